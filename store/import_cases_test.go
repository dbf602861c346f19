package store

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

// Rows of small exports; the columns are those of export.
const (
	mariaRow = "A1;;23/11/2026;09:00;ROSSI;MARIA;05/04/1984;RSSMRA84D45F052R;333;PASSAPORTO;"
	annaRow  = "A2;;23/11/2026;09:10;VERDI;ANNA;01/01/1990;;334;PASSAPORTO MINORE;"
	lucaRow  = "A3;;24/11/2026;10:00;NERI;LUCA;02/02/2015;;335;PASSAPORTO;"
)

// changed is a row with other words.
func changed(row string, pairs ...string) string { return strings.NewReplacer(pairs...).Replace(row) }

func rowOf(t testing.TB, s *Store, code string) desk.Row {
	t.Helper()
	r, err := s.Appointment(ctx, s.appointmentID(code))
	if err != nil {
		t.Fatalf("%s: %v", code, err)
	}
	return r
}

func wantCounts(t testing.TB, got desk.ImportSummary, want string) {
	t.Helper()
	if c := countsOf(got); c != want {
		t.Errorf("counts %s, want %s", c, want)
	}
}

func rowsOf(t testing.TB, plan desk.ImportPlan, class desk.Class) []desk.ImportRow {
	t.Helper()
	rows, err := plan.Rows(class, 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestConflictsKeepBothSides(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, export(t, mariaRow, annaRow, lucaRow), desk.ImportOptions{})
	maria, anna := s.appointmentID("A1"), s.appointmentID("A2")
	if _, err := s.SetVisit(ctx, maria, domain.VisitArrived); err != nil {
		t.Fatal(err)
	}
	openCase(t, s, anna)
	clock.pass(time.Hour)
	second := export(t, changed(mariaRow, "09:00", "11:00", "333", "339"), lucaRow)
	plan := prepare(t, s, second, desk.ImportOptions{})
	wantCounts(t, plan.Summary(), `{"conflicts":2,"unchanged":1}`)
	rows := rowsOf(t, plan, desk.ClassConflict)
	if len(rows) != 2 || rows[0].Code != "A1" || len(rows[0].Fields) != 2 || rows[0].Fields[0] != (desk.FieldDiff{Name: "ora", Old: "09:00", New: "11:00"}) ||
		rows[1].Fields[0].New != "manca nell'esportazione" {
		t.Errorf("%+v", rows)
	}
	if _, err := plan.Apply(ctx, nil); err != nil {
		t.Fatal(err)
	}
	for _, code := range []string{"A1", "A2"} {
		if r := rowOf(t, s, code); !r.Conflict || r.Status != desk.BookingLive || r.Hour.String() >= "11" {
			t.Errorf("%s: %+v", code, r)
		}
	}
	d, err := s.Day(ctx, theDay)
	if err != nil || d.Counts.Conflicts != 2 {
		t.Errorf("%+v %v", d.Counts, err)
	}
	refold(t, s)

	clock.pass(time.Hour)
	third := apply(t, s, export(t, changed(mariaRow, "09:00", "11:00", "333", "339"), annaRow, changed(lucaRow, "335", "336")), desk.ImportOptions{})
	wantCounts(t, third, `{"changed":2,"conflicts":1}`) // the agenda has Anna again, Maria's conflict stands
	if rowOf(t, s, "A2").Conflict || !rowOf(t, s, "A1").Conflict {
		t.Error("a conflict did not end, or ended by itself")
	}
	refold(t, s)
}

func TestVanishedComesBack(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, export(t, mariaRow, annaRow, lucaRow), desk.ImportOptions{})
	clock.pass(time.Hour)
	wantCounts(t, apply(t, s, export(t, mariaRow, lucaRow), desk.ImportOptions{}), `{"unchanged":2,"vanished":1}`)
	if r := rowOf(t, s, "A2"); r.Status != desk.BookingVanished {
		t.Errorf("%+v", r)
	}
	clock.pass(time.Hour)
	plan := prepare(t, s, export(t, changed(annaRow, "23/11/2026", "25/11/2026"), mariaRow, lucaRow), desk.ImportOptions{})
	wantCounts(t, plan.Summary(), `{"changed":1,"unchanged":2}`)
	rows := rowsOf(t, plan, desk.ClassChanged)
	if len(rows) != 1 || rows[0].Fields[0] != (desk.FieldDiff{Name: "stato", Old: "tolta dall'agenda", New: "prenotata"}) {
		t.Errorf("%+v", rows)
	}
	if _, err := plan.Apply(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if r := rowOf(t, s, "A2"); r.Status != desk.BookingLive || r.MovedFrom != "23/11/2026 09:10" || !r.Minor {
		t.Errorf("%+v", r)
	}
	refold(t, s)
}

func TestSpanIsWhatVanishes(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, export(t, mariaRow, annaRow, lucaRow), desk.ImportOptions{})
	clock.pass(time.Hour)
	// The file has Monday only: who comes on Tuesday has not vanished.
	wantCounts(t, apply(t, s, export(t, mariaRow), desk.ImportOptions{}), `{"unchanged":1,"vanished":1}`)
	clock.pass(time.Hour)
	// Said to cover Tuesday too, it says that nobody comes then.
	got := apply(t, s, export(t, mariaRow, "A9;;26/11/2026;09:00;GALLO;PIA;;;;;"), desk.ImportOptions{From: theDay, To: theDay.AddDays(1)})
	wantCounts(t, got, `{"new":1,"unchanged":1,"vanished":1}`)
	if !got.SpanGiven || got.To != theDay.AddDays(1) || !strings.Contains(strings.Join(got.Warnings, "\n"), "fuori dal periodo") {
		t.Errorf("%+v", got)
	}
	clock.pass(time.Hour)
	// A booking of another day, moved into the file's: found by its code.
	wantCounts(t, apply(t, s, export(t, changed("A9;;26/11/2026;09:00;GALLO;PIA;;;;;", "26/11", "30/11")), desk.ImportOptions{}), `{"moved":1}`)
	refold(t, s)
	empty := export(t)
	if _, err := s.PrepareImport(ctx, empty, desk.ImportOptions{}, nil); err == nil || !strings.Contains(err.Error(), "nessuna prenotazione") {
		t.Errorf("an empty export without a span: %v", err)
	}
	clock.pass(time.Hour)
	wantCounts(t, apply(t, s, empty, desk.ImportOptions{From: theDay, To: theDay.AddDays(7)}), `{"vanished":2}`)
}

