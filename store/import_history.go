package store

import (
	"context"
	"encoding/json"
	"time"

	"civico/sportello/domain/desk"
)

// Imports lists the exports applied, the latest first.
func (s *Store) Imports(ctx context.Context) ([]desk.ImportRun, error) {
	runs, err := s.importRuns(ctx, s.db, `ORDER BY applied_at DESC, id DESC`)
	return runs, sentence(err, s.path)
}

func (s *Store) importRuns(ctx context.Context, q querier, where string, args ...any) ([]desk.ImportRun, error) {
	rows, err := q.QueryContext(ctx, `
		SELECT id, file, sha256, span_from, span_to, exported_at, uncertain, applied_at, desk, clerk, rows, cleaned, counts, state,
		       undone_at, undone_desk, undone_clerk
		  FROM import_run
		 `+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	var out []desk.ImportRun
	for rows.Next() {
		var r desk.ImportRun
		var from, to, exported, applied, counts, state, undone string
		if err := rows.Scan(&r.ID, &r.File, &r.SHA256, &from, &to, &exported, &r.Uncertain, &applied, &r.Desk, &r.Clerk,
			&r.Rows, &r.Cleaned, &counts, &state, &undone, &r.UndoneDesk, &r.UndoneClerk); err != nil {
			return nil, err
		}
		r.From, r.To, r.Undone = day(from), day(to), state == "undone"
		for _, t := range []struct {
			to   *time.Time
			text string
		}{{&r.ExportedAt, exported}, {&r.AppliedAt, applied}, {&r.UndoneAt, undone}} {
			if *t.to, err = parseInstant(t.text); err != nil {
				return nil, err
			}
		}
		if err := json.Unmarshal([]byte(counts), &r.Counts); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, rows.Err()
}
