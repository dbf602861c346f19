package agendafile

import (
	"context"
	"crypto/sha256"
	"strings"
)

// readable names the sheets that can be read.
func (w *workbook) readable() []string {
	var out []string
	for _, sheet := range w.sheets {
		if l := w.links[sheet.id]; !sheet.hidden && !l.external && l.kind == "worksheet" {
			out = append(out, sheet.name)
		}
	}
	return out
}

// sheets are those of a workbook whose rows could not be opened.
func (f *File) sheets(ctx context.Context) []string {
	w, err := openWorkbook(f, &watched{src: f.f, ctx: ctx, sum: sha256.New(), total: f.Size})
	if err != nil {
		return nil // opening the rows has told why
	}
	return w.readable()
}

// nameSheets keeps the sheets and which of them was read.
func (s *Sample) nameSheets(names []string) {
	s.Sheets = names
	wanted := ""
	if p := s.file.profile; p != nil {
		wanted = p.Sheet
	}
	for _, name := range names {
		if wanted == "" || strings.EqualFold(strings.TrimSpace(name), strings.TrimSpace(wanted)) {
			s.Sheet = name
			return
		}
	}
}
