package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/store"
	"civico/sportello/store/casefile"
)

func TestMain(m *testing.M) {
	if os.Getenv(laterBy) == "" {
		if err := os.Setenv(laterBy, awayFromMidnight(time.Now()).String()); err != nil {
			panic(err)
		}
	}
	testscript.Main(m, map[string]func(){"sportello": func() { os.Exit(serve(now)) }, "intake": intakeMain, "registers": registersMain})
}

// laterBy names the variable that says by how much the clock of the tests, and of
// every program they start, is ahead.
const laterBy = "SPORTELLO_TEST_LATER"

// now is the clock of the tests and of the programs they start.
func now() time.Time {
	later, err := time.ParseDuration(os.Getenv(laterBy))
	if err != nil {
		panic(err)
	}
	return time.Now().Add(later)
}

// awayFromMidnight is how far ahead a clock has to be for a day at the desk not to end
// while a test is at work with «today».
func awayFromMidnight(now time.Time) time.Duration {
	const long = 30 * time.Minute
	if in := now.In(rome()); in.Add(long).Day() != in.Day() {
		return long
	}
	return 0
}

// rome is the zone of the offices of the tests.
func rome() *time.Location {
	zone, err := time.LoadLocation("Europe/Rome")
	if err != nil {
		panic(err)
	}
	return zone
}

// TestScripts runs every command as a person would type it, each script in a home
// of its own.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", e.WorkDir)
			e.Setenv(laterBy, os.Getenv(laterBy))
			e.Setenv("HOSTILE", "\x1b[2Jpippo")
			for _, name := range []string{"DATA", "CONFIG", "STATE", "CACHE"} {
				e.Setenv("XDG_"+name+"_HOME", filepath.Join(e.WorkDir, "xdg", name))
			}
			return copySamples(e.WorkDir)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			// keep NAME: the last standard output becomes a variable.
			"keep": func(ts *testscript.TestScript, _ bool, args []string) {
				ts.Setenv(args[0], strings.TrimSpace(ts.ReadFile("stdout")))
			},
		},
	})
}

// copySamples puts the sample exports of the agenda where scripts find them.
func copySamples(dir string) error {
	for _, name := range []string{"matera-1.csv", "matera-2.csv", "matera-sporco.csv"} {
		content, err := os.ReadFile(filepath.Join("..", "..", "store", "agendafile", "testdata", name))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			return err
		}
	}
	return workbook(filepath.Join(dir, "fogli.xlsx"))
}

// workbook makes one whose agenda lies behind a cover.
func workbook(path string) (err error) {
	f := excelize.NewFile()
	defer func() { err = errors.Join(err, f.Close()) }()
	if err := f.SetSheetName("Sheet1", "Copertina"); err != nil {
		return err
	}
	_, err = f.NewSheet("Agenda")
	return errors.Join(err, f.SetSheetRow("Agenda", "A1", &[]string{"Codice", "Data", "Ora", "Cognome", "Nome"}),
		f.SetSheetRow("Agenda", "A2", &[]string{"MT9", "23/11/2026", "9:30", "ROSSI", "MARIA"}), f.SaveAs(path))
}

// intakeMain does what only the screens can: it opens a case out of a case file in
// the user's archive, under the booking of a code where one is given, and brings it
// to a state. It prints the case's id.
func intakeMain() {
	if err := intake(context.Background(), os.Args[1], domain.State(os.Args[2]), strings.Join(os.Args[3:], "")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func intake(ctx context.Context, file string, to domain.State, booking string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	c, err := casefile.Read(f)
	if err != nil {
		return err
	}
	paths := store.DefaultPaths()
	s, err := store.Open(ctx, store.Options{
		Path: paths.Store, OwnFolder: true, KeyDir: paths.KeyDir, Office: c.Office, Now: now, Desk: 2, Clerk: "A. Conti",
	})
	if err != nil {
		return err
	}
	defer s.Close() //nolint:errcheck // a test's
	opening := desk.Opening{Changes: domain.Known(c)}
	if booking != "" {
		hits, err := s.Search(ctx, booking, 1)
		if err != nil || len(hits) == 0 {
			return fmt.Errorf("no booking %s: %w", booking, err)
		}
		opening.Appointment = hits[0].Appointment
	}
	w, err := s.OpenCase(ctx, opening)
	if err != nil {
		return err
	}
	if to != domain.InProgress {
		if w, err = s.Move(ctx, w.ID, w.Version, domain.CaseMoved{To: to, Reason: "prova"}); err != nil {
			return err
		}
	}
	fmt.Print(w.ID)
	return nil
}
