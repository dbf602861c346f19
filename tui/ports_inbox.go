package tui

import (
	"context"

	"civico/sportello/domain/desk"
)

// Inbox is the folder in which exports of the agenda arrive.
type Inbox interface {
	// Folder is the one that is watched, empty for none.
	Folder() string
	// Arrived looks at what lies still.
	Arrived(ctx context.Context) (Arrived, error)
	// Receive reads one: it is applied at once where the settings say so and there is
	// no conflict, put aside where it is no export, else it waits.
	Receive(ctx context.Context, name string) (desk.Delivery, error)
	// HandOver puts away, with a report, a file that the clerk has applied.
	HandOver(ctx context.Context, name string, s desk.ImportSummary) error
	// Refuse puts away one that the clerk does not want.
	Refuse(ctx context.Context, name, why string) error
}

// Arrived are the files of the folder by name.
type Arrived struct {
	News    []string // that were not read yet
	Waiting []string // for the clerk
	Empty   []string // that nobody fills
	Left    int      // that are no exports, and stay where they are
}
