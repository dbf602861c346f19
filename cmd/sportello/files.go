package main

import (
	"io"
	"os"
	"path/filepath"

	"civico/sportello/store/held"
	"civico/sportello/store/safefile"
)

// openInput opens a file to read, or standard input for "-".
func (p *program) openInput(name string) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(p.in), nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, usage("%s: non si può leggere: %s", name, openReason(err))
	}
	if info, err := f.Stat(); err != nil || info.IsDir() {
		_ = f.Close()
		return nil, usage("%s: è una cartella, serve un file", name)
	}
	return f, nil
}

// inputName is how messages call an input.
func inputName(name string) string {
	if name == "-" {
		return "ingresso standard"
	}
	return name
}

// writeNew puts a finished file in its place, wholly or not at all. What stands
// there already is replaced only if it begins with magic, that is if it is a file
// of the same kind; a folder, a device or somebody's letter is left alone.
func writeNew(name string, content []byte, magic string) error {
	info, err := os.Lstat(name)
	switch {
	case err == nil && info.IsDir():
		return usage("%s: è una cartella, indicare anche il nome del file", name)
	case err == nil && !info.Mode().IsRegular():
		return usage("%s: non è un file normale: scegliere un altro nome", name)
	case err == nil && !beginsWith(name, magic):
		return usage("%s: esiste già ed è un file di altro tipo: scegliere un altro nome", name)
	}
	if dir := filepath.Dir(name); !isFolder(dir) {
		return usage("%s: la cartella %s non esiste", name, dir)
	}
	if err := safefile.Replace(name, content); err != nil {
		return failed(err, "%s: non si può scrivere: %s; il file di prima, se c'era, è intatto", name, openReason(err))
	}
	return nil
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

func beginsWith(name, magic string) bool {
	f, err := held.Open(name)
	if err != nil {
		return false
	}
	defer f.Close() //nolint:errcheck // only read
	head := make([]byte, len(magic))
	_, err = io.ReadFull(f, head)
	return err == nil && string(head) == magic
}
