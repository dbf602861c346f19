package agenda

import (
	"fmt"

	"civico/sportello/domain/calendar"
)

// Work is what the desk has done with a booking.
type Work int

const (
	Untouched Work = iota
	Absent         // the person did not come: nothing of it is lost by a change
	Arrived        // the person is here
	Begun          // a case is open
)

func (w Work) hasBegun() bool { return w >= Arrived }

// Line is one row of the export. Of an unreadable one only the code counts: the
// export does not lack that booking.
type Line struct {
	Booking
	Record     string // the booking's record
	Number     int    // line of the file, from 1
	Unreadable bool
	Office     string // in the file's words, of another office's row that was taken all the same
}

// Known is one booking of the store: it may be Vanished. Dispute is what the
// agenda says of it in a conflict that nobody has decided, as a record;
// LackedByAgenda when the agenda lacks it; empty for none. Settled is, in the same
// form, what the agenda said when a clerk decided that the desk's side stands: as
// long as the desk is at work, the same is no conflict again. A booking that a clerk
// has restored stands with LackedByAgenda settled.
type Known struct {
	Booking
	Work    Work
	Dispute string
	Settled string
}

// LackedByAgenda is the dispute of a booking that the agenda no longer has.
const LackedByAgenda = "-"

// Span is the days an export covers, both included. The zero Span covers none.
type Span struct{ From, To calendar.Date }

// Contains says that the day lies in the span.
func (s Span) Contains(d calendar.Date) bool {
	return !s.From.IsZero() && !d.IsZero() && !d.Before(s.From) && !d.After(s.To)
}

// Add widens the span to a day.
func (s *Span) Add(d calendar.Date) {
	if s.From.IsZero() || d.Before(s.From) {
		s.From = d
	}
	if s.To.IsZero() || d.After(s.To) {
		s.To = d
	}
}

// Class is how an import counts a booking.
type Class int

const (
	New Class = iota
	Moved
	Changed
	Unchanged
	Gone     // vanished, or cancelled by the export
	Conflict // the desk has begun: both sides stay until a clerk decides
	Repeated // one code on several rows: all of them go to the quarantine
	numClasses
)

// Action is what an import does to the store.
type Action int

const (
	Keep    Action = iota // nothing
	Insert                // the booking is stored
	Update                // the known booking takes all values of the export
	Vanish                // the known booking turns Vanished
	Dispute               // the export's side is kept beside the known one
	Settle                // the export agrees again: the dispute ends
)

// Change is the answer for one code. Old is the known booking, nil for none; New
// is the export's row, nil where it lacks the booking; Repeats are the rows of
// a repeated code that could be read. All are good until the next change.
type Change struct {
	Class    Class
	Action   Action
	Restored bool // present again after it had vanished or was cancelled
	Old      *Known
	New      *Line
	Repeats  []Line
}

// Code is the code the change is about.
func (c *Change) Code() string {
	if c.New != nil {
		return c.New.Code
	}
	return c.Old.Code
}

// TakesFromAnother says that a row of another office has the code of a booking of this
// one that is surely another person's: offices number their bookings by themselves.
func (c *Change) TakesFromAnother() bool {
	return c.Old != nil && c.New != nil && c.New.Office != "" && OtherPerson(&c.Old.Booking, &c.New.Booking)
}

// Moves says that the change gives the booking another day or hour.
func (c *Change) Moves() bool {
	return c.Action == Update && c.Old.Values[Day]+c.Old.Values[Hour] != c.New.Values[Day]+c.New.Values[Hour]
}

// Proposal is the dispute to keep with the known booking.
func (c *Change) Proposal() string {
	if c.New == nil {
		return LackedByAgenda
	}
	return c.New.Record
}

// Lines and Knowns hand out rows in the order of their codes, nil at the end. What
// they return is good until they are asked again.
type (
	Lines  func() (*Line, error)
	Knowns func() (*Known, error)
)

// Reconcile compares an export with the known bookings by the table of the
// handbook and tells each change, in the order of the codes. known must hold every
// booking of the span and every one whose code the file has; others do no harm.
func Reconcile(file Lines, known Knowns, span Span, tell func(*Change) error) error {
	m := merge{file: file, known: known, span: span, tell: tell}
	if err := m.nextLine(); err != nil {
		return err
	}
	if err := m.nextKnown(); err != nil {
		return err
	}
	for m.line != nil || m.old != nil {
		if err := m.step(); err != nil {
			return err
		}
	}
	return nil
}

type merge struct {
	file  Lines
	known Knowns
	span  Span
	tell  func(*Change) error

	line   *Line  // the first row of the code at hand, a copy
	rows   int    // how many rows have it
	lines  []Line // those that could be read
	ahead  *Line  // the row after it
	old    *Known
	copied Line
}

