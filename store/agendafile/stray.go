package agendafile

import (
	"bytes"
	"unicode/utf8"
)

// A file of UTF-8 may have bytes that are none: a program cut a letter in two, or
// pasted a text of Windows-1252 in. What they stand for is for a clerk to say, so their
// row is set aside; taking them out, or reading all of the file as Windows-1252, would
// spell names wrongly without a word.

const (
	notUTF8   = "contiene un byte che non è testo UTF-8"
	strayMark = "?" // in place of such bytes
)

// strayIn marks the stray bytes of a row, and says which of the cells that are read
// has some; nil for none.
func (r *reader) strayIn(cells [][]byte) (f *fault) {
	for i, c := range cells {
		if utf8.Valid(c) {
			continue
		}
		cells[i] = bytes.ToValidUTF8(c, []byte(strayMark))
		if f == nil && i < len(r.cols.reads) && r.cols.reads[i] {
			f = &fault{r.cols.names[i], string(cells[i]), notUTF8}
		}
	}
	return f
}
