package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

func (p *program) radarCommand() *cobra.Command {
	var f archiveFlags
	var asJSON bool
	cmd := &cobra.Command{
		Use: "scadenze", Aliases: []string{"radar"}, Args: noCommand,
		Short: "elenca ciò che ha un termine o aspetta, il più grave per primo",
		Long: "Elenca i conflitti da decidere, chi parte entro trenta giorni, le pratiche lasciate in sospeso, da integrare o in attesa,\n" +
			"e i passaporti rinvenuti a cui manca un mese all'anno: il più grave per primo, con i giorni.",
		Example: "  sportello scadenze\n  sportello scadenze --json",
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.withArchive(cmd, f, false, func(ctx context.Context, a *archive) error {
				lines, err := a.Radar(ctx, a.Today())
				if err != nil {
					return err
				}
				return p.writeRadar(lines, a.Today(), asJSON)
			})
		},
	}
	f.add(cmd.Flags())
	cmd.Flags().BoolVar(&asJSON, "json", false, "scrive l'elenco in JSON")
	return cmd
}

// radarLine is a thing with a clock in a list. Days are those left until Due, else,
// as a negative number, those since Since.
type radarLine struct {
	Kind    string `json:"kind"`
	Due     string `json:"due,omitempty"`
	Since   string `json:"since,omitempty"`
	Days    int    `json:"days"`
	Surname string `json:"surname"`
	Name    string `json:"name"`
	Code    string `json:"code,omitempty"`
	Case    string `json:"case,omitempty"`
	State   string `json:"state,omitempty"`
	Booklet string `json:"booklet,omitempty"`
	Text    string `json:"text"`
}

func (p *program) writeRadar(found []desk.RadarLine, today domain.Date, asJSON bool) error {
	lines := []radarLine{}
	var b strings.Builder
	for i := range found {
		l := &found[i]
		lines = append(lines, radarLine{
			Kind: string(l.Kind), Due: l.Due.String(), Since: l.Since.String(), Days: l.Days(today), Surname: l.Row.Surname, Name: l.Row.Name,
			Code: l.Row.Code, Case: l.Row.Case, State: string(l.Row.State), Booklet: l.Booklet, Text: l.Text,
		})
		when := "entro " + l.Due.Italian()
		if !l.HasDue() {
			when = "dal " + l.Since.Italian()
		}
		fmt.Fprintf(&b, "%-17s %-12s  %s %s  %s\n", when, desk.RadarLabel(l.Kind), l.Row.Surname, l.Row.Name, l.Text)
	}
	if asJSON {
		return p.writeJSON(lines)
	}
	return p.printf("%s", b.String())
}
