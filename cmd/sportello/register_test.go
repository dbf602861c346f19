package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/store"
)

// registersMain fills the registers of the user's archive as the screens would: a
// passport to be destroyed (from a 29 February), one given back, one whose year ends
// in a year, and a withdrawn one.
func registersMain() {
	if err := fillRegisters(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func fillRegisters(ctx context.Context) error {
	paths := store.DefaultPaths()
	s, err := store.Open(ctx, store.Options{
		Path: paths.Store, OwnFolder: true, KeyDir: paths.KeyDir, Office: "consolato", Now: time.Now, Desk: 2, Clerk: "A. Conti",
	})
	if err != nil {
		return err
	}
	defer s.Close() //nolint:errcheck // a test's
	today := s.Today()
	enter := func(number, surname, name string, handed domain.Date) error {
		return s.RegisterFound(ctx, domain.BookletFound{Number: number, Surname: surname, Name: name, HandedOn: handed, From: "Polizia di Prova"})
	}
	err = errors.Join(
		enter("YA0000001", "ROSSI", "MARIA", calendar.MustParse("2024-02-29")), enter("YA0000002", "VERDI", "ANNA", today), enter("YA0000003", "", "", today),
		s.RegisterWithdrawn(ctx, domain.BookletWithdrawn{Number: "YA0000004", Surname: "NERI", Ground: domain.WithdrawalMaintenance, On: calendar.MustParse("2026-01-07")}),
	)
	if err != nil {
		return err
	}
	rows, err := s.FoundBooklets(ctx)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if r.Number == "YA0000003" {
			return s.ReturnFound(ctx, r.Ref, domain.BookletReturned{How: domain.BackByPost, On: today})
		}
	}
	return desk.ErrNotFound
}
