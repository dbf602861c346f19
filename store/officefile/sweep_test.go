package officefile_test

import (
	"flag"
	"os"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/office"
	"civico/sportello/domain/rules"
	"civico/sportello/store/officefile"
)

var update = flag.Bool("update", false, "write testdata/turns.golden anew")

const turnsFile = "testdata/turns.golden"

// asked are the procedures of the sweep; the temporary booklet counts as one.
func asked() []string { return append(domain.Procedure("").Codes(), "temporary") }

// verdict is what is compared of an evaluation: what each rule says, in one text,
// the outcome and the fees. Days are left out, for they move with the filing.
type verdict map[string]string

// TestTheLawTurnsOnItsDaysOnly judges typical people at every office, for every
// procedure, on each day on which a rule turns and the day before. What differs is
// a golden that reads as prose; between two turning days nothing does.
func TestTheLawTurnsOnItsDaysOnly(t *testing.T) {
	spans, everybody := spansOf(rules.TurningDays()), people(t)
	found := map[turn]map[string][]string{} // → office → "procedura: persona"
	for _, p := range officefile.Embedded().All() {
		for _, s := range everybody {
			for _, procedure := range asked() {
				var before verdict
				for _, span := range spans {
					first, last := judged(t, s, p, procedure, span[0]), judged(t, s, p, procedure, span[1])
					for _, d := range differences(first, last) {
						t.Errorf("%s, %s, %s: tra il %s e il %s cambia senza una regola nuova: %s",
							p.ID, procedure, s.name, span[0].Italian(), span[1].Italian(), d)
					}
					if before != nil {
						for _, d := range differences(before, first) {
							note(found, turn{span[0], d}, p.ID, procedureName(procedure)+": "+s.name)
						}
					}
					before = last
				}
			}
		}
	}
	everyTurnIsSeen(t, found)
	hold(t, prose(t, found))
}

// everyTurnIsSeen says that each new version changes what its rule says to one of
// the people at least: else its words changed and the program did not.
func everyTurnIsSeen(t *testing.T, found map[turn]map[string][]string) {
	t.Helper()
	seen := map[string]bool{}
	for at := range found {
		seen[at.about+" dal "+at.day.Italian()] = true
	}
	for _, law := range rules.Since(rules.FirstDay) {
		if about := law.Rule.ID + " dal " + law.Version.From.Italian(); !seen[about] {
			t.Errorf("%s: the verdict on nobody in testdata/people.txt changes", about)
		}
	}
}

// spansOf gives the first and last day of each stretch in which no rule turns.
func spansOf(turning []domain.Date) [][2]domain.Date {
	spans := [][2]domain.Date{{rules.FirstDay}}
	for _, day := range turning {
		spans[len(spans)-1][1] = day.AddDays(-1)
		spans = append(spans, [2]domain.Date{day})
	}
	last := &spans[len(spans)-1]
	last[1] = last[0].AddYears(2)
	return spans
}

var writtenDay = regexp.MustCompile(`(dal |prima del )?\d\d/\d\d/\d{4}`)

func judged(t *testing.T, s somebody, p *office.Profile, procedure string, day domain.Date) verdict {
	t.Helper()
	c := s.file(t, p, day)
	c.Procedure = domain.Procedure(procedure)
	if procedure == "temporary" {
		c.Procedure, c.Product = domain.Passport, domain.Temporary
	}
	v, err := rules.Evaluate(&c, rules.Around{Office: p, Offices: officefile.Embedded()})
	if err != nil || v.Headline == "" || v.Ruleset.After(day) || v.Ruleset.Before(rules.FirstDay) {
		t.Fatalf("%s, %s, %s on %s: %v, %q, rules of %s", p.ID, procedure, s.name, day, err, v.Headline, v.Ruleset)
	}
	out := verdict{"esito": desk.OutcomeLabel(v.Outcome)}
	for _, f := range v.Findings {
		if r, ok := rules.Find(f.Rule); !ok || !r.AppliesTo(c.Procedure) || !r.AppliesAt(p) || len(f.Sources) == 0 {
			t.Fatalf("%s, %s, %s on %s: %+v", p.ID, procedure, s.name, day, f)
		}
		said := desk.StatusLabel(f.Status) + ": " + masked(f.Message)
		if f.Remedy != "" {
			said += " → " + masked(f.Remedy)
		}
		out[f.Rule] = strings.TrimPrefix(out[f.Rule]+" + "+said, " + ")
	}
	for _, fee := range v.Fees {
		out["versamenti"] = strings.TrimPrefix(out["versamenti"]+", "+fee.Amount.Italian()+" "+desk.FeeLabel(fee.Means), ", ")
	}
	return out
}

// masked hides the days of a text, which move with the filing; those that a rule
// names as its own stay.
func masked(s string) string {
	return writtenDay.ReplaceAllStringFunc(s, func(day string) string {
		if strings.HasPrefix(day, "dal ") || strings.HasPrefix(day, "prima del ") {
			return day
		}
		return "GG/MM/AAAA"
	})
}

