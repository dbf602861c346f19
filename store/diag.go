package store

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"civico/sportello/domain/desk"
	"civico/sportello/store/safefile"

	"modernc.org/sqlite"
)

// keepDays is how long a day's diagnostic log is kept.
const keepDays = 14

const (
	diagPrefix = "sportello-"
	diagSuffix = ".log"
)

// OpenDiagnostics opens the diagnostic log in a folder: one file a day, readable
// by its owner only, kept for 14 days. It is for what the program did, never for
// whom: no names, codes, numbers or texts of cases; errors go in through Failure.
func OpenDiagnostics(dir string, now func() time.Time) (*slog.Logger, io.Closer, error) {
	w := &dayFile{dir: dir, now: now}
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, nil, err
	}
	if err := errors.Join(safefile.OwnerOnly(dir), w.turn()); err != nil {
		return nil, nil, err
	}
	return slog.New(slog.NewTextHandler(w, nil)), w, nil
}

// Failure is an error as the diagnostic log may hold it: kinds and the database's
// code, not the message, which can quote what somebody typed.
func Failure(err error) slog.Attr {
	var kinds []string
	code := 0
	for e := err; e != nil; e = errors.Unwrap(e) {
		kinds = append(kinds, fmt.Sprintf("%T", e))
		if se, ok := e.(*sqlite.Error); ok {
			code = se.Code()
		}
	}
	var said *desk.Sentence
	return slog.Group("failure",
		slog.String("kinds", strings.Join(kinds, " ")), slog.Int("sqlite", code), slog.Bool("said", errors.As(err, &said)))
}

// dayFile writes to the file of the day, and turns to the next at midnight.
type dayFile struct {
	dir string
	now func() time.Time
	mu  sync.Mutex
	day string
	f   *os.File
}

func (d *dayFile) Write(p []byte) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.turn(); err != nil {
		return 0, err
	}
	return d.f.Write(p)
}

// Close closes the day's file; writing again opens it again.
func (d *dayFile) Close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.shut()
}

func (d *dayFile) shut() error {
	if d.f == nil {
		return nil
	}
	err := d.f.Close()
	d.f, d.day = nil, ""
	return err
}

func (d *dayFile) turn() error {
	today := d.now().Format(time.DateOnly)
	if d.f != nil && d.day == today {
		return nil
	}
	if err := d.shut(); err != nil {
		return err
	}
	path := filepath.Join(d.dir, diagPrefix+today+diagSuffix)
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	d.f, d.day = f, today
	return errors.Join(safefile.OwnerOnly(path), d.forget())
}

// forget removes the files of days that are too long ago, and nothing else.
func (d *dayFile) forget() error {
	oldest := d.now().AddDate(0, 0, -keepDays+1).Format(time.DateOnly)
	entries, err := os.ReadDir(d.dir)
	if err != nil {
		return err
	}
	var errs []error
	for _, e := range entries {
		day, ours := strings.CutPrefix(e.Name(), diagPrefix)
		day, dated := strings.CutSuffix(day, diagSuffix)
		if _, err := time.Parse(time.DateOnly, day); ours && dated && err == nil && day < oldest {
			errs = append(errs, os.Remove(filepath.Join(d.dir, e.Name())))
		}
	}
	return errors.Join(errs...)
}
