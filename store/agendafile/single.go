package agendafile

import (
	"errors"
	"io"

	"civico/sportello/domain/agenda"
)

// Single reads one row that was typed, as a row of a file with these columns is
// read: o.Row or o.Bad is told once. Columns that are missing are a *desk.Sentence.
func Single(file string, names, cells []string, p *agenda.Profile, o Options) error {
	row1 := row{line: 1}
	for _, c := range cells {
		row1.cells = append(row1.cells, []byte(c))
	}
	read := func() (row, error) {
		if row1.cells == nil {
			return row{}, io.EOF
		}
		r := row1
		row1.cells = nil
		return r, nil
	}
	r := &reader{file: &File{Name: file}, Options: o, src: &sheetRows{header: names, line: 1, read: read}}
	if err := r.use(p); err != nil {
		return err
	}
	return r.rows()
}

// WriteTable writes texts as a CSV that opens in a spreadsheet as it is, and that
// no cell of which a spreadsheet takes for a formula.
func WriteTable(w io.Writer, rows [][]string) error {
	_, err := io.WriteString(w, csvMark)
	for _, r := range rows {
		line := ""
		for i, cell := range r {
			line += csvSeparator(i) + csvCell(cell)
		}
		_, failed := io.WriteString(w, line+"\r\n")
		err = errors.Join(err, failed)
	}
	return err
}

// TableMagic is what a table with this first column begins with.
func TableMagic(first string) string { return csvMark + csvCell(first) + ";" }

// KnownColumn says which column a name means without a profile.
func KnownColumn(name string) (agenda.Field, bool) { return plainTie(name) }
