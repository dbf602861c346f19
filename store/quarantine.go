package store

import (
	"context"
	"encoding/json"

	"civico/sportello/domain/desk"
)

// Quarantine lists rows that imports set aside and nobody has dealt with, the
// latest import first.
func (s *Store) Quarantine(ctx context.Context) ([]desk.ImportRow, error) {
	rows, err := s.setAside(ctx, s.db, `
		 WHERE q.state = 'open'
		 ORDER BY r.applied_at DESC, q.import, q.line`)
	return rows, sentence(err, s.path)
}

func (s *Store) setAside(ctx context.Context, q querier, where string, args ...any) ([]desk.ImportRow, error) {
	rows, err := q.QueryContext(ctx, `
		SELECT q.import, q.line, q.code, q.person, q.date, q.hour, q.field, q.value, q.reason, q.row,
		       coalesce(r.file, ''), coalesce(r.applied_at, '')
		  FROM quarantine AS q
		  LEFT JOIN import_run AS r ON r.id = q.import`+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	var out []desk.ImportRow
	for rows.Next() {
		r := desk.ImportRow{Class: desk.ClassQuarantined}
		var date, at, text, applied string
		if err := rows.Scan(&r.Import, &r.Line, &r.Code, &r.Person, &date, &at, &r.Column, &r.Value, &r.Reason, &text, &r.File, &applied); err != nil {
			return nil, err
		}
		r.Date, r.Hour = day(date), hour(at)
		if r.AppliedAt, err = parseInstant(applied); err != nil {
			return nil, err
		}
		var cells [][2]string
		if err := json.Unmarshal([]byte(text), &cells); err != nil {
			return nil, err
		}
		for _, c := range cells {
			r.Cells = append(r.Cells, desk.Cell{Name: c[0], Text: c[1]})
		}
		out = append(out, r)
	}
	return out, rows.Err()
}
