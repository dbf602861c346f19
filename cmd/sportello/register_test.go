package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

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
		Path: paths.Store, OwnFolder: true, KeyDir: paths.KeyDir, Office: "consolato", Now: now, Desk: 2, Clerk: "A. Conti",
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

// From the first key to the list that is signed, in a real terminal.
func TestAFoundPassportFromTheKeyToItsDestruction(t *testing.T) {
	h, m := openedDay(t, 80, 24)
	m.press("p")
	m.sees("Nessun passaporto in ufficio")
	m.press("f2")
	m.sees("› Numero")
	m.enters("YA1234567")
	m.sees("› Cognome")
	m.enters("RUSSO")
	m.sees("› Nome")
	m.enters("PIA")
	m.sees("› Data di nascita")
	m.press("enter")
	m.sees("› Consegnato il")
	m.enters("29/02/2024")
	m.sees("› Da chi")
	m.enters("Polizia di Prova")
	m.sees("› Nota")
	m.press("enter")
	m.sees("1 in ufficio, 1 da distruggere", "28/02/2025")
	m.press("f5")
	m.sees("Passaporti da distruggere", "YA1234567")
	m.press("p")
	m.sees("Elenco: distruzione-")
	m.press("d")
	m.sees("Registrare la distruzione?", "A. Conti")
	m.press("s")
	m.sees("Distruzione registrata: 1 passaporto")
	m.press("esc")
	m.sees("0 in ufficio, 0 da distruggere")
	m.press("f6")
	m.sees("Nessun passaporto ritirato")
	m.press("f2")
	m.sees("Perché il passaporto è ritirato?")
	m.press("1")
	m.sees("› Numero")
	m.enters("YA7654321")
	m.sees("› Cognome")
	m.enters("NERI")
	m.press("ctrl+s")
	m.sees("motivo dell'art. 3", "1 ritirato")
	m.press("ctrl+c")
	if code := m.ends(); code != 0 {
		t.Errorf("left with code %d", code)
	}
	lists := h.find("distruzione-*.txt")
	if len(lists) != 1 || len(h.find("distruzione-*.pdf")) != 1 {
		t.Fatalf("one list was printed as text and as PDF, found %v", lists)
	}
	text, err := os.ReadFile(lists[0])
	if err != nil || !strings.Contains(string(text), "YA1234567, RUSSO PIA; consegnato il 29/02/2024") {
		t.Errorf("%s, %v", text, err)
	}
	if got := h.run(t, "registro", "rinvenuti", "--tutti", "--json"); !strings.Contains(got, `"state": "destroyed"`) || !strings.Contains(got, `"closed_by": "A. Conti"`) {
		t.Errorf("%s", got)
	}
	if got := h.run(t, "registro", "ritiri"); !strings.Contains(got, "YA7654321") {
		t.Errorf("%s", got)
	}
	if got := h.run(t, "archivio", "verifica"); !strings.Contains(got, "integro") {
		t.Errorf("verifica says %q", got)
	}
}
