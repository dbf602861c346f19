//go:build unix

package safefile

import (
	"os"
	"syscall"
)

// CheckWrite says why the user of this program may not write to a file. It opens
// nothing: closing what it had opened would drop the process's locks on the file.
func CheckWrite(path string) error {
	const writing = 2 // W_OK
	if err := syscall.Access(path, writing); err != nil {
		return &os.PathError{Op: "access", Path: path, Err: err}
	}
	return nil
}
