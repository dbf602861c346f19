package domain

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"civico/sportello/domain/calendar"
	clean "civico/sportello/domain/text"
)

// RegisterFault is why an event of a booklet is refused before it is written.
type RegisterFault int

const (
	FaultNumber      RegisterFault = iota + 1 // no booklet has such a number
	FaultHolder                               // a withdrawal names its holder
	FaultText                                 // too long, or with characters that do not show
	FaultFrom                                 // who handed it over is not said
	FaultDay                                  // not known
	FaultFuture                               // a day after today
	FaultBefore                               // a day before the passport was handed over; On is that day
	FaultGround                               // no such ground
	FaultAdult                                // a minor's conduct, of somebody of age
	FaultWay                                  // neither in person nor by post
	FaultWithdrawn                            // withdrawn already, on On
	FaultKept                                 // in the register already, handed over on On
	FaultNotKept                              // not in the register, or no longer at the office
	FaultDestroyed                            // destroyed on On
	FaultYear                                 // may still be claimed, until On
	FaultReason                               // nothing is taken back without one
	FaultNothingLeft                          // nothing of this entry can be taken back
)

// RegisterError refuses an event of a booklet.
type RegisterError struct {
	Fault RegisterFault
	On    Date
}

func (e *RegisterError) Error() string {
	return fmt.Sprintf("event of a booklet refused: fault %d %s", e.Fault, e.On)
}

// The longest texts of the registers, in letters.
const (
	MaxRegisterName = 60
	MaxRegisterFrom = 120
	MaxRegisterNote = 300
)

// Check says whether an event may be written on a day; the error is a
// *RegisterError.
func (b *Booklet) Check(body Body, today Date) error {
	if e := b.refuse(body, today); e != nil {
		return e
	}
	return nil
}

func (b *Booklet) refuse(body Body, today Date) *RegisterError {
	switch body := body.(type) {
	case BookletWithdrawn:
		return firstOf(
			number(body.Number), unless(body.Surname != "", FaultHolder), day(body.On, Date{}, today), grounded(body),
			texts(MaxRegisterName, body.Surname, body.Name), texts(MaxRegisterNote, body.Note), b.destroyed(), b.withdrawn())
	case BookletFound:
		return firstOf(
			number(body.Number), day(body.HandedOn, Date{}, today), unless(body.From != "", FaultFrom),
			texts(MaxRegisterName, body.Surname, body.Name), texts(MaxRegisterFrom, body.From), texts(MaxRegisterNote, body.Note),
			b.destroyed(), b.kept())
	case BookletReturned:
		return b.closing(body.On, today, unless(slices.Contains(WaysBack(), body.How), FaultWay), texts(MaxRegisterFrom, body.To), texts(MaxRegisterNote, body.Note))
	case BookletDestroyed:
		return b.closing(body.On, today, b.unclaimed(body.On), texts(MaxRegisterNote, body.Note))
	case BookletUndone:
		return firstOf(unless(body.Reason != "", FaultReason), texts(MaxRegisterNote, body.Reason), unless(b.undoable(body.Of), FaultNothingLeft))
	}
	return &RegisterError{Fault: FaultNotKept}
}

// closing refuses what becomes of a passport that is not at the office, or on an
// impossible day.
func (b *Booklet) closing(on, today Date, also ...*RegisterError) *RegisterError {
	r := b.Open()
	if r == nil {
		return &RegisterError{Fault: FaultNotKept}
	}
	return firstOf(append([]*RegisterError{day(on, r.HandedOn, today)}, also...)...)
}

func (b *Booklet) unclaimed(on Date) *RegisterError {
	r := b.Open()
	if r == nil || on.After(ClaimUntil(r.HandedOn)) {
		return nil
	}
	return &RegisterError{FaultYear, ClaimUntil(r.HandedOn)}
}

func (b *Booklet) destroyed() *RegisterError {
	for i := range b.Recoveries {
		if d := b.Recoveries[i].Destroyed; d != nil {
			return &RegisterError{FaultDestroyed, d.On}
		}
	}
	return nil
}

func (b *Booklet) withdrawn() *RegisterError {
	if w := b.Withdrawn(); w != nil {
		return &RegisterError{FaultWithdrawn, w.On}
	}
	return nil
}

func (b *Booklet) kept() *RegisterError {
	if r := b.Open(); r != nil {
		return &RegisterError{FaultKept, r.HandedOn}
	}
	return nil
}

// undoable says that the event is a standing withdrawal, or the last of the
// standing entry of the register of found passports.
func (b *Booklet) undoable(of EventRef) bool {
	if w := b.Withdrawn(); w != nil && w.Written.Ref == of {
		return true
	}
	for i := range b.Recoveries {
		if last, ok := b.LastOf(i); ok && last == of {
			return true
		}
	}
	return false
}

func grounded(w BookletWithdrawn) *RegisterError {
	switch {
	case !slices.Contains(WithdrawalGrounds(), w.Ground):
		return &RegisterError{Fault: FaultGround}
	case w.Ground == WithdrawalMinorConduct && !w.BirthDate.IsZero() && calendar.Age(w.BirthDate, w.On) >= 18:
		return &RegisterError{Fault: FaultAdult}
	}
	return nil
}

func number(n string) *RegisterError {
	canonical, ok := BookletNumber(n)
	return unless(ok && canonical == n, FaultNumber)
}

// day refuses an unknown day, one after today and one before the first possible.
func day(d, first, today Date) *RegisterError {
	switch {
	case d.IsZero():
		return &RegisterError{Fault: FaultDay}
	case d.After(today):
		return &RegisterError{FaultFuture, today}
	case d.Before(first):
		return &RegisterError{FaultBefore, first}
	}
	return nil
}

func texts(limit int, all ...string) *RegisterError {
	for _, t := range all {
		if utf8.RuneCountInString(t) > limit || !clean.IsClean(t) {
			return &RegisterError{Fault: FaultText}
		}
	}
	return nil
}

func unless(ok bool, f RegisterFault) *RegisterError {
	if ok {
		return nil
	}
	return &RegisterError{Fault: f}
}

func firstOf(all ...*RegisterError) *RegisterError {
	for _, e := range all {
		if e != nil {
			return e
		}
	}
	return nil
}
