package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"civico/sportello/domain/desk"
)

// notOrphaned refuses to take an archive for one that never was where something of it
// is left: an earlier program that was killed while it restored a copy, or a hand that
// moved the file alone. SQLite would throw away the write-ahead file, which may hold
// the last of what was saved.
func notOrphaned(path string) error {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil // no folder, nothing in it
	}
	for _, e := range entries {
		rest, beside := strings.CutPrefix(e.Name(), filepath.Base(path))
		if beside && (rest == "-wal" || rest == preparedSuffix || strings.HasPrefix(rest, replacedSuffix)) {
			left := filepath.Join(filepath.Dir(path), e.Name())
			return &desk.Sentence{Text: fmt.Sprintf("Manca l'archivio %s, ma accanto c'è %s, che è suo: rimetta l'archivio al suo posto o ripristini una copia con «sportello archivio ripristina FILE»; "+
				"per cominciarne uno nuovo sposti altrove quel file. Non è stato creato nulla.", path, left)}
		}
	}
	return nil
}
