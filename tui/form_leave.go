package tui

import (
	"civico/sportello/domain"
	"civico/sportello/domain/desk"

	tea "github.com/charmbracelet/bubbletea"
)

// openForm opens the form of a line's answer.
func (s *caseScreen) openForm(l *desk.Line, mode string) tea.Cmd {
	if why := s.locked(); why != "" {
		return s.app.Say(why)
	}
	f := s.formFor(l, mode)
	if f == nil {
		return s.app.Say("Qui non c'è nulla da scrivere: s conferma, n per il resto.")
	}
	s.form = f
	return s.touch()
}

// leaveField writes the fact of the field under the cursor. It answers false, and
// writes nothing, where the text is no value of that fact: a sentence below the
// field says why, and the text stays.
func (s *caseScreen) leaveField() (tea.Cmd, bool) {
	fd := s.form.field()
	fd.complete()
	if !fd.input.Valid() {
		s.kept[fd.spec.Path] = fd.input.Text()
		return nil, false
	}
	delete(s.kept, fd.spec.Path)
	changes, err := s.factsOf(fd)
	if err != nil {
		fd.input.SetWrong(err.Error())
		s.kept[fd.spec.Path] = fd.input.Text()
		return nil, false
	}
	if len(changes) == 0 {
		return nil, true
	}
	return s.writeField(changes), true
}

// factsOf is what leaving the field changes: nothing where it stands as it was.
func (s *caseScreen) factsOf(fd *formField) ([]domain.Change, error) {
	value := fd.input.Canonical()
	now, _ := domain.Get(&s.work.Facts, fd.spec.Path)
	if value == now {
		return nil, nil
	}
	if fd.spec.Path == "holder.tax_code" && value != "" {
		return desk.TaxCodeChanges(&s.work.Facts, value)
	}
	return []domain.Change{{Path: fd.spec.Path, Value: value}}, nil
}

// writeField writes a field's facts, with the form's own the first time. A refused
// write gives the text back to the field.
func (s *caseScreen) writeField(changes []domain.Change) tea.Cmd {
	f := s.form
	fd := f.field()
	all := append(append([]domain.Change(nil), f.base...), changes...)
	f.base = nil
	line, mode, path, text := f.line, f.mode, fd.spec.Path, fd.input.Text()
	return s.change(all, func() {
		if s.form != nil && s.form.line == line && s.form.mode == mode {
			s.form.to(path)
			s.form.field().input.Set(text)
			return
		}
		if s.locked() == "" {
			s.reopen(line, mode, path, text, len([]rune(text)))
		}
	})
}

// nextField leaves the field for the next one; after the last the form closes and
// the cursor goes on to what waits.
func (s *caseScreen) nextField() tea.Cmd {
	cmd, ok := s.leaveField()
	if !ok {
		return s.touch()
	}
	if f := s.form; f.at+1 < len(f.fields) {
		f.enter(f.at + 1)
		return tea.Batch(cmd, s.touch())
	}
	return tea.Batch(cmd, s.finishForm())
}

func (s *caseScreen) previousField() tea.Cmd {
	cmd, ok := s.leaveField()
	if ok && s.form.at > 0 {
		s.form.enter(s.form.at - 1)
	}
	return tea.Batch(cmd, s.touch())
}

// finishForm closes a form whose last field was left. An answer over facts that were
// all known already is written now; one that lacks a fact is not, and says so.
func (s *caseScreen) finishForm() tea.Cmd {
	f := s.form
	s.form = nil
	var cmd tea.Cmd
	if len(f.base) > 0 {
		for _, fd := range f.fields {
			if fd.input.Text() == "" {
				return tea.Batch(s.app.Say("Non è stato scritto nulla: manca "+fd.spec.Label+"."), s.touch())
			}
		}
		cmd = s.change(f.base, nil)
	}
	if l := s.find(f.line); l == nil || !l.IsOpen() {
		s.advance()
	}
	return tea.Batch(cmd, s.touch())
}

// closeForm goes back to the lines: the field is left like any other, and a text
// that is no value is kept for when it is opened again.
func (s *caseScreen) closeForm() tea.Cmd {
	cmd, ok := s.leaveField()
	path := s.form.field().spec.Path
	s.form = nil
	if !ok {
		cmd = tea.Batch(cmd, s.app.Say("Non scritto: "+desk.FactLabel(path)+". Il testo resta nel campo."))
	}
	return tea.Batch(cmd, s.touch())
}
