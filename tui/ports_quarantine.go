package tui

import (
	"context"

	"civico/sportello/domain/desk"
)

// Corrections is what the screens ask about rows that imports set aside.
type Corrections interface {
	// PrepareCorrection reads a row again as the clerk has typed it and compares it;
	// nothing changes before Apply. *desk.RowFault says which cell still cannot be read.
	PrepareCorrection(ctx context.Context, run string, line int, cells []desk.Cell) (desk.ImportPlan, error)
	// KnownWords gives the words of the profile by which a row with these columns is read.
	KnownWords(ctx context.Context, columns []string) (desk.ProfileWords, error)
	// DismissRows puts rows aside for good, all or none.
	DismissRows(ctx context.Context, rows []desk.AsideRef) error
}
