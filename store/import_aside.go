package store

import (
	"bufio"
	"bytes"
	"context"

	"civico/sportello/store/guard"
)

// sideSorter sorts entries on a goroutine of its own, which gets them many at a time.
type sideSorter struct {
	sorter sorter
	each   func(entry []byte) error // what else is done with an entry; may be nil
	block  []byte                   // entries on their way
	in     chan []byte
	out    chan error
	spare  chan []byte // blocks to be used again
	stop   context.CancelCauseFunc
}

const asideBlock = 128 << 10

// sortAside begins to sort into a spool. After a failure it calls stop, so that no
// more is read than needed, and drops the rest.
func sortAside(sp *spool, stop context.CancelCauseFunc, each func([]byte) error) *sideSorter {
	a := &sideSorter{
		sorter: sorter{spool: sp}, each: each, in: make(chan []byte, 4), out: make(chan error, 1), spare: make(chan []byte, 6), stop: stop,
	}
	go a.run()
	return a
}

// put adds an entry, which can be used again at once.
func (a *sideSorter) put(entry []byte) {
	a.block = appendEntry(a.block, entry)
	if len(a.block) < asideBlock {
		return
	}
	a.in <- a.block
	if a.block = lent(a.spare); a.block == nil {
		a.block = make([]byte, 0, asideBlock+asideBlock/4)
	}
}

// close ends the sorting and gives the sorted runs.
func (a *sideSorter) close() ([]section, error) {
	if len(a.block) > 0 {
		a.in <- a.block
	}
	close(a.in)
	err := <-a.out
	return a.sorter.runs, err
}

func (a *sideSorter) run() {
	var err error
	for block := range a.in {
		if err == nil {
			if err = guard.Run(func() error { return a.sort(block) }); err != nil {
				a.stop(err)
			}
		}
		lend(a.spare, block)
	}
	if err == nil {
		err = guard.Run(a.sorter.done)
	}
	a.out <- err
}

func (a *sideSorter) sort(block []byte) error {
	in := bufio.NewReaderSize(bytes.NewReader(block), 16)
	var entry []byte
	for {
		var more bool
		var err error
		if entry, more, err = nextEntry(in, entry); !more {
			return err
		}
		if err := a.sorter.add(entry); err != nil {
			return err
		}
		if a.each == nil {
			continue
		}
		if err := a.each(entry); err != nil {
			return err
		}
	}
}
