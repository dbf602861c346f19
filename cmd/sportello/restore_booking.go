package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"civico/sportello/domain/desk"
)

func (p *program) restoreBookingCommand() *cobra.Command {
	var f archiveFlags
	var off bool
	cmd := &cobra.Command{
		Use: "ripristina CODICE", Aliases: []string{"restore"}, Args: exactly("il codice della prenotazione"),
		Short: "ripristina una prenotazione che l'agenda non ha più",
		Long: "Dice che una prenotazione tolta dall'agenda vale lo stesso: le esportazioni in cui manca non la tolgono di nuovo.\n" +
			"Con --togli torna tolta, finché nessuno ci ha lavorato.",
		Example: "  sportello agenda ripristina MT7K2Q\n  sportello agenda ripristina MT7K2Q --togli",
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := p.mustExist(cmd.Context(), f); err != nil {
				return err
			}
			return p.withArchive(cmd, f, true, func(ctx context.Context, a *archive) error { return p.restoreBooking(ctx, a, args[0], !off) })
		},
	}
	f.add(cmd.Flags())
	cmd.Flags().BoolVar(&off, "togli", false, "toglie di nuovo una prenotazione ripristinata")
	return cmd
}

func (p *program) restoreBooking(ctx context.Context, a *archive, code string, stands bool) error {
	r, err := a.AppointmentByCode(ctx, code)
	if errors.Is(err, desk.ErrNotFound) {
		return usage("nessuna prenotazione ha il codice «%s»", code)
	}
	if err != nil {
		return err
	}
	if r, err = a.RestoreBooking(ctx, r.Appointment, stands); err != nil {
		return err
	}
	done := "tolta"
	if stands {
		done = "ripristinata"
	}
	err = p.printf("%s %s  %-12s  %s %s: %s\n", r.Date.Italian(), hourOf(r), r.Code, r.Surname, r.Name, done)
	return afterDone(err, "la prenotazione è stata "+done)
}
