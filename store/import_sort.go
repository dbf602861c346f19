package store

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"
)

// runSize is how many bytes are sorted in memory at a time.
const runSize = 4 << 20

// sorter brings entries into the order of their bytes with little memory: runs
// are sorted one by one into the spool and merged on the way out.
type sorter struct {
	spool *spool
	buf   []byte
	refs  []entryRef
	runs  []section
}

// entryRef is an entry in the buffer; prefix decides most comparisons.
type entryRef struct {
	prefix   uint64
	from, to uint32
}

func (s *sorter) add(entry []byte) error {
	if len(s.buf) > 0 && len(s.buf)+len(entry) > runSize {
		if err := s.flush(); err != nil {
			return err
		}
	}
	from := len(s.buf)
	if from+len(entry) > cap(s.buf) { // append would grow it by a quarter only
		s.buf = slices.Grow(s.buf, max(cap(s.buf), 64<<10, len(entry)))
	}
	s.buf = append(s.buf, entry...)
	var prefix [8]byte
	copy(prefix[:], entry)
	s.refs = append(s.refs, entryRef{binary.BigEndian.Uint64(prefix[:]), uint32(from), uint32(len(s.buf))})
	return nil
}

// flush sorts what is in memory into a run.
func (s *sorter) flush() error {
	if len(s.refs) == 0 {
		return nil
	}
	slices.SortFunc(s.refs, func(a, b entryRef) int {
		if a.prefix != b.prefix {
			return cmp.Compare(a.prefix, b.prefix)
		}
		return bytes.Compare(s.buf[a.from:a.to], s.buf[b.from:b.to])
	})
	from := s.spool.size()
	framed := make([]byte, 0, 128<<10)
	for i, r := range s.refs {
		framed = appendEntry(framed, s.buf[r.from:r.to])
		if len(framed) > 64<<10 || i == len(s.refs)-1 {
			if _, err := s.spool.Write(framed); err != nil {
				return err
			}
			framed = framed[:0]
		}
	}
	s.runs = append(s.runs, section{from, s.spool.size()})
	s.buf, s.refs = s.buf[:0], s.refs[:0]
	return nil
}

// done ends the writing and gives the memory back.
func (s *sorter) done() error {
	err := s.flush()
	s.buf, s.refs = nil, nil
	return err
}

// sorted hands out the entries of runs in order; nil at the end. An entry is good
// until the next call.
type sorted struct {
	heads []*head // a heap, least entry first
	moved bool    // the least head has been handed out
}

type head struct {
	r     *bufio.Reader
	entry []byte
}

func (h *head) next() (more bool, err error) {
	h.entry, more, err = nextEntry(h.r, h.entry)
	return more, err
}

func (s *spool) sorted(runs []section) (*sorted, error) {
	m := &sorted{}
	for _, run := range runs {
		h := &head{r: s.reader(run)}
		more, err := h.next()
		if err != nil {
			return nil, err
		}
		if more {
			m.heads = append(m.heads, h)
		}
	}
	for i := len(m.heads)/2 - 1; i >= 0; i-- {
		m.sink(i)
	}
	return m, nil
}

func (m *sorted) next() ([]byte, error) {
	if m.moved {
		m.moved = false
		more, err := m.heads[0].next()
		if err != nil {
			return nil, err
		}
		if !more {
			last := len(m.heads) - 1
			m.heads[0] = m.heads[last]
			m.heads = m.heads[:last]
		}
		m.sink(0)
	}
	if len(m.heads) == 0 {
		return nil, nil
	}
	m.moved = true
	return m.heads[0].entry, nil
}

func (m *sorted) sink(i int) {
	for {
		least := i
		for _, c := range [2]int{2*i + 1, 2*i + 2} {
			if c < len(m.heads) && bytes.Compare(m.heads[c].entry, m.heads[least].entry) < 0 {
				least = c
			}
		}
		if least == i {
			return
		}
		m.heads[i], m.heads[least] = m.heads[least], m.heads[i]
		i = least
	}
}