// difference is what one rule, the outcome or the fees said before and say now.
type difference struct{ about, was, is string }

func differences(was, is verdict) []difference {
	var all []difference
	for about := range was {
		if is[about] != was[about] {
			all = append(all, difference{about, was[about], is[about]})
		}
	}
	for about := range is {
		if _, known := was[about]; !known {
			all = append(all, difference{about, "", is[about]})
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].about < all[j].about })
	return all
}

// turn is a difference on its day.
type turn struct {
	day domain.Date
	difference
}

func note(found map[turn]map[string][]string, at turn, id, whom string) {
	if found[at] == nil {
		found[at] = map[string][]string{}
	}
	found[at][id] = append(found[at][id], whom)
}

func procedureName(code string) string {
	if code == "temporary" {
		return "passaporto temporaneo"
	}
	return desk.CodeLabel("procedure", code)
}

// prose tells the differences by day; offices with the same ones are told once.
func prose(t testing.TB, found map[turn]map[string][]string) string {
	turns := make([]turn, 0, len(found))
	for at := range found {
		turns = append(turns, at)
	}
	slices.SortFunc(turns, func(a, b turn) int {
		if d := b.day.DaysUntil(a.day); d != 0 {
			return d
		}
		return strings.Compare(a.about+"\x00"+a.was+"\x00"+a.is, b.about+"\x00"+b.was+"\x00"+b.is)
	})
	var b strings.Builder
	var day domain.Date
	for _, at := range turns {
		if at.day != day {
			day = at.day
			b.WriteString("dal " + day.Italian() + ":\n\n")
		}
		b.WriteString("  " + at.about + "\n    prima: " + orNothing(at.was) + "\n    ora:   " + orNothing(at.is) + "\n")
		b.WriteString(whoAndWhere(t, found[at]))
		b.WriteByte('\n')
	}
	return b.String()
}

func orNothing(s string) string {
	if s == "" {
		return "nulla"
	}
	return s
}

// whoAndWhere lists the people concerned, once for all offices that agree.
func whoAndWhere(t testing.TB, byOffice map[string][]string) string {
	offices := map[string][]string{} // the people in one text → offices
	var order []string
	for _, p := range officefile.Embedded().All() {
		whom, concerned := byOffice[p.ID]
		if !concerned {
			continue
		}
		text := byProcedure(t, whom)
		if offices[text] == nil {
			order = append(order, text)
		}
		offices[text] = append(offices[text], p.ID)
	}
	var b strings.Builder
	for _, text := range order {
		b.WriteString("    " + where(offices[text]) + "\n" + text)
	}
	return b.String()
}

// byProcedure joins the people concerned by the same procedures, and calls all of
// them «chiunque».
func byProcedure(t testing.TB, whom []string) string {
	procedures := map[string][]string{}
	for _, w := range whom {
		procedure, who, _ := strings.Cut(w, ": ")
		procedures[who] = append(procedures[who], procedure)
	}
	everybody := people(t)
	joined := map[string][]string{} // the procedures in one text → people
	var order []string
	for _, s := range everybody {
		text := strings.Join(procedures[s.name], ", ")
		if text != "" && joined[text] == nil {
			order = append(order, text)
		}
		joined[text] = append(joined[text], s.name)
	}
	var b strings.Builder
	for _, text := range order {
		who := strings.Join(joined[text], "; ")
		if len(joined[text]) == len(everybody) {
			who = "chiunque"
		}
		b.WriteString("      " + text + ": " + who + "\n")
	}
	return b.String()
}

func where(ids []string) string {
	var all, italian []string
	for _, p := range officefile.Embedded().All() {
		all = append(all, p.ID)
		if p.IsItalian() {
			italian = append(italian, p.ID)
		}
	}
	switch {
	case slices.Equal(ids, all):
		return "ovunque"
	case slices.Equal(ids, italian):
		return "in Italia"
	}
	return strings.Join(ids, ", ")
}

func hold(t *testing.T, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(turnsFile, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(turnsFile)
	if err != nil {
		t.Fatal(err)
	}
	g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Fatalf("line %d of %s:\n got %s\nwant %s\n(go test ./store/officefile -run Law -update rewrites it)", i+1, turnsFile, g[i], w[i])
		}
	}
	if len(g) != len(w) {
		t.Fatalf("%d lines, want %d: go test ./store/officefile -run Law -update rewrites %s", len(g), len(w), turnsFile)
	}
}

func TestSpansMeetWithoutAGap(t *testing.T) {
	day := calendar.MustParse("2025-12-01")
	spans := spansOf([]domain.Date{day})
	if len(spans) != 2 || spans[0] != [2]domain.Date{rules.FirstDay, day.AddDays(-1)} || spans[1] != [2]domain.Date{day, day.AddYears(2)} {
		t.Error(spans)
	}
}