func TestOnePersonUnderTwoCodes(t *testing.T) {
	s, clock := newStore(t)
	again := changed(mariaRow, "A1", "A4", "23/11/2026", "24/11/2026")
	plan := prepare(t, s, export(t, mariaRow, annaRow, again, lucaRow), desk.ImportOptions{})
	wantCounts(t, plan.Summary(), `{"duplicates":1,"new":4}`)
	rows := rowsOf(t, plan, desk.ClassDuplicate)
	if len(rows) != 1 || rows[0].Code != "A4" || rows[0].Fields[0].New != "A1 · 23/11/2026 09:00" {
		t.Errorf("%+v", rows)
	}
	if _, err := plan.Apply(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if !rowOf(t, s, "A1").Duplicate || !rowOf(t, s, "A4").Duplicate || rowOf(t, s, "A2").Duplicate {
		t.Error("the wrong rows are marked")
	}
	clock.pass(time.Hour)
	wantCounts(t, apply(t, s, export(t, mariaRow, annaRow, lucaRow), desk.ImportOptions{}), `{"unchanged":3,"vanished":1}`)
	if rowOf(t, s, "A1").Duplicate || rowOf(t, s, "A4").Duplicate {
		t.Error("the mark stays when the second booking is gone")
	}
	clock.pass(time.Hour)
	apply(t, s, export(t, "A8;;30/11/2026;09:00;Verdi;Anna;01/01/1990;;;;"), desk.ImportOptions{})
	clock.pass(time.Hour)
	// Anna's other booking is not in this file, but the archive knows it.
	got := apply(t, s, export(t, mariaRow, annaRow, changed(lucaRow, "335", "336")), desk.ImportOptions{})
	wantCounts(t, got, `{"changed":1,"duplicates":1,"unchanged":2}`)
	if !rowOf(t, s, "A2").Duplicate || !rowOf(t, s, "A8").Duplicate {
		t.Error("a person with a later booking is not marked")
	}
	refold(t, s)
}

// A row without its code is in the export all the same: the booking that it seems to be
// of is not taken off.
func TestRowWithoutCodeDoesNotMakeItsBookingVanish(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, export(t, mariaRow, annaRow, lucaRow), desk.ImportOptions{})
	clock.pass(time.Hour)
	got := apply(t, s, export(t, mariaRow, changed(annaRow, "A2", ""), lucaRow), desk.ImportOptions{})
	wantCounts(t, got, `{"quarantined":1,"unchanged":2}`)
	if r := rowOf(t, s, "A2"); r.Status != desk.BookingLive {
		t.Errorf("%+v", r)
	}
}

