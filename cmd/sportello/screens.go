package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/adrg/xdg"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/office"
	"civico/sportello/store"
	"civico/sportello/tui"
	"civico/sportello/tui/theme"
)

// screenOptions are what the command line says of the screens.
type screenOptions struct {
	archiveFlags
	day string
}

// session is one sitting at the screens.
type session struct {
	p      *program
	flags  archiveFlags
	book   *office.Book
	kept   desk.Settings // as found in the settings file
	mu     sync.Mutex    // the screens may be left while the archive is being opened
	opened *archive
	zone   atomic.Pointer[time.Location] // of the archive's office
	behind sync.WaitGroup                // what goes on behind the screens
}

// keepOpen is Close of an archive that whoever opened it closes.
func keepOpen() error { return nil }

// screens runs the screens on the local archive.
func (p *program) screens(ctx context.Context, o screenOptions) (err error) {
	s := &session{p: p, flags: o.archiveFlags}
	if s.book, err = p.offices(); err != nil {
		return err
	}
	if s.kept, err = p.settings(); err != nil {
		return err
	}
	if o.db != "" { // what arrives there is for the user's own archive
		s.kept.Watch, s.kept.WatchApply = "", false
	}
	profile, err := p.whose(ctx, o.archiveFlags, s.book, s.kept)
	if err != nil {
		return err
	}
	var day domain.Date
	if o.day != "" {
		if day, err = p.typedDay(o.day); err != nil {
			return err
		}
	}
	if err := p.needTerminal(o.archiveFlags, s.book, profile); err != nil {
		return err
	}
	env := s.env(profile)
	env.Day = day
	if log, file, err := store.OpenDiagnostics(store.DefaultPaths().Logs, p.now); err == nil { // without it the desk works all the same
		defer file.Close() //nolint:errcheck // a log
		log.Info("start", "version", version)
		env.Log, p.log = log, log
	}
	err = p.show(ctx, env)
	s.behind.Wait()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.opened != nil {
		err = errors.Join(err, s.opened.Close())
	}
	return err
}

// show runs the screens on the terminal. They take signals themselves: what stands
// in a field is written first.
func (p *program) show(ctx context.Context, env tui.Env) error {
	in, ok := p.in.(*os.File)
	if !ok {
		return usage("le schermate vogliono un terminale")
	}
	return tui.Run(context.WithoutCancel(ctx), env, in, p.out)
}

// needTerminal refuses screens that nobody would see.
func (p *program) needTerminal(f archiveFlags, book *office.Book, profile *office.Profile) error {
	if p.terminal {
		return nil
	}
	if profile == nil {
		file, _ := f.path()
		return usage("l'archivio %s è nuovo: indicare l'ufficio con --ufficio, uno di: %s", file, officeIDs(book))
	}
	return usage("le schermate vogliono un terminale; senza, usare i comandi: sportello --help")
}

// env is what the screens stand on; the archive is opened behind the first frame.
// Where there was no first start yet it asks, the known office first.
func (s *session) env(profile *office.Profile) tui.Env {
	file, _ := s.flags.path()
	zone, settings := store.Rome(), s.kept
	settings.Office = ""
	if profile != nil {
		zone = zoneOf(profile)
		if s.kept.Office != "" { // a first start has been
			settings.Office = profile.ID
		}
	}
	s.zone.Store(zone)
	now := func() time.Time { return s.p.now().In(s.zone.Load()) }
	return tui.Env{
		Profile: profile, Offices: leading(s.book, profile), Settings: settings, Open: s.open, Keep: s.keep, Passing: s.flags.db != "", Keeper: s, Print: s.print, Inbox: &inboxOf{sitting: s.sitting, now: s.p.now},
		Mapper: mapper{profiles: store.DefaultPaths().Profiles, now: now, archive: s.archive},
		Now:    now, Today: func() domain.Date { return calendar.FromTime(now()) },
		Paths: tui.Paths{Store: file, Imports: importFolder(), Slips: s.flags.slipFolder()}, Theme: theme.Detect(os.Getenv),
		PrintList: listPrinter(s.flags.slipFolder()),
	}
}

// sitting is the archive as it is open now, nil for none, and its settings.
func (s *session) sitting() (*archive, desk.Settings) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.opened == nil {
		return nil, desk.Settings{}
	}
	return s.opened, s.opened.settings
}

func (s *session) archive() *archive {
	a, _ := s.sitting()
	return a
}

