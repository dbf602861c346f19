package main

import (
	"context"
	"maps"
	"slices"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
	"civico/sportello/store/agendafile"
)

// PrepareCorrection reads a corrected row as its file was read: by the profile that
// knows its columns, where there is one.
func (a *archive) PrepareCorrection(ctx context.Context, run string, line int, cells []desk.Cell) (desk.ImportPlan, error) {
	names := make([]string, len(cells))
	for i, c := range cells {
		names[i] = c.Name
	}
	profile, err := a.profileOf(names)
	if err != nil {
		return nil, err
	}
	return a.Store.PrepareCorrection(ctx, run, line, cells, profile)
}

// profileOf is the saved profile that knows the columns, nil for none.
func (a *archive) profileOf(columns []string) (*agenda.Profile, error) {
	all, _, err := agendafile.Profiles(a.profileFolder()) // a broken one knows nothing
	if err != nil {
		return nil, err
	}
	if found, ok := agendafile.Propose(all, columns); ok {
		return found.Profile, nil
	}
	return nil, nil
}

// KnownWords gives the words of the profile by which a row with these columns is read.
func (a *archive) KnownWords(_ context.Context, columns []string) (desk.ProfileWords, error) {
	profile, err := a.profileOf(columns)
	if profile == nil || err != nil {
		return desk.ProfileWords{}, err
	}
	out := desk.ProfileWords{Profile: profile.Name, Words: map[string][]desk.WordMean{}}
	for _, name := range columns {
		f, tied := tiedTo(profile, name)
		if !tied {
			continue
		}
		words := profile.Words[f]
		for _, w := range slices.Sorted(maps.Keys(words)) {
			out.Words[name] = append(out.Words[name], desk.WordMean{Word: w, Means: f.Show(words[w])})
		}
	}
	return out, nil
}

// tiedTo is the field that a column is, by the profile or by its name.
func tiedTo(p *agenda.Profile, column string) (agenda.Field, bool) {
	for f, name := range p.Columns {
		if agenda.NameKey(name) == agenda.NameKey(column) {
			return f, true
		}
	}
	f, known := agendafile.KnownColumn(column)
	return f, known && p.Columns[f] == ""
}
