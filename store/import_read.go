package store

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"strconv"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
	"civico/sportello/store/agendafile"
)

// read brings the file's rows into the order of their codes: one goroutine takes
// the file apart, the other sorts.
func (p *importPlan) read(ctx context.Context, f *agendafile.File, progress func(desk.Progress)) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	rows := rowsSorter{plan: p, in: make(chan []byte, 4), out: make(chan error, 1), spare: make(chan []byte, 6), stop: stop}
	go rows.run()
	var bad []byte
	var err error
	p.report, err = f.Read(ctx, agendafile.Options{
		Today: p.store.Today(), Zone: p.store.zone, SameOffice: p.store.ownOffice(),
		Progress: func(read, total int64) { progress(desk.Progress{Stage: "leggo", Done: read, Total: total}) },
		Row:      func(line int, record []byte) error { return rows.put(record, line, readableRow) },
		Bad: func(r agendafile.Bad) error {
			text, err := quarantined(r)
			if err != nil {
				return err
			}
			bad = appendEntry(bad, text)
			if r.Code == "" {
				return nil
			}
			return rows.put((&agenda.Booking{Code: r.Code}).AppendRecord(nil), r.Line, unreadableRow)
		},
	})
	if sortErr := rows.close(); sortErr != nil {
		return sortErr
	}
	if err != nil {
		return err
	}
	p.bad.from = p.spool.size()
	_, err = p.spool.Write(bad)
	p.bad.to = p.spool.size()
	return err
}

// The last part of a row's entry in the spool.
const (
	readableRow   = "+"
	unreadableRow = "-"
)

// rowsSorter takes rows over to the sorting goroutine, many at a time.
type rowsSorter struct {
	plan  *importPlan
	block []byte // entries on their way
	entry []byte
	in    chan []byte
	out   chan error
	spare chan []byte // blocks to be used again
	stop  context.CancelCauseFunc
}

const blockSize = 128 << 10

// put adds the record of a row, its line and whether it could be read.
func (r *rowsSorter) put(record []byte, line int, sign string) error {
	r.entry = append(append(r.entry[:0], record...), agenda.Separator...)
	r.entry = strconv.AppendInt(r.entry, int64(line), 10)
	r.entry = append(append(r.entry, agenda.Separator...), sign...)
	r.block = appendEntry(r.block, r.entry)
	if len(r.block) < blockSize {
		return nil
	}
	r.in <- r.block
	select {
	case r.block = <-r.spare:
	default:
		r.block = make([]byte, 0, blockSize+blockSize/4)
	}
	return nil
}

func (r *rowsSorter) close() error {
	if len(r.block) > 0 {
		r.in <- r.block
	}
	close(r.in)
	return <-r.out
}

// run sorts until close; after a failure it stops the reading and drops the rest.
func (r *rowsSorter) run() {
	rows := &sorter{spool: r.plan.spool}
	var err error
	for block := range r.in {
		if err == nil {
			if err = r.sort(rows, block); err != nil {
				r.stop(err)
			}
		}
		select {
		case r.spare <- block[:0]:
		default:
		}
	}
	if err == nil {
		err = rows.done()
	}
	r.plan.lines = rows.runs
	r.out <- err
}

func (r *rowsSorter) sort(rows *sorter, block []byte) error {
	in := bufio.NewReaderSize(bytes.NewReader(block), 16)
	var b agenda.Booking
	var entry []byte
	for {
		var err error
		entry, err = readEntry(in, entry)
		if errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := rows.add(entry); err != nil {
			return err
		}
		record, ok := bytes.CutSuffix(entry, []byte(agenda.Separator+readableRow))
		if !ok {
			continue
		}
		record = record[:bytes.LastIndexByte(record, agenda.Separator[0])]
		if err := b.ParseRecord(string(record)); err != nil {
			return err
		}
		r.plan.people.Add(&b)
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
	Row    [][2]string `json:"row"` // name and text of every cell
}

func quarantined(r agendafile.Bad) ([]byte, error) {
	q := quarantineJSON{r.Line, r.Code, r.Person, r.Date, r.Hour, r.Column, r.Value, r.Reason, nil}
	for i := range max(len(r.Names), len(r.Cells)) { // a short row can be filled up
		name, cell := "", ""
		if i < len(r.Names) {
			name = r.Names[i]
		}
		if i < len(r.Cells) {
			cell = r.Cells[i]
		}
		q.Row = append(q.Row, [2]string{name, cell})
	}
	return marshal(q)
}
