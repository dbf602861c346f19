package store

import (
	"context"

	"civico/sportello/domain"
	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
)

type restoredJSON struct {
	Stands bool `json:"stands"`
}

// RestoreBooking says that a booking which vanished from the agenda stands, so that
// exports that lack it do not take it off again; with stands false it takes that back,
// as long as no case was opened for it.
func (s *Store) RestoreBooking(ctx context.Context, appointment string, stands bool) (desk.Row, error) {
	var row desk.Row
	err := s.write(ctx, func(c *change) error {
		frozen, err := isFrozen(c.ctx, c.q, appointment)
		if err != nil {
			return err
		}
		if row, err = s.appointment(c.ctx, c.q, appointment); err != nil {
			return err
		}
		switch {
		case frozen:
			return desk.ErrReadOnly
		case stands && row.Status == desk.BookingCancelled:
			return &desk.Sentence{Text: "È annullata, non tolta: l'agenda dice che la persona vi ha rinunciato."}
		case stands && row.Status != desk.BookingVanished, !stands && !row.Restored:
			return &desk.Sentence{Text: "Questa prenotazione è già com'è in agenda: non c'è nulla da ripristinare."}
		case !stands && row.Case != "":
			return &desk.Sentence{Text: "Per questa prenotazione c'è già una pratica: resta ripristinata."}
		}
		if err := c.record(appointment, "appointment", domain.AppointmentRestored{Stands: stands}); err != nil {
			return err
		}
		row, err = s.appointment(c.ctx, c.q, appointment)
		return err
	})
	return row, err
}

// foldRestored keeps what the clerk did not follow as settled: see agenda.Known.
func foldRestored(ctx context.Context, _ *Store, q querier, r record) error {
	e, err := r.event()
	if err != nil {
		return err
	}
	status, settled := agenda.Vanished, ""
	if e.Body.(domain.AppointmentRestored).Stands {
		status = agenda.Booked
		if settled, err = conflictOf(agenda.LackedByAgenda); err != nil {
			return err
		}
	}
	_, err = q.ExecContext(ctx, `
		UPDATE appointment
		   SET status = ?, settled = ?
		 WHERE id = ?`, status, settled, e.Entity)
	return err
}
