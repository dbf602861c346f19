package store

import (
	"context"

	"civico/sportello/domain/desk"
)

// Quarantine lists rows that imports set aside and nobody has dealt with, the
// latest import first.
func (s *Store) Quarantine(ctx context.Context) ([]desk.ImportRow, error) {
	rows, err := s.db.QueryContext(ctx, `
		SELECT q.line, q.code, q.person, q.date, q.hour, q.field, q.value, q.reason
		  FROM quarantine AS q
		  LEFT JOIN import_run AS r ON r.id = q.import
		 WHERE q.state = 'open'
		 ORDER BY r.applied_at DESC, q.import, q.line`)
	if err != nil {
		return nil, sentence(err, s.path)
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	var out []desk.ImportRow
	for rows.Next() {
		r := desk.ImportRow{Class: desk.ClassQuarantined}
		var date, at string
		if err := rows.Scan(&r.Line, &r.Code, &r.Person, &date, &at, &r.Column, &r.Value, &r.Reason); err != nil {
			return nil, sentence(err, s.path)
		}
		r.Date, r.Hour = day(date), hour(at)
		out = append(out, r)
	}
	return out, sentence(rows.Err(), s.path)
}
