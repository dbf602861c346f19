package desk

import (
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/rules"
)

// eachFact walks the definition of the case with paths without entry numbers.
func eachFact(n *domain.Node, prefix string, visit func(path string, n *domain.Node)) {
	for _, f := range n.Fields {
		path := f.Key
		if prefix != "" {
			path = prefix + "." + f.Key
		}
		if len(f.Fields) > 0 {
			eachFact(f, path, visit)
			continue
		}
		visit(path, f)
	}
}

func TestEveryFactAndCodeHasAnItalianName(t *testing.T) {
	facts, codes := 0, 0
	eachFact(domain.Root(), "", func(path string, n *domain.Node) {
		facts++
		if FactLabel(path) == path || FactLabel(path) == "" {
			t.Errorf("%s has no name", path)
		}
		for _, code := range n.Codes {
			codes++
			if _, ok := codeLabels[path][code]; !ok {
				t.Errorf("%s: %s has no name", path, code)
			}
		}
		if extra := len(codeLabels[path]) - len(n.Codes); extra > 0 {
			t.Errorf("%s names %d codes too many", path, extra)
		}
	})
	if facts < 130 || codes < 100 {
		t.Fatalf("only %d facts and %d codes were looked at", facts, codes)
	}
	for path := range codeLabels {
		if n, err := domain.KindOf(entryPath(path)); err != nil || n.Kind != domain.KindCode {
			t.Errorf("%s is no coded fact: %v", path, err)
		}
	}
}

// entryPath gives a path without entry numbers its first entries.
func entryPath(path string) string {
	for _, list := range []string{"payments", "parents", "accompaniment.companions", "waivers"} {
		if len(path) > len(list) && path[:len(list)+1] == list+"." {
			return list + "[0]" + path[len(list):]
		}
	}
	return path
}

func TestEveryStateOutcomeAndStatusHasAnItalianName(t *testing.T) {
	for _, s := range domain.States() {
		if StateLabel(s) == "" {
			t.Errorf("state %s", s)
		}
	}
	for _, o := range []rules.Outcome{rules.Acceptable, rules.AcceptableWithNotes, rules.PendingClearance,
		rules.IncompleteCase, rules.RefusedCase, rules.NotCompetent} {
		if OutcomeLabel(o) == "" {
			t.Errorf("outcome %s", o)
		}
	}
	for _, s := range []rules.Status{rules.Satisfied, rules.Missing, rules.Invalid, rules.Blocked, rules.Pending, rules.Warning, rules.Note} {
		if StatusLabel(s) == "" || StatusSign(s) == "" {
			t.Errorf("status %s", s)
		}
	}
	for _, code := range []string{"booklet", "contribution", "temporary", "collective", "pagopa", "postal_slip", "revenue_stamp", "cash"} {
		if FeeLabel(code) == "" {
			t.Errorf("fee %s", code)
		}
	}
}

func TestPathsLoseTheirEntryNumbers(t *testing.T) {
	for in, want := range map[string]string{"payments[1].kind": "payments.kind", "holder.name": "holder.name", "parents[12]": "parents"} {
		if got := bare(in); got != want {
			t.Errorf("%s became %s", in, got)
		}
	}
	if CodeLabel("parents[1].role", "father") != "padre" || FactLabel("parents[0].name") != "nome del genitore" || FactLabel("other_parent.role") != "ruolo" {
		t.Error("names are not found behind entry numbers")
	}
}

func TestOnlyAnotherOfficesWordIsANullaOsta(t *testing.T) {
	wait := func(rule string) string {
		return VerdictLabel(rules.Evaluation{Outcome: rules.PendingClearance, Findings: []rules.Finding{{Rule: rule, Status: rules.Pending}}})
	}
	if got := wait("CMP-3"); got != "IN ATTESA DI NULLA OSTA" {
		t.Errorf("a clearance: %q", got)
	}
	if got := wait("INV-1"); got != "IN ATTESA" {
		t.Errorf("the prints of a remote filing: %q", got)
	}
}
