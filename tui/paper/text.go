package paper

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"civico/sportello/domain/desk"
)

// Columns is the width of a slip as plain text.
const Columns = 72

// Text is the slip as plain text, at most Columns wide, lines ended by \n.
func Text(s desk.Slip) string {
	var w writer
	if s.Invented {
		w.center("*** " + inventedBand + " ***")
		w.blank()
	}
	w.center(clean(s.Office))
	for _, c := range s.Contacts {
		w.center(clean(c))
	}
	w.blank()
	w.line(strings.ToUpper(clean(s.Title)))
	if s.Replaces != "" {
		w.line(clean(s.Replaces))
	}
	w.blank()
	width := labelWidth(s.Facts)
	for _, f := range s.Facts {
		w.hang(pad(f.Label+":", width)+" ", clean(f.Value))
	}
	for _, sec := range s.Sections {
		w.blank()
		w.line(sec.Title)
		w.line(strings.Repeat("-", ansi.StringWidth(sec.Title)))
		for _, i := range sec.Items {
			body, source := sourced(i)
			w.hang("- ", body)
			if source != "" {
				w.hang("  ", source)
			}
		}
		for _, l := range sec.Lines {
			w.line(clean(l))
		}
	}
	w.blank()
	w.line(printed(s) + ".")
	if s.Signature != "" {
		w.blank()
		w.WriteString(pad(s.Signature, Columns/2) + strings.Repeat("_", Columns/2) + "\n")
	}
	if s.CaseID != "" {
		w.line("Pratica " + clean(s.CaseID))
	}
	return w.String()
}

func labelWidth(facts []desk.SlipFact) int {
	width := 0
	for _, f := range facts {
		width = max(width, ansi.StringWidth(f.Label)+1)
	}
	return width
}

func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-ansi.StringWidth(s)))
}

// writer keeps lines within Columns.
type writer struct{ strings.Builder }

func (w *writer) blank() { w.WriteString("\n") }

func (w *writer) line(s string) { w.hang("", s) }

// hang writes text after a prefix, its further lines indented as wide.
func (w *writer) hang(prefix, s string) {
	indent := ansi.StringWidth(prefix)
	for i, l := range wrap(s, Columns-indent) {
		if i > 0 {
			prefix = strings.Repeat(" ", indent)
		}
		w.WriteString(strings.TrimRight(prefix+l, " "))
		w.blank()
	}
}

func (w *writer) center(s string) {
	for _, l := range wrap(s, Columns) {
		w.WriteString(strings.Repeat(" ", (Columns-ansi.StringWidth(l))/2) + l)
		w.blank()
	}
}

// wrap breaks at spaces; a word wider than the line is cut where the line ends.
func wrap(s string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		for ansi.StringWidth(word) > width {
			if line != "" {
				lines, line = append(lines, line), ""
			}
			head := ansi.Truncate(word, width, "")
			lines, word = append(lines, head), strings.TrimPrefix(word, head)
		}
		switch {
		case line == "":
			line = word
		case ansi.StringWidth(line)+1+ansi.StringWidth(word) <= width:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	return append(lines, line)
}
