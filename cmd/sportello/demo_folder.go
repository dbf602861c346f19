package main

import (
	"errors"
	"os"
	"path/filepath"

	"civico/sportello/store/safefile"
)

// A demonstration's temporary folder holds a lock, held while it is in use, and a
// mark that tells it from a folder which only has such a name.
const (
	demoPattern = "sportello-demo-*"
	demoMark    = "dimostrazione"
	demoLock    = "in-uso"
)

// demoFolder makes a temporary folder, after removing those that killed
// demonstrations have left. done removes it.
func demoFolder() (folder string, done func(), err error) {
	sweepDemos(os.TempDir())
	if folder, err = os.MkdirTemp("", demoPattern); err != nil { // 0700
		return "", nil, err
	}
	lock, err := safefile.TryLock(filepath.Join(folder, demoLock))
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, demoMark), nil, 0o600) // after the lock: a marked folder without one is swept
	}
	done = func() {
		_ = lock.Release()       // removed with its folder
		_ = os.RemoveAll(folder) // invented data: nothing is lost, nothing leaks
	}
	if err != nil {
		done()
		return "", nil, err
	}
	return folder, done, nil
}

// sweepDemos removes what killed demonstrations of this user have left. What cannot
// be removed stays for the system to clean.
func sweepDemos(temp string) {
	found, err := filepath.Glob(filepath.Join(temp, demoPattern))
	if err != nil {
		return
	}
	for _, folder := range found {
		if isAbandoned(folder) {
			_ = os.RemoveAll(folder)
		}
	}
}

func isAbandoned(folder string) bool {
	info, err := os.Lstat(folder)
	if err != nil || !info.IsDir() || !safefile.IsMine(info) {
		return false
	}
	mark, err := os.Lstat(filepath.Join(folder, demoMark))
	if err != nil || !mark.Mode().IsRegular() {
		return false
	}
	lock, err := safefile.TryLock(filepath.Join(folder, demoLock))
	return lock != nil && errors.Join(err, lock.Release()) == nil
}
