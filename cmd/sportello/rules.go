package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/rules"
)

func (p *program) rulesCommand() *cobra.Command {
	var day string
	var asJSON bool
	cmd := &cobra.Command{
		Use: "regole", Aliases: []string{"rules"}, Args: noCommand,
		Short: "elenca le regole dello sportello con fonti e date",
		RunE: func(*cobra.Command, []string) error {
			on, err := p.typedDay(day)
			if err != nil {
				return err
			}
			return p.listRules(on, asJSON)
		},
	}
	cmd.Flags().StringVar(&day, "data", "", "regole in vigore quel `GIORNO` (se manca: oggi)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "scrive l'elenco in JSON")
	return cmd
}

// ruleLine is one rule as it stands on a day.
type ruleLine struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	From     string   `json:"from"`
	Text     string   `json:"text"`
	Sources  []string `json:"sources"`
	Checked  string   `json:"checked"`
	Waivable bool     `json:"waivable"`
}

func (p *program) listRules(on domain.Date, asJSON bool) error {
	if on.Before(rules.FirstDay) {
		return usage("--data: %s: data precedente alle regole codificate, che cominciano il %s", on.Italian(), rules.FirstDay.Italian())
	}
	lines := []ruleLine{}
	for _, r := range rules.All() {
		v := r.In(on)
		lines = append(lines, ruleLine{r.ID, r.Title, v.From.String(), v.Text, v.Sources, v.Checked.String(), r.Waivable})
	}
	if asJSON {
		return p.writeJSON(lines)
	}
	var b strings.Builder
	for _, l := range lines {
		fmt.Fprintf(&b, "%-7s %s (dal %s)\n", l.ID, l.Title, italianDay(l.From))
		fmt.Fprintf(&b, "        %s\n        fonti: %s; verificate il %s\n", l.Text, joinSources(l.Sources), italianDay(l.Checked))
		if l.Waivable {
			b.WriteString("        si può ammettere con un motivo scritto\n")
		}
	}
	return p.printf("%s", b.String())
}

func italianDay(iso string) string {
	d, err := calendar.Parse(iso)
	if err != nil {
		return iso
	}
	return d.Italian()
}

func joinSources(sources []string) string {
	var names []string
	for _, s := range sources {
		names = append(names, desk.SourceName(s))
	}
	return strings.Join(names, " · ")
}

// writeJSON writes one value, indented, with letters as they are.
func (p *program) writeJSON(v any) error {
	e := json.NewEncoder(p.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// typedDay reads a day of the command line; none is today, by the machine's clock.
func (p *program) typedDay(s string) (domain.Date, error) {
	today := calendar.FromTime(p.now())
	if s == "" {
		return today, nil
	}
	return dayFlag("data", s, today)
}

func dayFlag(name, s string, today domain.Date) (domain.Date, error) {
	d, err := calendar.ParseTyped(s, today)
	if err != nil {
		reason := "non è una data"
		if e, ok := err.(*calendar.DateError); ok {
			reason = e.Sentence()
		}
		return d, usage("--%s: «%s»: %s", name, s, reason)
	}
	return d, nil
}
