package tui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"civico/sportello/tui/widget"
)

// The smallest terminal that everything fits in.
const (
	minWidth  = 80
	minHeight = 24
)

// bandText is shown on every screen of the demo.
const bandText = "ADDESTRAMENTO — dati inventati"

// View draws the whole terminal, its last column left empty: Windows consoles lose
// it when maximised.
func (a *App) View() string {
	switch {
	case a.w == 0 || a.h == 0:
		return ""
	case a.w < minWidth || a.h < minHeight:
		return a.tooSmall()
	case a.blank:
		return a.covered()
	}
	w := a.w - 1
	lines := make([]string, 0, a.h)
	lines = append(lines, a.title(w))
	if a.Demo {
		lines = append(lines, a.Styles.Band.Paint(centre(bandText, w)))
	}
	status := a.statusLines(w)
	room := a.h - len(lines) - len(status) - 1
	lines = append(lines, a.body(w, room)...)
	lines = append(append(lines, status...), a.footer(w))
	if d := a.dialog(); d != nil {
		a.overlay(lines, d, w)
	}
	return strings.Join(lines, "\n")
}

func (a *App) title(w int) string {
	if a.Top() == nil {
		return ""
	}
	left, right := a.Top().Title()
	return a.Styles.Title.Paint(widget.Ends(" "+left, right, w))
}

// body gives exactly h lines of at most w cells.
func (a *App) body(w, h int) []string {
	var lines []string
	if s := a.Top(); s != nil {
		lines = strings.Split(s.View(w, h), "\n")
	}
	if len(lines) > h {
		lines = lines[:h]
	}
	for i, l := range lines {
		if len(l) > w && ansi.StringWidth(l) > w {
			lines[i] = ansi.Truncate(l, w, "")
		}
	}
	for len(lines) < h {
		lines = append(lines, "")
	}
	a.errorLines(lines, w)
	return lines
}

// errorLines lays the oldest unread error over the end of the body.
func (a *App) errorLines(lines []string, w int) {
	if len(a.status.failed) == 0 {
		return
	}
	text := widget.Wrap("✗ "+a.status.failed[0], w-2)
	text = text[:min(len(text), len(lines))]
	from := len(lines) - len(text)
	for i, l := range text {
		lines[from+i] = a.Styles.Bad.Paint(widget.Fit(" "+l, w))
	}
}

// statusLines are one line, or two for what is said at length.
func (a *App) statusLines(w int) []string {
	switch {
	case a.dialog() != nil: // esc is the dialog's
	case len(a.status.failed) > 1:
		return []string{a.Styles.Warn.Paint(widget.Fit(" esc ho letto · altri messaggi da leggere", w))}
	case len(a.status.failed) == 1:
		return []string{a.Styles.Warn.Paint(widget.Fit(" esc ho letto", w))}
	}
	right := a.saveWord()
	lines := a.status.lines(w - widget.Width(right) - 2)
	last := len(lines) - 1
	for i := range lines {
		lines[i] = " " + lines[i]
	}
	lines[last] = widget.Ends(lines[last], right, w)
	return lines
}

// saveWord says what is known of the writes: «salvato» is said only of what is on
// the disk.
func (a *App) saveWord() string {
	switch {
	case a.queue.waiting():
		return "salvo… "
	case a.status.savedAt.IsZero():
		return ""
	}
	return "salvato " + a.status.savedAt.Format("15:04") + " "
}

// footer shows the keys of what can be done now, as many as fit; the help's is
// always there.
func (a *App) footer(w int) string {
	top := a.Top()
	if top == nil || a.dialog() != nil {
		return "" // a dialog names its own keys
	}
	help := a.common()[0]
	helpKey := help.Keys[0]
	if top.Typing() {
		helpKey = help.Keys[1]
	}
	tail := "  " + a.Styles.Key.Paint(KeyName(helpKey)) + " " + help.Action
	var b strings.Builder
	used := widget.Width(tail)
	for _, bind := range top.Bindings() {
		key, ok := a.footerKey(bind, top.Typing())
		if !ok {
			continue
		}
		cells := widget.Width(key) + 1 + widget.Width(bind.Action) + 2
		if used+cells > w {
			break
		}
		used += cells
		b.WriteByte(' ')
		a.Styles.Key.PaintTo(&b, key)
		b.WriteByte(' ')
		b.WriteString(bind.Action)
		b.WriteByte(' ')
	}
	b.WriteString(tail)
	return b.String()
}

// footerKey is the first key of a binding that acts now.
func (a *App) footerKey(b Binding, typing bool) (string, bool) {
	if b.Aside || b.Action == "" || b.Disabled() != "" {
		return "", false
	}
	for _, k := range b.Keys {
		if !typing || actsWhileTyping(k) {
			return KeyName(k), true
		}
	}
	return "", false
}

func (a *App) tooSmall() string {
	text := widget.Wrap("Il terminale è troppo piccolo: servono almeno 80 colonne e 24 righe. Ingrandire la finestra: il lavoro è rimasto com'era.", max(1, a.w-1))
	return strings.Join(text[:min(len(text), a.h)], "\n")
}

func (a *App) covered() string {
	lines := make([]string, a.h)
	lines[a.h/2] = centre("Schermo coperto. F12 per riprendere.", a.w-1)
	return strings.Join(lines, "\n")
}

func centre(s string, w int) string {
	s = widget.Cut(s, w)
	left := (w - widget.Width(s)) / 2
	return widget.Fit(widget.Spaces(left)+s, w)
}

// overlay draws the dialog's box over the middle of the lines, with a blank on either
// side: what stands below would read as part of it.
func (a *App) overlay(lines []string, d dialog, w int) {
	inner := min(w-8, 72)
	content := d.view(inner, len(lines)-6)
	height := min(len(content), len(lines)-4)
	top, left := (len(lines)-height-2)/2, (w-inner-4)/2
	margin := " "
	if left == 2 {
		margin = "  " // the last crumbs too
	}
	edge := a.Styles.Box.Paint("│")
	box := make([]string, 0, height+2)
	box = append(box, a.Styles.Box.Paint("╭"+strings.Repeat("─", inner+2)+"╮"))
	for _, l := range content[:height] {
		box = append(box, edge+" "+widget.Fit(l, inner)+" "+edge)
	}
	box = append(box, a.Styles.Box.Paint("╰"+strings.Repeat("─", inner+2)+"╯"))
	for i, l := range box {
		lines[top+i] = lay(lines[top+i], margin+l+margin, left-len(margin), inner+4+2*len(margin))
	}
}

// lay puts box over line from a column on. Styles are reset at both edges, since a
// cut keeps the escape sequences of what it cut away.
func lay(line, box string, left, width int) string {
	before := widget.Fit(ansi.Truncate(line, left, ""), left)
	after := ""
	if widget.Width(line) > left+width {
		after = ansi.TruncateLeft(line, left+width, "")
	}
	if strings.Contains(line, "\x1b") {
		return before + "\x1b[m" + box + "\x1b[m" + after
	}
	return before + box + after
}
