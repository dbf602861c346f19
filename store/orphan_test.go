package store

import (
	"os"
	"path/filepath"
	"testing"
)

// What is left of an archive is no reason to begin an empty one in silence.
func TestAMissingArchiveWithRemainsIsNotMadeAnew(t *testing.T) {
	for _, rest := range []string{"-wal", preparedSuffix, replacedSuffix + "20261123-090000"} {
		o := place(t, monday())
		backup, id := caseAndCopy(t, o)
		if err := os.Remove(o.Path); err != nil {
			t.Fatal(err)
		}
		putBeside(t, o.Path, rest)
		refusedSentence(t, o, "accanto c'è "+o.Path+rest)
		_, err := OfficeOf(ctx, o.Path)
		says(t, err, "Non è stato creato nulla")
		if left := listed(t, filepath.Dir(o.Path)); len(left) != 1 {
			t.Errorf("beside %s: %q", rest, left)
		}
		if _, err := Restore(ctx, backup, o); err != nil {
			t.Errorf("beside %s: %v", rest, err)
		}
		if _, err := mustOpen(t, o).Case(ctx, id); err != nil {
			t.Errorf("beside %s: %v", rest, err)
		}
	}
	o := place(t, monday())
	if err := os.MkdirAll(filepath.Dir(o.Path), 0o700); err != nil {
		t.Fatal(err)
	}
	putBeside(t, o.Path, "2-wal", ".txt") // of others
	mustOpen(t, o)
}
