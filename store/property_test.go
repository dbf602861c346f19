package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

// TestRandomWorkFoldsTheSameAgain does what several desks might in any order, and
// folds it again: the tables kept up event by event and the fresh ones are equal.
func TestRandomWorkFoldsTheSameAgain(t *testing.T) {
	rounds := 12
	if testing.Short() {
		rounds = 2
	}
	for seed := range uint64(rounds) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			r := &randomWork{t: t, rand: rand.New(rand.NewPCG(seed, 7))}
			r.s, r.clock = newStore(t)
			for range 60 {
				r.step()
			}
			mustVerify(t, r.s)
			if err := r.s.Rebuild(ctx, nil); err != nil {
				t.Fatal(err)
			}
			mustVerify(t, r.s)
		})
	}
}

type randomWork struct {
	t        *testing.T
	rand     *rand.Rand
	s        *Store
	clock    *clock
	bookings []string
	cases    []string
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

func (r *randomWork) step() {
	r.clock.pass(time.Duration(r.rand.Int64N(int64(time.Hour))) - 5*time.Minute)
	r.s.SetWriter(1+r.rand.IntN(3), pick(r.rand, []string{"A. CONTI", "B. LEONE", "C. GRECO"}))
	switch n := r.rand.IntN(10); {
	case len(r.bookings) == 0 || n == 0:
		r.bookings = append(r.bookings, book(r.t, r.s, testBooking{
			Code: fmt.Sprint("MT", len(r.bookings)), Hour: "09:00", Surname: pick(r.rand, []string{"ROSSI", "VERDI"}), Name: "ANNA",
		}))
	case n == 1:
		_, err := r.s.SetVisit(ctx, pick(r.rand, r.bookings), pick(r.rand, []domain.Visit{domain.VisitArrived, domain.VisitBooked, domain.VisitNoShow}))
		r.allowed(err)
	case len(r.cases) == 0 || n == 2:
		w, err := r.s.OpenCase(ctx, desk.Opening{Appointment: pick(r.rand, append(r.bookings, "")), Changes: sheRossi()})
		if r.allowed(err); err == nil {
			r.cases = append(r.cases, w.ID)
		}
	default:
		w, err := r.s.Case(ctx, pick(r.rand, r.cases))
		if err != nil {
			r.t.Fatal(err)
		}
		r.allowed(r.amend(w))
	}
}

func (r *randomWork) amend(w *domain.Work) error {
	version := w.Version - r.rand.IntN(8)/7 // now and then an old one
	var err error
	switch r.rand.IntN(6) {
	case 0, 1:
		_, err = r.s.Change(ctx, w.ID, version, pick(r.rand, [][]domain.Change{
			changes("photos.count", fmt.Sprint(r.rand.IntN(3))),
			changes("payments[0].id", fmt.Sprint(r.rand.IntN(3)), "payments[0].kind", "pagopa"),
			changes("payments[0]", ""),
			changes("holder.surname", "NERI", "filed_on", "2026-11-24"),
			changes("holder.birth_date", "2015-01-01"),
		}))
	case 2:
		_, err = r.s.Undo(ctx, w.ID, version)
	case 3, 4:
		_, err = r.s.Move(ctx, w.ID, version, domain.CaseMoved{To: pick(r.rand, domain.States()), Reason: "motivo", Outcome: "x"})
	default:
		_, err = r.s.Relink(ctx, w.ID, version, domain.CaseRelinked{Appointment: pick(r.rand, append(r.bookings, ""))})
	}
	return err
}

// allowed lets only refusals pass that a clerk can meet.
func (r *randomWork) allowed(err error) {
	r.t.Helper()
	var said *desk.Sentence
	if errors.As(err, &said) {
		var since *domain.ChangedSince
		if said.Cause == nil || errors.As(err, &since) {
			return
		}
	}
	var stale *desk.Stale
	if err != nil && !errors.As(err, &stale) && !errors.Is(err, desk.ErrNothingToUndo) {
		r.t.Fatal(err)
	}
}
