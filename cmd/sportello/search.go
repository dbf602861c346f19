package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"civico/sportello/domain/desk"
)

// maxHits is what a person still reads.
const maxHits = 100

func (p *program) searchCommand() *cobra.Command {
	var f archiveFlags
	var asJSON bool
	cmd := &cobra.Command{
		Use: "cerca", Aliases: []string{"search"},
		Short: "cerca persone per nome, codice fiscale o prenotazione",
		Long: "Cerca persone per inizio di cognome e nome, codice fiscale o codice di prenotazione, accenti ignorati.\n" +
			"Il testo si scrive quando è chiesto o si legge dall'ingresso standard, mai come argomento:\ngli argomenti sono visibili agli altri utenti del computer.",
		Example: "  sportello cerca\n  sportello cerca --json < testo.txt",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage("il testo da cercare non si scrive come argomento, perché altri lo vedrebbero: lanciare «sportello cerca» e scriverlo quando è chiesto")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.withArchive(cmd, f, false, func(ctx context.Context, a *archive) error { return p.search(ctx, a, asJSON) })
		},
	}
	f.add(cmd.Flags())
	cmd.Flags().BoolVar(&asJSON, "json", false, "scrive i risultati in JSON")
	return cmd
}

func (p *program) search(ctx context.Context, a *archive, asJSON bool) error {
	if p.terminal {
		fmt.Fprint(p.err, "Cerca: ")
	}
	text, err := p.readLine()
	if err != nil {
		return usage("ingresso standard: manca il testo da cercare")
	}
	hits, err := a.Search(ctx, text, maxHits)
	if err != nil {
		return err
	}
	if asJSON {
		lines := []bookingLine{}
		for _, h := range hits {
			lines = append(lines, a.lineOf(h.Row))
		}
		return p.writeJSON(lines)
	}
	var b strings.Builder
	for _, h := range hits {
		fmt.Fprintf(&b, "%s %s  %-12s  %s %s%s\n", h.Date.Italian(), hourOf(h.Row), h.Code, h.Surname, h.Name, born(h.Row))
	}
	if len(hits) == maxHits {
		fmt.Fprintf(p.err, "sportello: mostrati i primi %d risultati: scrivere un testo più lungo\n", maxHits)
	}
	return p.printf("%s", b.String())
}

func born(r desk.Row) string {
	if r.BirthDate.IsZero() {
		return ""
	}
	return ", " + r.BirthDate.Italian()
}

func hourOf(r desk.Row) string {
	if r.Hour.IsZero() {
		return "     "
	}
	return r.Hour.String()
}
