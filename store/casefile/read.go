// Package casefile reads and writes the case file: one JSON document that holds a
// case as far as it is known, its JSON Schema, and the evaluation of it. All three
// come from the one definition of the facts in package domain, so they cannot
// differ.
package casefile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	cleaning "civico/sportello/domain/text"
)

const (
	maxFile = 1 << 20 // bytes of a case file
	maxText = 4 << 10 // bytes of one text
)

// required are the facts without which nothing can be judged.
var required = []string{"procedure", "office", "filed_on"}

// Error is what is wrong with a case file, and where.
type Error struct {
	Path     string // "parents[0].role"; empty where the document itself is wrong
	Value    string // as the file has it, quoted, cut to what a line can bear; empty for none
	Expected string // Italian
	Line     int    // from 1; 0 where a fact is missing
}

// Error is the sentence for the clerk.
func (e *Error) Error() string {
	s := e.Expected
	if e.Value != "" {
		s = e.Value + ": " + s
	}
	if e.Path != "" {
		s = e.Path + ": " + s
	}
	if e.Line > 0 {
		s += fmt.Sprintf(" (riga %d)", e.Line)
	}
	return s
}

// Read reads one case file. An absent or null fact is unknown, a null booking is a
// walk-in. Texts are composed (NFC) and cleaned of what no screen may show. A
// document that is not the case file answers *desk.Sentence, for bad input, around
// *Error; an office is not looked up here.
func Read(r io.Reader) (*domain.Case, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return nil, &desk.Sentence{Text: "la pratica non si riesce a leggere", Usage: true, Cause: err}
	}
	c, bad := read(text)
	if bad != nil {
		return nil, &desk.Sentence{Text: bad.Error(), Usage: true, Cause: bad}
	}
	return c, nil
}

func read(text []byte) (*domain.Case, *Error) {
	if len(text) > maxFile {
		return nil, &Error{Expected: fmt.Sprintf("pratica troppo grande: al massimo %d kB", maxFile>>10)}
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if !utf8.Valid(text) {
		return nil, &Error{Expected: "il testo non è UTF-8", Line: 1 + bytes.Count(text[:firstBad(text)], []byte{'\n'})}
	}
	rd := &reader{text: text, dec: json.NewDecoder(bytes.NewReader(text)), into: new(domain.Case)}
	rd.dec.UseNumber()
	if err := rd.document(); err != nil {
		return nil, err
	}
	for _, path := range required {
		if v, err := domain.Get(rd.into, path); err != nil || v == "" {
			return nil, &Error{Path: path, Expected: "manca, ed è necessario"}
		}
	}
	return rd.into, nil
}

func firstBad(text []byte) int {
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(text)
}

// reader walks the document along the definition: what the definition does not
// have is refused where it begins, so nesting is as deep as the definition is.
type reader struct {
	text []byte
	dec  *json.Decoder
	into *domain.Case
}

func (r *reader) line() int {
	return 1 + bytes.Count(r.text[:min(int(r.dec.InputOffset()), len(r.text))], []byte{'\n'})
}

func (r *reader) bad(path, value, expected string) *Error {
	return &Error{Path: path, Value: value, Expected: expected, Line: r.line()}
}

// token reads on, or tells in Italian that this is no JSON.
func (r *reader) token(path string) (json.Token, *Error) {
	t, err := r.dec.Token()
	if err == nil {
		return t, nil
	}
	e := &Error{Path: path, Expected: "JSON non valido", Line: r.line()}
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
		e.Expected = "il documento finisce prima del tempo"
	case errors.As(err, &syntax):
		e.Line = 1 + bytes.Count(r.text[:min(int(syntax.Offset), len(r.text))], []byte{'\n'})
	}
	return nil, e
}

func (r *reader) document() *Error {
	t, err := r.token("")
	if err != nil {
		return err
	}
	if t != json.Delim('{') {
		return r.bad("", shown(t), "atteso un oggetto con la pratica")
	}
	if err := r.object(domain.Root(), ""); err != nil {
		return err
	}
	line := r.line()
	if _, err := r.dec.Token(); !errors.Is(err, io.EOF) {
		return &Error{Expected: "c'è altro dopo la pratica", Line: line}
	}
	return nil
}

// object reads the keys of an object whose brace was read.
func (r *reader) object(n *domain.Node, path string) *Error {
	seen := make(map[string]bool, len(n.Fields))
	for r.dec.More() {
		t, err := r.token(path)
		if err != nil {
			return err
		}
		key, _ := t.(string) // the decoder lets nothing else stand before a colon
		at := join(path, key)
		field := n.Field(key)
		switch {
		case field == nil:
			return r.bad(join(path, shownKey(key)), "", "chiave sconosciuta")
		case seen[key]:
			return r.bad(at, "", "la chiave è scritta due volte")
		}
		seen[key] = true
		if err := r.value(field, at); err != nil {
			return err
		}
	}
	_, err := r.token(path)
	return err
}

