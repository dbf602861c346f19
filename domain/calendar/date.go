// Package calendar knows civil dates, hours of the day, Italian holidays and the
// two terms a passport office answers within. It reads no clock: every function
// takes the day it is about.
package calendar

import (
	"fmt"
	"time"
)

// Date is a civil day. The zero Date is "not known". Dates compare with == and
// are ordered by Before and After; known dates run from 0001-01-01 to 9999-12-31.
type Date struct{ n int32 } // days since 0000-12-31, so that zero stays free

const (
	firstUnixDay = 719163  // the n of 1970-01-01
	lastDay      = 3652059 // the n of 9999-12-31
	lastYear     = 9999
)

// NewDate gives the day y-m-d, or the zero Date and false where there is none
// (31 February, year 0).
func NewDate(y, m, d int) (Date, bool) {
	if y < 1 || y > lastYear || m < 1 || m > 12 || d < 1 || d > daysIn(y, m) {
		return Date{}, false
	}
	return civil(y, m, d), true
}

// Parse reads YYYY-MM-DD and nothing else.
func Parse(s string) (Date, error) {
	if len(s) == 10 && s[4] == '-' && s[7] == '-' {
		y, okY := digits(s[0:4])
		m, okM := digits(s[5:7])
		d, okD := digits(s[8:10])
		if okY && okM && okD {
			if date, ok := NewDate(y, m, d); ok {
				return date, nil
			}
		}
	}
	return Date{}, fmt.Errorf("%q is not a date YYYY-MM-DD", s)
}

// MustParse is Parse for constants in code; it panics on a malformed date.
func MustParse(s string) Date {
	d, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// FromTime gives the civil day of t in t's own location.
func FromTime(t time.Time) Date {
	y, m, d := t.Date()
	return civil(y, int(m), d)
}

// IsZero says that the date is not known.
func (d Date) IsZero() bool { return d.n == 0 }

// Split gives year, month (1-12) and day (1-31); zeros for an unknown date.
func (d Date) Split() (year, month, day int) {
	if d.n == 0 {
		return 0, 0, 0
	}
	y, m, dd := d.time().Date()
	return y, int(m), dd
}

// Year is the civil year, 0 when unknown.
func (d Date) Year() int { y, _, _ := d.Split(); return y }

// Weekday is the day of the week of a known date.
func (d Date) Weekday() time.Weekday { return time.Weekday(d.n % 7) }

// String is YYYY-MM-DD, empty when unknown.
func (d Date) String() string {
	if d.n == 0 {
		return ""
	}
	y, m, day := d.Split()
	b := [10]byte{
		byte('0' + y/1000), byte('0' + y/100%10), byte('0' + y/10%10), byte('0' + y%10), '-',
		byte('0' + m/10), byte('0' + m%10), '-', byte('0' + day/10), byte('0' + day%10),
	}
	return string(b[:])
}

// Italian is the form clerks and citizens read, GG/MM/AAAA; empty when unknown.
func (d Date) Italian() string {
	if d.n == 0 {
		return ""
	}
	y, m, day := d.Split()
	return fmt.Sprintf("%02d/%02d/%04d", day, m, y)
}

// Before says that d comes before e.
func (d Date) Before(e Date) bool { return d.n < e.n }

// After says that d comes after e.
func (d Date) After(e Date) bool { return d.n > e.n }

// DaysUntil counts the days from d to e, negative when e is earlier.
func (d Date) DaysUntil(e Date) int { return int(e.n - d.n) }

// AddDays moves by n days; the result stays unknown for an unknown date, and
// within the known dates.
func (d Date) AddDays(n int) Date {
	if d.n == 0 {
		return d
	}
	n = max(-lastDay, min(n, lastDay)) // no wider step can matter, none may overflow
	return Date{int32(max(1, min(int(d.n)+n, lastDay)))}
}

// AddMonths moves by n months; where the month lacks the day the term ends on
// the month's last day (c.c. art. 2963). It stays within the known dates.
func (d Date) AddMonths(n int) Date {
	if d.n == 0 {
		return d
	}
	y, m, day := d.Split()
	n = max(-12*lastYear, min(n, 12*lastYear))
	total := y*12 + m - 1 + n
	switch {
	case total < 12:
		return Date{1}
	case total >= 12*(lastYear+1):
		return Date{lastDay}
	}
	y, m = total/12, total%12+1
	return civil(y, m, min(day, daysIn(y, m)))
}

// AddYears moves by n years; 29 February becomes 28 February in a common year
// (c.c. art. 2963).
func (d Date) AddYears(n int) Date { return d.AddMonths(12 * n) }

// Age is the age in whole years on a day, reached at the start of the birthday.
// A person born on 29 February reaches it on 28 February in common years.
func Age(birth, on Date) int {
	years := on.Year() - birth.Year()
	if birth.AddYears(years).After(on) {
		years--
	}
	return years
}

// Time gives midnight UTC of the day, for formatting.
func (d Date) Time() time.Time { return d.time() }

func (d Date) time() time.Time {
	return time.Unix(int64(d.n-firstUnixDay)*86400, 0).UTC()
}

func civil(y, m, d int) Date {
	seconds := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Unix()
	return Date{int32(seconds/86400) + firstUnixDay} // midnight UTC divides without a rest
}

func daysIn(y, m int) int {
	switch m {
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

func digits(s string) (int, bool) {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}
