package tui

import (
	"slices"

	"civico/sportello/domain/desk"

	tea "github.com/charmbracelet/bubbletea"
)

// cellTexts are the cells of rows whose correction was left, as they were typed. They
// last as long as the program: the row itself is still the file's.
type cellTexts map[desk.AsideRef][]string

func (s *correction) texts() []string {
	out := make([]string, len(s.fields))
	for i, f := range s.fields {
		out[i] = f.Text()
	}
	return out
}

// keepTyped keeps what stands in the fields, unless it is what the row says.
func (s *correction) keepTyped() {
	texts := s.texts()
	if slices.Equal(texts, s.original) {
		delete(s.app.cells, s.row.Ref())
		return
	}
	if s.app.cells == nil {
		s.app.cells = cellTexts{}
	}
	s.app.cells[s.row.Ref()] = texts
}

// retype puts back what was typed before. A reason that was about another text is not
// said of it.
func (s *correction) retype() tea.Cmd {
	texts := s.app.cells[s.row.Ref()]
	if len(texts) != len(s.fields) || len(texts) == 0 {
		return nil
	}
	for i, f := range s.fields {
		if texts[i] != s.original[i] {
			f.Set(texts[i])
		}
	}
	return s.app.Say("Ritrovato quanto era già scritto.")
}
