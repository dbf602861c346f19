package store

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	_ "modernc.org/sqlite"
)

// pragmas of every connection. FULL: «salvato» means on the disk.
var pragmas = []string{
	"busy_timeout(15000)",
	"journal_mode(WAL)",
	"synchronous(FULL)",
	"wal_autocheckpoint(0)",       // see keeper
	"journal_size_limit(4194304)", // of the write-ahead file, begun anew: walGrown pages
	"foreign_keys(ON)",
	"temp_store(MEMORY)",
	"secure_delete(ON)",
	"trusted_schema(OFF)",
	"cell_size_check(ON)",
}

// poolSize bounds the connections: a screen and its background reads, a writer.
const poolSize = 4

// reach opens the pool. Turning a new file to WAL does not wait for a program
// that does the same at the same moment: then it is tried again.
func reach(ctx context.Context, path string) (*sql.DB, error) {
	db, err := connect(path)
	if err != nil {
		return nil, err
	}
	deadline := time.After(busyFor)
	for {
		if err = db.PingContext(ctx); !isBusy(err) {
			break
		}
		select {
		case <-time.After(busyAgain):
			continue
		case <-ctx.Done():
		case <-deadline:
		}
		break
	}
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

const (
	busyFor   = 15 * time.Second // as the pragma below
	busyAgain = 5 * time.Millisecond
)

// connect makes the pool; its first use opens the file.
func connect(path string) (*sql.DB, error) {
	q := url.Values{"_txlock": {"immediate"}, "_pragma": pragmas, "_dqs": {"0"}}
	db, err := sql.Open("sqlite", fileURI(path)+"?"+q.Encode())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(poolSize)
	db.SetMaxIdleConns(poolSize)
	return db, nil
}

// fileURI escapes what SQLite's URI reader would take for syntax.
func fileURI(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		abs = path
	}
	abs = filepath.ToSlash(abs)
	if !strings.HasPrefix(abs, "/") {
		abs = "/" + abs // C:/… on Windows
	}
	return "file://" + (&url.URL{Path: abs}).EscapedPath()
}
