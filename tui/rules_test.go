package tui_test

import (
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/office"
)

// fiveOffices are Matera and others with practice of their own.
func fiveOffices() *office.Book {
	return office.NewBook([]*office.Profile{
		{ID: "matera", Name: "Questura di Matera", Kind: office.Questura, Province: "MT", Seat: "F052",
			Practice: office.Practice{GlassesRefused: true, AbsentNonEU: office.AbsentAuthenticated, Under12PhotoWarnsOnly: true}},
		{ID: "bergamo", Name: "Questura di Bergamo", Kind: office.Questura, Province: "BG", Seat: "A794", Practice: office.Practice{AbsentNonEU: office.AbsentBoth, ParentCopyRequired: true}},
		{ID: "treviglio", Name: "Commissariato di Treviglio", Kind: office.Commissariato, Parent: "bergamo", Province: "BG", Seat: "L400", Practice: office.Practice{AbsentNonEU: office.AbsentBoth, ParentCopyRequired: true, PlacesUnset: true}},
		{ID: "cuneo", Name: "Questura di Cuneo", Kind: office.Questura, Province: "CN", Seat: "D205", Practice: office.Practice{AbsentNonEU: office.AbsentPermitCopy, GlassesRefused: true}},
		{ID: "consolato", Name: "Consolato", Kind: office.Consulate, Currency: "EUR"},
	})
}

func TestTheRuleBookLooksRight(t *testing.T) {
	for _, c := range []struct {
		name string
		play func(d *caseDesk)
	}{
		{"all", func(d *caseDesk) { d.Keys("l") }},
		{"found", func(d *caseDesk) { d.Keys("l"); d.Type("RESIDÉNZA ufficio") }},
		{"none", func(d *caseDesk) { d.Keys("l"); d.Type("zzz") }},
		{"read", func(d *caseDesk) { d.Keys("l"); d.Type("ver-1"); d.Keys("enter") }},
		{"news", func(d *caseDesk) { d.Keys("l", "f5"); d.Type("01/12/2025"); d.Keys("enter") }},
		{"why-glasses", func(d *caseDesk) { d.open("b1"); d.Keys("tab", "tab", "n", "5", "shift+tab", "f") }},
		{"why-second", func(d *caseDesk) { d.open("b1"); d.Keys("tab", "tab", "n", "5", "shift+tab", "f", "tab") }},
		{"why-father", func(d *caseDesk) { d.open("b2"); d.Keys("tab", "tab", "tab", "tab", "s", "n", "2", "f") }},
		{"why-slip", func(d *caseDesk) {
			d.open("b1", append(complete[:len(complete):len(complete)], "payments[0].kind", "postal_slip", "payments[0].amount", "42.50", "payments[0].paid_on", "2025-11-30")...)
			d.Keys("o", "f", "tab")
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newCaseDesk(t)
			d.app.Offices = fiveOffices()
			c.play(d)
			d.Goldens("rules-" + c.name)
		})
	}
}

func TestTheRulesAreSearchedAsOneTypes(t *testing.T) {
	d := newCaseDesk(t)
	d.app.Offices = fiveOffices()
	d.Keys("l")
	d.Type("cittadinànza")
	d.Sees("CIT-1", "Cittadinanza italiana")
	d.SeesNot("VER-4")
	d.Keys("ctrl+u")
	d.Type("ver-1")
	d.Sees("▸   VER-1 ", "VER-10", "42,70 euro") // the number itself before those that begin so
	d.Keys("f4")
	d.Type("30/11/2025")
	d.Keys("enter")
	d.Sees("in vigore il 30/11/2025", "42,50 euro", "Poi, dal 01/12/2025")
	d.Keys("f4")
	d.Type("09/03/2023")
	d.Keys("enter")
	d.Sees("le regole codificate cominciano il 10/03/2023")
	d.Keys("esc", "esc")
	d.Sees("Questura di Matera · Sportello 2")
}

