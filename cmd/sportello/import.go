package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/store"
	"civico/sportello/store/agendafile"
)

// importFlags are what the command line says of an import.
type importFlags struct {
	from, to, exportedAt  string
	try, asJSON           bool
	allOrNothing, insists bool
	otherOffice           bool
	profile, sheet        string
	several               bool // files are imported
}

func (p *program) importCommand() *cobra.Command {
	var f archiveFlags
	var o importFlags
	cmd := &cobra.Command{
		Use: "importa FILE...", Aliases: []string{"import"}, Args: atLeastOne("il file da importare"),
		Short: "importa uno o più file dell'agenda",
		Long: "Confronta un file dell'agenda con ciò che si sa già e applica le differenze: tutto insieme o niente.\n" +
			"Le righe che non si leggono vanno in quarantena; nulla si cancella mai.",
		Example: "  sportello agenda importa agenda.csv --prova\n  sportello agenda importa agenda.csv --json\n" +
			"  sportello agenda importa lunedi.csv --dal 23/11/2026 --al 23/11/2026",
		RunE: func(cmd *cobra.Command, files []string) error { return p.importFiles(cmd, f, o, files) },
	}
	f.add(cmd.Flags())
	flags := cmd.Flags()
	flags.BoolVar(&o.try, "prova", false, "mostra che cosa cambierebbe e non cambia nulla")
	flags.BoolVar(&o.asJSON, "json", false, "scrive il resoconto in JSON")
	flags.StringVar(&o.from, "dal", "", "primo `GIORNO` che il file copre (con --al; se mancano: dal primo all'ultimo giorno del file)")
	flags.StringVar(&o.to, "al", "", "ultimo `GIORNO` che il file copre")
	flags.BoolVar(&o.allOrNothing, "tutto-o-niente", false, "non applica nulla se anche una sola riga non si legge")
	flags.StringVar(&o.exportedAt, "esportato-il", "", "`QUANDO` il file è stato esportato: «23/11/2026 08:30»")
	flags.BoolVar(&o.insists, "insisti", false, "applica anche un'esportazione più vecchia dell'ultima, o già applicata prima dell'ultima")
	flags.BoolVar(&o.otherOffice, "altro-ufficio", false, "prende anche le prenotazioni di un altro ufficio, che altrimenti vanno in quarantena")
	flags.StringVar(&o.sheet, "foglio", "", "legge questo foglio di una cartella di lavoro, un `NOME` (se manca: il primo)")
	flags.StringVar(&o.profile, "profilo", "", "legge il file secondo un `PROFILO`: il suo nome o il suo file TOML")
	return cmd
}

// options reads the flags; days are relative to today.
func (o importFlags) options(today domain.Date, zone *time.Location) (desk.ImportOptions, error) {
	out := desk.ImportOptions{AllOrNothing: o.allOrNothing, Insist: o.insists, OtherOffice: o.otherOffice}
	if (o.from == "") != (o.to == "") {
		return out, usage("--dal e --al vanno insieme")
	}
	var err error
	if o.from != "" {
		if out.From, err = dayFlag("dal", o.from, today); err != nil {
			return out, err
		}
		if out.To, err = dayFlag("al", o.to, today); err != nil {
			return out, err
		}
		if out.To.Before(out.From) {
			return out, usage("--al: %s viene prima di --dal, %s", out.To.Italian(), out.From.Italian())
		}
	}
	if o.exportedAt != "" {
		if out.ExportedAt, err = exportTime(o.exportedAt, today, zone); err != nil {
			return out, err
		}
	}
	return out, nil
}

// exportTime reads a day with or without an hour; without, the day's beginning.
func exportTime(s string, today domain.Date, zone *time.Location) (time.Time, error) {
	date, clock, hasHour := strings.Cut(strings.Replace(strings.TrimSpace(s), "T", " ", 1), " ")
	d, err := dayFlag("esportato-il", date, today)
	if err != nil {
		return time.Time{}, err
	}
	var h domain.Hour
	if hasHour {
		if h, err = calendar.ParseTypedHour(clock); err != nil {
			return time.Time{}, usage("--esportato-il: «%s»: l'ora non va bene: scrivere HH:MM", s)
		}
	}
	y, m, day := d.Split()
	return time.Date(y, time.Month(m), day, 0, max(0, h.Minutes()), 0, 0, zone), nil
}

// checkExported refuses an export of the future: every later one would seem older.
func (o importFlags) checkExported(at, now time.Time) error {
	if at.After(now.Add(time.Minute)) { // now without its seconds, as somebody types it
		return usage("--esportato-il: «%s» è nel futuro: scrivere quando il file è stato esportato", o.exportedAt)
	}
	return nil
}

