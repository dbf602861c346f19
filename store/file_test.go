package store

import (
	"bytes"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"civico/sportello/domain/desk"
	"civico/sportello/store/seal"
)

func checkMode(t *testing.T, path string, want fs.FileMode) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm() != want {
		t.Errorf("%s is %o, not %o", path, info.Mode().Perm(), want)
	}
}

func TestArchiveIsReadableByItsOwnerOnly(t *testing.T) {
	c := monday()
	o := place(t, c)
	s := mustOpen(t, o)
	openCase(t, s, "")
	for _, suffix := range []string{"", "-wal", "-shm"} {
		checkMode(t, o.Path+suffix, 0o600)
	}
	checkMode(t, filepath.Dir(o.Path), 0o700)
	checkMode(t, s.KeyPath(), 0o600)
	checkMode(t, o.KeyDir, 0o700)

	if err := errors.Join(os.Chmod(o.Path, 0o644), os.Chmod(s.KeyPath(), 0o644), os.Chmod(filepath.Dir(o.Path), 0o755)); err != nil {
		t.Fatal(err)
	}
	mustOpen(t, o)
	checkMode(t, o.Path, 0o600)
	checkMode(t, s.KeyPath(), 0o600)
	checkMode(t, filepath.Dir(o.Path), 0o700)
}

// refusedSentence opens and expects a sentence with these words.
func refusedSentence(t *testing.T, o Options, words string) {
	t.Helper()
	s, err := Open(ctx, o)
	if err == nil {
		_ = s.Close()
		t.Fatal("opened")
	}
	var said *desk.Sentence
	if !errors.As(err, &said) || !strings.Contains(said.Text, words) {
		t.Errorf("got %v, want %q", err, words)
	}
}

// untouched runs fn and expects a file with the same bytes after.
func untouched(t *testing.T, path string, fn func()) {
	t.Helper()
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	fn()
	after, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("%s was changed (%v)", path, err)
	}
	for _, suffix := range []string{"-wal", "-shm", "-journal"} {
		if _, err := os.Stat(path + suffix); err == nil {
			t.Errorf("%s was left", suffix)
		}
	}
}

func TestFileOfAnotherProgramIsNotTouched(t *testing.T) {
	o := place(t, monday())
	o.Path = filepath.Join(t.TempDir(), "altro")
	write := func(b []byte) {
		if err := os.WriteFile(o.Path, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write([]byte("una lettera, non un archivio"))
	untouched(t, o.Path, func() { refusedSentence(t, o, "di un altro programma") })
	if err := os.Remove(o.Path); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", o.Path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`CREATE TABLE ricette (nome TEXT); PRAGMA user_version = 1`); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	untouched(t, o.Path, func() { refusedSentence(t, o, "di un altro programma") })
	untouched(t, o.Path, func() {
		if _, err := OfficeOf(ctx, o.Path); err == nil {
			t.Error("told an office")
		}
	})
}

// closed makes an archive and closes it.
func closed(t *testing.T, o Options) *Store {
	t.Helper()
	s, err := Open(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestNewerArchiveIsNotTouched(t *testing.T) {
	o := place(t, monday())
	closed(t, o)
	db, err := sql.Open("sqlite", o.Path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`PRAGMA user_version = 99`); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	untouched(t, o.Path, func() { refusedSentence(t, o, "versione più recente") })
}

func TestReadOnlyArchiveIsNotTouched(t *testing.T) {
	o := place(t, monday())
	closed(t, o)
	if err := os.Chmod(o.Path, 0o400); err != nil {
		t.Fatal(err)
	}
	untouched(t, o.Path, func() { refusedSentence(t, o, "di sola lettura") })
}

func TestMissingFolderAndFolderInPlaceOfFile(t *testing.T) {
	o := place(t, monday())
	o.OwnFolder = false
	refusedSentence(t, o, "non esiste")
	o.Path = t.TempDir()
	refusedSentence(t, o, "non è un file")
	o.Path = filepath.Join(t.TempDir(), "a.db")
	o.Office = ""
	refusedSentence(t, o, "indichi l'ufficio")
	if _, err := os.Stat(o.Path); err == nil {
		t.Error("a file was made without an office")
	}
}

func TestAFolderIsNotAnArchive(t *testing.T) {
	o := place(t, monday())
	o.Path = t.TempDir()
	refusedSentence(t, o, "non è un file")
	if _, err := OfficeOf(ctx, o.Path); err == nil || !strings.Contains(err.Error(), "non è un file") {
		t.Errorf("OfficeOf: %v", err)
	}
}

// Training data reopened like any archive must not pass for people.
func TestAnInventedArchiveStaysInvented(t *testing.T) {
	o := place(t, monday())
	o.Invented = true
	closed(t, o)
	o.Invented = false
	if s := mustOpen(t, o); !s.Invented() {
		t.Error("opened again, it passes for real")
	}
	real := place(t, monday())
	closed(t, real)
	real.Invented = true
	if s := mustOpen(t, real); s.Invented() {
		t.Error("an archive of real people became a demonstration")
	}
}

func TestArchiveKeepsItsOffice(t *testing.T) {
	o := place(t, monday())
	closed(t, o)
	o.Office = "cuneo"
	refusedSentence(t, o, "è dell'ufficio «matera»")
	o.Office = ""
	if s := mustOpen(t, o); s.Office() != "matera" {
		t.Errorf("office %q", s.Office())
	}
	if office, err := OfficeOf(ctx, o.Path); office != "matera" || err != nil {
		t.Errorf("OfficeOf: %q, %v", office, err)
	}
	if office, err := OfficeOf(ctx, o.Path+".nuovo"); office != "" || err != nil {
		t.Errorf("OfficeOf of no file: %q, %v", office, err)
	}
}

func TestArchiveWithoutItsKey(t *testing.T) {
	o := place(t, monday())
	s := closed(t, o)
	key, err := os.ReadFile(s.KeyPath())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(s.KeyPath()); err != nil {
		t.Fatal(err)
	}
	untouched(t, o.Path, func() { refusedSentence(t, o, "Manca il file della chiave") })
	other, err := seal.NewKeyFile()
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Save(s.KeyPath()); err != nil {
		t.Fatal(err)
	}
	refusedSentence(t, o, "non è quello di questo archivio")
	if err := os.WriteFile(s.KeyPath(), key, 0o600); err != nil {
		t.Fatal(err)
	}
	mustOpen(t, o)
}

func TestPathsWithOddCharacters(t *testing.T) {
	o := place(t, monday())
	o.Path = filepath.Join(t.TempDir(), "perché? 100% #1 & già.db")
	closed(t, o)
	if _, err := os.Stat(o.Path); err != nil {
		t.Error(err)
	}
}
