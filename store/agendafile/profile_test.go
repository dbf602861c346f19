package agendafile

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"

	"github.com/xuri/excelize/v2"
)

const strangeCSV = "Id App.|Quando|Utente|Nome|Esito|Sportello|Tipo|Nato|Data\n"

const strangeProfile = `# di prova
name = "Bergamo settimanale"
sheet = "Agenda"
dates = ["MM/GG/AAAA"]
exported_at = "sett_{AAAAMMGG}-{hhmm}"
ignore = ["Data"]

[columns]
code = "ID APP"
date = "Quando"
hour = "Quando"
surname = "Utente"
birth_date = "Nato"
status = "Esito"
section = "Sportello"
service = "Tipo"

[values.status]
"O.K." = "booked"
"K.O." = "cancelled"

[values.section]
2 = "priority"

[values.service]
"P1" = "PASSAPORTO MINORE"
`

func profileOf(t testing.TB, content string) (*agenda.Profile, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "prova.toml")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return ReadProfile(path)
}

func strange(t testing.TB) *agenda.Profile {
	t.Helper()
	p, err := profileOf(t, strangeProfile)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestProfileReadsAnotherOfficesFile(t *testing.T) {
	content := strings.ReplaceAll(strangeCSV+"A1|11/23/2026 09:30|ROSSI|MARIA|o.k.|2|p1|4/5/1984|x\nA2|11/23/2026 10:00|VERDI|ANNA|K.O.|ordinaria|P2||x\n"+
		"A3|23.11.2026 10:00|NERI|PIA|O.K.|||\nA4|11/24/2026|NERI|PIA|||||\n", "|", ";")
	path := filepath.Join(t.TempDir(), "sett_20261122-0815.csv")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := read(t, path)
	refused(t, "without the profile", err, "mancano «codice prenotazione», «ora», «cognome»")
	p := strange(t)
	r, err := readAs(t, path, p)
	if err != nil || len(r.rows) != 2 || len(r.bad) != 2 || len(r.Unknown) != 0 {
		t.Fatalf("%v %+v", err, r)
	}
	v := r.rows[0].Values
	if v[agenda.Day] != "2026-11-23" || v[agenda.Hour] != "09:30" || v[agenda.Section] != "priority" || v[agenda.Service] != "PASSAPORTO MINORE" || v[agenda.BirthDate] != "1984-04-05" {
		t.Errorf("%q", v)
	}
	if v = r.rows[1].Values; v[agenda.Status] != agenda.Cancelled || v[agenda.Section] != "ordinary" || v[agenda.Service] != "P2" {
		t.Errorf("%q", v)
	}
	if b := r.bad[0]; b.Column != "Quando" || !strings.Contains(b.Reason, "MM/GG/AAAA") {
		t.Errorf("%+v", b)
	}
	if b := r.bad[1]; b.Column != "Quando" || !strings.Contains(b.Reason, "ora") {
		t.Errorf("%+v", b)
	}
	f, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // only read from
	f.Use(p)
	if at := f.TimeInName(time.UTC); at.Format(time.DateTime) != "2026-11-22 08:15:00" {
		t.Errorf("exported at %v", at)
	}
	sampleShowsTheEffect(t, f, p)
}

func sampleShowsTheEffect(t *testing.T, f *File, p *agenda.Profile) {
	t.Helper()
	f.Use(nil)
	s, err := f.Sample(t.Context(), 3)
	if err != nil || len(s.Rows) != 3 || s.Header[0] != "Id App." || s.Rows[1][2] != "VERDI" {
		t.Fatalf("%v %+v", err, s)
	}
	lines := []int{}
	o := Options{Today: today, Zone: time.UTC, Row: func(line int, _ []byte) error { lines = append(lines, line); return nil }, Bad: func(Bad) error { return nil }}
	_, err = s.Apply(nil, o)
	refused(t, "sample", err, "manca")
	for range 2 { // as often as the clerk likes
		report, err := s.Apply(p, o)
		if err != nil || report.Good != 2 || report.Rows != 3 {
			t.Errorf("%v %+v", err, report)
		}
	}
	if !reflect.DeepEqual(lines, []int{2, 3, 2, 3}) {
		t.Errorf("lines %v", lines)
	}
	saved := SavedProfile{ID: "x", Profile: p}
	if _, ok := Propose([]SavedProfile{saved}, s.Header); !ok {
		t.Error("a profile with all the columns is not proposed")
	}
	if _, ok := Propose([]SavedProfile{saved}, append(s.Header, "codice", "ora", "cognome")); ok {
		t.Error("a profile is proposed for a header that is read without")
	}
	made := *p
	made.Header = agenda.FingerprintOf(s.Header)
	if got, ok := Propose([]SavedProfile{saved, {ID: "y", Profile: &made}}, s.Header); !ok || got.ID != "y" {
		t.Errorf("%+v", got)
	}
}

// readAs is read with a profile.
func readAs(t testing.TB, path string, p *agenda.Profile) (r result, err error) {
	t.Helper()
	f, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // only read from
	f.Use(p)
	r.Report, err = f.Read(t.Context(), Options{
		Today: today, Zone: time.UTC, Bad: func(b Bad) error { r.bad = append(r.bad, b); return nil },
		Row: func(_ int, record []byte) error {
			var b agenda.Booking
			err := b.ParseRecord(string(record))
			r.rows = append(r.rows, b)
			return err
		},
	})
	return r, err
}

func TestProfileNamesTheSheet(t *testing.T) {
	path := filepath.Join(t.TempDir(), "agenda")
	content := written(t, func(f *excelize.File) error {
		_, err := f.NewSheet("AGENDA")
		header := []any{"Id app", "Quando", "Utente", "Nome"}
		row := []any{"A1", 46349.395833333333, "ROSSI", "MARIA"}
		id, styleErr := f.NewStyle(&excelize.Style{NumFmt: 22})
		return errors.Join(err, styleErr, f.SetSheetRow("AGENDA", "A1", &header), f.SetSheetRow("AGENDA", "A2", &row), f.SetCellStyle("AGENDA", "B2", "B2", id))
	})
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := readAs(t, path, strange(t))
	if err != nil || len(r.rows) != 1 || r.rows[0].Values[agenda.Day] != "2026-11-23" || r.rows[0].Values[agenda.Hour] != "09:30" {
		t.Errorf("%v %+v", err, r)
	}
	p := strange(t)
	p.Sheet = "Foglio9"
	_, err = readAs(t, path, p)
	refused(t, "sheet", err, "non ha un foglio «Foglio9»; ci sono: «Sheet1», «AGENDA»")
}

func TestProfileOfObjectsAndEvents(t *testing.T) {
	p := &agenda.Profile{Name: "x", Columns: map[agenda.Field]string{agenda.CodeColumn: "Pratica", agenda.Surname: "SUMMARY", agenda.Name: "Nome utente"}}
	dir := t.TempDir()
	for name, content := range map[string]string{
		"json": `[{"pratica":"P7","SUMMARY":"ROSSI","nome utente":"MARIA","data":"23/11/2026","ora":"9:30","nome":"x"}]`,
		"ics":  "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:A1\nDTSTART:20261123T093000\nSUMMARY:ROSSI\nDESCRIPTION:Pratica: P7\\nNome utente: MARIA\nEND:VEVENT\nEND:VCALENDAR\n",
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := readAs(t, path, p)
		if err != nil || len(r.rows) != 1 || r.rows[0].Code != "P7" || r.rows[0].Person() != "ROSSI MARIA" || r.rows[0].Values[agenda.Hour] != "09:30" {
			t.Errorf("%s: %v %+v", name, err, r)
		}
	}
}

func TestProfileIsWrittenAsItIsRead(t *testing.T) {
	p := strange(t)
	p.Header = agenda.FingerprintOf([]string{"x"})
	p.Words[agenda.Status] = map[string]string{`"a" = \`: agenda.Booked, "è.": agenda.Cancelled}
	folder := filepath.Join(t.TempDir(), "profili")
	path, err := SaveProfile(folder, p)
	if err != nil || filepath.Base(path) != "bergamo-settimanale.toml" {
		t.Fatalf("%s %v", path, err)
	}
	for _, name := range []string{"bergamo-settimanale", "BERGAMO settimanale", path} {
		got, err := FindProfile(folder, name)
		if err != nil || !reflect.DeepEqual(got, p) {
			t.Errorf("%s: %v\n%+v\n%+v", name, err, got, p)
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "rotto.toml"), []byte("nome = 1"), 0o600); err != nil {
		t.Fatal(err)
	}
	all, broken, err := Profiles(folder)
	if err != nil || len(all) != 1 || len(broken) != 1 || all[0].ID != "bergamo-settimanale" ||
		!strings.HasPrefix(broken[0].Error(), "Il profilo «rotto» non si legge, riga 1: nome: ") {
		t.Errorf("%v %v %v", all, broken, err)
	}
	if !HasProfile(folder, "ROTTO") || HasProfile(folder, "assente") {
		t.Error("a name that is taken is not known")
	}
	if _, err := FindProfile(folder, "assente"); err == nil || !strings.Contains(err.Error(), "«bergamo-settimanale»") {
		t.Errorf("%v", err)
	}
	if _, err := FindProfile(folder, "rotto"); err == nil || !strings.Contains(err.Error(), "rotto.toml, riga 1") {
		t.Errorf("%v", err)
	}
	if _, err := SaveProfile(folder, &agenda.Profile{}); err == nil {
		t.Error("a profile without a name is saved")
	}
}

func TestProfileRefusals(t *testing.T) {
	for _, c := range []struct{ old, new, says string }{
		{`name = "Bergamo settimanale"`, `name = 7`, "riga 2: name: serve un testo"},
		{`name = "Bergamo settimanale"`, `nome = "x"`, "riga 2: nome: voce sconosciuta"},
		{`sheet = "Agenda"`, `sheet = `, "riga 3: non è scritto come un file TOML"},
		{`["MM/GG/AAAA"]`, `"MM/GG/AAAA"`, "riga 4: dates: serve un elenco"},
		{`["MM/GG/AAAA"]`, `["DD/MM/YYYY"]`, "riga 4: dates: «DD/MM/YYYY» non è la forma"},
		{`sett_{AAAAMMGG}`, `sett_AAAAMMGG`, "riga 5: exported_at:"},
		{`surname = "Utente"`, `cognome = "Utente"`, "riga 12: columns.cognome: campo sconosciuto; ci sono code, office"},
		{`surname = "Utente"`, `surname = "id app."`, "riga 12: columns.surname: la colonna «id app.» è già legata"},
		{`ignore = ["Data"]`, `ignore = ["Tipo"]`, "riga 6: ignore:"},
		{`"K.O." = "cancelled"`, `"K.O." = "annullata"`, "riga 20: values.status.K.O.: «annullata» non va bene: booked, cancelled"},
		{`[values.section]`, `[values.hour]`, "values.hour: campo sconosciuto"},
		{`[columns]`, `[colonne]`, "riga 8: colonne: voce sconosciuta"},
		{`# di prova`, strings.Repeat("#", maxProfile), "troppo lungo"},
	} {
		content := strings.Replace(strangeProfile, c.old, c.new, 1)
		_, err := profileOf(t, content)
		var s *desk.Sentence
		if !errors.As(err, &s) || !s.Usage || !strings.Contains(s.Text, "prova.toml") || !strings.Contains(s.Text, c.says) {
			t.Errorf("%s: %v", c.new[:min(len(c.new), 30)], err)
		}
	}
	if _, err := ReadProfile(filepath.Join(t.TempDir(), "assente.toml")); err == nil {
		t.Error("an absent profile is read")
	}
}

// What README says of a profile is what is read.
func TestProfileOfTheReadme(t *testing.T) {
	content, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	readme := string(content)
	_, rest, _ := strings.Cut(readme, "```toml\nname")
	block, _, found := strings.Cut(rest, "```")
	if p, err := profileOf(t, "name"+block); err != nil || !found || p.Columns[agenda.Name] != "Utente#2" {
		t.Errorf("%v %+v", err, p)
	}
	_, words, _ := strings.Cut(readme, "`[values.…]` says what words mean")
	words = strings.Join(strings.Fields(words), " ")
	for _, w := range slices.Concat(agenda.Codes(agenda.Status), agenda.Codes(agenda.Section), agenda.Codes(agenda.Sex), agenda.Services()) {
		if !strings.Contains(words[:800], w) {
			t.Errorf("README lacks %s", w)
		}
	}
}

func FuzzProfile(f *testing.F) {
	f.Add(strangeProfile)
	f.Add("name=\"x\"\n[values]\nstatus={\"a\\u0000\"=\"booked\"}\n")
	f.Fuzz(func(t *testing.T, content string) {
		p, err := parseProfile("x.toml", content)
		if err != nil {
			return
		}
		again, err := parseProfile("x.toml", string(FormatProfile(p)))
		if err != nil || !bytes.Equal(FormatProfile(again), FormatProfile(p)) {
			t.Fatalf("%v\n%s", err, FormatProfile(p))
		}
	})
}
