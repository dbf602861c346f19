package store

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain/desk"
)

// inHistory counts the rows of all past imports, taken back or not, that hold a word.
func inHistory(t *testing.T, s *Store, word string) (n int) {
	t.Helper()
	runs, err := s.Imports(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, run := range runs {
		diff, err := s.ImportDiff(ctx, run.ID, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, class := range desk.Classes() {
			rows, err := diff.Rows(class, 0, 100)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range rows {
				if strings.Contains(fmt.Sprintf("%+v", r), word) {
					n++
				}
			}
		}
	}
	return n
}

// isGone checks that nothing tells of Ulrica Zanella any more.
func isGone(t *testing.T, s *Store) {
	t.Helper()
	if n := inHistory(t, s, "ZANELLA"); n != 0 {
		t.Errorf("the history still names her %d times", n)
	}
	checkBytes(t, s, false, herWords...)
	refold(t, s)
	mustVerify(t, s)
}

func TestErasureReachesRowsOfImportsThatWereTakenBack(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, export(t, changed(zanella, "23/11", "99/11"), mariaRow), desk.ImportOptions{})
	clock.pass(time.Minute)
	undoLast(t, s)
	clock.pass(time.Minute)
	apply(t, s, export(t, zanella, mariaRow), desk.ImportOptions{})
	if n := inHistory(t, s, "ZANELLA"); n != 2 {
		t.Fatalf("the history names her %d times", n)
	}
	if out := erase(t, s, zanellasCase(t, s).ID); out.Aside != 0 {
		t.Errorf("%+v", out)
	}
	isGone(t, s)
}

func TestErasureTakesTheRowThatBecameTheBooking(t *testing.T) {
	for name, c := range map[string]struct{ row, before string }{
		"without a code":                   {row: changed(zanella, "Z1;", ";")},
		"with another code":                {row: changed(zanella, "Z1;", "Z9;", "23/11", "99/11")},
		"with a name misspelt":             {row: changed(zanella, "Z1;", ";", "ULRICA", "ULRIKA")},
		"whose booking had come meanwhile": {row: changed(zanella, "Z1;", ";"), before: zanella},
	} {
		t.Run(name, func(t *testing.T) {
			s, clock := newStore(t)
			apply(t, s, export(t, c.row, mariaRow), desk.ImportOptions{})
			rows, err := s.Quarantine(ctx)
			if err != nil || len(rows) != 1 {
				t.Fatalf("%+v %v", rows, err)
			}
			clock.pass(time.Minute)
			if c.before != "" {
				apply(t, s, export(t, c.before, mariaRow), desk.ImportOptions{})
				clock.pass(time.Minute)
			}
			correct(t, s, rows[0], "codice", "Z1", "nome", "ULRICA", "data", "23/11/2026")
			if out := erase(t, s, zanellasCase(t, s).ID); out.Aside != 0 || out.Bookings != 1 {
				t.Errorf("%+v", out)
			}
			isGone(t, s)
		})
	}
}

// Two people's rows had one code, and a clerk gave one of them its own.
func TestErasureLeavesTheRowOfAnotherPersonsBooking(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, export(t, mariaRow, zanella, changed(lucaRow, "A3", "Z1")), desk.ImportOptions{})
	rows, err := s.Quarantine(ctx)
	if err != nil || len(rows) != 2 {
		t.Fatalf("%+v %v", rows, err)
	}
	for i, code := range []string{"Z1", "A3"} {
		clock.pass(time.Minute)
		correct(t, s, rows[i], "codice", code)
	}
	erase(t, s, zanellasCase(t, s).ID)
	isGone(t, s)
	if n := inHistory(t, s, rows[1].Person); n == 0 {
		t.Errorf("%s is not in the history any more", rows[1].Person)
	}
}

// What nothing ties to the erased booking stays, and the clerk is told.
func TestErasureTellsOfRowsThatSeemTheSamePersons(t *testing.T) {
	nobodys := changed(zanella, "Z1;", ";", "0835123456", "")
	for name, row := range map[string]string{
		"same name":      changed(nobodys, "ZNLLRC81H47F052F", ""),
		"turned around":  changed(nobodys, "ZNLLRC81H47F052F", "", "ZANELLA;ULRICA", "ULRICA;ZANELLA"),
		"same tax code":  changed(nobodys, "ZANELLA;ULRICA", "ZANELA;ULRICA"),
		"another person": changed(nobodys, "ZNLLRC81H47F052F", "", "ZANELLA;ULRICA", "ZANELLA;ADA"),
	} {
		t.Run(name, func(t *testing.T) {
			s, clock := newStore(t)
			apply(t, s, export(t, zanella, row), desk.ImportOptions{})
			clock.pass(time.Minute)
			apply(t, s, export(t, changed(zanella, "0835123456", "0835"), changed(row, "09:20", "09:40")), desk.ImportOptions{})
			clock.pass(time.Minute)
			undoLast(t, s)
			want := 2
			if name == "another person" {
				want = 0
			}
			if out := erase(t, s, zanellasCase(t, s).ID); out.Aside != want {
				t.Errorf("%+v", out)
			}
			refold(t, s)
			mustVerify(t, s)
		})
	}
}
