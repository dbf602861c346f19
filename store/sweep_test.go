package store

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain/desk"
)

// reading begins to read the archive and does not end: the answer ends it.
func reading(t *testing.T, s *Store) (done func()) {
	t.Helper()
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if err := tx.QueryRow(`SELECT count(*) FROM log`).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return func() { _ = tx.Rollback() }
}

// zanellaErased is an archive in which Ulrica Zanella is erased while another program,
// the answer, reads.
func zanellaErased(t *testing.T) (o Options, s, other *Store, done func()) {
	t.Helper()
	o = place(t, monday())
	s, other = mustOpen(t, o), mustOpen(t, o)
	apply(t, s, export(t, zanella, mariaRow), desk.ImportOptions{})
	w := zanellasCase(t, s)
	settled(s)
	settled(other)
	done = reading(t, other)
	if out := erase(t, s, w.ID); !out.Unswept {
		t.Fatalf("%+v", out)
	}
	checkBytes(t, s, true, herWords...)
	return o, s, other, done
}

func TestWhatCouldNotBeSweptIsSweptLater(t *testing.T) {
	_, s, _, done := zanellaErased(t)
	settled(s)
	checkBytes(t, s, true, herWords...)
	done()
	openCase(t, s, "")
	settled(s)
	checkBytes(t, s, false, herWords...)
}

// The program that erased has ended: those that go on meet the erasure in the log.
func TestAnotherProgramSweeps(t *testing.T) {
	_, _, other, done := zanellaErased(t)
	done()
	openCase(t, other, "")
	settled(other)
	checkBytes(t, other, false, herWords...)
}

// Killed between the commit and the sweeping, both files stay as they are.
func TestTheNextProgramSweeps(t *testing.T) {
	o, s, _, done := zanellaErased(t)
	defer done()
	after := o
	after.Path = filepath.Join(filepath.Dir(o.Path), "dopo.db")
	for _, suffix := range []string{"", "-wal"} {
		b, err := os.ReadFile(s.path + suffix)
		if err == nil {
			err = os.WriteFile(after.Path+suffix, b, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	next := mustOpen(t, after)
	settled(next)
	checkBytes(t, next, false, herWords...)
	mustVerify(t, next)
}

// An erasure may come while the keeper copies what a morning has left.
func TestKeeperIsNotTakenForAReader(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, invented(t, 1000), desk.ImportOptions{})
	for i := range 4 {
		clock.pass(time.Minute)
		surname := fmt.Sprintf("UNICOQ%dW", i)
		w, err := s.OpenCase(ctx, desk.Opening{Changes: changes("holder.surname", surname)})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.SaveDraft(ctx, desk.Draft{Text: strings.Repeat("x", 6<<20)}); err != nil {
			t.Fatal(err)
		}
		if out := erase(t, s, w.ID); out.Unswept {
			t.Error("somebody is said to read")
		}
		checkBytes(t, s, false, surname)
	}
}
