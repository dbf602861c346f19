package tui

import (
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
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

// history shows what happened to the case, the newest first.
func (s *caseScreen) history() tea.Cmd {
	entries := desk.History(s.work, s.app.Now().Location())
	return s.app.Push(&reader{app: s.app, title: "Storia · " + personName(s.work.Facts.Holder.Surname, s.work.Facts.Holder.Name), text: func(w int) []string {
		var out []string
		var day domain.Date
		for i := len(entries) - 1; i >= 0; i-- {
			if entries[i].Day != day {
				day = entries[i].Day
				out = append(out, s.app.Styles.Strong.Paint(longDate(day)))
			}
			line := entries[i].Text
			if entries[i].Undone {
				line += " (annullata)"
			}
			out = append(out, widget.Wrap(line, w)...)
		}
		return out
	}})
}
