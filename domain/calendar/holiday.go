package calendar

import "time"

// Easter is Easter Sunday of a year of the Gregorian calendar, by the anonymous
// algorithm that Nature printed in 1876 (Meeus, Astronomical Algorithms, ch. 8).
func Easter(year int) Date {
	a, b, c := year%19, year/100, year%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return civil(year, n/31, n%31+1)
}

// francisFrom is the first year in which 4 October is a national holiday again
// (L. 151/2025).
const francisFrom = 2026

// IsHoliday says that d is a national holiday: those of L. 260/1949 as it stands,
// and 4 October from 2026. Sundays are not in it, except Easter; a term asks
// IsRestDay.
func IsHoliday(d Date) bool {
	if d.IsZero() {
		return false
	}
	year, month, day := d.Split()
	switch month*100 + day {
	case 101, 106, 425, 501, 602, 815, 1101, 1208, 1225, 1226:
		return true
	case 1004:
		return year >= francisFrom
	}
	if month != 3 && month != 4 {
		return false
	}
	easter := Easter(year)
	return d == easter || d == easter.AddDays(1)
}

// IsRestDay says that d is a Sunday or a national holiday: no legal term ends on
// such a day (c.c. art. 2963).
func IsRestDay(d Date) bool { return !d.IsZero() && (d.Weekday() == time.Sunday || IsHoliday(d)) }

// isWorkingDay says that an office works on d: Monday to Friday, no national
// holiday, not the feast of the seat's patron.
func isWorkingDay(d Date, patron Patron) bool {
	weekday := d.Weekday()
	return weekday != time.Sunday && weekday != time.Saturday && !IsHoliday(d) && !patron.Falls(d)
}