// An export of next week is read against what is still to come of this week, not
// against whom the past has served.
func TestOtherBookingBeforeTheExport(t *testing.T) {
	s, clock := newStore(t)
	passed := changed(annaRow, "A2", "A5", "23/11/2026", "20/11/2026")
	apply(t, s, export(t, mariaRow, passed), desk.ImportOptions{})
	clock.pass(time.Hour)
	next := []string{changed(mariaRow, "A1", "B1", "23/11", "30/11"), changed(annaRow, "A2", "B2", "23/11", "30/11")}
	wantCounts(t, apply(t, s, export(t, next...), desk.ImportOptions{}), `{"duplicates":1,"new":2}`)
	for code, want := range map[string]bool{"A1": true, "B1": true, "A5": false, "B2": false} {
		if rowOf(t, s, code).Duplicate != want {
			t.Errorf("%s is marked: %v", code, !want)
		}
	}
	refold(t, s)
}

func TestQuarantine(t *testing.T) {
	s, _ := newStore(t)
	file := export(t, mariaRow, annaRow, changed(lucaRow, "24/11", "31/02"), "A5;;23/11/2026;10:00;GALLO;PIA;;;;;", changed("A5;;23/11/2026;10:00;GALLO;PIA;;;;;", "10:00", "10:10"))
	plan := prepare(t, s, file, desk.ImportOptions{})
	wantCounts(t, plan.Summary(), `{"new":2,"quarantined":3}`)
	if rows := rowsOf(t, plan, desk.ClassQuarantined); len(rows) != 3 || rows[2].Column != "data" || rows[2].Value != "31/02/2026" {
		t.Errorf("%+v", rows)
	}
	if _, err := plan.Apply(ctx, nil); err != nil {
		t.Fatal(err)
	}
	rows, err := s.Quarantine(ctx)
	if err != nil || len(rows) != 3 {
		t.Fatalf("%+v %v", rows, err)
	}
	for i, want := range []desk.ImportRow{
		{Class: desk.ClassQuarantined, Line: 4, Code: "A3", Person: "NERI LUCA", Hour: hour("10:00"), Column: "data", Value: "31/02/2026", Reason: "il giorno 31/2/2026 non esiste"},
		{Class: desk.ClassQuarantined, Line: 5, Code: "A5", Person: "GALLO PIA", Date: theDay, Hour: hour("10:00"), Column: "codice", Value: "A5", Reason: "lo stesso codice è su più righe del file"},
		{Class: desk.ClassQuarantined, Line: 6, Code: "A5", Person: "GALLO PIA", Date: theDay, Hour: hour("10:10"), Column: "codice", Value: "A5", Reason: "lo stesso codice è su più righe del file"},
	} {
		if got := rows[i]; got.Line != want.Line || got.Code != want.Code || got.Person != want.Person || got.Date != want.Date ||
			got.Hour != want.Hour || got.Column != want.Column || got.Value != want.Value || got.Reason != want.Reason {
			t.Errorf("%+v\nwant %+v", got, want)
		}
	}
	refold(t, s)
}

