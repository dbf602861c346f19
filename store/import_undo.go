package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
)

// importUndone takes an import back: every change of its parts is reversed by the
// base and the old values that they hold. It is an event of the import's entity.
const importUndone = "import.undone/1"

type undoneImportJSON struct {
	Of string `json:"of"` // the import
}

var _ = registerFold(importUndone, foldImportUndone)

// LastImportRun is the import that can be taken back next, desk.ErrNothingToUndo
// where no applied one is left. The error is a *desk.Sentence, with the import beside
// it, where an intake or a decision of the desk has used it since.
func (s *Store) LastImportRun(ctx context.Context) (desk.ImportRun, error) {
	last, err := s.lastRun(ctx, s.db)
	if err == nil {
		err = s.checkUnused(ctx, s.db, last)
	}
	return last, sentence(err, s.path)
}

// UndoImport takes the last import back, wholly or not at all; run names it as the
// clerk saw it. It is refused with who, when and which booking where an intake or
// a decision of the desk has used the import since.
func (s *Store) UndoImport(ctx context.Context, run string, progress func(desk.Progress)) (desk.ImportRun, error) {
	var undone desk.ImportRun
	err := s.write(ctx, func(c *change) error {
		last, err := s.lastRun(c.ctx, c.q)
		if err != nil {
			return err
		}
		if last.ID != run {
			return &desk.Sentence{Text: fmt.Sprintf("Si annulla solo l'ultima importazione, che è «%s» del %s. L'agenda non è cambiata.", last.File, s.spoken(last.AppliedAt))}
		}
		if err := s.checkUnused(ctx, c.q, last); err != nil {
			return err
		}
		body, err := marshal(undoneImportJSON{run})
		if err != nil {
			return err
		}
		r, err := c.append(entry{ty: importUndone, entity: run, kind: "import", body: body})
		if err != nil {
			return err
		}
		if err := s.reverseRun(c.ctx, c.q, r, progress); err != nil {
			return err
		}
		undone, err = s.run(c.ctx, c.q, run)
		return err
	})
	return undone, err
}

func (s *Store) run(ctx context.Context, q querier, id string) (desk.ImportRun, error) {
	runs, err := s.importRuns(ctx, q, `WHERE id = ?`, id)
	if err == nil && len(runs) == 0 {
		err = desk.ErrNotFound
	}
	if err != nil {
		return desk.ImportRun{}, err
	}
	return runs[0], nil
}

// lastRun is the applied import that was written last, by the log's own order.
func (s *Store) lastRun(ctx context.Context, q querier) (desk.ImportRun, error) {
	var id string
	err := q.QueryRowContext(ctx, `
		SELECT r.id
		  FROM import_run AS r
		  JOIN log AS l ON l.en = r.id AND l.ty = 'import.done/1'
		 WHERE r.state = 'applied'
		 ORDER BY l.hlc DESC, l.st DESC, l.n DESC
		 LIMIT 1`).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return desk.ImportRun{}, desk.ErrNothingToUndo
	}
	if err != nil {
		return desk.ImportRun{}, err
	}
	return s.run(ctx, q, id)
}

func foldImportUndone(ctx context.Context, s *Store, q querier, r record) error {
	return s.reverseRun(ctx, q, r, nil)
}

// reverseRun brings the tables back to before the import that r undoes.
func (s *Store) reverseRun(ctx context.Context, q querier, r record, progress func(desk.Progress)) error {
	undone, err := strict[undoneImportJSON](r.body)
	if err != nil {
		return err
	}
	if err := s.eachPart(ctx, q, undone.Of, progress, func(items []item) error { return s.reverse(ctx, q, undone.Of, items) }); err != nil {
		return err
	}
	if _, err := q.ExecContext(ctx, `DELETE FROM quarantine WHERE import = ?`, undone.Of); err != nil {
		return err
	}
	if err := reopenRows(ctx, q, undone.Of); err != nil {
		return err
	}
	_, err = q.ExecContext(ctx, `
		UPDATE import_run
		   SET state = 'undone', undone_at = ?, undone_desk = ?, undone_clerk = ?
		 WHERE id = ?`, instant(r.at), r.head.Desk, r.clerk, undone.Of)
	return err
}

