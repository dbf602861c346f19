package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
)

// busy are three bookings of each of two days.
func busy() []string {
	return []string{
		mariaRow, annaRow, changed(annaRow, "A2", "A6", "ANNA", "ELSA"),
		lucaRow, changed(lucaRow, "A3", "A4", "LUCA", "UGO"), changed(lucaRow, "A3", "A5", "LUCA", "EVA"),
	}
}

// One booking moved to the next day, or a year mistyped, widens the days that a file
// seems to cover: that is not done without a word.
func TestDaysThatAFileKnowsNothingOfAreDoubted(t *testing.T) {
	today := busy()[:3:3]
	for name, c := range map[string]struct {
		rows   []string
		o      desk.ImportOptions
		doubts int
		counts string
	}{
		"the day as it was":               {today, desk.ImportOptions{}, 0, `{"unchanged":3}`},
		"one moved to the next day":       {append(today[:2:2], changed(today[2], "23/11", "24/11")), desk.ImportOptions{}, 1, `{"moved":1,"unchanged":2,"vanished":3}`},
		"one moved by a year mistyped":    {append(today[:2:2], changed(today[2], "23/11/2026", "23/11/2062")), desk.ImportOptions{}, 2, `{"moved":1,"unchanged":2,"vanished":3}`},
		"the clerk says the days":         {append(today[:2:2], changed(today[2], "23/11", "24/11")), desk.ImportOptions{From: theDay, To: theDay.AddDays(1)}, 0, `{"moved":1,"unchanged":2,"vanished":3}`},
		"a new booking of the next day":   {append(today, changed(lucaRow, "A3", "A7", "LUCA", "ADA")), desk.ImportOptions{}, 0, `{"new":1,"unchanged":3,"vanished":3}`},
		"a bad row of the next day":       {append(today, changed(lucaRow, "A3", "A7", "02/02/2015", "32/02/2015")), desk.ImportOptions{}, 0, `{"quarantined":1,"unchanged":3}`},
		"the next day's bookings as well": {append(today, lucaRow), desk.ImportOptions{}, 0, `{"unchanged":4,"vanished":2}`},
	} {
		t.Run(name, func(t *testing.T) {
			s, clock := newStore(t)
			apply(t, s, export(t, busy()...), desk.ImportOptions{})
			clock.pass(time.Hour)
			got := prepare(t, s, export(t, c.rows...), c.o).Summary()
			said := strings.Contains(strings.Join(got.Warnings, "\n"), "se ne conoscono 3, che risulterebbero tolte")
			if len(got.Doubts) != c.doubts || said != (c.doubts > 0) {
				t.Errorf("doubts %v, %q", got.Doubts, got.Warnings)
			}
			if name != "a bad row of the next day" {
				wantCounts(t, got, c.counts)
			}
		})
	}
}

// A day with one booking may well lose it; several days of which the file has nothing
// are many bookings together.
func TestBookingsOfDoubtedDaysAreSummed(t *testing.T) {
	var week []string
	for d := 1; d <= 7; d++ {
		week = append(week, changed(lucaRow, "A3", fmt.Sprint("D", d), "24/11/2026", fmt.Sprintf("%02d/12/2026", d), "LUCA", "LUCA"+string(rune('A'+d))))
	}
	for name, c := range map[string]struct {
		rows   []string
		doubts int
		said   string
	}{
		"the first and the last of a week": {[]string{week[0], week[6]}, 5, "se ne conoscono 5, che risulterebbero tolte"},
		"two days are gone":                {append(week[:2:2], week[4:]...), 2, "se ne conoscono 2"},
		"one day is gone":                  {append(week[:2:2], week[3:]...), 0, ""},
		"a year mistyped, one is gone":     {append(week[:5:5], changed(week[6], "2026", "2062")), 1, "Fra il 05/12/2026 e il 07/12/2062 il file non ha nessuna prenotazione: forse una data è sbagliata."},
	} {
		t.Run(name, func(t *testing.T) {
			s, clock := newStore(t)
			apply(t, s, export(t, week...), desk.ImportOptions{})
			clock.pass(time.Hour)
			got := prepare(t, s, export(t, c.rows...), desk.ImportOptions{}).Summary()
			if said := strings.Join(got.Warnings, "\n"); len(got.Doubts) != c.doubts || !strings.Contains(said, c.said) || (c.said == "") != (said == "") {
				t.Errorf("doubts %v, %q", got.Doubts, said)
			}
		})
	}
}

