package tui

import tea "github.com/charmbracelet/bubbletea"

type agenda struct{ app *App }

func newAgenda(a *App) *agenda { return &agenda{app: a} }

func (s *agenda) begin() tea.Cmd             { return nil }
func (s *agenda) Title() (string, string)    { return "Sportello", "" }
func (s *agenda) Init() tea.Cmd              { return nil }
func (s *agenda) Update(msg tea.Msg) tea.Cmd { return nil }
func (s *agenda) View(w, h int) string       { return "" }
func (s *agenda) Bindings() []Binding        { return nil }
func (s *agenda) Typing() bool               { return false }
