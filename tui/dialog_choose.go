package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"civico/sportello/domain/text"
	"civico/sportello/tui/widget"
)

// choose is a list that a typed text narrows. While nothing is typed an option's
// own key chooses it at once.
type choose struct {
	boxed
	app    *App
	c      Choice
	then   func(int) tea.Cmd
	filter *widget.Field
	shown  []int // indexes of the options that pass
	list   widget.List
}

func newChoose(a *App, c Choice, then func(int) tea.Cmd) *choose {
	d := &choose{boxed: boxed{byItself: c.Unasked}, app: a, c: c, then: then, filter: widget.NewField("", 60, nil)}
	d.filter.Focus()
	d.narrow()
	d.list.To(c.At)
	return d
}

func (d *choose) typing() bool { return true }

// filters says that there is something to choose among.
func (d *choose) filters() bool { return len(d.c.Options) > 1 }

func (d *choose) narrow() {
	d.shown = d.shown[:0]
	typed := strings.TrimSpace(text.Fold(d.filter.Text()))
	words := strings.Fields(typed)
	fits := [3]func(o *Option) bool{
		func(o *Option) bool { return strings.HasPrefix(text.Fold(o.Label), typed) },
		func(o *Option) bool { return containsAll(text.Fold(o.Label), words) },
		func(o *Option) bool { return containsAll(text.Fold(o.Label+" "+o.Note), words) },
	}
	shown := make([]bool, len(d.c.Options))
	for _, fit := range fits { // what begins so stands first, what only its note says last
		for i := range d.c.Options {
			if !shown[i] && fit(&d.c.Options[i]) {
				shown[i], d.shown = true, append(d.shown, i)
			}
		}
	}
	d.list.SetLen(len(d.shown))
}

func containsAll(s string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(s, w) {
			return false
		}
	}
	return true
}

func (d *choose) key(k tea.KeyMsg) tea.Cmd {
	key := k.String()
	switch {
	case key == "esc":
		d.app.close(d)
		if d.c.Back != nil {
			return d.c.Back()
		}
		return nil
	case key == "enter":
		if d.list.Cursor() < 0 {
			return nil
		}
		return d.pick(d.shown[d.list.Cursor()])
	case actsWhileTyping(key) && d.list.Key(key):
		return nil
	}
	if d.filter.Text() == "" {
		for i, o := range d.c.Options {
			if o.Key != "" && o.Key == key {
				return d.pick(i)
			}
		}
	}
	if !d.filters() {
		return nil
	}
	before := d.filter.Text()
	d.filter.Update(k)
	if d.narrow(); d.filter.Text() != before {
		d.list.To(0) // of what is left
	}
	return nil
}

func (d *choose) pick(i int) tea.Cmd {
	d.app.close(d)
	return d.then(i)
}

func (d *choose) view(w, h int) []string {
	st := &d.app.Styles
	lines := []string{st.Title.Paint(d.c.Title)}
	if d.c.Text != "" {
		lines = append(lines, widget.Wrap(d.c.Text, w)...)
	}
	if d.filters() {
		lines = append(lines, st.Label.Paint("filtra ")+d.filter.View(st, w-7))
	} else {
		lines = append(lines, "")
	}
	room := max(1, min(len(d.c.Options), h-len(lines)-2))
	rows := d.list.View(room, func(i int, selected bool) string { return d.row(d.c.Options[d.shown[i]], selected, w) })
	if len(rows) == 0 {
		rows = []string{st.Muted.Paint("nessuna voce con queste lettere")}
	}
	lines = append(lines, rows...)
	for range room - len(rows) {
		lines = append(lines, "") // the box keeps its size while the filter narrows
	}
	return append(lines, "", st.Key.Paint("⏎")+" scegli   "+st.Key.Paint("↑↓")+" scorri   "+st.Key.Paint("esc")+" indietro")
}

func (d *choose) row(o Option, selected bool, w int) string {
	label := o.Label
	if o.Key != "" {
		label = "[" + o.Key + "] " + label
	}
	if selected {
		return d.app.Styles.Selected.Paint(widget.Fit("▸ "+widget.Ends(label, o.Note, w-2), w))
	}
	note := widget.Cut(o.Note, w/2)
	left := widget.Fit("  "+label, max(0, w-widget.Width(note)-1))
	return left + " " + d.app.Styles.Muted.Paint(note)
}
