package main

import (
	"context"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
	"civico/sportello/store"
	"civico/sportello/store/agendafile"
)

// PrepareCorrection reads a corrected row as its file was read: by the profile that
// knows its columns, where there is one.
func (a *archive) PrepareCorrection(ctx context.Context, run string, line int, cells []desk.Cell) (desk.ImportPlan, error) {
	names := make([]string, len(cells))
	for i, c := range cells {
		names[i] = c.Name
	}
	profile, err := profileOf(names)
	if err != nil {
		return nil, err
	}
	return a.Store.PrepareCorrection(ctx, run, line, cells, profile)
}

// profileOf is the saved profile that knows the columns, nil for none.
func profileOf(columns []string) (*agenda.Profile, error) {
	all, _, err := agendafile.Profiles(store.DefaultPaths().Profiles) // a broken one knows nothing
	if err != nil {
		return nil, err
	}
	if found, ok := agendafile.Propose(all, columns); ok {
		return found.Profile, nil
	}
	return nil, nil
}
