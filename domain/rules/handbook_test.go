package rules

import (
	"slices"
	"strings"
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/office"
)

// The tests in handbook_*_test.go hold every row of the handbook of rules to its
// text: what is wanted is read from the handbook and the sources, never from the
// code. A row is not walked until each status of its column «otherwise» has been
// seen, so a new status in the handbook is a word in the row and a case below it.

// row is one rule of the handbook. Otherwise lists the statuses the rule may
// answer with when what it asks does not hold.
type row struct {
	rule      string
	otherwise string
	cases     []example
}

// handbook is every row, in the order of the handbook.
func handbook() []row {
	return slices.Concat(competenceRows, appointmentRows, identityRows, photoRows, paymentRows, cashRows,
		consentRows, impedimentRows, bodyRows, previousRows, deliveryRows, tripRows, tripPaperRows, otherRows)
}

func TestEveryRowOfTheHandbook(t *testing.T) {
	var ids []string
	for _, r := range handbook() {
		ids = append(ids, r.rule)
		t.Run(r.rule, func(t *testing.T) {
			for _, x := range r.cases {
				t.Run(x.name, func(t *testing.T) { walk(t, x) })
			}
			for _, status := range strings.Fields(r.otherwise) {
				if !r.sees(status) {
					t.Errorf("no case is answered %q", status)
				}
			}
		})
	}
	slices.Sort(ids)
	want := slices.Sorted(slices.Values(handbookRules))
	if !slices.Equal(ids, want) {
		t.Errorf("rows walked: %v\nrules of the handbook: %v", ids, want)
	}
}

// sees says that some case wants the row's rule to answer with a status.
func (r *row) sees(status string) bool {
	for _, x := range r.cases {
		for want := range strings.SplitSeq(x.want, "; ") {
			if word := strings.Fields(want); word[0] == r.rule && word[1] == status {
				return true
			}
		}
	}
	return false
}

// walk judges an example. Its facts may also change the office's profile for the
// case, in lines that begin with @; see profileChanges.
func walk(t *testing.T, x example) {
	t.Helper()
	c := x.who(t)
	var changes []func(*office.Profile)
	for line := range strings.SplitSeq(x.facts, "; ") {
		if key, value, ok := strings.Cut(line, "="); ok && key[0] == '@' {
			changes = append(changes, profileChange(t, key, value))
			continue
		}
		set(t, &c, line)
	}
	p := officeWith(t, c.Office, func(p *office.Profile) {
		for _, change := range changes {
			change(p)
		}
	})
	v := judgeAt(t, &c, p)
	for want := range strings.SplitSeq(x.want, "; ") {
		hold(t, v, want)
	}
}

func profileChange(t *testing.T, key, value string) func(*office.Profile) {
	t.Helper()
	switch key {
	case "@places":
		return func(p *office.Profile) { p.Places = strings.Split(value, ",") }
	case "@jurisdiction":
		return func(p *office.Profile) { p.Jurisdiction = strings.Split(value, ",") }
	case "@collective":
		return func(p *office.Profile) { p.Practice.CollectiveOpen = office.CollectiveOpen(value) }
	case "@municipality":
		return func(p *office.Profile) { p.Practice.MunicipalityContinues = value == "continues" }
	}
	t.Fatalf("no profile change %q", key)
	return nil
}

// hold holds an evaluation against one wish, which is one of
//
//	outcome o · fees 116.20 · validity 10 2036-11-22 · validity none
//	legal 2026-12-09 · working 2026-12-15 · clock running
//	RULE status · RULE not status · RULE silent · RULE quiet (nothing but
//	satisfied or note) · RULE at path · RULE says text · RULE once
//	RULE waivable · RULE final (not waivable) · RULE waived
func hold(t *testing.T, v Evaluation, wish string) {
	t.Helper()
	subject, rest, _ := strings.Cut(wish, " ")
	var got string
	switch subject {
	case "outcome":
		got = string(v.Outcome)
	case "fees":
		got = v.FeesTotal.String()
	case "legal":
		got = orNone(v.Deadlines.Legal)
	case "working":
		got = orNone(v.Deadlines.WorkingDays)
	case "clock":
		got = string(v.Deadlines.Clock)
	case "validity":
		got = "none"
		if v.Validity != nil {
			got = decimal(v.Validity.Years) + " " + v.Validity.ExpiresOn.String()
		}
	default:
		holdRule(t, v, subject, rest)
		return
	}
	if got != rest {
		t.Errorf("%s %s, want %s; %s", subject, got, rest, lacking(v))
	}
}

func orNone(d domain.Date) string {
	if d.IsZero() {
		return "none"
	}
	return d.String()
}

func holdRule(t *testing.T, v Evaluation, rule, wish string) {
	t.Helper()
	if _, known := Find(rule); !known {
		t.Fatalf("no rule %q", rule)
	}
	said := findings(v, rule)
	word, rest, _ := strings.Cut(wish, " ")
	has := func(test func(Finding) bool) bool { return slices.ContainsFunc(said, test) }
	open := func(f Finding) bool { return f.Status != Satisfied && f.Status != Note }
	ok := false
	switch word {
	case "silent":
		ok = len(said) == 0
	case "quiet":
		ok = !has(open)
	case "once":
		ok = len(said) == 1
	case "not":
		ok = !has(func(f Finding) bool { return f.Status == Status(rest) })
	case "at":
		ok = has(func(f Finding) bool { return f.Path == rest })
	case "says":
		ok = has(func(f Finding) bool { return strings.Contains(f.Message+" "+f.Remedy, rest) })
	case "waivable":
		ok = has(func(f Finding) bool { return open(f) && f.Waivable })
	case "final":
		ok = !has(func(f Finding) bool { return open(f) && f.Waivable })
	case "waived":
		ok = has(func(f Finding) bool { return f.Waived && f.Status == Warning })
	default:
		ok = has(func(f Finding) bool { return f.Status == Status(word) })
	}
	if !ok {
		t.Errorf("%s: want %s, have %+v", rule, wish, said)
	}
}

// findings are all that a rule answered.
func findings(v Evaluation, rule string) []Finding {
	var all []Finding
	for _, f := range v.Findings {
		if f.Rule == rule {
			all = append(all, f)
		}
	}
	return all
}
