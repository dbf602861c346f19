package calendar

import (
	"fmt"
	"strings"
	"time"
)

// Years that a date written by hand may have: nobody at a counter was born before,
// no document runs out after.
const (
	firstWrittenYear = 1900
	lastWrittenYear  = 2199
)

// ahead is how many years after today a two-digit year may lie: documents run out
// ten years on, a few kinds later.
const ahead = 20

// TypedForms is what a field that ParseTyped reads says it takes.
const TypedForms = "GG/MM, GG/MM/AAAA, oggi, -3"

// ParseTyped reads a day as clerks type it: 23112026, 231126, 23/11/2026, 23/11/26,
// 23/11 (this year), the same with - or . or a space, 2026-11-23, 23 novembre 2026,
// lun 23 nov 2026, lun 23/11, "oggi", "ieri", "domani", +15 and -3 days from today.
//
// A two-digit year is the one in the hundred years that end twenty years after
// today: in 2026, 46 is 2046 and 47 is 1947. For a birth date use ParseTypedBirth.
// The error is a *DateError.
func ParseTyped(s string, today Date) (Date, error) {
	s = strings.TrimSpace(s)
	if d, ok, err := relative(s, today); ok {
		return d, err
	}
	d, err := written(s, today, true, false)
	if bad, ok := err.(*DateError); ok && bad.Problem == NotADate {
		bad.Problem = NotTyped
	}
	return d, err
}

// ParseTypedBirth is ParseTyped for a birth date: a two-digit year is the latest
// that does not put the birth after today, a year must be given, and a day after
// today is refused.
func ParseTypedBirth(s string, today Date) (Date, error) {
	s = strings.TrimSpace(s)
	if d, ok, err := relative(s, today); ok && err == nil && !d.After(today) {
		return d, nil
	}
	return written(s, today, false, true)
}

// ParseWritten reads a day as files hold it: the forms of ParseTyped that name day,
// month and year.
func ParseWritten(s string, today Date) (Date, error) {
	return alone(strings.TrimSpace(s), func(s string) (Date, error) { return written(s, today, false, false) })
}

// ParseWrittenBirth is ParseWritten for a birth date, with the years of
// ParseTypedBirth.
func ParseWrittenBirth(s string, today Date) (Date, error) {
	return alone(strings.TrimSpace(s), func(s string) (Date, error) { return written(s, today, false, true) })
}

// alone reads a day. Where a day is read but for what follows it, that is to blame: no
// other form of dates would help.
func alone(s string, read func(string) (Date, error)) (Date, error) {
	d, err := read(s)
	if bad, ok := err.(*DateError); !ok || bad.Problem != NotADate {
		return d, err
	}
	for _, i := range [2]int{strings.IndexAny(s, " T"), strings.LastIndexAny(s, " T")} {
		if i < 1 {
			continue
		}
		if _, other := read(strings.TrimRight(s[:i], " ,")); other == nil {
			return Date{}, &DateError{Problem: MoreThanADay}
		}
	}
	return d, err
}

// DateError says why a text is not a day. It holds no more of the text than the
// numbers it was read as.
type DateError struct {
	Problem          DateProblem
	Year, Month, Day int // as far as they were read
}

// DateProblem is what is wrong with a written day.
type DateProblem uint8

const (
	NotADate     DateProblem = iota // no form that is read
	NoYear                          // day and month only, where a year is needed
	NoSuchDay                       // 31 February, month 13
	YearTooFar                      // outside 1900-2199
	InFuture                        // a birth after today
	TooFar                          // +n or -n that leaves 1900-2199
	OtherWeekday                    // «lunedì» before a day that is a Tuesday
	NotTyped                        // NotADate where the short forms are read too
	MoreThanADay                    // a day, and behind it what is no hour
)

func (e *DateError) Error() string {
	return [...]string{"not a date", "date without a year", "no such day", "year out of range", "birth in the future",
		"too many days away", "not that day of the week", "not a date", "more than a day"}[e.Problem]
}

// Sentence is the reason in Italian, for the clerk.
func (e *DateError) Sentence() string {
	switch e.Problem {
	case NoYear:
		return "manca l'anno: scrivere GG/MM/AAAA"
	case NoSuchDay:
		if e.Month < 1 || e.Month > 12 {
			return fmt.Sprintf("il mese %d non esiste", e.Month)
		}
		return fmt.Sprintf("il giorno %d/%d/%d non esiste", e.Day, e.Month, e.Year)
	case NotTyped:
		return "non è una data: scrivere " + TypedForms
	case MoreThanADay:
		return "dopo il giorno c'è altro: se è un'ora, scriverla OO:MM"
	case YearTooFar:
		return fmt.Sprintf("l'anno %d non è plausibile", e.Year)
	case InFuture:
		return "la data di nascita è nel futuro"
	case TooFar:
		return "troppi giorni di distanza da oggi"
	case OtherWeekday:
		return fmt.Sprintf("il giorno della settimana non va con la data: il %d/%d/%d è %s", e.Day, e.Month, e.Year, dayNames[civil(e.Year, e.Month, e.Day).Weekday()])
	}
	return "non è una data: scrivere GG/MM/AAAA"
}

