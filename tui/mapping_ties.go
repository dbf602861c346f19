package tui

import (
	"maps"
	"slices"
	"strings"

	bookings "civico/sportello/domain/agenda"
)

// columnTies is what the clerk, the names and the cells say of a file's columns.
type columnTies struct {
	columns map[bookings.Field]int // by their place
	guessed map[bookings.Field]bool
	words   map[bookings.Field]map[string]string
	dates   []string
	// byGuess says that dates are, too.
	byGuess bool
	from    bookings.Profile // name and what else the screen does not change
	sheet   string           // named by the clerk, empty for none
	header  []string
	known   map[int]bookings.Field // by the columns' names
	touched bool                   // by the clerk
}

// newTies begins with a profile, else with what names and cells tell.
func newTies(sample Sample, from *bookings.Profile) *columnTies {
	t := &columnTies{
		columns: map[bookings.Field]int{}, guessed: map[bookings.Field]bool{}, words: map[bookings.Field]map[string]string{},
		header: sample.Header(), known: sample.Known(),
	}
	if from != nil {
		t.takeOver(from)
	}
	for i := range t.header {
		f, known := t.known[i]
		if _, has := t.columns[f]; known && !has && !t.isTied(i) && !t.isIgnored(i) {
			t.columns[f] = i
		}
	}
	if day, has := t.columns[bookings.Day]; has && strings.Contains(bookings.NameKey(t.header[day]), "ora") {
		if _, has := t.columns[bookings.Hour]; !has {
			t.columns[bookings.Hour] = day // «data e ora»
		}
	}
	if from == nil {
		t.guess(sample)
	}
	return t
}

func (t *columnTies) takeOver(from *bookings.Profile) {
	t.from, t.dates = *from, slices.Clone(from.Dates)
	for f, ref := range from.Columns {
		if i := bookings.FindColumn(t.header, ref); i >= 0 {
			t.columns[f] = i
		}
	}
	for f, words := range from.Words {
		t.words[f] = maps.Clone(words)
	}
}

func (t *columnTies) guess(sample Sample) {
	columns, dates := sample.Guess()
	for f, i := range columns {
		if _, has := t.columns[f]; !has {
			t.columns[f], t.guessed[f] = i, true
		}
	}
	t.dates, t.byGuess = dates, len(dates) > 0
}

func (t *columnTies) isTied(column int) bool {
	for _, i := range t.columns {
		if i == column {
			return true
		}
	}
	return false
}

func (t *columnTies) isIgnored(column int) bool {
	return slices.ContainsFunc(t.from.Ignored, func(name string) bool { return bookings.FindColumn(t.header, name) == column })
}

// fieldsOf are the fields that a column is tied to, in their order.
func (t *columnTies) fieldsOf(column int) []bookings.ColumnNames {
	var out []bookings.ColumnNames
	for _, c := range bookings.Columns() {
		if i, has := t.columns[c.Field]; has && i == column {
			out = append(out, c)
		}
	}
	return out
}

// untie takes a field's column away.
func (t *columnTies) untie(f bookings.Field) {
	delete(t.columns, f)
	delete(t.guessed, f)
	t.touched = true
}

// tie gives a field a column. Other fields lose it, but for one that may share it;
// they are answered.
func (t *columnTies) tie(f bookings.Field, column int) (lost []string) {
	for _, c := range t.fieldsOf(column) {
		if c.Field != f && !bookings.Shares(c.Field, f) {
			t.untie(c.Field)
			lost = append(lost, "«"+c.Title+"»")
		}
	}
	t.untie(f)
	t.columns[f] = column
	return lost
}

// missing are the fields that no booking can do without and that have no column.
func (t *columnTies) missing() []string {
	var out []string
	for _, c := range bookings.Columns() {
		if _, has := t.columns[c.Field]; c.Field.NeedsColumn() && !has {
			out = append(out, c.Title)
		}
	}
	return out
}

// profile is what is kept of it: what the names of the columns tell by themselves
// need not be said.
func (t *columnTies) profile() *bookings.Profile {
	p := t.from
	p.Header, p.Dates = bookings.FingerprintOf(t.header), slices.Clone(t.dates)
	if t.sheet != "" {
		p.Sheet = t.sheet
	}
	p.Columns, p.Words = map[bookings.Field]string{}, map[bookings.Field]map[string]string{}
	refs := bookings.ColumnRefs(t.header)
	for f, i := range t.columns {
		if !t.isPlain(f, i) {
			p.Columns[f] = refs[i]
		}
	}
	p.Ignored = t.ignored(refs, p.Columns)
	for f, words := range t.words {
		if len(words) > 0 {
			p.Words[f] = maps.Clone(words)
		}
	}
	return &p
}

// isPlain says that the column's name means the field, and no other column's does.
func (t *columnTies) isPlain(f bookings.Field, column int) bool {
	if known, ok := t.known[column]; !ok || known != f || len(t.fieldsOf(column)) > 1 {
		return false
	}
	return t.meaning(f) == 1
}

// meaning counts the columns whose names mean the field.
func (t *columnTies) meaning(f bookings.Field) int {
	n := 0
	for _, known := range t.known {
		if known == f {
			n++
		}
	}
	return n
}

// ignored are the columns that must not be read although their names are known.
func (t *columnTies) ignored(refs []string, tied map[bookings.Field]string) []string {
	var out []string
	for i := range t.header {
		f, known := t.known[i]
		_, said := tied[f]
		if known && !said && !t.isTied(i) || t.isIgnored(i) && !t.isTied(i) {
			out = append(out, refs[i])
		}
	}
	return out
}
