package store

import (
	"bufio"
	"encoding/binary"
	"fmt"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
)

// What an item of an import does to the tables. The letters stand in the log.
const (
	doInsert     = 'i' // a booking is new
	doUpdate     = 'u' // a known booking takes all values of the export
	doVanish     = 'v' // a known booking turns vanished
	doDispute    = 'd' // the export's side is kept beside a known booking
	doSettle     = 's' // the export agrees again
	doQuarantine = 'q' // a row is set aside
	doFlag       = 't' // the person holds another booking
	doUnflag     = 'f' // not any more
	doShow       = 'k' // nothing: only shown before applying, never in the log
)

// item is one change of an import: what the log, the fold and the preview need.
type item struct {
	do    byte
	class byte // place in desk.Classes; noClass for a flag
	line  int
	id    string // entity of a known booking; new ones get theirs when they are applied
	base  string // what this writer had seen of it: the import that last changed it, its last event
	new   string // record of the export's side; a quarantined row as JSON; a duplicate's other booking
	old   string // record of the known side
	was   itemWas
}

// itemWas is what an undo needs besides the old record.
type itemWas struct {
	moved    string // moved_from
	conflict string
	run      string // the import that had last changed it
}

const noClass = 255

var classPlace = func() map[desk.Class]byte {
	m := map[desk.Class]byte{}
	for i, c := range desk.Classes() {
		m[c] = byte(i)
	}
	return m
}()

// classOf is how an import counts the answer of the domain.
var classOf = map[agenda.Class]desk.Class{
	agenda.New: desk.ClassNew, agenda.Moved: desk.ClassMoved, agenda.Changed: desk.ClassChanged,
	agenda.Unchanged: desk.ClassUnchanged, agenda.Gone: desk.ClassVanished, agenda.Conflict: desk.ClassConflict,
}

func (it *item) append(dst []byte) []byte {
	dst = append(dst, it.do, it.class)
	dst = binary.AppendUvarint(dst, uint64(it.line))
	for _, s := range []string{it.id, it.base, it.new, it.old, it.was.moved, it.was.conflict, it.was.run} {
		dst = binary.AppendUvarint(dst, uint64(len(s)))
		dst = append(dst, s...)
	}
	return dst
}

// readItem reads what append wrote, as one entry of the spool; false at the end.
func readItem(r *bufio.Reader, buf []byte) (it item, _ []byte, more bool, err error) {
	buf, more, err = nextEntry(r, buf)
	if !more {
		return it, buf, false, err
	}
	f := fields{rest: string(buf)}
	it.do, it.class = f.byte(), f.byte()
	it.line = int(f.number())
	for _, s := range []*string{&it.id, &it.base, &it.new, &it.old, &it.was.moved, &it.was.conflict, &it.was.run} {
		*s = f.text()
	}
	return it, buf, true, f.err
}

// fields takes a packed text apart; the first error stays.
type fields struct {
	rest string
	err  error
}

func (f *fields) byte() byte {
	if f.rest == "" {
		f.fail()
		return 0
	}
	b := f.rest[0]
	f.rest = f.rest[1:]
	return b
}

func (f *fields) number() uint64 {
	for i, shift := 0, 0; i < len(f.rest) && shift < 63; i, shift = i+1, shift+7 {
		if f.rest[i] < 0x80 {
			n := uint64(0)
			for k := i; k >= 0; k-- {
				n = n<<7 | uint64(f.rest[k]&0x7f)
			}
			f.rest = f.rest[i+1:]
			return n
		}
	}
	f.fail()
	return 0
}

func (f *fields) text() string {
	n := f.number()
	if n > uint64(len(f.rest)) {
		f.fail()
		return ""
	}
	s := f.rest[:n]
	f.rest = f.rest[n:]
	return s
}

func (f *fields) fail() {
	f.rest = ""
	if f.err == nil {
		f.err = fmt.Errorf("%w: an item of an import ends too soon", errBody)
	}
}
