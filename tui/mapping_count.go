package tui

import (
	"context"
	"errors"

	bookings "civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"

	tea "github.com/charmbracelet/bubbletea"
)

// counting is a reading of a whole file that can be stopped.
type counting struct {
	cancel context.CancelFunc
	bar    *progress
}

func newCounting(a *App) (*counting, context.Context) {
	ctx, cancel := context.WithCancel(a.ctx)
	return &counting{cancel, newProgress(a)}, ctx
}

// stop ends it; none may run.
func (c *counting) stop() {
	if c != nil {
		c.cancel()
	}
}

// wholeCount is how many rows of the whole file are read.
type wholeCount struct {
	running *counting // nil while none
	done    bool
	desk.ReadCount
	failed string
}

func (w *wholeCount) stop() {
	w.running.stop()
	*w = wholeCount{}
}

// countAll reads the whole file behind the clerk's back.
func (s *mapping) countAll(p *bookings.Profile) tea.Cmd {
	c, ctx := newCounting(s.app)
	s.count = wholeCount{running: c}
	sample := s.sample
	work := Load(s.app, func(context.Context) (desk.ReadCount, error) { return sample.Count(ctx, p, c.bar.report) }, func(n desk.ReadCount, err error) tea.Cmd {
		if s.count.running != c {
			return nil
		}
		s.count = wholeCount{done: err == nil, ReadCount: n}
		if err != nil && !errors.Is(err, context.Canceled) {
			s.count.failed = sentence(err)
		}
		return nil
	})
	return tea.Batch(work, c.bar.watch(s.app, func() bool { return s.count.running == c }))
}

// faults are what cannot be read: of the whole file once it was read, else of the
// first rows.
func (s *mapping) faults() []desk.ReadFault {
	if s.count.done {
		return s.count.Faults
	}
	var out []desk.ReadFault
	for _, r := range s.rows {
		if r.Shown == "" {
			f := r.Fault
			f.Line, f.Rows = r.Line, 1
			out = append(out, f)
		}
	}
	return out
}

// readsNothing says that no row can be read, as far as that is known.
func (s *mapping) readsNothing() bool {
	if s.count.done {
		return s.count.Rows > 0 && s.count.Good == 0
	}
	return len(s.rows) > 0 && len(s.faults()) == len(s.rows)
}
