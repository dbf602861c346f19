package agendafile

import (
	"regexp"
	"time"

	"civico/sportello/domain/agenda"
)

// dateInName finds 2026-11-23, 20261123 and 23-11-2026 (also with _ or .), with an
// hour after it or not, standing by itself.
var dateInName = regexp.MustCompile(`(?:^|[^0-9])(?:(20\d\d)[-_.]?(\d\d)[-_.]?(\d\d)|(\d\d)[-_.](\d\d)[-_.](20\d\d))(?:[-_.T ]?(?:ore)?[-_. ]?([01]\d|2[0-3])[-_.:h]?([0-5]\d)(?:[-_.:]?[0-5]\d)?)?(?:[^0-9]|$)`)

// TimeInName is the time of the export that the file's name tells, by the form of
// the profile or by one of the common ones, zero for none.
// A day without an hour is the moment of the file where that is of the same day,
// else the end of the day: it must not make an export look older than it is.
func (f *File) TimeInName(zone *time.Location) time.Time {
	if f.profile != nil && f.profile.ExportedAt != "" {
		if form, err := agenda.NewNameForm(f.profile.ExportedAt); err == nil {
			if t, hasHour, ok := form.Time(f.Name, zone); ok {
				return f.withinDay(t, hasHour)
			}
		}
	}
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
		clock = "00:00"
	}
	t, err := time.ParseInLocation("2006-01-02 15:04", year+"-"+month+"-"+day+" "+clock, zone)
	if err != nil {
		return time.Time{}
	}
	return f.withinDay(t, m[7] != "")
}

func (f *File) withinDay(t time.Time, hasHour bool) time.Time {
	if hasHour {
		return t
	}
	if own := f.Modified.In(t.Location()); own.Format(time.DateOnly) == t.Format(time.DateOnly) {
		return own
	}
	y, m, d := t.Date()
	return time.Date(y, m, d, 23, 59, 0, 0, t.Location())
}
