package main

import (
	"bytes"
	"context"
	"slices"
	"strconv"

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
	all, _, err := agendafile.Profiles(store.DefaultPaths().Profiles) // a broken one knows nothing
	if err != nil {
		return nil, err
	}
	var profile *agenda.Profile
	if found, ok := agendafile.Propose(all, names); ok {
		profile = found.Profile
	}
	return a.Store.PrepareCorrection(ctx, run, line, cells, profile)
}

// exportQuarantine writes the rows with their own columns, to be sent back to
// whoever made the file.
func (p *program) exportQuarantine(rows []desk.ImportRow, file string) error {
	if len(rows) == 0 {
		return usage("la quarantena è vuota: nessun file da scrivere")
	}
	var b bytes.Buffer
	if err := agendafile.WriteTable(&b, asideTable(rows)); err != nil {
		return err
	}
	if err := writeNew(file, b.Bytes(), agendafile.TableMagic(agendafile.AsideColumns[0])); err != nil {
		return err
	}
	return p.printf("%s\n", file)
}

func asideTable(rows []desk.ImportRow) [][]string {
	header := slices.Clone(agendafile.AsideColumns)
	at := map[string]int{}
	for _, r := range rows {
		for _, c := range r.Cells {
			if _, known := at[c.Name]; !known {
				at[c.Name] = len(header)
				header = append(header, c.Name)
			}
		}
	}
	table := [][]string{header}
	for _, r := range rows {
		line := make([]string, len(header))
		copy(line, []string{strconv.Itoa(r.Line), r.Column, r.Value, r.Reason})
		for _, c := range r.Cells {
			if line[at[c.Name]] == "" {
				line[at[c.Name]] = c.Text
			}
		}
		table = append(table, line)
	}
	return table
}
