package agendafile

import (
	"bytes"
	"encoding/json"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain/agenda"

	"github.com/emersion/go-ical"
)

// exported writes bookings; the office is one that the tests' reader takes for its own.
func exported(t testing.TB, f Format, bookings []agenda.Booking) string {
	t.Helper()
	var b bytes.Buffer
	w, err := NewWriter(&b, f, Export{Office: "Questura di Matera", At: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC), Zone: time.FixedZone("CET", 3600)})
	if err != nil {
		t.Fatal(err)
	}
	for i := range bookings {
		if err := w.Write(&bookings[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(b.String(), f.Magic()) {
		t.Errorf("%s begins with %q", f, b.String()[:20])
	}
	return b.String()
}

func TestExportsReadBackTheSame(t *testing.T) {
	all, err := read(t, "testdata/matera-1.csv")
	if err != nil {
		t.Fatal(err)
	}
	nasty := agenda.Booking{Code: `=1+1;"x",\n`}
	for f := range nasty.Values {
		nasty.Values[f] = `'+39 "a; b", \n c:d ` + strings.Repeat("è", 60)
	}
	for f, v := range map[agenda.Field]string{
		agenda.Status: agenda.Cancelled, agenda.Day: "2026-11-23", agenda.Hour: "00:05", agenda.Section: "minors_under_12", agenda.Sex: "X",
		agenda.BirthDate: "1926-11-24", agenda.TaxCode: "RSSMRA84D45F052R", agenda.Departure: "2027-01-01", agenda.Updated: "2026-11-22T08:15:09",
		agenda.Surname: "=CMD|'/C calc'!A0", agenda.Name: "-@", agenda.Phone: "+39 333", agenda.Email: "''=x", agenda.Notes: `="0012"`,
	} {
		nasty.Values[f] = v
	}
	bookings := append(all.rows, nasty)
	for _, s := range agenda.Codes(agenda.Section) {
		b := all.rows[0]
		b.Code, b.Values[agenda.Section] = "S-"+s, s
		bookings = append(bookings, b)
	}
	for _, f := range Formats() {
		r, err := readText(t, exported(t, f, bookings))
		if err != nil || len(r.bad) != 0 || len(r.rows) != len(bookings) || len(r.Unknown) != 0 {
			t.Fatalf("%s: %v %d %+v %q", f, err, len(r.rows), r.bad, r.Unknown)
		}
		for i := range bookings {
			if !reflect.DeepEqual(r.rows[i], bookings[i]) {
				t.Errorf("%s: got\n%q, want\n%q", f, r.rows[i], bookings[i])
			}
		}
	}
}

// No cell of a CSV begins with what a spreadsheet counts.
func TestExportedCSVIsNoFormula(t *testing.T) {
	var b agenda.Booking
	for f := range b.Values {
		b.Values[f] = []string{"=1", "+1", "-1", "@x", "'=1"}[f%5]
	}
	out := exported(t, CSV, []agenda.Booking{b})
	if bad := regexp.MustCompile(`(?m)(?:^|;)"?[=+@-]`).FindString(out); bad != "" {
		t.Errorf("%q in %q", bad, out)
	}
}

// Another program reads our calendar as we do.
func TestCalendarIsOneToOthers(t *testing.T) {
	var b agenda.Booking
	b.Code = "A;1"
	for f, v := range map[agenda.Field]string{agenda.Status: agenda.Cancelled, agenda.Day: "2026-11-23", agenda.Hour: "09:30", agenda.Surname: "D'ALÒ",
		agenda.Name: "ANNA, PIA", agenda.Notes: strings.Repeat("è; ", 80), agenda.Updated: "2026-11-22T08:15:09"} {
		b.Values[f] = v
	}
	c, err := ical.NewDecoder(strings.NewReader(exported(t, ICS, []agenda.Booking{b}))).Decode()
	if err != nil || len(c.Events()) != 1 {
		t.Fatal(err)
	}
	e := c.Events()[0]
	start, err := e.DateTimeStart(time.UTC)
	if err != nil || start.Format(time.DateTime) != "2026-11-23 09:30:00" {
		t.Errorf("%v %v", start, err)
	}
	for name, want := range map[string]string{"UID": "A;1", "SUMMARY": "D'ALÒ, ANNA, PIA", "STATUS": "CANCELLED",
		"DESCRIPTION": "ufficio: Questura di Matera\ncognome: D'ALÒ\nnome: ANNA, PIA\nnote: " + b.Values[agenda.Notes]} {
		if got, err := e.Props.Text(name); err != nil || got != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

func TestCalendarLinesAreFolded(t *testing.T) {
	b := agenda.Booking{Code: "A1"}
	b.Values[agenda.Notes] = strings.Repeat("è", 300)
	for line := range strings.SplitSeq(exported(t, ICS, []agenda.Booking{b}), "\r\n") {
		if len(line) > 75 || strings.ContainsRune(line, '\ufffd') {
			t.Errorf("%d bytes: %q", len(line), line)
		}
	}
}

// The schema lists every column once, and what is written follows it.
func TestSchema(t *testing.T) {
	var schema struct {
		Items struct {
			Required   []string
			Properties map[string]struct {
				Type, Pattern        string
				Enum                 []string
				MinLength, MaxLength int
			}
		}
	}
	if err := json.Unmarshal(Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	if len(schema.Items.Properties) != int(agenda.NumColumns) || !reflect.DeepEqual(schema.Items.Required, []string{"code", "date", "hour", "surname", "name"}) {
		t.Errorf("%+v", schema)
	}
	all, err := read(t, "testdata/matera-sporco.csv")
	if err != nil {
		t.Fatal(err)
	}
	provisional := all.rows[0]
	provisional.Values[agenda.TaxCode] = "12345678903"
	all.rows = append(all.rows, provisional)
	var written []map[string]string
	if err := json.Unmarshal([]byte(exported(t, JSON, all.rows)), &written); err != nil {
		t.Fatal(err)
	}
	for _, b := range written {
		for key, v := range b {
			p, ok := schema.Items.Properties[key]
			enum := "," + strings.Join(p.Enum, ",") + ","
			if !ok || p.Type != "string" || !regexp.MustCompile(p.Pattern).MatchString(v) || len(p.Enum) > 0 && !strings.Contains(enum, ","+v+",") || len(v) < p.MinLength {
				t.Errorf("%s %q does not follow %+v", key, v, p)
			}
		}
		for _, key := range schema.Items.Required {
			if b[key] == "" {
				t.Errorf("%s is missing in %v", key, b)
			}
		}
	}
}

func FuzzExportsReadBack(f *testing.F) {
	f.Add("A1", "ROSSI", "'=1", "a: b\\n", "2026-11-22T02:30:00")
	f.Add("=A\"1;", "-", "@", "sesso: M", "")
	f.Fuzz(func(t *testing.T, code, surname, name, notes, updated string) {
		for _, s := range []*string{&code, &surname, &name, &notes} {
			clean, _ := tidy([]byte(*s), false)
			*s = string(clean)
		}
		if _, err := time.Parse(updatedForm, updated); err != nil || updated < "1901" || updated > "2190" || len(updated) != len(updatedForm) {
			updated = ""
		}
		if code == "" || len(code) > maxCode || surname == "" || name == "" || len(surname)+len(name)+len(notes) > MaxField/4 {
			return
		}
		b := agenda.Booking{Code: code}
		b.Values[agenda.Status], b.Values[agenda.Day], b.Values[agenda.Hour] = agenda.Booked, "2026-11-23", "09:00"
		b.Values[agenda.Surname], b.Values[agenda.Name], b.Values[agenda.Notes], b.Values[agenda.Updated] = surname, name, notes, updated
		for _, form := range Formats() {
			r, err := readText(t, exported(t, form, []agenda.Booking{b}))
			if err != nil || len(r.rows) != 1 || !reflect.DeepEqual(r.rows[0], b) {
				t.Fatalf("%s: %v\n%q\n%q %+v", form, err, b, r.rows, r.bad)
			}
		}
	})
}
