package agendafile

import (
	"bytes"
	"errors"
)

// closing looks ahead for the quote that closes the cell which begins at s.at: its
// place in the row, 0 where there is none and the opening quote is a letter like any
// other. People put quotes into notes, and programs forget to double them; what such
// a quote must not do is take in cells or rows that are none of its own:
//
//   - A single quote before more text is forgiven if the cell is closed before the
//     line ends, unless it stands where another cell begins.
//   - A line within the cell with as many separators as a row has is a row.
//
// What was gone through in vain is not gone through again for another cell of the
// line: the time stays that of the file's length.
func (s *scanner) closing() (int, error) {
	l := lookout{s: s, from: s.at + 1 - s.row, at: s.at + 1 - s.row, separators: -1}
	closing, err := l.closing()
	if closing == 0 {
		s.unclosed = max(s.unclosed, l.at)
	}
	if errors.Is(err, errNoRoom) {
		err = nil
	}
	return closing, err
}

// errNoRoom says that a row would be longer than may be held.
var errNoRoom = errors.New("no room to look ahead")

// byteAt is the byte at a place in the row, reading on where it is not there yet;
// none at the end of the file.
func (s *scanner) byteAt(at int) (c byte, there bool, err error) {
	for s.row+at >= s.w && !s.eof {
		if s.row == 0 && s.w == len(s.buf) && s.w >= maxRow {
			return 0, false, errNoRoom
		}
		if err := s.fill(); err != nil {
			return 0, false, err
		}
	}
	if s.row+at >= s.w {
		return 0, false, nil
	}
	return s.buf[s.row+at], true, nil
}

// lookout goes through the text of a quoted cell that may turn out to be none.
type lookout struct {
	s          *scanner
	from, at   int  // places in the row: where the text begins, the next byte
	separators int  // in the line at hand; -1 in that of the opening quote
	stray      bool // a single quote was passed over in this line
}

// maxQuoted bounds the text of a cell in which every quote is doubled.
const maxQuoted = 2 * MaxField

func (l *lookout) closing() (int, error) {
	for {
		more, err := l.toQuote()
		if err != nil || !more {
			return 0, err
		}
		before := l.s.buf[l.s.row+l.at-1]
		begins := l.at > l.from && (before == l.s.delim || before == '\n')
		single, ends, err := l.quotes()
		switch {
		case err != nil:
			return 0, err
		case single && ends:
			return l.at - 1, nil
		case single && (begins || l.at < l.s.unclosed):
			return 0, nil
		case single:
			l.stray = true
		}
	}
}

// toQuote goes to the next quote; false where the cell has ended before it: with the
// file, with the line of a stray quote, at its bound, or where a line seems a row.
func (l *lookout) toQuote() (more bool, err error) {
	for end := l.from + maxQuoted; l.at < end; {
		if _, there, err := l.s.byteAt(l.at); err != nil || !there {
			return false, err
		}
		rest := l.s.buf[l.s.row+l.at : min(l.s.w, l.s.row+end)]
		i := bytes.IndexByte(rest, '"')
		if i < 0 {
			i = len(rest)
		}
		l.at += i
		if !l.passes(rest[:i]) {
			return false, nil
		}
		if i < len(rest) {
			return true, nil
		}
	}
	return false, nil
}

// passes says that a text without quotes may stand in the cell.
func (l *lookout) passes(text []byte) bool {
	for {
		line, rest, ended := bytes.Cut(text, []byte{'\n'})
		if l.separators >= 0 {
			l.separators += bytes.Count(line, []byte{l.s.delim})
			if l.s.columns >= minColumns && l.separators >= l.s.columns-1 {
				return false
			}
		}
		if !ended {
			return true
		}
		if l.stray {
			return false
		}
		l.separators, text = 0, rest
	}
}

// minColumns is from how many columns on a row is told by its separators.
const minColumns = 4

// quotes goes past the quotes at l.at. Two stand for one; single says that one is
// left over, the last, and ends that a cell may end behind it.
func (l *lookout) quotes() (single, ends bool, err error) {
	n := 0
	for {
		c, there, err := l.s.byteAt(l.at)
		switch {
		case err != nil:
			return false, false, err
		case !there, c == l.s.delim, c == '\n':
			return n%2 == 1, true, nil
		case c == '\r':
			next, there, err := l.s.byteAt(l.at + 1)
			return n%2 == 1, !there || next == '\n', err
		case c != '"':
			return n%2 == 1, false, nil
		}
		n++
		l.at++
	}
}

// quoted takes the text between the opening quote at s.at and the closing one. It is
// moved down over doubled quotes, within the buffer.
func (s *scanner) quoted(closing int) (last bool, err error) {
	text := s.buf[s.at+1 : s.row+closing]
	from := s.at + 1 - s.row
	to := from
	s.at = s.row + closing + 1
	s.line += bytes.Count(text, []byte{'\n'})
	for len(text) > 0 {
		i := bytes.IndexByte(text, '"')
		if i < 0 {
			i = len(text) - 1
		}
		to += copy(s.buf[s.row+to:], text[:i+1])
		if bytes.HasPrefix(text[i:], []byte(`""`)) {
			i++
		}
		text = text[i+1:]
	}
	if to-from > MaxField {
		return false, s.tooLong()
	}
	s.spans = append(s.spans, span{from, to})
	return s.endCell()
}

// endCell goes past what stands behind a closing quote: a separator or a line's end.
func (s *scanner) endCell() (last bool, err error) {
	for {
		more, err := s.more()
		if err != nil || !more {
			return true, err
		}
		s.at++
		switch s.buf[s.at-1] {
		case s.delim:
			return false, nil
		case '\n':
			s.line++
			return true, nil
		}
	}
}
