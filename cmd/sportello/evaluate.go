package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/rules"
	"civico/sportello/store/casefile"
)

func (p *program) evaluateCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "valuta FILE|-", Aliases: []string{"evaluate"}, Args: exactly("il file della pratica (o - per l'ingresso standard)"),
		Short:   "valuta una pratica scritta in un file",
		Long:    "Valuta una pratica scritta in un file JSON («sportello schema pratica» ne dà la forma): esito, che cosa manca e perché,\nversamenti, validità e termini. Non legge né cambia alcun archivio.",
		Example: "  sportello valuta pratica.json\n  sportello valuta - --json < pratica.json",
		RunE:    func(_ *cobra.Command, args []string) error { return p.evaluate(args[0], asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "scrive il risultato in JSON")
	return cmd
}

func (p *program) evaluate(name string, asJSON bool) error {
	in, err := p.openInput(name)
	if err != nil {
		return err
	}
	defer in.Close() //nolint:errcheck // only read
	c, err := casefile.Read(in)
	if err != nil {
		return inFile(name, err)
	}
	v, err := p.judge(c)
	if err != nil {
		return inFile(name, err)
	}
	var out bytes.Buffer // whole or nothing
	if asJSON {
		err = casefile.WriteEvaluation(&out, v)
	} else {
		err = writeVerdict(&out, c, v)
	}
	if err != nil {
		return err
	}
	_, err = p.data().Write(out.Bytes())
	return err
}

// inFile puts the file's name before a sentence about its content.
func inFile(name string, err error) error {
	var s *desk.Sentence
	if errors.As(err, &s) {
		return &desk.Sentence{Text: inputName(name) + ": " + s.Text, Usage: s.Usage, Cause: err}
	}
	return err
}

// judge evaluates a case away from any store.
func (p *program) judge(c *domain.Case) (rules.Evaluation, error) {
	book, err := p.offices()
	if err != nil {
		return rules.Evaluation{}, err
	}
	profile, ok := book.Get(c.Office)
	if !ok {
		return rules.Evaluation{}, usage("office: «%s» non è un ufficio conosciuto; sono: %s", c.Office, officeIDs(book))
	}
	v, err := rules.Evaluate(c, rules.Around{Office: profile, Offices: book})
	var early *rules.TooEarly
	if errors.As(err, &early) {
		return v, usage("filed_on: %s: data precedente alle regole codificate, che cominciano il %s", early.Day.Italian(), rules.FirstDay.Italian())
	}
	return v, err
}

// writeVerdict is the answer for a person: the sentence to read out, what is not
// in order with its reason and source, then money and dates.
func writeVerdict(w io.Writer, c *domain.Case, v rules.Evaluation) error {
	fmt.Fprintf(w, "%s\n", desk.VerdictLabel(v))
	if v.Headline != "" {
		fmt.Fprintf(w, "%s\n", v.Headline)
	}
	good := 0
	for _, f := range v.Findings {
		if f.Status == rules.Satisfied {
			good++
			continue
		}
		writeFinding(w, f)
	}
	fmt.Fprintf(w, "\nVerifiche a posto: %d\n", good)
	for _, f := range v.Fees {
		fmt.Fprintf(w, "Da versare: euro %s (%s, %s)\n", f.Amount.Italian(), desk.FeeLabel(f.Item), desk.FeeLabel(f.Means))
	}
	if v.FeesTotal.IsKnown() && len(v.Fees) > 1 {
		fmt.Fprintf(w, "In tutto: euro %s\n", v.FeesTotal.Italian())
	}
	if v.Validity != nil {
		fmt.Fprintf(w, "Validità: %d anni, fino al %s se rilasciato il %s\n", v.Validity.Years, v.Validity.ExpiresOn.Italian(), c.FiledOn.Italian())
	}
	switch d := v.Deadlines; d.Clock {
	case rules.ClockRunning:
		fmt.Fprintf(w, "Termine di legge: %s; quindici giorni lavorativi: %s\n", d.Legal.Italian(), d.WorkingDays.Italian())
	case rules.ClockSuspended:
		fmt.Fprintln(w, "Termini sospesi fino alla risposta dell'altro ufficio")
	}
	_, err := fmt.Fprintf(w, "Regole in vigore dal %s\n", v.Ruleset.Italian())
	return err
}

func writeFinding(w io.Writer, f rules.Finding) {
	where := ""
	if label := desk.FactLabel(f.Path); label != f.Path {
		where = " (" + label + ")"
	}
	fmt.Fprintf(w, "\n%s  %s%s: %s\n", f.Rule, desk.StatusLabel(f.Status), where, f.Message)
	if f.Remedy != "" {
		fmt.Fprintf(w, "    da dire: %s\n", f.Remedy)
	}
	if len(f.Sources) > 0 {
		fmt.Fprintf(w, "    fonti: %s\n", joinSources(f.Sources))
	}
	if f.Waivable && !f.Waived && slices.Contains([]rules.Status{rules.Missing, rules.Invalid, rules.Warning}, f.Status) {
		fmt.Fprintln(w, "    prassi dell'ufficio: si può ammettere con un motivo scritto")
	}
}
