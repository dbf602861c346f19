package tui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// quiet is how long a dialog that opened by itself does not take keys: they were
// typed for what was there before.
const quiet = 250 * time.Millisecond

// dialog is a box over the screen. Its answer goes to the function it was opened
// with; closing is the root's.
type dialog interface {
	key(k tea.KeyMsg) tea.Cmd
	update(msg tea.Msg) tea.Cmd
	view(w, h int) []string
	typing() bool
	unasked() bool
	opened(at time.Time)
	since() time.Time
}

// boxed is what every dialog has.
type boxed struct {
	byItself bool
	at       time.Time
}

func (b *boxed) unasked() bool            { return b.byItself }
func (b *boxed) opened(at time.Time)      { b.at = at }
func (b *boxed) since() time.Time         { return b.at }
func (b *boxed) update(_ tea.Msg) tea.Cmd { return nil }

func (a *App) dialog() dialog {
	if len(a.dialogs) == 0 {
		return nil
	}
	return a.dialogs[len(a.dialogs)-1]
}

func (a *App) open(d dialog) tea.Cmd {
	d.opened(a.Now())
	a.dialogs = append(a.dialogs, d)
	return nil
}

// close takes the dialog away; it may no longer be the last one.
func (a *App) close(d dialog) {
	for i := range a.dialogs {
		if a.dialogs[i] == d {
			a.dialogs = append(a.dialogs[:i], a.dialogs[i+1:]...)
			return
		}
	}
}

func (a *App) pressDialog(d dialog, k tea.KeyMsg) tea.Cmd {
	if d.unasked() && a.Now().Sub(d.since()) < quiet {
		return nil
	}
	return d.key(k)
}
