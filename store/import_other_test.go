package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain/desk"
)

func TestOlderExport(t *testing.T) {
	s, clock := newStore(t)
	newer := export(t, changed(mariaRow, "PASSAPORTO;", "PASSAPORTO;23/11/2026 09:00"), changed(annaRow, "MINORE;", "MINORE;23/11/2026 08:00"))
	older := export(t, changed(mariaRow, "333", "999", "PASSAPORTO;", "PASSAPORTO;22/11/2026 20:00"), annaRow)
	apply(t, s, newer, desk.ImportOptions{})
	clock.pass(time.Hour)
	plan := prepare(t, s, older, desk.ImportOptions{})
	if got := plan.Summary(); !got.Older || got.Uncertain || got.ExportedAt.Format(time.RFC3339) != "2026-11-22T20:00:00+01:00" {
		t.Errorf("%+v", got)
	}
	before := dump(t, s)
	_, err := plan.Apply(ctx, nil)
	var said *desk.Sentence
	if !errors.As(err, &said) || !said.Usage || !strings.Contains(said.Text, "22/11/2026 alle 20:00") || dump(t, s) != before {
		t.Errorf("%v", err)
	}
	wantCounts(t, apply(t, s, older, desk.ImportOptions{Insist: true}), `{"changed":1,"unchanged":1}`)
	// The clerk may go back to the newer one as well; the last one changes nothing.
	clock.pass(time.Hour)
	if got := prepare(t, s, older, desk.ImportOptions{Insist: true}).Summary(); !got.Same {
		t.Errorf("%+v", got)
	}
	wantCounts(t, apply(t, s, newer, desk.ImportOptions{Insist: true}), `{"changed":1,"unchanged":1}`)
	if rowOf(t, s, "A1").Phone != "333" {
		t.Error("the newer export was not applied again")
	}
}

// A file of no certain time, applied in between, does not let an older one in.
func TestOlderExportAfterOneOfNoCertainTime(t *testing.T) {
	s, clock := newStore(t)
	said := func(day int) desk.ImportOptions {
		return desk.ImportOptions{ExportedAt: time.Date(2026, 11, day, 10, 0, 0, 0, s.zone)}
	}
	apply(t, s, export(t, mariaRow), said(22))
	clock.pass(time.Hour)
	byItsFile := export(t, mariaRow, annaRow)
	old := time.Date(2026, 10, 31, 9, 0, 0, 0, s.zone)
	if err := os.Chtimes(byItsFile, old, old); err != nil {
		t.Fatal(err)
	}
	if got := apply(t, s, byItsFile, desk.ImportOptions{}); !got.MaybeOlder || got.Older {
		t.Errorf("%+v", got)
	}
	clock.pass(time.Hour)
	older := prepare(t, s, export(t, mariaRow, lucaRow), said(21))
	_, err := older.Apply(ctx, nil)
	says(t, err, "è un'esportazione più vecchia di una già applicata")
	if got := older.Summary(); !got.Older || got.MaybeOlder {
		t.Errorf("%+v", got)
	}
	// Whoever insists goes back for good: what is newer than that is not older.
	insists := said(21)
	insists.Insist = true
	apply(t, s, export(t, mariaRow, lucaRow), insists)
	clock.pass(time.Hour)
	later := desk.ImportOptions{ExportedAt: time.Date(2026, 11, 21, 12, 0, 0, 0, s.zone)}
	if got := apply(t, s, export(t, mariaRow, lucaRow, annaRow), later); got.Older || got.MaybeOlder {
		t.Errorf("%+v", got)
	}
}

func TestSameFileUnderAnotherName(t *testing.T) {
	s, _ := newStore(t)
	file := export(t, mariaRow, annaRow)
	apply(t, s, file, desk.ImportOptions{})
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(t.TempDir(), "copia.csv")
	if err := os.WriteFile(other, b, 0o600); err != nil {
		t.Fatal(err)
	}
	before := dump(t, s)
	plan := prepare(t, s, other, desk.ImportOptions{})
	got, err := plan.Apply(ctx, nil)
	if err != nil || !got.Same || got.Rows != 2 || dump(t, s) != before {
		t.Errorf("%+v %v", got, err)
	}
	wantCounts(t, got, `{"unchanged":2}`)
	if rows, err := plan.Rows(desk.ClassUnchanged, 0, 10); err != nil || len(rows) != 0 {
		t.Errorf("%v %v", rows, err)
	}
}

