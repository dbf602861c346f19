package mrz

import (
	"strings"

	"civico/sportello/domain/calendar"
)

// Holder is what a case knows of a person and the document shown. A zero field is
// not known.
type Holder struct {
	Surname, Name string // with any accents, apostrophes and spaces
	Sex           string // "F", "M", "X"
	Birth         calendar.Date
	Number        string
	Expiry        calendar.Date
}

// Disagreement is a field in which zone and case differ, each as it reads there,
// dates as GG/MM/AA.
type Disagreement struct {
	Field      Field
	Zone, Case string
}

// Agree compares the zone with what is known and gives the fields that differ, none
// when all agree. Names agree in any of the spellings that zones use for a letter,
// and as far as they go where the zone cuts them; years by their last two figures.
func (d Document) Agree(h Holder) []Disagreement {
	var found []Disagreement
	differ := func(f Field, zone, person string) {
		found = append(found, Disagreement{f, zone, person})
	}
	if h.Surname != "" && !sameName(d.Surname, h.Surname, d.Truncated) {
		differ(Surname, d.Surname, h.Surname)
	}
	if h.Name != "" && !sameName(d.Name, h.Name, d.Truncated) {
		differ(Name, d.Name, h.Name)
	}
	if !h.Birth.IsZero() && !sameDay(d.Birth, h.Birth) {
		differ(BirthDate, slashed(d.Birth), slashed(yymmdd(h.Birth)))
	}
	if sex := d.Sex; h.Sex != "" && h.Sex != sex && (h.Sex != "X" || sex != "") {
		differ(Sex, sex, h.Sex)
	}
	if h.Number != "" && bareNumber(h.Number) != d.Number {
		differ(Number, d.Number, h.Number)
	}
	if !h.Expiry.IsZero() && !sameDay(d.Expiry, h.Expiry) {
		differ(ExpiryDate, slashed(d.Expiry), slashed(yymmdd(h.Expiry)))
	}
	return found
}

// sameDay says that the figures of a zone fit a day; fillers fit everything.
func sameDay(zone string, day calendar.Date) bool {
	want := yymmdd(day)
	for i := range len(zone) {
		if zone[i] != '<' && zone[i] != want[i] {
			return false
		}
	}
	return true
}

func yymmdd(day calendar.Date) string {
	y, m, d := day.Split()
	y %= 100
	return string([]byte{byte('0' + y/10), byte('0' + y%10), byte('0' + m/10), byte('0' + m%10), byte('0' + d/10), byte('0' + d%10)})
}

func slashed(yymmdd string) string { return yymmdd[4:6] + "/" + yymmdd[2:4] + "/" + yymmdd[0:2] }

// bareNumber is a document number as zones write it: capitals and digits alone.
func bareNumber(number string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		case r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
			return r
		}
		return -1
	}, number)
}
