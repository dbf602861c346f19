package agendafile

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"strings"

	"civico/sportello/domain/agenda"
)

// Sample is the beginning of a file whose columns nobody may know yet.
type Sample struct {
	Header []string   // the columns' names, clean
	Rows   [][]string // clean
	Sheets []string   // of a workbook
	Sheet  string     // of them, the one that was read
	file   *File
	rows   []row
	sheet  sheetRows // where the header stands, and which serials
	header []string
	isGrid bool
}

// Sample reads the header and at most n rows. Of a workbook it is the sheet that
// the profile in use names; one that is empty has no columns, where there are
// others to choose from. Errors are *desk.Sentence.
func (f *File) Sample(ctx context.Context, n int) (*Sample, error) {
	s := &Sample{file: f}
	src, err := f.begin(ctx, nil)
	if err == nil {
		err = s.read(src, n)
	}
	if err == nil {
		return s, nil
	}
	if isSentence(err) && f.kind == xlsxKind {
		if s.nameSheets(f.sheets(ctx)); len(s.Sheets) > 1 {
			return s, nil
		}
	}
	return nil, err
}

// begin opens the rows from the file's beginning.
func (f *File) begin(ctx context.Context, progress func(read, total int64)) (rowSource, error) {
	if _, err := f.f.Seek(0, io.SeekStart); err != nil {
		return nil, unreadable(f.Name, err)
	}
	return f.source(&watched{src: f.f, ctx: ctx, sum: sha256.New(), total: f.Size, progress: progress}, nil)
}

func (s *Sample) read(src rowSource, n int) error {
	for len(s.rows) < n {
		r, err := src.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		s.rows = append(s.rows, r.kept())
	}
	s.header = src.names()
	var grid *sheetRows
	if grid, s.isGrid = src.(*sheetRows); s.isGrid {
		s.sheet = sheetRows{line: grid.line, epoch: grid.epoch}
		s.nameSheets(grid.sheets)
	}
	for _, name := range s.header {
		s.Header = append(s.Header, shown(strings.TrimSpace(name)))
	}
	for _, r := range s.rows {
		var cells []string
		for _, c := range r.cells {
			clean, _ := tidy(c, s.isGrid)
			cells = append(cells, string(clean))
		}
		s.Rows = append(s.Rows, cells)
	}
	return nil
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

// IsUnknownTable says that the sample is a table of at least as many columns as a
// booking needs, and that only their names are not known.
func (s *Sample) IsUnknownTable() bool {
	if wide(s.Header) && (len(s.Rows) == 0 || wide(s.Rows...)) {
		none := func(int, []byte) error { return nil }
		_, err := s.Apply(nil, Options{Row: none, Bad: func(Bad) error { return nil }})
		return isSentence(err)
	}
	return false
}

// leastColumns hold a booking: its code, its day and hour, its person.
const leastColumns = 3

// wide says that one of the rows has text in so many cells.
func wide(rows ...[]string) bool {
	for _, cells := range rows {
		n := 0
		for _, c := range cells {
			if c != "" {
				n++
			}
		}
		if n >= leastColumns {
			return true
		}
	}
	return false
}
