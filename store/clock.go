package store

import (
	"context"
	"time"
	_ "time/tzdata" // Windows knows no IANA zones

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/store/header"
)

// Rome is the zone of the Italian offices.
func Rome() *time.Location {
	zone, err := time.LoadLocation("Europe/Rome")
	if err != nil {
		return time.FixedZone("CET", 3600) // not reached: the zones are linked in
	}
	return zone
}

// ClockKind is what is odd about the clock at the start.
type ClockKind uint8

const (
	ClockFine   ClockKind = iota
	ClockBehind           // earlier than the last event
	ClockAhead            // more than a day after the last event
)

// ClockDoubt is what the clerk is asked about before anything is written.
type ClockDoubt struct {
	Kind ClockKind
	Last time.Time // the last event's instant, UTC
	Now  time.Time
}

const (
	clockTolerance = time.Minute // a clock that a server has just put right
	clockAheadBy   = 24 * time.Hour
)

// ClockDoubt says whether the clock looked odd when the archive was opened: the
// caller asks the clerk before it writes.
func (s *Store) ClockDoubt() ClockDoubt { return s.doubt }

func (s *Store) askClock(ctx context.Context) (ClockDoubt, error) {
	last, err := lastClock(ctx, s.db)
	if err != nil || last == 0 {
		return ClockDoubt{}, err
	}
	d := ClockDoubt{Last: last.Time(), Now: s.now()}
	switch {
	case d.Now.Before(d.Last.Add(-clockTolerance)):
		d.Kind = ClockBehind
	case d.Now.After(d.Last.Add(clockAheadBy)):
		d.Kind = ClockAhead
	}
	return d, nil
}

// lastClock is the greatest clock in the log, 0 while it is empty.
func lastClock(ctx context.Context, q querier) (header.Clock, error) {
	var hlc int64
	err := q.QueryRowContext(ctx, `SELECT coalesce(max(hlc), 0) FROM log`).Scan(&hlc)
	return header.Clock(hlc), err
}

const instantForm = "2006-01-02T15:04:05.000Z" // UTC, sorts as text

// instant is how tables and bodies write a time: ” for none.
func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(instantForm)
}

func parseInstant(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	return time.Parse(instantForm, s)
}

// day and hour read what the folded tables hold; a malformed text, which their
// writers never leave, is not known.
func day(s string) domain.Date {
	d, _ := calendar.Parse(s)
	return d
}

func hour(s string) domain.Hour {
	h, _ := calendar.ParseHour(s)
	return h
}