// relative reads what counts from today; ok says that s has such a form.
func relative(s string, today Date) (d Date, ok bool, err error) {
	if s == "" {
		return Date{}, false, nil
	}
	switch {
	case strings.EqualFold(s, "oggi"):
		return today, true, nil
	case strings.EqualFold(s, "ieri"):
		return today.AddDays(-1), true, nil
	case strings.EqualFold(s, "domani"):
		return today.AddDays(1), true, nil
	case s[0] != '+' && s[0] != '-':
		return Date{}, false, nil
	}
	n, good := digits(s[1:])
	if !good || len(s) == 1 || len(s) > 6 {
		return Date{}, true, &DateError{Problem: NotTyped}
	}
	if s[0] == '-' {
		n = -n
	}
	d = today.AddDays(n)
	if y := d.Year(); y < firstWrittenYear || y > lastWrittenYear {
		return Date{}, true, &DateError{Problem: TooFar}
	}
	return d, true, nil
}

// written reads day, month and year.
func written(s string, today Date, yearless, birth bool) (Date, error) {
	p, ok := split(s)
	var weekday time.Weekday
	hasWeekday := false
	if !ok {
		p, weekday, hasWeekday, ok = splitWords(s)
	}
	if !ok {
		return Date{}, &DateError{Problem: NotADate}
	}
	short := p.yearDigits == 2
	switch {
	case p.yearDigits == 0 && !yearless:
		return Date{}, &DateError{Problem: NoYear, Month: p.m, Day: p.d}
	case p.yearDigits == 0:
		p.y = today.Year()
	case short && birth:
		p.y += today.Year() / 100 * 100
		if d, ok := NewDate(p.y, p.m, p.d); p.y > today.Year() || ok && d.After(today) {
			p.y -= 100
		}
	case short:
		last := today.Year() + ahead
		p.y = last - mod(last-p.y, 100)
	}
	d, ok := NewDate(p.y, p.m, p.d)
	if !ok {
		return Date{}, &DateError{NoSuchDay, p.y, p.m, p.d}
	}
	if p.y < firstWrittenYear || p.y > lastWrittenYear {
		return Date{}, &DateError{YearTooFar, p.y, p.m, p.d}
	}
	if birth && d.After(today) {
		return Date{}, &DateError{InFuture, p.y, p.m, p.d}
	}
	if hasWeekday && d.Weekday() != weekday {
		return Date{}, &DateError{OtherWeekday, p.y, p.m, p.d}
	}
	return d, nil
}

type parts struct{ y, m, d, yearDigits int }

// split takes a written day apart by its digits and separators.
func split(s string) (parts, bool) {
	n, ok := digits(s)
	switch {
	case ok && len(s) == 8: // 23112026
		return parts{n % 10000, n / 10000 % 100, n / 1000000, 4}, true
	case ok && len(s) == 6: // 231126
		return parts{n % 100, n / 100 % 100, n / 10000, 2}, true
	}
	a, rest, sep := number(s)
	b, rest, sep2 := number(rest)
	if sep == 0 || b.length == 0 || b.length > 2 {
		return parts{}, false
	}
	if sep2 == 0 { // 23/11
		return parts{0, b.value, a.value, 0}, rest == "" && a.length >= 1 && a.length <= 2
	}
	c, rest, sep3 := number(rest)
	if rest != "" || sep3 != 0 || sep != sep2 {
		return parts{}, false
	}
	switch {
	case a.length == 4 && c.length >= 1 && c.length <= 2: // 2026-11-23
		return parts{a.value, b.value, c.value, 4}, true
	case a.length >= 1 && a.length <= 2 && (c.length == 2 || c.length == 4):
		return parts{c.value, b.value, a.value, c.length}, true
	}
	return parts{}, false
}

type figure struct{ value, length int }

// number takes the leading digits of s and the separator after them, 0 at the end
// of s or where something else follows.
func number(s string) (f figure, rest string, sep byte) {
	for f.length < len(s) && s[f.length] >= '0' && s[f.length] <= '9' {
		if f.length < 5 {
			f.value = f.value*10 + int(s[f.length]-'0')
		}
		f.length++
	}
	rest = s[f.length:]
	if rest == "" {
		return f, rest, 0
	}
	switch c := rest[0]; c {
	case '/', '-', '.', ' ':
		return f, rest[1:], c
	}
	return f, rest, 0
}

func mod(a, b int) int { return (a%b + b) % b }
