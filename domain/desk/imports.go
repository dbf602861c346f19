package desk

import (
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/agenda"
)

// ImportRun is one export that was applied, or taken back since.
type ImportRun struct {
	ID         string
	File       string // base name
	SHA256     string // of the file, in hex
	From, To   domain.Date
	ExportedAt time.Time // zero where nothing told it
	Uncertain  bool      // ExportedAt is only the file's own time
	AppliedAt  time.Time
	Desk       int
	Clerk      string
	Rows       int
	Cleaned    int // cells from which something was removed
	Counts     map[Class]int

	Undone      bool
	UndoneAt    time.Time // zero unless Undone
	UndoneDesk  int
	UndoneClerk string
}

// SpanWords says which days an export covers: «dal … al …», of one alone «del …», where
// none is known that none was read.
func SpanWords(from, to domain.Date) string {
	switch {
	case from.IsZero():
		return "nessun giorno letto"
	case from == to:
		return "del " + from.Italian()
	}
	return "dal " + from.Italian() + " al " + to.Italian()
}

// ImportDiff is what an import of the past changed, as the log keeps it.
type ImportDiff interface {
	Run() ImportRun
	// Counts says how many rows of each class can be shown. What changed nothing was
	// not kept; of duplicates, only those that were not known before.
	Counts() map[Class]int
	// Rows pages through the rows of one class.
	Rows(class Class, from, n int) ([]ImportRow, error)
}

// Conflict is a booking on which the agenda and the desk do not agree until a clerk
// decides.
type Conflict struct {
	Row
	Import     string      // that raised it
	File       string      // of that import
	AppliedAt  time.Time   //
	ExportedAt time.Time   // zero where nothing told it
	Lacks      bool        // the agenda no longer has the booking
	Fields     []FieldDiff // Old is the desk's side, New the agenda's; those that differ first
	Since      []Entry     // what the desk did with it
}

// AsideRef names a row that an import set aside.
type AsideRef struct {
	Import string
	Line   int
}

// Ref names the row where it was set aside.
func (r *ImportRow) Ref() AsideRef { return AsideRef{r.Import, r.Line} }

// RowFault says why a row that a clerk has corrected still cannot be read.
type RowFault struct {
	Column string // the file's name of it, empty where no single one is to blame
	Value  string
	Reason string // Italian
}

func (f *RowFault) Error() string {
	if f.Column == "" {
		return f.Reason
	}
	return f.Column + ": " + f.Reason
}

// ProfileWords are the words that a profile knows, beside those that all files may use.
type ProfileWords struct {
	Profile string                // its name, empty where none is in use
	Words   map[string][]WordMean // by the file's name of the column
}

// WordMean is a word of a file and what it means, in Italian.
type WordMean struct{ Word, Means string }

// Outcome is what became of a file of the watched folder.
type Outcome string

const (
	OutcomeWaits   Outcome = "waits"   // a clerk has to look at it
	OutcomeUnknown Outcome = "unknown" // waits for a clerk who says what its columns are
	OutcomeApplied Outcome = "applied" // and moved away
	OutcomeRefused Outcome = "refused" // not readable as an export, and moved away
)

// Delivery is an export that arrived in the watched folder.
type Delivery struct {
	Name    string // base name
	Outcome Outcome
	Summary ImportSummary // unless it could not be read
	Text    string        // Italian: what happened, or why it waits or was refused
}

// SampleRow is how the first rows of a file are read.
type SampleRow struct {
	Line  int
	Shown string // «A1 · 23/11/2026 09:30 · ROSSI MARIA», empty where it cannot be read
	Fault ReadFault
}

// ReadFault is why rows cannot be read: of one field, and of a word that nobody
// knows, of one word.
type ReadFault struct {
	Field  agenda.Field // -1 where no single one is to blame
	Column string       // the file's name of it
	Value  string       // of the first such row
	Reason string
	Line   int // of the first such row
	Rows   int
}

// ReadCount is how much of a file can be read as a profile says.
type ReadCount struct {
	Rows, Good int
	Repeated   int         // rows that can be read, whose code another row has too
	Faults     []ReadFault // the most frequent first
}

// Word is what stands in a column, and how often.
type Word struct {
	Text string
	Rows int
}
