package agendafile

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"
)

// utf8Check tells whether a text that comes in pieces is UTF-8, or is but for some
// stray bytes.
type utf8Check struct {
	folded bool   // a calendar: its lines may be folded, even within a letter
	cut    []byte // the beginning of a letter, at the end of the last piece
	joined []byte // memory for a piece with what belongs before it

	// Lines, or what a piece has of them, with a letter of several bytes and with a
	// byte of none. Lines are counted and no bytes, lest one field outweighs a file.
	lettered, stray int

	ended, cr bool // of a folded text: a line has ended, perhaps to go on; a \r came last
}

func (c *utf8Check) add(piece []byte) {
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
	c.weigh(piece[:whole])
	c.cut = append(c.cut[:0], piece[whole:]...)
}

func (c *utf8Check) weigh(text []byte) {
	for at := plainPrefix(text); at < len(text); at = plainPrefix(text) {
		var line []byte
		line, text, _ = bytes.Cut(text[at:], []byte{'\n'})
		switch {
		case utf8.Valid(line):
			c.lettered++
		case hasLikelyLetter(line):
			c.lettered++
			c.stray++
		default:
			c.stray++
		}
	}
}

// valid answers, once all pieces have come, whether all is UTF-8.
func (c *utf8Check) valid() bool { return c.stray == 0 && len(c.cut) == 0 }

// mostly answers whether it is but for stray bytes. Two bytes of Windows-1252 that
// make a letter of UTF-8 are rare; as many lines with the one as with the other are
// UTF-8, since then what is wrong shows.
func (c *utf8Check) mostly() bool {
	return c.valid() || c.lettered > 0 && c.lettered >= c.stray
}

// plainPrefix is how many bytes at the beginning of b are ASCII.
func plainPrefix(b []byte) int {
	i := 0
	for i+8 <= len(b) && binary.NativeEndian.Uint64(b[i:])&0x8080808080808080 == 0 {
		i += 8
	}
	for i < len(b) && b[i] < utf8.RuneSelf {
		i++
	}
	return i
}

// hasLikelyLetter says that among stray bytes there is a letter that names and notes
// have. In Windows-1252 «É», «Ì» or «Ò» before a closing quote make letters of
// alphabets that nobody here writes.
func hasLikelyLetter(line []byte) bool {
	for len(line) > 0 {
		r, size := utf8.DecodeRune(line)
		if size > 1 && (r <= '\u017f' || r >= '\u0800') {
			return true
		}
		line = line[size:]
	}
	return false
}

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
