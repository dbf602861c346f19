package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/store/safefile"
	"civico/sportello/tui/paper"
)

// pdfMagic begins every PDF: only such a file may be replaced by a new slip.
const pdfMagic = "%PDF-"

func (p *program) printCommand() *cobra.Command {
	var f archiveFlags
	var pdf, which string
	var asText bool
	cmd := &cobra.Command{
		Use: "stampa ID", Aliases: []string{"print"}, Args: exactly("l'id della pratica o il codice della prenotazione"),
		Short: "scrive la carta di una pratica: ricevuta, elenco di che cosa portare o comunicazione",
		Long: "Scrive la carta che lo stato della pratica richiede: ricevuta, elenco di che cosa portare o comunicazione di non ricevibilità;\n" +
			"con --carta un'altra che la pratica ha: l'attestazione di accompagno, la richiesta di nulla osta, la convocazione.\n" +
			"Se la pratica non è cambiata dall'ultima stampa, è la stessa carta con lo stesso numero.",
		Example: "  sportello stampa MT7K2Q --pdf ricevuta.pdf\n  sportello stampa MT7K2Q --testo\n  sportello stampa MT7K2Q --carta convocazione --testo",
		RunE: func(cmd *cobra.Command, args []string) error {
			if (pdf == "") == !asText {
				return usage("indicare --pdf FILE oppure --testo")
			}
			return p.withArchive(cmd, f, true, func(ctx context.Context, a *archive) error { return p.print(ctx, a, args[0], which, pdf) })
		},
	}
	f.add(cmd.Flags())
	cmd.Flags().StringVar(&pdf, "pdf", "", "scrive un PDF in formato A5 nel `FILE`")
	cmd.Flags().StringVar(&which, "carta", "", "quale `CARTA`, se la pratica ne ha più d'una: ricevuta, accompagno, nulla-osta, convocazione…")
	cmd.Flags().BoolVar(&asText, "testo", false, "scrive testo semplice sull'uscita")
	return cmd
}

// print draws the slip first and records it only once it is safely out.
func (p *program) print(ctx context.Context, a *archive, ref, which, pdf string) error {
	e, err := a.evaluated(ctx, ref)
	if err != nil {
		return err
	}
	kind, err := chosenSlip(e, which)
	if err != nil {
		return err
	}
	next, recorded := desk.NextSlip(e.Work, kind)
	slip, err := a.slip(e, next)
	if err != nil {
		return err
	}
	if err := p.putOut(slip, pdf); err != nil || recorded {
		return err
	}
	_, err = a.RecordSlip(ctx, e.Work.ID, e.Work.Version, next)
	return err
}

// chosenSlip is the paper of a name, or the one that the state of the case calls for.
func chosenSlip(e *desk.Evaluated, which string) (domain.SlipKind, error) {
	kinds, err := desk.PrintableSlips(&e.Work.Facts, e.Work.State, e.Verdict)
	if err != nil {
		return "", usage("%s", err)
	}
	if which == "" {
		return kinds[0], nil
	}
	var names []string
	for _, k := range kinds {
		name := desk.SlipFileName(k)
		if name == which {
			return k, nil
		}
		names = append(names, name)
	}
	return "", usage("la carta «%s» non c'è per questa pratica: %s", which, strings.Join(names, ", "))
}

func (p *program) putOut(slip desk.Slip, pdf string) error {
	if pdf == "" {
		return p.printf("%s", paper.Text(slip))
	}
	drawn, err := paper.PDF(slip)
	if err != nil {
		return failed(err, "la carta non si può disegnare: la pratica è intatta; usare --testo")
	}
	return writeNew(pdf, drawn, pdfMagic)
}

// putSlip writes a paper as PDF and as text into its day's folder, and says where.
func putSlip(folder string, slip desk.Slip, file string) (where string, err error) {
	drawn, err := paper.PDF(slip)
	if err != nil {
		return "", err
	}
	name := filepath.Join(folder, slip.Day.String(), file)
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return "", err
	}
	if err := safefile.Replace(name+".txt", []byte(paper.Text(slip))); err != nil {
		return "", err
	}
	if err := safefile.Replace(name+".pdf", drawn); err != nil {
		return "", err
	}
	return fmt.Sprintf("%s.pdf in %s", file, filepath.Join(filepath.Base(folder), slip.Day.String())), nil
}

// slip writes a case's slip. One that was printed before keeps the day, desk and
// clerk of then: it is the same paper.
func (a *archive) slip(e *desk.Evaluated, s domain.SlipPrinted) (desk.Slip, error) {
	m := desk.SlipMatter{
		Work: e.Work, Verdict: e.Verdict, Office: a.profile, Offices: a.offices, Settings: a.settings, Day: a.Today(), Invented: a.Invented(),
	}
	for _, ev := range e.Work.Events {
		if b, ok := ev.Body.(domain.SlipPrinted); ok && b.Number == s.Number {
			m.Day = calendar.FromTime(ev.At.In(zoneOf(a.profile)))
			m.Settings.Desk, m.Settings.Clerk = ev.Desk, ev.Clerk
		}
	}
	return desk.NewSlip(m, s)
}
