package agendafile

import (
	"bytes"

	"civico/sportello/domain/text"

	"golang.org/x/text/unicode/norm"
)

// isFormula says that a spreadsheet would count a text instead of showing it, or
// that it is such a text behind the quotes that keep it from that.
func isFormula[T string | []byte](v T) bool {
	for i := range len(v) {
		switch v[i] {
		case '\'':
		case '=', '+', '-', '@', '\t', '\r':
			return true
		default:
			return false
		}
	}
	return false
}

// trim takes the blanks of a line off both ends; bytes.Trim costs more than the rest
// of tidy.
func trim(v []byte) []byte {
	for len(v) > 0 && isBlank(v[0]) {
		v = v[1:]
	}
	for len(v) > 0 && isBlank(v[len(v)-1]) {
		v = v[:len(v)-1]
	}
	return v
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

var doubleSpace = []byte("  ")

// tidy cleans a cell: nothing hostile, accents composed, single spaces, none at
// the ends. Of a spreadsheet's cell the ways to keep a text from being counted are
// undone: ="0012" and, as our own exports have it, '+39.
func tidy(v []byte, sheet bool) (clean []byte, removed bool) {
	v = trim(v)
	switch {
	case !sheet || len(v) < 2:
	case len(v) > 3 && v[0] == '=' && v[1] == '"' && v[len(v)-1] == '"':
		v = trim(v[2 : len(v)-1])
	case v[0] == '\'' && isFormula(v):
		v = v[1:]
	}
	plain := true
	for i, c := range v {
		if c < ' ' || c >= 0x7f || c == ' ' && v[i-1] == ' ' {
			plain = false
			break
		}
	}
	if plain {
		return v, false
	}
	switch {
	case !norm.NFC.IsNormal(v):
		v = norm.NFC.Bytes(v)
	case text.IsClean(string(v)) && !bytes.Contains(v, doubleSpace):
		return v, false
	}
	s, n := text.Clean(string(v))
	clean = bytes.Join(bytes.Fields([]byte(s)), []byte{' '})
	if n > 0 && !norm.NFC.IsNormal(clean) { // what was removed had stood between a letter and its accent
		clean = norm.NFC.Bytes(clean)
	}
	return clean, n > 0
}
