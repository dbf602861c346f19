package rules

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestWhichOfficesReadARule(t *testing.T) {
	const italian = "massa-carrara matera pisticci bergamo treviglio cuneo alba"
	for id, want := range map[string]string{
		"CIT-1": italian + " consolato", "CMP-1": italian, "CMP-5": "consolato", "CMP-6": "pisticci treviglio alba", "CMP-7": italian + " consolato",
		"URG-2": "bergamo treviglio", "URG-3": "treviglio", "VER-1": italian, "VER-8": "cuneo alba", "VER-10": "consolato",
		"ASS-4": italian, "ASS-9": "consolato", "RIN-1": italian + " consolato",
	} {
		r, _ := Find(id)
		var at []string
		for _, p := range testOffices.All() {
			if r.AppliesAt(p) {
				at = append(at, p.ID)
			}
		}
		if got := strings.Join(at, " "); got != want {
			t.Errorf("%s is read at %s, want %s", id, got, want)
		}
	}
	for id := range scopes {
		if _, ok := Find(id); !ok {
			t.Errorf("%s is no rule", id)
		}
	}
}

// A rule never speaks for a procedure or at an office that does not read it.
func TestRulesAreSilentWhereTheyDoNotApply(t *testing.T) {
	r := rand.New(rand.NewPCG(1861, 17))
	for i := range randomCases() / 2 {
		c, p := randomCase(t, r)
		v, err := Evaluate(&c, Around{Office: p, Offices: testOffices, InStore: i%2 == 0})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range v.Findings {
			if rule, _ := Find(f.Rule); !rule.AppliesTo(c.Procedure) || !rule.AppliesAt(p) {
				t.Fatalf("case %d: %s speaks for %s at %s: %s", i, f.Rule, c.Procedure, p.ID, f.Message)
			}
		}
	}
}
