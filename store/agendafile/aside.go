package agendafile

import (
	"slices"

	"civico/sportello/domain/agenda"
)

// AsideColumns come before a row's own in the table of rows that were set aside.
var AsideColumns = []string{"riga del file", "colonna da correggere", "valore non letto", "perché", "file"}

// IsAside says that the columns are those of a table of rows that were set aside: it
// comes back corrected, and lacks nothing by not having the rest of the agenda.
func (r *Report) IsAside() bool {
	return !slices.ContainsFunc(AsideColumns, func(name string) bool {
		return !slices.ContainsFunc(r.Names, func(n string) bool { return agenda.NameKey(n) == agenda.NameKey(name) })
	})
}
