package tui

import (
	"strings"

	"civico/sportello/domain/desk"
	"civico/sportello/domain/text"
	"civico/sportello/tui/widget"
)

func (s *conflictScreen) View(w, h int) string {
	st := &s.app.Styles
	c := s.selected()
	switch {
	case !s.loaded:
		return "\n  Leggo i conflitti…"
	case c == nil:
		return "\n  Nessun conflitto da decidere: agenda e sportello concordano."
	}
	room := max(2, min(len(s.found), h/4))
	lines := s.list.View(room, func(i int, selected bool) string {
		line := " " + marker(selected) + conflictLine(s.app, &s.found[i], w-4)
		if selected {
			return st.Selected.Paint(widget.Fit(line, w))
		}
		return line
	})
	lines = append(lines, st.Border.Paint(strings.Repeat("─", w)))
	return strings.Join(append(lines, s.detail(c, w, h-len(lines))...), "\n")
}

func conflictLine(a *App, c *desk.Conflict, w int) string {
	what := "manca nell'agenda"
	if !c.Lacks {
		var names []string
		for _, f := range c.Fields {
			if f.Old != f.New {
				names = append(names, f.Name)
			}
		}
		what = strings.Join(names, ", ")
	}
	state := stateOf(&c.Row, a.Now(), &a.Styles).word
	return widget.Cut(c.Date.Italian()+" "+c.Hour.String()+"  "+widget.Fit(widget.Cut(personName(c.Surname, c.Name), w/3), w/3)+" "+widget.Fit(state, 13)+" "+what, w)
}

// sideLabel is the room for a field's name beside its two values.
const sideLabel = 19

// The last things that the desk did are always seen: so many, and so many where the
// fields want the room.
const (
	sinceRows      = 4
	sinceRowsLeast = 2
)

// detail puts the sides side by side, and below what the desk did.
func (s *conflictScreen) detail(c *desk.Conflict, w, h int) []string {
	st := &s.app.Styles
	file, _ := text.Clean(c.File)
	when := ", applicato " + s.app.moment(c.AppliedAt)
	lines := []string{" " + st.Muted.Paint("Lo dice ") + widget.CutMiddle(file, w-9-widget.Width(when)) + when, ""}
	since := c.Since[max(0, len(c.Since)-sinceRows):]
	half := (w - sideLabel - 2) / 2
	lines = append(lines, " "+st.Muted.Paint(widget.Fit("campo", sideLabel)+widget.Fit("allo sportello", half)+"nell'agenda"))
	var fields []string
	if c.Lacks {
		fields = append(fields, " "+widget.Fit("prenotazione", sideLabel)+widget.Fit("c'è", half)+st.Warn.Paint("manca"))
	}
	for _, f := range c.Fields {
		fields = append(fields, s.sides(c, f, half)...)
	}
	if len(fields) > h-len(lines)-len(since)-2 {
		since = since[max(0, len(since)-sinceRowsLeast):]
	}
	lines = append(lines, s.fields.show(fields, h-len(lines)-len(since)-2, func(above, below int) string {
		return " " + st.Muted.Paint(otherLines(above, below))
	})...)
	if len(since) > 0 {
		lines = append(lines, "", " "+st.Muted.Paint("Allo sportello:"))
	}
	for _, e := range since {
		words, _ := text.Clean(e.Day.Italian() + " " + e.Text)
		lines = append(lines, "  "+widget.Cut(words, w-3))
	}
	return lines
}

// sides are a field's lines: two values that differ are shown whole.
func (s *conflictScreen) sides(c *desk.Conflict, f desk.FieldDiff, half int) []string {
	st := &s.app.Styles
	own := widget.Fit(widget.Cut(value(f.Old), half-1), half)
	switch {
	case c.Lacks:
		return []string{" " + widget.Fit(f.Name, sideLabel) + own}
	case f.Old == f.New:
		return []string{" " + st.Muted.Paint(widget.Fit(f.Name, sideLabel)+own+"uguale")}
	}
	old, said := widget.Wrap(value(f.Old), half-1), widget.Wrap(value(f.New), half-1)
	label := "≠ " + f.Name
	var out []string
	for i := range max(len(old), len(said)) {
		out = append(out, " "+st.Warn.Paint(widget.Fit(label, sideLabel))+widget.Fit(lineAt(old, i), half)+st.Strong.Paint(lineAt(said, i)))
		label = ""
	}
	return out
}

// lineAt is a line, empty beyond the last.
func lineAt(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}
