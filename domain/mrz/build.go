package mrz

import (
	"errors"
	"strings"

	"civico/sportello/domain/calendar"
)

// Data is what a zone is written from. It serves demonstrations and tests.
type Data struct {
	Type                string // "P", "C", "I"
	Issuer, Nationality string // ISO alpha-3
	Surname, Name       string // with any accents
	Number              string // letters and digits; more than nine on TD1 and TD2 only
	Sex                 string // "F", "M", anything else for not said
	Birth, Expiry       calendar.Date
	Optional            string // letters and digits
}

// ErrData says that no zone can be written: a date is missing, a text is too long
// or has signs that a zone lacks.
var ErrData = errors.New("mrz: data that no zone can hold")

// Lines writes the zone of a document in a format, with its check digits. Names too
// long for their field are cut as Doc 9303 says. The error is ErrData.
func (d Data) Lines(f Format) ([]string, error) {
	if f < TD1 || f > TD3 || d.Birth.IsZero() || d.Expiry.IsZero() || d.Number == "" || Transliterate(d.Surname) == "" ||
		!plain(d.Type, 2) || d.Type == "" || !plain(d.Issuer, 3) || !plain(d.Nationality, 3) || bareNumber(d.Number) != d.Number || bareNumber(d.Optional) != d.Optional {
		return nil, ErrData
	}
	sex := "<"
	if d.Sex == "F" || d.Sex == "M" {
		sex = d.Sex
	}
	_, width := f.lines()
	head := filled(d.Type, 2) + filled(toZone(d.Issuer), 3)
	birth, expiry := checked(yymmdd(d.Birth)), checked(yymmdd(d.Expiry))
	nationality := filled(toZone(d.Nationality), 3)
	switch f {
	case TD1:
		number, ok := d.number(15)
		if !ok {
			return nil, ErrData
		}
		two := birth + sex + expiry + nationality + filled("", 11)
		return []string{
			head + number,
			two + string(checkDigit(number+birth+expiry+filled("", 11))),
			names(d.Surname, d.Name, width),
		}, nil
	case TD2:
		number, ok := d.number(7)
		if !ok {
			return nil, ErrData
		}
		optional := number[10:]
		two := number[:10] + nationality + birth + sex + expiry + optional
		return []string{head + names(d.Surname, d.Name, width-5), two + string(checkDigit(number[:10]+birth+expiry+optional))}, nil
	}
	if len(d.Number) > 9 || len(d.Optional) > 14 {
		return nil, ErrData
	}
	number, optional := checked(filled(d.Number, 9)), checked(filled(d.Optional, 14))
	two := number + nationality + birth + sex + expiry + optional
	return []string{head + names(d.Surname, d.Name, width-5), two + string(checkDigit(number+birth+expiry+optional))}, nil
}

// number is the number field of TD1 and TD2 with its check digit, and the optional
// data after it, of which a long number takes the beginning.
func (d Data) number(optional int) (string, bool) {
	field, rest := checked(filled(d.Number, 9)), d.Optional
	if len(d.Number) > 9 {
		field = d.Number[:9] + "<"
		rest = checked(d.Number)[9:] + "<" + rest
	}
	if len(rest) > optional {
		return "", false
	}
	return field + filled(rest, optional), true
}

// names writes surname and name into width characters; where they do not fit, both
// are cut and the last character is a letter, which says so.
func names(surname, name string, width int) string {
	surname, name = Transliterate(surname), Transliterate(name)
	if name == "" {
		return filled(surname[:min(len(surname), width)], width)
	}
	if room := width - 3; len(surname) > room { // two fillers and an initial
		surname = strings.TrimRight(surname[:room], "<")
	}
	field := surname + "<<" + name
	if len(field) <= width {
		return filled(field, width)
	}
	if field[width-1] != '<' {
		return field[:width]
	}
	// the initial of the next name, in place of the last letter before it or, where
	// that is the whole name before it, of the surname's
	if field[width-3] != '<' {
		return field[:width-2] + field[width-1:width+1]
	}
	return surname[:len(surname)-1] + field[len(surname):width+1]
}

func checked(field string) string { return field + string(checkDigit(field)) }

func filled(s string, width int) string { return s + strings.Repeat("<", max(0, width-len(s))) }

func plain(s string, most int) bool {
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return len(s) <= most
}
