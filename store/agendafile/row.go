package agendafile

import (
	"bytes"
	"errors"
	"slices"
	"time"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/taxcode"
)

// updatedForm is how a record holds «aggiornato il»: local time of the office.
const updatedForm = "2006-01-02T15:04:05"

// maxCode bounds a booking's code, in bytes: the UIDs of Outlook have 112.
const maxCode = 255

// noField is the column of a problem for which no single one is to blame.
const noField agenda.Field = -1

// problem is why a row cannot be read.
type problem struct {
	column agenda.Field
	reason string
}

// builder makes the record of one row after the other, in its own memory.
type builder struct {
	cols       *columns
	today      calendar.Date
	zone       *time.Location
	sameOffice func(string) bool
	sheet      bool // the cells were typed or kept in a spreadsheet
	epoch      int  // days that serials begin later
	words      map[agenda.Field]map[string]string
	dates      []*agenda.DateForm // in place of the common forms

	record  []byte
	ends    [agenda.NumFields]int // where each value ends in the record
	date    calendar.Date
	cleaned int       // cells of the row from which something was removed
	first   int       // of them, the leftmost
	lastDay [2][]byte // the day written last and how it reads: rows follow one another
	persons [2][]byte // surname and name, where one column holds both

	lastWord [agenda.NumFields][2]string // the same of words
}

const otherOffice = "la prenotazione è di un altro ufficio"

// without says that a needed field is empty; it reads well beside the column's name
// and alone.
var without = [agenda.NumFields]string{
	agenda.Day: "manca la data", agenda.Hour: "manca l'ora", agenda.Surname: "manca il cognome", agenda.Name: "manca il nome",
}

// build reads a row; nil says that record and date are good until the next call.
func (b *builder) build(cells [][]byte) *problem {
	b.cleaned = 0
	code := b.cell(cells, agenda.CodeColumn)
	switch {
	case len(code) == 0:
		return &problem{agenda.CodeColumn, "manca il codice della prenotazione"}
	case len(code) > maxCode:
		return &problem{agenda.CodeColumn, "il codice della prenotazione è troppo lungo"}
	}
	if office := b.cell(cells, agenda.OfficeColumn); len(office) > 0 && b.sameOffice != nil && !b.sameOffice(string(office)) {
		return &problem{agenda.OfficeColumn, otherOffice}
	}
	if !b.splitPerson(cells) {
		return &problem{agenda.Surname, notSplit}
	}
	b.record = append(b.record[:0], code...)
	for f := range agenda.NumFields {
		b.record = append(b.record, agenda.Separator...)
		start := len(b.record)
		if reason := b.append(f, b.part(cells, f)); reason != "" {
			return &problem{f, reason}
		}
		if reason := without[f]; reason != "" && len(b.record) == start {
			return &problem{f, reason}
		}
		b.ends[f] = len(b.record)
	}
	return nil
}

// value is what the record holds of a field.
func (b *builder) value(f agenda.Field) []byte {
	start := bytes.IndexByte(b.record, agenda.Separator[0]) + 1
	if f > 0 {
		start = b.ends[f-1] + 1
	}
	return b.record[start:b.ends[f]]
}

// cell is the clean text of a column, empty where the row has none: of several the
// first that has one.
func (b *builder) cell(cells [][]byte, column agenda.Field) []byte {
	v := b.cellAt(cells, b.cols.at[column])
	for _, i := range b.cols.others[column] {
		if len(v) > 0 {
			break
		}
		v = b.cellAt(cells, i)
	}
	return v
}

func (b *builder) cellAt(cells [][]byte, i int) []byte {
	if i < 0 || i >= len(cells) {
		return nil
	}
	clean, removed := tidy(cells[i], b.sheet)
	if removed {
		if b.cleaned == 0 || i < b.first {
			b.first = i
		}
		b.cleaned++
	}
	return clean
}

