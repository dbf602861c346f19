package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"civico/sportello/tui/widget"
)

// help shows every action of the screen in front, made of its binding records.
func (a *App) help() tea.Cmd {
	if _, already := a.Top().(*helpScreen); already || a.Top() == nil {
		return nil
	}
	return a.Push(newHelp(a))
}

type helpScreen struct {
	app  *App
	of   string
	all  []Binding
	list widget.List
	top  int // the first that shows
	next int // the first below
}

func newHelp(a *App) *helpScreen {
	of, _ := a.Top().Title()
	if n, ok := a.Top().(Named); ok {
		of = n.Name()
	}
	h := &helpScreen{app: a, of: of, all: a.actions()}
	h.list.SetLen(len(h.all))
	return h
}

// actions are the named bindings of the screen in front and the common ones.
func (a *App) actions() []Binding {
	var out []Binding
	taken := map[string]bool{}
	for _, set := range [2][]Binding{a.Top().Bindings(), a.common()} {
		for _, b := range set {
			if b.Action == "" || len(b.Keys) == 0 || taken[b.Keys[0]] {
				continue
			}
			taken[b.Keys[0]] = true
			out = append(out, b)
		}
	}
	return out
}

func (h *helpScreen) Title() (string, string) { return "Tutti i tasti · " + h.of, "" }
func (h *helpScreen) Init() tea.Cmd           { return nil }
func (h *helpScreen) Typing() bool            { return false }

// Update moves the cursor; rows differ in height, and pag↓ leaves none out.
func (h *helpScreen) Update(msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyMsg); ok && k.String() == "pgdown" && h.next < len(h.all) {
		h.top = h.next
		h.list.To(h.next)
		return nil
	}
	return moveOn(&h.list, msg)
}

func (h *helpScreen) Bindings() []Binding {
	return []Binding{{Keys: []string{"esc", "?", "f1", "enter"}, Action: "torna", Do: h.app.Pop}}
}

// moveOn moves a list's cursor for the keys that do.
func moveOn(l *widget.List, msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyMsg); ok {
		l.Key(k.String())
	}
	return nil
}

// View shows every action with all that is said of it.
func (h *helpScreen) View(w, height int) string {
	rows := make([][]string, len(h.all))
	for i, b := range h.all {
		rows[i] = h.row(b, i == h.list.Cursor(), w)
	}
	room, at := height-2, h.list.Cursor()
	h.top = min(h.top, at)
	for linesOf(rows[h.top:at+1]) > room && h.top < at {
		h.top++
	}
	for h.top > 0 && linesOf(rows[h.top-1:]) <= room {
		h.top--
	}
	lines, to := []string{""}, h.top
	for to < len(rows) && len(lines)-1+len(rows[to]) <= room {
		lines = append(lines, rows[to]...)
		to++
	}
	h.next = to
	h.list.View(to-h.top, func(int, bool) string { return "" }) // a page is what shows
	for len(lines) <= room {
		lines = append(lines, "")
	}
	return strings.Join(append(lines, " "+h.app.Styles.Muted.Paint(otherKeys(h.top, len(rows)-to))), "\n")
}

func linesOf(rows [][]string) int {
	n := 0
	for _, r := range rows {
		n += len(r)
	}
	return n
}

// otherKeys says how many actions are out of sight.
func otherKeys(above, below int) string {
	switch {
	case below > 0:
		return "↓ " + plural(below, "altra azione", "altre azioni")
	case above > 0:
		return "↑ " + plural(above, "altra azione", "altre azioni")
	}
	return ""
}

// The widths of the columns before what is said of an action.
const helpKeys, helpAction = 16, 23

func (h *helpScreen) row(b Binding, selected bool, w int) []string {
	names := make([]string, len(b.Keys))
	for i, k := range b.Keys {
		names[i] = KeyName(k)
	}
	keys := strings.Join(names, " ")
	if widget.Width(keys) > helpKeys-2 {
		keys = names[0] + " " + names[1] + " …"
	}
	text := b.Help
	if why := b.Disabled(); why != "" {
		text = "Ora no: " + why
	}
	head := widget.Fit(keys, helpKeys) + widget.Fit(b.Action, helpAction)
	var out []string
	for _, l := range widget.Wrap(text, w-helpKeys-helpAction-2) {
		line := " " + head + l
		switch {
		case selected:
			line = h.app.Styles.Selected.Paint(widget.Fit(line, w))
		case b.Disabled() != "":
			line = h.app.Styles.Muted.Paint(line)
		}
		out, head = append(out, line), widget.Spaces(helpKeys+helpAction)
	}
	return out
}
