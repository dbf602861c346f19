package tui

import (
	"maps"
	"slices"
	"strings"

	bookings "civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
	"civico/sportello/tui/widget"
)

// effectRows is how many rows of the file show below the fields.
const effectRows = 5

// View is the fields with their columns above, the file below.
func (s *mapping) View(w, h int) string {
	st := &s.app.Styles
	below := s.below(w)
	room := max(4, h-len(below)-2)
	lines := s.list.View(room, func(i int, selected bool) string {
		line := s.row(bookings.Columns()[i], selected, w)
		if selected {
			return st.Selected.Paint(widget.Fit(line, w))
		}
		return line
	})
	for len(lines) < room {
		lines = append(lines, "")
	}
	lines = append(lines, "   "+st.Muted.Paint(s.otherFields()), st.Border.Paint(strings.Repeat("─", w)))
	return strings.Join(append(lines, below...), "\n")
}

// otherFields says how many fields do not show.
func (s *mapping) otherFields() string {
	above, below := s.list.More()
	switch {
	case above > 0 && below > 0:
		return "altri " + itoa(above) + " ↑ e " + itoa(below) + " ↓ campi"
	case below > 0:
		return "altri " + plural(below, "campo ↓", "campi ↓")
	case above > 0:
		return "altri " + plural(above, "campo ↑", "campi ↑")
	}
	return ""
}

// row is a field, its column, the first value there, and what was said of it.
func (s *mapping) row(c bookings.ColumnNames, selected bool, w int) string {
	need := "  "
	if c.Field.NeedsColumn() {
		need = "* "
	}
	title, first := "–", ""
	if i, has := s.columns[c.Field]; has {
		if title, first = s.title(i), s.first(i); s.guessed[c.Field] {
			title = "? " + title
		}
	}
	columns := max(18, w/4)
	line := " " + marker(selected) + need + widget.Fit(c.Title, 20) + " " + widget.Fit(widget.Cut(title, columns), columns) + " "
	return line + widget.Cut(widget.Fit(first, 16)+"  "+s.said(c.Field), max(0, w-widget.Width(line)))
}

// said is what the clerk has said of a field besides its column.
func (s *mapping) said(f bookings.Field) string {
	if _, has := s.columns[f]; !has {
		return ""
	}
	if isDated(f) && len(s.dates) > 0 {
		forms := strings.Join(s.dates, " o ")
		if s.byGuess {
			forms = "? " + forms
		}
		return forms
	}
	var words []string
	for _, w := range slices.Sorted(maps.Keys(s.words[f])) {
		words = append(words, value(w)+"="+f.Show(s.words[f][w]))
	}
	return strings.Join(words, " ")
}

// below is the file as it is while a column is missing, then how it is read.
func (s *mapping) below(w int) []string {
	var lines []string
	switch {
	case len(s.header) == 0:
		lines = []string{s.warn("Questo foglio è vuoto: f ne sceglie un altro.", w)}
	case s.showsRaw():
		lines = append([]string{s.rawHead(w)}, s.rawLines(w, effectRows+1)...)
	case s.wrong != "":
		for _, l := range widget.Wrap("✗ "+value(s.wrong), w-2) {
			lines = append(lines, s.warn(l, w))
		}
	default:
		lines = s.effect(w)
	}
	lines = lines[:min(len(lines), effectRows+2)]
	for len(lines) < effectRows+2 {
		lines = append(lines, "")
	}
	return lines
}

func (s *mapping) warn(text string, w int) string {
	return " " + s.app.Styles.Warn.Paint(widget.Cut(text, w-2))
}

// rawHead says what is still missing.
func (s *mapping) rawHead(w int) string {
	if missing := s.missing(); len(missing) > 0 {
		return s.warn("Manca ancora: "+strings.Join(missing, ", ")+". Il file com'è:", w)
	}
	return " " + s.app.Styles.Muted.Paint("Il file com'è; tab mostra come si legge.")
}

