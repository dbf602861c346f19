package domain

import (
	"strings"
	"time"
)

// WithdrawalGround is why a passport is withdrawn (REV-1).
type WithdrawalGround string

const (
	WithdrawalArticle3     WithdrawalGround = "article_3"     // what would have barred its issue, L. 1185/1967 art. 3
	WithdrawalMaintenance  WithdrawalGround = "maintenance"   // abroad, maintenance duties not shown to be met
	WithdrawalMinorConduct WithdrawalGround = "minor_conduct" // a minor's immoral, dangerous or harmful activity abroad
)

// WithdrawalGrounds lists them as the law does.
func WithdrawalGrounds() []WithdrawalGround {
	return []WithdrawalGround{WithdrawalArticle3, WithdrawalMaintenance, WithdrawalMinorConduct}
}

// GivenBack is how a found passport went back to its holder (RIN-1).
type GivenBack string

const (
	BackInPerson GivenBack = "in_person"
	BackByPost   GivenBack = "post" // at the holder's cost
)

// WaysBack lists them.
func WaysBack() []GivenBack { return []GivenBack{BackInPerson, BackByPost} }

// BookletWithdrawn takes a passport from its holder (REV-1).
type BookletWithdrawn struct {
	Number        string // in the form of BookletNumber
	Surname, Name string
	BirthDate     Date
	Ground        WithdrawalGround
	On            Date
	Note          string
}

// BookletFound enters a found passport into the register (RIN-1). The holder's
// names and birth date are those of the booklet, empty where it cannot be read.
type BookletFound struct {
	Number        string
	Surname, Name string
	BirthDate     Date
	HandedOn      Date   // the day the authorities handed it over: the year runs from it
	From          string // who handed it over
	Note          string
}

// BookletReturned gives a found passport back; To is empty where the holder took it.
type BookletReturned struct {
	How  GivenBack
	On   Date
	To   string
	Note string
}

// BookletDestroyed ends the keeping of a found passport that nobody claimed within
// a year; nobody is told.
type BookletDestroyed struct {
	On   Date
	Note string
}

// BookletUndone strikes out an entry of a register, or takes back what became of a
// found passport, since it was written by mistake.
type BookletUndone struct {
	Of     EventRef
	Reason string
}

func (BookletWithdrawn) Type() string { return "booklet.withdrawn/1" }
func (BookletFound) Type() string     { return "booklet.found/1" }
func (BookletReturned) Type() string  { return "booklet.returned/1" }
func (BookletDestroyed) Type() string { return "booklet.destroyed/1" }
func (BookletUndone) Type() string    { return "booklet.undone/1" }

// ClaimUntil is the last day on which a found passport can be claimed: one year
// after it was handed over, that day included (c.c. art. 2963: handed over on
// 29 February, it ends on 28 February). From the next day on it is to be destroyed.
func ClaimUntil(handedOn Date) Date { return handedOn.AddYears(1) }

// BookletNumber brings a booklet's number, as it was typed or read, to the form in
// which booklets are compared: capitals and digits, nothing between them. It
// answers false for what cannot be one.
func BookletNumber(typed string) (string, bool) {
	var b strings.Builder
	digits := 0
	for _, r := range strings.ToUpper(typed) {
		switch {
		case r >= '0' && r <= '9':
			digits++
			b.WriteRune(r)
		case r >= 'A' && r <= 'Z':
			b.WriteRune(r)
		case r == ' ' || r == '-' || r == '.' || r == '/':
		default:
			return "", false
		}
	}
	return b.String(), digits >= 4 && b.Len() >= 5 && b.Len() <= 12
}

// Booklet is a passport in the registers, as the fold of its events.
type Booklet struct {
	ID          string
	Number      string
	Withdrawals []Withdrawal
	Recoveries  []Recovery
	Version     int     // how many events were folded
	Last        *Event  // of them, nil where there are none
	Odd         []Event // of two desks that did not know of each other: without effect
}

// Mark is who wrote an event, and when.
type Mark struct {
	Ref   EventRef
	At    time.Time
	Desk  int
	Clerk string
}

