package tui

import (
	"context"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

// Conflicts is what the screens ask about bookings on which the agenda and the desk
// do not agree.
type Conflicts interface {
	// Conflicts lists those that nobody has decided.
	Conflicts(ctx context.Context) ([]desk.Conflict, error)
	// SettleConflict decides one; run names the import that raised it, as it was seen.
	SettleConflict(ctx context.Context, appointment, run string, take domain.Side) (desk.Row, error)
}
