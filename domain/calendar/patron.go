package calendar

import "fmt"

// Patron is the yearly feast of a municipality's patron saint, when its offices
// are closed. The zero Patron is none.
type Patron struct{ month, day uint8 } // day 0 with a month: the month's last day

const lastOfFebruary = "last-day-of-february"

// ParsePatron reads the patron_day of an office profile: MM-DD,
// "last-day-of-february", or nothing. 29 February is refused, for it is not there
// every year.
func ParsePatron(s string) (Patron, error) {
	switch {
	case s == "":
		return Patron{}, nil
	case s == lastOfFebruary:
		return Patron{month: 2}, nil
	case len(s) == 5 && s[2] == '-':
		m, okM := digits(s[:2])
		d, okD := digits(s[3:])
		const commonYear = 2027
		if _, ok := NewDate(commonYear, m, d); okM && okD && ok {
			return Patron{uint8(m), uint8(d)}, nil
		}
	}
	return Patron{}, fmt.Errorf("%q is not a yearly day MM-DD or %q", s, lastOfFebruary)
}

// IsZero says that there is no such feast.
func (p Patron) IsZero() bool { return p.month == 0 }

// In is the day of the feast in a year, the zero Date where there is none.
func (p Patron) In(year int) Date {
	if p.IsZero() || year < 1 || year > lastYear {
		return Date{}
	}
	day := int(p.day)
	if day == 0 {
		day = daysIn(year, int(p.month))
	}
	return civil(year, int(p.month), day)
}

// Falls says that the feast falls on d.
func (p Patron) Falls(d Date) bool { return !p.IsZero() && !d.IsZero() && p.In(d.Year()) == d }

// String is what ParsePatron reads.
func (p Patron) String() string {
	switch {
	case p.IsZero():
		return ""
	case p.day == 0:
		return lastOfFebruary
	}
	return fmt.Sprintf("%02d-%02d", p.month, p.day)
}
