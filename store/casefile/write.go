package casefile

import (
	"bytes"
	"encoding/json"
	"io"
	"strconv"
	"strings"

	"civico/sportello/domain"
)

// Write writes the known facts of a case as a case file, in the order of the
// definition, one fact a line: the same case gives the same bytes, and Read gives
// the same facts back. An empty entry of a list keeps its place as {} before
// others and is dropped at the list's end.
func Write(w io.Writer, c *domain.Case) error {
	tree := &branch{node: domain.Root()}
	for _, ch := range domain.Known(c) {
		tree.put(ch.Path, ch.Value)
	}
	var b bytes.Buffer
	tree.write(&b, "\n")
	b.WriteByte('\n')
	_, err := w.Write(b.Bytes())
	return err
}

// branch is an object or a list on the way to being written; text is a single fact.
type branch struct {
	node  *domain.Node
	list  bool
	text  string
	names []string
	below []*branch
}

func (t *branch) put(path, value string) {
	if path == "" {
		t.text = value
		return
	}
	part, rest, _ := strings.Cut(path, ".")
	key, index, listed := strings.Cut(part, "[")
	next := t.child(key, t.node.Field(key))
	if listed {
		next.list = true
		i, _ := strconv.Atoi(strings.TrimSuffix(index, "]")) // Known writes nothing else
		for len(next.below) <= i {
			next.below = append(next.below, &branch{node: next.node})
			next.names = append(next.names, "")
		}
		next = next.below[i]
	}
	next.put(rest, value)
}

func (t *branch) child(key string, node *domain.Node) *branch {
	for i, name := range t.names {
		if name == key {
			return t.below[i]
		}
	}
	b := &branch{node: node}
	t.names, t.below = append(t.names, key), append(t.below, b)
	return b
}

// write puts the branch down; newline is a line break with the indentation of the
// line the branch begins on.
func (t *branch) write(b *bytes.Buffer, newline string) {
	switch {
	case t.text != "":
		t.fact(b)
		return
	case len(t.below) == 0:
		b.WriteString("{}")
		return
	}
	open, shut := byte('{'), byte('}')
	if t.list {
		open, shut = '[', ']'
	}
	b.WriteByte(open)
	for i, below := range t.below {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(newline + "  ")
		if !t.list {
			b.WriteString(quoted(t.names[i]) + ": ")
		}
		below.write(b, newline+"  ")
	}
	b.WriteString(newline)
	b.WriteByte(shut)
}

func (t *branch) fact(b *bytes.Buffer) {
	switch {
	case t.node.Kind == domain.KindObject && t.text == domain.WalkIn:
		b.WriteString("null")
	case t.node.Kind == domain.KindTri || isNumber(t.node):
		b.WriteString(t.text)
	case t.node.Kind == domain.KindTexts:
		b.WriteByte('[')
		for i, s := range strings.Split(t.text, ",") {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString(quoted(s))
		}
		b.WriteByte(']')
	default:
		b.WriteString(quoted(t.text))
	}
}

func quoted(s string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		return `""` // a string is always encodable
	}
	return strings.TrimSuffix(b.String(), "\n")
}
