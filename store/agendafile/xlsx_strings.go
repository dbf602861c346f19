package agendafile

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
)

// The bounds of the texts that cells share, which are held whole: more than a sheet has
// that unpacks to what it may.
const (
	maxStrings = 2_000_000
	textBlock  = 1 << 20
	maxBlocks  = 48
)

// sharedStrings holds the texts that cells refer to by number, close together:
// each stands in a block behind its length.
type sharedStrings struct {
	blocks [][]byte
	refs   []uint32 // place of each text: block and place within it
}

// add keeps one more text, or says which bound it breaks.
func (s *sharedStrings) add(text []byte) (reason string) {
	if len(s.refs) == maxStrings {
		return "ha più di 2.000.000 di testi nell'elenco che le celle hanno in comune"
	}
	var head [binary.MaxVarintLen32]byte
	n := binary.PutUvarint(head[:], uint64(len(text)))
	last := len(s.blocks) - 1
	if last < 0 || len(s.blocks[last])+n+len(text) > textBlock {
		if len(s.blocks) == maxBlocks {
			return "ha più di 48 MiB di testi nell'elenco che le celle hanno in comune"
		}
		s.blocks = append(s.blocks, make([]byte, 0, textBlock))
		last++
	}
	s.refs = append(s.refs, uint32(last*textBlock+len(s.blocks[last])))
	s.blocks[last] = append(append(s.blocks[last], head[:n]...), text...)
	return ""
}

// get is the text of a number as a cell writes it.
func (s *sharedStrings) get(number []byte) ([]byte, bool) {
	i, err := strconv.Atoi(string(bytes.TrimSpace(number)))
	if err != nil || i < 0 || i >= len(s.refs) {
		return nil, false
	}
	at := s.refs[i]
	block := s.blocks[at/textBlock][at%textBlock:]
	size, n := binary.Uvarint(block)
	return block[n : n+int(size)], true
}

// readStrings reads the part of the shared texts.
func (w *workbook) readStrings(part string) error {
	r, content, err := w.openPart(part)
	if err != nil {
		return err
	}
	defer content.Close() //nolint:errcheck // only read from
	var text cellText
	for {
		t, err := r.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return w.partError(part, err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "si" {
				text.reset()
			}
			text.open(t.Name.Local)
		case xml.CharData:
			text.add(t)
		case xml.EndElement:
			text.close(t.Name.Local)
			if t.Name.Local != "si" {
				continue
			}
			if reason := w.strings.add(text.content()); reason != "" {
				return refuse(w.file, reason+": salvarlo come CSV o dividerlo in più file")
			}
		}
	}
}

// cellText gathers the text of a shared or inline string: of its runs, but not of
// the hints for reading aloud. A text longer than a field may be is cut one byte
// beyond, so that who uses it sees that it is too long.
type cellText struct {
	text     []byte
	phonetic int
	inside   bool
}

func (c *cellText) reset() { *c = cellText{text: c.text[:0]} }

func (c *cellText) open(local string) {
	switch local {
	case "rPh":
		c.phonetic++
	case "t":
		c.inside = c.phonetic == 0
	}
}

func (c *cellText) close(local string) {
	switch local {
	case "rPh":
		c.phonetic--
	case "t":
		c.inside = false
	}
}

func (c *cellText) add(b []byte) {
	if c.inside {
		c.text = append(c.text, b[:min(len(b), MaxField+1-len(c.text))]...)
	}
}

func (c *cellText) content() []byte { return unescaped(c.text) }

// unescaped undoes, in place, the form _x000D_ in which Excel writes characters
// that XML cannot hold.
func unescaped(b []byte) []byte {
	if !bytes.Contains(b, []byte("_x")) {
		return b
	}
	out := b[:0]
	for i := 0; i < len(b); i++ {
		if b[i] == '_' && i+7 <= len(b) && b[i+1] == 'x' && b[i+6] == '_' {
			if n, err := strconv.ParseUint(string(b[i+2:i+6]), 16, 16); err == nil && n < 0x80 {
				out = append(out, byte(n))
				i += 6
				continue
			}
		}
		out = append(out, b[i])
	}
	return out
}
