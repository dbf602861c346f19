package store

import (
	"context"

	"civico/sportello/domain"
)

// importForgotten announces that the time for which an import is kept has passed:
// the keys of its rows are destroyed, but those of bookings that have been moved to
// a later day. Where none is left its parts are deleted too; file, span and counts
// stay.
const importForgotten = "import.forgotten/1"

type forgottenJSON struct {
	Rows int `json:"rows"` // whose keys were destroyed
	Left int `json:"left"` // of bookings that still stand
}

var _ = registerFold(importForgotten, foldImportForgotten)

// Forgotten is what ageing did.
type Forgotten struct {
	Imports  int
	Bookings int  // that left the agenda
	Unswept  bool // as in Erased
}

// ForgetDue forgets the imports whose last slot is more than days ago, with their
// bookings; cases have copied what they need and stay. Only one of several programs
// does it.
func (s *Store) ForgetDue(ctx context.Context, days int) (Forgotten, error) {
	limit := s.Today().AddDays(-days)
	due, err := dueRuns(ctx, s.db, limit)
	if err != nil || len(due) == 0 {
		return Forgotten{}, sentence(err, s.path)
	}
	var out Forgotten
	err = s.write(ctx, func(c *change) error {
		due, err := dueRuns(c.ctx, c.q, limit) // again: another program may have been first
		if err != nil || len(due) == 0 {
			return err
		}
		if out, err = c.forgetDue(due, limit); err != nil || out.Imports == 0 {
			return err
		}
		return scrub(c.ctx, c.q)
	})
	if err != nil {
		return Forgotten{}, err
	}
	if out.Imports > 0 {
		out.Unswept = s.sweepErased(ctx)
	}
	return out, nil
}

// dueRuns lists imports that can still be read and whose last slot was before a
// day. One that covers no day, of unreadable rows only, counts from when it was applied.
func dueRuns(ctx context.Context, q querier, before domain.Date) ([]string, error) {
	return texts(ctx, q, `
		SELECT r.id
		  FROM import_run AS r
		  JOIN secret AS k ON k.entity = r.id || '/keys'
		 WHERE CASE WHEN r.span_to <> '' THEN r.span_to ELSE substr(r.applied_at, 1, 10) END < ?
		 ORDER BY r.applied_at, r.id`, before.String())
}

func (c *change) forgetDue(due []string, limit domain.Date) (out Forgotten, err error) {
	isDue, gone := map[string]bool{}, map[string]bool{}
	for _, run := range due {
		isDue[run] = true
		if err := c.addReadable(run, gone); err != nil {
			return out, err
		}
	}
	standing, err := c.standing(gone, limit)
	if err != nil {
		return out, err
	}
	runs, err := runsWithKeys(c.ctx, c.q)
	if err != nil {
		return out, err
	}
	for _, run := range runs {
		went, left, err := c.forgetIn(run, func(t *trace, _ *keyTree) (bool, error) {
			return gone[t.id] || isDue[run] && !standing[t.id], nil
		})
		if err != nil {
			return out, err
		}
		if !isDue[run] || went == 0 && left > 0 {
			continue
		}
		if err := c.announceForgotten(run, forgottenJSON{went, left}); err != nil {
			return out, err
		}
		out.Imports++
	}
	out.Bookings, err = c.dropForgotten(gone)
	return out, err
}

// addReadable adds the bookings of which an import can still tell.
func (c *change) addReadable(run string, to map[string]bool) error {
	keys, err := c.s.importKeys(c.ctx, c.q, run)
	if err != nil {
		return err
	}
	return c.s.eachTrace(c.ctx, c.q, run, func(t trace) error {
		if t.id != "" && keys.holds(t.leaf) {
			to[t.id] = true
		}
		return nil
	})
}

// standing takes the bookings out of gone that are for the limit or a later day
// now, and answers them.
func (c *change) standing(gone map[string]bool, limit domain.Date) (map[string]bool, error) {
	out := map[string]bool{}
	err := inChunks(gone, func(list string) error {
		ids, err := texts(c.ctx, c.q, `
			SELECT id
			  FROM appointment
			 WHERE id IN (SELECT value FROM json_each(?))
			   AND date >= ?`, list, limit.String())
		for _, id := range ids {
			out[id] = true
		}
		return err
	})
	for id := range out {
		delete(gone, id)
	}
	return out, err
}

// announceForgotten writes the event; an import of which nothing is left loses keys
// and parts.
func (c *change) announceForgotten(run string, body forgottenJSON) error {
	raw, err := marshal(body)
	if err != nil {
		return err
	}
	r, err := c.append(entry{ty: importForgotten, entity: run, kind: "import", body: raw})
	if err != nil {
		return err
	}
	if body.Left == 0 {
		for _, query := range []string{
			`DELETE FROM secret WHERE entity = ?1 || '/keys'`,
			`DELETE FROM body WHERE seq IN (SELECT seq FROM log WHERE en = ?1 AND ty = 'import.part/1')`,
		} {
			if _, err := c.q.ExecContext(c.ctx, query, run); err != nil {
				return err
			}
		}
	}
	return c.s.fold(c.ctx, c.q, r)
}

// foldImportForgotten removes what an import had set aside; bookings have no key
// and are not in a fresh fold.
func foldImportForgotten(ctx context.Context, _ *Store, q querier, r record) error {
	if _, err := strict[forgottenJSON](r.body); err != nil {
		return err
	}
	_, err := q.ExecContext(ctx, `DELETE FROM quarantine WHERE import = ?`, r.head.Entity)
	return err
}

// dropForgotten removes bookings from the tables and counts those that were there.
func (c *change) dropForgotten(gone map[string]bool) (n int, err error) {
	err = inChunks(gone, func(list string) error {
		result, err := c.q.ExecContext(c.ctx, `DELETE FROM appointment WHERE id IN (SELECT value FROM json_each(?))`, list)
		if err != nil {
			return err
		}
		rows, err := result.RowsAffected()
		n += int(rows)
		return err
	})
	return n, err
}

// inChunks hands over ids as JSON lists that one statement takes easily.
func inChunks(ids map[string]bool, do func(list string) error) error {
	const most = 1000
	chunk := make([]string, 0, min(len(ids), most))
	flush := func() error {
		list, err := marshal(chunk)
		if chunk = chunk[:0]; err != nil {
			return err
		}
		return do(string(list))
	}
	for id := range ids {
		if chunk = append(chunk, id); len(chunk) == most {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if len(chunk) == 0 {
		return nil
	}
	return flush()
}
