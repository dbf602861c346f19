package agendafile

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"hash/maphash"
	"io"
	"slices"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
)

// The bounds of what is told of a whole file.
const (
	maxTold     = 200    // words or faults
	maxDistinct = 20_000 // words that are counted
)

// Words counts the words of the column at that place in the whole file, the most
// frequent first; more is how many others there are.
func (f *File) Words(ctx context.Context, column int, progress func(read, total int64)) (words []desk.Word, more int, err error) {
	src, err := f.begin(ctx, progress)
	if err != nil {
		return nil, 0, err
	}
	_, sheet := src.(*sheetRows)
	at := map[string]int{}
	for {
		r, err := src.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, 0, err
		}
		if column >= len(r.cells) {
			continue
		}
		clean, _ := tidy(r.cells[column], sheet)
		if i, known := at[string(clean)]; known {
			words[i].Rows++
		} else if len(clean) > 0 && len(words) < maxDistinct {
			at[string(clean)] = len(words)
			words = append(words, desk.Word{Text: string(clean), Rows: 1})
		}
	}
	words = sameWords(words)
	told := min(len(words), maxTold)
	return words[:told], len(words) - told, nil
}

// sameWords puts together what a profile takes for one word.
func sameWords(words []desk.Word) []desk.Word {
	at := map[string]int{}
	out := words[:0]
	for _, w := range words {
		k := agenda.WordKey(w.Text)
		if i, known := at[k]; known {
			out[i].Rows += w.Rows
			continue
		}
		at[k] = len(out)
		out = append(out, w)
	}
	slices.SortStableFunc(out, func(a, b desk.Word) int { return cmp.Compare(b.Rows, a.Rows) })
	return out
}

// Count reads the whole file as a profile says and only counts. o.Row and o.Bad are
// not used.
func (f *File) Count(ctx context.Context, p *agenda.Profile, o Options) (desk.ReadCount, error) {
	f.Use(p)
	c := counter{seed: maphash.MakeSeed(), at: map[faultKey]int{}}
	o.Row, o.Bad = c.row, c.bad
	report, err := f.Read(ctx, o)
	if err != nil {
		return desk.ReadCount{}, err
	}
	slices.SortStableFunc(c.faults, func(a, b desk.ReadFault) int { return cmp.Compare(b.Rows, a.Rows) })
	return desk.ReadCount{Rows: report.Rows, Good: report.Good, Repeated: c.repeated(), Faults: c.faults}, nil
}

type faultKey struct {
	field agenda.Field
	word  string
}

type counter struct {
	seed   maphash.Seed
	codes  []uint64 // of readable rows, hashed: a million are eight megabytes
	faults []desk.ReadFault
	at     map[faultKey]int
}

func (c *counter) row(_ int, record []byte) error {
	code, _, _ := bytes.Cut(record, []byte(agenda.Separator))
	c.codes = append(c.codes, maphash.Bytes(c.seed, code))
	return nil
}

func (c *counter) bad(b Bad) error {
	key := faultKey{field: b.Field}
	if agenda.Codes(b.Field) != nil {
		key.word = agenda.WordKey(b.Value)
	}
	i, known := c.at[key]
	switch {
	case known:
		c.faults[i].Rows++
	case len(c.faults) < maxTold:
		c.at[key] = len(c.faults)
		c.faults = append(c.faults, b.Fault())
	}
	return nil
}

// Fault is why the row cannot be read, as screens tell it.
func (b Bad) Fault() desk.ReadFault {
	return desk.ReadFault{Field: b.Field, Column: b.Column, Value: b.Value, Reason: b.Reason, Line: b.Line, Rows: 1}
}

func (c *counter) repeated() int {
	slices.Sort(c.codes)
	n := 0
	for i, code := range c.codes {
		if i > 0 && c.codes[i-1] == code || i+1 < len(c.codes) && c.codes[i+1] == code {
			n++
		}
	}
	return n
}
