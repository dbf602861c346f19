package tui

import (
	"civico/sportello/domain"
	"civico/sportello/domain/desk"

	tea "github.com/charmbracelet/bubbletea"
)

// CaseAt names the case to show: Work where it is at hand already (just opened),
// else it is loaded by its ID; Draft where the program was killed with text in a
// field.
type CaseAt struct {
	ID    string
	Work  *domain.Work
	Draft *desk.Draft
}

// NewCase is the screen of one case.
func NewCase(a *App, at CaseAt) Screen { return &caseScreen{a, at} }

type caseScreen struct {
	app *App
	at  CaseAt
}

func (s *caseScreen) Title() (string, string)    { return "Pratica", "" }
func (s *caseScreen) Init() tea.Cmd              { return nil }
func (s *caseScreen) Update(msg tea.Msg) tea.Cmd { return nil }
func (s *caseScreen) View(w, h int) string       { return "" }
func (s *caseScreen) Bindings() []Binding        { return nil }
func (s *caseScreen) Typing() bool               { return false }
