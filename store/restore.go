package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"civico/sportello/domain/desk"
	"civico/sportello/store/seal"
)

// companions of an archive's file, as SQLite names them.
var companions = []string{"", "-wal", "-shm"}

// Restore puts a copy made by Backup in the place of the archive at o.Path. The
// copy is checked first, with its key; the archive that stood there is kept beside
// it, and its new name is the answer (empty where none stood). The restored archive
// goes on as the same station in a new incarnation, since events written after the
// copy was made may exist elsewhere.
func Restore(ctx context.Context, from string, o Options) (aside string, err error) {
	o = o.withDefaults()
	if o.OwnFolder { // a new machine has none yet
		if err := os.MkdirAll(filepath.Dir(o.Path), 0o700); err != nil {
			return "", folderSentence(filepath.Dir(o.Path), err)
		}
	}
	if o, err = o.resolved(); err != nil {
		return "", err
	}
	if from, err = realPath(from); err != nil {
		return "", err
	}
	prepared := o.Path + ".ripristino"
	if err := prepareCopy(ctx, from, prepared, o); err != nil {
		return "", errors.Join(sentence(err, from), removeArchive(prepared))
	}
	if aside, err = putAside(ctx, o.Path, o.Now()); err != nil {
		return "", errors.Join(sentence(err, o.Path), removeArchive(prepared))
	}
	if err := os.Rename(prepared, o.Path); err != nil {
		return aside, sentence(err, o.Path)
	}
	return aside, nil
}

// prepareCopy makes and checks the archive that will take the place.
func prepareCopy(ctx context.Context, from, prepared string, o Options) error {
	if office, err := officeOf(ctx, from); err != nil || office == "" {
		return errors.Join(err, &desk.Sentence{Text: from + " non è una copia di un archivio di Sportello: non è stato cambiato nulla.", Usage: true})
	}
	if err := removeArchive(prepared); err != nil { // of an attempt that a crash ended
		return err
	}
	db, err := peek(from)
	if err != nil {
		return err
	}
	err = copyDatabase(ctx, db, prepared)
	if err = errors.Join(err, db.Close()); err != nil {
		return err
	}
	o.Path = prepared
	s, err := Open(ctx, o)
	if err != nil {
		return err
	}
	return errors.Join(s.becomeRestored(ctx), s.end())
}

// becomeRestored checks the copy and gives it its incarnation.
func (s *Store) becomeRestored(ctx context.Context) error {
	report, err := s.Verify(ctx, true)
	if err != nil {
		return err
	}
	if !report.OK() {
		p := report.Problems[0]
		return &desk.Sentence{Text: fmt.Sprintf("La copia non è integra (%s: %s) Non è stato cambiato nulla.", p.Where, p.What)}
	}
	_, err = s.db.ExecContext(ctx, `UPDATE station SET inc = ? WHERE own = 1`, seal.RandomID(8))
	return err
}

// putAside renames an archive that no program has open.
func putAside(ctx context.Context, path string, now time.Time) (string, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err := unused(ctx, path); err != nil {
		return "", err
	}
	aside := path + ".sostituito-" + now.Format("20060102-150405")
	for _, suffix := range companions {
		if _, err := os.Stat(aside + suffix); err == nil {
			return "", fmt.Errorf("%s%s: %w", aside, suffix, fs.ErrExist)
		}
	}
	for _, suffix := range companions {
		if err := os.Rename(path+suffix, aside+suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	return aside, nil
}

// unused refuses an archive that another program has open. One too broken to be
// locked is not in use: that is what copies are for.
func unused(ctx context.Context, path string) error {
	db, err := sql.Open("sqlite", fileURI(path)+"?_busy_timeout=0&_pragma=locking_mode(EXCLUSIVE)")
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // nothing was written
	_, err = db.ExecContext(ctx, `BEGIN EXCLUSIVE; ROLLBACK`)
	if isBusy(err) {
		return &desk.Sentence{Text: "L'archivio " + path + " è aperto in un altro programma: lo chiuda e riprovi. Non è stato cambiato nulla.", Cause: err}
	}
	return nil
}

func removeArchive(path string) error {
	var errs []error
	for _, suffix := range companions {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// ErasedSince lists the cases that were erased in one archive and stand in another,
// a copy of it made before. No key is needed: headers name no person.
func ErasedSince(ctx context.Context, erased, restored string) ([]string, error) {
	ids, err := casesOf(ctx, erased, `SELECT en FROM log WHERE ty = 'case.erased/1' ORDER BY seq`)
	if err != nil {
		return nil, sentence(err, erased)
	}
	list, err := marshal(ids)
	if err != nil {
		return nil, err
	}
	ids, err = casesOf(ctx, restored, `
		SELECT id
		  FROM cases
		 WHERE id IN (SELECT value FROM json_each(?))
		 ORDER BY id`, string(list))
	return ids, sentence(err, restored)
}

func casesOf(ctx context.Context, path, query string, args ...any) ([]string, error) {
	path, err := realPath(path)
	if err != nil {
		return nil, err
	}
	db, err := peek(path)
	if err != nil {
		return nil, err
	}
	defer db.Close() //nolint:errcheck // only read
	return texts(ctx, db, query, args...)
}
