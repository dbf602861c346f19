package tui

import (
	"strings"

	"civico/sportello/domain/desk"
	"civico/sportello/tui/widget"
)

func (s *quarantine) View(w, h int) string {
	st := &s.app.Styles
	switch {
	case !s.loaded:
		return "\n  Leggo la quarantena…"
	case len(s.rows) == 0:
		return "\n  Nessuna riga in quarantena."
	}
	detail := s.detail(w)
	room := max(3, h-len(detail)-1)
	s.bringName(room)
	lines := s.list.View(room, func(i int, selected bool) string { return s.line(s.lines[i], selected, w) })
	for len(lines) < room {
		lines = append(lines, "")
	}
	lines = append(lines, st.Border.Paint(strings.Repeat("─", w)))
	return strings.Join(append(lines, detail...), "\n")
}

// bringName scrolls so that the first row of an import stands below its name.
func (s *quarantine) bringName(room int) {
	at := s.list.Cursor()
	if at > 0 && s.lines[at-1].name {
		s.list.To(at - 1)
		s.list.View(room, func(int, bool) string { return "" })
		s.list.To(at)
	}
}

func (s *quarantine) line(l asideLine, selected bool, w int) string {
	st := &s.app.Styles
	r := &s.rows[l.row]
	if l.name {
		return " " + st.Strong.Paint(widget.Cut(s.origin(r, w-2), w-2))
	}
	mark := "  "
	if s.marked[r.Ref()] {
		mark = "✓ "
	}
	line := " " + marker(selected) + mark + importRowLine(r, w-5)
	switch {
	case selected:
		return st.Selected.Paint(widget.Fit(line, w))
	case mark != "  ":
		return st.Warn.Paint(line)
	}
	return line
}

// origin is where a row came from: «matera-2.csv», importato oggi alle 10:22.
func (s *quarantine) origin(r *desk.ImportRow, w int) string {
	when := ", importato " + s.app.moment(r.AppliedAt)
	return widget.CutMiddle(asideFile(r), w-widget.Width(when)) + when
}

func asideFile(r *desk.ImportRow) string { return "«" + value(r.File) + "»" }

func (s *quarantine) detail(w int) []string {
	r := s.selected()
	out := importDetail(s.app, r, w)
	return append(out, " "+s.app.Styles.Muted.Paint("file   ")+s.origin(r, w-9))
}
