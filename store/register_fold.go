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
	for _, r := range desk.FoundRows(b) {
		if err := putFound(ctx, q, r); err != nil {
			return err
		}
	}
	for _, r := range desk.WithdrawnRows(b) {
		if err := putWithdrawn(ctx, q, r); err != nil {
			return err
		}
	}
	return nil
}

func putFound(ctx context.Context, q querier, r desk.FoundRow) error {
	_, err := q.ExecContext(ctx, `
		INSERT INTO found_booklet (
		       booklet, entry, number, surname, name, birth_date, handed_on, handed_by, note, written_at, desk, clerk, withdrawn,
		       state, given_back, closed_on, taken_by, closed_note, closed_at, closed_desk, closed_by, version)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		r.Ref.Booklet, r.Ref.Entry, r.Number, r.Surname, r.Name, r.BirthDate.String(), r.HandedOn.String(), r.From, r.Note,
		instant(r.By.At), r.By.Desk, r.By.Clerk, r.Withdrawn.String(), string(r.State), string(r.How), r.ClosedOn.String(), r.To, r.ClosedNote,
		instant(r.ClosedBy.At), r.ClosedBy.Desk, r.ClosedBy.Clerk, r.Ref.Version)
	return err
}

func putWithdrawn(ctx context.Context, q querier, r desk.WithdrawnRow) error {
	_, err := q.ExecContext(ctx, `
		INSERT INTO withdrawn_booklet (
		       booklet, entry, number, surname, name, birth_date, ground, withdrawn_on, note, written_at, desk, clerk,
		       struck, struck_reason, struck_at, struck_desk, struck_by, version)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		r.Ref.Booklet, r.Ref.Entry, r.Number, r.Surname, r.Name, r.BirthDate.String(), string(r.Ground), r.On.String(), r.Note,
		instant(r.By.At), r.By.Desk, r.By.Clerk, r.Struck, r.StruckReason, instant(r.StruckBy.At), r.StruckBy.Desk, r.StruckBy.Clerk, r.Ref.Version)
	return err
}
