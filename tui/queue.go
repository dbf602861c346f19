package tui

import (
	"sync"

	tea "github.com/charmbracelet/bubbletea"
)

// queue keeps writes in the order in which the clerk made them: put is called in
// Update, next from any goroutine, once for each put.
type queue struct {
	mu      sync.Mutex
	jobs    []func() tea.Msg
	pending int
	turn    sync.Mutex // held while a job runs
}

func (q *queue) put(job func() tea.Msg) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.jobs = append(q.jobs, job)
	q.pending++
}

// next runs the oldest job that has not run, and answers its message.
func (q *queue) next() tea.Msg {
	q.turn.Lock()
	defer q.turn.Unlock()
	q.mu.Lock()
	if len(q.jobs) == 0 {
		q.mu.Unlock()
		return nil
	}
	job := q.jobs[0]
	q.jobs = q.jobs[1:]
	q.mu.Unlock()
	defer func() {
		q.mu.Lock()
		q.pending--
		q.mu.Unlock()
	}()
	return job()
}

// drain runs what is left, in order, and gives the first error.
func (q *queue) drain() error {
	var first error
	for {
		msg := q.next()
		if msg == nil {
			return first
		}
		if s, ok := msg.(savedMsg); ok && s.err != nil && first == nil {
			first = s.err
		}
	}
}

func (q *queue) waiting() bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.pending > 0
}
