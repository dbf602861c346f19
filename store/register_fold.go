package store

import (
	"context"
	"errors"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

// foldBooklet folds a booklet of the registers from all its events.
func foldBooklet(ctx context.Context, s *Store, q querier, r record) error {
	b, newer, err := s.readBooklet(ctx, q, r.head.Entity)
	if errors.Is(err, errErased) {
		return dropBooklet(ctx, q, r.head.Entity)
	}
	if err != nil {
		return err
	}
	if newer != nil {
		if err := freeze(ctx, q, *newer); err != nil {
			return err
		}
	}
	return putBooklet(ctx, q, b)
}

// readBooklet folds what this program knows of a booklet; newer is the first event
// that only a newer program knows, nil where there is none.
func (s *Store) readBooklet(ctx context.Context, q querier, id string) (b *domain.Booklet, newer *record, err error) {
	records, err := s.recordsOf(ctx, q, id)
	if err != nil {
		return nil, nil, err
	}
	var events []domain.Event
	for i := range records {
		e, err := records[i].event()
		if errors.Is(err, errUnknownType) {
			newer = &records[i]
			break
		}
		if err != nil {
			return nil, nil, err
		}
		events = append(events, e)
	}
	return domain.FoldBooklet(id, events), newer, nil
}

func dropBooklet(ctx context.Context, q querier, id string) error {
	for _, query := range []string{`DELETE FROM found_booklet WHERE booklet = ?`, `DELETE FROM withdrawn_booklet WHERE booklet = ?`} {
		if _, err := q.ExecContext(ctx, query, id); err != nil {
			return err
		}
	}
	return nil
}

// putBooklet writes a booklet as it stands into both registers.
func putBooklet(ctx context.Context, q querier, b *domain.Booklet) error {
	if err := dropBooklet(ctx, q, b.ID); err != nil {
		return err
	}
	for i := range b.Recoveries {
		if err := putFound(ctx, q, b, i); err != nil {
			return err
		}
	}
	for i := range b.Withdrawals {
		if err := putWithdrawn(ctx, q, b, i); err != nil {
			return err
		}
	}
	return nil
}

func putFound(ctx context.Context, q querier, b *domain.Booklet, entry int) error {
	r := &b.Recoveries[entry]
	state, closed := desk.FoundKept, domain.BookletReturned{}
	switch {
	case r.Struck != nil:
		state, closed.Note = desk.FoundStruck, r.Struck.Reason
	case r.Returned != nil:
		state, closed = desk.FoundReturned, *r.Returned
	case r.Destroyed != nil:
		state, closed.On, closed.Note = desk.FoundDestroyed, r.Destroyed.On, r.Destroyed.Note
	}
	by := r.Closed
	if r.Struck != nil {
		by = r.Struck.Mark
	}
	_, err := q.ExecContext(ctx, `
		INSERT INTO found_booklet (
		       booklet, entry, number, surname, name, birth_date, handed_on, handed_by, note, written_at, desk, clerk,
		       state, given_back, closed_on, taken_by, closed_note, closed_at, closed_desk, closed_by, version)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		b.ID, entry, r.Number, r.Surname, r.Name, r.BirthDate.String(), r.HandedOn.String(), r.From, r.Note, instant(r.Written.At), r.Written.Desk, r.Written.Clerk,
		string(state), string(closed.How), closed.On.String(), closed.To, closed.Note, instant(by.At), by.Desk, by.Clerk, b.Version)
	return err
}

func putWithdrawn(ctx context.Context, q querier, b *domain.Booklet, entry int) error {
	w := &b.Withdrawals[entry]
	struck := domain.Strike{}
	if w.Struck != nil {
		struck = *w.Struck
	}
	_, err := q.ExecContext(ctx, `
		INSERT INTO withdrawn_booklet (
		       booklet, entry, number, surname, name, birth_date, ground, withdrawn_on, note, written_at, desk, clerk,
		       struck, struck_reason, struck_at, struck_desk, struck_by, version)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		b.ID, entry, w.Number, w.Surname, w.Name, w.BirthDate.String(), string(w.Ground), w.On.String(), w.Note, instant(w.Written.At), w.Written.Desk, w.Written.Clerk,
		w.Struck != nil, struck.Reason, instant(struck.Mark.At), struck.Mark.Desk, struck.Mark.Clerk, b.Version)
	return err
}
