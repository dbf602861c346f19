// Package safefile writes small files that must be wholly there or not at all,
// readable by their owner only.
package safefile

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
)

// Create writes a new file; the error wraps fs.ErrExist where one stands already.
func Create(path string, content []byte) error {
	return write(path, content, func(temp string) error {
		if err := os.Link(temp, path); err == nil || errors.Is(err, os.ErrExist) {
			return errors.Join(err, os.Remove(temp))
		}
		// A file system without links (FAT): the name is claimed first.
		f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err != nil {
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
		return os.Rename(temp, path)
	})
}

// Replace writes a file in the place of whatever stands there.
func Replace(path string, content []byte) error {
	return write(path, content, func(temp string) error { return os.Rename(temp, path) })
}

// OwnerOnly takes the permissions of group and others away, where a file has them
// and the system knows them.
func OwnerOnly(path string) error {
	info, err := os.Stat(path)
	if err != nil || runtime.GOOS == "windows" || info.Mode().Perm()&0o077 == 0 {
		return err
	}
	return os.Chmod(path, info.Mode().Perm()&0o700)
}

func write(path string, content []byte, place func(temp string) error) (err error) {
	dir := filepath.Dir(path)
	f, err := os.CreateTemp(dir, "."+filepath.Base(path)+".*") // 0600
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name()) // gone already where it was put in place
		}
	}()
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err = place(f.Name()); err != nil {
		return err
	}
	return syncDir(dir)
}

// syncDir makes a new name durable. Windows has no such call.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