// Withdrawal is an entry of the register of withdrawn passports.
type Withdrawal struct {
	BookletWithdrawn
	Written Mark
	Struck  *Strike // nil while it stands
}

// Recovery is an entry of the register of found passports. At most one of
// Returned, Destroyed and Struck is set.
type Recovery struct {
	BookletFound
	Written   Mark
	Returned  *BookletReturned
	Destroyed *BookletDestroyed
	Closed    Mark // of Returned or Destroyed
	Struck    *Strike
}

// Strike is why an entry no longer counts.
type Strike struct {
	Reason string
	Mark   Mark
}

// Kept says that the passport is still at the office.
func (r *Recovery) Kept() bool { return r.Returned == nil && r.Destroyed == nil && r.Struck == nil }

// FoldBooklet builds a booklet out of its events, in order. An event that does not
// fit what came before takes no effect and is kept aside: two desks may have
// entered the same booklet.
func FoldBooklet(id string, events []Event) *Booklet {
	b := &Booklet{ID: id}
	undone := map[EventRef]*Event{}
	for i := range events {
		if u, ok := events[i].Body.(BookletUndone); ok {
			undone[u.Of] = &events[i]
		}
	}
	for i := range events {
		if !b.apply(&events[i], undone[events[i].Ref]) {
			b.Odd = append(b.Odd, events[i])
		}
		b.Version++
		b.Last = &events[i]
	}
	return b
}

// apply says whether the event took effect; by takes it back, nil where it stands.
func (b *Booklet) apply(e *Event, by *Event) bool {
	mark := markOf(e)
	switch body := e.Body.(type) {
	case BookletWithdrawn:
		if by == nil && firstOf(b.destroyed(), b.withdrawn()) != nil {
			return false
		}
		b.Number = body.Number
		b.Withdrawals = append(b.Withdrawals, Withdrawal{body, mark, strikeOf(by)})
	case BookletFound:
		if by == nil && firstOf(b.destroyed(), b.kept()) != nil {
			return false
		}
		b.Number = body.Number
		b.Recoveries = append(b.Recoveries, Recovery{BookletFound: body, Written: mark, Struck: strikeOf(by)})
	case BookletReturned:
		return by != nil || b.close(mark, &body, nil)
	case BookletDestroyed:
		return by != nil || b.close(mark, nil, &body)
	case BookletUndone:
	default:
		return false
	}
	return true
}

func (b *Booklet) close(mark Mark, returned *BookletReturned, destroyed *BookletDestroyed) bool {
	r := b.Open()
	if r == nil {
		return false
	}
	r.Returned, r.Destroyed, r.Closed = returned, destroyed, mark
	return true
}

// Open is the entry under which the passport is at the office, nil where it is not.
func (b *Booklet) Open() *Recovery {
	for i := range b.Recoveries {
		if b.Recoveries[i].Kept() {
			return &b.Recoveries[i]
		}
	}
	return nil
}

// Withdrawn is the withdrawal that stands, nil where none does.
func (b *Booklet) Withdrawn() *Withdrawal {
	for i := range b.Withdrawals {
		if b.Withdrawals[i].Struck == nil {
			return &b.Withdrawals[i]
		}
	}
	return nil
}

// LastOf is the event of a found passport's entry that can be taken back: what
// became of it, else the entry itself. It is none for an entry struck out already,
// and for one after which the passport was found again.
func (b *Booklet) LastOf(entry int) (EventRef, bool) {
	for i := len(b.Recoveries) - 1; i >= 0; i-- {
		r := &b.Recoveries[i]
		if r.Struck != nil {
			continue
		}
		if i != entry {
			return EventRef{}, false
		}
		if r.Kept() {
			return r.Written.Ref, true
		}
		return r.Closed.Ref, true
	}
	return EventRef{}, false
}

func markOf(e *Event) Mark { return Mark{e.Ref, e.At, e.Desk, e.Clerk} }

func strikeOf(by *Event) *Strike {
	if by == nil {
		return nil
	}
	return &Strike{by.Body.(BookletUndone).Reason, markOf(by)}
}
