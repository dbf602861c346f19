package agendafile

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/calendar"
)

var today = calendar.MustParse("2026-11-22")

// result is everything a reader told.
type result struct {
	Report
	rows []agenda.Booking
	line []int
	bad  []Bad
}

func read(t testing.TB, path string) (result, error) {
	t.Helper()
	f, err := Open(context.Background(), path)
	if err != nil {
		return result{}, err
	}
	defer f.Close() //nolint:errcheck // only read from
	var r result
	r.Report, err = f.Read(context.Background(), Options{
		Today: today, Zone: time.FixedZone("CET", 3600),
		SameOffice: func(s string) bool { return strings.Contains(strings.ToLower(s), "matera") },
		Row: func(line int, record []byte) error {
			var b agenda.Booking
			if err := b.ParseRecord(string(record)); err != nil {
				return err
			}
			r.rows, r.line = append(r.rows, b), append(r.line, line)
			return nil
		},
		Bad: func(b Bad) error {
			r.bad = append(r.bad, b)
			return nil
		},
	})
	return r, err
}

// readText reads a file of those bytes.
func readText(t testing.TB, content string) (result, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "agenda.csv")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return read(t, path)
}

func TestSamples(t *testing.T) {
	for _, name := range []string{"matera-1.csv", "matera-sporco.csv"} {
		path := filepath.Join("testdata", name)
		var want struct{ New, Quarantined int }
		b, err := os.ReadFile(path + ".expect.json")
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b, &want); err != nil {
			t.Fatal(err)
		}
		r, err := read(t, path)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(r.rows) != want.New || len(r.bad) != want.Quarantined || r.Good != want.New || r.Rows != want.New+want.Quarantined {
			t.Errorf("%s: %d good, %d bad %+v", name, len(r.rows), len(r.bad), r.bad)
		}
	}
}

func TestDirtySampleSaysWhatIsWrong(t *testing.T) {
	r, err := read(t, "testdata/matera-sporco.csv")
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []struct {
		line                int
		column, value, part string
	}{
		{2, "Data appuntamento", "31/02/2026", "31/2/2026 non esiste"},
		{6, "Codice prenotazione", "", "manca il codice"},
		{10, "Codice fiscale", "SPSLCU06S16F052", "16 caratteri"},
		{14, "Ora", "25:10", "l'ora non esiste"},
		{17, "Cognome", "", "manca il cognome"},
		{27, "Nome", "", "manca il nome"},
	} {
		b := r.bad[i]
		if b.Line != want.line || b.Column != want.column || b.Value != want.value || !strings.Contains(b.Reason, want.part) {
			t.Errorf("%+v, want %+v", b, want)
		}
	}
	byCode := map[string]agenda.Booking{}
	for _, b := range r.rows {
		byCode[b.Code] = b
	}
	for code, want := range map[string][3]string{
		"MT030003": {"NICOLÒ", "09:00", "1948-05-16"},
		"MT030018": {"NICOLÒ", "09:30", "1973-11-26"},
		"MT030019": {"ESPOSITO", "09:30", "2021-06-11"},
		"MT030021": {"DE LUCA", "12:00", "1955-10-12"},
	} {
		v := byCode[code].Values
		if got := [3]string{v[agenda.Surname], v[agenda.Hour], v[agenda.BirthDate]}; got != want {
			t.Errorf("%s: %v, want %v", code, got, want)
		}
	}
	if v := byCode["MT030007"].Values; v[agenda.Section] != "minors_under_12" || v[agenda.Applicant] != "FERRARI ANNA" || v[agenda.Status] != agenda.Booked {
		t.Errorf("MT030007: %v", v)
	}
}
