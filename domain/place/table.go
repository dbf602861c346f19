package place

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"strings"
	"sync"

	"civico/sportello/domain/calendar"
	"civico/sportello/domain/text"
)

//go:embed places.gz
var packed []byte

// data is the table in memory: one text that all names and codes point into, one
// text of folded search keys, and small numbers about them.
type data struct {
	text      string // the unpacked file
	keys      string // folded names, each between two line feeds
	rows      []row  // in the order of their names
	entries   []entry
	byCode    [codes]uint16 // row number + 1 by codeNumber
	states    []uint16      // rows of States
	provinces map[string]string
}

// row is a place: where its line begins in text, and what the line holds.
type row struct {
	at          uint32
	nameLen     uint8
	codeLen     uint8 // 0 for Italy
	areaLen     uint8 // 2 for a province, 3 for a State
	weight      uint8 // 0 to maxWeight: what is likelier meant, by population
	first, last calendar.Date
}

const maxWeight = 5

// entry is a name that a place is found by.
type entry struct {
	key    uint32 // where it begins in keys
	keyLen uint8
	row    uint16
}

// table unpacks the embedded table once. It can fail only if the program was built
// from a damaged file, which the tests would have found.
var table = sync.OnceValue(func() *data {
	unpacked, err := unpack(packed)
	if err != nil {
		panic("place: embedded table: " + err.Error())
	}
	return unpacked
})

func unpack(packed []byte) (*data, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	var all strings.Builder
	all.Grow(384 << 10)
	if _, err := io.Copy(&all, z); err != nil {
		return nil, err
	}
	t := &data{
		text: all.String(), provinces: make(map[string]string, 128), states: make([]uint16, 0, 256),
		rows: make([]row, 0, 10240), entries: make([]entry, 0, 10240),
	}
	return t, t.read()
}

// read fills the table from its text: provinces, an empty line, places by the order
// of their search keys. A line of two columns is another name of a place:
// "Olanda", "=Z126".
func (t *data) read() error {
	pos := 0
	for {
		line, next := lineAt(t.text, pos)
		pos = next
		if line == "" {
			break
		}
		letters, name, _ := strings.Cut(line, "\t")
		t.provinces[letters] = name
	}
	type other struct{ entry, code int }
	var others []other
	keys := make([]byte, 0, len(t.text)/2)
	keys = append(keys, '\n')
	for pos < len(t.text) {
		line, next := lineAt(t.text, pos)
		name, rest, _ := strings.Cut(line, "\t")
		start := len(keys)
		keys = text.AppendFold(keys, name)
		t.entries = append(t.entries, entry{uint32(start), uint8(len(keys) - start), uint16(len(t.rows))})
		keys = append(keys, '\n')
		if code, isOther := strings.CutPrefix(rest, "="); isOther {
			n, ok := codeNumber(code)
			if !ok {
				return fmt.Errorf("bad line %q", line)
			}
			others = append(others, other{len(t.entries) - 1, n})
		} else if err := t.addRow(pos, name, rest); err != nil {
			return err
		}
		pos = next
	}
	for _, o := range others {
		if t.byCode[o.code] == 0 {
			return fmt.Errorf("another name for no place: %d", o.code)
		}
		t.entries[o.entry].row = t.byCode[o.code] - 1
	}
	t.keys = string(keys)
	return nil
}

func (t *data) addRow(at int, name, rest string) error {
	code, rest, _ := strings.Cut(rest, "\t")
	area, rest, _ := strings.Cut(rest, "\t")
	weight, rest, _ := strings.Cut(rest, "\t")
	first, last, ok := strings.Cut(rest, "\t")
	if !ok || len(name) > 255 || len(area) < 2 || len(area) > 3 || len(weight) != 1 || weight[0] < '0' || weight[0] > '0'+maxWeight {
		return fmt.Errorf("bad line for %q", name)
	}
	r := row{
		at: uint32(at), nameLen: uint8(len(name)), codeLen: uint8(len(code)), areaLen: uint8(len(area)), weight: weight[0] - '0',
	}
	var err error
	if r.first, err = dateOf(first); err != nil {
		return err
	}
	if r.last, err = dateOf(last); err != nil {
		return err
	}
	t.rows = append(t.rows, r)
	if code != "" {
		n, ok := codeNumber(code)
		if !ok {
			return fmt.Errorf("bad code %q", code)
		}
		t.byCode[n] = uint16(len(t.rows))
	}
	if len(area) == 3 {
		t.states = append(t.states, uint16(len(t.rows)-1))
	}
	return nil
}

func dateOf(s string) (calendar.Date, error) {
	if s == "" {
		return calendar.Date{}, nil
	}
	return calendar.Parse(s)
}

func lineAt(s string, pos int) (line string, next int) {
	n := strings.IndexByte(s[pos:], '\n')
	if n < 0 {
		return s[pos:], len(s)
	}
	return s[pos : pos+n], pos + n + 1
}

// place is row i in full; its texts share the table's memory.
func (t *data) place(i int) Place {
	r := &t.rows[i]
	p := Place{Name: t.text[r.at : r.at+uint32(r.nameLen)], Code: t.code(r), First: r.first, Last: r.last}
	if area := t.area(r); len(area) == 3 {
		p.ISO = area
	} else {
		p.Province = area
	}
	return p
}

func (t *data) code(r *row) string {
	from := r.at + uint32(r.nameLen) + 1
	return t.text[from : from+uint32(r.codeLen)]
}

func (t *data) area(r *row) string {
	from := r.at + uint32(r.nameLen) + uint32(r.codeLen) + 2
	return t.text[from : from+uint32(r.areaLen)]
}

func (t *data) key(e entry) string { return t.keys[e.key : e.key+uint32(e.keyLen)] }
