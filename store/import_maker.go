package store

import (
	"compress/flate"
	"context"
	"strings"

	"civico/sportello/domain/agenda"
	"civico/sportello/store/guard"
)

// madeRows are rows for the tables.
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

// maker makes rows and bodies of an import, both in order.
type maker struct {
	run    *run
	rows   chan madeRows
	bodies chan madeBody
	used   chan []feedRow // memory of rows to be used again
	spent  chan []byte    // the same of bodies

	next     func() (*item, bool, error) // of all changes, for the rows; nil at their end
	parts    []planPart                  // without a body yet
	first    uint32                      // leaf of the next body's first item
	over     *spool                      // bodies that came when bodies was full: they follow its own
	twice    []string                    // codes of those who hold two bookings, in order; those passed are cut off
	entityOf func(code string) string
	writer   *partWriter
	packer   packer
	framed   []byte // the last body put over
	failed   bool
	fault    error // a defect of the maker itself; to be read once bodies is closed
}

func (r *run) maker(keys *keyTree) *maker {
	m := &maker{
		run: r, rows: make(chan madeRows, 3), bodies: make(chan madeBody, bodiesAhead),
		twice: r.plan.twice, used: make(chan []feedRow, 5), spent: make(chan []byte, bodiesAhead),
		entityOf: r.plan.store.org.Appointments(r.plan.store.office), writer: &partWriter{keys: walker{tree: keys}},
		packer: packer{level: flate.HuffmanOnly}, // what is sealed looks random: only that base64 has six bits a byte can be had back
	}
	for _, part := range r.plan.parts {
		if part.logged > 0 {
			m.parts = append(m.parts, part)
		}
	}
	m.next = m.logged(m.parts...)
	return m
}

// work makes all and closes both channels; fault is set by then.
func (m *maker) work(ctx context.Context) {
	defer close(m.bodies)
	defer m.endRows()
	m.fault = guard.Run(func() error { m.make(ctx); return nil })
}

// make makes all; it ends early after a failure or when the context ends.
func (m *maker) make(ctx context.Context) {
	for m.next != nil || len(m.parts) > 0 {
		m.rowsAhead()
		switch {
		case m.failed, ctx.Err() != nil:
			return
		case m.next != nil && (len(m.parts) == 0 || len(m.bodies) == cap(m.bodies)):
			m.sendRows(ctx)
		case len(m.parts) > 0:
			m.makeBody(ctx)
		}
	}
}

// rowsAhead makes rows as long as the writer has room for them.
func (m *maker) rowsAhead() {
	for m.next != nil && len(m.rows) < cap(m.rows) && !m.failed {
		m.sendRows(context.Background()) // there is room, and nobody else sends
	}
}

func (m *maker) sendRows(ctx context.Context) {
	lot := m.lot()
	if lot.n == 0 && lot.err == nil {
		m.endRows()
		return
	}
	m.failed = lot.err != nil
	select {
	case m.rows <- lot:
	case <-ctx.Done():
	}
}

func (m *maker) endRows() {
	if m.next != nil {
		m.next = nil
		close(m.rows)
	}
}

// makeBody makes the next body; rows that the writer wants meanwhile go first.
func (m *maker) makeBody(ctx context.Context) {
	next := m.logged(m.parts[0])
	at := 0
	body, n, err := m.writer.write(m.first, func() (*item, bool, error) {
		if at++; at%(rowsTogether/2) == 0 {
			m.rowsAhead()
		}
		return next()
	})
	b := madeBody{err: err}
	if err == nil {
		c := m.run.c
		b.packed, b.err = m.packer.pack(lent(m.spent), c.now, c.who.clerk, body)
	}
	m.parts = m.parts[1:]
	m.first += uint32(n)
	m.failed = m.failed || b.err != nil
	if !m.failed && m.next == nil && (m.over.size() > 0 || len(m.bodies) == cap(m.bodies)) {
		b.err = m.putOver(b.packed)
		if m.failed = b.err != nil; !m.failed {
			return
		}
	}
	select {
	case m.bodies <- b:
	case <-ctx.Done():
	}
}

// putOver keeps a body until the others are written: SQLite is at an index, and
// there is time for many.
func (m *maker) putOver(packed []byte) error {
	m.framed = appendEntry(m.framed[:0], packed)
	_, err := m.over.Write(m.framed)
	lend(m.spent, packed)
	return err
}

// lot makes the next rows, none at the end.
func (m *maker) lot() madeRows {
	made := madeRows{foldable: foldable{feed: lent(m.used)}}
	for bytes := 0; made.n < rowsTogether && bytes < bytesTogether; {
		it, more, err := m.next()
		if err == nil && more {
			err = made.add(it, it.do == doInsert && m.holdsTwo(it.new))
			made.n++
			bytes += len(it.new) + len(it.old)
		}
		if err != nil || !more {
			made.err = err
			break
		}
	}
	return made
}

// holdsTwo says that the person of a new booking holds another. Records are asked
// about in the order of their codes.
func (m *maker) holdsTwo(record string) bool {
	code, _, _ := strings.Cut(record, agenda.Separator)
	for len(m.twice) > 0 && m.twice[0] < code {
		m.twice = m.twice[1:]
	}
	return len(m.twice) > 0 && m.twice[0] == code
}

// logged hands out the changes of parts that are more than shown.
func (m *maker) logged(parts ...planPart) func() (*item, bool, error) {
	next := m.run.plan.items(parts...)
	return func() (*item, bool, error) {
		for {
			it, more, err := next()
			if err != nil || !more {
				return nil, false, err
			}
			if it.do == doShow {
				continue
			}
			if it.do == doInsert {
				code, _, _ := strings.Cut(it.new, agenda.Separator)
				it.id = m.entityOf(code)
			}
			return it, true, nil
		}
	}
}

// lend gives memory to be used again, lent takes some: empty, nil where there is none.
func lend[T any](to chan []T, memory []T) {
	select {
	case to <- memory:
	default:
	}
}

func lent[T any](from chan []T) []T {
	select {
	case memory := <-from:
		return memory[:0]
	default:
		return nil
	}
}