// append adds a field's value in its one form, or says why it has none.
func (b *builder) append(f agenda.Field, v []byte) string {
	if len(v) == 0 && f != agenda.Status {
		return ""
	}
	switch f {
	case agenda.Day:
		return b.appendDay(v)
	case agenda.Hour:
		return b.appendHour(v)
	case agenda.BirthDate:
		return b.appendBirth(v)
	case agenda.Departure:
		return b.appendDate(v)
	case agenda.TaxCode:
		return b.appendTaxCode(v)
	case agenda.Updated:
		return b.appendUpdated(v)
	case agenda.Status:
		return b.appendWord(f, v, agenda.ParseStatus, "lo stato non è tra quelli noti (prenotato, annullato…)")
	case agenda.Section:
		return b.appendWord(f, v, agenda.ParseSection, "la sezione non è tra quelle note (ordinaria, prioritaria, minori di 12 anni, accompagno)")
	case agenda.Sex:
		return b.appendWord(f, v, agenda.ParseSex, "il sesso si scrive F, M o X")
	}
	if word, ok := b.translated(f, string(v)); ok {
		v = []byte(word)
	}
	b.record = append(b.record, v...)
	return ""
}

// appendWord reads one of a few words; most rows have that of the row before.
func (b *builder) appendWord(f agenda.Field, v []byte, parse func(string) (string, bool), reason string) string {
	last := &b.lastWord[f]
	if last[0] == "" || last[0] != string(v) {
		code, ok := b.translated(f, string(v))
		if !ok {
			code, ok = string(v), slices.Contains(agenda.Codes(f), string(v))
		}
		if !ok {
			code, ok = parse(string(v))
		}
		if !ok {
			return reason
		}
		*last = [2]string{string(v), code}
	}
	b.record = append(b.record, last[1]...)
	return ""
}

func (b *builder) appendTaxCode(v []byte) string {
	code, err := taxcode.Parse(string(v))
	if err != nil {
		return sentenceOf(err)
	}
	b.record = append(b.record, code.String()...)
	return ""
}

// appendDay reads the day of the appointment; most rows have that of the row before.
func (b *builder) appendDay(v []byte) string {
	if len(b.lastDay[0]) > 0 && bytes.Equal(v, b.lastDay[0]) {
		b.record = append(b.record, b.lastDay[1]...)
		return ""
	}
	d, err := b.readDate(string(v), b.today, false)
	if err != nil {
		return sentenceOf(err)
	}
	b.date = d
	b.lastDay = [2][]byte{append(b.lastDay[0][:0], v...), appendISO(b.lastDay[1][:0], d)}
	b.record = append(b.record, b.lastDay[1]...)
	return ""
}

func (b *builder) appendDate(v []byte) string {
	d, err := b.readDate(string(v), b.today, false)
	if err != nil {
		return sentenceOf(err)
	}
	b.record = appendISO(b.record, d)
	return ""
}

// appendBirth reads a birth date, which cannot come after the appointment.
func (b *builder) appendBirth(v []byte) string {
	d, ok := plainDate(v)
	var err error
	if !ok || b.dates != nil {
		d, err = b.readDate(string(v), b.date, true)
	}
	switch {
	case err != nil:
		return sentenceOf(err)
	case d.After(b.date):
		return "la data di nascita viene dopo l'appuntamento"
	}
	b.record = appendISO(b.record, d)
	return ""
}

func (b *builder) appendHour(v []byte) string {
	h, ok := plainHour(v)
	if !ok {
		var err error
		if h, err = b.readHour(string(v)); err != nil {
			return sentenceOf(err)
		}
	}
	m := h.Minutes()
	b.record = append(b.record, byte('0'+m/600), byte('0'+m/60%10), ':', byte('0'+m%60/10), byte('0'+m%10))
	return ""
}

func (b *builder) appendUpdated(v []byte) string {
	t, ok := b.readInstant(string(v))
	if !ok {
		return "la data di aggiornamento non è leggibile"
	}
	b.record = t.AppendFormat(b.record, updatedForm)
	return ""
}

// sentenceOf is the reason of the package that read the value.
func sentenceOf(err error) string {
	var s interface{ Sentence() string }
	if errors.As(err, &s) {
		return s.Sentence()
	}
	return "il valore non è leggibile"
}
