package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
	"civico/sportello/store/header"
)

// checkUnused refuses to take an import back where an intake or a decision of the
// desk has used it since.
func (s *Store) checkUnused(ctx context.Context, q querier, run desk.ImportRun) error {
	uses, err := usesSince(ctx, q, run.ID)
	if err != nil {
		return err
	}
	if len(uses) == 0 {
		return nil
	}
	if u, ok := uses[run.ID]; ok {
		return s.usedBy(ctx, q, run, u, "una sua riga in quarantena è già stata corretta o scartata")
	}
	return s.eachPart(ctx, q, run.ID, nil, func(items []item) error {
		for i := range items {
			u, used := uses[items[i].id]
			if !used || items[i].do == doFlag || items[i].do == doUnflag {
				continue
			}
			idle, err := u.cameToNothing(ctx, q, &items[i])
			if err != nil {
				return err
			}
			if !idle {
				return s.usedBy(ctx, q, run, u, "la prenotazione "+items[i].name()+" è già stata usata")
			}
		}
		return nil
	})
}

// use is the first event of the desk that touched something after an import.
type use struct {
	seq        int64
	visitsOnly bool // nothing but arrivals and their undoing
}

// usesSince finds what the desk has done after an import, by booking; a decision on
// a row that the import set aside is under the import's own id.
func usesSince(ctx context.Context, q querier, run string) (map[string]use, error) {
	rows, err := q.QueryContext(ctx, `
		SELECT seq, en, ty, header
		  FROM log
		 WHERE hlc > (SELECT max(hlc) FROM log WHERE en = ? AND ty = 'import.done/1')
		 ORDER BY hlc, st, n`, run)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	uses := map[string]use{}
	for rows.Next() {
		var seq int64
		var entity, ty string
		var encoded sql.RawBytes
		if err := rows.Scan(&seq, &entity, &ty, &encoded); err != nil {
			return nil, err
		}
		h, err := header.Parse(encoded)
		if err != nil {
			return nil, err
		}
		note := func(id string) {
			u, known := uses[id]
			if !known {
				u = use{seq, true}
			}
			u.visitsOnly = u.visitsOnly && ty == domain.VisitChanged{}.Type()
			uses[id] = u
		}
		if strings.HasPrefix(ty, appointmentPrefix) || ty == importCorrected {
			note(entity)
		}
		for _, r := range h.Refs {
			if id, ok := strings.CutPrefix(r, appointmentRefPrefix); ok {
				note(id)
			}
		}
	}
	return uses, rows.Err()
}

// appointmentPrefix begins the types of all events of bookings.
const appointmentPrefix = "appointment."

// cameToNothing says that an arrival was marked and unmarked again on a booking
// that nobody had worked on.
func (u use) cameToNothing(ctx context.Context, q querier, it *item) (bool, error) {
	if !u.visitsOnly || it.wasWorked() {
		return false, nil
	}
	var idle bool
	err := q.QueryRowContext(ctx, `SELECT visit = 'booked' AND case_id = '' FROM appointment WHERE id = ?`, it.id).Scan(&idle)
	if errors.Is(err, sql.ErrNoRows) {
		return true, nil
	}
	return idle, err
}

// name is the booking as a sentence says it.
func (it *item) name() string {
	record := it.new
	if record == "" || record == agenda.LackedByAgenda {
		record = it.old
	}
	var b agenda.Booking
	if b.ParseRecord(record) != nil {
		return ""
	}
	return b.Code + " (" + b.Person() + ")"
}

func (s *Store) usedBy(ctx context.Context, q querier, run desk.ImportRun, u use, what string) error {
	r, err := s.recordAt(ctx, q, u.seq)
	if err != nil {
		return err
	}
	return &desk.Sentence{Text: fmt.Sprintf("L'importazione di «%s» non si annulla: %s da %s il %s. L'agenda non è cambiata.",
		run.File, what, deskOf(r), s.spoken(r.at))}
}

// deskOf is who wrote an event.
func deskOf(r record) string {
	if r.clerk == "" {
		return fmt.Sprintf("sportello %d", r.head.Desk)
	}
	return fmt.Sprintf("%s (sportello %d)", r.clerk, r.head.Desk)
}
