package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// reasonDraft marks the draft of a written reason; the dialog's title follows.
const reasonDraft = "reason/"

// unsaid is a reason that was written but not given: esc keeps it for the next time
// that it is asked in this case, a kill too.
type unsaid struct{ title, text string }

// askReason is App.Reason with nothing typed ever lost.
func (s *caseScreen) askReason(title, text string, then func(reason string) tea.Cmd) tea.Cmd {
	p := Prompt{Title: title, Text: text, Label: "Motivo", Check: checkReason, Typed: func(text string) tea.Cmd {
		s.unsaid = unsaid{title, text}
		return s.touch()
	}}
	if s.unsaid.title == title {
		p.Value = s.unsaid.text
	}
	return s.app.Prompt(p, func(reason string) tea.Cmd {
		s.unsaid = unsaid{}
		return then(reason)
	})
}

// reask opens the dialog in which a kill found the clerk, where it still has a
// reason to be asked; else the text waits for the next one.
func (s *caseScreen) reask(title, text string) tea.Cmd {
	s.unsaid = unsaid{title, text}
	if f := s.waivable(); f != nil && title == waiverTitle(f) && s.locked() == "" {
		return s.waive()
	}
	if title == reopenTitle && s.work.State.IsClosed() {
		return s.reopenCase()
	}
	p := &summary{s: s}
	for i, o := range p.outcomes() {
		if title == outcomeTitle(&o) && o.Why == "" && o.Move.NeedsReason {
			p.chosen = i
			return tea.Batch(s.app.Push(p), p.confirm())
		}
	}
	return nil
}

func isReason(field string) (title string, ok bool) { return strings.CutPrefix(field, reasonDraft) }
