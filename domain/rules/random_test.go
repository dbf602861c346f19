package rules

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/office"
)

// randomCase makes a case out of the definition of the case file: every fact is
// left unknown or gets some value of its form, ages and days crowd around the
// birthdays and turning days. The same r gives the same case.
func randomCase(t testing.TB, r *rand.Rand) (domain.Case, *office.Profile) {
	t.Helper()
	var c domain.Case
	if r.IntN(4) > 0 { // most often somebody complete with some facts changed
		c = []func(testing.TB) domain.Case{adult, child, teen, emigrated}[r.IntN(4)](t)
		for range r.IntN(12) {
			randomFact(t, r, &c, domain.Root(), "")
		}
	} else {
		for range 40 + r.IntN(200) {
			randomFact(t, r, &c, domain.Root(), "")
		}
	}
	all := testOffices.All()
	p := all[r.IntN(len(all))]
	c.Office = p.ID
	if r.IntN(3) > 0 || c.Procedure == "" {
		c.Procedure = domain.Passport
	}
	if c.FiledOn.Before(FirstDay) {
		c.FiledOn = FirstDay.AddDays(r.IntN(2000))
	}
	return c, p
}

// randomFact sets or forgets one fact below a node of the definition.
func randomFact(t testing.TB, r *rand.Rand, c *domain.Case, n *domain.Node, prefix string) {
	f := n.Fields[r.IntN(len(n.Fields))]
	path := prefix + f.Key
	switch f.Kind {
	case domain.KindObject:
		randomFact(t, r, c, f, path+".")
		return
	case domain.KindList:
		randomFact(t, r, c, f, path+"["+strconv.Itoa(r.IntN(3))+"].")
		return
	}
	ch := domain.Change{Path: path, Value: randomValue(r, f)}
	if err := domain.Set(c, ch); err != nil {
		t.Fatalf("%+v: %v", ch, err)
	}
}

var (
	randomDays = []string{"2023-03-10", "2023-06-13", "2023-06-14", "2024-02-29", "2024-12-09", "2024-12-10", "2025-11-30", "2025-12-01",
		"2026-02-18", "2026-02-19", "2026-08-02", "2026-08-03", "2026-11-23", "2026-11-24", "2008-11-23", "2014-11-23", "2023-11-23", "1984-04-05",
		"0001-01-01", "9999-12-31"}
	randomTexts  = []string{"ROSSI", "MARIA", "ROSSI MARIA", "MARIA ROSSI", "è", "67422808", "301000000000000043", "01234567890123", "RSSMRA84D45F052R", "ita", "<<<", "12345678903"}
	randomPlaces = []string{"F052", "H501", "A794", "L400", "D205", "F023", "A342", "Z110", "Z241", "Z404", "A000"}
	randomStates = []string{"ITA", "MAR", "FRA", "CHE", "GBR", "THA", "XXX"}
)

func randomValue(r *rand.Rand, n *domain.Node) string {
	pick := func(all []string) string { return all[r.IntN(len(all))] }
	if r.IntN(6) == 0 {
		return ""
	}
	switch n.Kind {
	case domain.KindTri:
		return pick([]string{"true", "true", "false"})
	case domain.KindCode:
		return pick(n.Codes)
	case domain.KindDate:
		if r.IntN(2) == 0 {
			return pick(randomDays)
		}
		return calendar.MustParse("2026-11-23").AddDays(r.IntN(800) - 400).String()
	case domain.KindHour:
		return fmt.Sprintf("%02d:%02d", r.IntN(24), r.IntN(60))
	case domain.KindAmount:
		return pick([]string{"42.50", "42.70", "73.50", "5.20", "5.50", "116.20", "4409.79", "0.00", "-1.00", "40.29"})
	case domain.KindCount:
		return strconv.Itoa(r.IntN(60))
	case domain.KindDecimal:
		return pick([]string{"0.75", "0.69", "37.9500", "1.0000"})
	}
	text := pick(randomTexts)
	switch n.Form {
	case "belfiore":
		text = pick(randomPlaces)
	case "state":
		text = pick(randomStates)
	}
	if n.Kind == domain.KindTexts && r.IntN(2) == 0 {
		text += "," + pick(randomStates)
	}
	return text
}

