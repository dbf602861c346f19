package agenda

import "time"

// Exported is the time an export was made.
type Exported struct {
	At        time.Time // zero where nothing tells
	Uncertain bool      // only the file's own time: it may warn, never refuse
}

// ExportedAt chooses the time of an export: its greatest «aggiornato il», else what
// the clerk said, else a date in the file's name, else the file's own time. Zero
// times are not known.
func ExportedAt(updated, said, inName, ofFile time.Time) Exported {
	for _, t := range []time.Time{updated, said, inName} {
		if !t.IsZero() {
			return Exported{At: t}
		}
	}
	return Exported{At: ofFile, Uncertain: !ofFile.IsZero()}
}

// OlderThan says that the export was surely made before one that was applied.
func (e Exported) OlderThan(last Exported) bool {
	return !e.At.IsZero() && !last.At.IsZero() && !e.Uncertain && !last.Uncertain && e.At.Before(last.At)
}

// MayBeOlderThan says that the export seems older, by a time that is not certain.
func (e Exported) MayBeOlderThan(last Exported) bool {
	return !e.At.IsZero() && e.At.Before(last.At) && !e.OlderThan(last)
}
