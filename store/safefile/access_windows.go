package safefile

import "os"

// CheckWrite says why the user of this program may not write to a file. Here locks
// are a handle's own: opening the file drops nobody else's.
func CheckWrite(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return f.Close()
}
