package store

import (
	"context"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

// Radar lists what has a clock on a day, the worst first; see desk.Radar.
func (s *Store) Radar(ctx context.Context, on domain.Date) ([]desk.RadarLine, error) {
	sight, err := s.radarSight(ctx, on)
	if err != nil {
		return nil, sentence(err, s.path)
	}
	return desk.Radar(sight, on), nil
}

func (s *Store) radarSight(ctx context.Context, on domain.Date) (*desk.RadarSight, error) {
	var sight desk.RadarSight
	var err error
	if sight.Conflicts, err = s.conflicts(ctx); err != nil {
		return nil, err
	}
	leaves := func(r *desk.Row) bool { return !r.Departure.IsZero() }
	sight.Bookings, err = s.chosen(ctx, scanRow, leaves, `SELECT `+rowColumns+`
		 WHERE a.date BETWEEN ? AND ? AND a.status = 'booked' AND a.case_id = ''`, on.String(), on.AddDays(desk.RadarAhead).String())
	if err != nil {
		return nil, err
	}
	sight.Accepted, err = s.chosen(ctx, scanCase, leaves, `SELECT `+caseColumns+`
		 WHERE state = ? AND departure >= ?`, string(domain.Accepted), on.String())
	if err != nil {
		return nil, err
	}
	if sight.Cases, err = s.waitingCases(ctx); err != nil {
		return nil, err
	}
	sight.Found, err = s.FoundBooklets(ctx)
	return &sight, err
}

// waitingCases are the cases that are not closed.
func (s *Store) waitingCases(ctx context.Context) ([]desk.WaitingCase, error) {
	var out []desk.WaitingCase
	for _, state := range domain.States() {
		if state.IsClosed() {
			continue
		}
		rows, err := s.caseRows(ctx, `SELECT `+caseColumns+`
			 WHERE state = ?
			 ORDER BY filed_on, id`, string(state))
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			c := desk.WaitingCase{Row: r}
			if state == domain.Incomplete || state == domain.AwaitingClearance {
				w, err := s.Case(ctx, r.Case)
				if err != nil {
					return nil, err
				}
				c.Asked, c.Received, c.Headline = w.Facts.FilingPlace.ClearanceRequestedOn, w.Facts.FilingPlace.ClearanceReceivedOn, w.Headline
			}
			out = append(out, c)
		}
	}
	return out, nil
}
