package tui

import (
	"time"

	"civico/sportello/tui/theme"
	"civico/sportello/tui/widget"
)

// head is the day's counts and the age of the agenda: one line where it fits, else
// as many as it takes.
func (s *agenda) head(w int) []string {
	st := &s.app.Styles
	left := " " + st.Title.Paint("‹ "+relativeDay(s.date, s.app.Today())+" ›") + "  "
	if s.filtering {
		left = " " + st.Title.Paint("filtra") + " " + s.filter.View(st, 24) + " " + itoa(len(s.rows)) + " di " + itoa(len(s.day.Rows)) + "  "
	}
	if s.app.Store == nil || !s.loaded {
		return []string{left, ""}
	}
	first, rest := s.counts(), s.others()
	age, style := s.age()
	one := left + first
	for _, part := range rest {
		one += "  " + part
	}
	if widget.Width(one)+widget.Width(age)+2 <= w {
		return []string{widget.Fit(one, w-widget.Width(age)-1) + style.Paint(age)}
	}
	if !s.filtering {
		left += first
	}
	if widget.Width(left)+widget.Width(age)+2 > w {
		return append([]string{left}, inLines(append([]string{style.Paint(age)}, rest...), w)...)
	}
	return append([]string{widget.Fit(left, w-widget.Width(age)-1) + style.Paint(age)}, inLines(rest, w)...)
}

// inLines puts parts side by side, on as few lines as they fit.
func inLines(parts []string, w int) []string {
	lines := []string{""}
	for _, p := range parts {
		last := &lines[len(lines)-1]
		if *last != "" && widget.Width(*last)+2+widget.Width(p) > w {
			lines = append(lines, "")
			last = &lines[len(lines)-1]
		}
		if *last == "" {
			*last = " " + p
		} else {
			*last += "  " + p
		}
	}
	return lines
}

// counts says how many appointments, how many to do, how many wait.
func (s *agenda) counts() string {
	c := s.day.Counts
	out := plural(c.Bookings, "appuntamento", "appuntamenti") + "  " + itoa(c.ToDo) + " da fare"
	if c.Waiting > 0 {
		out += "  " + itoa(c.Waiting) + " in attesa"
	}
	return out
}

// others says what waits for the clerk, with the key that leads there, and what became
// of the rest of the day.
func (s *agenda) others() []string {
	c := s.day.Counts
	var parts []string
	for _, p := range []struct {
		n         int
		one, many string
	}{
		{len(s.arrived.waiting), "esportazione arrivata (v)", "esportazioni arrivate (v)"},
		{max(c.Conflicts, s.day.Undecided), "conflitto (c)", "conflitti (c)"}, {s.day.Aside, "riga in quarantena (q)", "righe in quarantena (q)"},
		{c.InProgress, "in corso", "in corso"}, {c.Done, "conclusa", "concluse"},
		{c.NoShow, "non presentato", "non presentati"}, {c.Cancelled, "annullato", "annullati"},
	} {
		if p.n > 0 {
			parts = append(parts, counted(p.n, p.one, p.many))
		}
	}
	return parts
}

const day = 24 * time.Hour

// age says how old the agenda of the day is: the export's own time where it is known.
// Amber from a day, red from three; what the agenda said of a day that is over does not
// grow old.
func (s *agenda) age() (string, theme.Style) {
	st := &s.app.Styles
	if s.day.Imported.IsZero() {
		return "! agenda mai importata", st.Warn
	}
	at := s.day.Exported
	if at.IsZero() {
		at = s.day.Imported
	}
	since := s.app.Now().Sub(at)
	words := "agenda di " + ago(since)
	if s.day.ExportUncertain {
		words = "agenda di circa " + ago(max(since, time.Minute))
	}
	switch {
	case s.day.Uncovered:
		return "! " + words + ": senza questo giorno", st.Warn
	case s.date.Before(s.app.Today()):
		return words, st.Muted
	case since > 3*day:
		return "‼ " + words, st.Bad
	case since > day:
		return "! " + words, st.Warn
	}
	return words, st.Muted
}