var caseCount = flag.Int("cases", 20_000, "how many random cases to judge")

// randomCases is how many cases the tests below try.
func randomCases() int {
	if testing.Short() {
		return min(*caseCount, 2_000)
	}
	return *caseCount
}

func TestAnyCaseIsJudgedTwiceTheSame(t *testing.T) {
	r := rand.New(rand.NewPCG(1185, 1967))
	for i := range randomCases() {
		c, p := randomCase(t, r)
		a := Around{Office: p, Offices: testOffices, InStore: i%2 == 0}
		one, err := Evaluate(&c, a)
		if err != nil {
			t.Fatalf("case %d: %v", i, err)
		}
		two, err := Evaluate(&c, a)
		if err != nil || spelled(one) != spelled(two) {
			t.Fatalf("case %d: judged differently the second time:\n%s\n%s", i, spelled(one), spelled(two))
		}
		if problem := illFormed(one); problem != "" {
			t.Fatalf("case %d: %s\n%v", i, problem, domain.Known(&c))
		}
	}
}

func TestTheOrderOfTheFactsDoesNotMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(445, 2000))
	for i := range randomCases() / 20 {
		c, p := randomCase(t, r)
		facts := domain.Known(&c)
		r.Shuffle(len(facts), func(i, j int) { facts[i], facts[j] = facts[j], facts[i] })
		var again domain.Case
		for _, ch := range facts {
			if err := domain.Set(&again, ch); err != nil {
				t.Fatal(err)
			}
		}
		if one, two := judgeAt(t, &c, p), judgeAt(t, &again, p); spelled(one) != spelled(two) {
			t.Fatalf("case %d: another order, another verdict:\n%s\n%s", i, spelled(one), spelled(two))
		}
	}
}

// spelled is an evaluation with everything it says.
func spelled(v Evaluation) string {
	validity := v.Validity
	v.Validity = nil // a pointer prints as an address
	return fmt.Sprintf("%+v %+v", v, validity)
}

// illFormed says what an evaluation of any case may not be.
func illFormed(v Evaluation) string {
	if v.Outcome == "" || v.Headline == "" || v.Headline[len(v.Headline)-1] != '.' || v.Ruleset.IsZero() || !v.FeesTotal.IsKnown() {
		return fmt.Sprintf("incomplete: %+v", v)
	}
	if (v.Deadlines.Clock == ClockRunning) == v.Deadlines.Legal.IsZero() {
		return fmt.Sprintf("deadlines %+v", v.Deadlines)
	}
	for _, f := range v.Findings {
		_, known := Find(f.Rule)
		open := f.Status == Missing || f.Status == Invalid || f.Status == Blocked
		switch _, err := domain.KindOf(f.Path); {
		case !known || f.Message == "" || f.Path == "" || len(f.Sources) == 0:
			return fmt.Sprintf("finding %+v", f)
		case err != nil && !isListOrEntry(f.Path):
			return fmt.Sprintf("%s: no such path %s", f.Rule, f.Path)
		case open && f.Remedy == "":
			return fmt.Sprintf("%s %s without a remedy: %s", f.Rule, f.Status, f.Message)
		case f.Waived && f.Status != Warning:
			return fmt.Sprintf("waived %+v", f)
		}
	}
	return ""
}

// isListOrEntry says that a path names a whole list, which is no single fact.
func isListOrEntry(path string) bool {
	n := domain.Root()
	for _, key := range splitPath(path) {
		if n = n.Field(key); n == nil {
			return false
		}
	}
	return true
}

// splitPath gives the keys of a path without the numbers of entries.
func splitPath(path string) []string {
	var keys []string
	key, inIndex := "", false
	for _, r := range path {
		switch {
		case r == '[':
			inIndex = true
		case r == ']':
			inIndex = false
		case r == '.':
			keys, key = append(keys, key), ""
		case !inIndex:
			key += string(r)
		}
	}
	return append(keys, key)
}
