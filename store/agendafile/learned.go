package agendafile

import (
	"errors"
	"fmt"
	"io"

	"civico/sportello/domain/agenda"
)

// learnedRows are rows of a kind without a header: each names its own values. The
// names of the leading rows are known at once, others when they turn up.
type learnedRows struct {
	file    string
	strays  bool // see File
	header  []string
	index   map[string]int
	tie     tie                  // what a name means
	byField map[agenda.Field]int // columns by what they are tied to
	read    func() (row, error)  // the next row, built with begin and put
	ahead   []row                // leading rows, read already

	buf   []byte
	spans []span
	cells [][]byte
	err   error // the first bound that put found broken
}

// How far the leading rows are read for their names.
const (
	aheadRows  = 100
	aheadBytes = maxRow
)

func (l *learnedRows) names() []string { return l.header }

func (l *learnedRows) next() (row, error) {
	if len(l.ahead) > 0 {
		r := l.ahead[0]
		l.ahead = l.ahead[1:]
		return r, nil
	}
	return l.read()
}

// learn reads the leading rows; a file may have none.
func (l *learnedRows) learn() error {
	var ahead []row
	for size := 0; len(ahead) < aheadRows && size < aheadBytes; {
		r, err := l.read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		ahead = append(ahead, r.kept())
		size += len(l.buf)
	}
	l.ahead = ahead
	return nil
}

func (l *learnedRows) begin() {
	l.buf, l.spans, l.err = l.buf[:0], l.spans[:0], nil
}

// column is where a name stands, learning it.
func (l *learnedRows) column(name string) int {
	if i, ok := l.index[name]; ok {
		return i
	}
	if len(l.header) == MaxColumns {
		l.fail(refuse(l.file, fmt.Sprintf("ha più di %d campi diversi", MaxColumns)))
		return MaxColumns - 1
	}
	if l.index == nil {
		l.index = map[string]int{}
	}
	l.index[name] = len(l.header)
	l.header = append(l.header, name)
	return len(l.header) - 1
}

// field is column for a name that may be a synonym of one in another row: they stand
// in one column, unless a row may have both.
func (l *learnedRows) field(name string) int {
	if i, known := l.index[name]; known {
		return i
	}
	f, tied := l.tie(name)
	if !tied || hasAlternatives(f) {
		return l.column(name)
	}
	i, has := l.byField[f]
	if !has {
		i = l.column(name)
		if l.byField == nil {
			l.byField = map[agenda.Field]int{}
		}
		l.byField[f] = i
	}
	if len(l.index) < 2*MaxColumns {
		l.index[name] = i
	}
	return i
}

func (l *learnedRows) fail(err error) {
	if l.err == nil {
		l.err = err
	}
}

// has says that the row in hand has a value there.
func (l *learnedRows) has(column int) bool {
	return column < len(l.spans) && l.spans[column].to > l.spans[column].from
}

// put sets a value of the row in hand.
func (l *learnedRows) put(line, column int, value []byte) {
	if len(value) > MaxField {
		l.fail(refuse(l.file, fmt.Sprintf("non è leggibile: la riga %d ha nel campo «%s» un testo più lungo di 64 KiB", line, shown(l.header[column]))))
		return
	}
	for len(l.spans) <= column {
		l.spans = append(l.spans, span{})
	}
	from := len(l.buf)
	l.buf = append(l.buf, value...)
	l.spans[column] = span{from, len(l.buf)}
}

// row is the row in hand, good until the next begin.
func (l *learnedRows) row(line int, f *fault) (row, error) {
	l.cells = l.cells[:0]
	for _, p := range l.spans {
		l.cells = append(l.cells, l.buf[p.from:p.to])
	}
	return row{line: line, cells: l.cells, fault: f}, l.err
}
