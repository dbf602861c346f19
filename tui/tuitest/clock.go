package tuitest

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// Clock is the time of a test; only the driver moves it.
type Clock struct {
	now    time.Time
	timers []timer
}

// NewClock stands at that moment.
func NewClock(at time.Time) *Clock { return &Clock{now: at} }

// Now is the clock's time.
func (c *Clock) Now() time.Time { return c.now }

// Tick stands for tea.Tick: the command returns at once, the driver sends what fn
// gives once the time has come.
func (c *Clock) Tick(d time.Duration, fn func(time.Time) tea.Msg) tea.Cmd {
	return func() tea.Msg { return timer{after: d, fn: fn} }
}

type timer struct {
	after time.Duration
	due   time.Time
	fn    func(time.Time) tea.Msg
}

// due takes out the earliest timer that falls due by then.
func (c *Clock) due(by time.Time) (timer, bool) {
	first := -1
	for i, t := range c.timers {
		if !t.due.After(by) && (first < 0 || t.due.Before(c.timers[first].due)) {
			first = i
		}
	}
	if first < 0 {
		return timer{}, false
	}
	t := c.timers[first]
	c.timers = append(c.timers[:first], c.timers[first+1:]...)
	return t, true
}
