package tui

import (
	"context"
	"slices"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/text"
	"civico/sportello/tui/theme"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// reader is a page of text to read and leave.
type reader struct {
	app   *App
	title string
	text  func(w int) []string
	list  widget.List
}

func (r *reader) Title() (string, string)    { return r.title, "" }
func (r *reader) Init() tea.Cmd              { return nil }
func (r *reader) Update(msg tea.Msg) tea.Cmd { return nil }
func (r *reader) Typing() bool               { return false }

func (r *reader) View(w, h int) string {
	lines := r.text(w - 2)
	r.list.SetLen(len(lines))
	return strings.Join(r.list.View(h, func(i int, selected bool) string {
		if selected && len(lines) > h {
			return "▸" + lines[i]
		}
		return " " + lines[i]
	}), "\n")
}

func (r *reader) Bindings() []Binding {
	var out []Binding
	for _, key := range []string{"up", "down", "pgup", "pgdown", "home", "end"} {
		out = append(out, Binding{Keys: []string{key}, Action: "scorri", Aside: true, Do: func() tea.Cmd { r.list.Key(key); return nil }})
	}
	return append(out, Binding{Keys: []string{"enter"}, Action: "indietro", Do: r.app.Pop})
}

// history shows what happened to the case and to its booking, the newest first.
func (s *caseScreen) history() tea.Cmd {
	store, booking, id := s.app.Store, s.work.Appointment, s.work.ID
	return Load(s.app, func(ctx context.Context) ([]desk.Entry, error) {
		return store.Worked(ctx, booking, id)
	}, func(entries []desk.Entry, err error) tea.Cmd {
		switch {
		case err != nil:
			return s.app.Fail(err)
		case s.app.Top() != Screen(s):
			return nil
		}
		title := "Storia · " + personName(s.work.Facts.Holder.Surname, s.work.Facts.Holder.Name)
		return s.app.Push(&reader{app: s.app, title: title, text: func(w int) []string { return historyLines(&s.app.Styles, entries, w) }})
	})
}

func historyLines(st *theme.Styles, entries []desk.Entry, w int) []string {
	var out []string
	var day domain.Date
	for _, e := range slices.Backward(entries) {
		if e.Day != day {
			day = e.Day
			out = append(out, st.Strong.Paint(longDate(day)))
		}
		line, _ := text.Clean(e.Text)
		if e.Undone {
			line += " (annullata)"
		}
		out = append(out, widget.Wrap(line, w)...)
	}
	return out
}
