package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"civico/sportello/domain/desk"
	"civico/sportello/domain/office"
	"civico/sportello/domain/rules"
	"civico/sportello/store"
)

// archiveFlags say which archive a command works on.
type archiveFlags struct{ db, office string }

func (f *archiveFlags) add(flags *pflag.FlagSet) {
	flags.Var((*fileFlag)(&f.db), "db", "archivio, un `FILE` (se manca: quello dell'utente)")
	flags.StringVar(&f.office, "ufficio", "", "ufficio di un archivio nuovo, `ID` di «sportello ufficio elenco»")
}

// fileFlag is the name of a file; an empty one, as an unset variable gives, is a slip.
type fileFlag string

func (v *fileFlag) String() string { return string(*v) }
func (v *fileFlag) Type() string   { return "string" }

func (v *fileFlag) Set(name string) error {
	if name == "" {
		return errors.New("no file named")
	}
	*v = fileFlag(name)
	return nil
}

// archive is an open store with what judging its cases needs.
type archive struct {
	*store.Store
	profile  *office.Profile
	offices  *office.Book
	settings desk.Settings
	profiles string // see profileFolder
}

// path is the archive's file, and whether its folder is the program's own.
func (f archiveFlags) path() (file string, own bool) {
	if f.db != "" {
		return f.db, false
	}
	return store.DefaultPaths().Store, true
}

// openArchive opens the archive of a command, or makes it where --ufficio or the
// settings say whose it is. writes says that the command will add to the log.
func (p *program) openArchive(ctx context.Context, f archiveFlags, writes bool) (*archive, error) {
	o, err := p.owner(ctx, f)
	if err != nil {
		return nil, err
	}
	a, err := p.open(ctx, f, o)
	if err != nil {
		return nil, err
	}
	if writes {
		if err := p.askClock(a); err != nil {
			return nil, errors.Join(err, a.Close())
		}
	}
	return a, nil
}

// owner is whose archive a command works on, and who works.
type owner struct {
	profile  *office.Profile
	book     *office.Book
	settings desk.Settings
}

func (p *program) owner(ctx context.Context, f archiveFlags) (o owner, err error) {
	if o.book, err = p.offices(); err != nil {
		return o, err
	}
	if o.settings, err = p.settings(); err != nil {
		return o, err
	}
	if o.profile, err = p.whose(ctx, f, o.book, o.settings); err != nil || o.profile != nil {
		return o, err
	}
	o.profile, err = p.askOffice(f, o.book)
	return o, err
}

// settings are the desk's own; before the first start, desk 1 and nobody's name.
func (p *program) settings() (desk.Settings, error) {
	s, found, err := store.LoadSettings(store.DefaultPaths().Settings)
	if !found {
		s.Desk = 1
	}
	return s, err
}

// whose is the office that the archive has or, where it is new, the one that
// --ufficio names, or that of the settings for the user's own archive; nil where
// nobody says. Another --ufficio on an archive that has one is refused.
func (p *program) whose(ctx context.Context, f archiveFlags, book *office.Book, settings desk.Settings) (*office.Profile, error) {
	file, _ := f.path()
	has, err := store.OfficeOf(ctx, file)
	if err != nil {
		return nil, err
	}
	id := has
	switch {
	case f.office != "" && has != "" && f.office != has:
		return nil, usage("--ufficio: l'archivio %s è dell'ufficio «%s» e non cambia: togliere --ufficio o scegliere un altro archivio con --db", file, has)
	case has == "" && f.office != "":
		id = f.office
	case has == "" && f.db == "":
		id = settings.Office
	}
	profile, known := book.Get(id)
	switch {
	case id == "" || known:
		return profile, nil
	case has != "":
		return nil, failed(nil, "l'archivio %s è dell'ufficio «%s», di cui manca il profilo: rimetterlo in %s", file, has, store.DefaultPaths().Offices)
	}
	return findOffice(book, id)
}

func (p *program) open(ctx context.Context, f archiveFlags, o owner) (*archive, error) {
	file, own := f.path()
	s, err := store.Open(ctx, store.Options{
		Path: file, OwnFolder: own, KeyDir: store.DefaultPaths().KeyDir, Office: o.profile.ID, Zone: zoneOf(o.profile), Now: p.now,
		Desk: o.settings.Desk, Clerk: o.settings.Clerk, Progress: p.progress(), Log: p.log,
	})
	p.progressDone()
	if err != nil {
		return nil, err
	}
	return &archive{Store: s, profile: o.profile, offices: o.book, settings: o.settings}, nil
}

