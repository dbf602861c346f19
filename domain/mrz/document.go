// Package mrz reads the machine-readable zone of identity cards and passports
// (ICAO Doc 9303 parts 3 to 6): three lines of 30 characters (TD1, the size of a
// card), two of 36 (TD2) or two of 44 (TD3, passports), with their check digits.
// It compares what it read with a case, and writes zones for demonstrations.
package mrz

import "civico/sportello/domain/calendar"

// Format is the size of a document.
type Format uint8

const (
	TD1 Format = iota + 1 // identity cards: 3 lines of 30
	TD2                   // older cards: 2 lines of 36
	TD3                   // passports: 2 lines of 44
)

func (f Format) lines() (count, width int) {
	switch f {
	case TD1:
		return 3, 30
	case TD2:
		return 2, 36
	}
	return 2, 44
}

// Field is a part of the zone.
type Field uint8

const (
	Number Field = iota
	BirthDate
	ExpiryDate
	Optional
	Composite // the digit over several fields
	Surname
	Name
	Sex
)

// Italian is the field's name for the clerk.
func (f Field) Italian() string {
	return [...]string{"numero del documento", "data di nascita", "data di scadenza", "dati facoltativi", "insieme della banda", "cognome", "nome", "sesso"}[f]
}

// Document is what a zone says.
type Document struct {
	Format      Format
	Type        string // "P", "C", "I", "AC": the first one or two letters
	Issuer      string // ISO alpha-3 where there is one; ICAO codes such as UTO or XXA else
	Nationality string // the same
	Surname     string // words parted by a space, in the letters of the zone
	Name        string
	Truncated   bool // the names fill their field: the last ones may be cut short or missing
	Number      string
	Sex         string // "F", "M", or empty where the zone does not say
	Birth       string // YYMMDD, with < for what is not known
	Expiry      string // the same
	Optional1   string
	Optional2   string  // TD1 only
	Wrong       []Field // whose check digit does not fit; none for a zone read rightly
}

// BirthDate is the day of birth: the latest that does not come after on. It is the
// zero Date where the zone does not say it in full.
func (d Document) BirthDate(on calendar.Date) calendar.Date {
	return resolve(d.Birth, on.Year(), func(c calendar.Date) bool { return !c.After(on) })
}

// farExpiry is how many years after the day of reading a document may run out; what
// lies farther is taken for a century earlier.
const farExpiry = 49

// ExpiryDate is the last day of validity: of the century in which it comes closest
// to on, 49 years after it at most. It is the zero Date where the zone does not say
// it in full.
func (d Document) ExpiryDate(on calendar.Date) calendar.Date {
	return resolve(d.Expiry, on.Year()+farExpiry, func(calendar.Date) bool { return true })
}

// resolve finds the latest day with those figures in or before lastYear that fits.
func resolve(yymmdd string, lastYear int, fits func(calendar.Date) bool) calendar.Date {
	yy, mm, dd, ok := figures(yymmdd)
	if !ok {
		return calendar.Date{}
	}
	for year := lastYear - mod100(lastYear-yy); year > lastYear-200 && year > 0; year -= 100 {
		if d, ok := calendar.NewDate(year, mm, dd); ok && fits(d) {
			return d
		}
	}
	return calendar.Date{}
}

func figures(yymmdd string) (yy, mm, dd int, ok bool) {
	if len(yymmdd) != 6 {
		return 0, 0, 0, false
	}
	for i := range len(yymmdd) {
		if !digit(yymmdd[i]) {
			return 0, 0, 0, false
		}
	}
	two := func(i int) int { return int(yymmdd[i]-'0')*10 + int(yymmdd[i+1]-'0') }
	return two(0), two(2), two(4), true
}

func mod100(n int) int { return (n%100 + 100) % 100 }

func digit(b byte) bool { return b >= '0' && b <= '9' }

// icao are the codes of zones that differ from ISO alpha-3.
var icao = [...]struct{ zone, iso string }{{"D", "DEU"}, {"RKS", "XKX"}}

func fromZone(code string) string {
	for _, c := range icao {
		if c.zone == code {
			return c.iso
		}
	}
	return code
}

func toZone(code string) string {
	for _, c := range icao {
		if c.iso == code {
			return c.zone
		}
	}
	return code
}
