package store

import (
	"os"
	"strings"
	"testing"

	"civico/sportello/domain/desk"
)

// inUse expects another program to find the archive in use.
func inUse(t *testing.T, o Options, after string) {
	t.Helper()
	out, err := child(t, "restore", o).Output()
	if err != nil || !strings.Contains(string(out), "è aperto in un altro programma") {
		t.Fatalf("after %s another program got through: %s %v", after, out, err)
	}
}

// Closing a descriptor of the archive's file would drop the locks by which another
// program sees that it is in use: no way to look at an open archive makes one.
func TestAnOpenArchiveStaysLockedWhateverIsDone(t *testing.T) {
	o := place(t, monday())
	before, err := Open(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	openCase(t, before, "")
	if err := before.Backup(ctx, copyAmongKeys(o)); err != nil {
		t.Fatal(err)
	}
	inUse(t, o, "its start")
	if office, err := OfficeOf(ctx, o.Path); err != nil || office != "matera" {
		t.Errorf("%q %v", office, err)
	}
	inUse(t, o, "a look at its office")
	for _, file := range []string{o.Path, o.Path + "-shm"} {
		_, err := before.PrepareImport(ctx, file, desk.ImportOptions{}, nil)
		says(t, err, "è l'archivio aperto di Sportello")
	}
	inUse(t, o, "an import of itself")

	if err := before.ChangeOffice(ctx, "bergamo", wrongAtStart); err != nil {
		t.Fatal(err)
	}
	o.Office = "bergamo"
	now, err := Open(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	if err := before.Close(); err != nil {
		t.Fatal(err)
	}
	inUse(t, o, "a change of office")
	w := openCase(t, now, "")
	if err := now.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := mustOpen(t, o).Case(ctx, w.ID); err != nil {
		t.Errorf("what was saved after the change of office: %v", err)
	}
}

// A letter in the archive's place is told by SQLite alone, however short.
func TestAShortLetterIsNoArchive(t *testing.T) {
	o := place(t, monday())
	o.Path = o.KeyDir + ".txt"
	for _, letter := range []string{"x", "SQLite format 3", strings.Repeat("Gentile signora, ", 1000)} {
		if err := os.WriteFile(o.Path, []byte(letter), 0o600); err != nil {
			t.Fatal(err)
		}
		untouched(t, o.Path, func() { refusedSentence(t, o, "di un altro programma") })
	}
}