// effect is how much is read, what is not, and the first rows that are.
func (s *mapping) effect(w int) []string {
	st := &s.app.Styles
	head := st.Muted.Paint(widget.Cut(s.howMany()+s.legend(), w-2))
	switch n := &s.count; {
	case n.done && n.Rows > 0 && n.Good == n.Rows && n.Repeated == 0:
		head = st.Good.Paint("✓ "+s.howMany()) + st.Muted.Paint(widget.Cut(s.legend(), w-4-widget.Width(s.howMany())))
	case n.done && n.Good < n.Rows || n.Repeated > 0:
		head = st.Warn.Paint(widget.Cut("! "+s.howMany(), w-2))
	}
	lines := []string{" " + head}
	faults := s.faults()
	for _, f := range faults[:min(len(faults), 3)] {
		lines = append(lines, s.faultLine(f, w))
	}
	unread := s.unread()
	for _, r := range s.rows {
		if r.Shown != "" && len(lines) < effectRows+2-len(unread) {
			lines = append(lines, " "+st.Good.Paint("✓")+" "+widget.Cut(value(r.Shown), w-4))
		}
	}
	for _, l := range unread {
		lines = append(lines, " "+st.Muted.Paint(widget.Cut(l, w-2)))
	}
	return lines
}

// unread names the columns that are no field: one of them may be the state. It is a
// line, or none.
func (s *mapping) unread() []string {
	var names []string
	for i := range s.header {
		if !s.isTied(i) {
			names = append(names, "«"+s.title(i)+"»")
		}
	}
	if len(names) == 0 {
		return nil
	}
	return []string{"Colonne non lette: " + strings.Join(names, ", ") + "."}
}

// howMany says how many rows of the whole file are read, as far as that is known.
func (s *mapping) howMany() string {
	n := &s.count
	switch {
	case s.asking != nil:
		pace := s.asking.bar.last()
		return "Leggo le parole di tutto il file… " + pace.Text(s.app.Now()) + "."
	case n.running != nil:
		pace := n.running.bar.last()
		return "Leggo tutto il file… " + pace.Text(s.app.Now()) + "."
	case n.failed != "":
		return value(n.failed)
	case !n.done:
		return "Le prime righe si leggono così."
	case n.Rows == 0:
		return "Il file non ha righe."
	}
	out := widget.Thousands(int64(n.Good)) + " righe su " + widget.Thousands(int64(n.Rows)) + " si leggono."
	switch {
	case n.Rows == 1 && n.Good == 1:
		out = "L'unica riga si legge."
	case n.Good == 1:
		out = "1 riga su " + widget.Thousands(int64(n.Rows)) + " si legge."
	case n.Good == 0:
		out = "Nessuna riga si legge."
	}
	if n.Repeated > 0 {
		out += " Codice ripetuto: " + counted(n.Repeated, "riga", "righe") + ", in quarantena."
	}
	return out
}

func (s *mapping) legend() string {
	if len(s.guessed) > 0 || s.byGuess {
		return "  ? capito dal contenuto, x toglie"
	}
	return ""
}

// faultLine is why rows are not read, with the key that helps.
func (s *mapping) faultLine(f desk.ReadFault, w int) string {
	rows := "riga " + itoa(f.Line)
	if f.Rows > 1 {
		rows = counted(f.Rows, "riga", "righe") + ", dalla " + itoa(f.Line)
	}
	why := value(f.Reason)
	if f.Column != "" {
		why = value(f.Column) + " «" + value(f.Value) + "»: " + why
	}
	left, help := "✗ "+rows+", "+why, ""
	switch {
	case isDated(f.Field) && s.isUnread(f.Value):
		help = "d: forma delle date"
	case meanings[f.Field] != nil:
		help = "p: parole"
	}
	return " " + s.app.Styles.Warn.Paint(widget.Ends(widget.Cut(left, w-3-widget.Width(help)), help, w-2))
}
