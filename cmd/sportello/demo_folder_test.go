package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"civico/sportello/store/safefile"
)

func TestOnlyAbandonedDemonstrationsAreSwept(t *testing.T) {
	temp := t.TempDir()
	for _, variable := range []string{"TMPDIR", "TMP"} {
		t.Setenv(variable, temp)
	}
	make := func(name string, files ...string) string {
		t.Helper()
		folder := filepath.Join(temp, name)
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if err := os.WriteFile(filepath.Join(folder, f), nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		return folder
	}
	killed := make("sportello-demo-1", demoMark, demoLock, "demo.db")
	unmarked := make("sportello-demo-2", "lettera.txt")
	otherName := make("altro-demo-3", demoMark)
	inUse := make("sportello-demo-4", demoMark)
	lock, err := safefile.TryLock(filepath.Join(inUse, demoLock))
	if lock == nil || err != nil {
		t.Fatal(lock, err)
	}
	defer lock.Release() //nolint:errcheck // removed with the test's folder
	link := filepath.Join(temp, "sportello-demo-5")
	target := make("bersaglio", demoMark, demoLock)
	if err := os.Symlink(target, link); err != nil {
		t.Fatal(err)
	}

	folder, done, err := demoFolder()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(killed); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("what a killed one left stays: %v", err)
	}
	sweepDemos(temp)
	for _, kept := range []string{unmarked, otherName, inUse, link, target, folder} {
		if _, err := os.Stat(kept); err != nil {
			t.Error(err)
		}
	}
	done()
	if _, err := os.Stat(folder); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder stays after the end: %v", err)
	}
}
