package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"civico/sportello/domain/desk"
	"civico/sportello/store/safefile"
)

// Backup writes a verified copy of the archive to a new file, readable by its
// owner only. The key file (KeyPath) is not in it: without that the copy opens
// nothing.
func (s *Store) Backup(ctx context.Context, dest string) error {
	if err := s.signHead(ctx); err != nil {
		return sentence(err, s.path)
	}
	err := copyDatabase(ctx, s.db, dest)
	if errors.Is(err, fs.ErrExist) {
		return &desk.Sentence{Text: "Il file " + dest + " c'è già: scelga un altro nome per la copia.", Usage: true, Cause: err}
	}
	return sentence(err, dest)
}

// copyDatabase makes a copy and checks it; one that is not whole is removed.
func copyDatabase(ctx context.Context, q querier, dest string) error {
	f, err := os.OpenFile(dest, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	_, err = q.ExecContext(ctx, `VACUUM INTO ?`, dest)
	if err == nil {
		err = checkCopy(ctx, dest)
	}
	if err == nil {
		err = syncFile(dest)
	}
	if err == nil {
		err = safefile.SyncDir(filepath.Dir(dest))
	}
	if err != nil {
		return errors.Join(err, os.Remove(dest))
	}
	return nil
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// checkCopy asks SQLite whether every page and index of a copy is right.
func checkCopy(ctx context.Context, path string) error {
	db, err := peek(path)
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // only read
	var answer string
	if err := db.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&answer); err != nil {
		return err
	}
	if answer != "ok" {
		return fmt.Errorf("integrity check of the copy: %s", answer)
	}
	return nil
}
