package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"civico/sportello/domain/desk"
	"civico/sportello/store/safefile"
	"civico/sportello/store/seal"
)

// Names beside an archive: of a copy that is being made ready to take its place, and,
// with a time, of the archive whose place was taken.
const (
	preparedSuffix = ".ripristino"
	replacedSuffix = ".sostituito-"
)

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
	prepared := o.Path + preparedSuffix
	lock, err := safefile.TryLock(prepared + "-lock")
	if err != nil {
		return "", folderSentence(filepath.Dir(o.Path), err)
	}
	if lock == nil {
		return "", &desk.Sentence{Text: "Un altro programma sta già ripristinando " + o.Path + ": aspetti che finisca. Qui non è stato cambiato nulla."}
	}
	defer func() { err = errors.Join(err, lock.Release()) }()
	if err := prepareCopy(ctx, from, prepared, o); err != nil {
		return "", errors.Join(sentence(err, from), removeArchive(prepared))
	}
	if aside, err = takePlace(ctx, prepared, o.Path, o.Now()); err != nil {
		return "", errors.Join(sentence(err, o.Path), removeArchive(prepared))
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
