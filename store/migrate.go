package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"civico/sportello/domain/desk"
)

//go:embed schema
var schemaFiles embed.FS

// migration is one step of the log's tables; its number is its place, from 1.
type migration struct{ name, sql string }

func (m migration) sum() string {
	sum := sha256.Sum256([]byte(m.sql))
	return hex.EncodeToString(sum[:])
}

// migrations of this program, oldest first.
var migrations = readSchema("schema/log")

// foldSchema is the definition of the folded tables.
var foldSchema = readSchema("schema/fold")

func readSchema(dir string) []migration {
	entries, err := schemaFiles.ReadDir(dir)
	if err != nil {
		panic(err) // embedded: cannot fail in a program that was built
	}
	var out []migration
	for _, e := range entries { // in the order of their names
		b, err := schemaFiles.ReadFile(path.Join(dir, e.Name()))
		if err != nil {
			panic(err)
		}
		out = append(out, migration{e.Name(), string(b)})
	}
	return out
}

// migrate brings an archive to the newest step: a new one from nothing, an older
// one after a verified copy. Two programs that start together wait for each other.
func (s *Store) migrate(ctx context.Context, o Options, steps []migration) error {
	applied, err := appliedSteps(ctx, s.db, steps)
	if err != nil || applied == len(steps) {
		return err
	}
	if applied > 0 {
		if err := s.copyBefore(ctx, applied); err != nil {
			return err
		}
	}
	return s.exclusively(ctx, func(q querier) error {
		applied, err := appliedSteps(ctx, q, steps) // again: another program may have been first
		if err != nil {
			return err
		}
		for no := applied + 1; no <= len(steps); no++ {
			if err := applyStep(ctx, q, no, steps[no-1], s.now()); err != nil {
				return fmt.Errorf("migration %s: %w", steps[no-1].name, err)
			}
		}
		if applied == 0 {
			return s.found(ctx, q, o)
		}
		return nil
	})
}

// appliedSteps counts the steps an archive has and compares them with the
// program's own: a changed file means another history.
func appliedSteps(ctx context.Context, q querier, steps []migration) (int, error) {
	var version int
	if err := q.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version); err != nil || version == 0 {
		return 0, err
	}
	rows, err := q.QueryContext(ctx, `SELECT no, name, sha256 FROM migration ORDER BY no`)
	if err != nil {
		return 0, err
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	n := 0
	for rows.Next() {
		var no int
		var name, sum string
		if err := rows.Scan(&no, &name, &sum); err != nil {
			return 0, err
		}
		n++
		if no != n || no > len(steps) || sum != steps[no-1].sum() {
			return 0, &desk.Sentence{
				Text:  "Le tabelle dell'archivio non sono quelle di questa versione di Sportello: usi il programma con cui è stato scritto. Non è stato cambiato nulla.",
				Cause: fmt.Errorf("migration %d (%s) has another checksum", no, name),
			}
		}
	}
	if err := rows.Err(); err != nil {
		return 0, err
	}
	if n != version {
		return 0, fmt.Errorf("user_version is %d but %d migrations are recorded", version, n)
	}
	return n, nil
}

func applyStep(ctx context.Context, q querier, no int, m migration, now time.Time) error {
	if _, err := q.ExecContext(ctx, m.sql); err != nil {
		return err
	}
	if _, err := q.ExecContext(ctx, `
		INSERT INTO migration (no, name, sha256, applied)
		VALUES (?, ?, ?, ?)`, no, m.name, m.sum(), instant(now)); err != nil {
		return err
	}
	_, err := q.ExecContext(ctx, fmt.Sprintf(`PRAGMA user_version = %d; PRAGMA application_id = %d`, no, applicationID))
	return err
}

// copyBefore keeps a copy of the archive as it was before its tables change.
func (s *Store) copyBefore(ctx context.Context, applied int) error {
	dest := fmt.Sprintf("%s.prima-di-%d", s.path, applied+1)
	err := copyDatabase(ctx, s.db, dest)
	if errors.Is(err, fs.ErrExist) {
		if err = os.Remove(dest); err == nil { // of an attempt that a crash ended
			err = copyDatabase(ctx, s.db, dest)
		}
	}
	if err != nil {
		return &desk.Sentence{
			Text:  "Prima di aggiornare l'archivio serve una copia verificata in " + dest + ", che non è riuscita: non è stato cambiato nulla. Controlli lo spazio sul disco e riprovi.",
			Cause: err,
		}
	}
	return nil
}

// foldSum names this program's fold: its tables, its version and the event types
// it knows. A program with another sum folds again.
func foldSum() string {
	h := sha256.New()
	for _, m := range foldSchema {
		fmt.Fprintf(h, "%s\n%s\n", m.name, m.sql)
	}
	types := make([]string, 0, len(folds))
	for ty := range folds {
		types = append(types, ty)
	}
	slices.Sort(types)
	fmt.Fprintf(h, "fold %d\n%s\n", foldVersion, strings.Join(types, "\n"))
	return hex.EncodeToString(h.Sum(nil))
}

// exclusively runs fn in a transaction of its own that appends no events.
func (s *Store) exclusively(ctx context.Context, fn func(querier) error) error {
	return s.transact(ctx, func(conn *sql.Conn) error { return fn(conn) })
}
