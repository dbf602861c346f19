package domain

import (
	"fmt"
	"maps"
	"slices"
	"time"
)

// ChangedSince refuses an undo: somebody else changed the same fact after.
type ChangedSince struct {
	Path  string
	Desk  int
	Clerk string
	At    time.Time
}

func (e *ChangedSince) Error() string {
	return fmt.Sprintf("%s was changed since by desk %d", e.Path, e.Desk)
}

// LastUndoable finds the desk's last change, or its last link to another booking,
// that still stands. It answers false where there is nothing to undo (an outcome, a
// slip or the opening is not undone: they close what came before; a suspension does
// not), and *ChangedSince where another desk has changed one of its facts, or the
// link, since.
func (w *Work) LastUndoable(desk int) (EventRef, bool, error) {
	for i := len(w.Events) - 1; i >= 0; i-- {
		e := w.Events[i]
		if e.Desk != desk {
			continue
		}
		switch b := e.Body.(type) {
		case CaseUndone:
			continue
		case CaseChanged, CaseRelinked:
			if w.undone[e.Ref] {
				continue
			}
			return e.Ref, true, w.touchedAfter(i)
		case CaseMoved:
			if !w.pauseAt(i, b) {
				return EventRef{}, false, nil
			}
		default:
			return EventRef{}, false, nil
		}
	}
	return EventRef{}, false, nil
}

// pauseAt says that a move only put the case aside, or took it up again after that:
// a pause closes nothing.
func (w *Work) pauseAt(i int, m CaseMoved) bool {
	if m.To != InProgress {
		return m.To == Suspended
	}
	for ; i > 0; i-- {
		if before, ok := w.Events[i-1].Body.(CaseMoved); ok {
			return before.To == Suspended
		}
	}
	return false
}

// touchedAfter refuses to take back event i where what it set was set again.
func (w *Work) touchedAfter(i int) error {
	paths := map[string]bool{}
	for _, ch := range changesOf(w.Events[i].Body) {
		paths[ch.Path] = true
	}
	_, links := w.Events[i].Body.(CaseRelinked)
	for _, e := range w.Events[i+1:] {
		if w.undone[e.Ref] {
			continue
		}
		if _, again := e.Body.(CaseRelinked); again && links {
			return &ChangedSince{"booking", e.Desk, e.Clerk, e.At}
		}
		for _, ch := range changesOf(e.Body) {
			if paths[ch.Path] {
				return &ChangedSince{ch.Path, e.Desk, e.Clerk, e.At}
			}
		}
	}
	return nil
}

func changesOf(b Body) []Change {
	switch b := b.(type) {
	case CaseOpened:
		return b.Changes
	case CaseChanged:
		return b.Changes
	case CaseMoved:
		return b.Changes
	case CaseRelinked:
		return b.Changes
	}
	return nil
}

// Bookings are the bookings that the case belongs to: the one it has now, and the
// earlier ones under which it was given an outcome or put aside, since the person
// was served there, whatever was undone later. A booking picked by mistake is not
// among them. The order means nothing.
func (w *Work) Bookings() []string {
	out := map[string]bool{w.Appointment: true}
	var links []Event // those that stand, in the order of the events
	current := func() string {
		if len(links) == 0 {
			return ""
		}
		switch b := links[len(links)-1].Body.(type) {
		case CaseOpened:
			return b.Appointment
		case CaseRelinked:
			return b.Appointment
		}
		return ""
	}
	for _, e := range w.Events {
		switch b := e.Body.(type) {
		case CaseOpened, CaseRelinked:
			links = append(links, e)
		case CaseUndone:
			links = slices.DeleteFunc(links, func(l Event) bool { return l.Ref == b.Of })
		case CaseMoved:
			if b.To != InProgress {
				out[current()] = true
			}
		}
	}
	delete(out, "")
	return slices.Collect(maps.Keys(out))
}
