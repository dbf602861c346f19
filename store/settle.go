package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
)

// SettleConflict decides the conflict of a booking: the desk's side stands, or the
// agenda's is taken; one that the agenda lacks is then off. run names the import
// that raised it, as the clerk saw it: a newer one has to be read first.
func (s *Store) SettleConflict(ctx context.Context, appointment, run string, take domain.Side) (desk.Row, error) {
	var row desk.Row
	err := s.write(ctx, func(c *change) error {
		frozen, err := isFrozen(c.ctx, c.q, appointment)
		if err != nil {
			return err
		}
		if frozen {
			return desk.ErrReadOnly
		}
		open, err := readOpen(c.ctx, c.q, appointment)
		switch {
		case err != nil:
			return err
		case open.conflict == "":
			return &desk.Sentence{Text: "Questo conflitto non c'è più: è già stato deciso, o l'agenda concorda di nuovo."}
		case open.run != run:
			return &desk.Sentence{Text: "Intanto un'altra importazione ha cambiato questa prenotazione: rileggerla e decidere di nuovo."}
		case take != domain.SideDesk && take != domain.SideAgenda:
			return fmt.Errorf("no side %q", take)
		}
		body := domain.AppointmentSettled{Take: take, Import: run}
		if body.Expected, err = open.isExpectedAgain(take); err != nil {
			return err
		}
		if err := c.record(appointment, "appointment", body); err != nil {
			return err
		}
		row, err = s.appointment(c.ctx, c.q, appointment)
		return err
	})
	return row, err
}

// openConflict is what deciding a conflict needs to know of a booking.
type openConflict struct{ conflict, run, date, hour, visit, caseID string }

func readOpen(ctx context.Context, q querier, id string) (openConflict, error) {
	var o openConflict
	err := q.QueryRowContext(ctx, `
		SELECT conflict, import, date, hour, visit, case_id
		  FROM appointment
		 WHERE id = ?`, id).Scan(&o.conflict, &o.run, &o.date, &o.hour, &o.visit, &o.caseID)
	if errors.Is(err, sql.ErrNoRows) {
		err = desk.ErrNotFound
	}
	return o, err
}

func (o openConflict) isExpectedAgain(take domain.Side) (bool, error) {
	said, err := disputeOf(o.conflict)
	if err != nil || said == agenda.LackedByAgenda {
		return false, err
	}
	var b agenda.Booking
	err = b.ParseRecord(said)
	return err == nil && take == domain.SideAgenda && o.caseID == "" && o.visit == string(domain.VisitArrived) && b.Values[agenda.Day] != o.date, err
}

// foldSettled ends a conflict. What the agenda said is kept where it was refused:
// its next export says the same again. No column that a case writes is looked at,
// since a case is folded at its last event.
func foldSettled(ctx context.Context, s *Store, q querier, r record) error {
	e, err := r.event()
	if err != nil {
		return err
	}
	open, err := readOpen(ctx, q, e.Entity)
	if errors.Is(err, desk.ErrNotFound) || err == nil && open.conflict == "" {
		return nil // forgotten, or decided already
	}
	if err != nil {
		return err
	}
	settled := e.Body.(domain.AppointmentSettled)
	if settled.Take != domain.SideAgenda {
		_, err = q.ExecContext(ctx, `
			UPDATE appointment
			   SET settled = conflict, conflict = ''
			 WHERE id = ?`, e.Entity)
		return err
	}
	said, err := disputeOf(open.conflict)
	if err != nil {
		return err
	}
	if said == agenda.LackedByAgenda {
		_, err = q.ExecContext(ctx, `
			UPDATE appointment
			   SET status = 'vanished', settled = '', conflict = ''
			 WHERE id = ?`, e.Entity)
		return err
	}
	return s.takeAgenda(ctx, q, e.Entity, open, said, settled.Expected)
}

func (s *Store) takeAgenda(ctx context.Context, q querier, id string, open openConflict, said string, expected bool) error {
	var b agenda.Booking
	if err := b.ParseRecord(said); err != nil {
		return err
	}
	moved := ""
	if open.date != b.Values[agenda.Day] || open.hour != b.Values[agenda.Hour] {
		moved = agenda.Day.Show(open.date) + " " + open.hour
	}
	if err := s.feed(ctx, q, upsertFeed, open.run, []feedRow{feedOf(id, said, &b, moved, false)}); err != nil {
		return err
	}
	_, err := q.ExecContext(ctx, `
		UPDATE appointment
		   SET settled = '', visit = CASE WHEN ?1 THEN 'booked' ELSE visit END, arrived_at = CASE WHEN ?1 THEN '' ELSE arrived_at END
		 WHERE id = ?2`, expected, id)
	return err
}

