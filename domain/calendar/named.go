package calendar

import (
	"strings"
	"time"
)

// The names of months and of days of the week, from Sunday as time counts them. Each
// may be cut to three letters.
var (
	monthNames = [...]string{"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"}
	dayNames   = [...]string{"domenica", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato"}
)

// splitNamed takes a day apart whose month is a word: 23 nov 2026, 23-nov-26, lun 23
// novembre 2026. hasWeekday says that a day of the week stands before it.
func splitNamed(s string) (p parts, weekday time.Weekday, hasWeekday, ok bool) {
	if i := strings.IndexAny(s, "0123456789"); i > 0 {
		if weekday, hasWeekday = weekdayOf(s[:i]); !hasWeekday {
			return parts{}, 0, false, false
		}
		s = s[i:]
	}
	day, rest := s, ""
	if i := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }); i >= 0 {
		day, rest = s[:i], s[i:]
	}
	rest = strings.TrimPrefix(strings.TrimPrefix(rest, "°"), "º") // 1° dicembre
	if len(day) < 1 || len(day) > 2 || rest == "" || !strings.Contains(" -/.", rest[:1]) {
		return parts{}, 0, false, false
	}
	month, year, hasYear := strings.Cut(rest[1:], rest[:1])
	p.d, _ = digits(day) // by the search above
	p.m = monthOf(month)
	p.y, ok = digits(year)
	if hasYear {
		p.yearDigits = len(year)
	}
	return p, weekday, hasWeekday, ok && p.m > 0 && (!hasYear || len(year) == 2 || len(year) == 4)
}

// monthOf is the number of a month, 0 for none.
func monthOf(word string) int {
	word = strings.TrimSuffix(word, ".")
	for i, name := range monthNames {
		if strings.EqualFold(word, name) || strings.EqualFold(word, name[:3]) || i == 8 && strings.EqualFold(word, "sett") {
			return i + 1
		}
	}
	return 0
}

// weekdayOf reads a day of the week and what parts it from the day: «lunedì, », «Lun. ».
func weekdayOf(s string) (time.Weekday, bool) {
	word := strings.TrimRight(s, " ")
	word = strings.TrimSuffix(strings.TrimSuffix(word, ","), ".")
	if len(word) == len(s) {
		return 0, false
	}
	plain := strings.TrimSuffix(word, "'") // lunedi'
	for i, name := range dayNames {
		bare, accented := strings.CutSuffix(name, "ì")
		if strings.EqualFold(word, name) || strings.EqualFold(word, name[:3]) ||
			accented && len(plain) == len(bare)+1 && strings.EqualFold(plain[:len(bare)], bare) && plain[len(bare)]|0x20 == 'i' {
			return time.Weekday(i), true
		}
	}
	return 0, false
}
