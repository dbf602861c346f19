package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"civico/sportello/domain/desk"
)

func (p *program) historyCommand() *cobra.Command {
	var f archiveFlags
	var asJSON bool
	cmd := &cobra.Command{
		Use: "storia [NUMERO]", Aliases: []string{"history"}, Args: atMostOne("il numero dell'importazione"),
		Short: "elenca le importazioni applicate, o che cosa ne ha cambiata una",
		Long: "Elenca le importazioni dell'agenda, dall'ultima: file, periodo, ora dell'esportazione, chi, quando e conteggi.\n" +
			"Con il NUMERO che una ha nell'elenco, le righe che ha cambiato.",
		Example: "  sportello agenda storia\n  sportello agenda storia 1",
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.withArchive(cmd, f, false, func(ctx context.Context, a *archive) error {
				runs, err := a.Imports(ctx)
				if err != nil {
					return err
				}
				if len(args) == 1 {
					return p.writeDiff(ctx, a, runs, args[0], asJSON)
				}
				return p.writeRuns(a, runs, asJSON)
			})
		},
	}
	f.add(cmd.Flags())
	cmd.Flags().BoolVar(&asJSON, "json", false, "scrive l'elenco in JSON")
	return cmd
}

// runLine is an import of the past. Times are the office's own.
type runLine struct {
	Number      int            `json:"number"`
	ID          string         `json:"id"`
	File        string         `json:"file"`
	SHA256      string         `json:"sha256"`
	From        string         `json:"from"`
	To          string         `json:"to"`
	ExportedAt  string         `json:"exported_at,omitempty"`
	Uncertain   bool           `json:"exported_at_uncertain"`
	AppliedAt   string         `json:"applied_at"`
	Desk        int            `json:"desk"`
	Clerk       string         `json:"clerk"`
	Rows        int            `json:"rows"`
	Counts      map[string]int `json:"counts"`
	Undone      bool           `json:"undone"`
	UndoneAt    string         `json:"undone_at,omitempty"`
	UndoneClerk string         `json:"undone_by,omitempty"`
}

func (a *archive) runLine(number int, r desk.ImportRun) runLine {
	counts := map[string]int{}
	for _, c := range desk.Classes() {
		counts[string(c)] = r.Counts[c]
	}
	return runLine{
		Number: number, ID: r.ID, File: r.File, SHA256: r.SHA256, From: r.From.String(), To: r.To.String(), ExportedAt: a.stamp(r.ExportedAt),
		Uncertain: r.Uncertain, AppliedAt: a.stamp(r.AppliedAt), Desk: r.Desk, Clerk: r.Clerk, Rows: r.Rows, Counts: counts,
		Undone: r.Undone, UndoneAt: a.stamp(r.UndoneAt), UndoneClerk: r.UndoneClerk,
	}
}

func (p *program) writeRuns(a *archive, runs []desk.ImportRun, asJSON bool) error {
	if asJSON {
		lines := []runLine{}
		for i, r := range runs {
			lines = append(lines, a.runLine(i+1, r))
		}
		return p.writeJSON(lines)
	}
	var b strings.Builder
	for i, r := range runs {
		fmt.Fprintf(&b, "%3d  %s\n", i+1, a.runSentence(r))
	}
	return p.printf("%s", b.String())
}

// runSentence is an import in a line: when, file, hash, span, who, counts.
func (a *archive) runSentence(r desk.ImportRun) string {
	exported := "ora dell'esportazione ignota"
	if !r.ExportedAt.IsZero() {
		exported = "esportata il " + a.spoken(r.ExportedAt)
		if r.Uncertain {
			exported += " (incerta)"
		}
	}
	line := fmt.Sprintf("%s  %s  %s  %s  %s  %s  %s", a.spoken(r.AppliedAt), r.File, r.SHA256[:min(8, len(r.SHA256))],
		desk.SpanWords(r.From, r.To), exported, deskName(r.Desk, r.Clerk), countsLine(r.Counts))
	if r.Undone {
		line += fmt.Sprintf("  annullata il %s da %s", a.spoken(r.UndoneAt), deskName(r.UndoneDesk, r.UndoneClerk))
	}
	return line
}

func deskName(number int, clerk string) string {
	if clerk == "" {
		return fmt.Sprintf("sportello %d", number)
	}
	return clerk
}

func countsLine(counts map[desk.Class]int) string {
	var parts []string
	for _, c := range desk.Classes() {
		if counts[c] > 0 {
			parts = append(parts, classWords[c]+" "+thousands(int64(counts[c])))
		}
	}
	if len(parts) == 0 {
		return "nulla"
	}
	return strings.Join(parts, ", ")
}

// diffRows is how many rows of an import are read at a time.
const diffRows = 1000

