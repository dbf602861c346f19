package safefile

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
)

func TestLockHasOneHolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.lock")
	if err := os.WriteFile(path, nil, 0o600); err != nil { // a kill left it
		t.Fatal(err)
	}
	first, err := TryLock(path)
	if first == nil || err != nil {
		t.Fatal(first, err)
	}
	if second, err := TryLock(path); second != nil || err != nil {
		t.Fatalf("a second holder: %v, %v", second, err)
	}
	if err := first.Release(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the file is left behind: %v", err)
	}
	again, err := TryLock(path)
	if again == nil || err != nil {
		t.Fatal(again, err)
	}
	if err := again.Release(); err != nil {
		t.Error(err)
	}
	if _, err := TryLock(filepath.Join(path, "no", "folder")); err == nil {
		t.Error("a lock in no folder")
	}
}

func TestLockIsNeverHeldTwice(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.lock")
	var held atomic.Int32
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 200 {
				l, err := TryLock(path)
				if err != nil {
					t.Error(err)
				}
				if l == nil {
					continue
				}
				if held.Add(1) != 1 {
					t.Error("two holders")
				}
				held.Add(-1)
				if err := l.Release(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
}
