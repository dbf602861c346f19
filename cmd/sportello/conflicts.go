package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"civico/sportello/domain/desk"
)

func (p *program) conflictsCommand() *cobra.Command {
	var f archiveFlags
	var asJSON bool
	cmd := &cobra.Command{
		Use: "conflitti", Aliases: []string{"conflicts"}, Args: noCommand,
		Short: "elenca le prenotazioni su cui agenda e sportello non concordano",
		Long: "Elenca le prenotazioni che un'importazione voleva cambiare quando lo sportello ci aveva già lavorato.\n" +
			"Restano com'erano finché un operatore non decide, nelle schermate: tenere lo sportello o prendere l'agenda.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.withArchive(cmd, f, false, func(ctx context.Context, a *archive) error {
				found, err := a.Conflicts(ctx)
				if err != nil {
					return err
				}
				return p.writeConflicts(a, found, asJSON)
			})
		},
	}
	f.add(cmd.Flags())
	cmd.Flags().BoolVar(&asJSON, "json", false, "scrive l'elenco in JSON")
	return cmd
}

type conflictLine struct {
	bookingLine
	Lacks  bool        `json:"missing_in_agenda"`
	File   string      `json:"file"`
	Fields []fieldLine `json:"fields"` // that differ: old is the desk's, new the agenda's
	Since  []string    `json:"desk"`
}

func (p *program) writeConflicts(a *archive, found []desk.Conflict, asJSON bool) error {
	if asJSON {
		lines := []conflictLine{}
		for i := range found {
			c := &found[i]
			l := conflictLine{bookingLine: a.lineOf(c.Row), Lacks: c.Lacks, File: c.File, Fields: fieldLines(differing(c)), Since: []string{}}
			for _, e := range c.Since {
				l.Since = append(l.Since, e.Day.String()+" "+e.Text)
			}
			lines = append(lines, l)
		}
		return p.writeJSON(lines)
	}
	var b strings.Builder
	for i := range found {
		c := &found[i]
		what := "manca nell'agenda"
		if !c.Lacks {
			what = fieldsText(differing(c))
		}
		fmt.Fprintf(&b, "%s %s  %-12s  %s %s  %s\n", c.Date.Italian(), hourOf(c.Row), c.Code, c.Surname, c.Name, what)
	}
	return p.printf("%s", b.String())
}

// differing are the fields in which the sides differ; none where the agenda lacks
// the booking.
func differing(c *desk.Conflict) []desk.FieldDiff {
	out := []desk.FieldDiff{}
	for _, f := range c.Fields {
		if !c.Lacks && f.Old != f.New {
			out = append(out, f)
		}
	}
	return out
}
