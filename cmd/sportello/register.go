package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/tui/paper"
)

func (p *program) registerCommand() *cobra.Command {
	return group("registro", "register", "elenca i passaporti rinvenuti e quelli ritirati",
		p.foundCommand(), p.withdrawnCommand(), p.destructionCommand())
}

// foundLine is a found passport in a list. DaysLeft is of a kept one.
type foundLine struct {
	Number      string `json:"number"`
	Surname     string `json:"surname,omitempty"`
	Name        string `json:"name,omitempty"`
	BirthDate   string `json:"birth_date,omitempty"`
	HandedOn    string `json:"handed_on"`
	From        string `json:"from"`
	ClaimUntil  string `json:"claim_until"`
	DaysLeft    *int   `json:"days_left,omitempty"`
	State       string `json:"state"`
	GivenBack   string `json:"given_back,omitempty"`
	ClosedOn    string `json:"closed_on,omitempty"`
	To          string `json:"to,omitempty"`
	Note        string `json:"note,omitempty"`
	ClosedNote  string `json:"closed_note,omitempty"`
	WithdrawnOn string `json:"withdrawn_on,omitempty"`
	Clerk       string `json:"clerk"`
	ClosedBy    string `json:"closed_by,omitempty"`
}

func lineOfFound(r *desk.FoundRow, today domain.Date) foundLine {
	l := foundLine{
		Number: r.Number, Surname: r.Surname, Name: r.Name, BirthDate: r.BirthDate.String(), HandedOn: r.HandedOn.String(), From: r.From,
		ClaimUntil: r.ClaimUntil().String(), State: string(r.State), GivenBack: string(r.How), ClosedOn: r.ClosedOn.String(), To: r.To,
		Note: r.Note, ClosedNote: r.ClosedNote, WithdrawnOn: r.Withdrawn.String(), Clerk: r.By.Clerk, ClosedBy: r.ClosedBy.Clerk,
	}
	if r.State == desk.FoundKept {
		days := r.DaysLeft(today)
		l.DaysLeft = &days
	}
	return l
}

func (p *program) foundCommand() *cobra.Command {
	var f archiveFlags
	var asJSON, all bool
	cmd := &cobra.Command{
		Use: "rinvenuti", Aliases: []string{"found"}, Args: noCommand,
		Short: "elenca i passaporti rinvenuti e i giorni che mancano all'anno",
		Long: "Elenca i passaporti rinvenuti che sono in ufficio, da chi è qui da più tempo, con i giorni che mancano al compimento\n" +
			"dell'anno dalla consegna. Con --tutti anche i restituiti, i distrutti e le registrazioni annullate.",
		Example: "  sportello registro rinvenuti\n  sportello registro rinvenuti --tutti --json",
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.withArchive(cmd, f, false, func(ctx context.Context, a *archive) error {
				rows, err := a.FoundBooklets(ctx)
				if err != nil {
					return err
				}
				return p.writeFound(rows, a.Today(), all, asJSON)
			})
		},
	}
	f.add(cmd.Flags())
	cmd.Flags().BoolVar(&all, "tutti", false, "anche quelli che non sono più in ufficio")
	cmd.Flags().BoolVar(&asJSON, "json", false, "scrive l'elenco in JSON")
	return cmd
}

func (p *program) writeFound(rows []desk.FoundRow, today domain.Date, all, asJSON bool) error {
	lines := []foundLine{}
	var b strings.Builder
	for i := range rows {
		r := &rows[i]
		if !all && r.State != desk.FoundKept {
			continue
		}
		lines = append(lines, lineOfFound(r, today))
		fmt.Fprintf(&b, "%-12s  consegnato %s  entro %s  %-28s  %s, da: %s\n",
			r.Number, r.HandedOn.Italian(), r.ClaimUntil().Italian(), r.StateWords(today), r.Holder(), r.From)
	}
	if asJSON {
		return p.writeJSON(lines)
	}
	return p.printf("%s", b.String())
}

// withdrawnLine is a withdrawn passport in a list.
type withdrawnLine struct {
	Number       string `json:"number"`
	Surname      string `json:"surname"`
	Name         string `json:"name,omitempty"`
	BirthDate    string `json:"birth_date,omitempty"`
	Ground       string `json:"ground"`
	On           string `json:"on"`
	Note         string `json:"note,omitempty"`
	Clerk        string `json:"clerk"`
	Struck       bool   `json:"struck"`
	StruckReason string `json:"struck_reason,omitempty"`
	StruckBy     string `json:"struck_by,omitempty"`
}

