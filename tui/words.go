package tui

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/taxcode"
	"civico/sportello/domain/text"
	"civico/sportello/tui/widget"
)

var (
	weekdays = [...]string{"domenica", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato"}
	months   = [...]string{
		"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
		"luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
	}
)

// longDate is «lunedì 23 novembre 2026».
func longDate(d domain.Date) string {
	y, m, day := d.Split()
	if y == 0 {
		return ""
	}
	return fmt.Sprintf("%s %d %s %d", weekdays[d.Weekday()], day, months[m-1], y)
}

// relativeDay is «oggi», «domani», «ieri», or the weekday and the date.
func relativeDay(d, today domain.Date) string {
	switch today.DaysUntil(d) {
	case 0:
		return "oggi"
	case 1:
		return "domani"
	case -1:
		return "ieri"
	}
	return weekdays[d.Weekday()][:3] + " " + d.Italian()
}

// ago says how long ago something was: «adesso», «8 min fa», «3 ore fa», «2 giorni fa».
func ago(since time.Duration) string {
	switch {
	case since < time.Minute:
		return "adesso"
	case since < time.Hour:
		return fmt.Sprintf("%d min fa", int(since.Minutes()))
	case since < 2*time.Hour:
		return "un'ora fa"
	case since < 24*time.Hour:
		return fmt.Sprintf("%d ore fa", int(since.Hours()))
	case since < 48*time.Hour:
		return "un giorno fa"
	}
	return fmt.Sprintf("%d giorni fa", int(since.Hours())/24)
}

// plural is «1 appuntamento», «42 appuntamenti».
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// counted is plural with the thousands set apart: «1.203 righe».
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return widget.Thousands(int64(n)) + " " + many
}

// personName is «VERDI Anna»: the surname in capitals, as clerks look for it.
func personName(surname, name string) string {
	surname, _ = text.Clean(surname)
	name, _ = text.Clean(name)
	return strings.TrimSpace(strings.ToUpper(surname) + " " + capitalised(name))
}

// capitalised is «Maria Luisa» of any case; a letter after an apostrophe or a
// hyphen is a capital too.
func capitalised(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	first := true
	for _, r := range s {
		if first {
			b.WriteRune(unicode.ToUpper(r))
		} else {
			b.WriteRune(unicode.ToLower(r))
		}
		first = !unicode.IsLetter(r) && !unicode.IsMark(r)
	}
	return b.String()
}

// sentenceCase makes the first letter a capital.
func sentenceCase(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// yearsOld is «42 anni», «8 mesi» under one year, empty while unknown.
func yearsOld(birth, on domain.Date) string {
	if birth.IsZero() || birth.After(on) {
		return ""
	}
	if age := calendar.Age(birth, on); age > 0 {
		return plural(age, "anno", "anni")
	}
	m := 0
	for m < 11 && !birth.AddMonths(m+1).After(on) {
		m++
	}
	return plural(m, "mese", "mesi")
}

// isMinor says that the row's person is under 18 that day, or was booked as a minor
// while the birth date is unknown.
func isMinor(r *desk.Row, on domain.Date) bool {
	if r.BirthDate.IsZero() {
		return r.Minor
	}
	return calendar.Age(r.BirthDate, on) < 18
}

// gendered gives the ending for the row's person: «arrivato», «arrivata»; o where
// the sex is not known.
func gendered(stem string, r *desk.Row) string {
	sex := string(r.Sex)
	if sex == "" {
		if c, err := taxcode.Parse(r.TaxCode); err == nil {
			sex = c.Sex()
		}
	}
	if sex == "F" {
		return stem + "a"
	}
	return stem + "o"
}

// procedureWords is what the person comes for.
func procedureWords(r *desk.Row, on domain.Date) string {
	if r.Procedure == "" {
		s, _ := text.Clean(r.Service)
		return strings.ToLower(s)
	}
	label := desk.CodeLabel("procedure", string(r.Procedure))
	if r.Procedure == domain.Passport && isMinor(r, on) {
		return label + ", minore"
	}
	return label
}

// procedureShort is the same in a row: a minor's passport is «minore».
func procedureShort(r *desk.Row, on domain.Date) string {
	if r.Procedure == domain.Passport && isMinor(r, on) {
		return "minore"
	}
	return procedureWords(r, on)
}

// domainDate is the civil day of a moment in its own zone.
func domainDate(t time.Time) domain.Date { return calendar.FromTime(t) }

func itoa(n int) string { return strconv.Itoa(n) }
