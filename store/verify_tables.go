package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// verifyTables folds the log again beside the tables and compares. The fresh tables are
// temporary ones, in memory: a name means them before the archive's, so that a fold
// writes to them and reads the log, as it stood when the checking began. Nobody waits
// meanwhile, not even who writes.
func (s *Store) verifyTables(ctx context.Context, r *Report) error {
	if !r.OK() {
		return nil // a broken log has no fold to compare with
	}
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close() //nolint:errcheck // discarded already
	defer discard(conn)
	if _, err := conn.ExecContext(ctx, `BEGIN`); err != nil {
		return err
	}
	if err := makeFreshTables(ctx, conn); err != nil {
		return err
	}
	if err := s.foldEvents(ctx, conn, nil); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		r.add("registro", "Il registro non si può ricostruire: %v.", err)
		return nil
	}
	for _, t := range foldedTables {
		if err := compareTable(ctx, conn, t, r); err != nil {
			return err
		}
	}
	r.Tables = true
	return nil
}

// makeFreshTables makes the folded tables as temporary ones; an index goes where its
// table is, but for those that only the screens' questions need: they would take a
// quarter of the memory. The archive's own row, whose office is folded too, is copied.
func makeFreshTables(ctx context.Context, q querier) error {
	if _, err := q.ExecContext(ctx, `CREATE TEMP TABLE archive AS SELECT * FROM main.archive`); err != nil {
		return err
	}
	for _, m := range foldSchema {
		if _, err := q.ExecContext(ctx, strings.ReplaceAll(m.sql, "CREATE TABLE ", "CREATE TEMP TABLE ")); err != nil {
			return err
		}
	}
	for _, name := range append([]string{"appointment_day"}, searchIndexes...) {
		if _, err := q.ExecContext(ctx, `DROP INDEX temp.`+name); err != nil {
			return err
		}
	}
	return nil
}

// compareTable walks both tables in the order of their keys, row by row.
func compareTable(ctx context.Context, q querier, table string, r *Report) error {
	key, err := primaryKey(ctx, q, table)
	if err != nil {
		return err
	}
	found, err := openCursor(ctx, q, "main."+table, key)
	if err != nil {
		return err
	}
	defer found.close()
	fresh, err := openCursor(ctx, q, "temp."+table, key)
	if err != nil {
		return err
	}
	defer fresh.close()
	for !found.done || !fresh.done {
		switch c := found.compare(fresh); {
		case c < 0:
			r.add("tabella "+table+", riga "+found.key, "La riga non viene dal registro.")
			found.next()
		case c > 0:
			r.add("tabella "+table+", riga "+fresh.key, "La riga manca: il registro la prevede.")
			fresh.next()
		default:
			if found.row != fresh.row {
				r.add("tabella "+table+", riga "+found.key, "La riga è stata alterata: non è quella del registro.")
			}
			found.next()
			fresh.next()
		}
		if err := errors.Join(found.err, fresh.err); err != nil {
			return err
		}
	}
	return nil
}

// indexedKeys are the keys of tables without a primary key.
var indexedKeys = map[string]string{"appointment": "id"}

func primaryKey(ctx context.Context, q querier, table string) ([]string, error) {
	if key := indexedKeys[table]; key != "" {
		return []string{key}, nil
	}
	rows, err := q.QueryContext(ctx, `SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk`, table)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	var key []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		key = append(key, name)
	}
	return key, rows.Err()
}

// cursor walks a table's rows.
type cursor struct {
	rows   *sql.Rows
	values []any
	into   []any
	keys   int
	key    string
	row    string
	done   bool
	err    error
}

func openCursor(ctx context.Context, q querier, table string, key []string) (*cursor, error) {
	columns := strings.Join(key, ", ")
	rows, err := q.QueryContext(ctx, fmt.Sprintf(`SELECT %s, * FROM %s ORDER BY %s`, columns, table, columns))
	if err != nil {
		return nil, err
	}
	names, err := rows.Columns()
	if err != nil {
		return nil, errors.Join(err, rows.Close())
	}
	c := &cursor{rows: rows, values: make([]any, len(names)), into: make([]any, len(names)), keys: len(key)}
	for i := range c.values {
		c.into[i] = &c.values[i]
	}
	c.next()
	return c, c.err
}

func (c *cursor) next() {
	if c.done = !c.rows.Next(); c.done {
		c.err = errors.Join(c.err, c.rows.Err())
		return
	}
	c.err = errors.Join(c.err, c.rows.Scan(c.into...))
	c.key = strings.Trim(fmt.Sprint(c.values[:c.keys]), "[]")
	c.row = fmt.Sprintf("%#v", c.values[c.keys:])
}

// compare orders two cursors by key; one that is done comes last.
func (c *cursor) compare(o *cursor) int {
	switch {
	case c.done && o.done:
		return 0
	case c.done:
		return 1
	case o.done:
		return -1
	}
	for i := range c.keys {
		a, numbers := c.values[i].(int64)
		b, _ := o.values[i].(int64)
		switch {
		case numbers && a != b:
			if a < b {
				return -1
			}
			return 1
		case !numbers:
			if d := strings.Compare(fmt.Sprint(c.values[i]), fmt.Sprint(o.values[i])); d != 0 {
				return d
			}
		}
	}
	return 0
}

func (c *cursor) close() { _ = c.rows.Close() }
