// Package held knows the archives that this process has open. Where locks are
// POSIX's, closing any descriptor of a file drops every lock that the process has on
// it, SQLite's among them: other programs then take an archive in use for a free one.
// Whoever opens a file that a user has named, or that lies in a user's folder, asks
// here first.
package held

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"civico/sportello/domain/desk"
	"civico/sportello/domain/text"
)

var (
	mu       sync.Mutex
	archives = map[string]int{} // how often each path is open
)

// Hold says that SQLite has an archive open here, until letGo is called.
func Hold(archive string) (letGo func()) {
	mu.Lock()
	defer mu.Unlock()
	archives[archive]++
	return sync.OnceFunc(func() {
		mu.Lock()
		defer mu.Unlock()
		if archives[archive]--; archives[archive] == 0 {
			delete(archives, archive)
		}
	})
}

// Is says that a file is an open archive or belongs to one, by whatever name.
func Is(info fs.FileInfo) bool {
	mu.Lock()
	defer mu.Unlock()
	for archive := range archives {
		for _, companion := range []string{"", "-wal", "-shm"} {
			if has, err := os.Stat(archive + companion); err == nil && os.SameFile(info, has) {
				return true
			}
		}
	}
	return false
}

// Open is os.Open for a file that a user has named; an open archive is refused with a
// *desk.Sentence.
func Open(name string) (*os.File, error) {
	if info, err := os.Stat(name); err == nil && Is(info) {
		return nil, Refuse(filepath.Base(name))
	}
	return os.Open(name)
}

// Refuse is the sentence for a file that is an open archive.
func Refuse(name string) error {
	shown, _ := text.Clean(name)
	return &desk.Sentence{Text: fmt.Sprintf("«%s» è l'archivio aperto di Sportello: serve un altro file.", shown), Usage: true}
}
