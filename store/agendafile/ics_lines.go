package agendafile

import (
	"bufio"
	"errors"
	"io"
	"strings"
)

// contentLines takes a calendar apart into its lines, folded ones joined. However
// long a line is, no more than a field's bound of it is held.
type contentLines struct {
	src     *bufio.Reader
	line    int // where the line given last begins
	nextAt  int
	buf     []byte
	cut     bool
	current contentLine
	again   bool
}

// contentLine is «NAME;PARAM=x:value»; the name is empty where a line has not this
// form, and the value is then all of it.
type contentLine struct {
	name, params, value string
	cut                 bool // the line went on beyond what a field may hold
}

func newContentLines(src io.Reader) *contentLines {
	return &contentLines{src: bufio.NewReaderSize(src, 64<<10), nextAt: 1}
}

// back hands the last line out again.
func (c *contentLines) back() { c.again = true }

func (c *contentLines) next() (contentLine, error) {
	if c.again {
		c.again = false
		return c.current, nil
	}
	for {
		if err := c.unfolded(); err != nil {
			return contentLine{}, err
		}
		if len(c.buf) > 0 {
			c.current = parseContent(string(c.buf))
			c.current.cut = c.cut
			return c.current, nil
		}
	}
}

// unfolded reads a line and those that continue it: they begin with a blank.
func (c *contentLines) unfolded() error {
	c.buf, c.cut, c.line = c.buf[:0], false, c.nextAt
	if err := c.physical(); err != nil {
		return err
	}
	for {
		b, err := c.src.ReadByte()
		if err != nil {
			return nil // the next call meets it again
		}
		if b != ' ' && b != '\t' {
			return c.src.UnreadByte()
		}
		if err := c.physical(); err != nil && !errors.Is(err, io.EOF) {
			return err
		}
	}
}

// physical adds one line of the file, without its end.
func (c *contentLines) physical() error {
	const most = MaxField + 1024 // name and parameters stand before the value
	from := len(c.buf)
	read := 0
	for {
		part, err := c.src.ReadSlice('\n')
		read += len(part)
		if room := most - len(c.buf); len(part) > room {
			part, c.cut = part[:room], true
		}
		c.buf = append(c.buf, part...)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && read == 0:
			return io.EOF
		case err != nil && !errors.Is(err, io.EOF):
			return err
		}
		break
	}
	c.nextAt++
	end := len(c.buf)
	for end > from && (c.buf[end-1] == '\n' || c.buf[end-1] == '\r') {
		end--
	}
	c.buf = c.buf[:end]
	return nil
}

// parseContent finds the colon after the name and the parameters, which may hold
// colons between quotes.
func parseContent(s string) contentLine {
	quoted := false
	for i := range len(s) {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case s[i] == ':' && !quoted:
			name, params, _ := strings.Cut(s[:i], ";")
			if name = strings.ToUpper(strings.TrimSpace(name)); name == "" {
				return contentLine{value: s}
			}
			return contentLine{name: name, params: params, value: s[i+1:]}
		}
	}
	return contentLine{value: s}
}

func (p *contentLine) is(name, value string) bool {
	return p.name == name && strings.EqualFold(strings.TrimSpace(p.value), value)
}

// param is a parameter's value without its quotes, empty for none.
func (p *contentLine) param(name string) string {
	for rest := p.params; rest != ""; {
		end, quoted := len(rest), false
		for i := range len(rest) {
			if rest[i] == '"' {
				quoted = !quoted
			}
			if rest[i] == ';' && !quoted {
				end = i
				break
			}
		}
		key, value, _ := strings.Cut(rest[:end], "=")
		if strings.EqualFold(strings.TrimSpace(key), name) {
			return strings.Trim(strings.TrimSpace(value), `"`)
		}
		rest = strings.TrimPrefix(rest[end:], ";")
	}
	return ""
}

// text undoes the escapes of a text value.
func (p *contentLine) text() string {
	if !strings.Contains(p.value, `\`) {
		return p.value
	}
	var out strings.Builder
	for i := 0; i < len(p.value); i++ {
		c := p.value[i]
		if c == '\\' && i+1 < len(p.value) {
			i++
			if c = p.value[i]; c == 'n' || c == 'N' {
				c = '\n'
			}
		}
		out.WriteByte(c)
	}
	return out.String()
}
