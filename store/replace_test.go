package store

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"civico/sportello/store/safefile"
)

// putBeside puts files beside an archive, each with its suffix as content.
func putBeside(t *testing.T, archive string, suffixes ...string) {
	t.Helper()
	for _, suffix := range suffixes {
		if err := os.WriteFile(archive+suffix, []byte(suffix), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func contentOf(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Error(err)
	}
	return string(b)
}

// caseAndCopy is a copy of an archive with one case, closed since; and the case's id.
func caseAndCopy(t *testing.T, o Options) (backup, id string) {
	t.Helper()
	s, err := Open(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	id = openCase(t, s, "").ID
	backup = filepath.Join(t.TempDir(), "copia.db")
	if err := s.Backup(ctx, backup); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return backup, id
}

// Somebody moves a damaged archive away after a power cut, and leaves its write-ahead
// file, which SQLite would play back into the copy.
func TestACopyIsRestoredBesideAnOrphanWriteAheadFile(t *testing.T) {
	o := place(t, monday())
	backup, id := caseAndCopy(t, o)
	s, err := Open(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	for range 10 {
		openCase(t, s, "")
	}
	wal := contentOf(t, o.Path+"-wal")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(o.Path, o.Path+".rotto"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(o.Path+"-wal", []byte(wal), 0o600); err != nil {
		t.Fatal(err)
	}
	aside, err := Restore(ctx, backup, o)
	if err != nil || aside != "" {
		t.Fatalf("%q %v", aside, err)
	}
	again := mustOpen(t, o)
	list, err := again.CaseList(ctx, CaseFilter{Limit: 100})
	if err != nil || len(list) != 1 || list[0].Case != id {
		t.Errorf("the restored archive is not the copy: %d cases, %v", len(list), err)
	}
	mustVerify(t, again)
	kept, err := filepath.Glob(o.Path + replacedSuffix + "*-wal")
	if err != nil || len(kept) != 1 || contentOf(t, kept[0]) != wal {
		t.Errorf("the write-ahead file was not kept: %q, %v", kept, err)
	}
}

// A disk that lost the file's content left what the companions hold.
func TestAnEmptiedArchiveIsKeptWithItsCompanions(t *testing.T) {
	o := place(t, monday())
	backup, id := caseAndCopy(t, o)
	putBeside(t, o.Path, append([]string{""}, companions...)...)
	aside, err := Restore(ctx, backup, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, suffix := range append([]string{""}, companions...) {
		if got := contentOf(t, aside+suffix); got != suffix {
			t.Errorf("kept as %s%s: %q", filepath.Base(aside), suffix, got)
		}
	}
	if _, err := mustOpen(t, o).Case(ctx, id); err != nil {
		t.Error(err)
	}
}

// A program that is killed anywhere before the last step leaves the old archive.
func TestARestoreThatEndsMidwayLeavesTheOldArchive(t *testing.T) {
	o := place(t, monday())
	_, id := caseAndCopy(t, o)
	prepared := o.Path + preparedSuffix // is not there: the last step fails
	folder := listed(t, filepath.Dir(o.Path))
	still := func(when string) {
		t.Helper()
		s, err := Open(ctx, o)
		if err != nil {
			t.Fatal(when, err)
		}
		if _, err := s.Case(ctx, id); err != nil {
			t.Errorf("%s: %v", when, err)
		}
		if err := s.Close(); err != nil {
			t.Error(when, err)
		}
	}

	_, err := takePlace(ctx, prepared, o.Path, o.Now())
	says(t, err, "che è rimasto com'era")
	if left := listed(t, filepath.Dir(o.Path)); !slices.Equal(left, folder) {
		t.Errorf("left behind: %q", left)
	}
	still("after a failure")

	aside := o.Path + replacedSuffix + "20261123-090000"
	if err := safefile.Keep(o.Path, aside); err != nil {
		t.Fatal(err)
	}
	still("after a kill before the companions")
	if err := swap(prepared, o.Path, aside); err == nil {
		t.Fatal("nothing took the place")
	}
	still("after a kill before the last step")
}

func TestAFailedRestoreSaysWhereTheOldArchiveIs(t *testing.T) {
	o := place(t, monday())
	_, id := caseAndCopy(t, o)
	aside := o.Path + replacedSuffix + "20261123-090000"
	if err := safefile.Keep(o.Path, aside); err != nil {
		t.Fatal(err)
	}
	putBeside(t, aside, "-wal")
	putBeside(t, o.Path, "-wal") // of a program that came in between: not written over
	says(t, takeBack(o.Path, aside, os.ErrInvalid), "L'archivio di prima è qui: "+aside)
	if contentOf(t, o.Path+"-wal") != "-wal" || contentOf(t, aside+"-wal") != "-wal" {
		t.Error("a companion was touched")
	}
	if err := os.Remove(o.Path + "-wal"); err != nil {
		t.Fatal(err)
	}
	says(t, takeBack(o.Path, aside, os.ErrInvalid), "che è rimasto com'era")
	if left := strings.Join(listed(t, filepath.Dir(o.Path)), " "); left != "sportello.db sportello.db-wal" {
		t.Errorf("left behind: %s", left)
	}
	if _, err := mustOpen(t, o).Case(ctx, id); err != nil {
		t.Error(err)
	}
}

func TestNoArchiveTakesAPlaceWithCompanions(t *testing.T) {
	o := place(t, monday())
	backup, _ := caseAndCopy(t, o)
	if err := os.Remove(o.Path); err != nil {
		t.Fatal(err)
	}
	putBeside(t, backup, "-wal")
	_, err := takePlace(ctx, backup, o.Path, o.Now())
	says(t, err, "che è rimasto com'era") // what its write-ahead file held would be lost
	if left := listed(t, filepath.Dir(o.Path)); len(left) != 0 {
		t.Errorf("left behind: %q", left)
	}
}

func TestOneProgramAtATimeRestores(t *testing.T) {
	o := place(t, monday())
	backup, _ := caseAndCopy(t, o)
	lock, err := safefile.TryLock(o.Path + preparedSuffix + "-lock")
	if err != nil || lock == nil {
		t.Fatal(lock, err)
	}
	_, err = Restore(ctx, backup, o)
	says(t, err, "sta già ripristinando")
	if err := lock.Release(); err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(ctx, backup, o); err != nil {
		t.Error(err)
	}
}
