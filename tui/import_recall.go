package tui

// recall is what the import remembers until the program ends: nothing that was
// said of a file is lost by looking elsewhere.
type recall struct {
	folder string                   // of the last file that was read
	ties   map[recalled]*columnTies // that were not saved
	sheets map[string]string        // of a workbook, the one that was chosen last, by file
}

// recalled is a file, or a sheet of one.
type recalled struct{ file, sheet string }

func (r *recall) keep(at recalled, t *columnTies) {
	if r.ties == nil {
		r.ties, r.sheets = map[recalled]*columnTies{}, map[string]string{}
	}
	r.ties[at], r.sheets[at.file] = t, at.sheet
}

func (r *recall) drop(file string) {
	for at := range r.ties {
		if at.file == file {
			delete(r.ties, at)
		}
	}
	delete(r.sheets, file)
}
