package store

import (
	"slices"

	"civico/sportello/domain/desk"
)

// bulkFrom is from how many new bookings the indexes of an empty table are made
// after its rows, which is faster.
const bulkFrom = 2 * partSize

// bulkIndexes are made with the rows, those of the search by the keeper.
var bulkIndexes = []string{"appointment_id", "appointment_day"}

// isBulk says that the import fills an empty table.
func (r *run) isBulk() (bool, error) {
	if r.total < bulkFrom {
		return false, nil
	}
	var any bool
	err := r.c.q.QueryRowContext(r.c.ctx, `SELECT EXISTS (SELECT 1 FROM appointment)`).Scan(&any)
	return !any, err
}

// tables brings the changes into the tables, in bulk with the indexes after the rows.
func (r *run) tables(m *maker) error {
	bulk, err := r.isBulk()
	if err != nil {
		return err
	}
	if !bulk {
		return r.feedAll(m, upsertFeed, func(f *foldable) error { return f.mark(r.c.ctx, r.c.q) })
	}
	if err := r.dropIndexes(); err != nil {
		return err
	}
	if err := r.feedAll(m, insertFeed, func(*foldable) error { return nil }); err != nil { // who is marked is new
		return err
	}
	r.c.s.keeper.unindexed.Store(true)
	for i, name := range bulkIndexes {
		r.progress(desk.Progress{Stage: "ordino", Done: int64(i), Total: int64(len(bulkIndexes))})
		if err := makeIndex(r.c.ctx, r.c.q, name); err != nil {
			return err
		}
		if r.done > flushRows {
			r.flusher.flush()
		}
		if err := r.bodiesMade(m); err != nil {
			return err
		}
	}
	return nil
}

// dropIndexes drops those that are made faster after the rows. Rows come in the order
// of their codes, and few have a conflict or a case: the other indexes cost next to
// nothing. Those of the search may be missing still from an import that was undone.
func (r *run) dropIndexes() error {
	for _, name := range slices.Concat(bulkIndexes, searchIndexes) {
		if _, err := r.c.q.ExecContext(r.c.ctx, `DROP INDEX IF EXISTS `+name); err != nil {
			return err
		}
	}
	return nil
}