func (r *reader) value(n *domain.Node, path string) *Error {
	t, err := r.token(path)
	if err != nil {
		return err
	}
	if t == nil {
		if path == "booking" {
			return r.set(n, path, domain.WalkIn)
		}
		return nil
	}
	switch n.Kind {
	case domain.KindObject:
		if t != json.Delim('{') {
			return r.bad(path, shown(t), "atteso un oggetto o null")
		}
		return r.object(n, path)
	case domain.KindList, domain.KindTexts:
		if t != json.Delim('[') {
			return r.bad(path, shown(t), "atteso un elenco o null")
		}
		if n.Kind == domain.KindList {
			return r.list(n, path)
		}
		return r.texts(n, path)
	}
	return r.single(n, path, t)
}

func (r *reader) list(n *domain.Node, path string) *Error {
	for i := 0; r.dec.More(); i++ {
		at := path + "[" + strconv.Itoa(i) + "]"
		t, err := r.token(at)
		switch {
		case err != nil:
			return err
		case i == domain.MaxEntries:
			return r.bad(path, "", fmt.Sprintf("al massimo %d voci", domain.MaxEntries))
		case t == nil:
			continue
		case t != json.Delim('{'):
			return r.bad(at, shown(t), "atteso un oggetto o null")
		}
		if err := r.object(n, at); err != nil {
			return err
		}
	}
	_, err := r.token(path)
	return err
}

// texts are kept joined by commas, as in events, so an entry holds none.
func (r *reader) texts(n *domain.Node, path string) *Error {
	var all []string
	for i := 0; r.dec.More(); i++ {
		at := path + "[" + strconv.Itoa(i) + "]"
		t, err := r.token(at)
		if err != nil {
			return err
		}
		s, isText := t.(string)
		switch s = clean(s); {
		case i == domain.MaxEntries:
			return r.bad(path, "", fmt.Sprintf("al massimo %d voci", domain.MaxEntries))
		case !isText || s == "" || strings.Contains(s, ","):
			return r.bad(at, shown(t), "atteso un testo non vuoto, senza virgole")
		case len(s) > maxText:
			return r.bad(at, "", "testo troppo lungo")
		case !hasForm(n.Form, s):
			return r.bad(at, shown(t), formWords(n.Form))
		}
		all = append(all, s)
	}
	if _, err := r.token(path); err != nil {
		return err
	}
	return r.set(n, path, strings.Join(all, ","))
}

// single reads one fact that is not null.
func (r *reader) single(n *domain.Node, path string, t json.Token) *Error {
	want := expectation(n)
	switch x := t.(type) {
	case bool:
		if n.Kind == domain.KindTri {
			return r.set(n, path, strconv.FormatBool(x))
		}
	case json.Number:
		if s, ok := numeral(n, x); ok {
			return r.set(n, path, s)
		}
	case string:
		if n.Kind == domain.KindTri || isNumber(n) {
			break
		}
		if n.Kind != domain.KindText {
			if x == "" {
				break
			}
			return r.set(n, path, x)
		}
		s := clean(x)
		switch {
		case len(s) > maxText:
			return r.bad(path, "", "testo troppo lungo")
		case n.Form != "" && !hasForm(n.Form, s):
			return r.bad(path, shown(t), formWords(n.Form))
		}
		return r.set(n, path, s)
	}
	return r.bad(path, shown(t), want)
}

func (r *reader) set(n *domain.Node, path, value string) *Error {
	if value == "" {
		return nil
	}
	if err := domain.Set(r.into, domain.Change{Path: path, Value: value}); err != nil {
		want := expectation(n)
		if n.Kind == domain.KindDate && hasDateForm(value) {
			want = "il giorno non esiste"
		}
		return r.bad(path, strconv.Quote(short(value)), want)
	}
	return nil
}

// isNumber says that the fact is written as a bare number: money and rates are
// text, for they must not pass through floating point.
func isNumber(n *domain.Node) bool { return n.Kind == domain.KindCount || n.Form == "number" }

// The bounds of bare numbers, those of domain.Set.
const (
	maxCount  = 1_000_000
	maxNumber = 999_999_999.9999
)

// numeral is the text of a number in the form of the fact: whole, or with four
// places.
func numeral(n *domain.Node, x json.Number) (string, bool) {
	f, err := x.Float64()
	switch {
	case err != nil || f < 0:
		return "", false
	case n.Kind == domain.KindCount && f == math.Trunc(f) && f <= maxCount:
		return strconv.FormatInt(int64(f), 10), true
	case n.Form == "number" && f <= maxNumber:
		return strconv.FormatFloat(math.Round(f*10_000)/10_000, 'f', 4, 64), true
	}
	return "", false
}

func clean(s string) string {
	s, _ = cleaning.Clean(norm.NFC.String(s))
	return norm.NFC.String(s) // what was removed may have kept a letter from its accent
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}
