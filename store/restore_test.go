package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func incOf(t *testing.T, s *Store) string {
	t.Helper()
	var inc string
	if err := s.db.QueryRow(`SELECT inc FROM station WHERE own = 1`).Scan(&inc); err != nil {
		t.Fatal(err)
	}
	return inc
}

func TestRestoredArchiveIsANewIncarnation(t *testing.T) {
	o := place(t, monday())
	s, err := Open(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	w, inc := openCase(t, s, ""), incOf(t, s)
	backup := filepath.Join(t.TempDir(), "copia.db")
	if err := s.Backup(ctx, backup); err != nil {
		t.Fatal(err)
	}
	lost := openCase(t, s, "")
	_, err = Restore(ctx, backup, o)
	says(t, err, "è aperto in un altro programma")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	aside, err := Restore(ctx, backup, o)
	if err != nil || !strings.HasPrefix(aside, o.Path+".sostituito-20261123-") {
		t.Fatalf("%q, %v", aside, err)
	}
	checkMode(t, o.Path, 0o600)
	again := mustOpen(t, o)
	if found, err := again.Case(ctx, w.ID); err != nil || found.Version != w.Version {
		t.Errorf("%+v, %v", found, err)
	}
	if again.Station() != s.Station() || incOf(t, again) == inc {
		t.Errorf("station %s, incarnation %s", again.Station(), incOf(t, again))
	}
	openCase(t, again, "")
	mustVerify(t, again)

	o.Path = aside
	if found, err := mustOpen(t, o).Case(ctx, lost.ID); err != nil || found.ID != lost.ID {
		t.Errorf("what was put aside: %+v, %v", found, err)
	}
}

func TestBrokenArchiveIsReplacedByItsCopy(t *testing.T) {
	o := place(t, monday())
	s, err := Open(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	w := openCase(t, s, "")
	backup := filepath.Join(t.TempDir(), "copia.db")
	if err := s.Backup(ctx, backup); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(o.Path, []byte("SQLite format 3\x00 e poi nulla di buono"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(ctx, backup, o); err != nil {
		t.Fatal(err)
	}
	if found, err := mustOpen(t, o).Case(ctx, w.ID); err != nil || found.Version != w.Version {
		t.Errorf("%+v, %v", found, err)
	}
}

func TestBadCopyIsNotRestored(t *testing.T) {
	s, _ := worked(t)
	dir := t.TempDir()
	backup := filepath.Join(dir, "copia.db")
	forge(t, s, `UPDATE body SET sealed = zeroblob(60) WHERE seq = 3`)
	if err := s.Backup(ctx, backup); err != nil {
		t.Fatal(err)
	}
	o := Options{Path: filepath.Join(dir, "nuovo.db"), KeyPath: s.KeyPath(), Now: monday().now}
	_, err := Restore(ctx, backup, o)
	says(t, err, "La copia non è integra")
	letter := filepath.Join(dir, "lettera.txt")
	if err := os.WriteFile(letter, []byte("una lettera"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = Restore(ctx, letter, o)
	says(t, err, "di un altro programma")
	_, err = Restore(ctx, filepath.Join(dir, "manca.db"), o)
	says(t, err, "non è una copia")
	if names := listed(t, dir); len(names) != 2 {
		t.Errorf("left behind: %v", names)
	}
}

func TestRestoreTellsWhatItBroughtBack(t *testing.T) {
	o := place(t, monday())
	s, err := Open(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	before, w := openCase(t, s, ""), openCase(t, s, "")
	erase(t, s, before.ID)
	backup := filepath.Join(t.TempDir(), "copia.db")
	if err := s.Backup(ctx, backup); err != nil {
		t.Fatal(err)
	}
	erase(t, s, w.ID)
	erase(t, s, openCase(t, s, "").ID)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	aside, err := Restore(ctx, backup, o)
	if err != nil {
		t.Fatal(err)
	}
	if back, err := ErasedSince(ctx, aside, o.Path); err != nil || len(back) != 1 || back[0] != w.ID {
		t.Errorf("%v %v", back, err)
	}
	again := mustOpen(t, o)
	if _, err := again.EraseCase(ctx, w.ID, w.Version, why); err != nil {
		t.Error(err)
	}
	mustVerify(t, again)
}

func TestRestoreOnANewMachineMakesItsFolder(t *testing.T) {
	s, w := worked(t)
	backup := filepath.Join(t.TempDir(), "copia.db")
	if err := s.Backup(ctx, backup); err != nil {
		t.Fatal(err)
	}
	o := Options{Path: filepath.Join(t.TempDir(), "dati", "archivio", "sportello.db"), KeyPath: s.KeyPath(), OwnFolder: true, Now: monday().now}
	if aside, err := Restore(ctx, backup, o); err != nil || aside != "" {
		t.Fatalf("%q %v", aside, err)
	}
	if found, err := mustOpen(t, o).Case(ctx, w.ID); err != nil || found.Version != w.Version {
		t.Errorf("%+v %v", found, err)
	}
}
