//go:build unix

package safefile

import (
	"errors"
	"os"
	"syscall"
)

func tryLock(path string) (*Lock, error) {
	for {
		f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR|syscall.O_NOFOLLOW, 0o600)
		if err != nil {
			return nil, err
		}
		switch err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); {
		case errors.Is(err, syscall.EWOULDBLOCK):
			return nil, f.Close()
		case errors.Is(err, syscall.EINTR):
			err = nil
		case err == nil:
			if stands(f, path) {
				return &Lock{f}, nil
			}
		}
		// Who held it removed the file after it was opened here: once more.
		if err = errors.Join(err, f.Close()); err != nil {
			return nil, err
		}
	}
}

// stands says that the path still names the open file.
func stands(f *os.File, path string) bool {
	mine, err := f.Stat()
	if err != nil {
		return false
	}
	now, err := os.Lstat(path)
	return err == nil && os.SameFile(mine, now)
}

func (l *Lock) release() error {
	err := os.Remove(l.f.Name()) // while it is held: nobody else's is removed
	if errors.Is(err, os.ErrNotExist) {
		err = nil
	}
	return errors.Join(err, l.f.Close())
}

// IsMine says that a file belongs to the user of this program.
func IsMine(info os.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int64(stat.Uid) == int64(os.Getuid())
}
