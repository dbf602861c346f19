package store

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"

	"github.com/google/uuid"
)

// OpenCase begins a case, under a booking or as a walk-in. Filing day and office
// are today and this office where the opening does not say them. A booking that
// has a case already is refused with *desk.Stale: somebody was faster.
func (s *Store) OpenCase(ctx context.Context, o desk.Opening) (*domain.Work, error) {
	var w *domain.Work
	err := s.write(ctx, func(c *change) error {
		if err := c.checkFree(o.Appointment, ""); err != nil {
			return err
		}
		id, err := uuid.NewV7()
		if err != nil {
			return err
		}
		changes := withDefault(o.Changes, "office", s.office)
		changes = withDefault(changes, "filed_on", s.Today().String())
		w, err = c.amend(folded{}, id.String(), domain.CaseOpened{Appointment: o.Appointment, Changes: changes})
		return err
	})
	return w, err
}

func withDefault(changes []domain.Change, path, value string) []domain.Change {
	for _, ch := range changes {
		if ch.Path == path {
			return changes
		}
	}
	return append([]domain.Change{{Path: path, Value: value}}, changes...)
}

// checkFree refuses a booking that is not there, or is another case's.
func (c *change) checkFree(appointment, caseID string) error {
	if appointment == "" {
		return nil
	}
	row, err := c.s.appointment(c.ctx, c.q, appointment)
	if err != nil {
		return err
	}
	if row.Case == "" || row.Case == caseID {
		return nil
	}
	f, err := c.s.readCase(c.ctx, c.q, row.Case)
	if err != nil {
		return err
	}
	return stale(f.work)
}

// Case gives a case as it stands. One that a newer program wrote to is shown as
// far as this program understands it; changing it answers desk.ErrReadOnly.
func (s *Store) Case(ctx context.Context, id string) (*domain.Work, error) {
	f, err := s.readCase(ctx, s.db, id)
	if errors.Is(err, errErased) || err == nil && f.work == nil {
		return nil, desk.ErrNotFound
	}
	return f.work, sentence(err, s.path)
}

// Change sets facts. Those that have the value already are left out; where none
// is left, nothing is written.
func (s *Store) Change(ctx context.Context, id string, version int, changes []domain.Change) (*domain.Work, error) {
	return s.amend(ctx, id, version, func(_ *change, w *domain.Work) (domain.Body, error) {
		if w.State != domain.InProgress {
			return nil, &desk.Sentence{Text: "La pratica non è in corso: per cambiarla la riprenda o la riapra."}
		}
		news, err := differing(w, changes)
		if err != nil || len(news) == 0 {
			return nil, err
		}
		return domain.CaseChanged{Changes: news}, nil
	})
}

// differing leaves out what is so already. A change of a whole group, or two of
// one fact, depend on each other: then all stay.
func differing(w *domain.Work, changes []domain.Change) ([]domain.Change, error) {
	seen := map[string]bool{}
	for _, ch := range changes {
		if seen[ch.Path] || ch.Path == "booking" || strings.HasSuffix(ch.Path, "]") {
			return changes, nil
		}
		seen[ch.Path] = true
	}
	var news []domain.Change
	for _, ch := range changes {
		old, err := domain.Get(&w.Facts, ch.Path)
		if err != nil {
			return nil, refused(err)
		}
		if old != ch.Value {
			news = append(news, ch)
		}
	}
	return news, nil
}

// Undo takes back this desk's last change that still stands.
func (s *Store) Undo(ctx context.Context, id string, version int) (*domain.Work, error) {
	return s.amend(ctx, id, version, func(c *change, w *domain.Work) (domain.Body, error) {
		if w.State != domain.InProgress {
			return nil, desk.ErrNothingToUndo
		}
		of, ok, err := w.LastUndoable(c.who.desk)
		var since *domain.ChangedSince
		switch {
		case errors.As(err, &since):
			return nil, &desk.Sentence{
				Text: fmt.Sprintf("Non si annulla: %s (sportello %d) ha cambiato lo stesso dato alle %s.",
					since.Clerk, since.Desk, since.At.In(s.zone).Format("15:04 del 02/01/2006")),
				Cause: err,
			}
		case err != nil:
			return nil, err
		case !ok:
			return nil, desk.ErrNothingToUndo
		}
		body := domain.CaseUndone{Of: of}
		return body, c.checkLinkBack(w, body)
	})
}

// checkLinkBack refuses an undo that would tie the case again to a booking which
// has another case by now.
func (c *change) checkLinkBack(w *domain.Work, body domain.CaseUndone) error {
	before, err := domain.Fold(w.ID, append(w.Events[:len(w.Events):len(w.Events)], domain.Event{Body: body}))
	if err != nil || before.Appointment == w.Appointment {
		return err
	}
	var taken *desk.Stale
	if err = c.checkFree(before.Appointment, w.ID); errors.As(err, &taken) {
		return &desk.Sentence{Text: "Non si annulla: la prenotazione di prima ha ora un'altra pratica."}
	}
	return err
}

