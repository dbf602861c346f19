package store

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strconv"

	"civico/sportello/domain/agenda"
)

// The events of an import, all of one entity, in one transaction:
//
//	import.begun/1  the file, its span and time
//	import.part/1   some changes, each under a key of its own
//	import.done/1   the counts
//
// A part's rows are [do, id, base, text]: what happens to which booking, what the
// writer had seen of it, and its values, old and new, as base64 of their packed
// form under the key of leaf "first" + place in the list (see keyTree). Values
// that repeat from booking to booking and name nobody stand once, in "words".
// Forgetting one person destroys one key: hash and seal of the body stay right,
// and the fold passes over what it cannot read. The salt of it all, the tree of
// keys, is the secret of entity "<import>/keys"; it goes with the import's key.
const (
	importBegun = "import.begun/1"
	importPart  = "import.part/1"
	importDone  = "import.done/1"
)

// An import.part is full at partSize changes, or where these are long, at partBytes
// of them.
const (
	partSize  = 5000
	partBytes = 4 << 20
)

// keysEntity names the secret that holds an import's tree of keys.
func keysEntity(run string) string { return run + "/keys" }

type begunJSON struct {
	File       string `json:"file"`
	SHA256     string `json:"sha256"`
	From       string `json:"from"`
	To         string `json:"to"`
	SpanGiven  bool   `json:"span_given"`
	ExportedAt string `json:"exported_at"`
	Uncertain  bool   `json:"uncertain"`
	Reading    string `json:"reading,omitempty"` // see importPlan.reading
}

type partJSON struct {
	First uint32      `json:"first"`
	Words []string    `json:"words"`
	Rows  [][4]string `json:"rows"`
}

type doneJSON struct {
	Parts   int            `json:"parts"`
	Rows    int            `json:"rows"`
	Cleaned int            `json:"cleaned"`
	Counts  map[string]int `json:"counts"`
}

// shared are the fields whose values repeat and name nobody. The reason of an
// urgency repeats too, but is free text: it goes with its person.
var shared = [agenda.NumFields]bool{
	agenda.Status: true, agenda.Day: true, agenda.Hour: true, agenda.Section: true, agenda.Sex: true,
	agenda.BirthPlace: true, agenda.Residence: true, agenda.Service: true,
}

// partWriter packs items into the body of a part.
type partWriter struct {
	keys  walker
	body  []byte
	words map[string]uint64
	list  []string
	text  []byte
}

// write gives the body of a part whose first item has the leaf first, and its number
// of items; it is good until the next call.
func (w *partWriter) write(first uint32, next func() (*item, bool, error)) (json.RawMessage, int, error) {
	w.words, w.list = map[string]uint64{}, nil
	w.body = append(w.body[:0], `{"first":`...)
	w.body = strconv.AppendUint(w.body, uint64(first), 10)
	w.body = append(w.body, `,"rows":[`...)
	n := 0
	for ; ; n++ {
		it, more, err := next()
		if err != nil {
			return nil, n, err
		}
		if !more {
			break
		}
		if n > 0 {
			w.body = append(w.body, ',')
		}
		if err := w.row(first+uint32(n), it); err != nil {
			return nil, n, err
		}
	}
	words, err := marshal(append([]string{}, w.list...))
	if err != nil {
		return nil, n, err
	}
	w.body = append(append(append(w.body, `],"words":`...), words...), '}')
	return w.body, n, nil
}

func (w *partWriter) row(leaf uint32, it *item) error {
	var err error
	if w.text, err = w.pack(w.text[:0], it); err != nil {
		return err
	}
	if err := w.keys.crypt(leaf, w.text); err != nil {
		return err
	}
	w.body = append(w.body, '[', '"', it.do, '"', ',', '"') // ids and bases need no escaping
	w.body = append(w.body, it.id...)
	w.body = append(w.body, '"', ',', '"')
	w.body = append(w.body, it.base...)
	w.body = append(w.body, '"', ',', '"')
	w.body = base64.StdEncoding.AppendEncode(w.body, w.text)
	w.body = append(w.body, '"', ']')
	return nil
}

