package store

import (
	"os"
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
