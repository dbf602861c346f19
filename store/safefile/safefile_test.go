package safefile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestCreateAndReplace(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a")
	if err := Create(path, []byte("uno")); err != nil {
		t.Fatal(err)
	}
	if err := Create(path, []byte("due")); !errors.Is(err, fs.ErrExist) || read(t, path) != "uno" {
		t.Errorf("created twice: %v", err)
	}
	if err := Replace(path, []byte("tre")); err != nil || read(t, path) != "tre" {
		t.Errorf("replaced: %v", err)
	}
	info, err := os.Stat(path)
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

func TestFailureLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	if err := Replace(filepath.Join(dir, "manca", "a"), nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	folder := filepath.Join(dir, "b")
	if err := os.MkdirAll(filepath.Join(folder, "c"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := Replace(folder, []byte("x")); err == nil {
		t.Error("a folder was replaced")
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

func TestAKeptFileStandsUnderBothNames(t *testing.T) {
	for name, keep := range map[string]func(path, name string) error{"linked": Keep, "copied": duplicate} {
		dir := t.TempDir()
		path, other := filepath.Join(dir, "a"), filepath.Join(dir, "b")
		if err := Create(path, []byte("uno")); err != nil {
			t.Fatal(err)
		}
		if err := keep(path, other); err != nil || read(t, path) != "uno" || read(t, other) != "uno" {
			t.Errorf("%s: %v", name, err)
		}
		if err := Replace(path, []byte("due")); err != nil || read(t, other) != "uno" {
			t.Errorf("%s: the other name has %q, %v", name, read(t, other), err)
		}
		if err := keep(path, other); !errors.Is(err, fs.ErrExist) || read(t, other) != "uno" {
			t.Errorf("%s over another file: %v", name, err)
		}
		if err := keep(filepath.Join(dir, "manca"), filepath.Join(dir, "c")); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s from nothing: %v", name, err)
		}
		if entries, err := os.ReadDir(dir); err != nil || len(entries) != 2 {
			t.Errorf("%s left behind: %v, %v", name, entries, err)
		}
	}
}

func TestOwnerOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	if err := OwnerOnly(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := OwnerOnly(path); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}