func TestAgendaOfAnotherOfficeIsRefused(t *testing.T) {
	s, _ := newStore(t)
	file := filepath.Join(t.TempDir(), "bergamo.csv")
	content := "codice;data;ora;cognome;nome;ufficio\nA1;23/11/2026;09:00;ROSSI;MARIA;Bergamo\nA2;23/11/2026;09:10;VERDI;ANNA;Bergamo\n"
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := s.PrepareImport(ctx, file, desk.ImportOptions{}, nil)
	says(t, err, "è l'agenda di un altro ufficio")
	var said *desk.Sentence
	if !errors.As(err, &said) || !said.Usage {
		t.Errorf("not bad input: %v", err)
	}
	if _, err := s.LastImportRun(ctx); !errors.Is(err, desk.ErrNothingToUndo) {
		t.Errorf("it counts as an import: %v", err)
	}
	if err := os.WriteFile(file, []byte(content+"A3;23/11/2026;09:20;NERI;LUCA;Matera\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	mixed := prepare(t, s, file, desk.ImportOptions{}).Summary()
	if wantCounts(t, mixed, `{"new":1,"quarantined":2}`); mixed.Alien != 2 {
		t.Errorf("%d rows of another office", mixed.Alien)
	}
	wantCounts(t, apply(t, s, file, desk.ImportOptions{OtherOffice: true}), `{"new":3}`)
	rowOf(t, s, "A1")
}

// Two offices may give one code to two persons: taking the rows of the other gives
// nobody's booking to somebody else.
func TestACodeOfAnotherOfficeDoesNotTakeSomebodysBooking(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, export(t, mariaRow, annaRow, lucaRow), desk.ImportOptions{})
	clock.pass(time.Hour)
	file := filepath.Join(t.TempDir(), "bari.csv")
	content := "codice;data;ora;cognome;nome;data di nascita;codice fiscale;ufficio\n" +
		"A1;23/11/2026;11:00;Verdi;Ugo;;;Questura di Bari\n" + // another name
		"A2;23/11/2026;11:10;Verdi;Anna;;;Questura di Bari\n" + // the same person, moved
		"A3;24/11/2026;11:20;Neri;Luca;03/02/2015;;Questura di Bari\n" + // another birth date
		"A4;24/11/2026;11:30;Neri;Pia;;;Questura di Bari\n"
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	wantCounts(t, apply(t, s, file, desk.ImportOptions{OtherOffice: true}), `{"moved":1,"new":1,"quarantined":2}`)
	if r := rowOf(t, s, "A1"); r.Surname != "ROSSI" || r.Hour.String() != "09:00" || r.Status != desk.BookingLive {
		t.Errorf("%+v", r)
	}
	rows, err := s.Quarantine(ctx)
	if err != nil || len(rows) != 2 || rows[0].Code != "A1" || rows[0].Reason != "è di un altro ufficio, e qui il codice è di un'altra persona" {
		t.Errorf("%+v %v", rows, err)
	}
	refold(t, s)
	// Read again as it stands the row is still another office's.
	_, err = s.PrepareCorrection(ctx, rows[0].Import, rows[0].Line, rows[0].Cells, nil)
	if err == nil || err.Error() != "ufficio: la prenotazione è di un altro ufficio" {
		t.Errorf("got %v", err)
	}
	// Within the office a code may pass to another person.
	clock.pass(time.Hour)
	got := apply(t, s, export(t, changed(mariaRow, "ROSSI;MARIA;05/04/1984;RSSMRA84D45F052R", "VERDI;UGO;;"), changed(annaRow, "09:10", "11:10")), desk.ImportOptions{})
	if got.Counts[desk.ClassQuarantined] != 0 || rowOf(t, s, "A1").Surname != "VERDI" {
		t.Errorf("%+v", got)
	}
}
