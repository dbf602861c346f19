package tui_test

import (
	"context"
	"slices"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

// Of the imports of the past a store of cases has none.

func (m *caseStore) Imports(context.Context) ([]desk.ImportRun, error) { return nil, nil }

func (m *caseStore) ImportDiff(context.Context, string, func(desk.Progress)) (desk.ImportDiff, error) {
	return nil, desk.ErrNotFound
}

func (m *caseStore) UndoImport(context.Context, string, func(desk.Progress)) (desk.ImportRun, error) {
	return desk.ImportRun{}, desk.ErrNothingToUndo
}

func (m *caseStore) Conflicts(context.Context) ([]desk.Conflict, error)           { return nil, nil }
func (m *caseStore) Radar(context.Context, domain.Date) ([]desk.RadarLine, error) { return nil, nil }

func (m *caseStore) SettleConflict(context.Context, string, string, domain.Side) (desk.Row, error) {
	return desk.Row{}, desk.ErrNotFound
}

func (m *caseStore) Worked(_ context.Context, appointment, caseID string) ([]desk.Entry, error) {
	return desk.Entries(append(slices.Clone(m.events[appointment]), m.events[caseID]...), m.clock.Now().Location()), nil
}

func (m *caseStore) RestoreBooking(context.Context, string, bool) (desk.Row, error) {
	return desk.Row{}, desk.ErrNotFound
}

func (m *caseStore) PrepareCorrection(context.Context, string, int, []desk.Cell) (desk.ImportPlan, error) {
	return nil, desk.ErrNotFound
}

func (m *caseStore) KnownWords(context.Context, []string) (desk.ProfileWords, error) {
	return desk.ProfileWords{}, nil
}

func (m *caseStore) DismissRows(context.Context, []desk.AsideRef) error { return desk.ErrNotFound }
