// Package text makes foreign text safe to keep and to show, and folds it into
// keys for searching. Every text that comes from a file, a scanner or another
// desk passes through Clean at the border; the border composes accents (NFC)
// first, since the standard library cannot.
package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxLen is the longest text Clean lets through, in bytes: the bound of one field
// of an export. A reader that must refuse a longer field does so before cleaning.
const MaxLen = 64 << 10

// maxMarks is how many combining marks may follow one another: more than any
// written language stacks, few enough not to spill over neighbouring lines.
const maxMarks = 4

// Clean gives s without anything that could move a cursor, change a colour, make
// a terminal answer, hide, or reorder: escape sequences and their contents,
// control characters, bidirectional and zero-width characters, line and paragraph
// separators, private and non-characters, bytes that are not UTF-8, and whatever
// lies beyond MaxLen. Line breaks and tabs become a space, as does every other
// kind of space.
//
// removed counts what was taken out, a whole escape sequence as one; the spaces
// put for breaks are not counted, since honest files have them. Cleaning twice
// changes nothing more. Text that is clean already is returned as it is, without
// allocation.
func Clean(s string) (clean string, removed int) {
	n := cleanPrefix(s)
	if n == len(s) && n <= MaxLen {
		return s, 0
	}
	c := cleaner{src: s, pos: n}
	c.out.Grow(min(len(s), MaxLen))
	c.out.WriteString(s[:n])
	c.run()
	clean = c.out.String()
	if len(clean) > MaxLen {
		clean = clean[:runeStart(clean, MaxLen)]
		c.removed++
	}
	return clean, c.removed
}

// IsClean says that Clean would change nothing.
func IsClean(s string) bool { return len(s) <= MaxLen && cleanPrefix(s) == len(s) }

// cleanPrefix is how many leading bytes of s can stay as they are: not half a run
// of marks, since the cleaner has to count runs from their beginning.
func cleanPrefix(s string) int {
	marks := 0
	for i := 0; i < len(s); {
		if b := s[i]; b < utf8.RuneSelf {
			if b < ' ' || b == 0x7f {
				return runStart(s, i)
			}
			marks = 0
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError || verdictOf(r) != keep {
			return runStart(s, i)
		}
		if !isMark(r) {
			marks = 0
		} else if marks++; marks > maxMarks {
			return runStart(s, i)
		}
		i += size
	}
	return len(s)
}

// runStart goes back from i over the marks that stand before it.
func runStart(s string, i int) int {
	for i > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if !isMark(r) {
			break
		}
		i -= size
	}
	return i
}

// runeStart is the beginning of the rune that covers byte i of valid UTF-8.
func runeStart(s string, i int) int {
	for !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

type cleaner struct {
	src     string
	pos     int
	marks   int
	out     strings.Builder
	removed int
}

func (c *cleaner) run() {
	for c.pos < len(c.src) {
		r, size := decode(c.src[c.pos:])
		if n := sequence(c.src[c.pos:]); n > 0 {
			c.pos += n
			c.removed++
			continue
		}
		switch verdictOf(r) {
		case keep:
			c.keep(r)
		case space:
			c.out.WriteByte(' ')
			c.marks = 0
			if r == '\r' && strings.HasPrefix(c.src[c.pos+size:], "\n") {
				size++
			}
		case separator:
			c.out.WriteByte(' ')
			c.marks = 0
			c.removed++
		case drop:
			c.removed++
		}
		c.pos += size
	}
}

func (c *cleaner) keep(r rune) {
	if !isMark(r) {
		c.marks = 0
	} else if c.marks++; c.marks > maxMarks {
		c.removed++
		return
	}
	c.out.WriteRune(r)
}

// decode reads one rune; a lone byte of the C1 range, as old 8-bit terminals take
// it, counts as that control.
func decode(s string) (rune, int) {
	r, size := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && size == 1 && s[0] >= 0x80 && s[0] <= 0x9f {
		return rune(s[0]), 1
	}
	return r, size
}

// isMark says that r combines with what stands before it.
func isMark(r rune) bool { return r >= 0x300 && unicode.In(r, unicode.Mn, unicode.Me) }

type verdict byte

const (
	keep verdict = iota
	space
	separator // a break that no honest export holds: a space, and counted
	drop
)

func verdictOf(r rune) verdict {
	switch {
	case r == '\n', r == '\t', r == '\r':
		return space
	case r < ' ', r >= 0x7f && r < 0xa0, r == utf8.RuneError:
		return drop
	case r < 0x7f:
		return keep
	case r == 0x2028, r == 0x2029:
		return separator
	case unicode.Is(unicode.Zs, r):
		return space
	case invisible(r):
		return drop
	}
	return keep
}

// invisible says that r shows nothing or reorders what stands around it: format
// characters (Cf: bidirectional controls, zero-width, tags), private use, and the
// characters that a renderer may ignore.
func invisible(r rune) bool {
	return r >= 0xad && unicode.In(r, unicode.Cf, unicode.Co, ignorable)
}

var ignorable = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x034f, Hi: 0x034f, Stride: 1}, {Lo: 0x115f, Hi: 0x1160, Stride: 1}, {Lo: 0x17b4, Hi: 0x17b5, Stride: 1},
		{Lo: 0x180b, Hi: 0x180f, Stride: 1}, {Lo: 0x2065, Hi: 0x2065, Stride: 1}, {Lo: 0x3164, Hi: 0x3164, Stride: 1},
		{Lo: 0xfdd0, Hi: 0xfdef, Stride: 1}, {Lo: 0xfe00, Hi: 0xfe0f, Stride: 1}, {Lo: 0xffa0, Hi: 0xffa0, Stride: 1},
		{Lo: 0xfff0, Hi: 0xfff8, Stride: 1}, {Lo: 0xfffe, Hi: 0xffff, Stride: 1},
	},
	R32: []unicode.Range32{
		{Lo: 0x1fffe, Hi: 0x1ffff, Stride: 1}, {Lo: 0x2fffe, Hi: 0x2ffff, Stride: 1}, {Lo: 0x3fffe, Hi: 0x3ffff, Stride: 1},
		{Lo: 0xe0000, Hi: 0xe0fff, Stride: 1}, {Lo: 0xf0000, Hi: unicode.MaxRune, Stride: 1},
	},
}
