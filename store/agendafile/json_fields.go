package agendafile

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// fields reads what follows the first token of a value, the keys and values of one
// object. It goes by tokens, since to decode a value is refused from some depth on.
func (l *learnedRows) fields(dec *json.Decoder, first json.Token, line int) (row, error) {
	l.begin()
	if first != json.Delim('{') {
		return l.noObject(dec, first, line)
	}
	var f *fault
	seen, nested := map[int]string{}, 0
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return row{}, err
		}
		value, err := dec.Token()
		if err != nil {
			return row{}, err
		}
		name, _ := key.(string)
		column := l.field(name)
		if before, twice := seen[column]; twice && before != name {
			return row{}, cmp.Or(l.err, refuse(l.file, twoFor(before, name)))
		} else if twice {
			f = cmp.Or(f, &fault{name, "", "il campo c'è due volte"})
		}
		seen[column] = name
		var wrong *fault
		if _, is := value.(json.Delim); is {
			nested++
			if wrong, err = l.nested(dec, name); err != nil {
				return row{}, err
			}
		} else {
			wrong = l.scalar(line, column, name, value)
		}
		f = cmp.Or(f, wrong)
	}
	if _, err := dec.Token(); err != nil { // the brace that closes
		return row{}, err
	}
	if nested > 0 && nested == len(seen) && f == nil { // what an export is wrapped in
		f = &fault{reason: "contiene solo elenchi o oggetti, non i campi di una prenotazione"}
	}
	return l.row(line, f)
}

// noObject is the row of a value that has no fields.
func (l *learnedRows) noObject(dec *json.Decoder, first json.Token, line int) (row, error) {
	value := textOf(first)
	if _, is := first.(json.Delim); is {
		if _, err := skipNested(dec); err != nil {
			return row{}, err
		}
		value = "[…]"
	}
	return l.row(line, &fault{value: value, reason: "non è un oggetto con i campi di una prenotazione"})
}

// scalar takes the value of a field.
func (l *learnedRows) scalar(line, column int, name string, value json.Token) (f *fault) {
	if value == nil {
		return nil
	}
	text := textOf(value)
	if l.strays && strings.ContainsRune(text, utf8.RuneError) { // the decoder's word for what is not UTF-8
		if text = strings.ReplaceAll(text, string(utf8.RuneError), strayMark); l.tie.knows(name) {
			f = &fault{name, text, notUTF8}
		}
	}
	l.put(line, column, []byte(text))
	return f
}

// textOf is a value as the cell of a table has it.
func textOf(value json.Token) string {
	switch v := value.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case bool:
		return map[bool]string{true: "vero", false: "falso"}[v]
	}
	return "null"
}

// nested passes over the list or object of a field, which must be one that nobody reads.
func (l *learnedRows) nested(dec *json.Decoder, name string) (*fault, error) {
	deep, err := skipNested(dec)
	switch {
	case l.tie.knows(name):
		return &fault{name, "", "il campo contiene un elenco o un oggetto, serve un testo"}, err
	case deep:
		return &fault{name, "", fmt.Sprintf("il campo contiene più di %d elenchi o oggetti uno dentro l'altro", maxNested)}, err
	}
	return nil, err
}

// maxNested is how deep a value may nest that nobody reads.
const maxNested = 100

// skipNested reads on to the end of the list or object that has just begun; deep says
// that it nests deeper than it may.
func skipNested(dec *json.Decoder) (deep bool, err error) {
	for depth := 1; depth > 0; {
		t, err := dec.Token()
		if err != nil {
			return deep, err
		}
		switch t {
		case json.Delim('['), json.Delim('{'):
			depth++
			deep = deep || depth > maxNested
		case json.Delim(']'), json.Delim('}'):
			depth--
		}
	}
	return deep, nil
}
