package agendafile

import (
	"regexp"
	"time"
)

// dateInName finds 2026-11-23, 20261123 and 23-11-2026 (also with _ or .), with an
// hour after it or not, standing by itself.
var dateInName = regexp.MustCompile(`(?:^|[^0-9])(?:(20\d\d)[-_.]?(\d\d)[-_.]?(\d\d)|(\d\d)[-_.](\d\d)[-_.](20\d\d))(?:[-_.T ]?(?:ore)?[-_. ]?([01]\d|2[0-3])[-_.:h]?([0-5]\d)(?:[-_.:]?[0-5]\d)?)?(?:[^0-9]|$)`)

// TimeInName is the time of the export that the file's name tells, zero for none.
// A day without an hour is the moment of the file where that is of the same day,
// else the end of the day: it must not make an export look older than it is.
func (f *File) TimeInName(zone *time.Location) time.Time {
	m := dateInName.FindStringSubmatch(f.Name)
	if m == nil {
		return time.Time{}
	}
	year, month, day := m[1], m[2], m[3]
	if year == "" {
		day, month, year = m[4], m[5], m[6]
	}
	clock := m[7] + ":" + m[8]
	if m[7] == "" {
		clock = "23:59"
	}
	t, err := time.ParseInLocation("2006-01-02 15:04", year+"-"+month+"-"+day+" "+clock, zone)
	if err != nil {
		return time.Time{}
	}
	if own := f.Modified.In(zone); m[7] == "" && own.Format(time.DateOnly) == t.Format(time.DateOnly) {
		return own
	}
	return t
}