func TestTheRulesAreFilteredByProcedureAndOffice(t *testing.T) {
	d := newCaseDesk(t)
	d.app.Offices = fiveOffices()
	d.Keys("l", "f2")
	d.Type("emergenza")
	d.Keys("enter")
	d.Sees("in vigore il 23/11/2026 · documento di viaggio di", "ETD-1")
	d.SeesNot("FOT-4")
	d.Keys("f2")
	d.Type("ogni")
	d.Keys("enter")
	d.Type("ver-10")
	d.Sees("VER-10")
	d.Keys("f3")
	d.Sees("· Questura")
	d.SeesNot("VER-10  ")
	d.Keys("f3")
	d.Sees("VER-10  ", "· ogni")
}

func TestWhatChangedSinceADay(t *testing.T) {
	d := newCaseDesk(t)
	d.Keys("l", "f5")
	d.Type("19/02/2026")
	d.Keys("enter")
	d.Sees("cambiate dal 19/02/2026", "COL-4", "INV-2", "Prima: ")
	d.SeesNot("VER-1 ")
	d.Keys("f5")
	d.Sees("in vigore il 23/11/2026", "CIT-1")
}

func TestEveryFindingOfALineIsExplained(t *testing.T) {
	d := newCaseDesk(t)
	d.app.Offices = fiveOffices()
	d.open("b1")
	d.Keys("tab", "tab", "n", "5", "shift+tab", "f")
	d.Sees("rilievo 1 di 5", "✗ Non va bene. Con gli occhiali", "Si basa su: occhiali: sì", "Questura di Bergamo con le sue sedi", "decide l'operatore")
	d.Keys("tab")
	d.Sees("rilievo 2 di 5", "FOT-1 · Due foto identiche")
	d.Keys("enter") // the list, on that rule
	d.Size(80, 24)
	d.Sees("▸ ✓ FOT-1", "Cerca")
	d.Type("ifacciata") // nothing is lost by searching on: tab goes back to the finding
	d.Keys("tab")
	d.Sees("FOT-2", "rilievo 3 di 5")
	d.Keys("esc")
	d.Sees("Foto: due, identiche, recenti")
}

func TestThePaletteOpensTheRulesFromAFormToo(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1")
	d.Keys("tab", "s", "enter", "ctrl+k")
	d.Type("regole")
	d.Keys("enter")
	d.Sees("Le regole", "CIT-1")
	d.Keys("ctrl+k")
	d.Type("regole")
	d.Keys("enter")
	d.Sees("Le regole sono già aperte")
	d.Keys("esc")
	d.Sees("Tipo di documento")
}

// A case of before the first codified day has no verdict, and so nothing to explain;
// the rules of the first day are shown all the same.
func TestAnOldDayShowsTheFirstRules(t *testing.T) {
	d := newCaseDesk(t)
	d.today = calendar.MustParse("2020-01-01")
	d.Keys("l")
	d.Sees("in vigore il 10/03/2023")
}

func TestExplainingTheLargestCaseIsQuick(t *testing.T) {
	d := newCaseDesk(t)
	d.app.Offices = fiveOffices()
	d.open("b2", "parents[0].role", "mother", "parents[0].status", "absent", "parents[0].citizenship", "ITA",
		"parents[1].role", "father", "parents[1].status", "absent", "parents[1].citizenship", "MAR", "parents[1].country_of_stay", "ITA",
		"urgency.departure", "2026-12-01", "delivery.mode", "home")
	d.Keys("o", "f")
	began := time.Now()
	const rounds = 20
	for range rounds {
		d.Keys("tab")
		d.Model.View()
	}
	each := time.Since(began) / rounds
	t.Logf("%s for each finding", each)
	if each > 100*time.Millisecond {
		t.Errorf("%s for each finding: a key must be answered at once", each)
	}
	if w := d.work(); w.State != domain.InProgress {
		t.Errorf("reading changed the case to %s", w.State)
	}
}
