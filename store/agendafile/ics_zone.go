package agendafile

import (
	"regexp"
	"strings"
	"time"
)

// windowsZones are the names that Outlook and Exchange write, where Italian offices
// and consulates are.
var windowsZones = map[string]string{
	"w. europe standard time": "Europe/Rome", "romance standard time": "Europe/Paris", "central europe standard time": "Europe/Budapest",
	"central european standard time": "Europe/Warsaw", "gmt standard time": "Europe/London", "greenwich standard time": "Africa/Abidjan",
	"e. europe standard time": "Europe/Chisinau", "gtb standard time": "Europe/Bucharest", "fle standard time": "Europe/Helsinki",
	"russian standard time": "Europe/Moscow", "turkey standard time": "Europe/Istanbul", "israel standard time": "Asia/Jerusalem",
	"egypt standard time": "Africa/Cairo", "libya standard time": "Africa/Tripoli", "morocco standard time": "Africa/Casablanca",
	"south africa standard time": "Africa/Johannesburg", "e. africa standard time": "Africa/Nairobi", "w. central africa standard time": "Africa/Lagos",
	"middle east standard time": "Asia/Beirut", "jordan standard time": "Asia/Amman", "arab standard time": "Asia/Riyadh",
	"arabian standard time": "Asia/Dubai", "iran standard time": "Asia/Tehran", "pakistan standard time": "Asia/Karachi",
	"india standard time": "Asia/Kolkata", "bangladesh standard time": "Asia/Dhaka", "se asia standard time": "Asia/Bangkok",
	"china standard time": "Asia/Shanghai", "singapore standard time": "Asia/Singapore", "taipei standard time": "Asia/Taipei",
	"tokyo standard time": "Asia/Tokyo", "korea standard time": "Asia/Seoul", "w. australia standard time": "Australia/Perth",
	"cen. australia standard time": "Australia/Adelaide", "e. australia standard time": "Australia/Brisbane", "aus eastern standard time": "Australia/Sydney",
	"new zealand standard time": "Pacific/Auckland", "eastern standard time": "America/New_York", "us eastern standard time": "America/Indiana/Indianapolis",
	"central standard time": "America/Chicago", "mountain standard time": "America/Denver", "pacific standard time": "America/Los_Angeles",
	"atlantic standard time": "America/Halifax", "canada central standard time": "America/Regina", "central standard time (mexico)": "America/Mexico_City",
	"sa pacific standard time": "America/Bogota", "sa western standard time": "America/La_Paz", "venezuela standard time": "America/Caracas",
	"pacific sa standard time": "America/Santiago", "argentina standard time": "America/Argentina/Buenos_Aires", "e. south america standard time": "America/Sao_Paulo",
	"montevideo standard time": "America/Montevideo", "paraguay standard time": "America/Asuncion", "central america standard time": "America/Guatemala",
	"azores standard time": "Atlantic/Azores", "cape verde standard time": "Atlantic/Cape_Verde", "utc": "UTC", "gmt": "UTC",
}

// zonePlace finds Europe/Rome at the end of a longer name.
var zonePlace = regexp.MustCompile(`(?:^|/)((?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)/[A-Za-z_+0-9-]+(?:/[A-Za-z_-]+)?)$`)

// zoneNamed finds a time zone by the name that a calendar gives it.
func zoneNamed(name string) (*time.Location, bool) {
	if len(name) > 100 {
		return nil, false
	}
	common, ok := windowsZones[strings.ToLower(strings.TrimSpace(name))]
	if !ok {
		m := zonePlace.FindStringSubmatch(strings.TrimSpace(name))
		if m == nil {
			return nil, false
		}
		common = m[1]
	}
	z, err := time.LoadLocation(common)
	return z, err == nil
}
