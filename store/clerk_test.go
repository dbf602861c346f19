package store

import (
	"context"
	"errors"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

var ctx = context.Background()

func TestPersonArrivesAndIsServed(t *testing.T) {
	s, clock := newStore(t)
	id := book(t, s, rossi())

	row, err := s.SetVisit(ctx, id, domain.VisitArrived)
	if err != nil || row.Visit != domain.VisitArrived || !row.ArrivedAt.Equal(clock.now()) {
		t.Fatalf("SetVisit: %+v, %v", row, err)
	}
	w := openCase(t, s, id)
	if w.Appointment != id || w.State != domain.InProgress || w.Facts.FiledOn != theDay || w.Facts.Office != "matera" {
		t.Fatalf("OpenCase: %+v", w)
	}
	clock.pass(time.Minute)
	w = change1(t, s, w, "photos.count", "2")
	w, err = s.Move(ctx, w.ID, w.Version, domain.CaseMoved{To: domain.Accepted, Outcome: "acceptable", Headline: "Domanda completa."})
	if err != nil {
		t.Fatal(err)
	}
	w, err = s.RecordSlip(ctx, w.ID, w.Version, domain.SlipPrinted{Kind: domain.SlipReceipt})
	if err != nil || len(w.Slips) != 1 || w.Slips[0].Number != 1 {
		t.Fatalf("RecordSlip: %+v, %v", w.Slips, err)
	}
	d, err := s.Day(ctx, theDay)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Rows) != 1 || d.Rows[0].State != domain.Accepted || d.Rows[0].Outcome != "acceptable" || d.Counts.Done != 1 || d.Counts.Bookings != 1 {
		t.Fatalf("Day: %+v %+v", d.Rows, d.Counts)
	}
	again, err := s.Case(ctx, w.ID)
	if err != nil || again.Version != 4 || again.Facts.Photos.Count != domain.Number(2) {
		t.Fatalf("Case: %+v, %v", again, err)
	}
	if last := again.Events[1]; last.Clerk != "A. CONTI" || last.Desk != 1 || !last.At.Equal(monday().t.Add(time.Minute)) {
		t.Errorf("who and when: %+v", last)
	}
}

func TestChangeOfOldVersionIsRefused(t *testing.T) {
	s, _ := newStore(t)
	w := openCase(t, s, book(t, s, rossi()))
	change1(t, s, w, "photos.count", "2")
	_, err := s.Change(ctx, w.ID, w.Version, changes("photos.count", "1"))
	var stale *desk.Stale
	if !errors.As(err, &stale) || stale.Clerk != "A. CONTI" || stale.Desk != 1 {
		t.Fatalf("got %v", err)
	}
}
