package store

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

// foldVersion grows when the same events fold into other rows.
const foldVersion = 1

// foldFunc brings the folded tables up to one event. It looks at the log and at
// the tables only: no clock, nothing of the desk that runs it.
type foldFunc func(ctx context.Context, s *Store, q querier, r record) error

// folds has every event type that this program knows. Types of a case are folded
// together, from all its events.
var folds = map[string]foldFunc{
	domain.CaseOpened{}.Type():   foldCase,
	domain.CaseChanged{}.Type():  foldCase,
	domain.CaseUndone{}.Type():   foldCase,
	domain.CaseMoved{}.Type():    foldCase,
	domain.CaseRelinked{}.Type(): foldCase,
	domain.SlipPrinted{}.Type():  foldCase,
	domain.VisitChanged{}.Type(): foldVisit,

	domain.AppointmentSettled{}.Type():  foldSettled,
	domain.AppointmentRestored{}.Type(): foldRestored,

	domain.OfficeChanged{}.Type(): foldOffice,

	domain.BookletWithdrawn{}.Type(): foldBooklet,
	domain.BookletFound{}.Type():     foldBooklet,
	domain.BookletReturned{}.Type():  foldBooklet,
	domain.BookletDestroyed{}.Type(): foldBooklet,
	domain.BookletUndone{}.Type():    foldBooklet,
}

// registerFold adds the fold of an event type that is not of package domain. It is
// called from package variables, before anything is folded.
func registerFold(ty string, f foldFunc) bool {
	folds[ty] = f
	return true
}

// fold brings the tables up to an event that was just appended or is read again.
func (s *Store) fold(ctx context.Context, q querier, r record) error {
	f, known := folds[r.head.Type]
	switch {
	case known:
		return f(ctx, s, q, r)
	case strings.HasPrefix(r.head.Type, casePrefix):
		return foldCase(ctx, s, q, r)
	}
	return freeze(ctx, q, r)
}

// casePrefix begins the types of all events of cases, those to come included.
const casePrefix = "case."

// freeze marks an entity as read-only: a newer program wrote to it.
func freeze(ctx context.Context, q querier, r record) error {
	_, err := q.ExecContext(ctx, `
		INSERT INTO frozen (entity, ty)
		VALUES (?, ?)
		ON CONFLICT (entity) DO NOTHING`, r.head.Entity, r.head.Type)
	return err
}

func isFrozen(ctx context.Context, q querier, entity string) (bool, error) {
	var frozen bool
	err := q.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM frozen WHERE entity = ?)`, entity).Scan(&frozen)
	return frozen, err
}

// foldVisit writes what became of an appointment. The hour of arrival is that of
// the event, and stays when the same is said twice.
func foldVisit(ctx context.Context, _ *Store, q querier, r record) error {
	e, err := r.event()
	if err != nil {
		return err
	}
	visit := e.Body.(domain.VisitChanged)
	arrived := ""
	if visit.To == domain.VisitArrived {
		arrived = instant(e.At)
	}
	_, err = q.ExecContext(ctx, `
		UPDATE appointment
		   SET visit = ?1, arrived_at = ?2, settled = CASE WHEN ?1 = 'arrived' THEN settled ELSE '' END
		 WHERE id = ?3`, string(visit.To), arrived, e.Entity)
	return err
}

// foldAll folds the whole log into empty tables, in the order of the fold: causes
// come first since every writer's clock is past what it had seen.
func (s *Store) foldAll(ctx context.Context, q querier, progress func(desk.Progress)) error {
	if err := s.emptyFold(ctx, q); err != nil {
		return err
	}
	return s.foldEvents(ctx, q, progress)
}

// foldEvents is foldAll into tables that are empty already.
func (s *Store) foldEvents(ctx context.Context, q querier, progress func(desk.Progress)) error {
	order, err := foldOrder(ctx, q)
	if err != nil {
		return err
	}
	for i, seq := range order {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := s.foldOne(ctx, q, seq); err != nil {
			return err
		}
		if progress != nil && (i%256 == 0 || i == len(order)-1) {
			progress(desk.Progress{Stage: "ricostruisco", Done: int64(i + 1), Total: int64(len(order))})
		}
	}
	return nil
}

// foldOrder lists the events to be folded. A case is folded from all its events
// at once, at its last one.
func foldOrder(ctx context.Context, q querier) ([]int64, error) {
	rows, err := q.QueryContext(ctx, `
		SELECT seq
		  FROM log
		 WHERE ty NOT LIKE 'case.%'
		    OR NOT EXISTS (
		       SELECT 1
		         FROM log AS later
		        WHERE later.en = log.en
		          AND later.ty LIKE 'case.%'
		          AND (later.hlc, later.st, later.n) > (log.hlc, log.st, log.n))
		 ORDER BY hlc, st, n`)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	var order []int64
	for rows.Next() {
		var seq int64
		if err := rows.Scan(&seq); err != nil {
			return nil, err
		}
		order = append(order, seq)
	}
	return order, rows.Err()
}

func (s *Store) foldOne(ctx context.Context, q querier, seq int64) error {
	r, err := s.recordAt(ctx, q, seq)
	if errors.Is(err, errErased) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("event %d: %w", seq, err)
	}
	if err := s.fold(ctx, q, r); err != nil {
		return fmt.Errorf("event %d (%s): %w", seq, r.head.Type, err)
	}
	return nil
}

// foldedTables are dropped in this order and compared by archivio verifica.
var foldedTables = []string{"appointment", "cases", "receipt", "frozen", "import_run", "quarantine", "found_booklet", "withdrawn_booklet"}

// emptyFold makes the folded tables anew, whatever form they had.
func (s *Store) emptyFold(ctx context.Context, q querier) error {
	var sql strings.Builder
	for _, t := range foldedTables {
		fmt.Fprintf(&sql, "DROP TABLE IF EXISTS %s;\n", t)
	}
	for _, m := range foldSchema {
		sql.WriteString(m.sql)
	}
	_, err := q.ExecContext(ctx, sql.String())
	return err
}
