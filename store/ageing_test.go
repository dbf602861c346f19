package store

import (
	"context"
	"errors"
	"os"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

// The announcements of erasure keep the form in which a release wrote them.
func TestGoldenErasure(t *testing.T) {
	const path = "testdata/erasure.golden"
	erased := erasedJSON{why, []string{"abcdefghijklmnop"}, [][3]string{{"00ff", "2026-11-23", "matera"}}}
	forgotten := forgottenJSON{12, 1}
	got := caseErased + " " + mustMarshal(t, erased) + "\n" + importForgotten + " " + mustMarshal(t, forgotten) + "\n"
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	golden, err := os.ReadFile(path)
	if err != nil || got != string(golden) {
		t.Fatalf("a released form is fixed; a new one gets a new number: %v. Written now:\n%s", err, got)
	}
	lines := strings.Split(string(golden), "\n")
	if b, err := strict[erasedJSON]([]byte(strings.TrimPrefix(lines[0], caseErased+" "))); err != nil || !reflect.DeepEqual(b, erased) {
		t.Errorf("%+v %v", b, err)
	}
	if b, err := strict[forgottenJSON]([]byte(strings.TrimPrefix(lines[1], importForgotten+" "))); err != nil || b != forgotten {
		t.Errorf("%+v %v", b, err)
	}
}

const keptDays = 90

func forget(t testing.TB, s *Store) Forgotten {
	t.Helper()
	out, err := s.ForgetDue(ctx, keptDays)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// daysLater moves the clock to noon of a later day.
func (c *clock) daysLater(n int) { c.pass(time.Duration(n) * 24 * time.Hour) }

func TestImportIsForgottenAfterItsLastSlot(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, export(t, mariaRow, zanella, lucaRow, changed(zanella, "Z1;", "Z3;", "23/11", "99/11")), desk.ImportOptions{}) // until the 24th
	w := zanellasCase(t, s)
	clock.daysLater(91) // 90 days after the 24th: still within the time
	if out := forget(t, s); out != (Forgotten{}) {
		t.Fatalf("too soon: %+v", out)
	}
	refold(t, s)
	clock.daysLater(1)
	if out := forget(t, s); out != (Forgotten{Imports: 1, Bookings: 3}) {
		t.Errorf("%+v", out)
	}
	if out := forget(t, s); out != (Forgotten{}) {
		t.Errorf("twice: %+v", out)
	}
	for _, code := range []string{"A1", "Z1", "A3"} {
		if _, err := s.Appointment(ctx, s.appointmentID(code)); !errors.Is(err, desk.ErrNotFound) {
			t.Errorf("%s: %v", code, err)
		}
	}
	if rows, err := s.Quarantine(ctx); err != nil || len(rows) != 0 {
		t.Errorf("%+v %v", rows, err)
	}
	checkBytes(t, s, false, "MARIA", "0835123456")
	r := mustVerify(t, s)
	if r.Forgotten != 1 || r.Erased != 1 {
		t.Errorf("%+v", r)
	}
	refold(t, s)

	// The case stands for itself: on its day, in the search, by its booking's code.
	d, err := s.Day(ctx, theDay)
	if err != nil || len(d.Rows) != 1 || d.Rows[0].Case != w.ID || d.Rows[0].Appointment != "" {
		t.Errorf("%+v %v", d.Rows, err)
	}
	if hits, err := s.Search(ctx, "zanella", 5); err != nil || len(hits) != 1 || hits[0].Case != w.ID {
		t.Errorf("%+v %v", hits, err)
	}
	if found, err := s.CaseByRef(ctx, "z1"); err != nil || found.ID != w.ID {
		t.Errorf("%+v %v", found, err)
	}
	change1(t, s, w, "photos.count", "2")
	runs, err := s.Imports(ctx)
	if err != nil || len(runs) != 1 || runs[0].File != "agenda.csv" || runs[0].Counts[desk.ClassNew] != 3 {
		t.Errorf("the history of imports: %+v %v", runs, err)
	}
	refold(t, s)
	mustVerify(t, s)
}

func TestMovedBookingIsKeptUntilItsOwnTime(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, export(t, mariaRow, zanella, annaRow), desk.ImportOptions{})
	visit(t, s, "Z1", domain.VisitNoShow)
	clock.daysLater(1)
	moved := changed(zanella, "23/11/2026", "10/02/2027")
	apply(t, s, export(t, moved, changed(annaRow, "334", "335")), desk.ImportOptions{})
	visit(t, s, "Z1", domain.VisitNoShow)
	clock.daysLater(95) // 27/02/2027
	before := rowOf(t, s, "Z1")
	if out := forget(t, s); out != (Forgotten{Imports: 1, Bookings: 2}) {
		t.Errorf("%+v", out)
	}
	if after := rowOf(t, s, "Z1"); after != before {
		t.Errorf("before %+v\nafter %+v", before, after)
	}
	if out := forget(t, s); out != (Forgotten{}) {
		t.Errorf("nothing new is due: %+v", out)
	}
	checkBytes(t, s, false, "MARIA", "VERDI")
	refold(t, s)
	mustVerify(t, s)
	clock.daysLater(90)
	if out := forget(t, s); out.Bookings != 1 || out.Imports != 2 {
		t.Errorf("%+v", out)
	}
	checkBytes(t, s, false, herWords...)
	refold(t, s)
	if r := mustVerify(t, s); r.Forgotten != 2 {
		t.Errorf("%+v", r)
	}
}

