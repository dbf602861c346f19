package agendafile

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// epoch1904 is how many days the second date system of Excel begins later.
const epoch1904 = 1462

// maxSheetRow is the last row that Excel itself can number.
const maxSheetRow = 1 << 20

// sheet reads the cells of a worksheet row by row.
type sheet struct {
	*workbook
	part   string
	xml    *xmlReader
	close  io.Closer
	header []string // once known
	known  func(name string) bool
	epoch  int

	line   int
	inData bool
	inRow  bool
	data   bool // the cells were all read
	buf    []byte
	spans  []span
	cells  [][]byte
	fault  *fault

	column     int // of the cell in hand, from 0
	kind       string
	style      int
	inValue    bool
	hasFormula bool
	hasValue   bool
	value      []byte
	inline     cellText
}

// xlsxRows opens the rows of the sheet that the profile names, or of the first.
func xlsxRows(f *File, in *watched, t tie) (rowSource, error) {
	name := ""
	if f.profile != nil {
		name = f.profile.Sheet
	}
	w, err := openWorkbook(f, in)
	if err != nil {
		return nil, err
	}
	read, part, err := w.sheetPart(name)
	if err != nil {
		return nil, err
	}
	s := &sheet{workbook: w, part: part, known: t.knows}
	if w.date1904 {
		s.epoch = epoch1904
	}
	if s.xml, s.close, err = w.openPart(part); err != nil {
		return nil, err
	}
	besides := w.besides(read)
	rows, err := underHeader(refuse(f.Name, noRows+besides), s.next, t.knows, func(int) {})
	if err != nil {
		return nil, err
	}
	s.header, rows.epoch, rows.sheets = rows.header, s.epoch, w.readable()
	rows.besides = besides
	return rows, nil
}

// next is the next row that is not blank.
func (s *sheet) next() (row, error) {
	for {
		t, err := s.xml.next()
		if errors.Is(err, io.EOF) {
			return row{}, s.end()
		}
		if err != nil {
			return row{}, s.partError(s.part, err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			err = s.open(xmlElement{t})
		case xml.CharData:
			s.text(t)
		case xml.EndElement:
			if t.Name.Local == "row" && s.inRow {
				s.inRow = false
				if r := s.row(); r.fault != nil || !blank(r.cells) {
					return r, nil
				}
				continue
			}
			err = s.closed(t.Name.Local)
		}
		if err != nil {
			return row{}, err
		}
	}
}

func (s *sheet) end() error {
	_ = s.close.Close() // only read from
	if !s.data {
		return s.damaged(s.part)
	}
	return io.EOF
}

func (s *sheet) open(e xmlElement) error {
	switch local := e.local(); {
	case local == "sheetData":
		s.inData, s.data = true, true
	case !s.inData:
	case (local == "row") == s.inRow && (local == "row" || local == "c"):
		return s.damaged(s.part)
	case local == "row":
		s.inRow = true
		s.line++
		if n, err := strconv.Atoi(e.attr("r")); err == nil && n > 0 && n <= maxSheetRow {
			s.line = n
		}
		s.buf, s.spans, s.fault, s.column = s.buf[:0], s.spans[:0], nil, -1
	case local == "c":
		return s.openCell(e)
	case local == "v":
		s.inValue, s.hasValue = true, true
	case local == "f":
		s.hasFormula = true
	default:
		s.inline.open(local)
	}
	return nil
}

func (s *sheet) openCell(e xmlElement) error {
	s.column++
	s.kind, s.style = "", 0
	s.inValue, s.hasFormula, s.hasValue = false, false, false
	s.value = s.value[:0]
	s.inline.reset()
	for i := range e.Attr {
		switch v := e.Attr[i].Value; e.Attr[i].Name.Local {
		case "r":
			column, ok := columnOf(v)
			if !ok {
				return s.damaged(s.part)
			}
			s.column = column
		case "t":
			s.kind = v
		case "s":
			s.style, _ = strconv.Atoi(v) // what is no number is 0, the plain style
		}
	}
	return nil
}

// columnOf reads the letters of a cell's place, from 0: AB12 is 27.
func columnOf(place string) (int, bool) {
	n, i := 0, 0
	for ; i < len(place) && i < 4; i++ {
		c := place[i] | 0x20
		if c < 'a' || c > 'z' {
			break
		}
		n = n*26 + int(c-'a') + 1
	}
	return n - 1, i > 0 && i < 4
}

func (s *sheet) text(b []byte) {
	if s.inValue {
		s.value = append(s.value, b[:min(len(b), MaxField+1-len(s.value))]...)
		return
	}
	s.inline.add(b)
}

func (s *sheet) closed(local string) error {
	switch {
	case local == "sheetData":
		s.inData = false
	case !s.inData:
	case local == "v":
		s.inValue = false
	case local == "c":
		return s.cell()
	default:
		s.inline.close(local)
	}
	return nil
}

// cell adds the cell in hand to the row.
func (s *sheet) cell() error {
	from := len(s.buf)
	if err := s.appendValue(); err != nil {
		return err
	}
	if s.hasFormula && !s.hasValue && s.kind != "inlineStr" {
		s.blame("", "la cella ha una formula senza risultato: aprire il foglio, salvarlo e riprovare")
	}
	size := len(s.buf) - from
	switch {
	case size == 0:
		return nil
	case size > MaxField:
		return s.refuseRow(fmt.Sprintf("ha nella colonna %d un testo più lungo di 64 KiB", s.column+1))
	case s.column >= MaxColumns:
		return s.refuseRow(fmt.Sprintf("ha più di %d colonne", MaxColumns))
	case len(s.buf) > maxRow:
		return s.refuseRow("è più lunga di 1 MiB")
	}
	for len(s.spans) <= s.column {
		s.spans = append(s.spans, span{})
	}
	s.spans[s.column] = span{from, len(s.buf)}
	return nil
}

func (s *sheet) appendValue() error {
	switch s.kind {
	case "s":
		text, ok := s.strings.get(s.value)
		if !ok && len(s.value) > 0 {
			return s.damaged(s.part)
		}
		s.buf = append(s.buf, text...)
	case "inlineStr":
		s.buf = append(s.buf, s.inline.content()...)
	case "str":
		s.buf = append(s.buf, unescaped(s.value)...)
	case "b":
		s.buf = append(s.buf, map[bool]string{true: "vero", false: "falso"}[string(s.value) == "1"]...)
	case "e":
		s.buf = append(s.buf, s.value...)
		s.blame(string(s.value), "la cella contiene un errore del foglio")
	case "d":
		s.buf = append(s.buf, s.value...)
	default:
		var style cellStyle
		if s.style >= 0 && s.style < len(s.styles) {
			style = s.styles[s.style]
		}
		if len(s.value) > 0 {
			s.buf = style.appendNumber(s.buf, s.value, s.epoch)
		}
	}
	return nil
}

// blame notes what is wrong with a cell, if its column is one that is read.
func (s *sheet) blame(value, reason string) {
	if s.fault == nil && s.column < len(s.header) && s.known(s.header[s.column]) {
		s.fault = &fault{s.header[s.column], value, reason}
	}
}

func (s *sheet) row() row {
	s.cells = s.cells[:0]
	for _, p := range s.spans {
		s.cells = append(s.cells, s.buf[p.from:p.to])
	}
	return row{line: s.line, cells: s.cells, fault: s.fault}
}

func (s *sheet) refuseRow(reason string) error {
	return refuse(s.file, fmt.Sprintf("non è leggibile: la riga %d %s", s.line, reason))
}
