package store

import (
	"context"
	"fmt"
)

// A booking is forgotten everywhere at once: the key of each of its rows, in every
// import that tells of it, taken back or not, and its row in the tables. So a fresh
// fold never meets half of a booking, and is what the tables are.

// trace is a row of an import's part as it stands under the import's key: what
// happened to which booking, the values sealed under a key of their own.
type trace struct {
	leaf uint32
	do   byte
	id   string
	text string // base64 of the sealed values
}

// eachTrace reads the rows of an import, part by part.
func (s *Store) eachTrace(ctx context.Context, q querier, run string, tell func(trace) error) error {
	parts, err := seqsOf(ctx, q, run, importPart)
	if err != nil {
		return err
	}
	for _, seq := range parts {
		r, err := s.recordAt(ctx, q, seq)
		if err != nil {
			return err
		}
		p, err := strict[partJSON](r.body)
		if err != nil {
			return err
		}
		for i, row := range p.Rows {
			if len(row[0]) != 1 {
				return fmt.Errorf("%w: row %d of a part", errBody, i)
			}
			if err := tell(trace{p.First + uint32(i), row[0][0], row[1], row[3]}); err != nil {
				return err
			}
		}
	}
	return nil
}

// runsWithKeys lists the imports of which anything can still be read.
func runsWithKeys(ctx context.Context, q querier) ([]string, error) {
	return texts(ctx, q, `
		SELECT run.entity
		  FROM secret AS run
		  JOIN secret AS keys ON keys.entity = run.entity || '/keys'
		 WHERE run.kind = 'import'
		 ORDER BY run.entity`)
}

// forgetIn destroys the keys of those rows of an import that go, and says how many
// went and how many can still be read.
func (c *change) forgetIn(run string, goes func(*trace, *keyTree) (bool, error)) (went, left int, err error) {
	keys, err := c.s.importKeys(c.ctx, c.q, run)
	if err != nil {
		return 0, 0, err
	}
	var leaves []uint32
	err = c.s.eachTrace(c.ctx, c.q, run, func(t trace) error {
		if !keys.holds(t.leaf) {
			return nil
		}
		gone, err := goes(&t, keys)
		if gone {
			leaves = append(leaves, t.leaf)
		} else {
			left++
		}
		return err
	})
	if err != nil || len(leaves) == 0 {
		return 0, left, err
	}
	keys.forget(leaves...)
	entity := keysEntity(run)
	_, err = c.q.ExecContext(c.ctx, `UPDATE secret SET wrapped = ? WHERE entity = ?`, c.s.keys.Wrap(keys.bytes(), entity), entity)
	return len(leaves), left, err
}

// forgetBookings destroys every trace of bookings in the imports, and what is known
// of the rows that were set aside: goes says which of these go too. The rows of the
// bookings in the tables go with the fold of the event that announces it; rows of the
// quarantine are not in a fresh fold, which cannot read them.
func (c *change) forgetBookings(ids []string, goes func(*asideFound) bool) error {
	gone := map[string]bool{}
	for _, id := range ids {
		gone[id] = true
	}
	runs, err := runsWithKeys(c.ctx, c.q)
	if err != nil {
		return err
	}
	for _, run := range runs {
		into, err := c.s.correctedInto(c.ctx, c.q, run)
		if err != nil {
			return err
		}
		var lines []int
		if _, _, err := c.forgetIn(run, func(t *trace, keys *keyTree) (bool, error) {
			if t.do != doQuarantine {
				return gone[t.id], nil
			}
			found, err := t.aside(keys)
			if err != nil {
				return false, err
			}
			found.into = into[found.Line]
			if !goes(&found) {
				return false, nil
			}
			lines = append(lines, found.Line)
			return true, nil
		}); err != nil {
			return err
		}
		if err := dropAside(c.ctx, c.q, run, lines); err != nil {
			return err
		}
	}
	return nil
}

// dropBookings removes bookings from the tables.
func dropBookings(ctx context.Context, q querier, ids []string) error {
	list, err := marshal(ids)
	if err != nil {
		return err
	}
	_, err = q.ExecContext(ctx, `DELETE FROM appointment WHERE id IN (SELECT value FROM json_each(?))`, string(list))
	return err
}
