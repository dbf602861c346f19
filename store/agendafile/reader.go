package agendafile

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"strings"
	"time"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/calendar"
)

// Options are what a reader has to know besides the file.
type Options struct {
	Today      calendar.Date                       // for years of two digits
	Zone       *time.Location                      // of «aggiornato il»
	SameOffice func(string) bool                   // whether the words of the column mean this office
	Progress   func(read, total int64)             // may be nil
	Row        func(line int, record []byte) error // agenda record, good during the call
	Bad        func(Bad) error
}

// Bad is a row that goes to the quarantine, and why. Code, Person, Date (ISO) and
// Hour are what could be read of it.
type Bad struct {
	Line                     int
	Code, Person, Date, Hour string
	Column, Value, Reason    string
	Names, Cells             []string // of the whole row, clean
}

// Report is what was found in a file.
type Report struct {
	Rows    int // without the header, blank rows not counted
	Good    int
	Cleaned int // cells from which something was removed
	Span    agenda.Span
	Updated time.Time // the greatest «aggiornato il», zero for none
	Names   []string  // of all columns
	Unknown []string  // names of columns that are not read
}

// Read reads the rows in the order of the file. A file that changed since Open is
// refused at the end. Errors of Row and Bad and of the context are given back as
// they are; others are *desk.Sentence.
func (f *File) Read(ctx context.Context, o Options) (Report, error) {
	if _, err := f.f.Seek(0, io.SeekStart); err != nil {
		return Report{}, unreadable(f.Name, err)
	}
	in := &watched{src: bufio.NewReaderSize(f.f, 256<<10), ctx: ctx, sum: sha256.New(), total: f.Size, progress: o.Progress}
	src, err := f.enc.decoded(in)
	if err != nil {
		return Report{}, unreadable(f.Name, err)
	}
	r := &reader{file: f, Options: o}
	if err := r.open(src); err != nil {
		return Report{}, err
	}
	if err := r.rows(); err != nil {
		return Report{}, err
	}
	if _, err := io.Copy(io.Discard, in); err != nil {
		return Report{}, unreadable(f.Name, err)
	}
	if !bytes.Equal(in.sum.Sum(nil), f.Hash[:]) {
		return Report{}, refuse(f.Name, "è cambiato durante la lettura: riprovare")
	}
	return r.finish(), nil
}

type reader struct {
	Options
	file *File
	scan *scanner
	cols *columns
	row  builder
	Report
	updated string
}

// open finds delimiter and header.
func (r *reader) open(src io.Reader) error {
	buffered := bufio.NewReaderSize(src, MaxField)
	head, err := buffered.Peek(MaxField)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
		return unreadable(r.file.Name, err)
	}
	skip, delim := delimiter(head)
	if _, err := buffered.Discard(skip); err != nil {
		return unreadable(r.file.Name, err)
	}
	r.scan = newScanner(buffered, delim, r.file.Name)
	r.scan.line += bytes.Count(head[:skip], []byte{'\n'})
	cells, err := r.nextFull()
	if errors.Is(err, io.EOF) {
		return refuse(r.file.Name, "non contiene nulla, nemmeno l'intestazione")
	}
	if err != nil {
		return err
	}
	if r.cols, err = readHeader(r.file.Name, r.scan.rowLine, cells); err != nil {
		return err
	}
	r.row = builder{cols: r.cols, today: r.Today, zone: r.Zone, sameOffice: r.SameOffice}
	return nil
}

// delimiter tells what parts the cells: what Excel's «sep=» line says, else what
// finds most known names in the header. skip is the length of that line.
func delimiter(head []byte) (skip int, delim byte) {
	line, _, _ := bytes.Cut(head, []byte{'\n'})
	if rest, ok := bytes.CutPrefix(bytes.ToLower(bytes.TrimRight(line, "\r")), []byte("sep=")); ok && len(rest) == 1 {
		return min(len(line)+1, len(head)), rest[0]
	}
	best := -1
	for _, d := range []byte{';', ',', '\t'} {
		s := newScanner(bytes.NewReader(head), d, "")
		cells, err := s.next()
		for err == nil && blank(cells) {
			cells, err = s.next()
		}
		if n := recognised(cells); err == nil && n > best {
			best, delim = n, d
		}
	}
	if delim == 0 {
		delim = ';'
	}
	return 0, delim
}

// nextFull is the next row that is not blank.
func (r *reader) nextFull() ([][]byte, error) {
	for {
		cells, err := r.scan.next()
		if err != nil || !blank(cells) {
			return cells, err
		}
	}
}

func blank(cells [][]byte) bool {
	for _, c := range cells {
		for _, b := range c {
			if b != ' ' && b != '\r' {
				return false
			}
		}
	}
	return true
}

func (r *reader) rows() error {
	for {
		cells, err := r.nextFull()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if r.Rows++; r.Rows > MaxRows {
			return refuse(r.file.Name, "ha più di 1.000.000 di righe")
		}
		problem := r.row.build(cells)
		r.Cleaned += r.row.cleaned
		if problem == nil {
			err = r.good()
		} else {
			err = r.Bad(r.bad(cells, problem))
		}
		if err != nil {
			return err
		}
	}
}

func (r *reader) good() error {
	r.Good++
	r.Span.Add(r.row.date)
	if u := r.row.value(agenda.Updated); string(u) > r.updated {
		r.updated = string(u)
	}
	return r.Row(r.scan.rowLine, r.row.record)
}

func (r *reader) bad(cells [][]byte, p *problem) Bad {
	b := Bad{Line: r.scan.rowLine, Reason: p.reason, Names: r.cols.names, Cells: make([]string, len(cells))}
	for i, c := range cells {
		clean, _ := tidy(c)
		b.Cells[i] = string(clean)
	}
	cell := func(column agenda.Field) string {
		if i := r.cols.at[column]; i >= 0 && i < len(b.Cells) {
			return b.Cells[i]
		}
		return ""
	}
	b.Code = shown(cell(codeColumn))
	if d, err := readDate(cell(agenda.Day), r.Today, false); err == nil {
		b.Date = d.String()
	}
	if h, err := calendar.ParseTypedHour(cell(agenda.Hour)); err == nil {
		b.Hour = h.String()
	}
	b.Person = shown(strings.TrimSpace(cell(agenda.Surname) + " " + cell(agenda.Name)))
	if p.column >= 0 {
		b.Column, b.Value = r.cols.name(p.column), shown(cell(p.column))
	}
	return b
}

func (r *reader) finish() Report {
	r.Names, r.Unknown = r.cols.names, r.cols.unknown
	if r.updated != "" {
		if t, err := time.ParseInLocation(updatedForm, r.updated, r.Zone); err == nil {
			r.Updated = t
		}
	}
	return r.Report
}

// Label names the file in a report: its base name, clean.
func (f *File) Label() string { return shown(f.Name) }

// watched counts and hashes what is read, and stops when the context ends.
type watched struct {
	src         io.Reader
	ctx         context.Context
	sum         hash.Hash
	read, total int64
	progress    func(read, total int64)
}

func (w *watched) Read(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := w.src.Read(p)
	w.sum.Write(p[:n])
	if w.read += int64(n); w.read > MaxSize {
		return n, fmt.Errorf("more than %d bytes", MaxSize)
	}
	if w.progress != nil {
		w.progress(w.read, w.total)
	}
	return n, err
}
