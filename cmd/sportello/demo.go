package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/office"
	"civico/sportello/domain/rules"
	"civico/sportello/store"
	"civico/sportello/tui"
	"civico/sportello/tui/theme"
)

// demoOptions are what the command line says of a demonstration.
type demoOptions struct {
	db, office, day string
	seed            uint64
	empty           bool
}

func (p *program) demoCommand() *cobra.Command {
	var o demoOptions
	cmd := &cobra.Command{
		Use: "demo", Args: noCommand, Short: "apre le schermate su una giornata inventata",
		Long: "Apre le schermate su una giornata inventata di circa sessanta appuntamenti. L'archivio della dimostrazione\n" +
			"sparisce all'uscita, a meno che --db non dica dove tenerlo. Con lo stesso --seme la giornata è la stessa.",
		Example: "  sportello demo\n  sportello demo --data 23/11/2026 --seme 7\n  sportello demo --ufficio bergamo",
		RunE:    func(cmd *cobra.Command, _ []string) error { return p.demo(cmd.Context(), o) },
	}
	cmd.Flags().StringVar(&o.day, "data", "", "`GIORNO` della dimostrazione, che vale anche come orologio (se manca: oggi o il primo giorno lavorativo)")
	cmd.Flags().Uint64Var(&o.seed, "seme", 1, "`N` da cui si inventa la giornata")
	cmd.Flags().StringVar(&o.office, "ufficio", "matera", "ufficio della dimostrazione, un `ID`")
	cmd.Flags().BoolVar(&o.empty, "vuota", false, "comincia senza appuntamenti, per provare un file dell'agenda")
	cmd.Flags().StringVar(&o.db, "db", "", "tiene la dimostrazione in questo `FILE`, nuovo")
	return cmd
}

// demoStart is the hour at which a demonstration finds the desk.
const demoStart = 10*60 + 40

// demoClock runs from the hour it was last set to.
type demoClock struct {
	mu   sync.Mutex
	zone *time.Location
	day  domain.Date
	at   time.Time // what it showed when it was set
	set0 time.Time // the real instant of that
	real func() time.Time
}

func (c *demoClock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at.Add(c.real().Sub(c.set0))
}

// set puts the clock to an hour of the day.
func (c *demoClock) set(h domain.Hour) {
	c.mu.Lock()
	defer c.mu.Unlock()
	y, m, d := c.day.Split()
	c.at, c.set0 = time.Date(y, time.Month(m), d, 0, h.Minutes(), 0, 0, c.zone), c.real()
}

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
	})
	if err != nil {
		return nil, err
	}
	a := &archive{Store: s, profile: profile, offices: book, settings: settings, invented: true}
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

// demo runs the screens on an invented day. The first frame does not wait for it
// to be invented.
func (p *program) demo(ctx context.Context, o demoOptions) error {
	book, err := p.offices()
	if err != nil {
		return err
	}
	profile, err := findOffice(book, o.office)
	if err != nil {
		return err
	}
	if !profile.IsItalian() {
		return usage("--ufficio: «%s»: la dimostrazione si fa in un ufficio in Italia", o.office)
	}
	clock, err := p.demoClock(o.day, profile)
	if err != nil {
		return err
	}
	if o.db != "" {
		if _, err := os.Lstat(o.db); err == nil {
			return usage("--db: %s esiste già: la dimostrazione vuole un file nuovo", o.db)
		}
	}
	if !p.terminal {
		return usage("la dimostrazione vuole un terminale; senza, usare i comandi: sportello --help")
	}
	folder, err := os.MkdirTemp("", "sportello-demo-*") // 0700
	if err != nil {
		return failed(err, "non si può creare una cartella temporanea: %s", openReason(err))
	}
	defer os.RemoveAll(folder) //nolint:errcheck // invented data: nothing is lost, nothing leaks
	return p.runDemo(ctx, o, folder, clock, profile, book)
}

func (p *program) runDemo(ctx context.Context, o demoOptions, folder string, clock *demoClock, profile *office.Profile, book *office.Book) error {
	var (
		filling sync.Mutex // the screens may be left while the day is still being invented
		a       *archive
	)
	open := func(ctx context.Context, s desk.Settings) (tui.Opened, error) {
		filling.Lock()
		defer filling.Unlock()
		var err error
		if a, err = p.fillDemo(ctx, o, folder, clock, profile, book); err != nil {
			return tui.Opened{}, err
		}
		return tui.Opened{Store: a, Profile: profile, Settings: s, Close: keepOpen}, nil
	}
	settings := demoSettings
	settings.Office = profile.ID
	slips := filepath.Join(folder, "stampe")
	keep := func(s desk.Settings) error {
		filling.Lock()
		defer filling.Unlock()
		a.settings = s
		a.SetWriter(s.Desk, s.Clerk)
		return nil
	}
	err := p.show(ctx, tui.Env{
		Profile: profile, Offices: book, Settings: settings, Demo: true, Theme: theme.Detect(os.Getenv), Open: open, Keep: keep,
		Print: func(ctx context.Context, w *domain.Work, record domain.SlipPrinted) (string, error) {
			return printSlip(ctx, a, slips, w, record)
		},
		Now: clock.now, Today: func() domain.Date { return calendar.FromTime(clock.now()) },
		Paths: tui.Paths{Store: filepath.Join(folder, "demo.db"), Imports: workingFolder(), Slips: slips},
	})
	filling.Lock()
	defer filling.Unlock()
	if a != nil {
		err = errors.Join(err, a.Close())
	}
	return err
}

// workingFolder is where a file typed without its folder is looked for.
func workingFolder() string {
	dir, err := os.Getwd()
	if err != nil {
		return ""
	}
	return dir
}

// demoClock stands at the demonstration's hour of its day: the day given, else
// today or the first working day after.
func (p *program) demoClock(typed string, profile *office.Profile) (*demoClock, error) {
	patron, err := calendar.ParsePatron(profile.PatronDay)
	if err != nil {
		return nil, err
	}
	today := calendar.FromTime(p.now().In(zoneOf(profile)))
	day := calendar.WorkingDays(today, 0, patron)
	if typed != "" {
		if day, err = dayFlag("data", typed, today); err != nil {
			return nil, err
		}
	}
	if day.Before(rules.FirstDay) {
		return nil, usage("--data: %s: data precedente alle regole codificate, che cominciano il %s", day.Italian(), rules.FirstDay.Italian())
	}
	c := &demoClock{zone: zoneOf(profile), day: day, real: p.now}
	c.set(hourAt(demoStart))
	return c, nil
}
