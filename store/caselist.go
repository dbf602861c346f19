package store

import (
	"context"
	"errors"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

// caseColumns are what a case without its booking is read from.
const caseColumns = `
       id, appointment, code, filed_on, filed_at, section, surname, name, birth_date, tax_code, procedure, minor,
       residence, departure, opened_at, state, outcome
  FROM cases`

func scanCase(scan func(...any) error) (desk.Row, error) {
	r := desk.Row{Status: desk.BookingLive, Visit: domain.VisitArrived}
	var filedOn, filedAt, birth, departure, opened string
	err := scan(&r.Case, &r.Appointment, &r.Code, &filedOn, &filedAt, &r.Section, &r.Surname, &r.Name, &birth, &r.TaxCode,
		&r.Procedure, &r.Minor, &r.ResidencePlace, &departure, &opened, &r.State, &r.Outcome)
	if err != nil {
		return r, err
	}
	r.Date, r.Hour, r.BirthDate, r.Departure = day(filedOn), hour(filedAt), day(birth), day(departure)
	r.ArrivedAt, err = parseInstant(opened)
	return r, err
}

// caseRows reads cases as rows.
func (s *Store) caseRows(ctx context.Context, query string, args ...any) ([]desk.Row, error) {
	return s.each(ctx, scanCase, query, args...)
}

// isLone says that a case has no row in the agenda: a walk-in, or its booking was
// forgotten after its time.
const isLone = `NOT EXISTS (SELECT 1 FROM appointment AS a WHERE a.id = cases.appointment)`

// loneCases are rows of cases for themselves: what is done to a booking cannot be
// done to them.
func (s *Store) loneCases(ctx context.Context, query string, args ...any) ([]desk.Row, error) {
	rows, err := s.caseRows(ctx, query, args...)
	for i := range rows {
		rows[i].Appointment = ""
	}
	return rows, err
}

// CaseFilter chooses cases; its zero value chooses all.
type CaseFilter struct {
	State domain.State // empty: any
	From  domain.Date  // first filing day, zero: any
	To    domain.Date  // last filing day, zero: any
	Limit int          // 0: 1,000
}

// CaseList lists cases, the latest filing day first.
func (s *Store) CaseList(ctx context.Context, f CaseFilter) ([]desk.Row, error) {
	limit, to := f.Limit, f.To.String()
	if limit <= 0 {
		limit = 1000
	}
	if to == "" {
		to = "9999-12-31"
	}
	rows, err := s.caseRows(ctx, `SELECT `+caseColumns+`
		 WHERE (?1 = '' OR state = ?1)
		   AND filed_on >= ?2
		   AND filed_on <= ?3
		 ORDER BY filed_on DESC, opened_at DESC, id
		 LIMIT ?4`, string(f.State), f.From.String(), to, limit)
	return rows, sentence(err, s.path)
}

// CaseByRef finds the case that a clerk names: by its id, by the beginning of the
// id where only one case has it (eight characters or more), or by its booking's
// code. desk.ErrNotFound where there is none.
func (s *Store) CaseByRef(ctx context.Context, name string) (*domain.Work, error) {
	name = strings.TrimSpace(name)
	lower := strings.ToLower(name)
	rows, err := s.caseRows(ctx, `SELECT `+caseColumns+`
		 WHERE id = ?1
		    OR (length(?1) >= 8 AND id >= ?1 AND id < ?1 || '~')
		    OR id IN (SELECT case_id FROM appointment WHERE office = ?2 AND code = ?3 AND case_id <> '')
		    OR (code = ?3 AND code <> '' AND appointment <> '' AND `+isLone+`)
		 LIMIT 2`, lower, s.office, strings.ToUpper(name))
	switch {
	case err != nil:
		return nil, sentence(err, s.path)
	case len(rows) == 0:
		return nil, desk.ErrNotFound
	case len(rows) > 1:
		return nil, &desk.Sentence{Text: "Più pratiche cominciano così: indichi l'identificativo per intero.", Usage: true}
	}
	return s.Case(ctx, rows[0].Case)
}

// History lists the events of a case or of a booking, oldest first; those of
// imports and of newer programs are left out.
func (s *Store) History(ctx context.Context, entity string) ([]domain.Event, error) {
	records, err := s.recordsOf(ctx, s.db, entity)
	if errors.Is(err, errErased) {
		return nil, desk.ErrNotFound
	}
	if err != nil {
		return nil, sentence(err, s.path)
	}
	var out []domain.Event
	for _, r := range records {
		e, err := r.event()
		if errors.Is(err, errUnknownType) {
			continue
		}
		if err != nil {
			return nil, sentence(err, s.path)
		}
		out = append(out, e)
	}
	return out, nil
}
