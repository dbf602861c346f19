package store

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

var ctx = context.Background()

// says expects a sentence for the clerk with these words.
func says(t *testing.T, err error, words string) {
	t.Helper()
	var said *desk.Sentence
	if !errors.As(err, &said) || !strings.Contains(said.Text, words) {
		t.Errorf("got %v, want %q", err, words)
	}
}

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
	w = move(t, s, w, domain.CaseMoved{To: domain.Accepted, Outcome: "acceptable", Headline: "Domanda completa."})
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
	mustVerify(t, s)
}

func move(t *testing.T, s *Store, w *domain.Work, m domain.CaseMoved) *domain.Work {
	t.Helper()
	next, err := s.Move(ctx, w.ID, w.Version, m)
	if err != nil {
		t.Fatal(err)
	}
	return next
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

func TestChangeThatChangesNothingIsNotWritten(t *testing.T) {
	s, _ := newStore(t)
	w := openCase(t, s, "")
	w = change1(t, s, w, "photos.count", "2")
	again := change1(t, s, w, "photos.count", "2")
	if again.Version != w.Version {
		t.Errorf("version %d after %d", again.Version, w.Version)
	}
	mixed := change1(t, s, w, "photos.count", "2", "photos.recent", "true")
	if b := mixed.Events[len(mixed.Events)-1].Body.(domain.CaseChanged); len(b.Changes) != 1 {
		t.Errorf("wrote %+v", b)
	}
}

func TestImpossibleFactIsRefusedAndNothingKept(t *testing.T) {
	s, _ := newStore(t)
	w := openCase(t, s, "")
	for _, bad := range [][]domain.Change{
		changes("holder.birth_date", "31/02/1984"), changes("holder.hat", "true"), changes("photos.recent", "true", "photos.count", "due"),
	} {
		_, err := s.Change(ctx, w.ID, w.Version, bad)
		says(t, err, bad[len(bad)-1].Path)
	}
	again, err := s.Case(ctx, w.ID)
	if err != nil || again.Version != w.Version {
		t.Errorf("version %d, %v", again.Version, err)
	}
}

func TestUndoTakesBackTheLastChangeOfThisDesk(t *testing.T) {
	s, _ := newStore(t)
	w := openCase(t, s, "")
	w = change1(t, s, w, "photos.count", "2")
	w = change1(t, s, w, "photos.count", "1", "photos.recent", "true")
	w, err := s.Undo(ctx, w.ID, w.Version)
	if err != nil || w.Facts.Photos.Count != domain.Number(2) || w.Facts.Photos.Recent.IsKnown() {
		t.Fatalf("first undo: %+v, %v", w.Facts.Photos, err)
	}
	w, err = s.Undo(ctx, w.ID, w.Version)
	if err != nil || w.Facts.Photos.Count.Known {
		t.Fatalf("second undo: %+v, %v", w.Facts.Photos, err)
	}
	if _, err = s.Undo(ctx, w.ID, w.Version); !errors.Is(err, desk.ErrNothingToUndo) {
		t.Errorf("the opening was undone: %v", err)
	}
}

func TestUndoReachesBackOverASuspension(t *testing.T) {
	s, _ := newStore(t)
	w := openCase(t, s, "")
	w = change1(t, s, w, "photos.count", "2")
	w = move(t, s, w, domain.CaseMoved{To: domain.Suspended})
	w = move(t, s, w, domain.CaseMoved{To: domain.InProgress})
	w, err := s.Undo(ctx, w.ID, w.Version)
	if err != nil || w.Facts.Photos.Count.Known {
		t.Fatalf("%+v, %v", w.Facts.Photos, err)
	}
	w = change1(t, s, w, "photos.count", "2")
	w = move(t, s, w, domain.CaseMoved{To: domain.Incomplete, Outcome: "incomplete"})
	w = move(t, s, w, domain.CaseMoved{To: domain.InProgress})
	if _, err := s.Undo(ctx, w.ID, w.Version); !errors.Is(err, desk.ErrNothingToUndo) {
		t.Errorf("undone behind an outcome: %v", err)
	}
}

func TestUndoIsRefusedWhereAnotherDeskChangedTheFact(t *testing.T) {
	s, clock := newStore(t)
	w := openCase(t, s, "")
	w = change1(t, s, w, "photos.count", "2")
	clock.pass(5 * time.Minute)
	s.SetWriter(2, "B. LEONE")
	w = change1(t, s, w, "photos.count", "1")
	s.SetWriter(1, "A. CONTI")
	_, err := s.Undo(ctx, w.ID, w.Version)
	says(t, err, "B. LEONE (sportello 2) ha cambiato lo stesso dato alle 09:05 del 23/11/2026")
}

func TestOutcomeClosesAndReopeningNeedsAReason(t *testing.T) {
	s, _ := newStore(t)
	w := openCase(t, s, "")
	w = move(t, s, w, domain.CaseMoved{To: domain.Accepted, Outcome: "acceptable"})
	_, err := s.Change(ctx, w.ID, w.Version, changes("photos.count", "2"))
	says(t, err, "non è in corso")
	if _, err := s.Undo(ctx, w.ID, w.Version); !errors.Is(err, desk.ErrNothingToUndo) {
		t.Errorf("an outcome was undone: %v", err)
	}
	_, err = s.Move(ctx, w.ID, w.Version, domain.CaseMoved{To: domain.Incomplete})
	says(t, err, "non può passare")
	_, err = s.Move(ctx, w.ID, w.Version, domain.CaseMoved{To: domain.InProgress, Reason: "  "})
	says(t, err, "Serve il motivo")
	w = move(t, s, w, domain.CaseMoved{To: domain.InProgress, Reason: "ricevuta sbagliata"})
	change1(t, s, w, "photos.count", "2")
	mustVerify(t, s)
}

func TestWhoReturnsContinuesTheSameCase(t *testing.T) {
	s, clock := newStore(t)
	first := book(t, s, rossi())
	w := openCase(t, s, first)
	w = change1(t, s, w, "photos.count", "2")
	w = move(t, s, w, domain.CaseMoved{To: domain.Incomplete, Outcome: "incomplete"})

	clock.pass(7 * 24 * time.Hour)
	later := rossi()
	later.Code, later.Date = "MT9X4B", "2026-11-30"
	second := book(t, s, later)
	w = move(t, s, w, domain.CaseMoved{To: domain.InProgress, Changes: changes("filed_on", "2026-11-30")})
	w, err := s.Relink(ctx, w.ID, w.Version, domain.CaseRelinked{Appointment: second, Changes: changes("booking.code", "MT9X4B", "booking.date", "2026-11-30")})
	if err != nil {
		t.Fatal(err)
	}
	if w.Facts.Photos.Count != domain.Number(2) || w.Facts.FiledOn != s.Today() || w.Appointment != second {
		t.Errorf("after the return: %+v", w.Facts)
	}
	for _, id := range []string{first, second} {
		if row, err := s.Appointment(ctx, id); err != nil || row.Case != w.ID {
			t.Errorf("booking %s: case %q, %v", row.Code, row.Case, err)
		}
	}
	mustVerify(t, s)
}

func TestWronglyPickedBookingIsFreeAgain(t *testing.T) {
	s, _ := newStore(t)
	wrong := book(t, s, testBooking{Code: "MT1", Hour: "09:00", Surname: "VERDI", Name: "ANNA"})
	right := book(t, s, rossi())
	w := openCase(t, s, wrong)
	w, err := s.Relink(ctx, w.ID, w.Version, domain.CaseRelinked{Appointment: right})
	if err != nil {
		t.Fatal(err)
	}
	row, err := s.Appointment(ctx, wrong)
	if err != nil || row.Case != "" {
		t.Errorf("the wrong booking keeps case %q, %v", row.Case, err)
	}
	openCase(t, s, wrong)
	if _, err := s.Relink(ctx, w.ID, w.Version, domain.CaseRelinked{Appointment: wrong}); err == nil {
		t.Error("two cases for one booking")
	}
	mustVerify(t, s)
}

func TestLinkIsUndone(t *testing.T) {
	s, _ := newStore(t)
	first := book(t, s, rossi())
	second := book(t, s, testBooking{Code: "MT9X4B", Hour: "10:00", Surname: "ROSSI", Name: "MARIA"})
	w := openCase(t, s, first)
	w = change1(t, s, w, "photos.count", "2")
	w, err := s.Relink(ctx, w.ID, w.Version, domain.CaseRelinked{Appointment: second, Changes: changes("booking.code", "MT9X4B")})
	if err != nil {
		t.Fatal(err)
	}
	if w, err = s.Undo(ctx, w.ID, w.Version); err != nil {
		t.Fatal(err)
	}
	if w.Appointment != first || w.Facts.Booking.Code != "MT7K2Q" || w.Facts.Photos.Count != domain.Number(2) {
		t.Errorf("after the undo: %s, %+v", w.Appointment, w.Facts.Booking)
	}
	for id, want := range map[string]string{first: w.ID, second: ""} {
		if row, err := s.Appointment(ctx, id); err != nil || row.Case != want {
			t.Errorf("booking %s: case %q, %v", row.Code, row.Case, err)
		}
	}
	if w, err = s.Undo(ctx, w.ID, w.Version); err != nil || w.Facts.Photos.Count.Known {
		t.Errorf("what came before the link: %+v, %v", w, err)
	}
	mustVerify(t, s)
}

func TestLinkIsNotUndoneOverAnother(t *testing.T) {
	s, _ := newStore(t)
	first := book(t, s, rossi())
	second := book(t, s, testBooking{Code: "MT9X4B", Hour: "10:00", Surname: "ROSSI", Name: "MARIA"})
	w := openCase(t, s, first)
	relink := func(to string) {
		t.Helper()
		var err error
		if w, err = s.Relink(ctx, w.ID, w.Version, domain.CaseRelinked{Appointment: to}); err != nil {
			t.Fatal(err)
		}
	}
	relink(second)
	s.SetWriter(2, "B. LEONE")
	relink("")
	s.SetWriter(1, "A. CONTI")
	_, err := s.Undo(ctx, w.ID, w.Version)
	says(t, err, "B. LEONE")

	relink(second)
	other := openCase(t, s, first)
	relink("")
	if w, err = s.Undo(ctx, w.ID, w.Version); err != nil || w.Appointment != second {
		t.Fatalf("%v, %v", w, err)
	}
	w = move(t, s, w, domain.CaseMoved{To: domain.Suspended, Reason: "torna"})
	w = move(t, s, w, domain.CaseMoved{To: domain.InProgress})
	if row, err := s.Appointment(ctx, first); err != nil || row.Case != other.ID {
		t.Errorf("case %q, %v", row.Case, err)
	}
	mustVerify(t, s)
}

func TestLinkIsNotUndoneToATakenBooking(t *testing.T) {
	s, _ := newStore(t)
	first := book(t, s, rossi())
	w := openCase(t, s, first)
	w, err := s.Relink(ctx, w.ID, w.Version, domain.CaseRelinked{})
	if err != nil {
		t.Fatal(err)
	}
	openCase(t, s, first)
	_, err = s.Undo(ctx, w.ID, w.Version)
	says(t, err, "ha ora un'altra pratica")
	mustVerify(t, s)
}

func TestBookingHasOneCase(t *testing.T) {
	s, _ := newStore(t)
	id := book(t, s, rossi())
	openCase(t, s, id)
	s.SetWriter(2, "B. LEONE")
	_, err := s.OpenCase(ctx, desk.Opening{Appointment: id})
	var stale *desk.Stale
	if !errors.As(err, &stale) || stale.Clerk != "A. CONTI" {
		t.Errorf("got %v", err)
	}
	if _, err := s.OpenCase(ctx, desk.Opening{Appointment: "nessuna"}); !errors.Is(err, desk.ErrNotFound) {
		t.Errorf("got %v", err)
	}
}

func TestNoShowAndItsUndo(t *testing.T) {
	s, _ := newStore(t)
	id := book(t, s, rossi())
	for _, to := range []domain.Visit{domain.VisitNoShow, domain.VisitBooked, domain.VisitArrived, domain.VisitArrived} {
		row, err := s.SetVisit(ctx, id, to)
		if err != nil || row.Visit != to {
			t.Fatalf("%s: %+v, %v", to, row, err)
		}
	}
	history, err := s.History(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	if len(history) != 3 || history[0].Body != (domain.VisitChanged{To: domain.VisitNoShow}) || history[0].Clerk != "A. CONTI" {
		t.Errorf("%+v", history)
	}
	openCase(t, s, id)
	_, err = s.SetVisit(ctx, id, domain.VisitNoShow)
	says(t, err, "c'è già una pratica")
	if _, err := s.SetVisit(ctx, "nessuna", domain.VisitArrived); !errors.Is(err, desk.ErrNotFound) {
		t.Errorf("got %v", err)
	}
}

func TestSlipsAreNumbered(t *testing.T) {
	s, _ := newStore(t)
	w := openCase(t, s, "")
	w, err := s.RecordSlip(ctx, w.ID, w.Version, domain.SlipPrinted{Kind: domain.SlipToBring, Number: 1})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.RecordSlip(ctx, w.ID, w.Version, domain.SlipPrinted{Kind: domain.SlipReceipt, Number: 3}); err == nil {
		t.Error("slip 3 after slip 1")
	}
	w, err = s.RecordSlip(ctx, w.ID, w.Version, domain.SlipPrinted{Kind: domain.SlipReceipt, Replaces: 1})
	if err != nil || w.Slips[1].Number != 2 || w.Slips[1].Replaces != 1 {
		t.Errorf("%+v, %v", w, err)
	}
}
