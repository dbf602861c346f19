package agendafile

import (
	"errors"
	"fmt"
	"io"
)

// scanner takes a CSV apart. It forgives what real exports do (quotes that nobody
// closes, too few columns) and holds no more than one row, which is bounded.
type scanner struct {
	src     io.Reader
	delim   byte
	name    string // of the file, for sentences
	columns int    // of the header, 0 while it is not known

	buf          []byte
	row, at, w   int // beginning of the row, next byte, end of what was read
	eof          bool
	line         int // of the next byte, from 1
	rowLine      int // on which the row began
	spans        []span
	cells        [][]byte
	asWritten    int // cells of the row whose opening quote is not closed
	firstWritten int // the first of them
	unclosed     int // up to where in the row no quote closes a cell
}

// span is a cell within the row.
type span struct{ from, to int }

func newScanner(src io.Reader, delim byte, name string) *scanner {
	return &scanner{src: src, delim: delim, name: name, buf: make([]byte, 256<<10), line: 1}
}

// next gives the cells of the next row, good until the next call; io.EOF at the
// end. A row of nothing is a row of one empty cell.
func (s *scanner) next() ([][]byte, error) {
	s.row, s.rowLine, s.spans = s.at, s.line, s.spans[:0]
	s.asWritten, s.unclosed = 0, 0
	if more, err := s.more(); err != nil || !more {
		if err == nil {
			err = io.EOF
		}
		return nil, err
	}
	for {
		if len(s.spans) == MaxColumns {
			return nil, s.refuse(fmt.Sprintf("ha più di %d colonne", MaxColumns))
		}
		last, err := s.cell()
		if err != nil {
			return nil, err
		}
		if last {
			break
		}
	}
	s.cells = s.cells[:0]
	for _, p := range s.spans {
		s.cells = append(s.cells, s.buf[s.row+p.from:s.row+p.to])
	}
	return s.cells, nil
}

// more says that there is a byte at s.at, reading on where there is none yet.
func (s *scanner) more() (bool, error) {
	for s.at == s.w && !s.eof {
		if err := s.fill(); err != nil {
			return false, err
		}
	}
	return s.at < s.w, nil
}

func (s *scanner) fill() error {
	if s.row > 0 {
		copy(s.buf, s.buf[s.row:s.w])
		s.at, s.w, s.row = s.at-s.row, s.w-s.row, 0
	}
	if s.w == len(s.buf) {
		if s.w >= maxRow {
			return s.refuse("è più lunga di 1 MiB")
		}
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	n, err := s.src.Read(s.buf[s.w:])
	s.w += n
	if errors.Is(err, io.EOF) {
		s.eof = true
		return nil
	}
	if err != nil {
		return unreadable(s.name, err)
	}
	return nil
}

// cell reads one cell and the separator after it; last says that the row ends.
func (s *scanner) cell() (last bool, err error) {
	more, err := s.more()
	if err != nil {
		return false, err
	}
	if more && s.buf[s.at] == '"' {
		closing, err := s.closing()
		if err != nil {
			return false, err
		}
		if closing > 0 {
			return s.quoted(closing)
		}
		if s.asWritten++; s.asWritten == 1 {
			s.firstWritten = len(s.spans)
		}
	}
	from, delim := s.at-s.row, s.delim
	for {
		rest := s.buf[s.at:s.w]
		i := 0
		for i < len(rest) && rest[i] != delim && rest[i] != '\n' {
			i++
		}
		s.at += i
		if s.at-s.row-from > MaxField {
			return false, s.tooLong()
		}
		if i < len(rest) {
			break
		}
		if more, err = s.more(); err != nil {
			return false, err
		}
		if !more {
			s.spans = append(s.spans, span{from, s.endOf(from, s.at-s.row)})
			return true, nil
		}
	}
	to := s.at - s.row
	if last = s.buf[s.at] == '\n'; last {
		s.line++
		to = s.endOf(from, to)
	}
	s.spans = append(s.spans, span{from, to})
	s.at++
	return last, nil
}

// endOf leaves the carriage return of a line's end out.
func (s *scanner) endOf(from, to int) int {
	if to > from && s.buf[s.row+to-1] == '\r' {
		to--
	}
	return to
}

func (s *scanner) tooLong() error {
	return s.refuse(fmt.Sprintf("ha nella colonna %d un testo più lungo di 64 KiB", len(s.spans)+1))
}

func (s *scanner) refuse(reason string) error {
	return refuse(s.name, fmt.Sprintf("non è leggibile: la riga %d %s", s.rowLine, reason))
}
