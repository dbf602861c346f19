package store

import (
	"slices"
	"testing"
	"time"

	"civico/sportello/domain/desk"
)

// Bookings that nobody knew and that the agenda has cancelled count as unchanged; that
// they are stored all the same is said, once.
func TestCancelledBookingsThatNobodyKnewAreSaid(t *testing.T) {
	s, clock := newStore(t)
	cancelled := func(row string) string {
		return changed(row, ";;23/11", ";annullata;23/11", ";;24/11", ";annullata;24/11")
	}
	got := apply(t, s, export(t, mariaRow, cancelled(annaRow)), desk.ImportOptions{})
	wantCounts(t, got, `{"new":1,"unchanged":1}`)
	if want := "1 prenotazione già annullata in agenda: si registra come annullata."; !slices.Contains(got.Warnings, want) {
		t.Errorf("%q", got.Warnings)
	}
	clock.pass(time.Hour)
	got = apply(t, s, export(t, mariaRow, cancelled(annaRow), cancelled(lucaRow)), desk.ImportOptions{})
	if len(got.Warnings) != 1 {
		t.Errorf("Luca's is new, Anna's is known: %q", got.Warnings)
	}
	clock.pass(time.Hour)
	got = apply(t, s, export(t, changed(mariaRow, "333", "339"), cancelled(annaRow), cancelled(lucaRow)), desk.ImportOptions{})
	if wantCounts(t, got, `{"changed":1,"unchanged":2}`); len(got.Warnings) != 0 {
		t.Errorf("both are known: %q", got.Warnings)
	}
}