// Move brings a case to another state.
func (s *Store) Move(ctx context.Context, id string, version int, m domain.CaseMoved) (*domain.Work, error) {
	return s.amend(ctx, id, version, func(_ *change, w *domain.Work) (domain.Body, error) {
		move, ok := domain.FindMove(w.State, m.To)
		if !ok {
			return nil, &desk.Sentence{Text: "Da questo stato la pratica non può passare a quello chiesto."}
		}
		if m.Reason = strings.TrimSpace(m.Reason); move.NeedsReason && m.Reason == "" {
			return nil, &desk.Sentence{Text: "Serve il motivo, per iscritto."}
		}
		return m, nil
	})
}

// Relink ties a case to another booking or to none.
func (s *Store) Relink(ctx context.Context, id string, version int, r domain.CaseRelinked) (*domain.Work, error) {
	return s.amend(ctx, id, version, func(c *change, w *domain.Work) (domain.Body, error) {
		if w.State.IsClosed() {
			return nil, &desk.Sentence{Text: "La pratica è conclusa: prima la riapra, con un motivo."}
		}
		return r, c.checkFree(r.Appointment, id)
	})
}

// RecordSlip records that a paper was handed over. Number 0 takes the next.
func (s *Store) RecordSlip(ctx context.Context, id string, version int, slip domain.SlipPrinted) (*domain.Work, error) {
	return s.amend(ctx, id, version, func(_ *change, w *domain.Work) (domain.Body, error) {
		next := len(w.Slips) + 1
		if slip.Number == 0 {
			slip.Number = next
		}
		if slip.Number != next || slip.Replaces >= next || slip.Replaces < 0 {
			return nil, fmt.Errorf("slip %d replacing %d, after %d slips", slip.Number, slip.Replaces, len(w.Slips))
		}
		return slip, nil
	})
}

// amend reads a case, lets decide make an event of it, and writes that; decide
// may answer no event. Everything happens in one transaction.
func (s *Store) amend(ctx context.Context, id string, version int, decide func(*change, *domain.Work) (domain.Body, error)) (*domain.Work, error) {
	var w *domain.Work
	err := s.write(ctx, func(c *change) error {
		f, err := s.readCase(c.ctx, c.q, id)
		switch {
		case errors.Is(err, errErased):
			return desk.ErrNotFound
		case err != nil:
			return err
		case f.newer != nil:
			return desk.ErrReadOnly
		case f.work == nil:
			return desk.ErrNotFound
		case f.work.Version != version:
			return stale(f.work)
		}
		body, err := decide(c, f.work)
		if err != nil {
			return err
		}
		if w = f.work; body == nil {
			return nil
		}
		w, err = c.amend(f, id, body)
		return err
	})
	if err != nil {
		return nil, err
	}
	return w, nil
}

// amend appends an event to a case and folds it. The domain refuses an impossible
// one before anything is kept.
func (c *change) amend(f folded, id string, body domain.Body) (*domain.Work, error) {
	raw, err := encodeBody(body)
	if err != nil {
		return nil, err
	}
	r, err := c.append(entry{
		ty: body.Type(), entity: id, kind: "case", refs: c.s.refsOf(body), base: headsOf(f.records), body: raw,
	})
	if err != nil {
		return nil, err
	}
	e, err := r.event()
	if err != nil {
		return nil, err
	}
	var events []domain.Event
	if f.work != nil {
		events = f.work.Events
	}
	w, err := domain.Fold(id, append(events[:len(events):len(events)], e))
	if err != nil {
		return nil, refused(err)
	}
	return w, c.s.putCase(c.ctx, c.q, w)
}

// refused gives a wrong path or value a sentence.
func refused(err error) error {
	var path *domain.PathError
	if errors.As(err, &path) {
		return &desk.Sentence{Text: fmt.Sprintf("Il dato «%s» non può essere «%s».", path.Path, path.Value), Usage: true, Cause: err}
	}
	return err
}

// refsOf are the related ids of an event of a case: its booking, and the digests
// of receipts.
func (s *Store) refsOf(body domain.Body) []string {
	switch b := body.(type) {
	case domain.CaseOpened:
		return append(appointmentRef(b.Appointment), s.receiptRefs(b.Changes)...)
	case domain.CaseChanged:
		return s.receiptRefs(b.Changes)
	case domain.CaseMoved:
		return s.receiptRefs(b.Changes)
	case domain.CaseRelinked:
		return append(appointmentRef(b.Appointment), s.receiptRefs(b.Changes)...)
	}
	return nil
}

func appointmentRef(id string) []string {
	if id == "" {
		return nil
	}
	return []string{appointmentRefPrefix + id}
}

// appointmentRefPrefix begins a related id that is a booking's.
const appointmentRefPrefix = "appointment:"

func stale(w *domain.Work) error {
	if w == nil {
		return desk.ErrReadOnly
	}
	last := w.Events[len(w.Events)-1]
	return &desk.Stale{Desk: last.Desk, Clerk: last.Clerk, At: last.At}
}
