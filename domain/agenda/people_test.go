package agenda

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

func TestPeople(t *testing.T) {
	const maria, omocode = "RSSMRA84D45F052R", "RSSMRA84D45F05NC"
	bookings := []Booking{
		booking("A", TaxCode, maria, BirthDate, "1984-04-05"),
		booking("B", TaxCode, maria, Surname, "ROSSI BIANCHI"),
		booking("C", TaxCode, omocode, BirthDate, "1984-04-05"), // another person of that name
		booking("D", BirthDate, "1984-04-05", Surname, "Rossi"),
		booking("E", BirthDate, "1990-01-01"),
		booking("F", Status, Cancelled, TaxCode, maria),
		booking("G"),
		booking("H"),
		booking("I", BirthDate, "1990-01-01", Surname, "VERDI"),
	}
	var p People
	for i := range bookings {
		p.Add(&bookings[i])
	}
	p.Seal()
	got := map[string]string{}
	for i := range bookings {
		if other, ok := p.Duplicate(&bookings[i]); ok {
			got[bookings[i].Code] = other.Code
			if other.Day != "2026-11-23" || other.Hour != "09:00" {
				t.Errorf("%+v", other)
			}
		}
	}
	if fmt.Sprint(got) != "map[B:A D:A]" {
		t.Errorf("%v", got)
	}
}

func TestNobodyIsTheirOwnDuplicate(t *testing.T) {
	var p People
	b := booking("A", TaxCode, "RSSMRA84D45F052R")
	p.Add(&b)
	p.Add(&b)
	p.Seal()
	for range 2 {
		if other, ok := p.Duplicate(&b); ok {
			t.Errorf("duplicate of %+v", other)
		}
	}
}

func TestOffice(t *testing.T) {
	matera := Office{"matera", "Questura di Matera", ""}
	pisticci := Office{"pisticci", "Commissariato di Pisticci", "matera"}
	massa := Office{"massa-carrara", "Questura di Massa-Carrara", ""}
	for words, want := range map[string][]Office{
		"":                                     {matera, pisticci, massa},
		"Ufficio passaporti":                   {matera, pisticci, massa},
		"MATERA":                               {matera},
		"questura matera":                      {matera},
		"Questura di Matera - Uff. Passaporti": {matera},
		"Commissariato di P.S. Pisticci":       {pisticci},
		"Commissariato Pisticci (Questura di Matera)": {pisticci},
		"MASSA CARRARA":             {massa},
		"Questura di Massa-Carrara": {massa},
		"Massa":                     {},
		"Questura di Bari":          {},
	} {
		for _, o := range []Office{matera, pisticci, massa} {
			if got := o.Matches(words); got != slices.Contains(want, o) {
				t.Errorf("%q means %s: %v", words, o.ID, got)
			}
		}
	}
}

func TestTimeOfAnExport(t *testing.T) {
	at := func(h int) time.Time { return time.Date(2026, 11, 23, h, 0, 0, 0, time.UTC) }
	none := time.Time{}
	for _, c := range []struct {
		name                          string
		updated, said, inName, ofFile time.Time
		want                          Exported
	}{
		{"greatest update", at(8), at(9), at(10), at(11), Exported{at(8), false}},
		{"what the clerk says", none, at(9), at(10), at(11), Exported{at(9), false}},
		{"the name", none, none, at(10), at(11), Exported{at(10), false}},
		{"only the file's own", none, none, none, at(11), Exported{at(11), true}},
		{"nothing", none, none, none, none, Exported{}},
	} {
		if got := ExportedAt(c.updated, c.said, c.inName, c.ofFile); got != c.want {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
	for _, c := range []struct {
		name       string
		e, last    Exported
		older, may bool
	}{
		{"later", Exported{at(9), false}, Exported{at(8), false}, false, false},
		{"the same", Exported{at(9), false}, Exported{at(9), false}, false, false},
		{"earlier", Exported{at(8), false}, Exported{at(9), false}, true, false},
		{"earlier by an uncertain time", Exported{at(8), true}, Exported{at(9), false}, false, true},
		{"earlier than an uncertain one", Exported{at(8), false}, Exported{at(9), true}, false, true},
		{"the first import", Exported{at(8), false}, Exported{}, false, false},
		{"no time", Exported{}, Exported{at(9), false}, false, false},
	} {
		if c.e.OlderThan(c.last) != c.older || c.e.MayBeOlderThan(c.last) != c.may {
			t.Errorf("%s", c.name)
		}
	}
}
