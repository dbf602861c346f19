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

func (h *helpScreen) Title() (string, string)    { return "Tutti i tasti · " + h.of, "" }
func (h *helpScreen) Init() tea.Cmd              { return nil }
func (h *helpScreen) Update(msg tea.Msg) tea.Cmd { return moveOn(&h.list, msg) }
func (h *helpScreen) Typing() bool               { return false }

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

func (h *helpScreen) View(w, height int) string {
	st := &h.app.Styles
	lines := []string{""}
	room := height - 5
	lines = append(lines, h.list.View(room, func(i int, selected bool) string { return h.row(h.all[i], selected, w) })...)
	for len(lines) <= room {
		lines = append(lines, "")
	}
	lines = append(lines, st.Border.Paint(strings.Repeat("─", w)))
	for _, l := range widget.Wrap(helpText(h.all[h.list.Cursor()]), w-2) {
		lines = append(lines, " "+l)
	}
	return strings.Join(lines, "\n")
}

// helpText is the whole of what a row may have cut.
func helpText(b Binding) string {
	text := sentenceCase(b.Action) + "."
	if b.Help != "" {
		text = b.Help
	}
	if why := b.Disabled(); why != "" {
		text += " Ora no: " + why
	}
	return text
}

func (h *helpScreen) row(b Binding, selected bool, w int) string {
	names := make([]string, len(b.Keys))
	for i, k := range b.Keys {
		names[i] = KeyName(k)
	}
	keys := strings.Join(names, " ")
	if widget.Width(keys) > 14 {
		keys = names[0] + " " + names[1] + " …"
	}
	text := helpText(b)
	if b.Disabled() != "" {
		text = "(ora no)"
	}
	line := " " + widget.Fit(keys, 15) + " " + widget.Fit(b.Action, 22) + " " + widget.Cut(text, w-41)
	switch {
	case selected:
		return h.app.Styles.Selected.Paint(widget.Fit(line, w))
	case b.Disabled() != "":
		return h.app.Styles.Muted.Paint(line)
	}
	return line
}
