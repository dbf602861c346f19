package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

// TestRandomErasureFoldsTheSameAgain lets exports, desk work, conflicts, undone
// imports, erasure and ageing follow each other in any order: the tables kept up
// event by event and fresh ones are equal, and nothing erased comes back.
func TestRandomErasureFoldsTheSameAgain(t *testing.T) {
	rounds := 6
	if testing.Short() {
		rounds = 3
	}
	var did erasureWork
	for seed := range uint64(rounds) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			r := &erasureWork{t: t, rand: rand.New(rand.NewPCG(seed, 11)), cases: map[string]string{}}
			r.s, r.clock = newStore(t)
			for i := range 80 {
				r.step()
				if i%16 == 15 {
					refold(t, r.s)
				}
			}
			r.check()
			did.undone, did.settled, did.forgotten, did.corrected = did.undone+r.undone, did.settled+r.settled, did.forgotten+r.forgotten, did.corrected+r.corrected
			did.erased = append(did.erased, r.erased...)
		})
	}
	if did.undone == 0 || did.settled == 0 || did.forgotten == 0 || did.corrected == 0 || len(did.erased) == 0 {
		t.Errorf("too tame: %d undone, %d settled, %d forgotten, %d corrected, %d erased", did.undone, did.settled, did.forgotten, did.corrected, len(did.erased))
	}
}

type erasureWork struct {
	t      *testing.T
	rand   *rand.Rand
	s      *Store
	clock  *clock
	cases  map[string]string // id → surname that only this case has
	erased []string          // surnames

	undone, settled, forgotten, corrected int
}

func (r *erasureWork) step() {
	r.clock.pass(time.Duration(r.rand.Int64N(int64(3 * time.Hour))))
	switch n := r.rand.IntN(18); {
	case n < 4:
		r.takeIn()
	case n < 6:
		r.onBooking(func(id string) error {
			return second(r.s.SetVisit(ctx, id, pick(r.rand, []domain.Visit{domain.VisitArrived, domain.VisitBooked, domain.VisitNoShow})))
		})
	case n < 8:
		r.onBooking(r.open)
	case n < 11:
		r.onCase(r.amend)
	case n == 11:
		r.takeBack()
	case n == 12:
		r.settle()
	case n == 13:
		r.onCase(r.erase)
	case n < 16:
		r.onAside()
	default:
		r.clock.daysLater(1 + r.rand.IntN(40))
		r.forgotten += forget(r.t, r.s).Bookings
	}
}

// takeIn applies an export of some of twelve people, on days around today.
func (r *erasureWork) takeIn() {
	var rows []string
	for i := range 12 {
		if r.rand.IntN(3) == 0 {
			continue
		}
		day := r.s.Today().AddDays(r.rand.IntN(60) - 20).Italian()
		if r.rand.IntN(8) == 0 {
			day = "99/99/9999"
		}
		rows = append(rows, fmt.Sprintf("C%02d;;%s;%02d:00;COGNOME%c;ANNA;01/01/198%d;;%d;PASSAPORTO;", i, day, 8+r.rand.IntN(6), 'A'+i%10, i%10, r.rand.IntN(3)))
	}
	plan, err := r.s.PrepareImport(ctx, export(r.t, rows...), desk.ImportOptions{Insist: true, ExportedAt: r.clock.now()}, nil)
	if err == nil {
		_, err = plan.Apply(ctx, nil)
		err = errors.Join(err, plan.Close())
	}
	r.allowed(err)
}

func (r *erasureWork) onBooking(do func(id string) error) {
	ids, err := texts(ctx, r.s.db, `SELECT id FROM appointment ORDER BY id`)
	if err != nil {
		r.t.Fatal(err)
	}
	if len(ids) > 0 {
		r.allowed(do(pick(r.rand, ids)))
	}
}

func (r *erasureWork) open(booking string) error {
	surname := fmt.Sprintf("UNICO%03dX", len(r.cases)+len(r.erased))
	w, err := r.s.OpenCase(ctx, desk.Opening{Appointment: booking, Changes: changes("holder.surname", surname, "holder.name", "PIA")})
	if err == nil {
		r.cases[w.ID] = surname
	}
	return err
}

