package tui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// burst collects what a scanner types.
type burst struct {
	last time.Time
}

func (a *App) collect(k tea.KeyMsg) tea.Cmd { return a.press(k) }
