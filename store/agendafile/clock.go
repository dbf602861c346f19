package agendafile

import (
	"strings"
	"time"

	"civico/sportello/domain/calendar"
)

// isoInstant reads a moment as programs write it, to the second and with or without its
// distance from UTC: 2026-12-01T09:00:00+01:00, 2026-12-01 09:00:00.000. Without one it
// is of the office's zone.
func (b *builder) isoInstant(s string) (time.Time, bool) {
	if len(s) < len("2026-12-01T09:00:00") || s[4] != '-' || s[10] != 'T' && s[10] != ' ' {
		return time.Time{}, false
	}
	s = s[:10] + "T" + s[11:]
	if t, err := time.Parse(time.RFC3339, s); err == nil { // which takes parts of a second too
		return t.In(b.zone), true
	}
	t, err := time.ParseInLocation("2006-01-02T15:04:05", s, b.zone)
	return t, err == nil
}

// otherHour reads forms that a clock's hour is seldom given: 9:30 AM, and the beginning
// of 09:30-09:45.
func otherHour(s string) (calendar.Hour, bool) {
	if i := strings.IndexAny(s, "-–"); i > 0 && strings.ContainsAny(s[:i], ":.") {
		h, err := calendar.ParseTypedHour(strings.TrimSpace(s[:i]))
		return h, err == nil
	}
	last := len(s) - 2
	if last < 1 || !strings.EqualFold(s[last+1:], "m") {
		return calendar.Hour{}, false
	}
	half := s[last] | 0x20
	h, err := calendar.ParseTypedHour(strings.TrimSpace(s[:last]))
	if hour := h.Minutes() / 60; err != nil || half != 'a' && half != 'p' || hour < 1 || hour > 12 {
		return calendar.Hour{}, false
	}
	minutes := h.Minutes() % (12 * 60)
	if half == 'p' {
		minutes += 12 * 60
	}
	return calendar.NewHour(minutes/60, minutes%60)
}