func (r *erasureWork) onCase(do func(w *domain.Work) error) {
	var ids []string
	for id := range r.cases {
		ids = append(ids, id)
	}
	if len(ids) == 0 {
		return
	}
	slices.Sort(ids)
	w, err := r.s.Case(ctx, pick(r.rand, ids))
	if err != nil {
		r.t.Fatal(err)
	}
	r.allowed(do(w))
}

func (r *erasureWork) amend(w *domain.Work) error {
	switch r.rand.IntN(4) {
	case 0:
		return second(r.s.Change(ctx, w.ID, w.Version, changes("payments[0].id", fmt.Sprint(r.rand.IntN(3)), "payments[0].kind", "pagopa")))
	case 1:
		return second(r.s.Undo(ctx, w.ID, w.Version))
	case 2:
		return second(r.s.Move(ctx, w.ID, w.Version, domain.CaseMoved{To: pick(r.rand, domain.States()), Reason: "motivo", Outcome: "x"}))
	}
	ids, err := texts(ctx, r.s.db, `SELECT id FROM appointment WHERE case_id = '' ORDER BY id`)
	if err != nil {
		return err
	}
	return second(r.s.Relink(ctx, w.ID, w.Version, domain.CaseRelinked{Appointment: pick(r.rand, append(ids, ""))}))
}

func (r *erasureWork) takeBack() {
	run, err := r.s.LastImportRun(ctx)
	if err == nil {
		_, err = r.s.UndoImport(ctx, run.ID, nil)
	}
	if err == nil {
		r.undone++
	}
	r.allowed(err)
}

func (r *erasureWork) settle() {
	open, err := r.s.Conflicts(ctx)
	if err != nil {
		r.t.Fatal(err)
	}
	if len(open) == 0 {
		return
	}
	c := pick(r.rand, open)
	_, err = r.s.SettleConflict(ctx, c.Row.Appointment, c.Import, pick(r.rand, []domain.Side{domain.SideDesk, domain.SideAgenda}))
	if err == nil {
		r.settled++
	}
	r.allowed(err)
}

// onAside discards a row of the quarantine, or gives it a day and sometimes a code.
func (r *erasureWork) onAside() {
	rows, err := r.s.Quarantine(ctx)
	if err != nil {
		r.t.Fatal(err)
	}
	if len(rows) == 0 {
		return
	}
	row := pick(r.rand, rows)
	if r.rand.IntN(4) == 0 {
		r.allowed(r.s.DismissRows(ctx, []desk.AsideRef{row.Ref()}))
		return
	}
	cells := typed(row, "data", r.s.Today().AddDays(r.rand.IntN(60)-20).Italian())
	if r.rand.IntN(2) == 0 {
		cells = typed(row, "data", theDay.Italian(), "codice", fmt.Sprintf("C%02d", r.rand.IntN(12)))
	}
	plan, err := r.s.PrepareCorrection(ctx, row.Import, row.Line, cells, nil)
	if err == nil {
		_, err = plan.Apply(ctx, nil)
	}
	if err == nil {
		r.corrected++
	}
	r.allowed(err)
}

func (r *erasureWork) erase(w *domain.Work) error {
	_, err := r.s.EraseCase(ctx, w.ID, w.Version, why)
	if err == nil {
		r.erased = append(r.erased, r.cases[w.ID])
		delete(r.cases, w.ID)
	}
	return err
}

func (r *erasureWork) allowed(err error) {
	r.t.Helper()
	(&randomWork{t: r.t}).allowed(err)
}

func (r *erasureWork) check() {
	refold(r.t, r.s)
	report := mustVerify(r.t, r.s)
	if len(report.Erasures) != len(r.erased) {
		r.t.Errorf("%d cases were erased, %d are announced", len(r.erased), len(report.Erasures))
	}
	checkBytes(r.t, r.s, false, r.erased...)
	for id := range r.cases {
		if _, err := r.s.Case(ctx, id); err != nil {
			r.t.Errorf("case %s: %v", id, err)
		}
	}
	r.clock.daysLater(1000)
	forget(r.t, r.s)
	refold(r.t, r.s)
	mustVerify(r.t, r.s)
	var left int
	err := r.s.db.QueryRow(`SELECT (SELECT count(*) FROM appointment) + (SELECT count(*) FROM quarantine) + (SELECT count(*) FROM secret WHERE entity LIKE '%/keys')`).Scan(&left)
	if err != nil || left != 0 {
		r.t.Errorf("in the end %d rows and keys are left, %v", left, err)
	}
}
