package held

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"civico/sportello/domain/desk"
)

func TestAnOpenArchiveIsKnownByAnyName(t *testing.T) {
	dir := t.TempDir()
	archive, letter := filepath.Join(dir, "sportello.db"), filepath.Join(dir, "lettera.txt")
	for _, name := range []string{archive, archive + "-shm", letter} {
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	names := []string{archive, archive + "-shm"}
	if runtime.GOOS != "windows" { // where links are for administrators
		link := filepath.Join(dir, "collegamento")
		if err := os.Symlink(archive, link); err != nil {
			t.Fatal(err)
		}
		names = append(names, link)
	}
	opens := func(name string) bool {
		t.Helper()
		f, err := Open(name)
		var said *desk.Sentence
		if err != nil && !errors.As(err, &said) {
			t.Fatal(err)
		}
		return err == nil && f.Close() == nil
	}
	first, second := Hold(archive), Hold(archive)
	first()
	first() // once more lets go of nothing else
	for _, name := range names {
		if opens(name) {
			t.Errorf("%s was opened", name)
		}
	}
	if !opens(letter) {
		t.Error("a letter was refused")
	}
	second()
	for _, name := range names {
		if !opens(name) {
			t.Errorf("%s is refused after the archive was closed", name)
		}
	}
}
