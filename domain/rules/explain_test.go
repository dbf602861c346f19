package rules

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"civico/sportello/domain"
)

// explained is the explanation of a rule's first finding on a path; any path where
// none is said.
func explained(t testing.TB, c *domain.Case, rule, path string) Explanation {
	t.Helper()
	a := Around{Office: officeWith(t, c.Office, nil), Offices: testOffices}
	v, err := Evaluate(c, a)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range v.Findings {
		if f.Rule == rule && (path == "" || f.Path == path) {
			return Explain(c, a, f)
		}
	}
	t.Fatalf("%s says nothing of %s: %s", rule, path, lacking(v))
	return Explanation{}
}

func factLines(facts []domain.Change) string {
	var all []string
	for _, ch := range facts {
		all = append(all, ch.Path+"="+ch.Value)
	}
	return strings.Join(all, "; ")
}

func TestTheFactsThatLedToAFinding(t *testing.T) {
	for _, x := range []struct {
		name       string
		who        func(testing.TB) domain.Case
		facts      string
		rule, path string
		want       string
	}{
		{"cittadinanza", adult, "", "CIT-1", "", "holder.citizenships=ITA"},
		{"carta scaduta", adult, "identity.document.expires_on=2026-11-22", "IDE-2", "", "identity.document.expires_on=2026-11-22"},
		{"modulo dell'adulto per un minore", teen, "application_form.kind=adult", "MOD-1", "",
			"holder.birth_date=2011-03-10; application_form.kind=adult"},
		{"foto con gli occhiali", adult, "photos.glasses=true", "FOT-4", "", "photos.glasses=true"},
		{"pagamento mancante", adult, "payments[0].kind=", "VER-1", "", ""},
		{"giorno del pagamento ignoto", adult, "payments[0].paid_on=", "VER-1", "",
			"payments[0].kind=pagopa; payments[0].paid_on="},
		{"impronte non ancora prese", adult, "fingerprints.taken=", "BIO-1", "", "holder.birth_date=1984-04-05; fingerprints.taken="},
		{"età ignota", adult, "holder.birth_date=", "MOD-1", "holder.birth_date", "holder.birth_date="},
		{"senza appuntamento", adult, "booking=walk_in", "APP-1", "", "booking=walk_in"},
		{"padre assente", child, "parents[1].status=absent; parents[1].id_copy_signed=true", "ASS-3", "",
			"holder.birth_date=2018-03-10; parents[1].status=absent; parents[1].citizenship=ITA; parents[1].signed_form=true; " +
				"parents[1].id_copy=true; parents[1].id_copy_signed=true"},
		{"nessun genitore presente: contano entrambi", child, "parents[0].status=absent; parents[1].status=absent", "ASS-11", "",
			"holder.birth_date=2018-03-10; parents[0].status=absent; parents[1].status=absent"},
		{"deroga scritta", adult, "photos.glasses=true; waivers[0].rule=FOT-4; waivers[0].reason=prova; waivers[0].by=A. Conti", "FOT-4", "",
			"photos.glasses=true; waivers[0].rule=FOT-4; waivers[0].reason=prova; waivers[0].by=A. Conti"},
		{"cittadino di un altro Stato", adult, "holder.citizenships=MAR", "CIT-1", "", "holder.citizenships=MAR"},
	} {
		t.Run(x.name, func(t *testing.T) {
			c := x.who(t)
			set(t, &c, strings.ReplaceAll(x.facts, "; ", "\n"))
			if got := factLines(explained(t, &c, x.rule, x.path).Facts); got != x.want {
				t.Errorf("%s\nwant %s", got, x.want)
			}
		})
	}
}