// zoneOf is the office's time zone; profiles are checked when they are read.
func zoneOf(o *office.Profile) *time.Location {
	zone, err := time.LoadLocation(o.Timezone)
	if err != nil {
		return store.Rome()
	}
	return zone
}

// askOffice asks whoever sits at the terminal; without one the answer is the list.
func (p *program) askOffice(f archiveFlags, book *office.Book) (*office.Profile, error) {
	file, _ := f.path()
	if !p.terminal {
		return nil, usage("l'archivio %s è nuovo: indicare l'ufficio con --ufficio, uno di: %s", file, officeIDs(book))
	}
	fmt.Fprintf(p.err, "L'archivio è nuovo. Uffici: %s\nUfficio: ", officeIDs(book))
	answer, err := p.readLine()
	if err != nil {
		return nil, usage("nessun ufficio indicato: l'archivio non è stato creato")
	}
	return findOffice(book, answer)
}

// askClock stops before anything is written under a clock that looks wrong.
func (p *program) askClock(a *archive) error {
	sentence := clockSentence(a.ClockDoubt(), zoneOf(a.profile))
	if sentence == "" {
		return nil
	}
	if !p.terminal {
		if a.ClockDoubt().Kind == store.ClockAhead {
			fmt.Fprintln(p.err, "sportello: avviso: "+sentence)
			return nil // a desk that was closed yesterday: nobody is there to be asked
		}
		return failed(nil, "%s; non è stato scritto nulla: correggere l'orologio, oppure confermare da un terminale", sentence)
	}
	fmt.Fprintf(p.err, "%s. L'orologio è giusto? [s/n] ", capital(sentence))
	if answer, err := p.readLine(); err != nil || !isYes(answer) {
		return failed(nil, "non è stato scritto nulla: correggere l'orologio e ripetere")
	}
	return nil
}

func clockSentence(d store.ClockDoubt, zone *time.Location) string {
	const form = "02/01/2006 15:04"
	now, last := d.Now.In(zone).Format(form), d.Last.In(zone).Format(form)
	switch d.Kind {
	case store.ClockBehind:
		return fmt.Sprintf("l'orologio di questo computer segna il %s, ma l'ultima registrazione è del %s, cioè dopo", now, last)
	case store.ClockAhead:
		return fmt.Sprintf("l'orologio di questo computer segna il %s, più di un giorno dopo l'ultima registrazione, del %s", now, last)
	}
	return ""
}

// mustExist refuses to look at an archive that is not there: looking makes none.
func (p *program) mustExist(ctx context.Context, f archiveFlags) error {
	if _, err := p.settings(); err != nil {
		return err
	}
	file, _ := f.path()
	has, err := store.OfficeOf(ctx, file)
	if err == nil && has == "" {
		return usage("nessun archivio in %s: controllare il nome con --db, o importare prima l'agenda; non è stato creato nulla", file)
	}
	return err
}

// withArchive opens the archive around what a command does. Only a command that
// writes makes one where there is none.
func (p *program) withArchive(cmd *cobra.Command, f archiveFlags, writes bool, do func(context.Context, *archive) error) (err error) {
	if !writes {
		if err := p.mustExist(cmd.Context(), f); err != nil {
			return err
		}
	}
	a, err := p.openArchive(cmd.Context(), f, writes)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	return do(cmd.Context(), a)
}

// judge evaluates a case of the archive, earlier uses of its receipts included.
func (a *archive) judge(ctx context.Context, e *desk.Evaluated) error {
	var ids []string
	for _, pay := range e.Work.Facts.Payments {
		if pay.ID != "" {
			ids = append(ids, pay.ID)
		}
	}
	uses, err := a.ReceiptUses(ctx, e.Work.ID, ids)
	if err != nil {
		return err
	}
	e.Verdict, err = rules.Evaluate(&e.Work.Facts, rules.Around{Office: a.profile, Offices: a.offices, Uses: uses, InStore: true})
	return err
}