func TestUnreadableRowDoesNotMakeItsBookingVanish(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, export(t, mariaRow, annaRow), desk.ImportOptions{})
	clock.pass(time.Hour)
	wantCounts(t, apply(t, s, export(t, changed(mariaRow, "09:00", "25:00"), annaRow), desk.ImportOptions{}), `{"quarantined":1,"unchanged":1}`)
	if r := rowOf(t, s, "A1"); r.Status != desk.BookingLive {
		t.Errorf("%+v", r)
	}
}

func TestAllOrNothing(t *testing.T) {
	s, _ := newStore(t)
	plan := prepare(t, s, export(t, mariaRow, changed(annaRow, "09:10", "x")), desk.ImportOptions{AllOrNothing: true})
	_, err := plan.Apply(ctx, nil)
	var said *desk.Sentence
	if !errors.As(err, &said) || !said.Usage || !strings.Contains(said.Text, "non si applica nulla") {
		t.Errorf("%v", err)
	}
	nothing(t, s)
}

func nothing(t testing.TB, s *Store) {
	t.Helper()
	if d := dump(t, s); d != "" {
		t.Errorf("something was written: %s", d)
	}
	var n int
	if err := s.db.QueryRow(`SELECT count(*) FROM log`).Scan(&n); err != nil || n != 0 {
		t.Errorf("%d events, %v", n, err)
	}
}

func TestNoShowIsOfTheDayItWas(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, export(t, mariaRow, annaRow), desk.ImportOptions{})
	if _, err := s.SetVisit(ctx, s.appointmentID("A1"), domain.VisitNoShow); err != nil {
		t.Fatal(err)
	}
	clock.pass(time.Hour)
	wantCounts(t, apply(t, s, export(t, changed(mariaRow, "23/11/2026", "27/11/2026"), annaRow), desk.ImportOptions{}), `{"moved":1,"unchanged":1}`)
	if r := rowOf(t, s, "A1"); r.Visit != domain.VisitBooked || r.Date != theDay.AddDays(4) {
		t.Errorf("%+v", r)
	}
	refold(t, s)
}

func TestCancelledImportLeavesNothing(t *testing.T) {
	s, _ := newStore(t)
	file := invented(t, 12_000)
	for _, stage := range []string{"leggo", "confronto", "salvo"} {
		stopped, cancel := context.WithCancel(ctx)
		seen := false
		at := func(p desk.Progress) {
			if p.Stage == stage && p.Done > 0 && p.Done < p.Total {
				seen = true
				cancel()
			}
		}
		plan, err := s.PrepareImport(stopped, file, desk.ImportOptions{}, at)
		if err == nil {
			_, err = plan.Apply(stopped, at)
			if err := plan.Close(); err != nil {
				t.Error(err)
			}
		}
		cancel()
		if !seen || !errors.Is(err, context.Canceled) {
			t.Errorf("%s: seen %v, %v", stage, seen, err)
		}
		nothing(t, s)
	}
	if left := listed(t, filepath.Dir(s.Path())); strings.Contains(strings.Join(left, " "), "import") {
		t.Errorf("left behind: %v", left)
	}
	if got := apply(t, s, file, desk.ImportOptions{}); got.Counts[desk.ClassNew] != 12_000 {
		t.Errorf("%+v", got)
	}
}

func TestHistory(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, export(t, mariaRow), desk.ImportOptions{})
	clock.pass(time.Hour)
	apply(t, s, export(t, mariaRow, annaRow), desk.ImportOptions{})
	runs, err := s.Imports(ctx)
	if err != nil || len(runs) != 2 {
		t.Fatalf("%+v %v", runs, err)
	}
	r := runs[0]
	if r.File != "agenda.csv" || len(r.SHA256) != 64 || r.Rows != 2 || r.Counts[desk.ClassNew] != 1 || r.Clerk != "A. CONTI" || r.Desk != 1 ||
		!r.AppliedAt.Equal(clock.now()) || r.From != theDay || !r.Uncertain || r.Undone {
		t.Errorf("%+v", r)
	}
}
