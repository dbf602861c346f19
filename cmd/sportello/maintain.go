package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"civico/sportello/store"
)

func (p *program) archiveCommand() *cobra.Command {
	return group("archivio", "archive", "controlla, ricostruisce, copia e ripristina l'archivio; cancella per sempre", p.verifyCommand(), p.rebuildCommand(),
		p.copyCommand(), p.restoreCommand(), p.eraseCommand())
}

func (p *program) verifyCommand() *cobra.Command {
	var f archiveFlags
	var quick bool
	cmd := &cobra.Command{
		Use: "verifica", Aliases: []string{"verify"}, Args: noCommand,
		Short: "controlla che l'archivio sia integro",
		Long: "Controlla la catena del registro, le firme, i contenuti cifrati e che le tabelle siano quelle che il registro dice.\n" +
			"Con --rapida non ricalcola le tabelle.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.withArchive(cmd, f, false, func(ctx context.Context, a *archive) error { return p.verify(ctx, a, quick) })
		},
	}
	f.add(cmd.Flags())
	cmd.Flags().BoolVar(&quick, "rapida", false, "non ricalcola le tabelle")
	return cmd
}

func (p *program) rebuildCommand() *cobra.Command {
	var f archiveFlags
	cmd := &cobra.Command{
		Use: "ricostruisci", Aliases: []string{"rebuild"}, Args: noCommand,
		Short: "rifà le tabelle dal registro",
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.withArchive(cmd, f, false, func(ctx context.Context, a *archive) error {
				err := a.Rebuild(ctx, p.progress())
				p.progressDone()
				if err != nil {
					return err
				}
				return afterDone(p.printf("Tabelle ricostruite dal registro.\n"), "le tabelle sono state ricostruite")
			})
		},
	}
	f.add(cmd.Flags())
	return cmd
}

func (p *program) copyCommand() *cobra.Command {
	var f archiveFlags
	cmd := &cobra.Command{
		Use: "copia FILE", Aliases: []string{"copy", "backup"}, Args: exactly("il file della copia"),
		Short: "fa una copia verificata dell'archivio",
		Long: "Fa una copia verificata dell'archivio in un file nuovo. Il file delle chiavi non è nella copia:\n" +
			"senza di esso la copia non si apre. Il comando ne dice il posto, perché si conservi altrove.",
		RunE: func(cmd *cobra.Command, args []string) error {
			if dir := filepath.Dir(args[0]); !isFolder(dir) {
				return usage("%s: la cartella %s non esiste", args[0], dir)
			}
			return p.withArchive(cmd, f, false, func(ctx context.Context, a *archive) error {
				if err := a.Backup(ctx, args[0]); err != nil {
					return err
				}
				fmt.Fprintf(p.err, "La copia si apre solo con il file delle chiavi, che sta in %s: conservarlo altrove.\n", a.KeyPath())
				return afterDone(p.printf("%s\n", args[0]), "la copia è stata scritta")
			})
		},
	}
	f.add(cmd.Flags())
	return cmd
}

// verify tells what was checked; what is wrong is a list on standard error, and
// the exit code says so.
func (p *program) verify(ctx context.Context, a *archive, quick bool) error {
	report, err := a.Verify(ctx, quick)
	if err != nil {
		return err
	}
	for _, w := range report.Problems {
		fmt.Fprintf(p.err, "%s: %s\n", oneLine(w.Where), oneLine(w.What))
	}
	if !report.OK() {
		return failed(nil, "l'archivio non è integro: %s; non è stato cambiato nulla: non usarlo, tenere il file com'è e ripartire dall'ultima copia", howMany(len(report.Problems), "problema trovato", "problemi trovati"))
	}
	tables := "non ricalcolate"
	if report.Tables {
		tables = "uguali al registro"
	}
	if err := p.printf("Archivio integro: %s, %s, tabelle %s.\n", howMany(int(report.Events), "evento", "eventi"), howMany(report.Signatures, "firma", "firme"), tables); err != nil {
		return err
	}
	return p.tellErasures(a, &report)
}

// tellErasures names what is missing from the archive because the log says so.
func (p *program) tellErasures(a *archive, report *store.Report) error {
	for _, e := range report.Erasures {
		if err := p.printf("Pratica %s: cancellata il %s da %s, motivo: %s\n", e.Case,
			e.At.In(zoneOf(a.profile)).Format("02/01/2006 alle 15:04"), oneLine(e.By), oneLine(e.Reason)); err != nil {
			return err
		}
	}
	if report.Forgotten == 0 {
		return nil
	}
	return p.printf("Importazioni dell'agenda dimenticate perché scadute: %d\n", report.Forgotten)
}
