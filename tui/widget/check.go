package widget

import (
	"errors"
	"strings"
	"unicode"

	"civico/sportello/domain/calendar"
	"civico/sportello/domain/payment"
	"civico/sportello/domain/taxcode"
	"civico/sportello/domain/text"
)

func trim(s string) string {
	clean, _ := text.Clean(s)
	return strings.TrimSpace(clean)
}

func upper(r rune) rune { return unicode.ToUpper(r) }

// DateCheck reads a day in any of the typed forms; today is asked at each use.
func DateCheck(today func() calendar.Date) Check {
	return func(s string) (string, string, string) { return day(calendar.ParseTyped(s, today())) }
}

// BirthCheck reads a birth date: never after today, two-digit years in the past.
func BirthCheck(today func() calendar.Date) Check {
	return func(s string) (string, string, string) { return day(calendar.ParseTypedBirth(s, today())) }
}

func day(d calendar.Date, err error) (canonical, shown, wrong string) {
	if err != nil {
		var de *calendar.DateError
		if errors.As(err, &de) {
			return "", "", de.Sentence()
		}
		return "", "", "non è una data: scrivere GG/MM/AAAA"
	}
	return d.String(), d.Italian(), ""
}

// HourCheck reads an hour: 9:30, 930, 9.
func HourCheck(s string) (canonical, shown, wrong string) {
	h, err := calendar.ParseTypedHour(s)
	if err != nil {
		var he *calendar.HourError
		if errors.As(err, &he) {
			return "", "", he.Sentence()
		}
		return "", "", "non è un'ora: scrivere OO:MM"
	}
	return h.String(), h.String(), ""
}

// AmountCheck reads euro with comma or dot: 42,70 or 42.7; never negative.
func AmountCheck(s string) (canonical, shown, wrong string) {
	a, err := payment.ParseTyped(s)
	if err != nil {
		var ae *payment.AmountError
		if errors.As(err, &ae) {
			return "", "", ae.Sentence()
		}
		return "", "", "non è un importo: scrivere per esempio 42,70"
	}
	return a.String(), a.Italian(), ""
}

// TaxCodeCheck reads a tax code and its check character.
func TaxCodeCheck(s string) (canonical, shown, wrong string) {
	c, err := taxcode.Parse(s)
	if err != nil {
		var te *taxcode.Error
		if errors.As(err, &te) {
			return "", "", te.Sentence()
		}
		return "", "", "non è un codice fiscale"
	}
	return c.String(), c.String(), ""
}

// NameCheck takes a person's name as it stands on documents: letters of any script,
// spaces, apostrophes, hyphens and dots.
func NameCheck(s string) (canonical, shown, wrong string) {
	letters := 0
	for _, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r):
			letters++
		case r == ' ' || r == '\'' || r == '’' || r == '-' || r == '.':
		default:
			return "", "", "solo lettere, spazi, apostrofi e trattini"
		}
	}
	if letters == 0 {
		return "", "", "scrivere almeno una lettera"
	}
	s = strings.ToUpper(strings.Join(strings.Fields(s), " "))
	return s, s, ""
}
