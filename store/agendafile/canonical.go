package agendafile

import (
	"slices"

	"civico/sportello/domain"
	"civico/sportello/domain/agenda"
)

// codes are the words of the canonical form where a field has only some.
var codes = map[agenda.Field][]string{
	agenda.Status:  {agenda.Booked, agenda.Cancelled},
	agenda.Section: domain.Section("").Codes(),
	agenda.Sex:     domain.Sex("").Codes(),
}

// isCode says that v is a word of the canonical form.
func isCode(f agenda.Field, v string) bool { return slices.Contains(codes[f], v) }

// titles are the canonical names of columns.
var titles = func() (out [agenda.NumColumns]string) {
	for _, c := range agenda.Columns() {
		out[c.Field] = c.Title
	}
	return out
}()