func (p *program) importFiles(cmd *cobra.Command, f archiveFlags, o importFlags, files []string) error {
	// The whole command line is judged before an archive is made or changed.
	for _, name := range []string{"dal", "al", "esportato-il", "foglio", "profilo"} {
		if f := cmd.Flags().Lookup(name); f.Changed && strings.TrimSpace(f.Value.String()) == "" {
			return usage("--%s: manca il valore", name) // a script's variable that is empty
		}
	}
	guess, err := o.options(calendar.FromTime(p.now()), time.UTC)
	if err == nil {
		err = o.checkExported(guess.ExportedAt, p.now().Add(14*time.Hour)) // wherever the office is
	}
	if err != nil {
		return err
	}
	for _, file := range files {
		if info, err := os.Stat(file); err != nil {
			return usage("%s: non si può leggere: %s", file, openReason(err))
		} else if !info.Mode().IsRegular() {
			return usage("%s: non è un file normale", file)
		}
	}
	profile, err := o.mapping()
	if err != nil {
		return err
	}
	open := p.withArchive
	if o.try {
		open = p.withTrial
	}
	return open(cmd, f, !o.try, func(ctx context.Context, a *archive) error {
		options, err := o.options(a.Today(), zoneOf(a.profile))
		if err != nil {
			return err
		}
		if err := o.checkExported(options.ExportedAt, p.now()); err != nil {
			return err
		}
		options.Profile = profile
		o.several = len(files) > 1
		var applied []string
		for i, file := range files {
			done, err := p.importOne(ctx, a, file, options, o)
			if err != nil {
				return o.amongOthers(err, file, applied, files[i+1:])
			}
			if done {
				applied = append(applied, file)
			}
		}
		return nil
	})
}

// importOne reads a file, applies it and reports; done says that it was applied.
func (p *program) importOne(ctx context.Context, a *archive, file string, options desk.ImportOptions, o importFlags) (done bool, err error) {
	if o.profile == "" {
		p.proposeProfile(ctx, file)
	}
	if o.sheet != "" && isFlat(ctx, file) {
		return false, usage("«%s» non ha fogli: --foglio vale solo per una cartella di lavoro (XLSX)", filepath.Base(file))
	}
	summary, err := p.importFile(ctx, a, file, options, o)
	if err != nil {
		return false, err
	}
	if err := p.reportImport(a, summary, o); err != nil {
		return false, o.notTold(err, summary)
	}
	if n := summary.Counts[desk.ClassQuarantined]; o.try && o.allOrNothing && n > 0 {
		return false, usage("«%s» ha righe che non si leggono (%d): con --tutto-o-niente non si applicherebbe nulla", summary.File, n)
	}
	return !o.try && !summary.Same, nil
}

// isFlat says that a file can be read and has no sheets.
func isFlat(ctx context.Context, file string) bool {
	f, err := agendafile.Open(ctx, file)
	if err != nil {
		return false // the import says what is wrong with it
	}
	defer f.Close() //nolint:errcheck // only read from
	return !f.IsWorkbook()
}

// withTrial is withArchive for what must change nothing: where the archive is still
// to be made, an empty one in a temporary folder stands in for it.
func (p *program) withTrial(cmd *cobra.Command, f archiveFlags, _ bool, do func(context.Context, *archive) error) error {
	file, _ := f.path()
	has, err := store.OfficeOf(cmd.Context(), file)
	if err != nil {
		return err
	}
	if has != "" {
		return p.withArchive(cmd, f, false, do)
	}
	o, err := p.owner(cmd.Context(), f)
	if err != nil {
		return err
	}
	return p.inTemporary(cmd.Context(), o, do)
}

func (p *program) inTemporary(ctx context.Context, o owner, do func(context.Context, *archive) error) (err error) {
	folder, err := os.MkdirTemp("", "sportello-prova-*") // 0700
	if err != nil {
		return failed(err, "non si può creare una cartella temporanea: %s", openReason(err))
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	s, err := store.Open(ctx, store.Options{
		Path: filepath.Join(folder, "prova.db"), KeyDir: filepath.Join(folder, "chiavi"), Office: o.profile.ID, Zone: zoneOf(o.profile), Now: p.now,
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	return do(ctx, &archive{Store: s, profile: o.profile, offices: o.book})
}

// confirmDays asks whoever sits at the terminal whether the file covers days that are
// doubted. Without one the report tells.
func (p *program) confirmDays(s desk.ImportSummary) error {
	if len(s.Doubts) == 0 || !p.terminal {
		return nil
	}
	p.progressDone()
	for _, w := range s.Warnings {
		fmt.Fprintln(p.err, "sportello: avviso: "+oneLine(w))
	}
	fmt.Fprintf(p.err, "Il file copre davvero l'agenda %s? [s/n] ", desk.SpanWords(s.From, s.To))
	if answer, err := p.readLine(); err != nil || !isYes(answer) {
		return failed(nil, "non è stato applicato nulla: dire i giorni con --dal e --al")
	}
	return nil
}

func (p *program) importFile(ctx context.Context, a *archive, file string, options desk.ImportOptions, o importFlags) (s desk.ImportSummary, err error) {
	progress := p.progress()
	defer p.progressDone()
	plan, err := a.PrepareImport(ctx, file, options, progress)
	if err != nil {
		return s, err
	}
	defer func() { err = errors.Join(err, plan.Close()) }()
	if o.allOrNothing || o.try && !o.asJSON {
		if err := p.tellUnreadable(plan); err != nil {
			return s, err
		}
	}
	if o.try {
		return plan.Summary(), nil
	}
	if err := p.confirmDays(plan.Summary()); err != nil {
		return s, err
	}
	return plan.Apply(ctx, progress)
}
