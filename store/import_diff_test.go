package store

import (
	"errors"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

// What an import's preview had shown can be read again later, class by class.
func TestDiffOfAnImportOfThePast(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, export(t, mariaRow, annaRow, lucaRow), desk.ImportOptions{})
	visit(t, s, "A1", domain.VisitArrived)
	clock.pass(time.Hour)
	plan := prepare(t, s, export(t, changed(mariaRow, "09:00", "09:20"), changed(annaRow, "23/11/2026", "24/11/2026", "334", "999"),
		"A7;;24/11/2026;12:00;VERDI;ANNA;01/01/1990;;334;PASSAPORTO;", "A8;annullata;24/11/2026;12:00;GALLO;UGO;;;;;", ";;24/11/2026;12:00;ROTTI;ADA;;;;;"), desk.ImportOptions{})
	shown := map[desk.Class][]desk.ImportRow{}
	for _, c := range desk.Classes() {
		shown[c] = rowsOf(t, plan, c)
	}
	if _, err := plan.Apply(ctx, nil); err != nil {
		t.Fatal(err)
	}
	runs, err := s.Imports(ctx)
	if err != nil {
		t.Fatal(err)
	}
	clock.pass(time.Hour)
	apply(t, s, export(t, mariaRow), desk.ImportOptions{}) // history does not change with what comes later
	d, err := s.ImportDiff(ctx, runs[0].ID, nil)
	if err != nil {
		t.Fatal(err)
	}
	if d.Run().ID != runs[0].ID {
		t.Errorf("%+v", d.Run())
	}
	for _, c := range desk.Classes() {
		if c == desk.ClassDuplicate {
			continue
		}
		rows, err := d.Rows(c, 0, 100)
		if err != nil || len(rows) != len(shown[c]) || len(rows) != d.Counts()[c] {
			t.Errorf("%s: %+v, counted %d, shown before %+v, %v", c, rows, d.Counts()[c], shown[c], err)
			continue
		}
		for i, r := range rows {
			want := shown[c][i]
			if r.Code != want.Code || r.Person != want.Person || len(r.Fields) != len(want.Fields) || r.Reason != want.Reason {
				t.Errorf("%s: %+v, shown before %+v", c, r, want)
			}
		}
	}
	both, err := d.Rows(desk.ClassDuplicate, 0, 100)
	if err != nil || len(both) != 2 || both[0].Code != "A2" || both[1].Code != "A7" {
		t.Errorf("%+v %v", both, err)
	}
	if one, err := d.Rows(desk.ClassDuplicate, 1, 1); err != nil || len(one) != 1 || one[0].Code != "A7" {
		t.Errorf("%+v %v", one, err)
	}
	if _, err := s.ImportDiff(ctx, "altro", nil); !errors.Is(err, desk.ErrNotFound) {
		t.Errorf("%v", err)
	}
}
