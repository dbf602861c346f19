package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"civico/sportello/domain/desk"
)

// next is a step that a later version could add.
var next = migration{"0002_test.sql", `ALTER TABLE log ADD COLUMN seen TEXT`}

func TestOlderArchiveIsCopiedAndMigrated(t *testing.T) {
	o := place(t, monday())
	s := mustOpen(t, o)
	w := openCase(t, s, "")
	newer, err := open(ctx, o, append(migrations[:len(migrations):len(migrations)], next))
	if err != nil {
		t.Fatal(err)
	}
	defer newer.Close()
	if again, err := newer.Case(ctx, w.ID); err != nil || again.Version != w.Version {
		t.Errorf("%+v, %v", again, err)
	}
	mustVerify(t, newer)

	copies, err := filepath.Glob(o.Path + ".prima-di-*")
	if err != nil || len(copies) != 1 {
		t.Fatalf("copies %v, %v", copies, err)
	}
	checkMode(t, copies[0], 0o600)
	o.Path = copies[0]
	before := mustOpen(t, o)
	if again, err := before.Case(ctx, w.ID); err != nil || again.Version != w.Version {
		t.Errorf("the copy: %+v, %v", again, err)
	}
	mustVerify(t, before)
}

func TestFailedMigrationChangesNothing(t *testing.T) {
	o := place(t, monday())
	s := mustOpen(t, o)
	openCase(t, s, "")
	broken := migration{"0002_broken.sql", `ALTER TABLE log ADD COLUMN seen TEXT; CREATE TABLE log (a TEXT)`}
	if _, err := open(ctx, o, append(migrations[:len(migrations):len(migrations)], broken)); err == nil {
		t.Fatal("migrated")
	}
	mustVerify(t, mustOpen(t, o))
}

func TestMigrationNeedsItsCopy(t *testing.T) {
	o := place(t, monday())
	openCase(t, mustOpen(t, o), "")
	inTheWay := o.Path + ".prima-di-2"
	if err := os.MkdirAll(filepath.Join(inTheWay, "x"), 0o700); err != nil {
		t.Fatal(err)
	}
	_, err := open(ctx, o, append(migrations[:len(migrations):len(migrations)], next))
	says(t, err, "serve una copia verificata")
	mustVerify(t, mustOpen(t, o))
}

func TestChangedMigrationIsAnotherHistory(t *testing.T) {
	o := place(t, monday())
	closed(t, o)
	other := append([]migration{}, migrations...)
	other[0].sql += "\n"
	_, err := open(ctx, o, other)
	says(t, err, "non sono quelle di questa versione")
}

func TestOtherFoldIsFoldedAgain(t *testing.T) {
	o := place(t, monday())
	s := mustOpen(t, o)
	id := book(t, s, rossi())
	w := openCase(t, s, id)
	forge(t, s, `UPDATE archive SET fold_sum = 'older'; UPDATE cases SET surname = 'X'; ALTER TABLE cases ADD COLUMN old TEXT`)
	var seen []desk.Progress
	o.Progress = func(p desk.Progress) { seen = append(seen, p) }
	again := mustOpen(t, o)
	mustVerify(t, again)
	if row, err := again.Appointment(ctx, id); err != nil || row.Case != w.ID {
		t.Errorf("%+v, %v", row, err)
	}
	if len(seen) == 0 || seen[len(seen)-1] != (desk.Progress{Stage: "ricostruisco", Done: 2, Total: 2}) {
		t.Errorf("progress %+v", seen)
	}
}

func TestEventOfANewerProgram(t *testing.T) {
	s, _ := newStore(t)
	id := book(t, s, rossi())
	w := openCase(t, s, id)
	w = change1(t, s, w, "photos.count", "2")
	err := s.write(ctx, func(c *change) error {
		for _, e := range []entry{
			{ty: "case.sealed/9", entity: w.ID, kind: "case", body: []byte(`{"a":1}`)},
			{ty: "appointment.called/1", entity: id, kind: "appointment", body: []byte(`{"b":2}`)},
		} {
			r, err := c.append(e)
			if err != nil {
				return err
			}
			if err := s.fold(c.ctx, c.q, r); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	shown, err := s.Case(ctx, w.ID)
	if err != nil || shown.Version != w.Version || !shown.Facts.Photos.Count.Known {
		t.Fatalf("%+v, %v", shown, err)
	}
	if _, err := s.Change(ctx, w.ID, w.Version, changes("photos.count", "1")); !errors.Is(err, desk.ErrReadOnly) {
		t.Errorf("Change: %v", err)
	}
	if _, err := s.SetVisit(ctx, id, "arrived"); !errors.Is(err, desk.ErrReadOnly) {
		t.Errorf("SetVisit: %v", err)
	}
	var kept int
	if err := s.db.QueryRow(`SELECT count(*) FROM log WHERE ty IN ('case.sealed/9', 'appointment.called/1')`).Scan(&kept); err != nil || kept != 2 {
		t.Errorf("kept %d, %v", kept, err)
	}
	mustVerify(t, s)
}

func TestBackupIsWholeAndNotOverwritten(t *testing.T) {
	s, _ := worked(t)
	dest := filepath.Join(t.TempDir(), "copia.db")
	if err := s.Backup(ctx, dest); err != nil {
		t.Fatal(err)
	}
	checkMode(t, dest, 0o600)
	says(t, s.Backup(ctx, dest), "c'è già")
	copied := mustOpen(t, Options{Path: dest, KeyPath: s.KeyPath(), Now: monday().now})
	mustVerify(t, copied)
	says(t, s.Backup(ctx, filepath.Join(t.TempDir(), "manca", "copia.db")), "")
	if got := strings.TrimSuffix(filepath.Base(s.KeyPath()), ".key"); len(got) != 16 {
		t.Errorf("key file %q", got)
	}
}
