package store

import (
	"context"
	"fmt"

	"civico/sportello/domain/desk"
)

// The decisions on a row that an import set aside are events of that import. A
// correction is a part more of it, which holds what the corrected row changes, and
// after it the event that ties the part to the row.
const (
	importCorrected = "import.corrected/1"
	importDismissed = "import.dismissed/1"
)

type correctedJSON struct {
	Line  int    `json:"line"`
	Class string `json:"class"` // how the corrected row was counted
}

type dismissedJSON struct {
	Line int `json:"line"`
}

var _ = registerFold(importCorrected, foldCorrected) && registerFold(importDismissed, foldDismissed)

func foldCorrected(ctx context.Context, _ *Store, q querier, r record) error {
	c, err := strict[correctedJSON](r.body)
	if err != nil {
		return err
	}
	return decideRow(ctx, q, r.head.Entity, c.Line, "corrected")
}

func foldDismissed(ctx context.Context, _ *Store, q querier, r record) error {
	d, err := strict[dismissedJSON](r.body)
	if err != nil {
		return err
	}
	return decideRow(ctx, q, r.head.Entity, d.Line, "dismissed")
}

func decideRow(ctx context.Context, q querier, run string, line int, state string) error {
	_, err := q.ExecContext(ctx, `
		UPDATE quarantine
		   SET state = ?
		 WHERE import = ? AND line = ?`, state, run, line)
	return err
}

// DismissRow puts a row of the quarantine aside for good, by the clerk's decision;
// the log keeps it as long as its import.
func (s *Store) DismissRow(ctx context.Context, run string, line int) error {
	return s.write(ctx, func(c *change) error {
		if _, err := s.openRow(c.ctx, c.q, run, line); err != nil {
			return err
		}
		body, err := marshal(dismissedJSON{line})
		if err != nil {
			return err
		}
		r, err := c.append(entry{ty: importDismissed, entity: run, kind: "import", body: body})
		if err != nil {
			return err
		}
		return s.fold(c.ctx, c.q, r)
	})
}

// openRow reads a row that nobody has dealt with.
func (s *Store) openRow(ctx context.Context, q querier, run string, line int) (desk.ImportRow, error) {
	rows, err := s.setAside(ctx, q, `
		 WHERE q.state = 'open' AND q.import = ? AND q.line = ?`, run, line)
	if err == nil && len(rows) == 0 {
		err = &desk.Sentence{Text: fmt.Sprintf("La riga %d non è più in quarantena: è già stata corretta o scartata, è arrivata di nuovo con un'altra esportazione, o la sua importazione è stata annullata.", line)}
	}
	if err != nil {
		return desk.ImportRow{}, err
	}
	return rows[0], nil
}
