package agenda

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestDateForms(t *testing.T) {
	for _, c := range []struct{ form, in, want string }{
		{"MM/GG/AAAA", "11/23/2026", "23/11/2026"},
		{"MM/GG/AAAA", "1/2/2026", "2/1/2026"},
		{"MM/GG/AAAA", "2026-11-23", ""},
		{"AAAAMMGG", "20261123", "23/11/2026"},
		{"AAAAMMGG", "2026113", ""},
		{"GG.MM.AA", "23.11.26", "23/11/26"},
		{"AAAA GG, MM", "2026 23, 11", "23/11/2026"},
	} {
		f, err := NewDateForm(c.form)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := f.Plain(c.in); got != c.want || ok != (c.want != "") {
			t.Errorf("%s reads %q as %q", c.form, c.in, got)
		}
	}
	for _, form := range []string{"", "GG/MM", "GG/MM/AAAA/GG", "gg/mm/aaaa", "GG/MM/AAAA hh", "GG mese AAAA", "AAAA/AA/MM/GG", strings.Repeat("/", 41) + "GGMMAA"} {
		if _, err := NewDateForm(form); err == nil {
			t.Errorf("%q is taken for a form", form)
		}
	}
}

func TestNameForms(t *testing.T) {
	for _, c := range []struct{ form, in, want string }{
		{"agenda_{AAAAMMGG}_{hhmm}", "Agenda_20261123_0815.csv", "2026-11-23 08:15:00 true"},
		{"agenda_{AAAAMMGG}_{hhmm}", "agenda_20261123.csv", ""},
		{"agenda_{AAAAMMGG}_{hhmm}", "agenda_20261123_2515.csv", ""},
		{"{GG-MM-AA}", "23-11-26 agenda.xlsx", "2026-11-23 00:00:00 false"},
		{"*del {GG.MM.AAAA} ore {h}", "x", "!"},
		{"*del {GG.MM.AAAA} ore {hh.mm.ss}", "agenda di Matera del 23.11.2026 ore 8.15.30.csv", "2026-11-23 08:15:30 true"},
		{"comm({AAAAMMGG}", "comm(20260231.csv", ""},
		{"comm({AAAAMMGG}", "comm(20261123.csv", "2026-11-23 00:00:00 false"},
		{"{AAAA", "", "!"}, {"agenda", "", "!"}, {"{AAAAMM}", "", "!"}, {"{AAAAMMGG}{AAAA}", "", "!"},
	} {
		f, err := NewNameForm(c.form)
		if err != nil {
			if c.want != "!" {
				t.Errorf("%s: %v", c.form, err)
			}
			continue
		}
		at, hasHour, ok := f.Time(c.in, time.UTC)
		got := ""
		if ok {
			got = at.Format(time.DateTime) + map[bool]string{true: " true", false: " false"}[hasHour]
		}
		if got != c.want {
			t.Errorf("%s in %q: %q, want %q", c.form, c.in, got, c.want)
		}
	}
}

func TestFingerprint(t *testing.T) {
	same := FingerprintOf([]string{"Id App.", "Giorno", "#"})
	for _, header := range [][]string{{"giorno", "ID APP", "#"}, {"#", "", "Giorno", "Id_App", "Giorno"}} {
		if FingerprintOf(header) != same {
			t.Errorf("%q is another header", header)
		}
	}
	for _, header := range [][]string{{"Giorno", "Id App."}, {"Giorno", "Id App.", "#", "x"}, nil} {
		if FingerprintOf(header) == same {
			t.Errorf("%q is the same header", header)
		}
	}
	p := Profile{Columns: map[Field]string{Day: "GIORNO"}, Header: same}
	if !p.MadeFor([]string{"#", "giorno", "id app"}) || p.MadeFor([]string{"giorno"}) || !p.Fits([]string{"x", "giorno"}) || p.Fits([]string{"x"}) || (&Profile{}).Fits(nil) {
		t.Error("a profile does not know its header")
	}
}

