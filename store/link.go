package store

import (
	"os"
	"path/filepath"

	"civico/sportello/domain/desk"
)

// resolved names the archive's own file. The folder that a link leads to is not the
// program's.
func (o Options) resolved() (Options, error) {
	real, err := realPath(o.Path)
	o.OwnFolder = o.OwnFolder && real == o.Path
	o.Path = real
	return o, err
}

// realPath follows a link to an archive: SQLite does, and keeps the companions beside
// the file itself, not beside the link. A file that does not exist yet keeps its name.
func realPath(path string) (string, error) {
	info, err := os.Lstat(path)
	if err != nil || info.Mode()&os.ModeSymlink == 0 {
		return path, nil // what is wrong with it, its first use tells
	}
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", &desk.Sentence{
			Text: "Il collegamento " + path + " non porta a un file che ci sia: lo corregga o scelga un altro file. Non è stato creato nulla.", Usage: true, Cause: err,
		}
	}
	return real, nil
}
