package agendafile

import "unicode/utf8"

// utf8Check tells whether a text that comes in pieces is UTF-8.
type utf8Check struct {
	folded bool   // a calendar: its lines may be folded, even within a letter
	cut    []byte // the beginning of a letter, at the end of the last piece
	joined []byte // memory for a piece with what belongs before it
	not    bool

	ended, cr bool // of a folded text: a line has ended, perhaps to go on; a \r came last
}

func (c *utf8Check) add(piece []byte) {
	if c.not {
		return
	}
	if c.folded || len(c.cut) > 0 {
		c.joined = append(c.joined[:0], c.cut...)
		if c.folded {
			c.joined = c.unfold(c.joined, piece)
		} else {
			c.joined = append(c.joined, piece...)
		}
		piece = c.joined
	}
	whole := len(piece) - cutRune(piece)
	c.not = !utf8.Valid(piece[:whole])
	c.cut = append(c.cut[:0], piece[whole:]...)
}

// valid answers once all pieces have come.
func (c *utf8Check) valid() bool { return !c.not && len(c.cut) == 0 }

// unfold appends a piece without the line ends that a blank takes back.
func (c *utf8Check) unfold(dst, piece []byte) []byte {
	for _, b := range piece {
		switch {
		case c.ended && (b == ' ' || b == '\t'):
			c.ended = false
			continue
		case c.ended, c.cr && b != '\r' && b != '\n':
			dst = append(dst, '\n')
		}
		c.ended, c.cr = b == '\n', b == '\r'
		if !c.ended && !c.cr {
			dst = append(dst, b)
		}
	}
	return dst
}

// cutRune is how many bytes at the end of b begin a rune that is not whole.
func cutRune(b []byte) int {
	for i := 1; i < utf8.UTFMax && i <= len(b); i++ {
		if c := b[len(b)-i]; utf8.RuneStart(c) {
			if !utf8.FullRune(b[len(b)-i:]) {
				return i
			}
			return 0
		}
	}
	return 0
}
