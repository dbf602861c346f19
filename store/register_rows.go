package store

import (
	"context"
	"database/sql"
	"errors"

	"civico/sportello/domain/desk"
)

// FoundBooklets lists the register of found passports: those at the office first,
// the longest kept at their head, then the others, the latest first.
func (s *Store) FoundBooklets(ctx context.Context) ([]desk.FoundRow, error) {
	out, err := readRows(ctx, s.db, scanFound, `
		SELECT f.booklet, f.entry, f.version, f.number, f.surname, f.name, f.birth_date, f.handed_on, f.handed_by, f.note,
		       f.state, f.given_back, f.closed_on, f.taken_by, f.closed_note, coalesce(w.withdrawn_on, ''),
		       f.written_at, f.desk, f.clerk, f.closed_at, f.closed_desk, f.closed_by
		  FROM found_booklet AS f
		  LEFT JOIN withdrawn_booklet AS w ON w.booklet = f.booklet AND w.struck = 0
		 ORDER BY f.state <> 'kept',
		       CASE WHEN f.state = 'kept' THEN f.handed_on END,
		       f.closed_at DESC, f.number, f.booklet, f.entry`)
	return out, sentence(err, s.path)
}

// WithdrawnBooklets lists the register of withdrawn passports, the latest first.
func (s *Store) WithdrawnBooklets(ctx context.Context) ([]desk.WithdrawnRow, error) {
	out, err := readRows(ctx, s.db, scanWithdrawn, `
		SELECT booklet, entry, version, number, surname, name, birth_date, ground, withdrawn_on, note,
		       struck, struck_reason, written_at, desk, clerk, struck_at, struck_desk, struck_by
		  FROM withdrawn_booklet
		 ORDER BY withdrawn_on DESC, written_at DESC, number, booklet, entry`)
	return out, sentence(err, s.path)
}

func readRows[T any](ctx context.Context, q querier, scan func(*sql.Rows) (T, error), query string) ([]T, error) {
	rows, err := q.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	var out []T
	for rows.Next() {
		r, err := scan(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, rows.Err()
}

func scanFound(rows *sql.Rows) (r desk.FoundRow, err error) {
	var birth, handed, closed, withdrawn, at, closedAt string
	if err := rows.Scan(&r.Ref.Booklet, &r.Ref.Entry, &r.Ref.Version, &r.Number, &r.Surname, &r.Name, &birth, &handed, &r.From, &r.Note,
		&r.State, &r.How, &closed, &r.To, &r.ClosedNote, &withdrawn,
		&at, &r.By.Desk, &r.By.Clerk, &closedAt, &r.ClosedBy.Desk, &r.ClosedBy.Clerk); err != nil {
		return r, err
	}
	r.BirthDate, r.HandedOn, r.ClosedOn, r.Withdrawn = day(birth), day(handed), day(closed), day(withdrawn)
	return r, readTimes(&r.By, at, &r.ClosedBy, closedAt)
}

func scanWithdrawn(rows *sql.Rows) (r desk.WithdrawnRow, err error) {
	var birth, on, at, struckAt string
	if err := rows.Scan(&r.Ref.Booklet, &r.Ref.Entry, &r.Ref.Version, &r.Number, &r.Surname, &r.Name, &birth, &r.Ground, &on, &r.Note,
		&r.Struck, &r.StruckReason, &at, &r.By.Desk, &r.By.Clerk, &struckAt, &r.StruckBy.Desk, &r.StruckBy.Clerk); err != nil {
		return r, err
	}
	r.BirthDate, r.On = day(birth), day(on)
	return r, readTimes(&r.By, at, &r.StruckBy, struckAt)
}

func readTimes(by *desk.Signed, at string, closed *desk.Signed, closedAt string) error {
	var errs [2]error
	by.At, errs[0] = parseInstant(at)
	closed.At, errs[1] = parseInstant(closedAt)
	return errors.Join(errs[:]...)
}