// Conflicts lists the bookings on which the last exports and the desk do not agree
// and nobody has decided, by day and hour.
func (s *Store) Conflicts(ctx context.Context) ([]desk.Conflict, error) {
	out, err := s.conflicts(ctx)
	return out, sentence(err, s.path)
}

func (s *Store) conflicts(ctx context.Context) ([]desk.Conflict, error) {
	rows, err := s.rows(ctx, `SELECT `+rowColumns+`
		 WHERE a.conflict <> ''
		 ORDER BY a.date, a.hour, a.code`)
	if err != nil {
		return nil, err
	}
	var out []desk.Conflict
	for _, r := range rows {
		c, err := s.conflict(ctx, r)
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

func (s *Store) conflict(ctx context.Context, r desk.Row) (desk.Conflict, error) {
	c := desk.Conflict{Row: r}
	var text string
	if err := s.db.QueryRowContext(ctx, `SELECT `+knownText+`
		 WHERE id = ?`, r.Appointment).Scan(&text); err != nil {
		return c, err
	}
	var k knownBooking
	if err := k.parse(text); err != nil {
		return c, err
	}
	run, err := s.run(ctx, s.db, k.run)
	if err != nil && !errors.Is(err, desk.ErrNotFound) {
		return c, err
	}
	c.Import, c.File, c.AppliedAt, c.ExportedAt = k.run, run.File, run.AppliedAt, run.ExportedAt
	var said agenda.Booking
	if c.Lacks = k.Dispute == agenda.LackedByAgenda; !c.Lacks {
		if err := said.ParseRecord(k.Dispute); err != nil {
			return c, err
		}
	}
	c.Fields = bothSides(&k.Booking, &said)
	c.Since, err = s.worked(ctx, r.Appointment, r.Case)
	return c, err
}

// bothSides are all fields that one of the sides fills in, those that differ first.
func bothSides(own, said *agenda.Booking) []desk.FieldDiff {
	var differ, same []desk.FieldDiff
	for f := range agenda.Updated {
		d := desk.FieldDiff{Name: f.Label(), Old: f.Show(own.Values[f]), New: f.Show(said.Values[f])}
		switch {
		case own.Values[f] != said.Values[f]:
			differ = append(differ, d)
		case d.Old != "":
			same = append(same, d)
		}
	}
	return append(differ, same...)
}

// Worked tells what the desk did with a booking and with its case, oldest first;
// either may be empty.
func (s *Store) Worked(ctx context.Context, appointment, caseID string) ([]desk.Entry, error) {
	out, err := s.worked(ctx, appointment, caseID)
	return out, sentence(err, s.path)
}

func (s *Store) worked(ctx context.Context, appointment, caseID string) ([]desk.Entry, error) {
	var events []domain.Event
	for _, entity := range []string{appointment, caseID} {
		if entity == "" {
			continue
		}
		records, err := s.recordsOf(ctx, s.db, entity)
		if err != nil && !errors.Is(err, errErased) {
			return nil, err
		}
		for _, rec := range records {
			e, err := rec.event()
			if errors.Is(err, errUnknownType) {
				continue
			}
			if err != nil {
				return nil, err
			}
			events = append(events, e)
		}
	}
	slices.SortStableFunc(events, func(a, b domain.Event) int {
		return cmp.Or(a.At.Compare(b.At), strings.Compare(a.Ref.Station, b.Ref.Station), cmp.Compare(a.Ref.N, b.Ref.N))
	})
	return desk.Entries(events, s.zone), nil
}

// leftOpen counts what waits for a clerk, of all days.
func (s *Store) leftOpen(ctx context.Context, d *desk.Day) error {
	return s.db.QueryRowContext(ctx, `
		SELECT (SELECT count(*) FROM appointment WHERE conflict <> ''),
		       (SELECT count(*) FROM quarantine WHERE state = 'open')`).Scan(&d.Undecided, &d.Aside)
}
