package store

import (
	"context"
	"encoding/json"
	"errors"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/text"
)

var _ = registerFold(importBegun, foldImportBegun) &&
	registerFold(importPart, foldImportPart) &&
	registerFold(importDone, foldImportDone)

// foldImportBegun lists the import; its counts come with its last event.
func foldImportBegun(ctx context.Context, _ *Store, q querier, r record) error {
	b, err := strict[begunJSON](r.body)
	if err != nil {
		return err
	}
	_, err = q.ExecContext(ctx, `
		INSERT INTO import_run (
		       id, office, file, sha256, reading, span_from, span_to, exported_at, uncertain, applied_at, desk, clerk, rows, cleaned, counts)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, '{}')`,
		r.head.Entity, r.head.Org, b.File, b.SHA256, b.Reading, b.From, b.To, b.ExportedAt, b.Uncertain, instant(r.at), r.head.Desk, r.clerk)
	return err
}

func foldImportDone(ctx context.Context, _ *Store, q querier, r record) error {
	d, err := strict[doneJSON](r.body)
	if err != nil {
		return err
	}
	counts, err := marshal(d.Counts)
	if err != nil {
		return err
	}
	_, err = q.ExecContext(ctx, `
		UPDATE import_run
		   SET rows = ?, cleaned = ?, counts = ?
		 WHERE id = ?`, d.Rows, d.Cleaned, string(counts), r.head.Entity)
	return err
}

// foldImportPart reads a part from the log and folds it.
func foldImportPart(ctx context.Context, s *Store, q querier, r record) error {
	keys, err := s.importKeys(ctx, q, r.head.Entity)
	if err != nil {
		return err
	}
	items, err := readPart(r.body, keys)
	if err != nil {
		return err
	}
	var f foldable
	for i := range items {
		if err := f.add(&items[i], false); err != nil {
			return err
		}
	}
	if err := s.foldRows(ctx, q, upsertFeed, r.head.Entity, f); err != nil {
		return err
	}
	return f.mark(ctx, q)
}

// importKeys reads the tree of keys of an import.
func (s *Store) importKeys(ctx context.Context, q querier, run string) (*keyTree, error) {
	var kid string
	var wrapped []byte
	err := q.QueryRowContext(ctx, `SELECT kid, wrapped FROM secret WHERE entity = ?`, keysEntity(run)).Scan(&kid, &wrapped)
	if err != nil {
		return nil, errors.Join(errMissingBody, err)
	}
	raw, err := s.keys.Unwrap(wrapped, kid)
	if err != nil {
		return nil, err
	}
	return parseKeyTree(raw)
}

// foldable is what changes do to the tables, made without them: the rows to feed,
// the items that are a statement each, and whom to mark (true) or unmark.
type foldable struct {
	feed  []feedRow
	items []item
	flags map[bool][]string
}

// add computes what an item does: the columns of new and changed bookings. twice says
// of a new one that its person holds another.
func (f *foldable) add(it *item, twice bool) error {
	switch it.do {
	case doInsert, doUpdate:
	case doFlag, doUnflag:
		if f.flags == nil {
			f.flags = map[bool][]string{}
		}
		f.flags[it.do == doFlag] = append(f.flags[it.do == doFlag], it.id)
		return nil
	default:
		f.items = append(f.items, *it)
		return nil
	}
	var b, old agenda.Booking
	if err := b.ParseRecord(it.new); err != nil {
		return err
	}
	moved := ""
	if it.do == doUpdate {
		if err := old.ParseRecord(it.old); err != nil {
			return err
		}
		if old.Values[agenda.Day] != b.Values[agenda.Day] || old.Values[agenda.Hour] != b.Values[agenda.Hour] {
			moved = agenda.Day.Show(old.Values[agenda.Day]) + " " + old.Values[agenda.Hour]
		}
	}
	f.feed = append(f.feed, feedOf(it.id, it.new, &b, moved, twice))
	return nil
}

// feedOf is a booking's row; see feedColumns.
func feedOf(id, record string, b *agenda.Booking, moved string, twice bool) (row feedRow) {
	v := &b.Values
	var buf [96]byte
	name := append(append(append(buf[:0], v[agenda.Surname]...), ' '), v[agenda.Name]...)
	for i, t := range [...]string{
		id, b.Code, v[agenda.Day], v[agenda.Hour], text.Fold(string(name)), v[agenda.TaxCode], v[agenda.Status], agenda.Rest(record), moved,
	} {
		if t != "" {
			row[i] = t
		}
	}
	if twice {
		row[len(row)-1] = int64(1)
	}
	return row
}

// foldRows writes what a part changes, but for flags.
func (s *Store) foldRows(ctx context.Context, q querier, statement, run string, f foldable) error {
	if err := s.feed(ctx, q, statement, run, f.feed); err != nil {
		return err
	}
	for i := range f.items {
		it := &f.items[i]
		var err error
		switch it.do {
		case doVanish:
			_, err = q.ExecContext(ctx, `
				UPDATE appointment
				   SET status = 'vanished', conflict = '', import = ?
				 WHERE id = ?`, run, it.id)
		case doDispute:
			var conflict string
			if conflict, err = conflictOf(it.new); err == nil {
				_, err = q.ExecContext(ctx, `
					UPDATE appointment
					   SET conflict = ?, import = ?
					 WHERE id = ?`, conflict, run, it.id)
			}
		case doSettle:
			_, err = q.ExecContext(ctx, `
				UPDATE appointment
				   SET conflict = '', import = ?
				 WHERE id = ?`, run, it.id)
		case doQuarantine:
			err = foldQuarantine(ctx, q, run, it.new)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// mark marks the bookings of those who hold two, and unmarks those who do not.
func (f *foldable) mark(ctx context.Context, q querier) error {
	for twice, ids := range f.flags {
		if len(ids) == 0 {
			continue
		}
		list, err := marshal(ids)
		if err != nil {
			return err
		}
		if _, err := q.ExecContext(ctx, `
			UPDATE appointment
			   SET duplicate = ?
			 WHERE id IN (SELECT value FROM json_each(?))`, twice, string(list)); err != nil {
			return err
		}
	}
	return nil
}

func foldQuarantine(ctx context.Context, q querier, run, raw string) error {
	var r quarantineJSON
	if err := json.Unmarshal([]byte(raw), &r); err != nil {
		return errors.Join(errBody, err)
	}
	row, err := marshal(r.Row)
	if err != nil {
		return err
	}
	_, err = q.ExecContext(ctx, `
		INSERT INTO quarantine (import, line, code, person, date, hour, field, value, reason, row)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		run, r.Line, r.Code, r.Person, r.Date, r.Hour, r.Column, r.Value, r.Reason, string(row))
	return err
}
