package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"civico/sportello/domain/desk"
)

// settled lets the keeper finish.
func settled(s *Store) {
	s.stopKeeper()
	s.startKeeper()
}

func TestBigImportIsKeptBehindTheDesk(t *testing.T) {
	o := place(t, monday())
	s := mustOpen(t, o)
	apply(t, s, invented(t, 12_000), desk.ImportOptions{})
	settled(s)
	if indexes := indexesOf(t, s); strings.Count(indexes, "\n") != 7 {
		t.Errorf("indexes are missing: %s", indexes)
	}
	if info, err := os.Stat(o.Path); err != nil || info.Size() < 12_000*200 {
		t.Errorf("the import is not in the archive's own file: %v, %v", info, err)
	}
}

// A program that ended between an import and its indexes finds everybody all the
// same, and the next one makes them.
func TestSearchDoesNotNeedItsIndexes(t *testing.T) {
	o := place(t, monday())
	s, err := Open(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	apply(t, s, export(t, mariaRow, annaRow), desk.ImportOptions{})
	for _, name := range searchIndexes {
		if _, err := s.db.Exec(`DROP INDEX ` + name); err != nil {
			t.Fatal(err)
		}
	}
	found := func(s *Store) int {
		t.Helper()
		hits, err := s.Search(ctx, strings.Split(mariaRow, ";")[4], 10)
		if err != nil {
			t.Fatal(err)
		}
		return len(hits)
	}
	before := found(s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = mustOpen(t, o)
	settled(s)
	if indexes := indexesOf(t, s); before != 1 || found(s) != 1 || strings.Count(indexes, "\n") != 7 {
		t.Errorf("found %d, then %d; indexes %s", before, found(s), indexes)
	}
}

// What cannot be done is said once and not tried again before somebody commits: a
// keeper that its own first index woke would never rest on a full disk.
func TestKeeperRestsAfterAFailure(t *testing.T) {
	o := place(t, monday())
	dir := t.TempDir()
	log, file, err := OpenDiagnostics(dir, o.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close() //nolint:errcheck // a log
	o.Log = log
	s := mustOpen(t, o)
	s.stopKeeper() // the test does its work
	for _, name := range searchIndexes {
		if _, err := s.db.Exec(`DROP INDEX ` + name); err != nil {
			t.Fatal(err)
		}
	}
	// The second index cannot be made: its name is taken.
	if _, err := s.db.Exec(`CREATE TABLE ` + searchIndexes[1] + ` (x)`); err != nil {
		t.Fatal(err)
	}
	s.keeper.unindexed.Store(true)
	s.keeper.wake = make(chan struct{}, 1) // nobody listens
	said := func(words string) int {
		t.Helper()
		names, _ := filepath.Glob(filepath.Join(dir, "*"))
		b, err := os.ReadFile(names[0])
		if err != nil {
			t.Fatal(err)
		}
		return strings.Count(string(b), words)
	}
	s.keep(ctx)
	if len(s.keeper.wake) != 0 || said("search indexes") != 1 || !s.keeper.unindexed.Load() {
		t.Errorf("the keeper woke itself: %d; said %d times", len(s.keeper.wake), said("search indexes"))
	}
	if _, err := s.db.Exec(`DROP TABLE ` + searchIndexes[1]); err != nil {
		t.Fatal(err)
	}
	s.stopKeeper()
	s.startKeeper()
	openCase(t, s, "")
	settled(s)
	if indexes := indexesOf(t, s); strings.Count(indexes, "\n") != 7 || s.keeper.unindexed.Load() || said("search indexes") != 1 {
		t.Errorf("indexes are missing: %s", indexes)
	}
}

// The write-ahead file of a large import goes, and does not make every commit after it
// a large one.
func TestLargeImportLeavesNoLargeFile(t *testing.T) {
	s, _ := newStore(t)
	apply(t, s, invented(t, 20_000), desk.ImportOptions{})
	settled(s)
	if n := walSize(t, s); n > 4<<20 {
		t.Errorf("%d bytes after the import", n)
	}
	openCase(t, s, "")
	settled(s)
	first, err := checkpoint(ctx, s.db, "NOOP")
	if err != nil || first.done != 0 || first.frames == 0 {
		t.Fatalf("a small commit was copied: %+v %v", first, err)
	}
}

// While somebody reads the file grows past its usual length, and is cut once it is
// begun anew.
func TestFileIsCutAfterALongReading(t *testing.T) {
	s, _ := newStore(t)
	done := reading(t, s)
	apply(t, s, invented(t, 12_000), desk.ImportOptions{})
	s.stopKeeper() // nothing of the rest goes on beside the clerk
	if n := walSize(t, s); n < 6<<20 {
		t.Fatalf("%d bytes", n)
	}
	done()
	s.keep(ctx)
	openCase(t, s, "")
	if n := walSize(t, s); n > 4<<20+4096 {
		t.Errorf("%d bytes", n)
	}
}

func walSize(t *testing.T, s *Store) int64 {
	t.Helper()
	info, err := os.Stat(s.path + "-wal")
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}
