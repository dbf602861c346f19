package calendar

import "strings"

// ParseTypedHour reads an hour as clerks and files write it: 9:30, 09.30, 9,30,
// 930, 0930, 9, 9h30, 9h, and with seconds, which are dropped: 09:30:00. The error is
// an *HourError.
func ParseTypedHour(s string) (Hour, error) {
	s = strings.TrimSpace(s)
	h, m, ok := splitHour(s)
	if !ok {
		return Hour{}, &HourError{NotAnHour: true}
	}
	hour, ok := NewHour(h, m)
	if !ok {
		return Hour{}, &HourError{H: h, M: m}
	}
	return hour, nil
}

// HourError says why a text is not an hour.
type HourError struct {
	NotAnHour bool // no form that is read; else H and M were read and are out of range
	H, M      int
}

func (e *HourError) Error() string {
	if e.NotAnHour {
		return "not an hour"
	}
	return "hour out of range"
}

// Sentence is the reason in Italian, for the clerk.
func (e *HourError) Sentence() string {
	if e.NotAnHour {
		return "non è un'ora: scrivere OO:MM"
	}
	return "l'ora non esiste: va da 00:00 a 23:59"
}

func splitHour(s string) (h, m int, ok bool) {
	if n, plain := digits(s); plain {
		switch len(s) {
		case 1, 2:
			return n, 0, true
		case 3, 4:
			return n / 100, n % 100, true
		}
		return 0, 0, false
	}
	if whole, ok := strings.CutSuffix(strings.ToLower(s), "h"); ok { // 9h
		h, ok := digits(whole)
		return h, 0, ok && (len(whole) == 1 || len(whole) == 2)
	}
	i := strings.IndexAny(s, ":.,hH")
	if i < 1 || i > 2 || len(s) < i+3 {
		return 0, 0, false
	}
	h, okH := digits(s[:i])
	m, okM := digits(s[i+1 : i+3])
	rest := s[i+3:]
	if rest != "" { // seconds
		second, okS := digits(rest[1:])
		if len(rest) != 3 || rest[0] != s[i] || !okS || second > 59 {
			return 0, 0, false
		}
	}
	return h, m, okH && okM
}
