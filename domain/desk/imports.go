package desk

import (
	"time"

	"civico/sportello/domain"
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

// ImportDiff is what an import of the past changed, as the log keeps it.
type ImportDiff interface {
	Run() ImportRun
	// Counts says how many rows of each class can be shown. What changed nothing was
	// not kept; of duplicates, only those that were not known before.
	Counts() map[Class]int
	// Rows pages through the rows of one class.
	Rows(class Class, from, n int) ([]ImportRow, error)
}