func TestProfileCheck(t *testing.T) {
	good := func() *Profile {
		return &Profile{
			Name: "Bergamo", Header: "0123456789abcdef", Columns: map[Field]string{CodeColumn: "Id", Day: "Quando", Hour: "Quando"}, Ignored: []string{"Nome utente"},
			Words: map[Field]map[string]string{Status: {"OK": Booked}, Service: {"P1": "PASSAPORTO"}}, Dates: []string{"MM/GG/AAAA"}, ExportedAt: "x{AAAAMMGG}",
		}
	}
	if place, reason := good().Check(); place != "" {
		t.Fatalf("%s: %s", place, reason)
	}
	for _, c := range []struct {
		place string
		spoil func(*Profile)
	}{
		{"name", func(p *Profile) { p.Name = " " }},
		{"name", func(p *Profile) { p.Name = strings.Repeat("x", 81) }},
		{"name", func(p *Profile) { p.Name = "a\x1b[2J" }},
		{"sheet", func(p *Profile) { p.Sheet = strings.Repeat("x", 201) }},
		{"header", func(p *Profile) { p.Header = "abc" }},
		{"header", func(p *Profile) { p.Header = "0123456789abcdeg" }},
		{"dates", func(p *Profile) { p.Dates = []string{"GG/MM"} }},
		{"exported_at", func(p *Profile) { p.ExportedAt = "agenda" }},
		{"columns.surname", func(p *Profile) { p.Columns[Surname] = "" }},
		{"columns.name", func(p *Profile) { p.Columns[Name] = "ID" }},
		{"columns.name", func(p *Profile) { p.Columns[Name] = "Id#1" }},
		{"columns.hour", func(p *Profile) { p.Columns[Hour] = "Id" }},
		{"ignore", func(p *Profile) { p.Ignored = []string{"id"} }},
		{"values.status.KO", func(p *Profile) { p.Words[Status]["KO"] = "annullata" }},
		{"values.status.ok", func(p *Profile) { p.Words[Status]["ok"] = Cancelled }},
		{"values.service. ", func(p *Profile) { p.Words[Service][" "] = "x" }},
	} {
		p := good()
		c.spoil(p)
		if place, reason := p.Check(); place != c.place || reason == "" {
			t.Errorf("%s is refused as %q: %q", c.place, place, reason)
		}
	}
}

// Columns of one title are told apart by their place among them.
func TestColumnsOfOneTitle(t *testing.T) {
	header := []string{"Utente", "Data", "UTENTE", "", "Pratica#2", "utente", ""}
	refs := ColumnRefs(header)
	if want := []string{"Utente", "Data", "UTENTE#2", "#1", "Pratica#2#1", "utente#3", "#2"}; !slices.Equal(refs, want) {
		t.Errorf("%q", refs)
	}
	for i, ref := range refs {
		if got := FindColumn(header, ref); got != i {
			t.Errorf("%s is at %d, not %d", ref, got, i)
		}
	}
	for ref, want := range map[string]int{"pratica#2": 4, "Utente#1": 0, "Utente#4": -1, "Ora": -1, "utente #2": 2, "#3": -1} {
		if got := FindColumn(header, ref); got != want {
			t.Errorf("%s is at %d, not %d", ref, got, want)
		}
	}
	p := Profile{Name: "x", Columns: map[Field]string{Surname: "Utente", Name: "Utente#2"}, Header: FingerprintOf(header)}
	if place, reason := p.Check(); place != "" || !p.Fits(header) || !p.MadeFor(header) {
		t.Errorf("%s: %s", place, reason)
	}
	if once := []string{"Data", "Pratica#2", "Utente", ""}; p.Fits(once) || p.MadeFor(once) {
		t.Error("a header with one such column fits")
	}
	p.Columns[Name] = "utente"
	if place, _ := p.Check(); place != "" || !p.IsShared(Surname, Name) {
		t.Error("surname and name cannot share a column")
	}
}

func TestSplitPerson(t *testing.T) {
	for in, want := range map[string]string{
		"ROSSI, Maria": "ROSSI|Maria", "De Luca ,Anna Maria": "De Luca|Anna Maria", "ROSSI Maria": "ROSSI|Maria", "DE LUCA Anna Maria": "DE LUCA|Anna Maria",
		"D'ANGELO Nicolò": "D'ANGELO|Nicolò", "ÖZ Ümit": "ÖZ|Ümit",
		"ROSSI MARIA": "", "Rossi Maria": "", "ROSSI": "", ", Maria": "", "ROSSI,": "", "A, B, C": "", "ROSSI Maria GRAZIA": "", "": "",
	} {
		surname, name, ok := SplitPerson(in)
		if ok != (want != "") || ok && surname+"|"+name != want {
			t.Errorf("%q is %q and %q, %v", in, surname, name, ok)
		}
	}
}

func TestKnownWords(t *testing.T) {
	for _, c := range []struct {
		field      Field
		word, want string
	}{
		{Status, "Disdetta", "annullata"}, {Status, "OK", ""}, {Section, "urgenze", "prioritaria"}, {Section, "2", ""}, {Sex, "donna", "F"}, {Sex, "1", ""}, {Name, "F", ""},
	} {
		if got := KnownWord(c.field, c.word); got != c.want {
			t.Errorf("%s %q is %q", c.field.Label(), c.word, got)
		}
	}
	seen := map[string]bool{}
	for _, s := range Services() {
		procedure, minor := ServiceProcedure(s)
		if key := procedure + map[bool]string{true: " minor"}[minor]; procedure == "" || seen[key] {
			t.Errorf("%s means %q", s, key)
		} else {
			seen[key] = true
		}
	}
}
