package agendafile

import (
	"bytes"
	"io"

	"civico/sportello/domain/text"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// encoding is how a file's text is written.
type encoding int

const (
	utf8Text encoding = iota
	utf8BOM
	utf16LE
	utf16BE
	windows1252
)

var boms = []struct {
	enc  encoding
	mark []byte
}{
	{utf8BOM, []byte{0xef, 0xbb, 0xbf}},
	{utf16LE, []byte{0xff, 0xfe}},
	{utf16BE, []byte{0xfe, 0xff}},
}

// encodingOf decides by the byte order mark, else by the NUL bytes of UTF-16, else by
// whether the whole file is UTF-8, perhaps with stray bytes; what is not can only be
// Windows-1252, in which every byte is something.
func encodingOf(head []byte, isUTF8 bool) encoding {
	for _, b := range boms {
		if bytes.HasPrefix(head, b.mark) {
			return b.enc
		}
	}
	if enc, ok := bareUTF16(head); ok {
		return enc
	}
	if isUTF8 {
		return utf8Text
	}
	return windows1252
}

// bareUTF16 tells UTF-16 without a mark: every other byte of nearly all letters of
// Europe is NUL, and of which it is tells the order. Only the first line is asked:
// whoever books may write NULs below it.
func bareUTF16(head []byte) (encoding, bool) {
	blanks := len(head) - len(bytes.TrimLeft(head, "\r\n\x00"))
	head = head[blanks&^1:]
	if end := bytes.IndexByte(head, '\n'); end >= 0 {
		head = head[:end]
	}
	var nul [2]int
	for i, c := range head {
		if c == 0 {
			nul[i%2]++
		}
	}
	letters := len(head) / 2
	switch {
	case letters == 0 || min(nul[0], nul[1]) > letters/8:
	case nul[1] > letters/2:
		return utf16LE, true
	case nul[0] > letters/2:
		return utf16BE, true
	}
	return 0, false
}

// decoded gives the text of r as UTF-8, without its byte order mark.
func (e encoding) decoded(r io.Reader) (io.Reader, error) {
	switch e {
	case utf8BOM:
		_, err := io.CopyN(io.Discard, r, 3)
		return r, err
	case utf16LE:
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Reader(r), nil
	case utf16BE:
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Reader(r), nil
	case windows1252:
		return charmap.Windows1252.NewDecoder().Reader(r), nil
	}
	return r, nil
}

// shown is a text of the file as a sentence may hold it: clean and short.
func shown(s string) string {
	s, _ = text.Clean(s)
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}
