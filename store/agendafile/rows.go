package agendafile

import (
	"bytes"
	"errors"
	"io"
)

// rowSource takes a file of one kind apart into rows. Its errors are *desk.Sentence
// or those of the reader below.
type rowSource interface {
	// names are the columns' names. Kinds without a header learn names from their
	// rows: a name is appended when it first turns up.
	names() []string
	// next gives the next row that is not blank, good until the next call; io.EOF
	// at the end.
	next() (row, error)
}

// row is one row of a file.
type row struct {
	line  int // where it begins; of a worksheet, its number
	cells [][]byte
	fault *fault // why it cannot be read though its extent is known

	asWritten    int // cells whose opening quote is not closed
	firstWritten int // the first of them
}

// fault is what is wrong with a row before any field is looked at.
type fault struct{ column, value, reason string }

// headerRows is how far down the header may stand: titles come before it.
const headerRows = 20

// sheetRows are rows under a header, of a CSV or a worksheet.
type sheetRows struct {
	header  []string
	titles  []string // of the rows above it
	line    int      // of the header
	epoch   int      // days that the sheet's serials begin after those of 1900
	sheets  []string // of the workbook
	besides string   // what to say of the other ones where this one cannot be read
	read    func() (row, error)
}

func (s *sheetRows) names() []string    { return s.header }
func (s *sheetRows) next() (row, error) { return s.read() }

const noRows = "non contiene nulla, nemmeno l'intestazione"

// underHeader finds the header: the first of the leading rows with three known
// names, else the one with most. With none known it is the first row that is as wide
// as a booking: narrower ones before it are titles. width is told how many columns the
// header has, as far as it is known; none is what to say where there are no rows.
func underHeader(none error, read func() (row, error), known func(name string) bool, width func(columns int)) (*sheetRows, error) {
	s := &sheetRows{read: read}
	var after []row     // rows below the best one, when that was not the last read
	var titles []string // of all rows
	best := -1
	for range headerRows {
		r, err := read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		n := recognised(r.cells, known)
		if n > best || n == 0 && best == 0 && !wide(s.header) && wide(textsOf(r.cells)) {
			best, s.line, s.header, after = n, r.line, textsOf(r.cells), nil
			s.titles = titles
			width(len(s.header))
		} else {
			after = append(after, r.kept())
		}
		titles = append(titles, titleOf(r.cells))
		if n >= 3 {
			break
		}
	}
	if best < 0 {
		return nil, none
	}
	s.read = func() (row, error) {
		if len(after) > 0 {
			r := after[0]
			after = after[1:]
			return r, nil
		}
		return read()
	}
	if len(after) == 0 {
		s.read = read
	}
	return s, nil
}

func textsOf(cells [][]byte) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = string(c)
	}
	return out
}

// kept is the row in memory of its own.
func (r row) kept() row {
	cells := make([][]byte, len(r.cells))
	for i, c := range r.cells {
		cells[i] = bytes.Clone(c)
	}
	r.cells = cells
	return r
}

// recognised counts the cells of a row that are known names.
func recognised(cells [][]byte, known func(name string) bool) int {
	n := 0
	for _, c := range cells {
		if known(string(c)) {
			n++
		}
	}
	return n
}

func blank(cells [][]byte) bool {
	for _, c := range cells {
		for _, b := range c {
			if b != ' ' && b != '\r' {
				return false
			}
		}
	}
	return true
}
