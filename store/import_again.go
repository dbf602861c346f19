package store

import (
	"context"
	"slices"
)

// A row that an import set aside is settled when a later export has it again: the
// booking came, or the row waits anew with what is wrong with it now. It is an event
// of the later import, and goes with it when that is undone.
const importCameAgain = "import.came_again/1"

type cameAgainJSON struct {
	Rows []asideRow `json:"rows"`
}

// asideRow names a row of the quarantine.
type asideRow struct {
	Import string `json:"import"`
	Line   int    `json:"line"`
}

var _ = registerFold(importCameAgain, foldCameAgain)

func foldCameAgain(ctx context.Context, _ *Store, q querier, r record) error {
	again, err := strict[cameAgainJSON](r.body)
	if err != nil {
		return err
	}
	rows, err := marshal(again.Rows)
	if err != nil {
		return err
	}
	_, err = q.ExecContext(ctx, `
		UPDATE quarantine
		   SET state = 'came_again', again_in = ?1
		 WHERE state = 'open'
		   AND (import, line) IN (SELECT value ->> 'import', value ->> 'line' FROM json_each(?2))`, r.head.Entity, string(rows))
	return err
}

// reopenRows takes the event of an import back.
func reopenRows(ctx context.Context, q querier, run string) error {
	_, err := q.ExecContext(ctx, `
		UPDATE quarantine
		   SET state = 'open', again_in = ''
		 WHERE again_in = ?`, run)
	return err
}

// readAside reads what earlier imports have set aside, by code, or by the row's whole
// text where it has none.
func (c *comparison) readAside() error {
	rows, err := c.q.QueryContext(c.ctx, `
		SELECT import, line, CASE WHEN code <> '' THEN code ELSE row END
		  FROM quarantine
		 WHERE state = 'open'
		 ORDER BY import, line`)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	c.aside = map[string][]asideRow{}
	for rows.Next() {
		var a asideRow
		var key string
		if err := rows.Scan(&a.Import, &a.Line, &key); err != nil {
			return err
		}
		c.aside[key] = append(c.aside[key], a)
	}
	return rows.Err()
}

// cameAgain notes that the export has the row of a key.
func (c *comparison) cameAgain(key string) {
	if len(c.aside) > 0 && key != "" {
		c.again = append(c.again, c.aside[key]...)
		delete(c.aside, key)
	}
}

// noteAgain writes which rows came again.
func (r *run) noteAgain() error {
	for rows := range slices.Chunk(r.plan.again, partSize) {
		if err := r.folded(importCameAgain, cameAgainJSON{rows}); err != nil {
			return err
		}
	}
	return nil
}
