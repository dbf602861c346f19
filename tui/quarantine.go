package tui

import (
	"context"
	"strings"

	"civico/sportello/domain/desk"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// quarantine lists the rows that imports have set aside, to be corrected or put
// aside for good.
type quarantine struct {
	app    *App
	rows   []desk.ImportRow
	loaded bool
	list   widget.List
	busy   bool // a decision is on its way
}

func newQuarantine(a *App) *quarantine { return &quarantine{app: a} }

func (s *quarantine) Title() (string, string) {
	return "Quarantena · righe messe da parte dalle importazioni", itoa(len(s.rows)) + " "
}
func (s *quarantine) Typing() bool               { return false }
func (s *quarantine) Update(msg tea.Msg) tea.Cmd { return moveOn(&s.list, msg) }
func (s *quarantine) Init() tea.Cmd              { return s.load() }

// Resume reads again: a row may have been corrected.
func (s *quarantine) Resume() tea.Cmd { return s.load() }

func (s *quarantine) load() tea.Cmd {
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
		{Keys: []string{"enter"}, Action: "correggi", Help: "Apre la riga per correggerla e applicarla.", Why: s.nothing, Do: s.correct},
		{Keys: []string{"x"}, Action: "scarta", Help: "Mette via la riga per sempre; nel registro resta chi l'ha deciso.", Why: s.nothing, Do: s.dismiss},
		{Keys: []string{"esc"}, Action: "agenda", Do: s.app.Pop},
		{Keys: []string{"down", "up", "pgdown", "pgup", "home", "end"}, Action: "scorri", Aside: true},
	}
}

func (s *quarantine) nothing() string {
	switch {
	case len(s.rows) == 0:
		return "Nessuna riga in quarantena."
	case s.busy:
		return "Sto salvando la decisione di prima."
	}
	return ""
}

func (s *quarantine) correct() tea.Cmd {
	return s.app.Push(newCorrection(s.app, s.rows[s.list.Cursor()]))
}

func (s *quarantine) dismiss() tea.Cmd {
	row := s.rows[s.list.Cursor()]
	return s.app.Confirm(Question{
		Title: "Scarta la riga " + itoa(row.Line), Text: "La riga non entra in agenda e non è più in elenco. " + value(strings.TrimSpace(row.Code+" "+row.Person)) + ": " + value(row.Reason) + ".",
		Yes: "scarta la riga", No: "torna",
	}, func(yes bool) tea.Cmd {
		if !yes {
			return nil
		}
		s.busy = true
		store := s.app.Store
		return Save(s.app, func(ctx context.Context) (struct{}, error) {
			return struct{}{}, store.DismissRow(ctx, row.Import, row.Line)
		}, func(_ struct{}, err error) tea.Cmd {
			s.busy = false
			if err != nil {
				return s.load()
			}
			return tea.Batch(s.app.Say("Riga "+itoa(row.Line)+" scartata."), s.load())
		})
	})
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
