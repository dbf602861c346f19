package safefile

import "os"

// Lock is a file that one program at a time holds. The system lets go of it when
// the program ends, however it ends.
type Lock struct{ f *os.File }

// TryLock takes a lock file, made where missing, without waiting: nil without an
// error says that somebody holds it, be it this program.
func TryLock(path string) (*Lock, error) { return tryLock(path) }

// Release lets go and removes the file. A nil Lock has nothing to let go of.
func (l *Lock) Release() error {
	if l == nil {
		return nil
	}
	return l.release()
}