// TestLongExportDoesNotKeepWhatAShortOneForgot: a booking goes with all its rows,
// also those of an import whose time has not come.
func TestLongExportDoesNotKeepWhatAShortOneForgot(t *testing.T) {
	s, clock := newStore(t)
	far := "A9;;20/01/2027;09:00;GALLO;PIA;;;;;"
	apply(t, s, export(t, zanella, far), desk.ImportOptions{})
	clock.pass(time.Hour)
	apply(t, s, export(t, changed(zanella, "09:20", "11:20")), desk.ImportOptions{})
	clock.daysLater(92)
	if out := forget(t, s); out != (Forgotten{Imports: 1, Bookings: 1}) {
		t.Errorf("%+v", out)
	}
	checkBytes(t, s, false, herWords...)
	rowOf(t, s, "A9")
	refold(t, s)
	mustVerify(t, s)

	// Should the agenda still have her, she is a new booking.
	clock.pass(time.Hour)
	wantCounts(t, apply(t, s, export(t, zanella, changed(far, "09:00", "09:30")), desk.ImportOptions{}), `{"moved":1,"new":1}`)
	refold(t, s)
	mustVerify(t, s)
}

func TestForgottenImportIsNeitherTakenBackNorShown(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, export(t, mariaRow, zanella), desk.ImportOptions{})
	clock.pass(time.Hour)
	apply(t, s, export(t, changed(mariaRow, "333", "339"), zanella), desk.ImportOptions{})
	clock.pass(time.Hour)
	undoLast(t, s)
	clock.daysLater(100)
	if out := forget(t, s); out.Imports != 2 || out.Bookings != 2 {
		t.Errorf("%+v", out)
	}
	refold(t, s)
	mustVerify(t, s)
	runs, err := s.Imports(ctx)
	if err != nil || len(runs) != 2 {
		t.Fatal(err)
	}
	_, err = s.ImportDiff(ctx, runs[1].ID, nil)
	says(t, err, "passato il tempo")
	undoLast(t, s)
	refold(t, s)
	mustVerify(t, s)
}

func TestOnlyOneOfManyProgramsForgets(t *testing.T) {
	clock := monday()
	o := place(t, clock)
	s := mustOpen(t, o)
	apply(t, s, export(t, mariaRow, zanella, lucaRow), desk.ImportOptions{})
	clock.daysLater(200)
	var wg sync.WaitGroup
	var mu sync.Mutex
	total := Forgotten{}
	for range 4 {
		other := mustOpen(t, o)
		wg.Go(func() {
			out, err := other.ForgetDue(context.Background(), keptDays)
			mu.Lock()
			defer mu.Unlock()
			if err != nil {
				t.Error(err)
			}
			total.Imports += out.Imports
			total.Bookings += out.Bookings
		})
	}
	wg.Wait()
	if total.Imports != 1 || total.Bookings != 3 {
		t.Errorf("%+v", total)
	}
	if r := mustVerify(t, s); r.Forgotten != 1 {
		t.Errorf("%+v", r)
	}
}
