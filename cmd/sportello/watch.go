package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"civico/sportello/domain/desk"
	"civico/sportello/store/inbox"
)

// watchOptions are what the command line says of watching a folder.
type watchOptions struct {
	apply, once bool
	every       time.Duration
}

func (p *program) watchCommand() *cobra.Command {
	var f archiveFlags
	var o watchOptions
	cmd := &cobra.Command{
		Use: "osserva DIR", Aliases: []string{"watch"}, Args: exactly("la cartella da osservare"),
		Short: "importa le esportazioni che arrivano in una cartella",
		Long: "Guarda una cartella, anche di rete, e legge ogni esportazione quando il suo file è fermo da due secondi.\n" +
			"Con --applica applica subito quelle senza conflitti; le altre aspettano l'operatore, nelle schermate o con\n" +
			"«sportello agenda importa». I file applicati finiscono in importati/, quelli che non si leggono in scartati/,\n" +
			"ognuno con il suo resoconto; quelli di colonne non riconosciute aspettano. Ciò che né per nome né per contenuto è\n" +
			"un'esportazione (PDF, immagini, programmi) resta dov'è, e così cartelle e collegamenti. Si ferma con ctrl+c.",
		Example: "  sportello agenda osserva ~/agende --applica\n  sportello agenda osserva ~/agende --una-volta",
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.every < time.Second/10 || o.every > time.Hour {
				return usage("--ogni: serve un tempo da 100ms a 1h, come 2s")
			}
			return p.withArchive(cmd, f, true, func(ctx context.Context, a *archive) error { return p.watch(ctx, a, args[0], o) })
		},
	}
	f.add(cmd.Flags())
	flags := cmd.Flags()
	flags.BoolVar(&o.apply, "applica", false, "applica subito le esportazioni senza conflitti")
	flags.BoolVar(&o.once, "una-volta", false, "finisce quando i file che ci sono ora sono stati letti")
	flags.DurationVar(&o.every, "ogni", 2*time.Second, "ogni quanto `TEMPO` guardare")
	return cmd
}

func (p *program) watch(ctx context.Context, a *archive, dir string, o watchOptions) (err error) {
	w, err := a.watch(dir, o.apply, p.now)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	tick := time.NewTicker(o.every)
	defer tick.Stop()
	told := map[string]string{} // what could not be read or moved, and why: said once
	for {
		pending, err := p.watchOnce(ctx, w, told)
		switch {
		case ctx.Err() != nil:
			return nil // stopped by whoever had started it
		case err != nil && o.once:
			return err
		case err != nil: // a share that is away for a while
			p.tellOnce(told, "", err)
		case o.once && pending == 0:
			return nil
		}
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
	}
}

// watchOnce looks once and takes what lies still; pending files may still grow.
func (p *program) watchOnce(ctx context.Context, w *watcher, told map[string]string) (pending int, err error) {
	found, err := w.arrived(ctx)
	if err != nil {
		return 0, err
	}
	delete(told, "")
	for _, name := range found.empty {
		p.tellOnce(told, name, failed(nil, "%s", emptyText(name)))
	}
	for _, l := range found.left { // no file has a name with a slash
		p.tellOnce(told, l.Name+"/", failed(nil, "«%s» resta dov'è: %s", oneLine(l.Name), l.Why))
	}
	for _, f := range found.news {
		d, err := w.receive(ctx, f)
		switch {
		case ctx.Err() != nil:
			return found.pending, ctx.Err()
		case err != nil:
			p.tellOnce(told, f.Name, err)
		default:
			delete(told, f.Name)
			if err := p.printf("%s: %s\n", oneLine(f.Name), deliveryText(d)); err != nil {
				return found.pending, notTold(err, d)
			}
		}
	}
	return found.pending, nil
}

// notTold is the error of a delivery that could not be told.
func notTold(err error, d desk.Delivery) error {
	switch {
	case d.Outcome == desk.OutcomeApplied && d.Summary.Same:
		return err
	case d.Outcome == desk.OutcomeApplied:
		return afterDone(err, "l'esportazione «"+d.Name+"» è applicata e salvata")
	case d.Outcome == desk.OutcomeRefused:
		return afterDone(err, "il file «"+d.Name+"» è in "+inbox.Refused+"/")
	}
	return err
}

func emptyText(name string) string {
	return "«" + oneLine(name) + "» è vuoto da più di mezzo minuto: forse la copia si è interrotta. Copiarlo di nuovo, o toglierlo dalla cartella"
}

func (p *program) tellOnce(told map[string]string, name string, err error) {
	text, _ := explain(err)
	if told[name] == text {
		return
	}
	told[name] = text
	fmt.Fprintln(p.err, "sportello: avviso: "+oneLine(text))
}

func deliveryText(d desk.Delivery) string {
	switch d.Outcome {
	case desk.OutcomeRefused:
		return "scartato, è in " + inbox.Refused + "/: " + oneLine(d.Text)
	case desk.OutcomeUnknown:
		return oneLine(d.Text)
	case desk.OutcomeWaits:
		if d.Summary.Counts == nil {
			return oneLine(d.Text)
		}
		return oneLine(d.Text) + " Cambierebbe: " + countsLine(d.Summary.Counts) + "."
	}
	return oneLine(d.Text) + " È in " + inbox.Accepted + "/."
}
