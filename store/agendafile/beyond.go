package agendafile

import (
	"strings"

	"civico/sportello/domain/agenda"
)

// What a row has beyond its header may belong into any of its columns: such a row is set
// aside. The quarantine keeps the text under a name of its own, so that the row is
// refused again for as long as somebody leaves it there.

// beyond is the fault of a row with text beyond the header, nil where there is none.
func (r *reader) beyond(cells [][]byte) *fault {
	text := ""
	if len(cells) > len(r.cols.names) {
		text = r.textBeyond(cells)
	}
	if i := r.cols.beyond; text == "" && i >= 0 && i < len(cells) {
		clean, _ := tidy(cells[i], r.row.sheet)
		text = string(clean)
	}
	if text == "" {
		return nil
	}
	return &fault{agenda.CellBeyond, text, "la riga ha più colonne dell'intestazione"}
}

// textBeyond puts what stands beyond the header into one text.
func (r *reader) textBeyond(cells [][]byte) string {
	var texts []string
	size := 0
	for _, c := range cells[min(len(r.cols.names), len(cells)):] {
		if clean, _ := tidy(c, r.row.sheet); len(clean) > 0 && size+len(clean) <= MaxField {
			texts, size = append(texts, string(clean)), size+len(clean)+len("; ")
		}
	}
	return strings.Join(texts, "; ")
}
