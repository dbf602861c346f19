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
	"civico/sportello/store/safefile"
)

// companions of an archive's file, as SQLite names them. One that is left beside another
// file of the same name is played back into that.
var companions = []string{"-wal", "-shm", "-journal"}

// takePlace puts a prepared archive in the place of the one at path, which gets the
// answered name beside it, empty where none stood. Up to the last rename the old
// archive stands in its place under that name too, so that a program that is killed
// leaves either archive and never none. An error leaves what was there, or says where
// it is.
func takePlace(ctx context.Context, prepared, path string, now time.Time) (aside string, err error) {
	if err := alone(prepared); err != nil { // else what SQLite has not copied from them would be lost
		return "", notReplaced(path, err)
	}
	stands, err := exists(path)
	if err != nil {
		return "", err
	}
	if stands {
		if err := unused(ctx, path); err != nil {
			return "", err
		}
	}
	aside = path + replacedSuffix + now.Format("20060102-150405")
	for n := 2; errors.Join(vacant(aside), alone(aside)) != nil; n++ { // another restore of this second
		if n > 100 {
			return "", notReplaced(path, vacant(aside))
		}
		aside = fmt.Sprintf("%s%s%s-%d", path, replacedSuffix, now.Format("20060102-150405"), n)
	}
	if stands {
		if err := safefile.Keep(path, aside); err != nil {
			return "", notReplaced(path, err)
		}
	}
	if err := swap(prepared, path, aside); err != nil {
		return "", takeBack(path, aside, err)
	}
	if err := safefile.SyncDir(filepath.Dir(path)); err != nil {
		return "", &desk.Sentence{Text: "La copia è al posto dell'archivio " + path + ", ma il disco non lo conferma: lo controlli. L'archivio di prima, se c'era, è " + aside + ".", Cause: err}
	}
	if !stands {
		aside = ""
	}
	return aside, nil
}

// swap moves the old archive's companions away and renames the prepared one over it. A
// broken archive alone still has companions: of a whole one SQLite has copied them
// into it (see unused).
func swap(prepared, path, aside string) error {
	for _, suffix := range companions {
		if err := os.Rename(path+suffix, aside+suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := safefile.SyncDir(filepath.Dir(path)); err != nil {
		return err
	}
	if err := alone(path); errors.Is(err, fs.ErrExist) { // opened meanwhile
		return usedSentence(path, err)
	} else if err != nil {
		return err
	}
	return os.Rename(prepared, path)
}

// takeBack undoes a swap that failed before its last step.
func takeBack(path, aside string, cause error) error {
	var errs []error
	for _, suffix := range companions {
		err := vacant(path + suffix)
		if err == nil {
			err = os.Rename(aside+suffix, path+suffix)
		}
		if left, _ := exists(aside + suffix); left {
			errs = append(errs, err)
		}
	}
	if len(errs) == 0 {
		if err := os.Remove(aside); err == nil || errors.Is(err, fs.ErrNotExist) {
			return notReplaced(path, cause)
		}
	}
	return &desk.Sentence{
		Text:  "La copia non si può mettere al posto dell'archivio " + path + ". L'archivio di prima è qui: " + aside,
		Cause: errors.Join(append(errs, cause)...),
	}
}

func notReplaced(path string, cause error) error {
	if speaks(cause) {
		return cause
	}
	return &desk.Sentence{
		Text:  "La copia non si può mettere al posto dell'archivio " + path + ", che è rimasto com'era: controlli lo spazio sul disco e i permessi della cartella, e riprovi.",
		Cause: cause,
	}
}

// unused refuses an archive that another program has open, and has SQLite copy into a
// whole one what a crash left in its companions. One too broken to be locked is not in
// use: that is what copies are for. Of an empty one SQLite would throw the companions
// away, which are all there is.
func unused(ctx context.Context, path string) error {
	if info, err := os.Stat(path); err != nil || info.Size() == 0 {
		return err
	}
	db, err := sql.Open("sqlite", fileURI(path)+"?mode=rw&_busy_timeout=0&_pragma=locking_mode(EXCLUSIVE)")
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // nothing was written
	_, err = db.ExecContext(ctx, `BEGIN EXCLUSIVE; ROLLBACK`)
	if isBusy(err) {
		return usedSentence(path, err)
	}
	return nil
}

func usedSentence(path string, cause error) error {
	return &desk.Sentence{Text: "L'archivio " + path + " è aperto in un altro programma: lo chiuda e riprovi. Non è stato cambiato nulla.", Cause: cause}
}

func exists(path string) (bool, error) {
	_, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// vacant says that nothing stands under a name.
func vacant(path string) error {
	there, err := exists(path)
	if there {
		err = fmt.Errorf("%s: %w", path, fs.ErrExist)
	}
	return err
}

// alone says that none of an archive's companions stands beside it.
func alone(path string) error {
	var errs []error
	for _, suffix := range companions {
		errs = append(errs, vacant(path+suffix))
	}
	return errors.Join(errs...)
}

func removeArchive(path string) error {
	var errs []error
	for _, suffix := range append([]string{""}, companions...) {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}
