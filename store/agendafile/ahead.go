package agendafile

import (
	"bytes"
	"context"
	"sync"

	"civico/sportello/store/guard"
)

// ahead takes a file apart on a goroutine of its own, a few blocks of rows before
// they are asked for.
type ahead struct {
	ctx    context.Context
	blocks chan *block
	spare  chan *block // to be used again
	stop   chan struct{}
	wait   sync.WaitGroup
	now    *block
	at     int // in now
}

// block is some rows in memory of their own.
type block struct {
	header []string // the names as they were after the last of the rows
	rows   []row
	bytes  []byte
	cells  [][]byte
	err    error // after the rows; io.EOF at the end
}

// A block is full at blockBytes or blockCells.
const (
	blockBytes = 128 << 10
	blockCells = 16 << 10
)

// readAhead begins to read src; close ends it, and nothing reads src any more. No
// row comes once the context has ended.
func readAhead(ctx context.Context, src rowSource) *ahead {
	a := &ahead{ctx: ctx, blocks: make(chan *block, 2), spare: make(chan *block, 4), stop: make(chan struct{}), now: &block{header: src.names()}}
	a.wait.Go(func() { a.run(src) })
	return a
}

func (a *ahead) close() {
	close(a.stop)
	a.wait.Wait()
}

func (a *ahead) names() []string { return a.now.header }

func (a *ahead) next() (row, error) {
	for a.at == len(a.now.rows) {
		if a.now.err != nil {
			return row{}, a.now.err
		}
		if cap(a.now.bytes) > 0 {
			select {
			case a.spare <- a.now:
			default:
			}
		}
		a.now, a.at = <-a.blocks, 0
	}
	if a.at%64 == 0 {
		if err := a.ctx.Err(); err != nil {
			return row{}, err
		}
	}
	a.at++
	return a.now.rows[a.at-1], nil
}

// run fills blocks until the source ends or close is called.
func (a *ahead) run(src rowSource) {
	for {
		b := a.fill(src)
		select {
		case a.blocks <- b:
		case <-a.stop:
			return
		}
		if b.err != nil {
			return
		}
	}
}

func (a *ahead) fill(src rowSource) *block {
	var b *block
	select {
	case b = <-a.spare:
		b.rows, b.bytes, b.cells = b.rows[:0], b.bytes[:0], b.cells[:0]
	default:
		b = &block{bytes: make([]byte, 0, 2*blockBytes), cells: make([][]byte, 0, blockCells+MaxColumns)}
	}
	b.err = guard.Run(func() error {
		for len(b.bytes) < blockBytes && len(b.cells) < blockCells {
			r, err := src.next()
			if err != nil {
				return err
			}
			b.add(r)
		}
		return nil
	})
	b.header = src.names()
	return b
}

// add copies a row; what does not fit in the block's memory gets its own.
func (b *block) add(r row) {
	from := len(b.cells)
	for _, c := range r.cells {
		if len(c) > cap(b.bytes)-len(b.bytes) {
			b.cells = append(b.cells, bytes.Clone(c))
			continue
		}
		start := len(b.bytes)
		b.bytes = append(b.bytes, c...)
		b.cells = append(b.cells, b.bytes[start:len(b.bytes):len(b.bytes)])
	}
	r.cells = b.cells[from:len(b.cells):len(b.cells)]
	b.rows = append(b.rows, r)
}
