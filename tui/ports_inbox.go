package tui

import (
	"context"

	"civico/sportello/domain/desk"
)

// Inbox is the folder in which exports of the agenda arrive.
type Inbox interface {
	// Folder is the one that is watched, empty for none.
	Folder() string
	// Arrived names the files that lie still: those that were not read yet, and those
	// that wait for the clerk.
	Arrived(ctx context.Context) (news, waiting []string, err error)
	// Receive reads one: it is applied at once where the settings say so and there is
	// no conflict, put aside where it cannot be read, else it waits.
	Receive(ctx context.Context, name string) (desk.Delivery, error)
	// HandOver puts away, with a report, a file that the clerk has applied.
	HandOver(ctx context.Context, name string, s desk.ImportSummary) error
	// Refuse puts away one that the clerk does not want.
	Refuse(ctx context.Context, name, why string) error
}
