// Package store keeps a desk's archive in one SQLite file: a log of events that is
// never changed, and tables folded from it in the same transaction.
//
// The log is the truth. Headers (package header) are chained by hash and hold no
// personal data; bodies are JSON, sealed under the key of their entity (package
// seal); keys lie in their own table, wrapped by a key file that lives elsewhere.
// Folded tables are in clear, readable by the owner of the file only, and can be
// thrown away: Rebuild folds them again.
//
// One noun, one file: agenda.go, cases.go, drafts.go … hold the queries next to the
// functions that run them. To add an event type: its body in package domain, its
// JSON in codec.go with a golden, its fold in fold.go. To add a folded column: in
// schema/fold and in the fold; programs notice by the sum and fold again. To change
// the log's tables: a new numbered file in schema/log that only adds.
package store

import (
	"context"
	"database/sql"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/store/header"
	"civico/sportello/store/held"
	"civico/sportello/store/seal"
)

// Options open an archive. Path and one of KeyPath and KeyDir are required.
type Options struct {
	Path      string              // the archive's file
	KeyPath   string              // its key file; empty: by its id in KeyDir
	KeyDir    string              // folder of key files
	OwnFolder bool                // the archive's folder is the program's own: made where missing, closed to others
	Office    string              // id of a profile; needed for a new archive, else empty or the same
	Zone      *time.Location      // of the office; nil: Europe/Rome
	Now       func() time.Time    // nil: the machine's clock
	Invented  bool                // of a new archive: nobody in it is real, and it will say so for good
	Desk      int                 // from 1; 0 for a command
	Clerk     string              // name as the slips give it
	Progress  func(desk.Progress) // of folding again after a new program; may be nil
	Log       *slog.Logger        // for what goes on behind the desk (OpenDiagnostics); may be nil
}

// Store is one open archive. Its methods may be called from many goroutines;
// several programs may have the same file open.
type Store struct {
	db       *sql.DB
	path     string
	letGo    func() // see package held
	keyPath  string
	office   string
	invented bool
	zone     *time.Location
	now      func() time.Time
	who      atomic.Pointer[writer]
	writing  sync.Mutex // one writer at a time waits for SQLite, the others here
	station  station
	org      seal.Organisation
	keys     *seal.KeyFile
	doubt    ClockDoubt
	draft    draftPlace
	keeper   keeper
	log      *slog.Logger // may be nil
}

// writer is who changes things from now on.
type writer struct {
	desk  int
	clerk string
}

// Open opens an archive or makes a new one. Every failure is a *desk.Sentence and
// leaves what was there as it was.
func Open(ctx context.Context, o Options) (*Store, error) {
	s, err := open(ctx, o, migrations)
	if err != nil {
		return nil, sentence(err, o.Path)
	}
	return s, nil
}

func open(ctx context.Context, o Options, steps []migration) (*Store, error) {
	o, err := o.withDefaults().resolved()
	if err != nil {
		return nil, err
	}
	found, err := inspect(ctx, o, steps)
	if err != nil {
		return nil, err
	}
	if found == fileMissing {
		if err := makeFile(o); err != nil {
			return nil, err
		}
	}
	letGo := held.Hold(o.Path)
	db, err := reach(ctx, o.Path)
	if err != nil {
		letGo()
		return nil, err
	}
	s := &Store{db: db, path: o.Path, letGo: letGo, zone: o.Zone, now: o.Now, log: o.Log}
	s.SetWriter(o.Desk, o.Clerk)
	if err := s.start(ctx, o, steps); err != nil {
		return nil, errors.Join(err, s.end())
	}
	s.startKeeper()
	return s, nil
}

func (o Options) withDefaults() Options {
	if o.Zone == nil {
		o.Zone = Rome()
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return o
}

// start brings the tables to this program's form and loads the station.
func (s *Store) start(ctx context.Context, o Options, steps []migration) error {
	if err := s.migrate(ctx, o, steps); err != nil {
		return err
	}
	if err := s.load(ctx, o); err != nil {
		return err
	}
	if err := s.foldIfStale(ctx, o.Progress); err != nil {
		return err
	}
	missing, err := missingIndexes(ctx, s.db)
	if err != nil {
		return err
	}
	s.keeper.unindexed.Store(len(missing) > 0)
	if err := s.keeper.erasures.begin(ctx, s.db, s.path); err != nil {
		return err
	}
	s.doubt, err = s.askClock(ctx)
	return err
}

// Close signs the head where events were added since the last signature, and
// closes the file.
func (s *Store) Close() error {
	err := s.signHead(context.Background())
	return sentence(errors.Join(err, s.draft.close(), s.end()), s.path)
}

// end closes the file, with nothing left to be done behind the desk's back.
func (s *Store) end() error {
	s.stopKeeper()
	defer s.letGo()
	return s.db.Close()
}

// Office is the id of the archive's office profile.
func (s *Store) Office() string { return s.office }

// Station is the id under which this archive's events are known.
func (s *Store) Station() string { return s.station.id }

// Path is the archive's file.
func (s *Store) Path() string { return s.path }

// Invented says that the archive is a demonstration, kept or not.
func (s *Store) Invented() bool { return s.invented }

// KeyPath is the file without which the archive cannot be read.
func (s *Store) KeyPath() string { return s.keyPath }

// SetWriter says at which desk and under whose name changes are made from now on.
func (s *Store) SetWriter(desk int, clerk string) { s.who.Store(&writer{desk, clerk}) }

// SetZone says where the office is, for a caller that learns it from the archive
// (Office). It is called before anything else uses the archive.
func (s *Store) SetZone(zone *time.Location) { s.zone = zone }

// Today is the clock's day in the office's zone: the filing day.
func (s *Store) Today() domain.Date { return calendar.FromTime(s.now().In(s.zone)) }

// ref turns a header's name of an event into the domain's.
func ref(r header.Ref) domain.EventRef { return domain.EventRef{Station: r.Station, N: r.N} }

// querier is a pool, or the connection of a transaction.
type querier interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}
