package store

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// linked is a folder with a link to an archive that need not be there.
func linked(t *testing.T, archive string) string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("links are for administrators")
	}
	first, second := filepath.Join(t.TempDir(), "primo.db"), filepath.Join(t.TempDir(), "secondo.db")
	for link, to := range map[string]string{first: archive, second: first} {
		if err := os.Symlink(to, link); err != nil {
			t.Fatal(err)
		}
	}
	return second
}

// The write-ahead file lies beside the archive and not beside its link, where nobody
// would look: there is none there, and what it holds would not be seen.
func TestAnArchiveIsTheSameByALink(t *testing.T) {
	o := place(t, monday())
	s := mustOpen(t, o)
	link := linked(t, o.Path)
	openCase(t, s, "")
	settled(s)
	if err := s.ChangeOffice(ctx, "bergamo", wrongAtStart); err != nil { // in the write-ahead file as yet
		t.Fatal(err)
	}
	if office, err := OfficeOf(ctx, link); err != nil || office != "bergamo" {
		t.Errorf("by its link the archive is of %q, %v", office, err)
	}
	o.Path, o.Office = link, ""
	folder := filepath.Dir(s.Path())
	if err := os.Chmod(folder, 0o750); err != nil { // somebody's, who lets others in
		t.Fatal(err)
	}
	again := mustOpen(t, o)
	checkMode(t, folder, 0o750)
	if again.Path() != s.Path() {
		t.Errorf("opened as %s", again.Path())
	}
	w := openCase(t, again, "")

	copied := o
	copied.Path = filepath.Join(t.TempDir(), "nuovo.db")
	if _, err := Restore(ctx, link, copied); err != nil {
		t.Fatal(err)
	}
	if _, err := mustOpen(t, copied).Case(ctx, w.ID); err != nil {
		t.Errorf("what the write-ahead file held is not in the copy: %v", err)
	}
	if left := listed(t, filepath.Dir(link)); len(left) != 1 {
		t.Errorf("beside the link: %q", left)
	}
}

func TestACopyIsRestoredThroughALink(t *testing.T) {
	s, w := worked(t)
	backup := filepath.Join(t.TempDir(), "copia.db")
	if err := s.Backup(ctx, backup); err != nil {
		t.Fatal(err)
	}
	o := place(t, monday())
	closed(t, o)
	real := o.Path
	o.Path, o.KeyPath = linked(t, real), s.KeyPath()
	aside, err := Restore(ctx, backup, o)
	if err != nil || !strings.HasPrefix(aside, real+".sostituito-") {
		t.Fatalf("%q %v", aside, err)
	}
	if _, err := mustOpen(t, o).Case(ctx, w.ID); err != nil {
		t.Error(err)
	}
	if back, err := ErasedSince(ctx, aside, o.Path); err != nil || len(back) != 0 {
		t.Errorf("%v %v", back, err)
	}
}

func TestALinkToNothingIsNoNewArchive(t *testing.T) {
	o := place(t, monday())
	o.Path = linked(t, filepath.Join(t.TempDir(), "manca.db"))
	refusedSentence(t, o, "non porta a un file")
	_, err := OfficeOf(ctx, o.Path)
	says(t, err, "non porta a un file")
	_, err = Restore(ctx, o.Path, o)
	says(t, err, "non porta a un file")
}
