package tui

import (
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/rules"
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

func (s *caseScreen) whyNoSource() string {
	if l := s.currentLine(); l == nil || len(l.Findings) == 0 {
		return "Su questa voce le regole non dicono nulla."
	}
	return ""
}

// source shows the rules behind the line under the cursor.
func (s *caseScreen) source() tea.Cmd {
	l := s.currentLine()
	findings := worstFirst(l.Findings)
	return s.app.Push(&reader{app: s.app, title: "Fonte · " + strings.TrimSpace(l.Label), text: func(w int) []string {
		var out []string
		for _, f := range findings {
			out = append(append(out, s.sourceLines(f, w)...), "")
		}
		return out
	}})
}

func (s *caseScreen) sourceLines(f rules.Finding, w int) []string {
	st := &s.app.Styles
	out := []string{s.statusStyle(f.Status).Paint(widget.Cut(f.Rule+" · "+desk.StatusLabel(f.Status), w))}
	out = append(out, widget.Wrap(f.Message, w)...)
	r, ok := rules.Find(f.Rule)
	if !ok {
		return out
	}
	v := r.In(s.work.Facts.FiledOn)
	out = append(out, st.Strong.Paint(widget.Cut(r.Title, w)))
	out = append(out, widget.Wrap(v.Text, w)...)
	for _, source := range f.Sources {
		out = append(out, widget.Wrap("Fonte: "+desk.SourceName(source), w)...)
	}
	out = append(out, st.Muted.Paint(widget.Cut("In vigore dal "+v.From.Italian()+", controllata il "+v.Checked.Italian(), w)))
	if f.Waivable {
		out = append(out, widget.Wrap("È prassi dell'ufficio: si può derogare con un motivo scritto (w).", w)...)
	}
	return out
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
