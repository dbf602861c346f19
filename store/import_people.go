package store

import (
	"context"
	"maps"
	"slices"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
)

// people counts the persons of the bookings after the span among those of the file.
func (c *comparison) people() error {
	people := &c.plan.people
	if people.Sealed() {
		people.Restart()
	} else {
		if err := c.plan.laterBookings(c.ctx, c.q, func(k *knownBooking) { people.Add(&k.Booking) }); err != nil {
			return err
		}
		people.Seal()
	}
	return c.plan.laterBookings(c.ctx, c.q, func(k *knownBooking) {
		if k.duplicate {
			c.flagged[k.Code] = true
		}
		if other, found := people.Duplicate(&k.Booking); found {
			c.twice[k.Code], c.twice[other.Code] = true, true
		}
	})
}

// laterBookings are the live bookings after the export's last day: a person of the
// file may hold one of them too.
func (p *importPlan) laterBookings(ctx context.Context, q querier, tell func(*knownBooking)) error {
	if p.span.To.IsZero() {
		return nil
	}
	rows, err := p.store.knownBy(ctx, q, p.spool, knownLater, p.span.To.String())
	if err != nil {
		return err
	}
	m, err := p.spool.sorted(rows)
	if err != nil {
		return err
	}
	for {
		entry, err := m.next()
		if err != nil || entry == nil {
			return err
		}
		var k knownBooking
		if err := k.parse(string(entry)); err != nil {
			return err
		}
		tell(&k)
	}
}

// holder looks whether the person holds another booking.
func (c *comparison) holder(ch *agenda.Change) error {
	b := &c.known.Booking
	switch {
	case ch.New != nil:
		b = &ch.New.Booking
	case ch.Class != agenda.Conflict:
		return nil
	}
	other, found := c.plan.people.Duplicate(b)
	if !found {
		return nil
	}
	c.twice[b.Code], c.twice[other.Code] = true, true
	it := item{do: doShow, class: classPlace[desk.ClassDuplicate], old: string(b.AppendRecord(nil))}
	if ch.New != nil {
		it.line = ch.New.Number
	}
	it.new = other.Code + " · " + agenda.Day.Show(other.Day) + " " + other.Hour
	return c.put(&it, desk.ClassDuplicate)
}

// flags marks who holds two bookings, and unmarks who does not any more.
func (c *comparison) flags() error {
	for _, code := range slices.Sorted(maps.Keys(c.twice)) {
		if !c.flagged[code] {
			if err := c.put(&item{do: doFlag, class: noClass, id: c.plan.store.appointmentID(code)}, ""); err != nil {
				return err
			}
		}
	}
	for _, code := range slices.Sorted(maps.Keys(c.flagged)) {
		if !c.twice[code] {
			if err := c.put(&item{do: doUnflag, class: noClass, id: c.plan.store.appointmentID(code)}, ""); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *Store) appointmentID(code string) string { return s.org.Appointment(s.office, code) }
