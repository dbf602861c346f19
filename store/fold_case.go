package store

import (
	"context"
	"errors"

	"civico/sportello/domain"
	"civico/sportello/domain/text"
)

// foldCase folds a case from all its events.
func foldCase(ctx context.Context, s *Store, q querier, r record) error {
	f, err := s.readCase(ctx, q, r.head.Entity)
	if errors.Is(err, errErased) {
		return dropCase(ctx, q, r.head.Entity)
	}
	if err != nil {
		return err
	}
	if f.newer != nil {
		if err := freeze(ctx, q, *f.newer); err != nil {
			return err
		}
	}
	if f.work == nil {
		return nil
	}
	return s.putCase(ctx, q, f.work)
}

// folded is a case with the records it was folded from.
type folded struct {
	work    *domain.Work // nil while nothing of it can be read
	records []record
	newer   *record // the first that only a newer program knows; work stops before it
}

// readCase folds a case; a case without events has no work.
func (s *Store) readCase(ctx context.Context, q querier, id string) (folded, error) {
	var f folded
	var err error
	if f.records, err = s.recordsOf(ctx, q, id); err != nil {
		return f, err
	}
	var events []domain.Event
	for i := range f.records {
		e, err := f.records[i].event()
		if errors.Is(err, errUnknownType) {
			f.newer = &f.records[i]
			break
		}
		if err != nil {
			return f, err
		}
		events = append(events, e)
	}
	if len(events) == 0 {
		return f, nil
	}
	f.work, err = domain.Fold(id, events)
	return f, err
}

// putCase writes a case as it stands into the folded tables.
func (s *Store) putCase(ctx context.Context, q querier, w *domain.Work) error {
	c, last := &w.Facts, w.Events[len(w.Events)-1]
	age, known := c.Holder.AgeOn(c.FiledOn)
	_, err := q.ExecContext(ctx, `
		INSERT INTO cases (
		       id, appointment, state, outcome, headline, office, procedure, filed_on, filed_at,
		       code, section, surname, name, folded, birth_date, tax_code, residence, departure, minor,
		       opened_at, moved_at, version, desk, clerk, changed_at)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE
		   SET appointment = excluded.appointment, state = excluded.state, outcome = excluded.outcome,
		       headline = excluded.headline, office = excluded.office, procedure = excluded.procedure,
		       filed_on = excluded.filed_on, filed_at = excluded.filed_at, code = excluded.code,
		       section = excluded.section, surname = excluded.surname, name = excluded.name,
		       folded = excluded.folded, birth_date = excluded.birth_date, tax_code = excluded.tax_code,
		       residence = excluded.residence, departure = excluded.departure, minor = excluded.minor,
		       opened_at = excluded.opened_at, moved_at = excluded.moved_at, version = excluded.version,
		       desk = excluded.desk, clerk = excluded.clerk, changed_at = excluded.changed_at`,
		w.ID, w.Appointment, string(w.State), w.Outcome, w.Headline, c.Office, string(c.Procedure), c.FiledOn.String(), c.FiledAt.String(),
		c.Booking.Code, string(c.Booking.Section), c.Holder.Surname, c.Holder.Name, foldedName(c.Holder.Surname, c.Holder.Name),
		c.Holder.BirthDate.String(), c.Holder.TaxCode, c.Holder.Residence.Place, c.Urgency.Departure.String(), known && age < 18,
		instant(w.OpenedAt), instant(w.MovedAt), w.Version, last.Desk, last.Clerk, instant(last.At))
	if err != nil {
		return err
	}
	if err := s.putReceipts(ctx, q, w); err != nil {
		return err
	}
	return putTies(ctx, q, w)
}

// foldedName is the text that the search compares.
func foldedName(surname, name string) string { return text.Fold(surname + " " + name) }

// putTies marks the bookings that a case belongs to.
func putTies(ctx context.Context, q querier, w *domain.Work) error {
	if _, err := q.ExecContext(ctx, `UPDATE appointment SET case_id = '' WHERE case_id = ? AND case_id <> ''`, w.ID); err != nil {
		return err
	}
	for _, id := range w.Bookings() {
		if _, err := q.ExecContext(ctx, `
			UPDATE appointment
			   SET case_id = ?
			 WHERE id = ? AND case_id = ''`, w.ID, id); err != nil {
			return err
		}
	}
	return nil
}

// dropCase removes what the tables say of an erased case.
func dropCase(ctx context.Context, q querier, id string) error {
	for _, query := range []string{
		`DELETE FROM cases WHERE id = ?`,
		`DELETE FROM receipt WHERE case_id = ?`,
		`DELETE FROM frozen WHERE entity = ?`,
		`UPDATE appointment SET case_id = '' WHERE case_id = ? AND case_id <> ''`,
	} {
		if _, err := q.ExecContext(ctx, query, id); err != nil {
			return err
		}
	}
	return nil
}
