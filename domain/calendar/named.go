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

// splitWords takes a day apart in which words stand: 23 nov 2026, 23-nov-26, lun 23
// novembre 2026, lun 23/11/2026. hasWeekday says that a day of the week comes first.
func splitWords(s string) (p parts, weekday time.Weekday, hasWeekday, ok bool) {
	if i := strings.IndexAny(s, "0123456789"); i > 0 {
		if weekday, hasWeekday = weekdayOf(s[:i]); !hasWeekday {
			return parts{}, 0, false, false
		}
		if p, ok = split(s[i:]); ok {
			return p, weekday, true, true
		}
		s = s[i:]
	}
	p, ok = splitMonth(s)
	return p, weekday, hasWeekday, ok
}

// splitMonth takes a day apart whose month is a word.
func splitMonth(s string) (p parts, ok bool) {
	i := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if i < 1 || i > 2 {
		return parts{}, false
	}
	p.d, _ = digits(s[:i])                                      // by the search above
	s = strings.TrimPrefix(strings.TrimPrefix(s[i:], "°"), "º") // 1° dicembre
	if s == "" || !strings.Contains(" -/.", s[:1]) {
		return parts{}, false
	}
	month, year, hasYear := strings.Cut(s[1:], s[:1])
	p.m = monthOf(month)
	if hasYear {
		p.yearDigits = len(year)
	}
	p.y, ok = digits(year)
	return p, ok && p.m > 0 && (!hasYear || len(year) == 2 || len(year) == 4)
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
