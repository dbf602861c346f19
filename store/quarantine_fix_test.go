package store

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
)

// aside is an archive whose import set one row aside: Ugo's day does not exist.
func aside(t *testing.T, more ...string) (*Store, *clock, desk.ImportRow) {
	s, clock := newStore(t)
	apply(t, s, export(t, append([]string{mariaRow, "A9;;31/02/2027;10:00;GALLO;UGO;03/03/1970;;336;PASSAPORTO;"}, more...)...), desk.ImportOptions{})
	clock.pass(time.Minute)
	rows, err := s.Quarantine(ctx)
	if err != nil || len(rows) == 0 {
		t.Fatalf("%+v %v", rows, err)
	}
	return s, clock, rows[0]
}

// typed are the cells of a row with some of them written anew.
func typed(r desk.ImportRow, pairs ...string) []desk.Cell {
	var out []desk.Cell
	for _, c := range r.Cells {
		for i := 0; i < len(pairs); i += 2 {
			if c.Name == pairs[i] {
				c.Text = pairs[i+1]
			}
		}
		out = append(out, c)
	}
	return out
}

func correct(t *testing.T, s *Store, r desk.ImportRow, pairs ...string) desk.ImportSummary {
	t.Helper()
	plan, err := s.PrepareCorrection(ctx, r.Import, r.Line, typed(r, pairs...), nil)
	if err != nil {
		t.Fatal(err)
	}
	sum, err := plan.Apply(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

func TestCorrectedRowIsImported(t *testing.T) {
	s, _, row := aside(t)
	if row.Column != "data" || row.Value != "31/02/2027" || len(row.Cells) != 11 || row.Cells[4] != (desk.Cell{Name: "cognome", Text: "GALLO"}) ||
		row.File != "agenda.csv" || row.AppliedAt.IsZero() {
		t.Fatalf("%+v", row)
	}
	before := dump(t, s)
	_, err := s.PrepareCorrection(ctx, row.Import, row.Line, typed(row, "data", "30/02/2027"), nil)
	var fault *desk.RowFault
	if !errors.As(err, &fault) || fault.Column != "data" || fault.Value != "30/02/2027" || fault.Reason == "" {
		t.Errorf("still wrong: %v", err)
	}
	plan, err := s.PrepareCorrection(ctx, row.Import, row.Line, typed(row, "data", "28/02/2027"), nil)
	if err != nil {
		t.Fatal(err)
	}
	wantCounts(t, plan.Summary(), `{"new":1}`)
	if rows := rowsOf(t, plan, desk.ClassNew); len(rows) != 1 || rows[0].Person != "GALLO UGO" || rows[0].Date.Italian() != "28/02/2027" {
		t.Errorf("%+v", rows)
	}
	if dump(t, s) != before {
		t.Error("a preview changed the tables")
	}
	if _, err := plan.Apply(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if r := rowOf(t, s, "A9"); r.Surname != "GALLO" || r.Phone != "336" {
		t.Errorf("%+v", r)
	}
	if rows, err := s.Quarantine(ctx); err != nil || len(rows) != 0 {
		t.Errorf("%+v %v", rows, err)
	}
	refold(t, s)
	mustVerify(t, s)
	if _, err := plan.Apply(ctx, nil); err == nil {
		t.Error("applied twice")
	}
	if _, err := s.PrepareCorrection(ctx, row.Import, row.Line, typed(row), nil); err == nil || !strings.Contains(err.Error(), "non è più in quarantena") {
		t.Errorf("corrected twice: %v", err)
	}
	last, err := s.LastImportRun(ctx)
	if err == nil || !strings.Contains(err.Error(), "una sua riga in quarantena") {
		t.Errorf("%+v %v", last, err)
	}
}

func TestCorrectedRowMeetsTheBookingsOfTheDesk(t *testing.T) {
	for name, c := range map[string]struct {
		before func(*Store)
		cells  []string
		want   string
	}{
		"moves":      {func(*Store) {}, []string{"codice", "A1", "data", "24/11/2026"}, `{"moved":1}`},
		"agrees":     {func(*Store) {}, []string{"codice", "A1", "data", "23/11/2026", "ora", "09:00", "cognome", "ROSSI", "nome", "MARIA", "data di nascita", "05/04/1984", "codice fiscale", "RSSMRA84D45F052R", "telefono", "333"}, `{"unchanged":1}`},
		"disputes":   {func(s *Store) { visit(t, s, "A1", domain.VisitArrived) }, []string{"codice", "A1", "data", "24/11/2026"}, `{"conflicts":1}`},
		"duplicates": {func(*Store) {}, []string{"data", "24/11/2026", "cognome", "ROSSI", "nome", "MARIA", "codice fiscale", "RSSMRA84D45F052R", "data di nascita", "05/04/1984"}, `{"duplicates":1,"new":1}`},
	} {
		t.Run(name, func(t *testing.T) {
			s, _, row := aside(t)
			c.before(s)
			wantCounts(t, correct(t, s, row, c.cells...), c.want)
			if rows, err := s.Quarantine(ctx); err != nil || len(rows) != 0 {
				t.Errorf("%+v %v", rows, err)
			}
			if name == "duplicates" && (!rowOf(t, s, "A9").Duplicate || !rowOf(t, s, "A1").Duplicate) {
				t.Error("not marked as double")
			}
			refold(t, s)
			mustVerify(t, s)
		})
	}
}

func TestCorrectionSeesWhatHasChangedSince(t *testing.T) {
	s, clock, row := aside(t)
	cells := typed(row, "codice", "A7", "data", "24/11/2026")
	plan, err := s.PrepareCorrection(ctx, row.Import, row.Line, cells, nil)
	if err != nil {
		t.Fatal(err)
	}
	clock.pass(time.Hour)
	apply(t, s, export(t, mariaRow, "A7;;25/11/2026;10:00;GALLO;UGO;03/03/1970;;336;PASSAPORTO;"), desk.ImportOptions{})
	if _, err := plan.Apply(ctx, nil); err == nil || !strings.Contains(err.Error(), "Intanto la prenotazione è cambiata") {
		t.Errorf("%v", err)
	}
	again, err := s.PrepareCorrection(ctx, row.Import, row.Line, cells, nil)
	if err != nil {
		t.Fatal(err)
	}
	if w := again.Summary().Warnings; len(w) != 1 || !strings.Contains(w[0], "più recente") {
		t.Errorf("%q", w)
	}
	if _, err := again.Apply(ctx, nil); err != nil {
		t.Fatal(err)
	}
	last, err := s.LastImportRun(ctx)
	if err == nil || !strings.Contains(err.Error(), "A7 (GALLO UGO)") {
		t.Errorf("a correction has used a booking of the newer import: %+v %v", last, err)
	}
	refold(t, s)
}

// The next export has the row again: good, or wrong once more. Nobody is asked twice.
func TestRowThatCameAgainWaitsNoMore(t *testing.T) {
	s, clock, _ := aside(t, ";;24/11/2026;10:00;NERI;EVA;;;;;")
	left := func() (out []string) {
		t.Helper()
		rows, err := s.Quarantine(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			out = append(out, r.Code+" "+r.Person+" "+r.Value)
		}
		return out
	}
	want := func(rows ...string) {
		t.Helper()
		if got := left(); !slices.Equal(got, rows) {
			t.Errorf("%q", got)
		}
	}
	want("A9 GALLO UGO 31/02/2027", " NERI EVA ")
	clock.pass(time.Hour)
	apply(t, s, export(t, mariaRow, "A9;;32/11/2026;10:00;GALLO;UGO;03/03/1970;;336;PASSAPORTO;", ";;24/11/2026;10:00;NERI;EVA;;;;;"), desk.ImportOptions{})
	want("A9 GALLO UGO 32/11/2026", " NERI EVA ")
	refold(t, s)
	clock.pass(time.Hour)
	sum := apply(t, s, export(t, mariaRow, "A9;;23/11/2026;10:00;GALLO;UGO;03/03/1970;;336;PASSAPORTO;"), desk.ImportOptions{})
	wantCounts(t, sum, `{"new":1,"unchanged":1}`)
	want(" NERI EVA ")
	refold(t, s)
	mustVerify(t, s)

	clock.pass(time.Hour)
	last, err := s.LastImportRun(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.UndoImport(ctx, last.ID, nil); err != nil {
		t.Fatal(err)
	}
	want("A9 GALLO UGO 32/11/2026", " NERI EVA ")
	refold(t, s)
}

func TestDismissedRowIsADecision(t *testing.T) {
	s, _, row := aside(t, "A8;;24/11/2026;boh;NERI;EVA;;;;;")
	if err := s.DismissRows(ctx, []desk.AsideRef{row.Ref()}); err != nil {
		t.Fatal(err)
	}
	rows, err := s.Quarantine(ctx)
	if err != nil || len(rows) != 1 || rows[0].Code != "A8" {
		t.Errorf("%+v %v", rows, err)
	}
	refold(t, s)
	mustVerify(t, s)
	both := []desk.AsideRef{rows[0].Ref(), row.Ref()}
	if err := s.DismissRows(ctx, both); err == nil || !strings.Contains(err.Error(), "non è più in quarantena") {
		t.Errorf("%v", err)
	}
	if left, err := s.Quarantine(ctx); err != nil || len(left) != 1 {
		t.Errorf("some of them were dismissed: %+v %v", left, err)
	}
	undoLast(t, s) // nothing of the import itself was used
	refold(t, s)
}

// A row cut short keeps the names of its missing cells, so that they can be typed.
func TestShortRowCanBeFilledUp(t *testing.T) {
	s, _ := newStore(t)
	apply(t, s, export(t, mariaRow, "A9;;24/11/2026"), desk.ImportOptions{})
	rows, err := s.Quarantine(ctx)
	if err != nil || len(rows) != 1 || len(rows[0].Cells) != 11 {
		t.Fatalf("%+v %v", rows, err)
	}
	wantCounts(t, correct(t, s, rows[0], "ora", "10:00", "cognome", "GALLO", "nome", "UGO"), `{"new":1}`)
}

// Both rows of a code that stood twice can be corrected one after the other.
func TestRepeatedCodesAreCorrectedOneByOne(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, export(t, mariaRow, "A9;;24/11/2026;10:00;GALLO;UGO;03/03/1970;;336;PASSAPORTO;", "A9;;24/11/2026;11:00;NERI;EVA;03/03/1971;;337;PASSAPORTO MINORE;"), desk.ImportOptions{})
	rows, err := s.Quarantine(ctx)
	if err != nil || len(rows) != 2 {
		t.Fatalf("%+v %v", rows, err)
	}
	wantCounts(t, correct(t, s, rows[0]), `{"new":1}`)
	clock.pass(time.Minute)
	wantCounts(t, correct(t, s, rows[1], "codice", "A10"), `{"new":1}`)
	if a, b := rowOf(t, s, "A9"), rowOf(t, s, "A10"); a.Surname != "GALLO" || b.Surname != "NERI" || !b.Minor {
		t.Errorf("%+v %+v", a, b)
	}
	refold(t, s)
	mustVerify(t, s)
}

func TestCorrectionReadsByAProfile(t *testing.T) {
	s, _, row := aside(t)
	for i := range row.Cells {
		if row.Cells[i].Name == "codice" {
			row.Cells[i].Name = "XYZ"
		}
	}
	cells := typed(row, "data", "24/11/2026")
	if _, err := s.PrepareCorrection(ctx, row.Import, row.Line, cells, nil); err == nil || !strings.Contains(err.Error(), "colonne necessarie") {
		t.Errorf("%v", err)
	}
	plan, err := s.PrepareCorrection(ctx, row.Import, row.Line, cells, &agenda.Profile{Name: "prova", Columns: map[agenda.Field]string{agenda.CodeColumn: "XYZ"}})
	if err != nil {
		t.Fatal(err)
	}
	wantCounts(t, plan.Summary(), `{"new":1}`)
}

// A row keeps the whole header of a profile that was made for it: by that the profile
// is found that reads the correction. Of other files it keeps no cell that is empty
// and that nobody reads.
func TestRowsKeepWhatReadsThem(t *testing.T) {
	header := []string{"codice", "sede", "data", "ora", "piano", "cognome", "nome", "telefono"}
	profile := &agenda.Profile{Name: "prova", Header: agenda.FingerprintOf(header), Dates: []string{"MM/GG/AAAA"}}
	file := written(t, "agenda.csv", strings.Join(header, ";")+"\nA1;;11/23/2026;09:00;;ROSSI;MARIA\nA9;;boh;10:00;2;GALLO;UGO\n")
	names := func(r desk.ImportRow) (out []string) {
		for _, c := range r.Cells {
			out = append(out, c.Name)
		}
		return out
	}
	s, _ := newStore(t)
	apply(t, s, file, desk.ImportOptions{Profile: profile})
	rows, err := s.Quarantine(ctx)
	if err != nil || len(rows) != 1 || !profile.MadeFor(names(rows[0])) {
		t.Fatalf("%+v %v", rows, err)
	}
	plan, err := s.PrepareCorrection(ctx, rows[0].Import, rows[0].Line, typed(rows[0], "data", "12/01/2026"), profile)
	if err != nil {
		t.Fatal(err)
	}
	if got := rowsOf(t, plan, desk.ClassNew); len(got) != 1 || got[0].Date.Italian() != "01/12/2026" {
		t.Errorf("%+v", got)
	}

	s, _ = newStore(t)
	apply(t, s, file, desk.ImportOptions{})
	rows, err = s.Quarantine(ctx)
	if err != nil || len(rows) != 2 || !slices.Equal(names(rows[0]), []string{"codice", "data", "ora", "cognome", "nome", "telefono"}) ||
		!slices.Equal(names(rows[1]), []string{"codice", "data", "ora", "piano", "cognome", "nome", "telefono"}) {
		t.Fatalf("%+v %v", rows, err)
	}
	wantCounts(t, correct(t, s, rows[1], "data", "24/11/2026", "telefono", "336"), `{"new":1}`)
	if r := rowOf(t, s, "A9"); r.Phone != "336" {
		t.Errorf("%+v", r)
	}
}

func TestGoldenDecisions(t *testing.T) {
	if got := mustMarshal(t, correctedJSON{3, "new"}) + mustMarshal(t, dismissedJSON{4}); got != `{"line":3,"class":"new"}{"line":4}` {
		t.Errorf("a released form is fixed: %s", got)
	}
}
