package tui

import (
	"strings"

	"civico/sportello/domain/desk"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// quarantine lists the rows that imports have set aside.
type quarantine struct {
	app    *App
	rows   []desk.ImportRow
	loaded bool
	list   widget.List
}

func newQuarantine(a *App) *quarantine { return &quarantine{app: a} }

func (s *quarantine) Title() (string, string) {
	return "Quarantena · righe messe da parte dalle importazioni", itoa(len(s.rows)) + " "
}
func (s *quarantine) Typing() bool               { return false }
func (s *quarantine) Update(msg tea.Msg) tea.Cmd { return moveOn(&s.list, msg) }

func (s *quarantine) Init() tea.Cmd {
	store := s.app.Store
	return Load(s.app, store.Quarantine, func(rows []desk.ImportRow, err error) tea.Cmd {
		s.loaded = true
		if err != nil {
			return s.app.Fail(err)
		}
		for i := range rows {
			rows[i].Class = desk.ClassQuarantined
		}
		s.rows = rows
		s.list.SetLen(len(rows))
		return nil
	})
}

func (s *quarantine) Bindings() []Binding {
	return []Binding{
		{Keys: []string{"esc", "enter"}, Action: "agenda", Do: s.app.Pop},
		{Keys: []string{"down", "up", "pgdown", "pgup", "home", "end"}, Action: "scorri", Aside: true},
	}
}

func (s *quarantine) View(w, h int) string {
	st := &s.app.Styles
	switch {
	case !s.loaded:
		return "\n  Leggo la quarantena…"
	case len(s.rows) == 0:
		return "\n  Nessuna riga in quarantena."
	}
	detail := importDetail(s.app, &s.rows[s.list.Cursor()], w)
	room := max(3, h-len(detail)-1)
	lines := s.list.View(room, func(i int, selected bool) string {
		line := " " + marker(selected) + importRowLine(&s.rows[i], w-3)
		if selected {
			return st.Selected.Paint(widget.Fit(line, w))
		}
		return line
	})
	for len(lines) < room {
		lines = append(lines, "")
	}
	lines = append(lines, st.Border.Paint(strings.Repeat("─", w)))
	return strings.Join(append(lines, detail...), "\n")
}
