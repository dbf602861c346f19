package tui

import (
	"slices"
	"strings"
	"unicode"

	bookings "civico/sportello/domain/agenda"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/taxcode"
	"civico/sportello/tui/widget"
)

// proposal is the column that the list begins on for a field without one, -1 for none:
// the first that is nothing yet and holds such texts. What a booking can do without is
// not proposed by its place alone.
func (s *mapping) proposal(f bookings.Field) int {
	free := -1
	for i := range s.header {
		switch {
		case s.isTied(i):
		case s.holds(i, func(t string) bool { return s.fits(f, t) }) && (f != bookings.Surname && f != bookings.Name || s.varies(i)):
			return i
		case free < 0:
			free = i
		}
	}
	if !f.NeedsColumn() {
		return -1
	}
	return free
}

// holds says that a column has texts, and that nearly every one is such.
func (s *mapping) holds(column int, is func(string) bool) bool {
	n, wrong := 0, 0
	for _, r := range s.sample.Rows() {
		if column >= len(r) || r[column] == "" {
			continue
		}
		if n++; !is(r[column]) {
			wrong++
		}
	}
	return n > 0 && wrong*10 <= n
}

// varies says that a column has more than one text: an office's own name is nobody's.
func (s *mapping) varies(column int) bool {
	first := s.first(column)
	return !s.holds(column, func(t string) bool { return widget.Cut(value(t), firstWidth) == first })
}

// fits says that a text can be a field's; of one that takes any text nothing can be
// said.
func (s *mapping) fits(f bookings.Field, t string) bool {
	switch f {
	case bookings.Day, bookings.BirthDate, bookings.Departure, bookings.Updated:
		return slices.ContainsFunc(append([]string{""}, bookings.DateForms()...), func(form string) bool { return s.isDay(form, t) })
	case bookings.Hour:
		h, err := calendar.ParseTypedHour(t)
		return err == nil && len(t) > 2 && h.Minutes()%5 == 0 // 1234 is a number
	case bookings.Surname, bookings.Name, bookings.Applicant:
		return isMostlyLetters(t) && !s.isWord(t)
	case bookings.TaxCode:
		_, err := taxcode.Parse(t)
		return err == nil
	case bookings.Email:
		return strings.Contains(t, "@")
	case bookings.CodeColumn:
		return strings.IndexFunc(t, unicode.IsDigit) >= 0 && !strings.ContainsAny(t, " @/:")
	case bookings.Phone:
		return len(t) >= 8 && strings.Trim(t, "+0123456789 /-.") == ""
	case bookings.Status, bookings.Section, bookings.Sex, bookings.Service:
		return s.means(f, t) != ""
	}
	return false
}

// isMostlyLetters takes a name with a slip of a key, and no code.
func isMostlyLetters(t string) bool {
	letters, digits := 0, 0
	for _, r := range t {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		}
	}
	return letters > 4*digits
}

// isWord says that a text is one of the words of an agenda: «Femmina» is nobody's name.
func (s *mapping) isWord(t string) bool {
	for f := range meanings {
		if s.means(f, t) != "" {
			return true
		}
	}
	return false
}

// isDay says that a text is a day of a form, none being the common ones; an hour may
// stand behind it. What a program wrote, 2026-11-23 or a spreadsheet's number, needs no
// form.
func (s *mapping) isDay(form, t string) bool {
	day := t
	if i := strings.LastIndexAny(t, " T"); i >= 6 {
		day = strings.TrimRight(t[:i], " ,")
	}
	if _, err := calendar.Parse(day); err == nil || isSerial(day) {
		return true
	}
	for _, t := range [2]string{t, day} {
		if form != "" {
			f, err := bookings.NewDateForm(form)
			if err != nil {
				return false
			}
			plain, ok := f.Plain(t)
			if !ok {
				continue
			}
			t = plain
		}
		if _, err := calendar.ParseWritten(t, s.app.Today()); err == nil {
			return true
		}
	}
	return false
}

// isSerial says that a text is a day, or a moment, as spreadsheets count them.
func isSerial(t string) bool {
	whole, fraction, _ := strings.Cut(strings.Replace(t, ",", ".", 1), ".")
	return len(whole) == 5 && strings.Trim(whole+fraction, "0123456789") == ""
}

// dateForm is the form in which the sample has its days, those of the first column that
// is known to hold some: empty for the common ones. It answers false where no form does.
func (s *mapping) dateForm() (string, bool) {
	for _, c := range bookings.Columns() {
		i, has := s.columns[c.Field]
		if !has || !isDated(c.Field) || s.first(i) == "" {
			continue
		}
		for _, form := range append([]string{""}, bookings.DateForms()...) {
			if s.holds(i, func(t string) bool { return s.isDay(form, t) }) {
				return form, true
			}
		}
		return "", false
	}
	return "", true
}

// isUnread says that another form of days may read a text: its day is not read yet.
func (s *mapping) isUnread(t string) bool { return len(s.dates) > 0 || !s.isDay("", t) }
