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

func TestPreviewThatIsNotTrueAnyMoreIsNotApplied(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, export(t, mariaRow, annaRow), desk.ImportOptions{})
	clock.pass(time.Hour)
	file := export(t, changed(mariaRow, "333", "339"), changed(annaRow, "334", "338"))
	plan, other := prepare(t, s, file, desk.ImportOptions{}), prepare(t, s, file, desk.ImportOptions{})
	wantCounts(t, plan.Summary(), `{"changed":2}`)
	if _, err := s.SetVisit(ctx, s.appointmentID("A1"), domain.VisitArrived); err != nil {
		t.Fatal(err)
	}
	_, err := plan.Apply(ctx, nil)
	var said *desk.Sentence
	if !errors.As(err, &said) || !strings.Contains(said.Text, "Mentre si guardava") || rowOf(t, s, "A2").Phone != "334" {
		t.Errorf("%v", err)
	}
	if _, err := s.SetVisit(ctx, s.appointmentID("A1"), domain.VisitBooked); err != nil {
		t.Fatal(err)
	}
	// What happened since does not matter to this one any more.
	if got, err := other.Apply(ctx, nil); err != nil || countsOf(got) != `{"changed":2}` || rowOf(t, s, "A1").Phone != "339" {
		t.Errorf("%+v %v", got, err)
	}
	if _, err := other.Apply(ctx, nil); err == nil {
		t.Error("applied twice")
	}
}

// Anna is lacking in the export. While the clerk looks at that she arrives, which makes
// it a conflict; s pressed twice must not bring in what no screen has shown.
func TestChangedAnswerIsNotAppliedBeforeItIsShown(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, export(t, mariaRow, annaRow, lucaRow), desk.ImportOptions{})
	clock.pass(time.Hour)
	plan := prepare(t, s, export(t, changed(mariaRow, "333", "999"), lucaRow), desk.ImportOptions{})
	wantCounts(t, plan.Summary(), `{"changed":1,"unchanged":1,"vanished":1}`)
	visit(t, s, "A2", domain.VisitArrived)
	for range 2 {
		_, err := plan.Apply(ctx, nil)
		says(t, err, "Mentre si guardava")
	}
	if rowOf(t, s, "A1").Phone != "333" {
		t.Error("applied all the same")
	}
	wantCounts(t, plan.Summary(), `{"changed":1,"conflicts":1,"unchanged":1}`)
	if _, err := plan.Apply(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if r := rowOf(t, s, "A2"); !r.Conflict || rowOf(t, s, "A1").Phone != "999" {
		t.Errorf("%+v", r)
	}
	refold(t, s)
}

// As many rows as before, of other bookings: that is another answer.
func TestOtherRowsWithTheSameCountsAreAnotherAnswer(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, export(t, mariaRow, annaRow), desk.ImportOptions{})
	clock.pass(time.Hour)
	plan := prepare(t, s, export(t, changed(mariaRow, "333", "339"), annaRow), desk.ImportOptions{})
	wantCounts(t, plan.Summary(), `{"changed":1,"unchanged":1}`)
	clock.pass(time.Minute)
	apply(t, s, export(t, changed(mariaRow, "333", "339"), changed(annaRow, "334", "338")), desk.ImportOptions{})
	_, err := plan.Apply(ctx, nil) // would now put Anna's number back
	says(t, err, "Mentre si guardava")
	wantCounts(t, plan.Summary(), `{"changed":1,"unchanged":1}`)
	if rows := rowsOf(t, plan, desk.ClassChanged); len(rows) != 1 || rows[0].Code != "A2" {
		t.Errorf("%+v", rows)
	}
}

// Another desk brings in a newer export meanwhile: this one must not undo it.
func TestExportThatBecameOlderMeanwhileIsNotApplied(t *testing.T) {
	s, clock := newStore(t)
	plan := prepare(t, s, export(t, changed(mariaRow, "PASSAPORTO;", "PASSAPORTO;22/11/2026 20:00")), desk.ImportOptions{})
	clock.pass(time.Minute)
	apply(t, s, export(t, changed(annaRow, "23/11/2026", "27/11/2026", "MINORE;", "MINORE;23/11/2026 08:00")), desk.ImportOptions{})
	_, err := plan.Apply(ctx, nil)
	says(t, err, "Mentre si guardava")
	sum := plan.Summary()
	if said := strings.Join(sum.Warnings, " "); !sum.Older || !strings.Contains(said, "Esportazione più vecchia") {
		t.Errorf("older %v, said %q", sum.Older, said)
	}
	_, err = plan.Apply(ctx, nil)
	says(t, err, "bisogna insistere")
}

// The desk opens Maria's case while the preview moves her; s compares again, esc stops
// that, and s is pressed once more.
func TestComparisonThatWasStoppedIsMadeAnew(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, export(t, mariaRow, annaRow), desk.ImportOptions{})
	clock.pass(time.Hour)
	plan := prepare(t, s, export(t, changed(mariaRow, "09:00", "11:00"), annaRow), desk.ImportOptions{})
	wantCounts(t, plan.Summary(), `{"moved":1,"unchanged":1}`)
	openCase(t, s, s.appointmentID("A1"))
	stopped, esc := context.WithCancel(ctx)
	defer esc()
	_, err := plan.Apply(stopped, func(p desk.Progress) {
		if p.Stage == "confronto" {
			esc()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("not stopped: %v", err)
	}
	_, err = plan.Apply(ctx, nil)
	says(t, err, "Mentre si guardava")
	if r := rowOf(t, s, "A1"); r.Hour.String() != "09:00" || r.Conflict {
		t.Errorf("applied all the same: %+v", r)
	}
}

// Another desk takes in next week's agenda while the preview is looked at: Maria has a
// booking there, too.
func TestPersonWhoGotASecondBookingMeanwhileIsMarked(t *testing.T) {
	s, clock := newStore(t)
	plan := prepare(t, s, export(t, mariaRow, annaRow), desk.ImportOptions{})
	clock.pass(time.Minute)
	apply(t, s, export(t, changed(mariaRow, "A1", "B1", "23/11/2026", "30/11/2026")), desk.ImportOptions{})
	_, err := plan.Apply(ctx, nil)
	says(t, err, "Mentre si guardava")
	wantCounts(t, plan.Summary(), `{"duplicates":1,"new":2}`)
	if _, err := plan.Apply(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if !rowOf(t, s, "A1").Duplicate || !rowOf(t, s, "B1").Duplicate || rowOf(t, s, "A2").Duplicate {
		t.Error("the wrong rows are marked")
	}
	refold(t, s)
}
