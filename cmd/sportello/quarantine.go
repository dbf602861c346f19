package main

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"civico/sportello/domain/desk"
	"civico/sportello/store/agendafile"
)

func (p *program) quarantineCommand() *cobra.Command {
	var f archiveFlags
	var asJSON bool
	var file string
	cmd := &cobra.Command{
		Use: "quarantena", Aliases: []string{"quarantine"}, Args: noCommand,
		Short: "elenca le righe messe da parte dalle importazioni, con il motivo",
		Long: "Elenca le righe che le importazioni hanno messo da parte e che nessuno ha ancora corretto o scartato, nelle schermate: ognuna con il suo file.\n" +
			"Con --esporta le scrive in un CSV da rimandare a chi ha fatto il file: riga, colonna, valore, motivo, file e la riga intera.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.withArchive(cmd, f, false, func(ctx context.Context, a *archive) error {
				rows, err := a.Quarantine(ctx)
				if err != nil {
					return err
				}
				if file != "" {
					return p.exportQuarantine(rows, file)
				}
				return p.writeQuarantine(a, rows, asJSON)
			})
		},
	}
	f.add(cmd.Flags())
	cmd.Flags().BoolVar(&asJSON, "json", false, "scrive l'elenco in JSON")
	cmd.Flags().StringVar(&file, "esporta", "", "scrive le righe in un `FILE` CSV")
	return cmd
}

type quarantineLine struct {
	File   string `json:"file"`
	Import string `json:"imported_at"` // when its import was applied
	Line   int    `json:"line"`
	Code   string `json:"code"`
	Column string `json:"column"`
	Value  string `json:"value"`
	Reason string `json:"reason"`
}

func (p *program) writeQuarantine(a *archive, rows []desk.ImportRow, asJSON bool) error {
	if asJSON {
		lines := []quarantineLine{}
		for _, r := range rows {
			lines = append(lines, quarantineLine{r.File, a.stamp(r.AppliedAt), r.Line, r.Code, r.Column, r.Value, r.Reason})
		}
		return p.writeJSON(lines)
	}
	var b strings.Builder
	for _, r := range rows {
		fmt.Fprintf(&b, "riga %d  %-12s  %s «%s»: %s  (%s, importato il %s)\n", r.Line, r.Code, r.Column, r.Value, r.Reason, r.File, a.spoken(r.AppliedAt))
	}
	return p.printf("%s", b.String())
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
	return afterDone(p.printf("%s\n", file), "il file è stato scritto")
}

func asideTable(rows []desk.ImportRow) [][]string {
	header := slices.Clone(agendafile.AsideColumns)
	at := map[string]int{}
	for _, r := range rows {
		if slices.ContainsFunc(r.Cells, func(c desk.Cell) bool { _, known := at[c.Name]; return !known }) {
			header = withNames(header, r.Cells)
			for i, name := range header[len(agendafile.AsideColumns):] {
				at[name] = len(agendafile.AsideColumns) + i
			}
		}
	}
	table := [][]string{header}
	for _, r := range rows {
		line := make([]string, len(header))
		copy(line, []string{strconv.Itoa(r.Line), r.Column, r.Value, r.Reason, r.File})
		for _, c := range r.Cells {
			if line[at[c.Name]] == "" {
				line[at[c.Name]] = c.Text
			}
		}
		table = append(table, line)
	}
	return table
}

// withNames adds the names of a row's cells that the header lacks. Rows lack cells
// without text: a name goes where its row has it, behind the one before, or before
// the first that is known.
func withNames(header []string, cells []desk.Cell) []string {
	own := len(agendafile.AsideColumns)
	place := func(name string) int { return slices.Index(header[own:], name) }
	next := len(header)
	for _, c := range cells {
		if i := place(c.Name); i >= 0 {
			next = own + i
			break
		}
	}
	for _, c := range cells {
		if i := place(c.Name); i >= 0 {
			next = own + i + 1
			continue
		}
		header = slices.Insert(header, next, c.Name)
		next++
	}
	return header
}
