package tui

import (
	"sync"
	"time"

	"civico/sportello/domain/desk"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// progress carries how far a long work is from its own goroutine to the screen,
// which looks ten times a second.
type progress struct {
	mu   sync.Mutex
	now  func() time.Time
	pace widget.Pace
}

const progressEvery = 100 * time.Millisecond

func newProgress(a *App) *progress { return &progress{now: a.Now} }

func (p *progress) report(d desk.Progress) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pace.Tell(d.Stage, d.Done, d.Total, d.Bytes, p.now())
}

func (p *progress) last() widget.Pace {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.pace
}

// watch redraws until running says that the work has ended.
func (p *progress) watch(a *App, running func() bool) tea.Cmd {
	return a.After(progressEvery, func() tea.Cmd {
		if !running() {
			return nil
		}
		return p.watch(a, running)
	})
}

// lines are the bar, and what is known of count, rate and time left.
func (p *progress) lines(a *App, w int) []string {
	pace := p.last()
	stage := pace.Stage
	if stage == "" {
		return []string{"  Comincio…", "", "", ""}
	}
	return []string{"  " + sentenceCase(stage) + "…", "", "  " + pace.Bar(min(w-4, 60)), "  " + pace.Text(a.Now())}
}