func (p *program) writeDiff(ctx context.Context, a *archive, runs []desk.ImportRun, typed string, asJSON bool) error {
	n, err := strconv.Atoi(typed)
	if err != nil || n < 1 || n > len(runs) {
		return usage("«%s» non è il numero di un'importazione: sono numerate da 1 a %d (sportello agenda storia)", typed, len(runs))
	}
	d, err := a.ImportDiff(ctx, runs[n-1].ID, p.progress())
	p.progressDone()
	if err != nil {
		return err
	}
	if !asJSON {
		if err := p.printf("%s\n", a.runSentence(d.Run())); err != nil {
			return err
		}
	}
	lines := []changeLine{}
	for _, class := range desk.Classes() {
		for from := 0; from < d.Counts()[class]; from += diffRows {
			rows, err := d.Rows(class, from, diffRows)
			if err != nil {
				return err
			}
			if asJSON {
				lines = append(lines, changeLines(rows)...)
			} else if err := p.printf("%s", changeText(rows)); err != nil {
				return err
			}
		}
	}
	if asJSON {
		return p.writeJSON(struct {
			runLine
			Changes []changeLine `json:"changes"`
		}{a.runLine(n, d.Run()), lines})
	}
	return nil
}

// changeLine is what an import did to a booking, or a row that it set aside.
type changeLine struct {
	Class  desk.Class  `json:"class"`
	Line   int         `json:"line,omitempty"`
	Code   string      `json:"code"`
	Person string      `json:"person"`
	Date   string      `json:"date,omitempty"`
	Hour   string      `json:"hour,omitempty"`
	Fields []fieldLine `json:"fields,omitempty"`
	Column string      `json:"column,omitempty"`
	Value  string      `json:"value,omitempty"`
	Reason string      `json:"reason,omitempty"`
}

type fieldLine struct {
	Name string `json:"name"`
	Old  string `json:"old"`
	New  string `json:"new"`
}

func changeLines(rows []desk.ImportRow) []changeLine {
	var out []changeLine
	for _, r := range rows {
		l := changeLine{Class: r.Class, Line: r.Line, Code: r.Code, Person: r.Person, Date: r.Date.String(), Hour: r.Hour.String(), Column: r.Column, Value: r.Value, Reason: r.Reason}
		if r.Class != desk.ClassNew {
			l.Fields = fieldLines(r.Fields)
		}
		out = append(out, l)
	}
	return out
}

func fieldLines(fields []desk.FieldDiff) []fieldLine {
	var out []fieldLine
	for _, f := range fields {
		out = append(out, fieldLine(f))
	}
	return out
}

func changeText(rows []desk.ImportRow) string {
	var b strings.Builder
	for _, r := range rows {
		fmt.Fprintf(&b, "  %-14s %s %s  %-12s %s", classWords[r.Class], r.Date.Italian(), r.Hour, r.Code, r.Person)
		switch r.Class {
		case desk.ClassQuarantined:
			fmt.Fprintf(&b, "  riga %d, %s «%s»: %s", r.Line, r.Column, r.Value, r.Reason)
		case desk.ClassNew, desk.ClassUnchanged:
		default:
			b.WriteString("  " + fieldsText(r.Fields))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func fieldsText(fields []desk.FieldDiff) string {
	var parts []string
	for _, f := range fields {
		parts = append(parts, fmt.Sprintf("%s: %s → %s", f.Name, orDash(f.Old), orDash(f.New)))
	}
	return strings.Join(parts, "; ")
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

func (p *program) undoImportCommand() *cobra.Command {
	var f archiveFlags
	var try bool
	cmd := &cobra.Command{
		Use: "annulla", Aliases: []string{"undo"}, Args: noCommand,
		Short: "annulla l'ultima importazione, se nessuno l'ha ancora usata",
		Long: "Riporta l'agenda a com'era prima dell'ultima importazione. Non si può più se una pratica, un arrivo o\n" +
			"una decisione dello sportello l'hanno già usata: la risposta dice chi, quando e quale prenotazione.",
		Example: "  sportello agenda annulla --prova\n  sportello agenda annulla",
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.withArchive(cmd, f, !try, func(ctx context.Context, a *archive) error { return p.undoImport(ctx, a, try) })
		},
	}
	f.add(cmd.Flags())
	cmd.Flags().BoolVar(&try, "prova", false, "dice se si può annullare e quale, e non cambia nulla")
	return cmd
}

func (p *program) undoImport(ctx context.Context, a *archive, try bool) error {
	last, err := a.LastImportRun(ctx)
	if errors.Is(err, desk.ErrNothingToUndo) {
		return usage("nessuna importazione da annullare")
	}
	if err != nil {
		return err
	}
	if try {
		return p.printf("Si può annullare: %s\n", a.runSentence(last))
	}
	last, err = a.UndoImport(ctx, last.ID, p.progress())
	p.progressDone()
	if err != nil {
		return err
	}
	return afterDone(p.printf("Annullata: %s\n", a.runSentence(last)), "l'importazione di «"+last.File+"» è stata annullata")
}

// atMostOne takes an argument or none.
func atMostOne(name string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > 1 {
			return usage("%s è di troppo: basta %s: sportello %s", quoted(args[1:]), name, useOf(cmd))
		}
		return nil
	}
}

func quoted(words []string) string {
	out := slices.Clone(words)
	for i, w := range out {
		out[i] = "«" + w + "»"
	}
	return strings.Join(out, " ")
}
