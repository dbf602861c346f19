package store

import (
	"strings"
	"testing"

	"civico/sportello/domain/desk"
)

// An import taken back before the keeper has made the indexes of the search: the next
// one has none to drop.
func TestBulkImportAfterOneThatWasTakenBackAtOnce(t *testing.T) {
	s, _ := newStore(t)
	s.stopKeeper()
	file := invented(t, 10_500)
	apply(t, s, file, desk.ImportOptions{})
	undoLast(t, s)
	if got := apply(t, s, file, desk.ImportOptions{}); got.Counts[desk.ClassNew] != 10_500 {
		t.Errorf("%+v", got)
	}
	s.startKeeper()
	settled(s)
	if indexes := indexesOf(t, s); strings.Count(indexes, "\n") != 7 {
		t.Errorf("indexes are missing: %s", indexes)
	}
}

// The desk's program stays open while a command takes the agenda in and is killed
// before it has made the indexes of the search: the desk makes them.
func TestIndexesOfAKilledImportAreMadeByTheOpenProgram(t *testing.T) {
	o := place(t, monday())
	s := mustOpen(t, o)
	openCase(t, s, "")
	settled(s)
	other, err := Open(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	other.stopKeeper() // killed
	apply(t, other, invented(t, 10_500), desk.ImportOptions{})
	if err := other.db.Close(); err != nil {
		t.Fatal(err)
	}
	if indexes := indexesOf(t, s); strings.Count(indexes, "\n") != 5 {
		t.Fatalf("it was not in time: %s", indexes)
	}
	openCase(t, s, "")
	settled(s)
	if indexes := indexesOf(t, s); strings.Count(indexes, "\n") != 7 {
		t.Errorf("indexes are missing: %s", indexes)
	}
}
