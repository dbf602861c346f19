package tui

import (
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/text"
	"civico/sportello/tui/widget"
)

// className is a count of the preview and what it means.
var className = map[desk.Class][2]string{
	desk.ClassNew:         {"nuove", "prenotazioni che non si conoscevano"},
	desk.ClassMoved:       {"spostate", "altro giorno o altra ora"},
	desk.ClassChanged:     {"cambiate", "altri dati, o ripristinate"},
	desk.ClassUnchanged:   {"uguali", "nulla da fare"},
	desk.ClassVanished:    {"tolte", "mancano nel file o annullate: barrate"},
	desk.ClassConflict:    {"conflitti", "lo sportello ci ha già lavorato"},
	desk.ClassDuplicate:   {"doppie", "stessa persona con due codici: solo un avviso"},
	desk.ClassQuarantined: {"in quarantena", "righe che non si leggono: da correggere"},
}

// span reads days as typed: the first and the last, or one alone.
func (s *importScreen) span(t string) (from, to domain.Date, wrong string) {
	parts := strings.Fields(t)
	if len(parts) != 1 && len(parts) != 2 {
		return from, to, "scrivere un giorno, o il primo e l'ultimo"
	}
	check := widget.DateCheck(s.app.Today)
	for i, p := range parts {
		canonical, _, wrong := check(p)
		if wrong != "" {
			return from, to, wrong
		}
		d, err := calendar.Parse(canonical)
		if err != nil {
			return from, to, "non è una data: scrivere GG/MM/AAAA"
		}
		if i == 0 {
			from = d
		}
		to = d
	}
	if to.Before(from) {
		return from, to, "il primo giorno viene dopo l'ultimo"
	}
	return from, to, ""
}

// summaryLines are the preview before and the report after.
func (s *importScreen) summaryLines(w int) []string {
	st := &s.app.Styles
	sum := &s.summary
	file, _ := text.Clean(sum.File)
	lines := []string{"", "  " + st.Strong.Paint(widget.Cut(file, w-4)) + "  " + counted(sum.Rows, "riga", "righe")}
	for _, l := range widget.Wrap(s.covers(), w-4) {
		lines = append(lines, "  "+l)
	}
	lines = append(lines, "")
	done := s.stage == importReport
	if done {
		lines = append(lines, "  "+st.Good.Paint("✓ Importazione applicata e salvata."), "")
	}
	for i, c := range desk.Classes() {
		lines = append(lines, s.countLine(c, !done && i == s.list.Cursor(), w))
	}
	lines = append(lines, "")
	for _, warning := range s.warnings() {
		for _, l := range widget.Wrap("! "+warning, w-4) {
			lines = append(lines, "  "+st.Warn.Paint(l))
		}
	}
	return lines
}

// covers says which office, days and moment the export is of.
func (s *importScreen) covers() string {
	sum := &s.summary
	out := ""
	if s.app.Profile != nil {
		out = s.app.Profile.Name + ", "
	}
	days := desk.SpanWords(sum.From, sum.To)
	switch {
	case sum.SpanGiven, sum.From.IsZero():
		out += days
	case sum.SpanSaid:
		out += days + " (lo dice il file)"
	case sum.Counts[desk.ClassVanished] > 0 && s.stage == importPreview:
		out += days + " (dal file: controllare i giorni, p)"
	default:
		out += days + " (dal file)"
	}
	if !sum.ExportedAt.IsZero() {
		out += ", esportato " + ago(s.app.Now().Sub(sum.ExportedAt))
		if sum.Uncertain {
			out += " (ora incerta)"
		}
	}
	return out
}

func (s *importScreen) countLine(c desk.Class, selected bool, w int) string {
	st := &s.app.Styles
	n := s.summary.Counts[c]
	line := "  " + marker(selected) + widget.Right(widget.Thousands(int64(n)), 9) + "  " + widget.Fit(classWord(c, n), 15) + widget.Cut(className[c][1], w-31)
	grave := c == desk.ClassConflict || c == desk.ClassQuarantined || c == desk.ClassVanished
	switch {
	case selected:
		return st.Selected.Paint(widget.Fit(line, w))
	case n == 0:
		return st.Muted.Paint(line)
	case grave:
		return st.Warn.Paint(line)
	}
	return line
}

func (s *importScreen) warnings() []string {
	var out []string
	sum := &s.summary
	if s.stage == importPreview {
		if sum.Alien > 0 {
			out = append(out, plural(sum.Alien, "riga è di un altro ufficio e va in quarantena: u la prende.", "righe sono di un altro ufficio e vanno in quarantena: u le prende."))
		}
		if s.readsNothing() && sum.Rows > sum.Alien {
			out = append(out, "Nessuna riga si legge: F6 dice quali colonne sono, e come sono scritte date e parole.")
		}
	}
	if s.stage != importPreview { // what they warned of is done
		return nil
	}
	for _, w := range append(sum.Warnings, s.broken...) {
		clean, _ := text.Clean(w)
		out = append(out, clean)
	}
	return out
}
