package domain

import (
	"fmt"
	"time"
)

// Work is a case as the fold of its events.
type Work struct {
	ID          string
	Appointment string // entity id of its booking, empty for a walk-in
	Facts       Case
	State       State
	Reason      string // of the last move that gave one
	Outcome     string // of the last verdict that closed or parked it
	Headline    string
	OpenedAt    time.Time
	MovedAt     time.Time
	Slips       []SlipPrinted
	Version     int      // how many events were folded: the writer's proof of having seen them
	Head        EventRef // the last of them
	Events      []Event  // in the order of the fold
	undone      map[EventRef]bool
}

// Fold builds a case out of its events, in order. It refuses a first event that
// does not open the case, a second opening, an impossible path or value, a move
// the table does not allow, and a type it does not know.
func Fold(id string, events []Event) (*Work, error) {
	w := &Work{ID: id, undone: map[EventRef]bool{}, Events: events}
	for _, e := range events {
		if u, ok := e.Body.(CaseUndone); ok {
			w.undone[u.Of] = true
		}
	}
	for i, e := range events {
		if _, opens := e.Body.(CaseOpened); opens != (i == 0) {
			return nil, fmt.Errorf("event %d of case %s: %s out of place", i+1, id, e.Body.Type())
		}
		if err := w.apply(e); err != nil {
			return nil, fmt.Errorf("event %d of case %s: %w", i+1, id, err)
		}
		w.Version++
		w.Head = e.Ref
	}
	if w.Version == 0 {
		return nil, fmt.Errorf("case %s has no events", id)
	}
	return w, nil
}

func (w *Work) apply(e Event) error {
	switch b := e.Body.(type) {
	case CaseOpened:
		w.State, w.Appointment, w.OpenedAt, w.MovedAt = InProgress, b.Appointment, e.At, e.At
		return w.setAll(b.Changes)
	case CaseChanged:
		if w.undone[e.Ref] {
			return nil
		}
		return w.setAll(b.Changes)
	case CaseUndone:
		return nil
	case CaseMoved:
		if _, ok := FindMove(w.State, b.To); !ok {
			return fmt.Errorf("no move from %s to %s", w.State, b.To)
		}
		w.State, w.Reason, w.Outcome, w.Headline, w.MovedAt = b.To, b.Reason, b.Outcome, b.Headline, e.At
		return w.setAll(b.Changes)
	case CaseRelinked:
		if w.undone[e.Ref] {
			return nil
		}
		w.Appointment = b.Appointment
		return w.setAll(b.Changes)
	case SlipPrinted:
		w.Slips = append(w.Slips, b)
		return nil
	}
	return fmt.Errorf("%s is not an event of a case", e.Body.Type())
}

func (w *Work) setAll(changes []Change) error {
	for _, ch := range changes {
		if err := Set(&w.Facts, ch); err != nil {
			return err
		}
	}
	return nil
}
