package calendar

import "fmt"

// Hour is a time of day at the counter, to the minute. The zero Hour is "not
// known"; midnight is known.
type Hour struct{ n int16 } // minutes since midnight + 1

// NewHour gives h:m, or the zero Hour and false outside 00:00-23:59.
func NewHour(h, m int) (Hour, bool) {
	if h < 0 || h > 23 || m < 0 || m > 59 {
		return Hour{}, false
	}
	return Hour{int16(h*60+m) + 1}, true
}

// ParseHour reads HH:MM and nothing else.
func ParseHour(s string) (Hour, error) {
	if len(s) == 5 && s[2] == ':' {
		h, okH := digits(s[:2])
		m, okM := digits(s[3:])
		if okH && okM {
			if hour, ok := NewHour(h, m); ok {
				return hour, nil
			}
		}
	}
	return Hour{}, fmt.Errorf("%q is not an hour HH:MM", s)
}

// IsZero says that the hour is not known.
func (h Hour) IsZero() bool { return h.n == 0 }

// Minutes counts from midnight.
func (h Hour) Minutes() int { return int(h.n) - 1 }

// Before says that h comes before o on the same day.
func (h Hour) Before(o Hour) bool { return h.n < o.n }

// String is HH:MM, empty when unknown.
func (h Hour) String() string {
	if h.n == 0 {
		return ""
	}
	m := h.Minutes()
	return string([]byte{byte('0' + m/600), byte('0' + m/60%10), ':', byte('0' + m%60/10), byte('0' + m%10)})
}
