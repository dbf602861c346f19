package store

import (
	"errors"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

// undoLast takes the last import back.
func undoLast(t testing.TB, s *Store) desk.ImportRun {
	t.Helper()
	last, err := s.LastImportRun(ctx)
	if err != nil {
		t.Fatal(err)
	}
	undone, err := s.UndoImport(ctx, last.ID, nil)
	if err != nil {
		t.Fatal(err)
	}
	return undone
}

func visit(t testing.TB, s *Store, code string, to domain.Visit) {
	t.Helper()
	if _, err := s.SetVisit(ctx, s.appointmentID(code), to); err != nil {
		t.Fatal(err)
	}
}

func TestUndoBringsEveryKindOfChangeBack(t *testing.T) {
	s, clock := newStore(t)
	gone := "A4;;24/11/2026;11:00;GALLO;UGO;03/03/1970;;336;PASSAPORTO;"
	absent := "A5;;23/11/2026;11:10;RUSSO;PIA;04/04/1975;;337;PASSAPORTO;"
	here := "A6;;23/11/2026;11:20;CONTE;IVO;05/05/1976;;338;PASSAPORTO;"
	apply(t, s, export(t, mariaRow, annaRow, lucaRow, gone, absent, here), desk.ImportOptions{})
	visit(t, s, "A5", domain.VisitNoShow)
	visit(t, s, "A6", domain.VisitArrived)
	clock.pass(time.Hour)
	// Luca vanishes; a first move is remembered through the undoing of the second.
	apply(t, s, export(t, changed(mariaRow, "09:00", "09:20"), annaRow, gone, absent, here), desk.ImportOptions{})
	before := table(t, s)
	clock.pass(time.Hour)
	second := apply(t, s, export(t, changed(mariaRow, "09:20", "10:00", "09:00", "10:00"), changed(annaRow, "334", "999"), lucaRow,
		changed(absent, "23/11/2026", "24/11/2026"), changed(here, "11:20", "12:00"), "A7;;24/11/2026;12:00;VERDI;ANNA;01/01/1990;;334;PASSAPORTO;",
		";;24/11/2026;12:00;ROTTI;ADA;;;;;"), desk.ImportOptions{})
	wantCounts(t, second, `{"changed":2,"conflicts":1,"duplicates":1,"moved":2,"new":1,"quarantined":1,"vanished":1}`)
	if r := rowOf(t, s, "A5"); r.Visit != domain.VisitBooked {
		t.Fatalf("%+v", r)
	}
	clock.pass(time.Minute)
	undone := undoLast(t, s)
	if !undone.Undone || undone.UndoneClerk != "A. CONTI" || undone.UndoneDesk != 1 || !undone.UndoneAt.Equal(clock.now()) {
		t.Errorf("%+v", undone)
	}
	if after := table(t, s); after != before {
		t.Errorf("before\n%s\nafter\n%s", before, after)
	}
	if rows, err := s.Quarantine(ctx); err != nil || len(rows) != 0 {
		t.Errorf("%+v %v", rows, err)
	}
	refold(t, s)
	mustVerify(t, s)
}

// table is every column of every booking.
func table(t testing.TB, s *Store) string {
	t.Helper()
	rows, err := s.db.QueryContext(ctx, `SELECT visit || '|' || arrived_at || '|' || case_id || '|' || date || '|' || hour || '|' || folded || '|' || tax_code || '|' || `+knownText+` ORDER BY code`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	var out strings.Builder
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			t.Fatal(err)
		}
		out.WriteString(strings.ReplaceAll(line, "\x1f", "|") + "\n")
	}
	if rows.Err() != nil {
		t.Fatal(rows.Err())
	}
	return out.String()
}

