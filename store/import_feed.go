package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"strings"
	"sync"
	"sync/atomic"

	"modernc.org/sqlite/vtab"
)

// Rows of an import reach SQLite as a virtual table over Go values: one INSERT …
// SELECT takes in a part, without a statement per row. It is 1.6 times as fast as
// a prepared statement, and the rows are made on another core meanwhile.

// feedColumns are the columns of appointment that a feed gives, in its order.
var feedColumns = []string{"id", "code", "date", "hour", "folded", "tax_code", "status", "rest", "moved_from", "duplicate"}

// feedRow has a value for each of feedColumns; nil stands for an empty text.
type feedRow [10]driver.Value

// feeds hands rows to the virtual table by a number that only their statement knows.
var feeds struct {
	last atomic.Int64
	open sync.Map // int64 → []feedRow
}

// The driver gives a module to the connections opened after its registration.
var _ = registerFeed()

func registerFeed() error {
	if err := vtab.RegisterModule(nil, "sportello_feed", feedModule{}); err != nil {
		panic(err) // the name is taken: two copies of this package in one program
	}
	return nil
}

type feedModule struct{}

func (m feedModule) Create(ctx vtab.Context, _ []string) (vtab.Table, error) {
	return m, ctx.Declare("CREATE TABLE feed(" + strings.Join(feedColumns, ",") + ", number HIDDEN)")
}

func (m feedModule) Connect(ctx vtab.Context, args []string) (vtab.Table, error) {
	return m.Create(ctx, args)
}

func (feedModule) BestIndex(info *vtab.IndexInfo) error {
	for i, c := range info.Constraints {
		if c.Column == len(feedColumns) && c.Op == vtab.OpEQ && c.Usable {
			info.Constraints[i].ArgIndex, info.Constraints[i].Omit = 0, true
			return nil
		}
	}
	return errors.New("a feed is read by its number")
}

func (feedModule) Open() (vtab.Cursor, error) { return &feedCursor{}, nil }
func (feedModule) Disconnect() error          { return nil }
func (feedModule) Destroy() error             { return nil }

type feedCursor struct {
	rows []feedRow
	at   int
}

func (c *feedCursor) Filter(_ int, _ string, vals []vtab.Value) error {
	if len(vals) == 1 {
		if number, ok := vals[0].(int64); ok {
			if rows, ok := feeds.open.Load(number); ok {
				c.rows, c.at = rows.([]feedRow), 0
				return nil
			}
		}
	}
	return errors.New("no such feed")
}

func (c *feedCursor) Next() error           { c.at++; return nil }
func (c *feedCursor) Eof() bool             { return c.at >= len(c.rows) }
func (c *feedCursor) Rowid() (int64, error) { return int64(c.at), nil }
func (c *feedCursor) Close() error          { c.rows = nil; return nil }

func (c *feedCursor) Column(i int) (vtab.Value, error) {
	if i >= len(feedColumns) {
		return nil, nil
	}
	return c.rows[c.at][i], nil
}

// The statements below take the rows of feed ?2 for import ?1 and the office that it
// was of: the archive's may be another by the time they are folded again. They begin with a comment since they compile only where the feed's table is.
const insertFeed = `/* feed */
		INSERT INTO appointment (
		       id, office, code, date, hour, folded, tax_code, status, rest, moved_from, duplicate, import)
		SELECT f.id, (SELECT office FROM import_run WHERE id = ?1), f.code, f.date, f.hour, coalesce(f.folded, ''), coalesce(f.tax_code, ''),
		       f.status, f.rest, coalesce(f.moved_from, ''), coalesce(f.duplicate, 0), ?1
		  FROM temp.sportello_import AS f
		 WHERE f.number = ?2`

// upsertFeed gives known bookings the agenda's columns and keeps the desk's; a
// no-show is of the day it was, not of the one the booking moves to.
const upsertFeed = insertFeed + `
		ON CONFLICT (office, code) DO UPDATE
		   SET date = excluded.date, hour = excluded.hour, folded = excluded.folded, tax_code = excluded.tax_code,
		       status = excluded.status, rest = excluded.rest,
		       moved_from = CASE WHEN excluded.moved_from <> '' THEN excluded.moved_from ELSE moved_from END,
		       visit = CASE WHEN excluded.moved_from <> '' AND visit = 'no_show' THEN 'booked' ELSE visit END,
		       import = excluded.import, conflict = ''`

// feed runs one of the statements above over rows, on the connection of q.
func (s *Store) feed(ctx context.Context, q querier, statement, run string, rows []feedRow) error {
	if len(rows) == 0 {
		return nil
	}
	if _, err := q.ExecContext(ctx, `CREATE VIRTUAL TABLE IF NOT EXISTS temp.sportello_import USING sportello_feed`); err != nil {
		return err
	}
	number := feeds.last.Add(1)
	feeds.open.Store(number, rows)
	defer feeds.open.Delete(number)
	_, err := q.ExecContext(ctx, statement, run, number)
	return err
}
