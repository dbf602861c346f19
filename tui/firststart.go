package tui

import tea "github.com/charmbracelet/bubbletea"

type firstStart struct {
	app     *App
	opening bool
}

func newFirstStart(a *App) *firstStart { return &firstStart{app: a} }

func (s *firstStart) Title() (string, string)    { return "Sportello", "" }
func (s *firstStart) Init() tea.Cmd              { return nil }
func (s *firstStart) Update(msg tea.Msg) tea.Cmd { return nil }
func (s *firstStart) View(w, h int) string       { return "" }
func (s *firstStart) Bindings() []Binding        { return nil }
func (s *firstStart) Typing() bool               { return false }
