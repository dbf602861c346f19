package agendafile

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// csvRows finds the delimiter and the header of a CSV.
func csvRows(file string, src io.Reader, known func(string) bool) (rowSource, error) {
	buffered := bufio.NewReaderSize(src, MaxField)
	head, err := buffered.Peek(MaxField)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
		return nil, unreadable(file, err)
	}
	if lacksLineFeeds(head) {
		buffered = bufio.NewReaderSize(lineFeeds{buffered}, MaxField)
		if head, err = buffered.Peek(len(head)); err != nil && !errors.Is(err, io.EOF) {
			return nil, unreadable(file, err)
		}
	}
	skip, delim := delimiter(head, known)
	if _, err := buffered.Discard(skip); err != nil {
		return nil, unreadable(file, err)
	}
	scan := newScanner(buffered, delim, file)
	scan.line += bytes.Count(head[:skip], []byte{'\n'})
	return underHeader(refuse(file, noRows), scan.nextFull, known, func(columns int) { scan.columns = columns })
}

// nextFull is the next row that is not blank.
func (s *scanner) nextFull() (row, error) {
	for {
		cells, err := s.next()
		if err != nil || !blank(cells) {
			return row{line: s.rowLine, cells: cells, asWritten: s.asWritten, firstWritten: s.firstWritten}, err
		}
	}
}

// delimiters are what may part the cells.
var delimiters = []byte{';', ',', '\t', '|'}

// delimiter tells what parts the cells: what Excel's «sep=» line says, else what
// finds most known names in the leading rows. skip is the length of that line.
func delimiter(head []byte, known func(string) bool) (skip int, delim byte) {
	line, _, _ := bytes.Cut(head, []byte{'\n'})
	if rest, ok := bytes.CutPrefix(bytes.ToLower(bytes.TrimRight(line, "\r")), []byte("sep=")); ok && len(rest) == 1 && rest[0] != '"' {
		return min(len(line)+1, len(head)), rest[0]
	}
	best := 0
	delim = ';'
	for _, d := range delimiters {
		s := newScanner(bytes.NewReader(head), d, "")
		for range headerRows {
			r, err := s.nextFull()
			if err != nil {
				break
			}
			if n := recognised(r.cells, known); n > best {
				best, delim = n, d
			}
			if best >= 3 && delim == d {
				break
			}
		}
	}
	if best == 0 {
		return 0, commonest(head)
	}
	return 0, delim
}

// commonest is the delimiter that makes most of the leading lines as wide as a
// booking, and of two such the one that makes the first of them wider.
func commonest(head []byte) byte {
	best, most, widest := byte(';'), 0, 0
	for _, d := range delimiters {
		lines, first := 0, 0
		rest := head
		for range headerRows {
			var line []byte
			line, rest, _ = bytes.Cut(rest, []byte{'\n'})
			if n := bytes.Count(line, []byte{d}); n >= leastColumns-1 {
				lines++
				first = max(first, n)
			}
		}
		if lines > most || lines == most && first > widest {
			best, most, widest = d, lines, first
		}
	}
	return best
}

// lacksLineFeeds says that a text's lines end as on a Mac of old, in a carriage return
// alone.
func lacksLineFeeds(head []byte) bool {
	return bytes.IndexByte(head, '\n') < 0 && bytes.IndexByte(head, '\r') >= 0
}

// lineFeeds gives a text such line ends as everything else has.
type lineFeeds struct{ r io.Reader }

func (l lineFeeds) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	for i, c := range p[:n] {
		if c == '\r' {
			p[i] = '\n'
		}
	}
	return n, err
}