// each hands out items of a list, as partWriter takes them.
func each(items []item) func() (*item, bool, error) {
	return func() (*item, bool, error) {
		if len(items) == 0 {
			return nil, false, nil
		}
		it := &items[0]
		items = items[1:]
		return it, true, nil
	}
}

// pack writes an item's values: what there is of new, old and was depends on what
// it does.
func (w *partWriter) pack(dst []byte, it *item) ([]byte, error) {
	switch it.do {
	case doInsert:
		return w.record(dst, it.new)
	case doUpdate, doVanish, doSettle, doDispute:
		dst, err := w.record(dst, it.old)
		if err != nil {
			return nil, err
		}
		dst = w.shared(appendText(appendText(dst, it.was.moved), it.was.conflict), it.was.run)
		switch {
		case it.do == doUpdate, it.do == doDispute && it.new != agenda.LackedByAgenda:
			return w.record(dst, it.new)
		}
		return dst, nil
	case doQuarantine:
		return appendText(dst, it.new), nil
	case doFlag, doUnflag:
		return dst, nil
	}
	return nil, fmt.Errorf("item %q has no form in the log", it.do)
}

func (w *partWriter) record(dst []byte, record string) ([]byte, error) {
	var b agenda.Booking
	if err := b.ParseRecord(record); err != nil {
		return nil, err
	}
	dst = appendText(dst, b.Code)
	for f, v := range b.Values {
		if shared[f] {
			dst = w.shared(dst, v)
		} else {
			dst = appendText(dst, v)
		}
	}
	return dst, nil
}

// shared writes a value as its place in the list of words.
func (w *partWriter) shared(dst []byte, v string) []byte {
	i, known := w.words[v]
	if !known {
		i = uint64(len(w.list))
		w.words[v], w.list = i, append(w.list, v)
	}
	return binary.AppendUvarint(dst, i)
}

func appendText(dst []byte, s string) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}

// readPart gives the items of a part, without those whose key was destroyed.
func readPart(body json.RawMessage, keys *keyTree) ([]item, error) {
	p, err := strict[partJSON](body)
	if err != nil {
		return nil, err
	}
	w := walker{tree: keys}
	items := make([]item, 0, len(p.Rows))
	for i, row := range p.Rows {
		text, err := base64.StdEncoding.DecodeString(row[3])
		if err != nil || len(row[0]) != 1 {
			return nil, fmt.Errorf("%w: row %d of a part: %w", errBody, i, err)
		}
		if err := w.crypt(p.First+uint32(i), text); err == errForgotten {
			continue
		} else if err != nil {
			return nil, err
		}
		it := item{do: row[0][0], id: row[1], base: row[2]}
		if err := it.unpack(string(text), p.Words); err != nil {
			return nil, err
		}
		items = append(items, it)
	}
	return items, nil
}

func (it *item) unpack(text string, words []string) error {
	f := wordFields{fields: fields{rest: text}, words: words}
	switch it.do {
	case doInsert:
		it.new = f.record()
	case doUpdate, doVanish, doSettle, doDispute:
		it.old = f.record()
		it.was = itemWas{moved: f.text(), conflict: f.text(), run: f.word()}
		switch {
		case it.do == doUpdate, it.do == doDispute && f.rest != "":
			it.new = f.record()
		case it.do == doDispute:
			it.new = agenda.LackedByAgenda
		}
	case doQuarantine:
		it.new = f.text()
	case doFlag, doUnflag:
	default:
		return fmt.Errorf("%w: item %q of an import", errBody, it.do)
	}
	if f.err == nil && f.rest != "" {
		return fmt.Errorf("%w: an item of an import is too long", errBody)
	}
	return f.err
}

type wordFields struct {
	fields
	words []string
}

func (f *wordFields) word() string {
	i := f.number()
	if i >= uint64(len(f.words)) {
		f.fail()
		return ""
	}
	return f.words[i]
}

func (f *wordFields) record() string {
	b := agenda.Booking{Code: f.text()}
	for i := range b.Values {
		if shared[i] {
			b.Values[i] = f.word()
		} else {
			b.Values[i] = f.text()
		}
	}
	return string(b.AppendRecord(nil))
}
