package store

import (
	"errors"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

// disputed is an archive with two conflicts: Maria has arrived and is moved to the
// next day, Anna's case is open and the agenda lacks her.
func disputed(t *testing.T) (*Store, *clock) {
	s, clock := newStore(t)
	apply(t, s, export(t, mariaRow, annaRow, lucaRow), desk.ImportOptions{})
	visit(t, s, "A1", domain.VisitArrived)
	clock.pass(time.Minute)
	openCase(t, s, s.appointmentID("A2"))
	clock.pass(time.Hour)
	second := export(t, changed(mariaRow, "23/11/2026;09:00", "24/11/2026;11:00", "333", "339"), lucaRow)
	wantCounts(t, apply(t, s, second, desk.ImportOptions{From: theDay, To: theDay.AddDays(1)}), `{"conflicts":2,"unchanged":1}`)
	clock.pass(time.Minute)
	return s, clock
}

func openConflicts(t *testing.T, s *Store) []desk.Conflict {
	t.Helper()
	found, err := s.Conflicts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func settle(t *testing.T, s *Store, c desk.Conflict, take domain.Side) desk.Row {
	t.Helper()
	r, err := s.SettleConflict(ctx, c.Appointment, c.Import, take)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestConflictsShowBothSidesAndWhatTheDeskDid(t *testing.T) {
	s, _ := disputed(t)
	found := openConflicts(t, s)
	if len(found) != 2 {
		t.Fatalf("%+v", found)
	}
	maria, anna := found[0], found[1]
	if maria.Code != "A1" || maria.Lacks || maria.File != "agenda.csv" || maria.AppliedAt.IsZero() {
		t.Errorf("%+v", maria)
	}
	want := []desk.FieldDiff{{Name: "data", Old: "23/11/2026", New: "24/11/2026"}, {Name: "ora", Old: "09:00", New: "11:00"}, {Name: "telefono", Old: "333", New: "339"}}
	for i, f := range want {
		if maria.Fields[i] != f {
			t.Errorf("field %d: %+v", i, maria.Fields[i])
		}
	}
	if len(maria.Fields) < 7 || maria.Fields[3] != (desk.FieldDiff{Name: "stato", Old: "prenotata", New: "prenotata"}) {
		t.Errorf("fields that agree: %+v", maria.Fields)
	}
	if len(maria.Since) != 1 || maria.Since[0].Text != "09:00 A. CONTI: segnato l'arrivo" {
		t.Errorf("%+v", maria.Since)
	}
	if !anna.Lacks || len(anna.Since) != 1 || anna.Since[0].Text != "09:01 A. CONTI: pratica aperta" {
		t.Errorf("%+v", anna)
	}
	day, err := s.Day(ctx, theDay.AddDays(30))
	if err != nil || day.Undecided != 2 {
		t.Errorf("on another day they are counted too: %+v %v", day, err)
	}
}

func TestKeptDeskStandsAgainstTheSameExport(t *testing.T) {
	s, clock := disputed(t)
	for _, c := range openConflicts(t, s) {
		if r := settle(t, s, c, domain.SideDesk); r.Conflict || r.Status != desk.BookingLive || r.Date != theDay {
			t.Errorf("%+v", r)
		}
	}
	if found := openConflicts(t, s); len(found) != 0 {
		t.Errorf("%+v", found)
	}
	refold(t, s)
	clock.pass(time.Hour)
	span := desk.ImportOptions{From: theDay, To: theDay.AddDays(1)}
	moved := changed(mariaRow, "23/11/2026;09:00", "24/11/2026;11:00", "333", "339")
	wantCounts(t, apply(t, s, export(t, moved, changed(lucaRow, "335", "336")), span), `{"changed":1,"unchanged":1}`)
	clock.pass(time.Hour)
	wantCounts(t, apply(t, s, export(t, changed(moved, "339", "340"), changed(lucaRow, "335", "336")), span), `{"conflicts":1,"unchanged":1}`)
	clock.pass(time.Hour)
	wantCounts(t, apply(t, s, export(t, moved, changed(lucaRow, "335", "337")), span), `{"changed":2}`) // back to what was refused
	if found := openConflicts(t, s); len(found) != 0 {
		t.Errorf("%+v", found)
	}
	refold(t, s)
	clock.pass(time.Hour)
	visit(t, s, "A1", domain.VisitBooked) // nobody is here any more: the agenda's word counts again
	wantCounts(t, apply(t, s, export(t, moved, changed(lucaRow, "335", "338")), span), `{"changed":1,"moved":1}`)
	refold(t, s)
	mustVerify(t, s)
}

func TestTakenAgendaMovesAndEnds(t *testing.T) {
	s, clock := disputed(t)
	found := openConflicts(t, s)
	maria, anna := settle(t, s, found[0], domain.SideAgenda), settle(t, s, found[1], domain.SideAgenda)
	if maria.Date != theDay.AddDays(1) || maria.Hour.String() != "11:00" || maria.Phone != "339" || maria.MovedFrom != "23/11/2026 09:00" ||
		maria.Visit != domain.VisitBooked || !maria.ArrivedAt.IsZero() || maria.Conflict {
		t.Errorf("%+v", maria)
	}
	if anna.Status != desk.BookingVanished || anna.Case == "" || anna.Conflict {
		t.Errorf("%+v", anna)
	}
	refold(t, s)
	clock.pass(time.Hour)
	again := export(t, changed(mariaRow, "23/11/2026;09:00", "24/11/2026;11:00", "333", "339"), changed(lucaRow, "335", "336"))
	wantCounts(t, apply(t, s, again, desk.ImportOptions{From: theDay, To: theDay.AddDays(1)}), `{"changed":1,"unchanged":1}`)
	undoLast(t, s)
	if _, err := s.LastImportRun(ctx); err == nil || !strings.Contains(err.Error(), "non si annulla") {
		t.Errorf("an import whose conflicts were decided: %v", err)
	}
	mustVerify(t, s)
}

func TestAConflictIsDecidedOnceAndAsItWasSeen(t *testing.T) {
	s, clock := disputed(t)
	found := openConflicts(t, s)
	clock.pass(time.Hour)
	apply(t, s, export(t, changed(mariaRow, "23/11/2026;09:00", "24/11/2026;12:00"), lucaRow), desk.ImportOptions{})
	before := dump(t, s)
	_, err := s.SettleConflict(ctx, found[0].Appointment, found[0].Import, domain.SideDesk)
	if err == nil || !strings.Contains(err.Error(), "un'altra importazione") {
		t.Errorf("%v", err)
	}
	if _, err := s.SettleConflict(ctx, "nessuno", "", domain.SideDesk); !errors.Is(err, desk.ErrNotFound) {
		t.Errorf("%v", err)
	}
	if dump(t, s) != before {
		t.Error("a refused decision changed the tables")
	}
	settle(t, s, openConflicts(t, s)[0], domain.SideDesk)
	if _, err := s.SettleConflict(ctx, found[0].Appointment, found[0].Import, domain.SideDesk); err == nil || !strings.Contains(err.Error(), "non c'è più") {
		t.Errorf("%v", err)
	}
}

func TestBookingIsFoundByItsCodeAndTellsItsHistory(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, export(t, mariaRow, annaRow, lucaRow), desk.ImportOptions{})
	clock.pass(time.Hour)
	apply(t, s, export(t, mariaRow, lucaRow), desk.ImportOptions{})
	restore(t, s, "A2", true)
	visit(t, s, "A2", domain.VisitArrived)
	r, err := s.AppointmentByCode(ctx, " a2 ")
	if err != nil || r.Code != "A2" || !r.Restored {
		t.Fatalf("%+v %v", r, err)
	}
	w := openCase(t, s, r.Appointment)
	told, err := s.Worked(ctx, r.Appointment, w.ID)
	if err != nil || len(told) != 3 || !strings.Contains(told[0].Text, "ripristinata") || !strings.Contains(told[1].Text, "l'arrivo") || !strings.Contains(told[2].Text, "pratica aperta") {
		t.Errorf("%+v %v", told, err)
	}
	if _, err := s.AppointmentByCode(ctx, "ZZ"); !errors.Is(err, desk.ErrNotFound) {
		t.Error(err)
	}
}
