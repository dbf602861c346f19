package agendafile

import (
	"bufio"
	"context"
	"encoding/xml"
	"errors"
	"io"
)

// maxToken bounds one tag or one text of a part, in bytes.
const maxToken = maxRow

var (
	errToken    = errors.New("a tag or text is too long")
	errUnpacked = errors.New("too much when unpacked")
)

// xmlReader reads the XML of one part. It knows no document type and no entities
// but the five of XML: nothing multiplies or is fetched.
type xmlReader struct {
	dec   *xml.Decoder
	bytes *boundedBytes
	open  []string // names of the tags that are open
}

// maxDepth is how deeply tags may lie in one another: those of a workbook take ten.
const maxDepth = 256

// xmlElement is a tag that opens.
type xmlElement struct{ xml.StartElement }

func (e *xmlElement) local() string { return e.Name.Local }

// attr is an attribute whatever its name space, empty for none.
func (e *xmlElement) attr(name string) string {
	for i := range e.Attr {
		if e.Attr[i].Name.Local == name {
			return e.Attr[i].Value
		}
	}
	return ""
}

// next gives the next token, good until the next call; io.EOF at a proper end.
func (r *xmlReader) next() (xml.Token, error) {
	r.bytes.token = maxToken
	t, err := r.dec.RawToken()
	switch t := t.(type) {
	case xml.StartElement:
		if r.open = append(r.open, t.Name.Local); len(r.open) > maxDepth {
			return nil, errors.New("tags too deep in one another")
		}
	case xml.EndElement:
		last := len(r.open) - 1
		if last < 0 || r.open[last] != t.Name.Local {
			return nil, errors.New("an end without a beginning")
		}
		r.open = r.open[:last]
	case xml.Directive:
		return nil, errors.New("a document type")
	case nil:
		if errors.Is(err, io.EOF) && len(r.open) > 0 {
			err = io.ErrUnexpectedEOF
		}
	}
	return t, err
}

// openPart opens the XML of a part; close it when done.
func (w *workbook) openPart(part string) (*xmlReader, io.Closer, error) {
	z := w.parts[partKey(part)]
	if z == nil {
		return nil, nil, w.damaged(part)
	}
	content, err := z.Open()
	if err != nil {
		return nil, nil, w.partError(part, err)
	}
	b := &boundedBytes{r: bufio.NewReaderSize(stoppable{w.ctx, content}, 32<<10), left: &w.left}
	r := &xmlReader{dec: xml.NewDecoder(b), bytes: b}
	if head, err := b.r.Peek(3); err == nil && string(head) == "\xef\xbb\xbf" {
		_, _ = b.r.Discard(3) // they are there
	}
	return r, content, nil
}

// readPart hands every opening tag of a part to element.
func (w *workbook) readPart(part string, element func(*xmlReader, xmlElement) error) error {
	r, content, err := w.openPart(part)
	if err != nil {
		return err
	}
	defer content.Close() //nolint:errcheck // only read from
	for {
		t, err := r.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return w.partError(part, err)
		}
		if start, ok := t.(xml.StartElement); ok {
			if err := element(r, xmlElement{start}); err != nil {
				return w.partError(part, err)
			}
		}
	}
}

// partError is what the clerk reads of a part that cannot be read.
func (w *workbook) partError(part string, err error) error {
	switch {
	case errors.Is(err, errUnpacked):
		return refuse(w.file, "supera, una volta decompresso, il limite di 256 MiB")
	case w.ctx.Err() != nil:
		return w.ctx.Err()
	case isSentence(err):
		return err
	}
	return w.damaged(part)
}

// boundedBytes hands bytes to the XML decoder one by one and counts them.
type boundedBytes struct {
	r     *bufio.Reader
	token int    // bytes left for the token in hand
	left  *int64 // bytes left for the whole workbook
}

func (b *boundedBytes) ReadByte() (byte, error) {
	if b.token--; b.token < 0 {
		return 0, errToken
	}
	if *b.left--; *b.left < 0 {
		return 0, errUnpacked
	}
	return b.r.ReadByte()
}

// Read is for what asks for an io.Reader; the decoder takes single bytes.
func (b *boundedBytes) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	c, err := b.ReadByte()
	if err != nil {
		return 0, err
	}
	p[0] = c
	return 1, nil
}

// stoppable stops reading when the context ends.
type stoppable struct {
	ctx context.Context
	r   io.Reader
}

func (s stoppable) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.r.Read(p)
}
