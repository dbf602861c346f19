package tui

import (
	"context"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

// Registers is what the screens ask about booklets that are no case's: found (RIN-1)
// and withdrawn (REV-1). What is done to an entry names it as it was read;
// *desk.Stale refuses an older one.
type Registers interface {
	// FoundBooklets lists found passports, those at the office first, the longest
	// kept at their head.
	FoundBooklets(ctx context.Context) ([]desk.FoundRow, error)
	RegisterFound(ctx context.Context, f domain.BookletFound) error
	ReturnFound(ctx context.Context, of desk.BookletRef, r domain.BookletReturned) error
	// DestroyFound destroys all of them or none.
	DestroyFound(ctx context.Context, of []desk.BookletRef, d domain.BookletDestroyed) error
	// UndoFound takes back what became of a passport, else strikes its entry out.
	UndoFound(ctx context.Context, of desk.BookletRef, reason string) error

	// WithdrawnBooklets lists withdrawn passports, the latest first.
	WithdrawnBooklets(ctx context.Context) ([]desk.WithdrawnRow, error)
	RegisterWithdrawn(ctx context.Context, w domain.BookletWithdrawn) error
	UndoWithdrawn(ctx context.Context, of desk.BookletRef, reason string) error
}
