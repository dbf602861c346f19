package agendafile

import "civico/sportello/domain/agenda"

// titles are the canonical names of columns.
var titles = func() (out [agenda.NumColumns]string) {
	for _, c := range agenda.Columns() {
		out[c.Field] = c.Title
	}
	return out
}()