// importFolder is where exports are looked for first: the downloads, where there
// are any.
func importFolder() string {
	if info, err := os.Stat(xdg.UserDirs.Download); err == nil && info.IsDir() {
		return xdg.UserDirs.Download
	}
	return workingFolder()
}

// slipFolder is where printed slips are put: among the user's documents, where a
// clerk finds them; those of an archive that --db names, beside it.
func (f archiveFlags) slipFolder() string {
	if f.db != "" {
		return filepath.Join(filepath.Dir(f.db), "stampe")
	}
	return filepath.Join(xdg.UserDirs.Documents, "Sportello")
}

// leading is the book with one office first, where the first start proposes it.
func leading(book *office.Book, first *office.Profile) *office.Book {
	if first == nil {
		return book
	}
	rest := slices.DeleteFunc(slices.Clone(book.All()), func(p *office.Profile) bool { return p.ID == first.ID })
	return office.NewBook(append([]*office.Profile{first}, rest...))
}

// open opens the archive for the settings, or makes it, and keeps the settings of
// a first start.
func (s *session) open(ctx context.Context, settings desk.Settings) (tui.Opened, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	chosen, err := findOffice(s.book, settings.Office)
	if err != nil {
		return tui.Opened{}, err
	}
	if s.opened == nil {
		if s.opened, err = s.p.open(ctx, s.flags, owner{chosen, s.book, settings}); err != nil {
			return tui.Opened{}, err
		}
		s.age(s.opened)
	}
	a := s.opened
	if a.Office() != chosen.ID {
		return tui.Opened{}, usage("l'archivio è dell'ufficio «%s»: scegliere quello, o un altro archivio con --db", a.profile.Name)
	}
	a.settings = settings
	a.SetWriter(settings.Desk, settings.Clerk)
	s.zone.Store(zoneOf(a.profile)) // a first start may have chosen an office far away
	if err := s.save(settings); err != nil {
		return tui.Opened{}, err
	}
	doubt := clockSentence(a.ClockDoubt(), zoneOf(a.profile))
	if doubt != "" {
		doubt = capital(doubt) + ". Se l'orologio è giusto si può cominciare; altrimenti uscire e correggerlo."
	}
	return tui.Opened{Store: a, Profile: a.profile, Settings: settings, Close: keepOpen, Doubt: doubt, Demo: a.Invented()}, nil
}

// keep takes settings that the clerk has changed: the next change is made under
// them.
func (s *session) keep(settings desk.Settings) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.opened != nil {
		s.opened.settings = settings
		s.opened.SetWriter(settings.Desk, settings.Clerk)
	}
	return s.save(settings)
}

// save writes the settings of the user's own archive; another archive leaves them
// as they are.
func (s *session) save(settings desk.Settings) error {
	if s.flags.db != "" || s.kept == settings {
		return nil
	}
	err := store.SaveSettings(store.DefaultPaths().Settings, settings)
	if err == nil {
		s.kept = settings
	}
	return err
}

// print puts a case's slip into the folder of slips, as PDF and as text, and says
// where. File names hold no personal data.
func (s *session) print(ctx context.Context, w *domain.Work, record domain.SlipPrinted) (string, error) {
	return printSlip(ctx, s.opened, s.flags.slipFolder(), w, record)
}

func printSlip(ctx context.Context, a *archive, folder string, w *domain.Work, record domain.SlipPrinted) (string, error) {
	e := &desk.Evaluated{Work: w}
	if err := a.judge(ctx, e); err != nil {
		return "", err
	}
	slip, err := a.slip(e, record)
	if err != nil {
		return "", err
	}
	where, err := putSlip(folder, slip, slipFile(w, record))
	if err != nil {
		return "", failed(err, "la carta non si può scrivere in %s: %s; la pratica è salvata: liberare il disco o chiedere i permessi, poi ristampare", folder, openReason(err))
	}
	return fmt.Sprintf("Carta n. %d: %s", record.Number, where), nil
}

func slipFile(w *domain.Work, s domain.SlipPrinted) string {
	ref := w.ID
	if code := w.Facts.Booking.Code; code != "" && isPlainName(code) {
		ref = code
	}
	return fmt.Sprintf("%s-%s-%d", desk.SlipFileName(s.Kind), ref, s.Number)
}

// isPlainName says that a text may be part of a file's name anywhere.
func isPlainName(s string) bool {
	return len(s) <= 40 && strings.IndexFunc(s, func(r rune) bool {
		return !(r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-')
	}) < 0
}
