package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/office"
	"civico/sportello/store"
)

// demo is a demonstration's archive while it is being filled.
type demo struct {
	*archive
	*inventor
	clock *demoClock
}

var demoSettings = desk.Settings{Desk: 2, Clerk: "A. Conti"}

// fillDemo makes the archive of a demonstration in a folder of its own and plays
// the morning in it, up to the moment the screens open.
func (p *program) fillDemo(ctx context.Context, o demoOptions, folder string, clock *demoClock, profile *office.Profile, book *office.Book) (*archive, error) {
	file, keys := o.db, store.DefaultPaths().KeyDir // a kept demonstration opens like any archive
	if file == "" {
		file, keys = filepath.Join(folder, "demo.db"), filepath.Join(folder, "chiavi")
	}
	settings := demoSettings
	settings.Office = profile.ID
	s, err := store.Open(ctx, store.Options{
		Path: file, KeyDir: keys, Office: profile.ID, Zone: clock.zone, Now: clock.now, Desk: settings.Desk, Clerk: settings.Clerk,
		Invented: true,
	})
	if err != nil {
		return nil, err
	}
	a := &archive{Store: s, profile: profile, offices: book, settings: settings, profiles: demoProfiles(folder)}
	d := &demo{a, newInventor(o.seed, clock.day, profile), clock}
	if o.empty {
		return a, nil
	}
	if err := d.play(ctx, folder); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return a, nil
}

// play is the morning: the export of the evening before, the first hours at two
// desks, a newer export, and who has come since.
func (d *demo) play(ctx context.Context, folder string) error {
	all := d.slots()
	if err := d.importExport(ctx, folder, all, false, 7*60+40); err != nil {
		return err
	}
	newer := 10*60 + 25
	if err := d.serve(ctx, all, func(s slot) bool { return s.hour.Minutes() < newer-15 || s.fate == contested }); err != nil {
		return err
	}
	if err := d.importExport(ctx, folder, all, true, newer); err != nil {
		return err
	}
	if err := d.serve(ctx, all, func(s slot) bool { return s.hour.Minutes() >= newer-15 && s.fate != contested }); err != nil {
		return err
	}
	if err := d.walkIn(ctx); err != nil {
		return err
	}
	d.SetWriter(d.settings.Desk, d.settings.Clerk)
	d.clock.set(hourAt(demoStart))
	return nil
}

func hourAt(minutes int) domain.Hour {
	h, _ := calendar.NewHour(minutes/60, minutes%60)
	return h
}

func (d *demo) importExport(ctx context.Context, folder string, all []slot, newer bool, minutes int) (err error) {
	d.clock.set(hourAt(minutes))
	content, err := d.export(all, newer)
	if err != nil {
		return err
	}
	file := filepath.Join(folder, "agenda.csv")
	if err := os.WriteFile(file, content, 0o600); err != nil {
		return failed(err, "%s: non si può scrivere: %s", file, openReason(err))
	}
	defer func() { err = errors.Join(err, os.Remove(file)) }()
	plan, err := d.PrepareImport(ctx, file, desk.ImportOptions{ExportedAt: d.clock.now()}, func(desk.Progress) {})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, plan.Close()) }()
	_, err = plan.Apply(ctx, func(desk.Progress) {})
	return err
}

// serve plays what became of the appointments that it is time for.
func (d *demo) serve(ctx context.Context, all []slot, due func(slot) bool) error {
	day, err := d.Day(ctx, d.day)
	if err != nil {
		return err
	}
	ids := map[string]string{}
	for _, r := range day.Rows {
		ids[r.Code] = r.Appointment
	}
	for i, s := range all {
		id := ids[s.code]
		if s.day != d.day || id == "" || !due(s) {
			continue
		}
		if i%2 == 0 {
			d.SetWriter(1, "M. Serra")
		} else {
			d.SetWriter(d.settings.Desk, d.settings.Clerk)
		}
		if err := d.serveOne(ctx, s, id); err != nil {
			return err
		}
	}
	return nil
}

func (d *demo) serveOne(ctx context.Context, s slot, id string) error {
	visit := domain.VisitArrived
	switch {
	case s.fate == noShow:
		visit = domain.VisitNoShow
	case !s.fate.came():
		return nil
	}
	d.clock.set(hourAt(min(s.hour.Minutes()-4, demoStart-2)))
	if s.fate == noShow {
		d.clock.set(later(s.hour, 20))
	}
	if _, err := d.SetVisit(ctx, id, visit); err != nil {
		return fmt.Errorf("demo: visit %s: %w", s.code, err)
	}
	if !s.fate.worked() {
		return nil
	}
	d.clock.set(hourAt(min(s.hour.Minutes()+1, demoStart-1)))
	return d.work(ctx, s, id)
}

// walkIn is somebody without an appointment, just begun.
func (d *demo) walkIn(ctx context.Context) error {
	d.clock.set(hourAt(demoStart - 3))
	p := d.adult("F")
	c := domain.Case{
		Procedure: domain.Passport, Product: domain.Ordinary, Office: d.profile.ID, FiledOn: d.day, FiledAt: hourAt(demoStart - 3), Channel: domain.Counter,
		Booking: domain.Booking{WalkIn: true},
		Holder:  domain.Holder{Surname: p.surname, Name: p.name, Sex: domain.Sex(p.sex), BirthDate: p.birth, BirthPlace: p.born.Code, TaxCode: p.taxCode},
	}
	_, err := d.OpenCase(ctx, desk.Opening{Changes: domain.Known(&c)})
	return err
}
