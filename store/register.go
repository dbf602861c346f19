package store

import (
	"context"
	"errors"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/text"
)

// bookletKey is the kind of a booklet's key. The log's tables name the kinds once
// and for all; like a case's, it seals what is said of one person's matter, and
// destroying it erases that for good.
const bookletKey = "case"

// RegisterFound enters a found passport into the register (RIN-1).
func (s *Store) RegisterFound(ctx context.Context, f domain.BookletFound) error {
	f.Number = canonicalNumber(f.Number)
	f.Surname, f.Name, f.From, f.Note = tidy(f.Surname), tidy(f.Name), tidy(f.From), tidy(f.Note)
	return s.enter(ctx, f.Number, f)
}

// RegisterWithdrawn records that a passport was withdrawn (REV-1).
func (s *Store) RegisterWithdrawn(ctx context.Context, w domain.BookletWithdrawn) error {
	w.Number = canonicalNumber(w.Number)
	w.Surname, w.Name, w.Note = tidy(w.Surname), tidy(w.Name), tidy(w.Note)
	return s.enter(ctx, w.Number, w)
}

// ReturnFound gives a found passport back.
func (s *Store) ReturnFound(ctx context.Context, of desk.BookletRef, r domain.BookletReturned) error {
	r.To, r.Note = tidy(r.To), tidy(r.Note)
	return s.write(ctx, func(c *change) error { return c.close(of, r) })
}

// DestroyFound destroys passports whose year has passed: all of them, or none where
// one cannot be.
func (s *Store) DestroyFound(ctx context.Context, of []desk.BookletRef, d domain.BookletDestroyed) error {
	d.Note = tidy(d.Note)
	return s.write(ctx, func(c *change) error {
		for _, one := range of {
			if err := c.close(one, d); err != nil {
				return err
			}
		}
		return nil
	})
}

// UndoFound takes back what became of a found passport, or strikes its entry out
// where nothing did yet.
func (s *Store) UndoFound(ctx context.Context, of desk.BookletRef, reason string) error {
	return s.undoBooklet(ctx, of, reason, func(b *domain.Booklet) (domain.EventRef, bool) { return b.LastOf(of.Entry) })
}

// UndoWithdrawn strikes a withdrawal out.
func (s *Store) UndoWithdrawn(ctx context.Context, of desk.BookletRef, reason string) error {
	return s.undoBooklet(ctx, of, reason, func(b *domain.Booklet) (domain.EventRef, bool) {
		if of.Entry < 0 || of.Entry >= len(b.Withdrawals) || b.Withdrawals[of.Entry].Struck != nil {
			return domain.EventRef{}, false
		}
		return b.Withdrawals[of.Entry].Written.Ref, true
	})
}

func (s *Store) undoBooklet(ctx context.Context, of desk.BookletRef, reason string, last func(*domain.Booklet) (domain.EventRef, bool)) error {
	return s.write(ctx, func(c *change) error {
		b, err := c.seen(of)
		if err != nil {
			return err
		}
		ref, ok := last(b)
		if !ok {
			return desk.RegisterSentence(&domain.RegisterError{Fault: domain.FaultNothingLeft})
		}
		return c.enter(b, domain.BookletUndone{Of: ref, Reason: tidy(reason)})
	})
}

func (s *Store) enter(ctx context.Context, number string, body domain.Body) error {
	return s.write(ctx, func(c *change) error {
		b, err := c.booklet(s.org.Booklet(number))
		if err != nil {
			return err
		}
		return c.enter(b, body)
	})
}

// close writes what became of a found passport, unless that is another entry than
// the one which is open.
func (c *change) close(of desk.BookletRef, body domain.Body) error {
	b, err := c.seen(of)
	if err != nil {
		return err
	}
	if of.Entry < 0 || of.Entry >= len(b.Recoveries) || b.Open() != &b.Recoveries[of.Entry] {
		return desk.RegisterSentence(&domain.RegisterError{Fault: domain.FaultNotKept})
	}
	return c.enter(b, body)
}

// enter writes an event of a booklet that was just read.
func (c *change) enter(b *domain.Booklet, body domain.Body) error {
	if err := b.Check(body, c.s.Today()); err != nil {
		return desk.RegisterSentence(err)
	}
	return c.record(b.ID, bookletKey, body)
}

// seen reads a booklet and refuses with *desk.Stale where somebody wrote since.
func (c *change) seen(of desk.BookletRef) (*domain.Booklet, error) {
	b, err := c.booklet(of.Booklet)
	switch {
	case err != nil:
		return nil, err
	case b.Last == nil:
		return nil, desk.ErrNotFound
	case b.Version != of.Version:
		return nil, &desk.Stale{Desk: b.Last.Desk, Clerk: b.Last.Clerk, At: b.Last.At}
	}
	return b, nil
}

func (c *change) booklet(id string) (*domain.Booklet, error) {
	b, newer, err := c.s.readBooklet(c.ctx, c.q, id)
	switch {
	case errors.Is(err, errErased):
		return nil, desk.ErrNotFound
	case err == nil && newer != nil:
		return nil, desk.ErrReadOnly
	}
	return b, err
}

// canonicalNumber is the form in which booklets are compared; what is no number
// stays for the domain to refuse.
func canonicalNumber(typed string) string {
	if number, ok := domain.BookletNumber(typed); ok {
		return number
	}
	return typed
}

// tidy makes a typed text fit to keep.
func tidy(typed string) string {
	clean, _ := text.Clean(typed)
	return strings.Join(strings.Fields(clean), " ")
}
