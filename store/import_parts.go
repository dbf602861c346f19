package store

import (
	"context"
	"errors"
	"sync"

	"civico/sportello/domain/desk"
)

// An import is written by two goroutines. SQLite takes one row after the other on
// one of them, and is the slower: so the other, the maker, makes the rows it asks
// for before anything else, and the bodies of the log's parts while it is busy. Those
// are written as they come, between the rows and while indexes are made.

const (
	rowsTogether  = 500     // rows of one statement
	bytesTogether = 1 << 20 // from how many bytes on rows are a statement
	bodiesAhead   = 4       // bodies that may wait to be written: 0.6 MB each
)

// parts writes the changes into tables and log. A cancelled context ends both
// goroutines; nothing of the import stays.
func (r *run) parts(keys *keyTree) (err error) {
	ctx, stop := context.WithCancel(r.ctx)
	m := r.maker(keys)
	if m.over, err = newSpool(r.plan.store.spoolFolder()); err != nil {
		stop()
		return err
	}
	defer func() { err = errors.Join(err, m.over.close()) }()
	var wg sync.WaitGroup
	wg.Go(func() { m.work(ctx) })
	defer wg.Wait()
	defer stop()
	r.flusher = flushAhead(r.c.s.path)
	defer r.flusher.close()
	if err := r.tables(m); err != nil {
		return err
	}
	for body := range m.bodies {
		if err := r.body(m, body); err != nil {
			return err
		}
	}
	if m.fault != nil {
		return m.fault
	}
	return errors.Join(r.bodiesOver(m), r.ctx.Err())
}

// bodiesOver appends the bodies for which there was no room, once all are made.
func (r *run) bodiesOver(m *maker) error {
	in := m.over.reader(section{0, m.over.size()})
	var packed []byte
	for {
		var more bool
		var err error
		if packed, more, err = nextEntry(in, packed); !more {
			return err
		}
		if err := r.body(m, madeBody{packed: packed}); err != nil {
			return err
		}
	}
}

// body appends a part to the log.
func (r *run) body(m *maker, b madeBody) error {
	if b.err != nil {
		return b.err
	}
	_, err := r.event(importPart, nil, b.packed)
	lend(m.spent, b.packed)
	return err
}

// bodiesMade appends what waits, and waits for nothing.
func (r *run) bodiesMade(m *maker) error {
	for {
		select {
		case b, more := <-m.bodies:
			if !more {
				return nil
			}
			if err := r.body(m, b); err != nil {
				return err
			}
		default:
			return r.ctx.Err()
		}
	}
}

// feedAll brings the rows into the tables; then is called after each lot.
func (r *run) feedAll(m *maker, statement string, then func(*foldable) error) error {
	for lot := range m.rows {
		if lot.err != nil {
			return lot.err
		}
		if err := r.c.s.foldRows(r.c.ctx, r.c.q, statement, r.id, lot.foldable); err != nil {
			return err
		}
		if err := then(&lot.foldable); err != nil {
			return err
		}
		lend(m.used, lot.feed)
		before := r.done
		r.done += lot.n
		r.progress(desk.Progress{Stage: "salvo", Done: int64(r.done), Total: int64(r.total)})
		if r.done/flushRows > before/flushRows {
			r.flusher.flush()
		}
		if err := r.bodiesMade(m); err != nil {
			return err
		}
	}
	return r.ctx.Err()
}
