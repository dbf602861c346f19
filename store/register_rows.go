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
		SELECT booklet, entry, version, number, surname, name, birth_date, handed_on, handed_by, note,
		       state, given_back, closed_on, taken_by, closed_note, withdrawn,
		       written_at, desk, clerk, closed_at, closed_desk, closed_by
		  FROM found_booklet
		 ORDER BY state <> 'kept',
		       CASE WHEN state = 'kept' THEN handed_on END,
		       closed_at DESC, number, booklet, entry`)
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