// The table of rows set aside comes back corrected: what it does not have is not gone.
func TestCorrectedTableComesBack(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, export(t, mariaRow, lucaRow, changed(annaRow, "23/11", "31/11")), desk.ImportOptions{})
	clock.pass(time.Hour)
	file := filepath.Join(t.TempDir(), "corrette.csv")
	content := "riga del file;colonna da correggere;valore non letto;perché;file;codice;stato;data;ora;cognome;nome\n" +
		"4;data;31/11/2026;non è una data;agenda.csv;A2;;23/11/2026;09:10;VERDI;ANNA\n"
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	got := apply(t, s, file, desk.ImportOptions{})
	wantCounts(t, got, `{"new":1}`)
	if got.From != theDay || len(got.Warnings) != 1 || !strings.Contains(got.Warnings[0], "righe corrette") {
		t.Errorf("%+v", got)
	}
	if rows, err := s.Quarantine(ctx); err != nil || len(rows) != 0 {
		t.Errorf("%+v %v", rows, err)
	}
	refold(t, s)
}

// A file is known again by its bytes, and only read in the same way. One that another
// has followed is compared where somebody insists.
func TestTheSameFileIsKnownByItsBytesAndItsReading(t *testing.T) {
	s, clock := newStore(t)
	first, second := export(t, mariaRow, lucaRow), export(t, changed(mariaRow, "09:00", "11:00"), lucaRow)
	same := func(file string, o desk.ImportOptions, want bool, counts string) {
		t.Helper()
		clock.pass(time.Hour)
		if err := os.Chtimes(file, clock.now(), clock.now()); err != nil {
			t.Fatal(err)
		}
		got := prepare(t, s, file, o).Summary()
		if got.Same != want {
			t.Errorf("the same: %v, %+v", got.Same, got)
		}
		wantCounts(t, got, counts)
	}
	apply(t, s, first, desk.ImportOptions{})
	same(first, desk.ImportOptions{}, true, `{"unchanged":2}`)
	same(first, desk.ImportOptions{From: theDay, To: theDay.AddDays(6)}, false, `{"unchanged":2}`)
	same(first, desk.ImportOptions{Profile: &agenda.Profile{Name: "Altro", Columns: map[agenda.Field]string{agenda.Phone: "telefono"}}}, false, `{"unchanged":2}`)
	same(first, desk.ImportOptions{OtherOffice: true}, false, `{"unchanged":2}`)
	clock.pass(time.Hour)
	if err := os.Chtimes(second, clock.now(), clock.now()); err != nil {
		t.Fatal(err)
	}
	wantCounts(t, apply(t, s, second, desk.ImportOptions{}), `{"moved":1,"unchanged":1}`)
	same(first, desk.ImportOptions{}, true, `{"unchanged":2}`)
	plan := prepare(t, s, first, desk.ImportOptions{})
	if got, err := plan.Apply(ctx, nil); err != nil || !got.Replaced || !strings.Contains(got.Warnings[0], "e dopo è stato applicato «agenda.csv»") {
		t.Errorf("%+v %v", got, err)
	}
	same(first, desk.ImportOptions{Insist: true}, false, `{"moved":1,"unchanged":1}`)
	last, err := s.LastImportRun(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(rowOf(t, s, "A1").Hour); got != "11:00" {
		t.Error(got)
	}
	if _, err := s.UndoImport(ctx, last.ID, nil); err != nil { // one that was taken back does not count
		t.Fatal(err)
	}
	if got := prepare(t, s, first, desk.ImportOptions{}).Summary(); !got.Same || got.Replaced {
		t.Errorf("%+v", got)
	}
	same(second, desk.ImportOptions{}, false, `{"moved":1,"unchanged":1}`)
}
