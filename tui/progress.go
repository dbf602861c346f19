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
	mu      sync.Mutex
	last    desk.Progress
	started time.Time
}

const progressEvery = 100 * time.Millisecond

func (p *progress) report(d desk.Progress) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last = d
}

func (p *progress) now() desk.Progress {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.last
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
	d := p.now()
	stage := d.Stage
	if stage == "" {
		stage = "comincio"
	}
	bar := ""
	if d.Total > 0 {
		bar = widget.Bar(d.Done, d.Total, min(w-4, 60))
	}
	count := widget.Thousands(d.Done)
	if d.Total > 0 {
		count += " di " + widget.Thousands(d.Total)
	}
	since := a.Now().Sub(p.started)
	if since >= time.Second && d.Done > 0 {
		count += "   " + widget.Thousands(int64(float64(d.Done)/since.Seconds())) + " al secondo"
		if d.Total > d.Done {
			left := time.Duration(float64(since) / float64(d.Done) * float64(d.Total-d.Done))
			count += "   ancora " + seconds(left)
		}
	}
	return []string{"  " + sentenceCase(stage) + "…", "", "  " + bar, "  " + count}
}

func seconds(d time.Duration) string {
	if d < time.Minute {
		return plural(max(1, int(d.Seconds()+0.5)), "secondo", "secondi")
	}
	return plural(int(d.Minutes()+0.5), "minuto", "minuti")
}
