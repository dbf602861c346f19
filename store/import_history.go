package store

import (
	"context"
	"encoding/json"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

// ImportRun is one export that was applied, or taken back since.
type ImportRun struct {
	ID         string
	File       string // base name
	SHA256     string // of the file, in hex
	From, To   domain.Date
	ExportedAt time.Time // zero where nothing told it
	Uncertain  bool      // ExportedAt is only the file's own time
	AppliedAt  time.Time
	Desk       int
	Clerk      string
	Rows       int
	Cleaned    int // cells from which something was removed
	Counts     map[desk.Class]int
	Undone     bool
}

// Imports lists the exports applied, the latest first.
func (s *Store) Imports(ctx context.Context) ([]ImportRun, error) {
	runs, err := s.importRuns(ctx, s.db, `ORDER BY applied_at DESC, id DESC`)
	return runs, sentence(err, s.path)
}

func (s *Store) importRuns(ctx context.Context, q querier, where string, args ...any) ([]ImportRun, error) {
	rows, err := q.QueryContext(ctx, `
		SELECT id, file, sha256, span_from, span_to, exported_at, uncertain, applied_at, desk, clerk, rows, cleaned, counts, state
		  FROM import_run
		 `+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	var out []ImportRun
	for rows.Next() {
		var r ImportRun
		var from, to, exported, applied, counts, state string
		if err := rows.Scan(&r.ID, &r.File, &r.SHA256, &from, &to, &exported, &r.Uncertain, &applied, &r.Desk, &r.Clerk,
			&r.Rows, &r.Cleaned, &counts, &state); err != nil {
			return nil, err
		}
		r.From, r.To, r.Undone = day(from), day(to), state == "undone"
		if r.ExportedAt, err = parseInstant(exported); err != nil {
			return nil, err
		}
		if r.AppliedAt, err = parseInstant(applied); err != nil {
			return nil, err
		}
		if err := json.Unmarshal([]byte(counts), &r.Counts); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, rows.Err()
}
