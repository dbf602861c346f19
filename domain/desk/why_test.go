package desk

import (
	"strings"
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/office"
	"civico/sportello/domain/rules"
)

// whyOf explains a rule's first finding in a case of Matera.
func whyOf(t *testing.T, rule string, facts ...string) string {
	t.Helper()
	matera := &office.Profile{ID: "matera", Name: "Questura di Matera", Kind: office.Questura, Province: "MT", Seat: "F052", Practice: office.Practice{GlassesRefused: true}}
	bergamo := &office.Profile{ID: "bergamo", Name: "Questura di Bergamo", Kind: office.Questura, Province: "BG", Seat: "A794"}
	treviglio := &office.Profile{ID: "treviglio", Name: "Commissariato di Treviglio", Kind: office.Commissariato, Parent: "bergamo", Province: "BG", Seat: "L400"}
	var c domain.Case
	all := append([]string{"procedure", "passport", "office", "matera", "filed_on", "2026-11-23", "filed_at", "10:00",
		"holder.birth_date", "2018-03-10", "holder.residence.place", "F052"}, facts...)
	for i := 0; i+1 < len(all); i += 2 {
		if err := domain.Set(&c, domain.Change{Path: all[i], Value: all[i+1]}); err != nil {
			t.Fatal(err)
		}
	}
	a := rules.Around{Office: matera, Offices: office.NewBook([]*office.Profile{matera, bergamo, treviglio})}
	v, err := rules.Evaluate(&c, a)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range v.Findings {
		if f.Rule == rule {
			return flat(Why(&c, rules.Explain(&c, a, f)))
		}
	}
	t.Fatalf("%s says nothing", rule)
	return ""
}

func flat(passages []Passage) string {
	var all []string
	for _, p := range passages {
		all = append(all, p.Title+"\n"+strings.Join(p.Lines, "\n"))
	}
	return strings.Join(all, "\n")
}

func TestWhyIsToldInPlainItalian(t *testing.T) {
	for _, x := range []struct {
		name, rule string
		facts      []string
		want       string
	}{
		{"una prassi di questo ufficio", "FOT-4", []string{"photos.count", "2", "photos.glasses", "true"}, `Perché
Conta il giorno della domanda, 23/11/2026.
Si basa su: occhiali: sì.
È prassi dell'ufficio, non legge: si può ammettere con un motivo scritto (deroga).
Negli altri uffici
Questura di Bergamo con le sue sedi: da valutare. Con gli occhiali: decide l'operatore.`},
		{"ammessa in deroga", "FOT-4", []string{"photos.count", "2", "photos.glasses", "true", "waivers[0].rule", "FOT-4", "waivers[0].reason", "prova", "waivers[0].by", "A. CONTI"}, `È ammesso in deroga`},
		{"un fatto non ancora noto", "FOT-1", []string{"photos.count", "2"}, `Si basa su: numero di foto: 2.
Non è ancora noto: foto identiche.`},
		{"un genitore assente", "ASS-3", []string{"parents[0].role", "mother", "parents[0].status", "present", "parents[1].role", "father", "parents[1].status", "absent", "parents[1].citizenship", "ITA"},
			"Riguarda: padre; situazione: assente; cittadinanza: Italia."},
		{"un pagamento di prima", "VER-1", []string{"payments[0].kind", "postal_slip", "payments[0].amount", "42.50", "payments[0].paid_on", "2025-11-30"},
			`Conta il giorno del versamento, 30/11/2025, non quello della domanda.
Riguarda: versamento n. 1, bollettino postale; importo: 42,50; pagato il: 30/11/2025.`},
		{"nulla di inserito", "VER-1", nil, "Nessun dato inserito lo cambia"},
	} {
		t.Run(x.name, func(t *testing.T) {
			if got := whyOf(t, x.rule, x.facts...); !strings.Contains(got, x.want) {
				t.Errorf("%s\nwant %s", got, x.want)
			}
		})
	}
}

func TestARuleIsToldWithItsVersions(t *testing.T) {
	r, ok := rules.Find("VER-1")
	if !ok {
		t.Fatal("no VER-1")
	}
	for day, want := range map[string][]string{
		"2025-11-30": {"42,50 euro", "In vigore dal 10/03/2023 al 30/11/2025.", "Poi, dal 01/12/2025: ", "Fonti", "Controllate il ", "Vale per: passaporto."},
		"2025-12-01": {"42,70 euro", "In vigore dal 01/12/2025.", "Prima, dal 10/03/2023 al 30/11/2025: "},
	} {
		got := flat(AboutRule(r, calendar.MustParse(day), nil))
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%s: %q is missing from\n%s", day, w, got)
			}
		}
	}
	changes := ChangesOf(r, calendar.MustParse("2025-12-01"))
	if len(changes) == 0 || !strings.HasPrefix(changes[0], "Dal 01/12/2025: ") || !strings.Contains(changes[0], " Prima: ") {
		t.Errorf("%q", changes)
	}
}

func TestWhereARuleIsRead(t *testing.T) {
	italian := &office.Profile{ID: "a", Name: "Questura di A", Kind: office.Questura}
	branch := &office.Profile{ID: "b", Name: "Commissariato di B", Kind: office.Commissariato, Parent: "a"}
	abroad := &office.Profile{ID: "c", Name: "Consolato", Kind: office.Consulate}
	book := office.NewBook([]*office.Profile{italian, branch, abroad})
	for id, want := range map[string]string{
		"CIT-1": "", "VER-1": " La applicano gli uffici in Italia.", "VER-10": " La applicano i consolati.", "CMP-6": " La applicano: Commissariato di B.",
		"URG-3": " Nessuno degli uffici conosciuti la applica.",
	} {
		r, ok := rules.Find(id)
		if !ok {
			t.Fatal(id)
		}
		if got := readAt(r, book); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}
