package store

import (
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

func restore(t *testing.T, s *Store, code string, stands bool) desk.Row {
	t.Helper()
	r, err := s.RestoreBooking(ctx, s.appointmentID(code), stands)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestVanishedBookingSaysWhyAndStandsWhenRestored(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, export(t, mariaRow, annaRow, lucaRow), desk.ImportOptions{})
	clock.pass(time.Hour)
	without := export(t, mariaRow, lucaRow)
	wantCounts(t, apply(t, s, without, desk.ImportOptions{}), `{"unchanged":2,"vanished":1}`)
	if r := rowOf(t, s, "A2"); r.Status != desk.BookingVanished || r.GoneFile != "agenda.csv" || r.GoneAt.IsZero() || r.Restored {
		t.Errorf("%+v", r)
	}
	if r := restore(t, s, "A2", true); r.Status != desk.BookingLive || !r.Restored || r.GoneFile != "" {
		t.Errorf("%+v", r)
	}
	clock.pass(time.Hour)
	again := export(t, mariaRow, changed(lucaRow, "335", "336"))
	wantCounts(t, apply(t, s, again, desk.ImportOptions{}), `{"changed":1,"unchanged":1}`)
	if r := rowOf(t, s, "A2"); r.Status != desk.BookingLive {
		t.Errorf("taken off against the clerk's word: %+v", r)
	}
	refold(t, s)
	mustVerify(t, s)

	if r := restore(t, s, "A2", false); r.Status != desk.BookingVanished || r.Restored {
		t.Errorf("%+v", r)
	}
	refold(t, s)
	clock.pass(time.Hour)
	wantCounts(t, apply(t, s, export(t, mariaRow, annaRow, changed(lucaRow, "335", "336")), desk.ImportOptions{}), `{"changed":1,"unchanged":2}`)
	if r := rowOf(t, s, "A2"); r.Status != desk.BookingLive || r.Restored {
		t.Errorf("back in the agenda: %+v", r)
	}
}

func TestOnlyAVanishedBookingIsRestored(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, export(t, mariaRow, annaRow, lucaRow), desk.ImportOptions{})
	refused := func(code string, stands bool, why string) {
		t.Helper()
		_, err := s.RestoreBooking(ctx, s.appointmentID(code), stands)
		says(t, err, why)
	}
	refused("A1", true, "già com'è in agenda")
	refused("A1", false, "già com'è in agenda")
	clock.pass(time.Hour)
	apply(t, s, export(t, changed(mariaRow, "A1;;", "A1;annullato;"), lucaRow), desk.ImportOptions{})
	refused("A1", true, "È annullata")
	restore(t, s, "A2", true)
	visit(t, s, "A2", domain.VisitArrived)
	if r := restore(t, s, "A2", false); r.Status != desk.BookingVanished || r.Visit != domain.VisitArrived {
		t.Errorf("%+v", r)
	}
	restore(t, s, "A2", true)
	openCase(t, s, s.appointmentID("A2"))
	refused("A2", false, "c'è già una pratica")
}

// Who is here waits, whatever the agenda says of the booking.
func TestWhoCameForAVanishedBookingWaits(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, export(t, mariaRow, annaRow, lucaRow), desk.ImportOptions{})
	clock.pass(time.Hour)
	apply(t, s, export(t, mariaRow, lucaRow), desk.ImportOptions{})
	gone := rowOf(t, s, "A2")
	count := func() desk.Counts {
		t.Helper()
		d, err := s.Day(ctx, gone.Date)
		if err != nil {
			t.Fatal(err)
		}
		return d.Counts
	}
	if n := count(); n.Cancelled != 1 || n.Waiting != 0 {
		t.Errorf("%+v", n)
	}
	visit(t, s, "A2", domain.VisitArrived)
	if n := count(); n.Cancelled != 0 || n.Waiting != 1 {
		t.Errorf("%+v", n)
	}
}
