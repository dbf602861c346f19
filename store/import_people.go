package store

import (
	"context"
	"maps"
	"slices"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
	"civico/sportello/store/guard"
)

// countPeople counts the persons of the bookings to come among those of the file. done
// waits for the end of it.
func (c *comparison) countPeople() (done func() error, err error) {
	if c.people, c.plan.people = c.plan.people, nil; c.people == nil {
		if c.people, err = c.plan.peopleAgain(); err != nil {
			return nil, err
		}
	}
	if err := c.plan.toCome(c.ctx, c.q, func(k *knownBooking) { c.people.Add(&k.Booking) }); err != nil {
		return nil, err
	}
	sealed := make(chan error, 1)
	go func() {
		sealed <- guard.Run(func() error { c.people.Seal(); return nil })
	}()
	return func() error { return <-sealed }, nil
}

// peopleAgain counts the persons of the file's rows for another comparison: the one
// before has added the bookings to come as they then were.
func (p *importPlan) peopleAgain() (*agenda.People, error) {
	m, err := p.spool.sorted(p.lines)
	if err != nil {
		return nil, err
	}
	people := &agenda.People{}
	add := addPerson(people)
	for {
		entry, err := m.next()
		if err != nil || entry == nil {
			return people, err
		}
		if err := add(entry); err != nil {
			return nil, err
		}
	}
}

// holders finds who of the bookings to come holds two.
func (c *comparison) holders() error {
	return c.plan.toCome(c.ctx, c.q, func(k *knownBooking) {
		if k.duplicate {
			c.flagged[k.Code] = true
		}
		if other, found := c.people.Duplicate(&k.Booking); found {
			c.twice[k.Code], c.twice[other.Code] = true, true
		}
	})
}

// toCome tells the live bookings of today or later, and of days after the export, that
// the export does not cover: a person of the file may hold one of them too.
func (p *importPlan) toCome(ctx context.Context, q querier, tell func(*knownBooking)) error {
	if p.span.To.IsZero() {
		return nil
	}
	first := p.span.To.AddDays(1)
	if today := p.store.Today(); today.Before(first) {
		first = today
	}
	rows, err := p.store.knownBy(ctx, q, p.spool, knownToCome, first.String(), p.span.From.String(), p.span.To.String())
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
	other, found := c.people.Duplicate(b)
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
