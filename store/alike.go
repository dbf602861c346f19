package store

import (
	"context"

	"civico/sportello/domain/agenda"
)

// namesake is a booking whose person may be somebody in particular.
type namesake struct {
	agenda.Booking
	id        string
	duplicate bool
}

// alike tells the bookings with a tax code or a folded name, in the order of their
// codes; whether it is the same person is for the caller to say. One is good during
// the call.
func alike(ctx context.Context, q querier, taxCode, folded string, tell func(*namesake) error) error {
	rows, err := q.QueryContext(ctx, `
		SELECT `+recordText+`, id, duplicate
		  FROM appointment AS a
		 WHERE tax_code <> '' AND tax_code = ?1 OR folded <> '' AND folded = ?2
		 ORDER BY code`, taxCode, folded)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	for rows.Next() {
		var k namesake
		var record string
		if err := rows.Scan(&record, &k.id, &k.duplicate); err != nil {
			return err
		}
		if err := k.ParseRecord(record); err != nil {
			return err
		}
		if err := tell(&k); err != nil {
			return err
		}
	}
	return rows.Err()
}
