package agendafile

import (
	"civico/sportello/domain/agenda"
)

// Bad is a row that goes to the quarantine, and why. Code, Person, Date (ISO) and
// Hour are what could be read of it.
type Bad struct {
	Line                     int
	Code, Person, Date, Hour string
	Field                    agenda.Field // that cannot be read, noField where no single one is to blame
	Column, Value, Reason    string
	Names, Cells             []string // of the row's cells, clean and in the header's order; see keeps
	Alien                    bool     // it is another office's
}

// faulty is a row that could not even be parted into cells.
func (r *reader) faulty(raw row) Bad {
	b := r.bad(raw.cells, &problem{noField, raw.fault.reason})
	b.Column, b.Value = shown(raw.fault.column), shown(raw.fault.value)
	return b
}

func (r *reader) bad(cells [][]byte, p *problem) Bad {
	b := Bad{Line: r.line, Field: noField, Reason: p.reason}
	text := func(i int) string {
		if i < 0 || i >= len(cells) {
			return ""
		}
		clean, _ := tidy(cells[i], r.row.sheet)
		return string(clean)
	}
	for i, name := range r.cols.names { // a short row can be filled up
		if cell := text(i); cell != "" || r.keeps(i) {
			b.Names, b.Cells = append(b.Names, name), append(b.Cells, cell)
		}
	}
	if beyond := r.textBeyond(cells); beyond != "" {
		b.Names, b.Cells = append(b.Names, agenda.CellBeyond), append(b.Cells, beyond)
	}
	cell := func(column agenda.Field) string { return text(r.cols.at[column]) }
	if b.Code = cell(agenda.CodeColumn); len(b.Code) > maxCode {
		b.Code = shown(b.Code)
	}
	if d, err := r.row.readDate(cell(agenda.Day), r.Today, false); err == nil {
		b.Date = d.String()
	}
	if h, err := r.row.readHour(cell(agenda.Hour)); err == nil {
		b.Hour = h.String()
	}
	b.Person = shown(r.cols.person(cell))
	if p.column >= 0 {
		b.Field, b.Column, b.Value = p.column, r.cols.name(p.column), shown(cell(p.column))
	}
	return b
}

// keeps says that a row set aside keeps a cell though it is empty: whoever corrects
// the row may fill it. The cells of columns that nobody reads are left out, or a
// header of many would cost more than the file; but where the header is that of the
// profile in use, which is found again by it.
func (r *reader) keeps(column int) bool {
	if n := len(r.cols.names); n != r.headerSize {
		r.headerSize, r.ofProfile = n, r.cols.profile != nil && r.cols.profile.MadeFor(r.cols.names)
	}
	return column < len(r.cols.reads) && (r.cols.reads[column] || r.ofProfile)
}
