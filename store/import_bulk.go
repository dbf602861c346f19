package store

import "civico/sportello/domain/desk"

// bulkFrom is from how many new bookings the indexes of an empty table are made
// after its rows, which is faster.
const bulkFrom = 2 * partSize

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
// Flags need an index.
func (r *run) tables(m *maker) error {
	bulk, err := r.isBulk()
	if err != nil {
		return err
	}
	if !bulk {
		return r.feedAll(m, upsertFeed, func(f foldable) error { return foldFlags(r.c.ctx, r.c.q, f) })
	}
	indexes, err := r.dropIndexes()
	if err != nil {
		return err
	}
	var flags []foldable
	if err := r.feedAll(m, insertFeed, func(f foldable) error {
		flags = append(flags, foldable{items: f.items})
		return nil
	}); err != nil {
		return err
	}
	for i, index := range indexes {
		r.progress(desk.Progress{Stage: "ordino", Done: int64(i), Total: int64(len(indexes))})
		if _, err := r.c.q.ExecContext(r.c.ctx, index); err != nil {
			return err
		}
		if err := r.bodiesMade(m); err != nil {
			return err
		}
	}
	for _, f := range flags {
		if err := foldFlags(r.c.ctx, r.c.q, f); err != nil {
			return err
		}
	}
	return nil
}

// dropIndexes drops the indexes that are made faster after the rows, and gives their
// definitions. Rows come in the order of their codes, and few have a conflict or a
// case: those indexes cost next to nothing.
func (r *run) dropIndexes() (definitions []string, err error) {
	rows, err := r.c.q.QueryContext(r.c.ctx, `
		SELECT name, sql
		  FROM sqlite_schema
		 WHERE type = 'index' AND tbl_name = 'appointment' AND sql IS NOT NULL
		   AND name NOT IN ('appointment_code', 'appointment_conflict', 'appointment_case')
		 ORDER BY rowid`)
	if err != nil {
		return nil, err
	}
	var names []string
	for rows.Next() {
		var name, definition string
		if err := rows.Scan(&name, &definition); err != nil {
			return nil, err
		}
		names, definitions = append(names, name), append(definitions, definition)
	}
	if err := rows.Close(); err != nil {
		return nil, err
	}
	for _, name := range names {
		if _, err := r.c.q.ExecContext(r.c.ctx, `DROP INDEX "`+name+`"`); err != nil {
			return nil, err
		}
	}
	return definitions, rows.Err()
}
