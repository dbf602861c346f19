package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/store"
	"civico/sportello/store/guard"
)

// eraseFlags are what the command line says of an erasure.
type eraseFlags struct {
	reason             string
	confirmed, expired bool
}

func (p *program) eraseCommand() *cobra.Command {
	var f archiveFlags
	var o eraseFlags
	cmd := &cobra.Command{
		Use: "cancella ID", Aliases: []string{"erase"},
		Short: "cancella per sempre una pratica, o ciò che è scaduto",
		Long: "Cancella per sempre una pratica, con la sua storia e la sua prenotazione: la chiave che la cifra è distrutta e nulla la\n" +
			"riporta indietro. Nel registro restano che è stata cancellata, quando, da chi e perché. Il motivo non può dire di chi era.\n" +
			"Con --scadute dimentica invece le importazioni dell'agenda di cui è passato il tempo («forget_days» dell'ufficio, giorni\n" +
			"dopo l'ultimo appuntamento): le pratiche restano. Le schermate lo fanno da sole all'avvio.",
		Example: "  sportello archivio cancella MT7K2Q --motivo \"richiesta scritta dell'interessato\"\n  sportello archivio cancella --scadute --conferma",
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case !o.expired:
				return exactly("l'id della pratica o il codice della prenotazione")(cmd, args)
			case len(args) > 0:
				return usage("«%s» è di troppo: --scadute non vuole una pratica", args[0])
			case o.reason != "":
				return usage("--motivo è di troppo: --scadute ha il suo")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.withArchive(cmd, f, true, func(ctx context.Context, a *archive) error {
				if o.expired {
					return p.forgetExpired(ctx, a, o)
				}
				return p.eraseCase(ctx, f, a, args[0], o)
			})
		},
	}
	f.add(cmd.Flags())
	cmd.Flags().StringVar(&o.reason, "motivo", "", "`TESTO` del motivo, senza dati della persona")
	cmd.Flags().BoolVar(&o.confirmed, "conferma", false, "non chiede conferma")
	cmd.Flags().BoolVar(&o.expired, "scadute", false, "dimentica le importazioni di cui è passato il tempo")
	return cmd
}

func (p *program) eraseCase(ctx context.Context, f archiveFlags, a *archive, ref string, o eraseFlags) error {
	w, err := a.CaseByRef(ctx, ref)
	if errors.Is(err, desk.ErrNotFound) {
		return usage("nessuna pratica corrisponde a «%s»: «sportello pratica elenco» le elenca", ref)
	}
	if err != nil {
		return err
	}
	if o.reason == "" {
		if !p.terminal {
			return usage("manca --motivo: senza motivo non si cancella nulla")
		}
		fmt.Fprint(p.err, "Motivo, senza dati della persona: ")
		if o.reason, err = p.readLine(); err != nil {
			return usage("nessun motivo: non è stato cancellato nulla")
		}
	}
	h := &w.Facts.Holder
	if err := p.confirm(o.confirmed, fmt.Sprintf("Pratica %s: %s, %s, presentata il %s. Cancellarla per sempre?", w.ID,
		strings.TrimSpace(h.Surname+" "+h.Name), desk.StateLabel(w.State), w.Facts.FiledOn.Italian())); err != nil {
		return err
	}
	out, err := a.EraseCase(ctx, w.ID, w.Version, o.reason)
	if err != nil {
		return err
	}
	booked := ""
	if out.Bookings > 0 {
		booked = " con la sua prenotazione"
	}
	p.tellRemains(f, a, w, &out)
	return afterDone(p.printf("Pratica %s cancellata per sempre%s.\n", w.ID, booked), "la pratica è stata cancellata per sempre")
}

// confirm asks before what cannot be taken back; without a terminal only --conferma
// says yes.
func (p *program) confirm(confirmed bool, question string) error {
	switch {
	case confirmed:
		return nil
	case !p.terminal:
		return usage("serve una conferma: senza terminale aggiungere --conferma; non è cambiato nulla")
	}
	fmt.Fprint(p.err, oneLine(question)+" [s/n] ")
	if answer, err := p.readLine(); err != nil || !isYes(answer) {
		return failed(nil, "non confermato: non è cambiato nulla")
	}
	return nil
}

