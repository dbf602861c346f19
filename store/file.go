package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"civico/sportello/domain/desk"
	"civico/sportello/store/safefile"
)

// applicationID marks the file as an archive of this program ("SpDk").
const applicationID = 0x5370446b

// sqliteHeader is what a database begins with, in bytes.
const sqliteHeader = 100

type fileState uint8

const (
	fileMissing fileState = iota
	fileEmpty             // an interrupted first start left it
	fileArchive
)

// inspect looks at the file without changing it.
func inspect(ctx context.Context, o Options, steps []migration) (fileState, error) {
	info, err := os.Stat(o.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return fileMissing, notOrphaned(o.Path)
	}
	if err != nil {
		return 0, err
	}
	if !info.Mode().IsRegular() {
		return 0, notAFile(o.Path)
	}
	if err := writable(o.Path, info); err != nil {
		return 0, err
	}
	if info.Size() == 0 {
		return fileEmpty, closeToOthers(o)
	}
	state, err := inspectSchema(ctx, o.Path, info, steps)
	if err != nil {
		return 0, err
	}
	return state, closeToOthers(o)
}

// writable says no to a file marked read-only even where the user could write it
// all the same: somebody wanted it kept as it is.
func writable(path string, info fs.FileInfo) error {
	err := safefile.CheckWrite(path)
	if err == nil && info.Mode().Perm()&0o200 == 0 {
		err = fs.ErrPermission
	}
	if err != nil {
		return &desk.Sentence{Text: "L'archivio " + path + " è di sola lettura: non è stato cambiato nulla. Chieda i permessi di scrittura o scelga un altro file con --db.", Cause: err}
	}
	return nil
}

func foreign(path string) error {
	return &desk.Sentence{Text: path + " è il file di un altro programma, non un archivio di Sportello: non è stato toccato. Scelga un altro file con --db.", Usage: true}
}

func notAFile(path string) error {
	return &desk.Sentence{Text: path + " non è un file: indichi il file dell'archivio.", Usage: true}
}

// inspectSchema opens the file read-only, without the pragmas that would convert
// somebody else's database. It leaves the opening to SQLite: see package held.
func inspectSchema(ctx context.Context, path string, info fs.FileInfo, steps []migration) (fileState, error) {
	if info.Size() < sqliteHeader { // SQLite takes one byte for none
		return 0, foreign(path)
	}
	db, err := peek(path)
	if err != nil {
		return 0, err
	}
	defer db.Close() //nolint:errcheck // only read
	var app, version, tables int
	// One statement sees one moment: another program may be making the archive.
	err = db.QueryRowContext(ctx, `
		SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
		  FROM pragma_application_id, pragma_user_version`).Scan(&app, &version, &tables)
	switch {
	case isNoDatabase(err):
		return 0, foreign(path)
	case err != nil:
		return 0, err
	case app == 0 && version == 0 && tables == 0:
		return fileEmpty, nil
	case app != applicationID:
		return 0, foreign(path)
	case version > len(steps):
		return 0, &desk.Sentence{Text: "L'archivio " + path + " è stato scritto da una versione più recente di Sportello: serve quella versione. Non è stato cambiato nulla."}
	}
	return fileArchive, nil
}

// peek opens a file to be read once. Where no program has it open and none has
// crashed on it, it is whole by itself, and SQLite is told to make no companions
// beside it.
func peek(path string) (*sql.DB, error) {
	mode := "?mode=ro&_busy_timeout=10000"
	if _, err := os.Stat(path + "-wal"); errors.Is(err, fs.ErrNotExist) {
		mode += "&immutable=1"
	}
	return sql.Open("sqlite", fileURI(path)+mode)
}

// makeFile creates the empty file before SQLite does, so that it is the owner's
// only from its first byte; SQLite gives the same permissions to its companions.
func makeFile(o Options) error {
	dir := filepath.Dir(o.Path)
	if o.OwnFolder {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return folderSentence(dir, err)
		}
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return &desk.Sentence{Text: fmt.Sprintf("La cartella %s non esiste: la crei o scelga un altro file con --db.", dir), Usage: true, Cause: err}
	}
	if o.Office == "" {
		return ErrOfficeNeeded
	}
	f, err := os.OpenFile(o.Path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if errors.Is(err, fs.ErrExist) { // another program has been faster
		return closeToOthers(o)
	}
	if err != nil {
		return folderSentence(dir, err)
	}
	return errors.Join(f.Close(), closeToOthers(o))
}

func folderSentence(dir string, cause error) error {
	return &desk.Sentence{Text: fmt.Sprintf("Nella cartella %s non si può scrivere: chieda i permessi o scelga un altro file con --db.", dir), Cause: cause}
}

// closeToOthers leaves the file, its companions and the program's own folder to
// their owner.
func closeToOthers(o Options) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	paths := []string{o.Path}
	for _, suffix := range []string{"-wal", "-shm"} {
		if _, err := os.Stat(o.Path + suffix); err == nil {
			paths = append(paths, o.Path+suffix)
		}
	}
	if o.OwnFolder {
		paths = append(paths, filepath.Dir(o.Path))
	}
	for _, p := range paths {
		if err := safefile.OwnerOnly(p); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return &desk.Sentence{Text: fmt.Sprintf("Altri utenti possono leggere %s e i permessi non si possono restringere: l'archivio contiene dati personali, chieda a chi amministra la macchina.", p), Cause: err}
		}
	}
	return nil
}
