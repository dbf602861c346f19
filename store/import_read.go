package store

import (
	"bytes"
	"cmp"
	"context"
	"strconv"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
	"civico/sportello/store/agendafile"
)

// read brings the file's rows into the order of their codes: one goroutine takes
// the file apart, the other sorts. Unreadable rows go where the changes will follow,
// since the sorter has the other spool to itself.
func (p *importPlan) read(ctx context.Context, f *agendafile.File, progress func(desk.Progress)) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	p.people = &agenda.People{}
	rows := sortAside(p.spool, stop, addPerson(p.people))
	var entry []byte
	put := func(record []byte, line int, sign string) error {
		entry = append(append(entry[:0], record...), agenda.Separator...)
		entry = strconv.AppendInt(entry, int64(line), 10)
		rows.put(append(append(entry, agenda.Separator...), sign...))
		return nil
	}
	var err error
	alien := "" // the office of the row in hand, where it is another and taken
	p.report, err = f.Read(ctx, agendafile.Options{
		Today: p.store.Today(), Zone: p.store.zone, Now: p.store.now(), SameOffice: p.sameOffice(&alien),
		Progress: func(read, total int64) {
			progress(desk.Progress{Stage: "leggo", Done: read, Total: total, Bytes: true})
		},
		Row: func(line int, record []byte) error {
			sign := readableRow
			if alien != "" {
				sign, alien = alienRow+alien, ""
			}
			return put(record, line, sign)
		},
		Bad: func(r agendafile.Bad) error {
			alien = ""
			if !r.Alien {
				if err := p.aside.add(r.Line, r.Reason); err != nil {
					return err
				}
			}
			text, err := quarantined(r)
			if err != nil {
				return err
			}
			if _, err := p.changes.Write(appendEntry(nil, text)); err != nil || r.Code == "" {
				return err
			}
			return put((&agenda.Booking{Code: r.Code}).AppendRecord(nil), r.Line, unreadableRow)
		},
	})
	sorted, sortErr := rows.close()
	if err := cmp.Or(sortErr, err); err != nil {
		return err
	}
	p.lines, p.bad = sorted, section{0, p.changes.size()}
	return nil
}

// The last part of a row's entry in the spool.
const (
	readableRow   = "+"
	unreadableRow = "-"
	alienRow      = "@" // readable, of another office, whose words follow
)

// sameOffice refuses no row where the clerk takes those of every office, but notes
// whose the one in hand is: the reader asks of each before it hands it over.
func (p *importPlan) sameOffice(alien *string) func(string) bool {
	own := p.store.OwnOffice()
	if !p.options.OtherOffice {
		return own
	}
	return func(words string) bool {
		if *alien = ""; !own(words) {
			*alien = words
		}
		return true
	}
}

// addPerson counts the persons of readable rows.
func addPerson(people *agenda.People) func(entry []byte) error {
	var b agenda.Booking
	return func(entry []byte) error {
		if bytes.HasSuffix(entry, []byte(agenda.Separator+unreadableRow)) {
			return nil
		}
		record := entry[:bytes.LastIndexByte(entry, agenda.Separator[0])]
		record = record[:bytes.LastIndexByte(record, agenda.Separator[0])]
		if err := b.ParseRecord(string(record)); err != nil {
			return err
		}
		people.Add(&b)
		return nil
	}
}

// quarantineJSON is a row set aside, as log and spool hold it.
type quarantineJSON struct {
	Line   int         `json:"line"`
	Code   string      `json:"code"`
	Person string      `json:"person"`
	Date   string      `json:"date"`
	Hour   string      `json:"hour"`
	Column string      `json:"column"`
	Value  string      `json:"value"`
	Reason string      `json:"reason"`
	Row    [][2]string `json:"row"` // name and text of the cells
}

func quarantined(r agendafile.Bad) ([]byte, error) {
	q := quarantineJSON{r.Line, r.Code, r.Person, r.Date, r.Hour, r.Column, r.Value, r.Reason, nil}
	for i, name := range r.Names {
		q.Row = append(q.Row, [2]string{name, r.Cells[i]})
	}
	return marshal(q)
}
