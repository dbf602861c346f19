package tui

import (
	"civico/sportello/domain/desk"

	tea "github.com/charmbracelet/bubbletea"
)

func (s *caseScreen) currentStep() *desk.Step {
	if s.step >= len(s.steps) {
		return nil
	}
	return &s.steps[s.step]
}

// currentLine is the line under the cursor, nil in a step without lines.
func (s *caseScreen) currentLine() *desk.Line {
	step := s.currentStep()
	if step == nil {
		return nil
	}
	for i := range step.Lines {
		if step.Lines[i].ID == s.line {
			return &step.Lines[i]
		}
	}
	return nil
}

// find gives the line of an ID in any step.
func (s *caseScreen) find(id string) *desk.Line {
	for i := range s.steps {
		for j := range s.steps[i].Lines {
			if s.steps[i].Lines[j].ID == id {
				return &s.steps[i].Lines[j]
			}
		}
	}
	return nil
}

// settleCursor keeps the cursor on a line that is there.
func (s *caseScreen) settleCursor() {
	if len(s.steps) == 0 {
		return
	}
	s.step = min(s.step, len(s.steps)-1)
	if s.currentLine() != nil {
		return
	}
	s.line = ""
	if lines := s.steps[s.step].Lines; len(lines) > 0 {
		s.line = lines[0].ID
	}
}

// toLine puts the cursor on a line, whatever its step.
func (s *caseScreen) toLine(id string) {
	for i := range s.steps {
		for j := range s.steps[i].Lines {
			if s.steps[i].Lines[j].ID == id {
				s.step, s.line = i, id
				return
			}
		}
	}
}

// toStep goes to a step that has something to look at, by from one.
func (s *caseScreen) toStep(by int) tea.Cmd {
	n := len(s.steps)
	if n == 0 {
		return nil
	}
	for i := s.step + by; i >= 0 && i < n; i += by {
		if step := &s.steps[i]; len(step.Lines) > 0 || step.ID == desk.StepSummary {
			s.step, s.line = i, ""
			s.toOpenLine()
			break
		}
	}
	return s.touch()
}

// toOpenLine puts the cursor on the first line of the step that waits, else on the
// first.
func (s *caseScreen) toOpenLine() {
	for i := range s.steps[s.step].Lines {
		if l := &s.steps[s.step].Lines[i]; s.waits(l) {
			s.line = l.ID
			return
		}
	}
	s.settleCursor()
}

func (s *caseScreen) waits(l *desk.Line) bool { return l.IsOpen() && !s.skipped[l.ID] }

func (s *caseScreen) toFirstOpen() {
	s.step, s.line = 0, ""
	s.settleCursor()
	if l := s.currentLine(); l != nil && s.waits(l) {
		return
	}
	s.advance()
}

// advance goes to the next line that waits: in this step, in the later ones, then
// from the beginning; where none waits any more, to the summary.
func (s *caseScreen) advance() {
	for pass := range 2 {
		for i := range s.steps {
			for j := range s.steps[i].Lines {
				l := &s.steps[i].Lines[j]
				if s.waits(l) && l.ID != s.line && (pass == 1 || s.isAfter(i, j)) {
					s.step, s.line = i, l.ID
					return
				}
			}
		}
	}
	if l := s.currentLine(); l != nil && s.waits(l) {
		return
	}
	s.step, s.line = len(s.steps)-1, ""
}

// isAfter says that a line stands below the cursor, or in a later step.
func (s *caseScreen) isAfter(step, line int) bool {
	if step != s.step {
		return step > s.step
	}
	for j := range s.steps[step].Lines {
		if s.steps[step].Lines[j].ID == s.line {
			return line > j
		}
	}
	return true
}

func (s *caseScreen) moveLine(by int) tea.Cmd {
	step := s.currentStep()
	if step == nil {
		return nil
	}
	for i := range step.Lines {
		if step.Lines[i].ID == s.line {
			if to := i + by; to >= 0 && to < len(step.Lines) {
				s.line = step.Lines[to].ID
			}
			break
		}
	}
	return s.touch()
}
