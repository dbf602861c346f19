package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
)

// rowColumns are what a row of the agenda is read from; scanRow has their order.
const rowColumns = recordText + `,
       a.id, a.case_id, a.visit, a.arrived_at, a.conflict <> '', a.moved_from, a.duplicate,
       CASE WHEN a.status = 'booked' AND a.settled <> '' THEN a.settled ->> 'lacks' ELSE 0 END,
       coalesce(i.file, ''), coalesce(nullif(i.exported_at, ''), i.applied_at, ''),
       coalesce(c.state, ''), coalesce(c.outcome, '')
  FROM appointment AS a
  LEFT JOIN cases AS c ON c.id = a.case_id
  LEFT JOIN import_run AS i ON a.status = 'vanished' AND i.id = a.import`

func scanRow(scan func(...any) error) (desk.Row, error) {
	var r desk.Row
	var record, arrived, gone string
	err := scan(&record, &r.Appointment, &r.Case, &r.Visit, &arrived, &r.Conflict, &r.MovedFrom, &r.Duplicate,
		&r.Restored, &r.GoneFile, &gone, &r.State, &r.Outcome)
	if err != nil {
		return r, err
	}
	var b agenda.Booking
	if err := b.ParseRecord(record); err != nil {
		return r, err
	}
	r.Book(&b)
	if r.ArrivedAt, err = parseInstant(arrived); err != nil {
		return r, err
	}
	r.GoneAt, err = parseInstant(gone)
	return r, err
}

// Day gives a day's bookings, and the walk-ins' cases filed on it, as the waiting
// room is called: see arrange.
func (s *Store) Day(ctx context.Context, on domain.Date) (desk.Day, error) {
	d := desk.Day{Date: on}
	booked, err := s.rows(ctx, `SELECT `+rowColumns+`
		 WHERE a.date = ?
		 ORDER BY a.hour, a.code`, on.String())
	if err != nil {
		return d, sentence(err, s.path)
	}
	walkIns, err := s.walkIns(ctx, on)
	if err != nil {
		return d, sentence(err, s.path)
	}
	d.Rows = arrange(append(booked, walkIns...))
	countFamilies(d.Rows)
	d.Counts = count(d.Rows)
	if err := s.lastExport(ctx, &d); err != nil {
		return d, sentence(err, s.path)
	}
	return d, sentence(s.leftOpen(ctx, &d), s.path)
}

// rows reads bookings.
func (s *Store) rows(ctx context.Context, query string, args ...any) ([]desk.Row, error) {
	return s.each(ctx, scanRow, query, args...)
}

// each reads what a query finds as the day's rows, with the scan for its columns.
func (s *Store) each(ctx context.Context, scan func(func(...any) error) (desk.Row, error), query string, args ...any) ([]desk.Row, error) {
	return s.chosen(ctx, scan, func(*desk.Row) bool { return true }, query, args...)
}

// chosen reads those of the rows that are wanted; the others take no memory.
func (s *Store) chosen(ctx context.Context, scan func(func(...any) error) (desk.Row, error), wanted func(*desk.Row) bool, query string, args ...any) ([]desk.Row, error) {
	rows, err := s.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	var out []desk.Row
	for rows.Next() {
		r, err := scan(rows.Scan)
		if err != nil {
			return nil, err
		}
		if wanted(&r) {
			out = append(out, r)
		}
	}
	return out, rows.Err()
}

// walkIns are cases without a booking, or whose booking was forgotten; their hour is
// that of filing, and they have arrived when they were opened.
func (s *Store) walkIns(ctx context.Context, on domain.Date) ([]desk.Row, error) {
	return s.loneCases(ctx, `SELECT `+caseColumns+`
		 WHERE filed_on = ? AND `+isLone+`
		 ORDER BY opened_at, id`, on.String())
}

// Appointment gives one booking, or desk.ErrNotFound.
func (s *Store) Appointment(ctx context.Context, id string) (desk.Row, error) {
	r, err := s.appointment(ctx, s.db, id)
	return r, sentence(err, s.path)
}

func (s *Store) appointment(ctx context.Context, q querier, id string) (desk.Row, error) {
	r, err := scanRow(q.QueryRowContext(ctx, `SELECT `+rowColumns+`
		 WHERE a.id = ?`, id).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return r, desk.ErrNotFound
	}
	return r, err
}

// AppointmentByCode gives the booking that a clerk names by its code, or
// desk.ErrNotFound.
func (s *Store) AppointmentByCode(ctx context.Context, code string) (desk.Row, error) {
	code = strings.TrimSpace(code)
	rows, err := s.rows(ctx, `SELECT `+rowColumns+`
		 WHERE a.office = ?1 AND a.code IN (?2, ?3)
		 ORDER BY a.code <> ?2
		 LIMIT 1`, s.office, code, strings.ToUpper(code))
	switch {
	case err != nil:
		return desk.Row{}, sentence(err, s.path)
	case len(rows) == 0:
		return desk.Row{}, desk.ErrNotFound
	}
	return rows[0], nil
}