// Either of two reasons would do, so forgetting one alone changes nothing: one of
// them is named all the same.
func TestAFindingThatStandsOnMoreThanItNeeds(t *testing.T) {
	c := adult(t)
	set(t, &c, "payments[2].kind=pagopa\npayments[2].amount=42.70\npayments[2].paid_on=2026-11-20")
	got := factLines(explained(t, &c, "VER-1", "payments[0]").Facts)
	if want := "payments[0].kind=pagopa; payments[0].amount=42.70; payments[0].paid_on=2026-11-20"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

func TestTheVersionsAroundTheGoverningDay(t *testing.T) {
	slip := adult(t)
	set(t, &slip, "payments[0].kind=postal_slip\npayments[0].amount=42.50\npayments[0].paid_on=2025-11-30")
	first := adult(t)
	set(t, &first, "payments[0].paid_on=2025-12-01")
	paper := adult(t)
	set(t, &paper, "identity.document.kind=paper_id")
	early := adult(t)
	set(t, &early, "filed_on=2023-06-13\nholder.minor_children=true")
	for _, x := range []struct {
		name                    string
		c                       domain.Case
		rule                    string
		day                     string
		before, inForce, beyond string // "*": whatever a later law says
	}{
		{"il bollettino vecchio è giudicato nel suo giorno", slip, "VER-1", "2025-11-30", "", "2023-03-10", "2025-12-01"},
		{"pagoPA nel primo giorno", first, "VER-1", "2025-12-01", "2023-03-10", "2025-12-01", "*"},
		{"carta cartacea", paper, "IDE-7", "2026-11-23", "2023-03-10", "2026-08-03", "*"},
		{"assenso dell'altro genitore, prima della riforma", early, "GEN-1", "2023-06-13", "", "2023-03-10", "2023-06-14"},
		{"la prima versione", adult(t), "CIT-1", "2026-11-23", "", "2023-03-10", "*"},
		{"contanti al consolato", emigrated(t), "VER-10", "2026-11-23", "2023-03-10", "2025-12-01", "*"},
	} {
		t.Run(x.name, func(t *testing.T) {
			e := explained(t, &x.c, x.rule, "")
			if e.Rule == nil || e.Rule.ID != x.rule || e.Finding.Rule != x.rule {
				t.Fatalf("rule %+v of %+v", e.Rule, e.Finding)
			}
			if e.Day.String() != x.day || begins(e.Before) != x.before || begins(e.InForce) != x.inForce || x.beyond != "*" && begins(e.After) != x.beyond {
				t.Errorf("%s: %s, %s, %s", e.Day, begins(e.Before), begins(e.InForce), begins(e.After))
			}
		})
	}
}

// begins is the first day of a version, empty where there is none.
func begins(v *Version) string {
	if v == nil {
		return ""
	}
	return v.From.String()
}

// elsewhere prints the offices that differ and what they would say.
func elsewhere(e Explanation) string {
	var all []string
	for _, p := range e.Elsewhere {
		var ids, said []string
		for _, o := range p.Offices {
			ids = append(ids, o.ID)
		}
		for _, f := range p.Findings {
			said = append(said, string(f.Status))
		}
		all = append(all, strings.Join(ids, " ")+": "+strings.Join(said, " "))
	}
	return strings.Join(all, "; ")
}

func TestOtherOfficesPracticeWhereItDiffers(t *testing.T) {
	for _, x := range []struct {
		name  string
		who   func(testing.TB) domain.Case
		facts string
		rule  string
		want  string
	}{
		{"occhiali a Matera", adult, "photos.glasses=true", "FOT-4", "massa-carrara bergamo treviglio consolato: warning"},
		{"occhiali a Bergamo", adult, "office=bergamo; holder.residence.place=A794; photos.glasses=true", "FOT-4",
			"matera pisticci cuneo alba: invalid"},
		{"la legge è la stessa per tutti", adult, "impediments.injunction=true", "OST-1", ""},
		{"il consolato non chiede il libretto con pagoPA", adult, "", "VER-1", "consolato: "},
		{"domicilio senza prova", adult, "filing_place.ground=domicile; filing_place.reason=lavoro; holder.residence.place=H501", "CMP-2",
			"cuneo alba: missing"},
		{"una priorità non dipende da dove si abita altrove", adult,
			"office=bergamo; holder.residence.place=A794; booking.section=priority; urgency.departure=2026-12-01; urgency.evidence_shown=true", "URG-1", ""},
		{"chi abita altrove conta solo per la competenza", adult, "", "CMP-1",
			"massa-carrara bergamo treviglio cuneo alba: invalid; consolato: "},
		{"bambino assente", child, "holder.present=false", "BIO-4", "consolato: invalid"},
	} {
		t.Run(x.name, func(t *testing.T) {
			c := x.who(t)
			set(t, &c, strings.ReplaceAll(x.facts, "; ", "\n"))
			if got := elsewhere(explained(t, &c, x.rule, "")); got != x.want {
				t.Errorf("%s\nwant %s", got, x.want)
			}
		})
	}
}

func TestAnExplanationOfWhatIsNoLongerSo(t *testing.T) {
	c := adult(t)
	a := Around{Office: officeWith(t, c.Office, nil), Offices: testOffices}
	gone := Finding{Rule: "FOT-4", Status: Invalid, Path: "photos.glasses", Message: "Con gli occhiali."}
	e := Explain(&c, a, gone)
	if e.Day != c.FiledOn || e.InForce == nil || factLines(e.Facts) != "photos.glasses=false" {
		t.Errorf("%s, %+v, %s", e.Day, e.InForce, factLines(e.Facts))
	}
	c.FiledOn = FirstDay.AddDays(-1)
	if e := Explain(&c, a, gone); len(e.Elsewhere) != 0 || factLines(e.Facts) != "photos.glasses=false" {
		t.Errorf("before the rules: %+v", e)
	}
	if e := Explain(&c, Around{Office: a.Office}, Finding{Rule: "XXX-1", Path: "office"}); e.Rule != nil || e.InForce != nil || len(e.Facts) != 0 {
		t.Errorf("no such rule: %+v", e)
	}
}

// TestFactsAloneGiveTheFinding builds, for findings of random cases, a case out of
// the explanation's facts only: it has the same finding, and the case explained is
// as it was.
func TestFactsAloneGiveTheFinding(t *testing.T) {
	r := rand.New(rand.NewPCG(241, 1990))
	for i := range randomCases() / 100 {
		c, p := randomCase(t, r)
		a := Around{Office: p, Offices: testOffices, InStore: i%2 == 0}
		v, err := Evaluate(&c, a)
		if err != nil || len(v.Findings) == 0 {
			continue
		}
		known := domain.Known(&c)
		f := v.Findings[r.IntN(len(v.Findings))]
		e := Explain(&c, a, f)
		if !slices.Equal(known, domain.Known(&c)) {
			t.Fatalf("case %d: explaining %s changed the case", i, f.Rule)
		}
		alone := domain.Case{Procedure: c.Procedure, Office: c.Office, FiledOn: c.FiledOn}
		keepEntries(&alone, &c)
		for _, ch := range e.Facts {
			if ch.Value != "" && !slices.Contains(known, ch) {
				t.Fatalf("case %d: %v is no fact of it", i, ch)
			}
			if err := domain.Set(&alone, ch); err != nil {
				t.Fatal(err)
			}
		}
		if !stands(&alone, a, f) {
			t.Fatalf("case %d: %s %s %q does not stand on %s", i, f.Rule, f.Path, f.Message, factLines(e.Facts))
		}
	}
}

// keepEntries gives a case as many entries as another, all of them forgotten: the
// number of an entry is its place, not a fact.
func keepEntries(c, like *domain.Case) {
	c.Payments = make([]domain.Payment, len(like.Payments))
	c.Parents = make([]domain.Parent, len(like.Parents))
	c.AccompanimentFacts.Companions = make([]domain.Companion, len(like.AccompanimentFacts.Companions))
	c.Waivers = make([]domain.Waiver, len(like.Waivers))
}

func TestACopyHasListsOfItsOwn(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 50))
	var lists func(n *domain.Node, prefix string)
	lists = func(n *domain.Node, prefix string) {
		for _, f := range n.Fields {
			switch f.Kind {
			case domain.KindObject:
				lists(f, prefix+f.Key+".")
			case domain.KindList:
				path := prefix + f.Key + "[0]." + f.Fields[0].Key
				var c domain.Case
				value := "ROSSI"
				for range 100 {
					if value = randomValue(r, f.Fields[0]); value != "" {
						break
					}
				}
				set(t, &c, path+"="+value)
				other := copyOf(&c)
				set(t, &other, path+"=")
				if got, _ := domain.Get(&c, path); got != value {
					t.Errorf("%s: forgotten in the copy, it is %q in the case", path, got)
				}
			}
		}
	}
	lists(domain.Root(), "")
}

func BenchmarkExplain(b *testing.B) {
	c := largestMinor(b)
	a := Around{Office: officeWith(b, c.Office, nil), Offices: testOffices}
	f := finding(b, judge(b, &c), "ASS-4")
	for b.Loop() {
		Explain(&c, a, f)
	}
}