func (p *program) withdrawnCommand() *cobra.Command {
	var f archiveFlags
	var asJSON bool
	cmd := &cobra.Command{
		Use: "ritiri", Aliases: []string{"withdrawn"}, Args: noCommand,
		Short:   "elenca i passaporti ritirati al titolare, con il motivo",
		Example: "  sportello registro ritiri --json",
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.withArchive(cmd, f, false, func(ctx context.Context, a *archive) error {
				rows, err := a.WithdrawnBooklets(ctx)
				if err != nil {
					return err
				}
				return p.writeWithdrawn(rows, asJSON)
			})
		},
	}
	f.add(cmd.Flags())
	cmd.Flags().BoolVar(&asJSON, "json", false, "scrive l'elenco in JSON")
	return cmd
}

func (p *program) writeWithdrawn(rows []desk.WithdrawnRow, asJSON bool) error {
	lines := []withdrawnLine{}
	var b strings.Builder
	for i := range rows {
		r := &rows[i]
		lines = append(lines, withdrawnLine{
			Number: r.Number, Surname: r.Surname, Name: r.Name, BirthDate: r.BirthDate.String(), Ground: string(r.Ground), On: r.On.String(), Note: r.Note,
			Clerk: r.By.Clerk, Struck: r.Struck, StruckReason: r.StruckReason, StruckBy: r.StruckBy.Clerk,
		})
		struck := ""
		if r.Struck {
			struck = "  (registrazione annullata)"
		}
		fmt.Fprintf(&b, "%-12s  ritirato %s  %-32s  %s%s\n", r.Number, r.On.Italian(), desk.WithdrawalLabel(r.Ground), r.Holder(), struck)
	}
	if asJSON {
		return p.writeJSON(lines)
	}
	return p.printf("%s", b.String())
}

func (p *program) destructionCommand() *cobra.Command {
	var f archiveFlags
	var day, pdf string
	var asText bool
	cmd := &cobra.Command{
		Use: "distruzione", Aliases: []string{"destruction"}, Args: noCommand,
		Short: "scrive l'elenco dei passaporti rinvenuti da distruggere",
		Long: "Scrive l'elenco dei passaporti rinvenuti per cui, al giorno dato (se manca: oggi), è passato un anno dalla consegna\n" +
			"senza che nessuno li abbia chiesti. L'elenco non distrugge nulla: la distruzione si registra dalle schermate.",
		Example: "  sportello registro distruzione --testo\n  sportello registro distruzione --data 31/12/2026 --pdf distruzione.pdf",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if (pdf == "") == !asText {
				return usage("indicare --pdf FILE oppure --testo")
			}
			var on domain.Date
			if day != "" {
				var err error
				if on, err = p.typedDay(day); err != nil {
					return err
				}
			}
			return p.withArchive(cmd, f, false, func(ctx context.Context, a *archive) error { return p.destruction(ctx, a, on, pdf) })
		},
	}
	f.add(cmd.Flags())
	cmd.Flags().StringVar(&day, "data", "", "il `GIORNO` a cui l'elenco vale")
	cmd.Flags().StringVar(&pdf, "pdf", "", "scrive un PDF in formato A5 nel `FILE`")
	cmd.Flags().BoolVar(&asText, "testo", false, "scrive testo semplice sull'uscita")
	return cmd
}

func (p *program) destruction(ctx context.Context, a *archive, on domain.Date, pdf string) error {
	if on.IsZero() {
		on = a.Today()
	}
	rows, err := a.FoundBooklets(ctx)
	if err != nil {
		return err
	}
	slip := desk.DestructionSlip(desk.ToDestroy(rows, on), on, a.profile, a.settings, a.Today(), a.Invented())
	if pdf == "" {
		return p.printf("%s", paper.Text(slip))
	}
	drawn, err := paper.PDF(slip)
	if err != nil {
		return failed(err, "l'elenco non si può disegnare: usare --testo")
	}
	return writeNew(pdf, drawn, pdfMagic)
}

// listPrinter puts lists out of the registers into the folder of papers.
func listPrinter(folder string) func(context.Context, desk.Slip, string) (string, error) {
	return func(_ context.Context, list desk.Slip, name string) (string, error) {
		where, err := putSlip(folder, list, name)
		if err != nil {
			return "", failed(err, "l'elenco non si può scrivere in %s: %s; il registro è intatto: liberare il disco o chiedere i permessi, poi ristampare", folder, openReason(err))
		}
		return "Elenco: " + where, nil
	}
}
