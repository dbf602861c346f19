package tui

import "sync"

// crashBox keeps the first panic of any goroutine.
type crashBox struct {
	mu   sync.Mutex
	what any
}

func (c *crashBox) set(r any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.what == nil {
		c.what = r
	}
}

func (c *crashBox) get() any {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.what
}