// tellRemains says where the person's data still are: out of the archive's reach,
// or under other names.
func (p *program) tellRemains(f archiveFlags, a *archive, w *domain.Work, out *store.Erased) {
	say := func(format string, args ...any) { fmt.Fprintf(p.err, format+"\n", args...) }
	for _, name := range slipsOnDisk(f.slipFolder(), w) {
		say("Carta stampata che resta, da eliminare a parte: %s", name)
	}
	for _, name := range copiesBeside(a.Path()) {
		say("Copia dell'archivio fatta prima, che la contiene ancora: %s", name)
	}
	say("Anche le copie fatte con «sportello archivio copia» la contengono ancora.")
	for _, id := range out.Cases {
		say("Altra pratica della stessa persona, che resta: %s", id)
	}
	for _, code := range out.Codes {
		say("Altra prenotazione della stessa persona, che resta: %s", code)
	}
	if out.Aside > 0 {
		say("Righe messe da parte dalle importazioni, che sembrano della stessa persona e restano: %d", out.Aside)
	}
	p.tellUnswept(out.Unswept)
}

func (p *program) tellUnswept(unswept bool) {
	if unswept {
		fmt.Fprintln(p.err, "Gli ultimi resti sono ancora sul disco: un altro programma sta leggendo l'archivio, o il disco non scrive. Spariscono al più tardi quando si chiude l'ultimo programma che lo usa.")
	}
}

// slipsOnDisk finds the papers of a case where the screens put them.
func slipsOnDisk(folder string, w *domain.Work) []string {
	var found []string
	days, _ := os.ReadDir(folder) // no folder, no papers
	for _, day := range days {
		for _, slip := range w.Slips {
			for _, kind := range []string{".pdf", ".txt"} {
				name := filepath.Join(folder, day.Name(), slipFile(w, slip)+kind)
				if _, err := os.Stat(name); err == nil {
					found = append(found, name)
				}
			}
		}
	}
	return found
}

// copiesBeside finds the copies that the program itself made beside an archive:
// before a migration, and when another was restored in its place.
func copiesBeside(file string) []string {
	var found []string
	entries, _ := os.ReadDir(filepath.Dir(file))
	for _, e := range entries {
		rest, beside := strings.CutPrefix(e.Name(), filepath.Base(file)+".")
		if beside && (strings.HasPrefix(rest, "sostituito-") || strings.HasPrefix(rest, "prima-di-")) &&
			!strings.HasSuffix(rest, "-wal") && !strings.HasSuffix(rest, "-shm") {
			found = append(found, filepath.Join(filepath.Dir(file), e.Name()))
		}
	}
	return found
}

// forgetExpired forgets the imports whose time has passed.
func (p *program) forgetExpired(ctx context.Context, a *archive, o eraseFlags) error {
	if err := p.confirm(o.confirmed, fmt.Sprintf("Dimenticare le importazioni con l'ultimo appuntamento da più di %d giorni?", a.profile.ForgetDays)); err != nil {
		return err
	}
	out, err := a.ForgetDue(ctx, a.profile.ForgetDays)
	if err != nil {
		return err
	}
	p.tellUnswept(out.Unswept)
	err = p.printf("Importazioni dimenticate: %s; prenotazioni cancellate: %s.\n", thousands(int64(out.Imports)), thousands(int64(out.Bookings)))
	return afterDone(err, "le importazioni scadute sono state dimenticate")
}

// age forgets what has expired, behind the screens. Under a clock that looks wrong,
// or in a demonstration, nothing is forgotten.
func (s *session) age(a *archive) {
	days := a.profile.ForgetDays
	if a.ClockDoubt().Kind != store.ClockFine || a.Invented() || days < 1 {
		return
	}
	s.behind.Go(func() {
		var out store.Forgotten
		err := guard.Run(func() (err error) {
			out, err = a.ForgetDue(context.Background(), days)
			return err
		})
		switch {
		case s.p.log == nil:
		case err != nil:
			s.p.log.Error("ageing", store.Failure(err))
		case out.Imports > 0:
			s.p.log.Info("ageing", "imports", out.Imports, "bookings", out.Bookings, "unswept", out.Unswept)
		}
	})
}
