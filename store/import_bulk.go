package store

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

// inBulk makes the indexes after the rows; flags need them.
func (r *run) inBulk(keys *keyTree) error {
	indexes, err := r.dropIndexes()
	if err != nil {
		return err
	}
	var flags []foldable
	if err := r.parts(keys, insertFeed, func(f foldable) error {
		flags = append(flags, foldable{items: f.items})
		return nil
	}); err != nil {
		return err
	}
	for _, index := range indexes {
		if _, err := r.c.q.ExecContext(r.c.ctx, index); err != nil {
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

func (r *run) dropIndexes() (definitions []string, err error) {
	rows, err := r.c.q.QueryContext(r.c.ctx, `
		SELECT name, sql
		  FROM sqlite_schema
		 WHERE type = 'index' AND tbl_name = 'appointment' AND sql IS NOT NULL
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
