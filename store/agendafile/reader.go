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
	"time"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/calendar"
)

// Options are what a reader has to know besides the file.
type Options struct {
	Today      calendar.Date                       // for years of two digits
	Zone       *time.Location                      // of «aggiornato il»
	Now        time.Time                           // no row can have been updated later than MaxAhead after it; zero: any can
	SameOffice func(string) bool                   // whether the words of the column mean this office
	Progress   func(read, total int64)             // may be nil
	Row        func(line int, record []byte) error // agenda record, good during the call
	Bad        func(Bad) error
}

// MaxAhead is how far the clock of whoever makes an export may be ahead of the desk's.
// An export that seemed to be of the future would make all later ones seem older.
const MaxAhead = time.Hour

// Place is a cell of the file.
type Place struct {
	Line   int
	Column string // as the file calls it, empty for none
}

// Report is what was found in a file.
type Report struct {
	Rows    int // without the header, blank rows not counted
	Good    int
	Alien   int // rows that are another office's
	Cleaned int // cells from which something was removed
	Quotes  int // cells with a quote that is not closed: they are read as written
	// The first of either.
	FirstCleaned, FirstQuote Place
	Span                     agenda.Span // from the first day to the last
	Said                     agenda.Span // what a title of the file says it covers, where a row is of these days; else zero
	Amiss                    string      // why the days of a title do not count, naming it: «Agenda dal 27/11/2026 al 23/11/2026» finisce prima di cominciare
	Updated                  time.Time   // the greatest «aggiornato il» that is not of the future, zero for none
	Ahead                    int         // rows whose «aggiornato il» is of the future
	Names                    []string    // of all columns
	Unknown                  []string    // names of columns that are not read though no profile says so
	Services                 Services    // that tell no procedure
}

// Read reads the rows in the order of the file. A file that changed since Open is
// refused at the end. Errors of Row and Bad and of the context are given back as
// they are; others are *desk.Sentence.
func (f *File) Read(ctx context.Context, o Options) (Report, error) {
	if _, err := f.f.Seek(0, io.SeekStart); err != nil {
		return Report{}, unreadable(f.Name, err)
	}
	in := &watched{src: bufio.NewReaderSize(f.f, 256<<10), ctx: ctx, sum: sha256.New(), total: f.Size, progress: o.Progress}
	r := &reader{file: f, Options: o}
	if !o.Now.IsZero() {
		r.latest = o.Now.Add(MaxAhead).In(o.Zone).Format(updatedForm)
	}
	if err := r.open(in); err != nil {
		return Report{}, err
	}
	if err := r.rowsAhead(ctx); err != nil {
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
	src  rowSource
	cols *columns
	row  builder
	line int // of the row in hand
	Report
	updated string
	latest  string // that updated can be; empty: anything
	said    saidDays
	isSaid  bool // a row is of the days that a title says

	headerSize int  // for which ofProfile was found
	ofProfile  bool // the profile was made for this header
}

// open finds the columns.
func (r *reader) open(in *watched) error {
	var err error
	if r.src, err = r.file.source(in, r.Zone); err != nil {
		return err
	}
	return r.use(r.file.profile)
}

// use ties the columns of the rows.
func (r *reader) use(p *agenda.Profile) error {
	r.headerSize = 0
	r.cols = newColumns(r.file.Name, p)
	if err := r.cols.extend(r.src.names()); err != nil {
		return err
	}
	line := 0
	r.row = builder{cols: r.cols, today: r.Today, zone: r.Zone, sameOffice: r.SameOffice}
	if p != nil {
		if err := r.row.translate(p); err != nil {
			return err
		}
	}
	switch s := r.src.(type) {
	case *sheetRows:
		line, r.row.sheet, r.row.epoch = s.line, true, s.epoch
		r.cols.besides = s.besides
		r.said = saidBy(s.titles, r.Today)
	case *icsFile:
		r.said = saidBy(s.titles, r.Today)
	}
	return r.cols.check(line)
}

// rowsAhead is rows for a whole file: one goroutine takes it apart, the other
// understands it.
func (r *reader) rowsAhead(ctx context.Context) error {
	src := readAhead(ctx, r.src)
	defer src.close()
	r.src = src
	return r.rows()
}

func (r *reader) rows() error {
	for {
		raw, err := r.src.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if r.Rows++; r.Rows > MaxRows {
			return refuse(r.file.Name, "ha più di 1.000.000 di righe")
		}
		if err := r.cols.extend(r.src.names()); err != nil {
			return err
		}
		if r.file.strays && raw.fault == nil {
			raw.fault = r.strayIn(raw.cells)
		}
		if raw.fault == nil {
			raw.fault = r.beyond(raw.cells)
		}
		// An import knows its rows by their lines: no two may share one.
		r.line = max(raw.line, r.line+1)
		if r.Quotes == 0 && raw.asWritten > 0 {
			r.FirstQuote = r.place(raw.firstWritten)
		}
		if r.Quotes += raw.asWritten; raw.fault != nil {
			err = r.Bad(r.faulty(raw))
		} else if problem := r.build(raw.cells); problem != nil {
			bad := r.bad(raw.cells, problem)
			if bad.Alien = problem.reason == otherOffice; bad.Alien {
				r.Alien++
			}
			err = r.Bad(bad)
		} else {
			err = r.good()
		}
		if err != nil {
			return err
		}
	}
}

func (r *reader) build(cells [][]byte) *problem {
	problem := r.row.build(cells)
	if r.Cleaned == 0 && r.row.cleaned > 0 {
		r.FirstCleaned = r.place(r.row.first)
	}
	r.Cleaned += r.row.cleaned
	return problem
}

// place is a cell of the row in hand.
func (r *reader) place(column int) Place {
	p := Place{Line: r.line}
	if column < len(r.cols.names) {
		p.Column = r.cols.names[column]
	}
	return p
}

func (r *reader) good() error {
	r.Good++
	r.Span.Add(r.row.date)
	r.isSaid = r.isSaid || r.said.Contains(r.row.date)
	r.Services.note(r.row.value(agenda.Service))
	switch u := r.row.value(agenda.Updated); {
	case r.latest != "" && string(u) > r.latest:
		r.Ahead++
	case string(u) > r.updated:
		r.updated = string(u)
	}
	return r.Row(r.line, r.row.record)
}

func (r *reader) finish() Report {
	r.Names, r.Unknown = r.cols.names, r.cols.unknown
	switch {
	case r.isSaid:
		r.Said = r.said.Span
	case r.said.amiss != "":
		r.Amiss = r.said.amiss
	case r.Good > 0 && !r.said.From.IsZero(): // a title that was never changed
		r.Amiss = r.said.unmet()
	}
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
	at          int64 // bytes of an archive, read here and there
	atProgress  func(read, total int64)
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
