package safefile

import (
	"errors"
	"os"
	"syscall"
)

const (
	deleteOnClose    = 0x04000000        // FILE_FLAG_DELETE_ON_CLOSE
	deleteAccess     = 0x00010000        // DELETE
	sharingViolation = syscall.Errno(32) // ERROR_SHARING_VIOLATION
)

// tryLock opens the file for this program alone; the system removes it at the end.
func tryLock(path string) (*Lock, error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	h, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE|deleteAccess, 0, nil, syscall.OPEN_ALWAYS,
		syscall.FILE_ATTRIBUTE_NORMAL|deleteOnClose, 0)
	if errors.Is(err, sharingViolation) {
		return nil, nil
	}
	if err != nil {
		return nil, &os.PathError{Op: "lock", Path: path, Err: err}
	}
	return &Lock{os.NewFile(uintptr(h), path)}, nil
}

func (l *Lock) release() error { return l.f.Close() }

// IsMine says that a file belongs to the user of this program: on Windows everybody
// has temporary files of their own.
func IsMine(os.FileInfo) bool { return true }