// nextLine gathers all rows of the next code.
func (m *merge) nextLine() (err error) {
	if m.ahead == nil {
		if m.line != nil {
			m.line = nil
			return nil
		}
		if m.ahead, err = m.file(); err != nil || m.ahead == nil {
			return err
		}
	}
	m.copied = *m.ahead
	m.line = &m.copied
	m.rows, m.lines = 0, m.lines[:0]
	for {
		m.count()
		if m.ahead, err = m.file(); err != nil || m.ahead == nil {
			return err
		}
		if m.ahead.Code != m.line.Code {
			if m.ahead.Code < m.line.Code {
				return fmt.Errorf("the rows of the file are not in the order of their codes")
			}
			return nil
		}
	}
}

func (m *merge) count() {
	m.rows++
	if !m.ahead.Unreadable {
		m.lines = append(m.lines, *m.ahead)
	}
}

func (m *merge) nextKnown() (err error) {
	before := ""
	if m.old != nil {
		before = m.old.Code
	}
	if m.old, err = m.known(); err == nil && m.old != nil && m.old.Code < before {
		err = fmt.Errorf("the known bookings are not in the order of their codes")
	}
	return err
}

func (m *merge) step() error {
	var ch Change
	atLine := m.line != nil && (m.old == nil || m.line.Code <= m.old.Code)
	atKnown := m.old != nil && (m.line == nil || m.old.Code <= m.line.Code)
	switch {
	case !atLine:
		ch = lacking(m.old, m.span)
	case m.rows > 1:
		ch = Change{Class: Repeated, New: m.line, Repeats: m.lines}
	case m.line.Unreadable:
		ch = Change{Class: Unchanged}
	case !atKnown:
		ch = unknown(m.line)
	default:
		ch = compare(m.line, m.old)
	}
	if ch.Old != nil || ch.New != nil {
		if err := m.tell(&ch); err != nil {
			return err
		}
	}
	if atLine {
		if err := m.nextLine(); err != nil {
			return err
		}
	}
	if atKnown {
		return m.nextKnown()
	}
	return nil
}

func unknown(line *Line) Change {
	ch := Change{Class: New, Action: Insert, New: line}
	if !line.IsLive() {
		ch.Class = Unchanged // kept, so that its return is seen, but nobody waits for it
	}
	return ch
}

// lacking is what becomes of a known booking that the export lacks; an empty
// Change for one it says nothing about.
func lacking(old *Known, span Span) Change {
	switch {
	case !span.Contains(old.Date()) || !old.IsLive():
		return Change{}
	case old.Settled == LackedByAgenda && old.Dispute == "":
		return Change{}
	case !old.Work.hasBegun():
		return Change{Class: Gone, Action: Vanish, Old: old}
	case old.Settled == LackedByAgenda:
		return Change{Class: Changed, Action: Settle, Old: old}
	case old.Dispute == LackedByAgenda:
		return Change{Class: Conflict, Action: Keep, Old: old}
	}
	return Change{Class: Conflict, Action: Dispute, Old: old}
}

// compare is what the export's row does to the booking of the same code.
func compare(line *Line, old *Known) Change {
	ch := Change{Class: Unchanged, Action: Keep, Old: old, New: line}
	agree := sameButStatus(&line.Booking, &old.Booking)
	switch {
	case agree && line.Values[Status] == old.Values[Status], old.hasSettled(line):
		if old.Dispute != "" {
			ch.Class, ch.Action = Changed, Settle
		}
	case old.Work.hasBegun() && (!agree || old.IsLive()):
		ch.Class, ch.Action = Conflict, Dispute
		if old.Dispute == ch.Proposal() {
			ch.Action = Keep
		}
	default:
		ch.Class, ch.Action = ClassOfUpdate(&old.Booking, &line.Booking), Update
		ch.Restored = !old.IsLive() && line.IsLive()
	}
	return ch
}

// hasSettled says that a clerk, with the desk at work, has already refused what the
// row says.
func (k *Known) hasSettled(line *Line) bool {
	var refused Booking
	if !k.Work.hasBegun() || k.Settled == "" || refused.ParseRecord(k.Settled) != nil {
		return false
	}
	return sameButStatus(&refused, &line.Booking) && refused.Values[Status] == line.Values[Status]
}

// ClassOfUpdate is how an import counts a known booking that takes the values of
// the export. One that was off already and stays so is unchanged where only the
// export's word for it is new.
func ClassOfUpdate(from, to *Booking) Class {
	switch {
	case from.IsLive() && !to.IsLive():
		return Gone
	case from.IsLive() && (from.Values[Day] != to.Values[Day] || from.Values[Hour] != to.Values[Hour]):
		return Moved
	case from.IsLive(), to.IsLive(), !sameButStatus(from, to):
		return Changed
	}
	return Unchanged
}

func sameButStatus(a, b *Booking) bool {
	for f := Status + 1; f < Updated; f++ {
		if a.Values[f] != b.Values[f] {
			return false
		}
	}
	return true
}
