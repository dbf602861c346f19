package tui

import (
	"context"

	"civico/sportello/domain/desk"
)

// History is what the screens ask about the imports of the past.
type History interface {
	// Imports lists the exports applied, the latest first.
	Imports(ctx context.Context) ([]desk.ImportRun, error)
	ImportDiff(ctx context.Context, id string, progress func(desk.Progress)) (desk.ImportDiff, error)
	// UndoImport takes the last import back, refused once somebody has used it.
	UndoImport(ctx context.Context, id string, progress func(desk.Progress)) (desk.ImportRun, error)
}
