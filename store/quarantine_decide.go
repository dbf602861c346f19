package store

import (
	"context"
	"fmt"
	"strings"

	"civico/sportello/domain/desk"
)

// The decisions on a row that an import set aside are events of that import. A
// correction is a part more of it, which holds what the corrected row changes, and
// after it the event that ties the part to the row. The first booking that this names
// is the one that the row became; the others are of the same person.
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

// correctedInto tells as which bookings rows of an import were corrected, by line.
func (s *Store) correctedInto(ctx context.Context, q querier, run string) (map[int]string, error) {
	seqs, err := seqsOf(ctx, q, run, importCorrected)
	if err != nil {
		return nil, err
	}
	into := map[int]string{}
	for _, seq := range seqs {
		r, err := s.recordAt(ctx, q, seq)
		if err != nil {
			return nil, err
		}
		c, err := strict[correctedJSON](r.body)
		if err != nil {
			return nil, err
		}
		if len(r.head.Refs) > 0 {
			into[c.Line] = strings.TrimPrefix(r.head.Refs[0], appointmentRefPrefix)
		}
	}
	return into, nil
}

// DismissRows puts rows of the quarantine aside for good, all or none, by the clerk's
// decision; the log keeps them as long as their import.
func (s *Store) DismissRows(ctx context.Context, rows []desk.AsideRef) error {
	return s.write(ctx, func(c *change) error {
		for _, ref := range rows {
			if _, err := s.openRow(c.ctx, c.q, ref.Import, ref.Line); err != nil {
				return err
			}
			body, err := marshal(dismissedJSON{ref.Line})
			if err != nil {
				return err
			}
			r, err := c.append(entry{ty: importDismissed, entity: ref.Import, kind: "import", body: body})
			if err != nil {
				return err
			}
			if err := s.fold(c.ctx, c.q, r); err != nil {
				return err
			}
		}
		return nil
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