// eachPart reads the parts of an import one by one; one that was forgotten has none.
func (s *Store) eachPart(ctx context.Context, q querier, run string, progress func(desk.Progress), tell func([]item) error) error {
	parts, err := seqsOf(ctx, q, run, importPart)
	if err != nil || len(parts) == 0 {
		return err
	}
	for i, seq := range parts {
		if err := ctx.Err(); err != nil {
			return err
		}
		r, err := s.recordAt(ctx, q, seq)
		if errors.Is(err, errErased) {
			return nil
		}
		if err != nil {
			return err
		}
		keys, err := s.importKeys(ctx, q, run)
		if err != nil {
			return err
		}
		items, err := readPart(r.body, keys)
		if err != nil {
			return err
		}
		if err := tell(items); err != nil {
			return err
		}
		if progress != nil {
			progress(desk.Progress{Stage: "annullo", Done: int64(i + 1), Total: int64(len(parts))})
		}
	}
	return nil
}

// seqsOf lists the events of a type of an entity, in their order.
func seqsOf(ctx context.Context, q querier, entity, ty string) ([]int64, error) {
	rows, err := q.QueryContext(ctx, `
		SELECT seq
		  FROM log
		 WHERE en = ? AND ty = ?
		 ORDER BY hlc, st, n`, entity, ty)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	var out []int64
	for rows.Next() {
		var seq int64
		if err := rows.Scan(&seq); err != nil {
			return nil, err
		}
		out = append(out, seq)
	}
	return out, rows.Err()
}

// reverse takes back what a part did: new bookings leave the tables (the log keeps
// them), known ones get their old values again.
func (s *Store) reverse(ctx context.Context, q querier, run string, items []item) error {
	var inserted []string
	var fed []feedRow
	for i := range items {
		switch it := &items[i]; it.do {
		case doInsert:
			inserted = append(inserted, it.id)
		case doUpdate:
			var old agenda.Booking
			if err := old.ParseRecord(it.old); err != nil {
				return err
			}
			fed = append(fed, feedOf(it.id, it.old, &old, "", false))
		}
	}
	ids, err := json.Marshal(inserted)
	if err != nil {
		return err
	}
	if _, err := q.ExecContext(ctx, `DELETE FROM appointment WHERE id IN (SELECT value FROM json_each(?))`, string(ids)); err != nil {
		return err
	}
	if err := s.feed(ctx, q, upsertFeed, run, fed); err != nil {
		return err
	}
	for i := range items {
		if err := items[i].reverse(ctx, q); err != nil {
			return err
		}
	}
	return nil
}

// reverse gives a known booking back what an import keeps beside its values.
func (it *item) reverse(ctx context.Context, q querier) error {
	switch it.do {
	case doUpdate, doVanish, doDispute, doSettle:
		var old agenda.Booking
		if err := old.ParseRecord(it.old); err != nil {
			return err
		}
		_, err := q.ExecContext(ctx, `
			UPDATE appointment
			   SET status = ?, moved_from = ?, conflict = ?, import = ?, visit = CASE WHEN ? THEN 'no_show' ELSE visit END
			 WHERE id = ?`, old.Values[agenda.Status], it.was.moved, it.was.conflict, it.was.run, it.endedNoShow(), it.id)
		return err
	case doFlag, doUnflag:
		_, err := q.ExecContext(ctx, `UPDATE appointment SET duplicate = ? WHERE id = ?`, it.do == doUnflag, it.id)
		return err
	}
	return nil
}

// endedNoShow says that the import moved a booking whose person had not come: it
// was then expected on the new day. Of bookings that the desk had worked on, only
// those are updated.
func (it *item) endedNoShow() bool {
	if it.do != doUpdate || !it.wasWorked() {
		return false
	}
	var old, is agenda.Booking
	if old.ParseRecord(it.old) != nil || is.ParseRecord(it.new) != nil {
		return false
	}
	return old.Values[agenda.Day] != is.Values[agenda.Day] || old.Values[agenda.Hour] != is.Values[agenda.Hour]
}

// wasWorked says that the desk had worked on the booking before the import: its
// own last event is the base's second word, or the only one.
func (it *item) wasWorked() bool { return strings.Contains(it.base, ":") }
