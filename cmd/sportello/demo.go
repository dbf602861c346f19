package main

import (
	"context"
	"errors"
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
	folder, done, err := demoFolder()
	if err != nil {
		return failed(err, "non si può creare una cartella temporanea: %s", openReason(err))
	}
	defer done()
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
	sitting := func() (*archive, desk.Settings) {
		filling.Lock()
		defer filling.Unlock()
		if a == nil {
			return nil, desk.Settings{}
		}
		return a, a.settings
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
		Inbox:  &inboxOf{sitting: sitting, now: clock.now},
		Mapper: mapper{profiles: demoProfiles(folder), now: clock.now, archive: func() *archive { a, _ := sitting(); return a }},
		Now:    clock.now, Today: func() domain.Date { return calendar.FromTime(clock.now()) },
		Paths: tui.Paths{Store: filepath.Join(folder, "demo.db"), Imports: workingFolder(), Slips: slips}, PrintList: listPrinter(slips),
	})
	filling.Lock()
	defer filling.Unlock()
	if a != nil {
		err = errors.Join(err, a.Close())
	}
	return err
}

// demoProfiles is where a demonstration keeps the profiles of its files.
func demoProfiles(folder string) string { return filepath.Join(folder, "profili-agenda") }

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
