// Package safefile writes files that must be wholly there or not at all, readable by
// their owner only.
package safefile

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
)

// Create writes a new file; the error wraps fs.ErrExist where one stands already.
func Create(path string, content []byte) error {
	return write(path, bytes.NewReader(content), func(temp string) error { return claim(temp, path) })
}

// Replace writes a file in the place of whatever stands there.
func Replace(path string, content []byte) error {
	return write(path, bytes.NewReader(content), func(temp string) error { return os.Rename(temp, path) })
}

// Keep gives a file another name too, on the same disk; on a file system without links
// (FAT) the name gets a copy. The error wraps fs.ErrExist where one stands already.
func Keep(path, name string) error {
	err := os.Link(path, name)
	switch {
	case err == nil:
		return SyncDir(filepath.Dir(name))
	case errors.Is(err, os.ErrExist):
		return err
	}
	return duplicate(path, name)
}

func duplicate(path, name string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // only read
	return write(name, f, func(temp string) error { return claim(temp, name) })
}

// claim renames a file to a name that nothing has yet.
func claim(temp, path string) error {
	if err := os.Link(temp, path); err == nil || errors.Is(err, os.ErrExist) {
		return errors.Join(err, os.Remove(temp))
	}
	// A file system without links: the name is taken first.
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if err = errors.Join(f.Close(), os.Rename(temp, path)); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
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

func write(path string, content io.Reader, place func(temp string) error) (err error) {
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
	_, err = io.Copy(f, content)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err = place(f.Name()); err != nil {
		return err
	}
	return SyncDir(dir)
}

// SyncDir makes new names in a folder durable. Windows has no such call, nor have
// some file systems.
func SyncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		err = nil
	}
	return errors.Join(err, d.Close())
}
