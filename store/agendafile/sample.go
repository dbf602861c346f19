package agendafile

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"

	"civico/sportello/domain/agenda"
)

// Sample is the beginning of a file whose columns nobody may know yet.
type Sample struct {
	Header []string   // the columns' names, clean
	Rows   [][]string // clean
	file   *File
	rows   []row
	sheet  sheetRows // where the header stands, and which serials
	header []string
	isGrid bool
}

// Sample reads the header and at most n rows. Of a workbook it is the sheet that
// the profile in use names. Errors are *desk.Sentence.
func (f *File) Sample(ctx context.Context, n int) (*Sample, error) {
	if _, err := f.f.Seek(0, io.SeekStart); err != nil {
		return nil, unreadable(f.Name, err)
	}
	src, err := f.source(&watched{src: f.f, ctx: ctx, sum: sha256.New(), total: f.Size}, nil)
	if err != nil {
		return nil, err
	}
	s := &Sample{file: f}
	for len(s.rows) < n {
		r, err := src.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		s.rows = append(s.rows, r.kept())
	}
	s.header = src.names()
	var grid *sheetRows
	if grid, s.isGrid = src.(*sheetRows); s.isGrid {
		s.sheet = sheetRows{line: grid.line, epoch: grid.epoch}
	}
	for _, name := range s.header {
		s.Header = append(s.Header, shown(name))
	}
	for _, r := range s.rows {
		var cells []string
		for _, c := range r.cells {
			clean, _ := tidy(c, s.isGrid)
			cells = append(cells, string(clean))
		}
		s.Rows = append(s.Rows, cells)
	}
	return s, nil
}

// SampleOf opens a file only to look at its beginning.
func SampleOf(ctx context.Context, path string, n int) (*Sample, error) {
	f, err := Open(ctx, path)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // only read from
	return f.Sample(ctx, n)
}

// Apply reads the sample as a profile says, so that its effect shows at once: good
// rows and bad ones are told as Read tells them. Columns that are still missing
// are a *desk.Sentence.
func (s *Sample) Apply(p *agenda.Profile, o Options) (Report, error) {
	rest := s.rows
	read := func() (row, error) {
		if len(rest) == 0 {
			return row{}, io.EOF
		}
		r := rest[0]
		rest = rest[1:]
		return r, nil
	}
	r := &reader{file: s.file, Options: o}
	if s.isGrid {
		r.src = &sheetRows{header: s.header, line: s.sheet.line, epoch: s.sheet.epoch, read: read}
	} else {
		r.src = &learnedRows{file: s.file.Name, header: s.header, read: read}
	}
	if err := r.use(p); err != nil {
		return Report{}, err
	}
	if err := r.rows(); err != nil {
		return Report{}, err
	}
	return r.finish(), nil
}
