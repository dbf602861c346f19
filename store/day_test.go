package store

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
)

func codes(rows []desk.Row) string {
	var out []string
	for _, r := range rows {
		code := r.Code
		if r.Appointment == "" {
			code = "walk-in"
		}
		out = append(out, code)
	}
	return strings.Join(out, " ")
}

func TestWaitingLine(t *testing.T) {
	s, clock := newStore(t)
	ids := map[string]string{}
	for _, b := range []testBooking{
		{Code: "A", Hour: "09:00"}, {Code: "B", Hour: "09:10"}, {Code: "C", Hour: "09:20"}, {Code: "D", Hour: "09:20"},
		{Code: "E", Hour: "09:30", Section: "priority"}, {Code: "F", Hour: "09:40"}, {Code: "X", Hour: "09:00", Date: "2026-11-24"},
	} {
		b.Surname, b.Name = "ROSSI", b.Code
		ids[b.Code] = book(t, s, b)
	}
	for _, code := range []string{"E", "D", "B", "C"} { // in the order in which they come
		if _, err := s.SetVisit(ctx, ids[code], domain.VisitArrived); err != nil {
			t.Fatal(err)
		}
		clock.pass(time.Minute)
	}
	d, err := s.Day(ctx, theDay)
	if err != nil {
		t.Fatal(err)
	}
	// A and F keep their places; B to E share theirs: priority, hour, arrival.
	if got := codes(d.Rows); got != "A E B D C F" {
		t.Errorf("got %s", got)
	}
	if want := (desk.Counts{Bookings: 6, ToDo: 2, Waiting: 4}); d.Counts != want {
		t.Errorf("got %+v", d.Counts)
	}
}

func TestWalkInsOfTheDayAreInTheList(t *testing.T) {
	s, _ := newStore(t)
	book(t, s, rossi())
	openCase(t, s, "")
	d, err := s.Day(ctx, theDay)
	if err != nil || len(d.Rows) != 2 || d.Counts != (desk.Counts{Bookings: 1, ToDo: 1, InProgress: 1}) {
		t.Fatalf("%+v, %v", d, err)
	}
	tomorrow, err := s.Day(ctx, theDay.AddDays(1))
	if err != nil || len(tomorrow.Rows) != 0 {
		t.Errorf("%+v, %v", tomorrow, err)
	}
}

func TestFamilyIsToldByTheAccount(t *testing.T) {
	s, _ := newStore(t)
	for i, applicant := range []string{"Rossi Paolo", "ROSSI PAOLO", "Verdi Anna", ""} {
		book(t, s, testBooking{Code: fmt.Sprint("MT", i), Hour: "09:00", Surname: "X", Applicant: applicant})
	}
	d, err := s.Day(ctx, theDay)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []int{2, 2, 1, 0} {
		if d.Rows[i].Family != want {
			t.Errorf("%s: %d", d.Rows[i].Code, d.Rows[i].Family)
		}
	}
}

func TestSearch(t *testing.T) {
	s, _ := newStore(t)
	for _, b := range []testBooking{
		{Code: "MT000001", Surname: "NICOLÒ", Name: "ÀNNA MARIA", TaxCode: "NCLNMR84D45F052A"},
		{Code: "MT000002", Surname: "D'ANGELO", Name: "CIRO"},
		{Code: "MT000003", Surname: "ROSSI", Name: "MARIA"},
		{Code: "MT000004", Surname: "ROSSINI", Name: "MARCO"},
		{Code: "BG000001", Surname: "DE ROSSI", Name: "PIA"},
	} {
		b.Hour = "09:00"
		book(t, s, b)
	}
	openCase(t, s, "") // ROSSI MARIA, walk-in
	for typed, want := range map[string]string{
		"nicolo":         "MT000001",
		"Nicolo' anna m": "MT000001",
		"nic mar":        "MT000001",
		"d angelo":       "MT000002",
		"d'angelo ciro":  "MT000002",
		"ross":           "MT000003 MT000004 walk-in",
		"ros mar":        "MT000003 MT000004 walk-in",
		"rossi maria":    "MT000003 walk-in",
		"maria rossi":    "MT000003 walk-in",
		"anna nicolo":    "MT000001",
		"mt00000":        "MT000001 MT000002 MT000003 MT000004",
		"MT000003":       "MT000003",
		"nclnmr84":       "MT000001",
		"rssmra84d45":    "walk-in",
		"zzz":            "",
		" ":              "",
	} {
		hits, err := s.Search(ctx, typed, 10)
		if err != nil {
			t.Fatal(err)
		}
		var rows []desk.Row
		for _, h := range hits {
			rows = append(rows, h.Row)
		}
		if got := codes(rows); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
	if hits, err := s.Search(ctx, "ross", 2); err != nil || len(hits) != 2 {
		t.Errorf("limit: %d, %v", len(hits), err)
	}
}

func TestACommonSurnameDoesNotHideAName(t *testing.T) {
	s, _ := newStore(t)
	for i := range scanned + 1 {
		book(t, s, testBooking{Code: fmt.Sprintf("MT%06d", i), Surname: "ROSSI", Name: "ANNA", Hour: "09:00"})
	}
	book(t, s, testBooking{Code: "MT900000", Surname: "ROSSI", Name: "ZOE", Hour: "09:00"})
	for _, typed := range []string{"rossi zo", "zoe rossi"} {
		hits, err := s.Search(ctx, typed, 3)
		if err != nil || len(hits) != 1 || hits[0].Code != "MT900000" {
			t.Errorf("%q found %v, %v", typed, hits, err)
		}
	}
}

// The age of a day's agenda is that of the last export that covers it.
func TestAgeOfTheAgenda(t *testing.T) {
	s, _ := newStore(t)
	if d, err := s.Day(ctx, theDay); err != nil || !d.Imported.IsZero() || d.Uncovered {
		t.Fatalf("%+v, %v", d, err)
	}
	const newest, exported = "2026-11-22T18:00:00.000Z", "2026-11-20T07:00:00.000Z"
	for _, run := range [][5]string{
		{newest, exported, "1", "2026-11-23", "2026-11-23"}, // by the file's own time
		{"2026-11-21T18:00:00.000Z", "", "0", "2026-11-23", "2026-11-25"},
		{"2026-11-20T18:00:00.000Z", exported, "0", "2026-11-01", "2026-11-30"},
	} {
		if _, err := s.db.Exec(`
			INSERT INTO import_run (id, office, file, sha256, exported_at, uncertain, span_from, span_to, applied_at, desk, clerk, rows, cleaned, counts)
			VALUES (?1, 'matera', 'a.csv', '', ?2, ?3, ?4, ?5, ?1, 1, '', 1, 0, '{}')`, run[0], run[1], run[2] == "1", run[3], run[4]); err != nil {
			t.Fatal(err)
		}
	}
	for day, want := range map[string][3]any{
		"2026-11-23": {exported, true, false},
		"2026-11-25": {"2026-11-21T18:00:00.000Z", false, false},
		"2026-11-26": {exported, false, false},
		"2026-12-01": {exported, true, true},
	} {
		d, err := s.Day(ctx, calendar.MustParse(day))
		if err != nil || instant(d.Imported) != newest || instant(d.Exported) != want[0] || d.ExportUncertain != want[1] || d.Uncovered != want[2] {
			t.Errorf("%s: %v %v %v %v, %v", day, d.Imported, d.Exported, d.ExportUncertain, d.Uncovered, err)
		}
	}
}
