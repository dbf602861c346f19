package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/store"
	"civico/sportello/store/casefile"
)

func (p *program) caseCommand() *cobra.Command {
	return group("pratica", "case", "elenca, mostra ed esporta le pratiche", p.caseListCommand(), p.caseShowCommand(), p.caseExportCommand())
}

func (p *program) caseListCommand() *cobra.Command {
	var f archiveFlags
	var day, state string
	var asJSON bool
	cmd := &cobra.Command{
		Use: "elenco", Aliases: []string{"list"}, Args: noCommand, Short: "elenca le pratiche, la più recente per prima",
		RunE: func(cmd *cobra.Command, _ []string) error {
			var filter store.CaseFilter
			if day != "" {
				on, err := p.typedDay(day)
				if err != nil {
					return err
				}
				filter.From, filter.To = on, on
			}
			var err error
			if filter.State, err = stateFlag(state); err != nil {
				return err
			}
			return p.withArchive(cmd, f, false, func(ctx context.Context, a *archive) error {
				rows, err := a.CaseList(ctx, filter)
				if err != nil {
					return err
				}
				return p.writeCases(rows, asJSON)
			})
		},
	}
	f.add(cmd.Flags())
	cmd.Flags().StringVar(&day, "data", "", "solo le pratiche presentate quel `GIORNO`")
	cmd.Flags().StringVar(&state, "stato", "", "solo le pratiche in quello `STATO`: in_progress, suspended, incomplete, awaiting_clearance, accepted, refused, abandoned, withdrawn")
	cmd.Flags().BoolVar(&asJSON, "json", false, "scrive l'elenco in JSON")
	return cmd
}

func stateFlag(s string) (domain.State, error) {
	if s == "" {
		return "", nil
	}
	var known []string
	for _, st := range domain.States() {
		if s == string(st) || s == desk.StateLabel(st) {
			return st, nil
		}
		known = append(known, string(st))
	}
	return "", usage("--stato: «%s» non è uno stato; sono: %s", s, strings.Join(known, ", "))
}

// caseLine is a case in a list.
type caseLine struct {
	ID        string `json:"id"`
	State     string `json:"state"`
	FiledOn   string `json:"filed_on"`
	Surname   string `json:"surname"`
	Name      string `json:"name"`
	Procedure string `json:"procedure"`
	Booking   string `json:"booking,omitempty"`
	Outcome   string `json:"outcome,omitempty"`
}

func (p *program) writeCases(rows []desk.Row, asJSON bool) error {
	if asJSON {
		lines := []caseLine{}
		for _, r := range rows {
			lines = append(lines, caseLine{r.Case, string(r.State), r.Date.String(), r.Surname, r.Name, string(r.Procedure), r.Code, r.Outcome})
		}
		return p.writeJSON(lines)
	}
	var b strings.Builder
	for _, r := range rows {
		fmt.Fprintf(&b, "%s  %s  %-22s  %s %s\n", r.Case, r.Date.Italian(), desk.StateLabel(r.State), r.Surname, r.Name)
	}
	return p.printf("%s", b.String())
}

func (p *program) caseShowCommand() *cobra.Command {
	var f archiveFlags
	var asJSON bool
	cmd := &cobra.Command{
		Use: "mostra ID", Aliases: []string{"show"}, Args: exactly("l'id della pratica o il codice della prenotazione"),
		Short: "mostra una pratica: dati, esito e storia",
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.withArchive(cmd, f, false, func(ctx context.Context, a *archive) error {
				e, err := a.evaluated(ctx, args[0])
				if err != nil && !asJSON {
					if r, found := a.withoutCase(ctx, args[0]); found {
						return p.showBooking(ctx, a, r)
					}
				}
				if err != nil {
					return err
				}
				if asJSON {
					return casefile.WriteEvaluation(p.data(), e.Verdict)
				}
				return p.showCase(ctx, a, e)
			})
		},
	}
	f.add(cmd.Flags())
	cmd.Flags().BoolVar(&asJSON, "json", false, "scrive la valutazione in JSON")
	return cmd
}

// evaluated is the case of an id or booking code, with its verdict.
func (a *archive) evaluated(ctx context.Context, ref string) (*desk.Evaluated, error) {
	w, err := a.CaseByRef(ctx, ref)
	if errors.Is(err, desk.ErrNotFound) {
		return nil, usage("nessuna pratica corrisponde a «%s»: «sportello pratica elenco» le elenca", ref)
	}
	if err != nil {
		return nil, err
	}
	e := &desk.Evaluated{Work: w}
	return e, a.judge(ctx, e)
}

// withoutCase is the booking of a code for which no case was opened.
func (a *archive) withoutCase(ctx context.Context, code string) (desk.Row, bool) {
	r, err := a.AppointmentByCode(ctx, code)
	return r, err == nil && r.Case == ""
}

func (p *program) showBooking(ctx context.Context, a *archive, r desk.Row) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "Prenotazione %s, %s%s\n", r.Code, stateOf(r), a.remark(r))
	fmt.Fprintf(&b, "%s %s  %s %s\nNessuna pratica aperta.\n", r.Date.Italian(), hourOf(r), r.Surname, r.Name)
	return p.writeHistory(ctx, a, &b, r.Appointment, "")
}

// writeHistory puts the history below what was written of a case or a booking.
func (p *program) writeHistory(ctx context.Context, a *archive, b *bytes.Buffer, appointment, caseID string) error {
	told, err := a.Worked(ctx, appointment, caseID)
	if err != nil {
		return err
	}
	if len(told) > 0 {
		b.WriteString("\nStoria\n")
	}
	for _, h := range told {
		taken := ""
		if h.Undone {
			taken = " (annullato)"
		}
		fmt.Fprintf(b, "  %s %s%s\n", h.Day.Italian(), h.Text, taken)
	}
	_, err = p.data().Write(b.Bytes())
	return err
}

func (p *program) showCase(ctx context.Context, a *archive, e *desk.Evaluated) error {
	var b bytes.Buffer
	w := e.Work
	fmt.Fprintf(&b, "Pratica %s, %s\n", w.ID, desk.StateLabel(w.State))
	if w.Reason != "" {
		fmt.Fprintf(&b, "Motivo: %s\n", w.Reason)
	}
	b.WriteString("\nDati\n")
	for _, ch := range domain.Known(&w.Facts) {
		fmt.Fprintf(&b, "  %-34s %s\n", desk.FactLabel(ch.Path), desk.ShowValue(ch.Path, ch.Value))
	}
	b.WriteString("\nEsito\n")
	if err := writeVerdict(&b, &w.Facts, e.Verdict); err != nil {
		return err
	}
	return p.writeHistory(ctx, a, &b, w.Appointment, w.ID)
}

func (p *program) caseExportCommand() *cobra.Command {
	var f archiveFlags
	cmd := &cobra.Command{
		Use: "esporta ID", Aliases: []string{"export"}, Args: exactly("l'id della pratica o il codice della prenotazione"),
		Short: "scrive i dati di una pratica nel formato che «sportello valuta» legge",
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.withArchive(cmd, f, false, func(ctx context.Context, a *archive) error {
				w, err := a.CaseByRef(ctx, args[0])
				if errors.Is(err, desk.ErrNotFound) {
					return usage("nessuna pratica corrisponde a «%s»", args[0])
				}
				if err != nil {
					return err
				}
				return casefile.Write(p.data(), &w.Facts)
			})
		},
	}
	f.add(cmd.Flags())
	cmd.Flags().Bool("json", true, "il formato è sempre JSON")
	return cmd
}
