package tui

import (
	"context"

	bookings "civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
)

// Mapper reads files whose columns nobody knows yet, and keeps what the clerk says
// of them. A file of the watched folder is named within folder, else that is empty.
type Mapper interface {
	// Propose gives the saved profile that knows the columns of a file, nil for none.
	Propose(ctx context.Context, file, folder string) (*bookings.Profile, error)
	// Sample reads the beginning of a file.
	Sample(ctx context.Context, file, folder string) (Sample, error)
	// SaveProfile keeps a profile under its name and says where.
	SaveProfile(ctx context.Context, p *bookings.Profile) (string, error)
}

// Sample is the beginning of a file.
type Sample interface {
	// Header names the columns as the file does; Rows are the cells below.
	Header() []string
	Rows() [][]string
	// Known are the columns whose names are known to mean a field.
	Known() map[bookings.Field]string
	// Read reads the rows as a profile says, nil as all are read. Columns that are
	// still missing are the error.
	Read(p *bookings.Profile) ([]desk.SampleRow, error)
}