// SetVisit says that the person of a booking came, did not come, or neither.
// Saying what is so already writes nothing; somebody with a case has come.
func (s *Store) SetVisit(ctx context.Context, appointment string, to domain.Visit) (desk.Row, error) {
	var row desk.Row
	err := s.write(ctx, func(c *change) error {
		var err error
		row, err = s.appointment(c.ctx, c.q, appointment)
		if err != nil || row.Visit == to {
			return err
		}
		frozen, err := isFrozen(c.ctx, c.q, appointment)
		switch {
		case err != nil:
			return err
		case frozen:
			return desk.ErrReadOnly
		case row.Case != "" && to != domain.VisitArrived:
			return &desk.Sentence{Text: "Per questa prenotazione c'è già una pratica: la persona è venuta."}
		}
		if err := c.record(appointment, "appointment", domain.VisitChanged{To: to}); err != nil {
			return err
		}
		row, err = s.appointment(c.ctx, c.q, appointment)
		return err
	})
	return row, err
}

// record appends one event that is not a case's and folds it.
func (c *change) record(entity, kind string, body domain.Body) error {
	raw, err := encodeBody(body)
	if err != nil {
		return err
	}
	r, err := c.append(entry{ty: body.Type(), entity: entity, kind: kind, body: raw})
	if err != nil {
		return err
	}
	return c.s.fold(c.ctx, c.q, r)
}

// lastExport reads how old the agenda of the day is.
func (s *Store) lastExport(ctx context.Context, d *desk.Day) error {
	var newest, applied, exported string
	var covers bool
	err := s.db.QueryRowContext(ctx, `
		SELECT max(applied_at) OVER (), applied_at, exported_at, uncertain, ?1 BETWEEN span_from AND span_to AS covers
		  FROM import_run
		 WHERE state = 'applied'
		 ORDER BY covers DESC, applied_at DESC
		 LIMIT 1`, d.Date.String()).Scan(&newest, &applied, &exported, &d.ExportUncertain, &covers)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	if d.Uncovered = !covers; exported == "" {
		exported = applied
	}
	if d.Imported, err = parseInstant(newest); err != nil {
		return err
	}
	d.Exported, err = parseInstant(exported)
	return err
}

// arrange puts a day in order: by hour, then code. Those who have arrived and wait
// share the places that they have in that order among themselves, as they are
// called: priority section first (its proof was asked for when the booking was
// made), then the hour, then who came first. So the list stays the day's list and
// the waiting line within it is right.
func arrange(rows []desk.Row) []desk.Row {
	slices.SortStableFunc(rows, func(a, b desk.Row) int {
		if c := byHour(a, b); c != 0 {
			return c
		}
		return strings.Compare(a.Code, b.Code)
	})
	var places []int
	var waiting []desk.Row
	for i := range rows {
		if isWaiting(&rows[i]) {
			places = append(places, i)
			waiting = append(waiting, rows[i])
		}
	}
	slices.SortStableFunc(waiting, func(a, b desk.Row) int {
		if pa, pb := a.Section == domain.SectionPriority, b.Section == domain.SectionPriority; pa != pb {
			if pa {
				return -1
			}
			return 1
		}
		if c := byHour(a, b); c != 0 {
			return c
		}
		return a.ArrivedAt.Compare(b.ArrivedAt)
	})
	for i, place := range places {
		rows[place] = waiting[i]
	}
	return rows
}

func byHour(a, b desk.Row) int {
	switch {
	case a.Hour.Before(b.Hour):
		return -1
	case b.Hour.Before(a.Hour):
		return 1
	}
	return 0
}

// isWaiting says that the person has come, whatever the agenda says of the booking,
// and no case was opened.
func isWaiting(r *desk.Row) bool { return r.Case == "" && r.Visit == domain.VisitArrived }

// countFamilies tells bookings that one account made for one day: they come together.
func countFamilies(rows []desk.Row) {
	members := map[string]int{}
	for i := range rows {
		if rows[i].Applicant != "" && rows[i].Status == desk.BookingLive {
			members[foldedName("", rows[i].Applicant)]++
		}
	}
	for i := range rows {
		if rows[i].Applicant != "" {
			rows[i].Family = members[foldedName("", rows[i].Applicant)]
		}
	}
}

// count tells a day's rows apart. Bookings are those that still stand; walk-ins
// are counted only where their case is.
func count(rows []desk.Row) desk.Counts {
	var n desk.Counts
	for i := range rows {
		r := &rows[i]
		if r.Conflict {
			n.Conflicts++
		}
		if r.Appointment != "" && r.Status == desk.BookingLive {
			n.Bookings++
		}
		switch {
		case r.Case != "" && (r.State == domain.InProgress || r.State == domain.Suspended):
			n.InProgress++
		case r.Case != "":
			n.Done++
		case isWaiting(r):
			n.Waiting++
		case r.Status != desk.BookingLive:
			n.Cancelled++
		case r.Visit == domain.VisitNoShow:
			n.NoShow++
		default:
			n.ToDo++
		}
	}
	return n
}
