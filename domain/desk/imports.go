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
