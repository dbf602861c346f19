package store

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/store/agendafile"
)

// What is exported imports back as unchanged, in every form; what vanished is not
// in it and stays as it was.
func TestExportImportsBackUnchanged(t *testing.T) {
	s, _ := newStore(t)
	for _, file := range []string{"matera-1.csv", "matera-2.csv"} {
		plan, err := s.PrepareImport(t.Context(), filepath.Join("agendafile", "testdata", file), desk.ImportOptions{}, nil)
		if err == nil {
			_, err = plan.Apply(t.Context(), nil)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	on := calendar.MustParse("2026-11-23")
	for _, f := range agendafile.Formats() {
		var out bytes.Buffer
		w, err := agendafile.NewWriter(&out, f, agendafile.Export{Office: "Questura di Matera", At: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC), Zone: s.zone})
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		if err := s.Bookings(t.Context(), on, on.AddDays(30), func(b *agenda.Booking) error { n++; return w.Write(b) }); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "agenda")
		if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		plan, err := s.PrepareImport(t.Context(), path, desk.ImportOptions{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		c := plan.Summary().Counts
		if n < 40 || c[desk.ClassUnchanged] != n || c[desk.ClassNew]+c[desk.ClassMoved]+c[desk.ClassChanged]+c[desk.ClassVanished]+c[desk.ClassConflict]+c[desk.ClassQuarantined] != 0 {
			t.Errorf("%s: %d written, %v", f, n, c)
		}
		if err := plan.Close(); err != nil {
			t.Error(err)
		}
	}
}
