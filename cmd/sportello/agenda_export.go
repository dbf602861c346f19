package main

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/store/agendafile"
)

// exportFlags are what the command line says of an export.
type exportFlags struct {
	from, to, format, file string
}

func (p *program) exportAgendaCommand() *cobra.Command {
	var f archiveFlags
	var o exportFlags
	cmd := &cobra.Command{
		Use: "esporta", Aliases: []string{"export"}, Args: noCommand,
		Short: "scrive le prenotazioni di uno o più giorni come CSV, JSON o ICS",
		Long: "Scrive le prenotazioni come le sa l'agenda, anche quelle annullate, non quelle tolte.\n" +
			"Il file si importa di nuovo senza cambiare nulla; «sportello schema agenda» ne descrive la forma.",
		Example: "  sportello agenda esporta --data 23/11/2026 --formato csv --file lunedi.csv\n" +
			"  sportello agenda esporta --data 23/11/2026 --al 27/11/2026 --formato json",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if _, _, err := o.span(calendar.FromTime(p.now())); err != nil {
				return err // before the archive is touched
			}
			format, err := o.chosen()
			if err != nil {
				return err
			}
			return p.withArchive(cmd, f, false, func(ctx context.Context, a *archive) error { return p.exportAgenda(ctx, a, o, format) })
		},
	}
	f.add(cmd.Flags())
	flags := cmd.Flags()
	flags.StringVar(&o.from, "data", "", "`GIORNO`, o primo giorno (se manca: oggi)")
	flags.StringVar(&o.to, "al", "", "ultimo `GIORNO`")
	flags.StringVar(&o.format, "formato", "", "`FORMATO`: csv, json o ics (se manca: quello del nome del file, o csv)")
	flags.StringVar(&o.file, "file", "", "scrive nel `FILE` (se manca: sull'uscita)")
	return cmd
}

// chosen is the format, told by its flag or by the file's name.
func (o exportFlags) chosen() (agendafile.Format, error) {
	format := agendafile.Format(strings.ToLower(o.format))
	if format == "" {
		format = agendafile.Format(strings.ToLower(strings.TrimPrefix(filepath.Ext(o.file), ".")))
		if !slices.Contains(agendafile.Formats(), format) {
			format = agendafile.CSV
		}
	}
	if !slices.Contains(agendafile.Formats(), format) {
		return "", usage("--formato: «%s» non va bene: csv, json o ics", o.format)
	}
	if ending := strings.ToLower(filepath.Ext(o.file)); ending != "."+string(format) && slices.Contains(otherKinds, ending) {
		return "", usage("--file: «%s»: il nome è di un altro tipo di file: si scrive %s, che finisce in .%s (--formato: csv, json o ics)", o.file, strings.ToUpper(string(format)), format)
	}
	return format, nil
}

// otherKinds are endings that a program trusts: a file of another content does not
// open by them.
var otherKinds = []string{".csv", ".json", ".ics", ".jsonl", ".ndjson", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".pdf", ".doc", ".docx", ".db", ".toml"}

// span reads the days; without any, today.
func (o exportFlags) span(today domain.Date) (from, to domain.Date, err error) {
	from = today
	if o.from != "" {
		if from, err = dayFlag("data", o.from, today); err != nil {
			return from, to, err
		}
	}
	to = from
	if o.to != "" {
		if to, err = dayFlag("al", o.to, today); err != nil {
			return from, to, err
		}
		if to.Before(from) {
			return from, to, usage("--al: %s viene prima di --data, %s", to.Italian(), from.Italian())
		}
	}
	return from, to, nil
}

func (p *program) exportAgenda(ctx context.Context, a *archive, o exportFlags, format agendafile.Format) error {
	from, to, err := o.span(a.Today())
	if err != nil {
		return err
	}
	if o.file == "" {
		return p.writeAgenda(ctx, a, p.data(), from, to, format)
	}
	var content bytes.Buffer
	if err := p.writeAgenda(ctx, a, &content, from, to, format); err != nil {
		return err
	}
	return writeNew(o.file, content.Bytes(), format.Magic())
}

func (p *program) writeAgenda(ctx context.Context, a *archive, to io.Writer, first, last domain.Date, format agendafile.Format) error {
	w, err := agendafile.NewWriter(to, format, agendafile.Export{Office: a.profile.Name, At: p.now(), Zone: zoneOf(a.profile)})
	if err != nil {
		return err
	}
	if err := a.Bookings(ctx, first, last, w.Write); err != nil {
		return err
	}
	return w.Close()
}
