package store

import (
	"compress/flate"
	"context"
	"strings"
	"sync"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
)

// An import is written by two goroutines. SQLite takes one row after the other on
// one of them, and is the slower: so the other, the maker, makes the rows it asks
// for before anything else, and the bodies of the log's parts while it is busy. Those
// are written as they come, between the rows and while indexes are made.

// bodiesAhead is how many bodies may wait to be written: 0.6 MB each.
const bodiesAhead = 8

// madeRows are the rows of a part for the tables.
type madeRows struct {
	foldable
	n   int
	err error
}

// madeBody is the body of a part for the log.
type madeBody struct {
	packed []byte
	err    error
}

// maker makes rows and bodies of the parts, both in order.
type maker struct {
	run    *run
	parts  []planPart
	rows   chan madeRows
	bodies chan madeBody
	used   chan []feedRow // rows whose memory can be used again

	entityOf func(code string) string
	keys     *partWriter
	items    []item
	first    uint32 // leaf of the next body's first item
}

// parts writes the changes into tables and log. A cancelled context ends both
// goroutines; nothing of the import stays.
func (r *run) parts(keys *keyTree) error {
	ctx, stop := context.WithCancel(r.ctx)
	m := &maker{
		run: r, rows: make(chan madeRows, 1), bodies: make(chan madeBody, bodiesAhead), used: make(chan []feedRow, 2),
		entityOf: r.plan.store.org.Appointments(r.plan.store.office), keys: &partWriter{keys: walker{tree: keys}},
		items: make([]item, 0, partSize),
	}
	for _, part := range r.plan.parts {
		if part.logged > 0 {
			m.parts = append(m.parts, part)
		}
	}
	var wg sync.WaitGroup
	wg.Go(func() { m.make(ctx) })
	defer wg.Wait()
	defer stop()
	if err := r.tables(m); err != nil {
		return err
	}
	for body := range m.bodies {
		if err := r.body(body); err != nil {
			return err
		}
	}
	return r.ctx.Err()
}

// body appends a part to the log.
func (r *run) body(b madeBody) error {
	if b.err != nil {
		return b.err
	}
	_, err := r.event(importPart, nil, b.packed)
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
			if err := r.body(b); err != nil {
				return err
			}
		default:
			return r.ctx.Err()
		}
	}
}

// feedAll brings the rows into the tables; then is called after each part.
func (r *run) feedAll(m *maker, statement string, then func(foldable) error) error {
	for part := range m.rows {
		if part.err != nil {
			return part.err
		}
		if err := r.c.s.foldRows(r.c.ctx, r.c.q, statement, r.id, part.foldable); err != nil {
			return err
		}
		if err := then(part.foldable); err != nil {
			return err
		}
		select {
		case m.used <- part.feed:
		default:
		}
		r.done += part.n
		r.progress(desk.Progress{Stage: "salvo", Done: int64(r.done), Total: int64(r.total)})
		if err := r.bodiesMade(m); err != nil {
			return err
		}
	}
	return r.ctx.Err()
}

// make makes all; it ends early after a failure or when the context ends.
func (m *maker) make(ctx context.Context) {
	defer close(m.bodies)
	bodies := m.parts
	defer func() {
		for len(bodies) > 0 && m.body(ctx, &bodies) {
		}
	}()
	defer close(m.rows)
	for _, part := range m.parts {
		next := m.rowsOf(part)
		for sent := false; !sent; {
			select {
			case m.rows <- next:
				sent = true
				continue
			case <-ctx.Done():
				return
			default: // the writer is busy
			}
			if len(bodies) > 0 && len(m.bodies) < cap(m.bodies) {
				if !m.body(ctx, &bodies) {
					return
				}
				continue
			}
			select {
			case m.rows <- next:
				sent = true
			case <-ctx.Done():
				return
			}
		}
		if next.err != nil {
			bodies = nil
			return
		}
	}
}

// body makes the next body and takes it off the list, false at the end.
func (m *maker) body(ctx context.Context, list *[]planPart) bool {
	b := m.bodyOf((*list)[0])
	*list = (*list)[1:]
	select {
	case m.bodies <- b:
		return b.err == nil
	case <-ctx.Done():
		*list = nil
		return false
	}
}

// read gives the items of a part, good until it is called again.
func (m *maker) read(part planPart) ([]item, error) {
	m.items = m.items[:0]
	err := m.run.plan.items(part, func(it item) error {
		if it.do == doShow {
			return nil
		}
		if it.do == doInsert {
			code, _, _ := strings.Cut(it.new, agenda.Separator)
			it.id = m.entityOf(code)
		}
		m.items = append(m.items, it)
		return nil
	})
	return m.items, err
}

func (m *maker) rowsOf(part planPart) madeRows {
	items, err := m.read(part)
	if err != nil {
		return madeRows{err: err}
	}
	var used []feedRow
	select {
	case used = <-m.used:
	default:
		used = make([]feedRow, 0, partSize)
	}
	out := madeRows{n: len(items)}
	out.foldable, out.err = foldableOf(items, used)
	return out
}

func (m *maker) bodyOf(part planPart) madeBody {
	items, err := m.read(part)
	if err != nil {
		return madeBody{err: err}
	}
	body, err := m.keys.write(m.first, items)
	if err != nil {
		return madeBody{err: err}
	}
	m.first += uint32(len(items))
	c := m.run.c
	// What is sealed looks random: only that base64 has six bits a byte can be had back.
	packed, err := packAt(flate.HuffmanOnly, c.now, c.who.clerk, body)
	return madeBody{packed, err}
}
