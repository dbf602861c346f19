package tui

import (
	"context"
	"time"

	bookings "civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
)

// Mapper reads files whose columns nobody knows yet, and keeps what the clerk says
// of them. A file of the watched folder is named within folder, else that is empty.
type Mapper interface {
	// Proposals are the saved profiles that know the columns of a file, best first.
	// Those that cannot be read are told in broken, a sentence each.
	Proposals(ctx context.Context, file, folder string) (found []SavedProfile, broken []string, err error)
	// Sample reads the beginning of a file, of a workbook that of the sheet named; none
	// is the first.
	Sample(ctx context.Context, file, folder, sheet string) (Sample, error)
	// HasProfile says that a profile of this name was saved.
	HasProfile(ctx context.Context, name string) (bool, error)
	// SaveProfile keeps a profile under its name, in the place of an older one.
	SaveProfile(ctx context.Context, p *bookings.Profile) error
}

// SavedProfile is a profile and when it was saved.
type SavedProfile struct {
	*bookings.Profile
	Saved time.Time
}

// Sample is the beginning of a file. Columns are named by their place.
type Sample interface {
	// Header names the columns as the file does; Rows are the cells below.
	Header() []string
	Rows() [][]string
	// Sheets are those of a workbook, Sheet the one that was read.
	Sheets() []string
	Sheet() string
	// Known are the columns whose names are known to mean a field.
	Known() map[int]bookings.Field
	// Guess tells columns by what stands in them, and the forms of their days.
	Guess() (columns map[bookings.Field]int, dates []string)
	// Read reads the rows as a profile says, nil as all are read. Columns that are
	// still missing are the error.
	Read(p *bookings.Profile) ([]desk.SampleRow, error)
	// Words counts the words of a column in the whole file; more is how many others
	// there are.
	Words(ctx context.Context, column int, progress func(desk.Progress)) (words []desk.Word, more int, err error)
	// Count reads the whole file as a profile says, and only counts.
	Count(ctx context.Context, p *bookings.Profile, progress func(desk.Progress)) (desk.ReadCount, error)
}
