package tuitest

import (
	"context"
	"slices"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
)

// Registers keeps the registers of booklets in memory and folds them as the real
// store does. Its zero value is empty registers that nothing is written to.
type Registers struct {
	Now    func() time.Time
	Err    error // of the next write
	order  []string
	events map[string][]domain.Event
	n      int64
}

// FoundBooklets lists found passports in the order of their days.
func (m *Registers) FoundBooklets(context.Context) ([]desk.FoundRow, error) {
	var out []desk.FoundRow
	for _, id := range m.order {
		out = append(out, desk.FoundRows(m.fold(id))...)
	}
	slices.SortStableFunc(out, func(a, b desk.FoundRow) int {
		switch {
		case (a.State == desk.FoundKept) != (b.State == desk.FoundKept):
			if a.State == desk.FoundKept {
				return -1
			}
			return 1
		case a.HandedOn.Before(b.HandedOn):
			return -1
		case b.HandedOn.Before(a.HandedOn):
			return 1
		}
		return 0
	})
	return out, nil
}

// WithdrawnBooklets lists withdrawn passports as they were entered.
func (m *Registers) WithdrawnBooklets(context.Context) ([]desk.WithdrawnRow, error) {
	var out []desk.WithdrawnRow
	for _, id := range m.order {
		out = append(out, desk.WithdrawnRows(m.fold(id))...)
	}
	return out, nil
}

func (m *Registers) fold(id string) *domain.Booklet { return domain.FoldBooklet(id, m.events[id]) }

func (m *Registers) write(id string, body domain.Body) error {
	if err := m.Err; err != nil {
		m.Err = nil
		return err
	}
	if err := m.fold(id).Check(body, calendar.FromTime(m.Now())); err != nil {
		return desk.RegisterSentence(err)
	}
	if m.events == nil {
		m.events = map[string][]domain.Event{}
	}
	if m.events[id] == nil {
		m.order = append(m.order, id)
	}
	m.n++
	m.events[id] = append(m.events[id], domain.Event{Ref: domain.EventRef{Station: "st", N: m.n}, At: m.Now(), Desk: 2, Clerk: "A. Conti", Entity: id, Body: body})
	return nil
}

// RegisterFound enters a found passport.
func (m *Registers) RegisterFound(_ context.Context, f domain.BookletFound) error {
	return m.write(f.Number, f)
}

// RegisterWithdrawn enters a withdrawal.
func (m *Registers) RegisterWithdrawn(_ context.Context, w domain.BookletWithdrawn) error {
	return m.write(w.Number, w)
}

// ReturnFound gives a found passport back.
func (m *Registers) ReturnFound(_ context.Context, of desk.BookletRef, r domain.BookletReturned) error {
	return m.write(of.Booklet, r)
}

// DestroyFound destroys passports.
func (m *Registers) DestroyFound(_ context.Context, of []desk.BookletRef, d domain.BookletDestroyed) error {
	for _, ref := range of {
		if err := m.write(ref.Booklet, d); err != nil {
			return err
		}
	}
	return nil
}

// UndoFound takes back the last that was said of a found passport.
func (m *Registers) UndoFound(_ context.Context, of desk.BookletRef, reason string) error {
	last, ok := m.fold(of.Booklet).LastOf(of.Entry)
	if !ok {
		return desk.ErrNothingToUndo
	}
	return m.write(of.Booklet, domain.BookletUndone{Of: last, Reason: reason})
}

// UndoWithdrawn strikes a withdrawal out.
func (m *Registers) UndoWithdrawn(_ context.Context, of desk.BookletRef, reason string) error {
	return m.write(of.Booklet, domain.BookletUndone{Of: m.fold(of.Booklet).Withdrawals[of.Entry].Written.Ref, Reason: reason})
}
