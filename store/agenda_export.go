package store

import (
	"context"
	"database/sql"

	"civico/sportello/domain"
	"civico/sportello/domain/agenda"
)

const knownForExport = `SELECT ` + knownText + `
		 WHERE +office = ? AND date BETWEEN ? AND ? AND status <> 'vanished'
		 ORDER BY date, hour, code`

// Bookings tells the bookings of a span of days in their order, as the agenda knows
// them: cancelled ones too, but none that vanished from it. A booking is good
// during the call.
func (s *Store) Bookings(ctx context.Context, from, to domain.Date, tell func(*agenda.Booking) error) error {
	rows, err := s.db.QueryContext(ctx, knownForExport, s.office, from.String(), to.String())
	if err != nil {
		return sentence(err, s.path)
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	for rows.Next() {
		var text sql.RawBytes
		if err := rows.Scan(&text); err != nil {
			return sentence(err, s.path)
		}
		var k knownBooking
		if err := k.parse(string(text)); err != nil {
			return sentence(err, s.path)
		}
		if err := tell(&k.Booking); err != nil {
			return err
		}
	}
	return sentence(rows.Err(), s.path)
}