func TestUndoIsRefusedOnceTheImportWasUsed(t *testing.T) {
	for name, use := range map[string]func(*Store){
		"intake":           func(s *Store) { openCase(t, s, s.appointmentID("A2")) },
		"arrival":          func(s *Store) { visit(t, s, "A2", domain.VisitArrived) },
		"person not there": func(s *Store) { visit(t, s, "A2", domain.VisitNoShow) },
	} {
		t.Run(name, func(t *testing.T) {
			s, clock := newStore(t)
			apply(t, s, export(t, mariaRow, annaRow), desk.ImportOptions{})
			clock.pass(time.Minute)
			s.SetWriter(3, "B. LEONE")
			use(s)
			last, err := s.LastImportRun(ctx)
			if err == nil {
				t.Fatal("it looks as if nothing had used it")
			}
			before := dump(t, s)
			_, err = s.UndoImport(ctx, last.ID, nil)
			var said *desk.Sentence
			if !errors.As(err, &said) || !strings.Contains(said.Text, "A2 (VERDI ANNA)") || !strings.Contains(said.Text, "B. LEONE (sportello 3)") ||
				!strings.Contains(said.Text, "23/11/2026 alle 09:01") {
				t.Errorf("%v", err)
			}
			if after := dump(t, s); after != before {
				t.Error("a refused undo changed the tables")
			}
		})
	}
}

func TestUndoPassesOverWhatDoesNotUseTheImport(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, export(t, mariaRow, annaRow), desk.ImportOptions{})
	openCase(t, s, s.appointmentID("A1"))
	clock.pass(time.Hour)
	apply(t, s, export(t, mariaRow, changed(annaRow, "334", "999")), desk.ImportOptions{})
	openCase(t, s, "") // a walk-in
	visit(t, s, "A2", domain.VisitArrived)
	visit(t, s, "A2", domain.VisitBooked) // a slip of the finger
	if got := undoLast(t, s); got.Counts[desk.ClassChanged] != 1 {
		t.Errorf("%+v", got)
	}
	if r := rowOf(t, s, "A2"); r.Phone != "334" {
		t.Errorf("%+v", r)
	}
	refold(t, s)
	_, err := s.LastImportRun(ctx)
	if err == nil || !strings.Contains(err.Error(), "A1 (ROSSI MARIA)") {
		t.Errorf("the first one, which an intake has used: %v", err)
	}
}

func TestUndoneImportCanComeAgain(t *testing.T) {
	s, clock := newStore(t)
	file := export(t, mariaRow, annaRow)
	apply(t, s, file, desk.ImportOptions{})
	clock.pass(time.Hour)
	undoLast(t, s)
	if day, err := s.Day(ctx, theDay); err != nil || len(day.Rows) != 0 || !day.Imported.IsZero() {
		t.Errorf("%+v %v", day, err)
	}
	if _, err := s.LastImportRun(ctx); !errors.Is(err, desk.ErrNothingToUndo) {
		t.Errorf("%v", err)
	}
	clock.pass(time.Hour)
	wantCounts(t, apply(t, s, file, desk.ImportOptions{}), `{"new":2}`)
	refold(t, s)
	runs, err := s.Imports(ctx)
	if err != nil || len(runs) != 2 || runs[0].Undone || !runs[1].Undone {
		t.Errorf("%+v %v", runs, err)
	}
	if _, err := s.UndoImport(ctx, runs[1].ID, nil); err == nil || !strings.Contains(err.Error(), "solo l'ultima importazione") {
		t.Errorf("undone twice: %v", err)
	}
	mustVerify(t, s)
}

func TestGoldenUndone(t *testing.T) {
	body := mustMarshal(t, undoneImportJSON{"0199aaaa-0000-7000-8000-000000000000"})
	if want := `{"of":"0199aaaa-0000-7000-8000-000000000000"}`; body != want {
		t.Errorf("a released form is fixed: %s", body)
	}
}

// The age of the agenda is the export's, whenever it was imported; an import that
// was taken back has none.
func TestTheAgendaIsAsOldAsItsExport(t *testing.T) {
	s, clock := newStore(t)
	first := clock.now().Add(-50 * time.Hour)
	apply(t, s, export(t, mariaRow), desk.ImportOptions{ExportedAt: first})
	clock.pass(time.Hour)
	second := clock.now().Add(-30 * time.Hour)
	apply(t, s, export(t, mariaRow, annaRow), desk.ImportOptions{ExportedAt: second})
	for _, want := range []time.Time{second, first} {
		d, err := s.Day(ctx, theDay)
		if err != nil || !d.Exported.Equal(want) || d.Imported.Before(want) {
			t.Errorf("%v of %v, %v", d.Exported, want, err)
		}
		undoLast(t, s)
	}
}
