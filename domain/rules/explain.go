package rules

import (
	"slices"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/office"
)

// Explanation is the «perché» of one finding.
type Explanation struct {
	Finding   Finding
	Rule      *Rule           // nil only for a finding that no rule made
	Day       domain.Date     // the day that governs: of the filing, or of the payment judged
	InForce   *Version        // the version of that day
	Before    *Version        // the one it took the place of, nil for the oldest
	After     *Version        // the one that takes its place, nil for the newest
	Facts     []domain.Change // what led to it, in the order of the case file; its own fact last, and empty, while that is not known
	Elsewhere []Practice      // offices whose verdict under this rule differs, in the order of the lists
}

// Practice is what offices other than the case's own would say under one rule of
// the same person or thing.
type Practice struct {
	Offices  []*office.Profile
	Findings []Finding // empty: the rule says nothing there
}

// Explain tells why a case has a finding. The facts are not written down by hand
// but found, by forgetting: those without any one of which the finding would read
// otherwise and, where several would do, enough of them for it to stand on them
// alone. Procedure, office and filing day belong to every finding and are not
// among them. It makes about a hundred evaluations, so a millisecond or two.
func Explain(c *domain.Case, a Around, f Finding) Explanation {
	x := Explanation{Finding: f, Day: f.day}
	if x.Day.IsZero() {
		x.Day = c.FiledOn
	}
	if r, ok := Find(f.Rule); ok {
		x.Rule, x.InForce = r, r.In(x.Day)
		x.Before, x.After = r.Before(x.InForce), r.After(x.InForce)
	}
	x.Facts = factsBehind(c, a, f)
	x.Elsewhere = practiceElsewhere(c, a, f)
	return x
}

// factsBehind are the facts that a finding stands on; those below its path where
// the case no longer has it.
func factsBehind(c *domain.Case, a Around, f Finding) []domain.Change {
	known := slices.DeleteFunc(domain.Known(c), func(ch domain.Change) bool { return alwaysKnown(ch.Path) })
	near := func(ch domain.Change) bool { return within(ch.Path, f.Path) }
	if !stands(c, a, f) {
		return withOwn(slices.DeleteFunc(known, func(ch domain.Change) bool { return !near(ch) }), f.Path)
	}
	needed := map[string]bool{f.Path: true}
	for _, ch := range known {
		if without := forget(c, ch); !stands(&without, a, f) {
			needed[ch.Path] = true
		}
	}
	left := copyOf(c)
	for _, g := range groupsOf(known, f.Path) {
		forgetWhatMay(&left, a, f, g, needed)
	}
	return withOwn(slices.DeleteFunc(known, func(ch domain.Change) bool { return !needed[ch.Path] }), f.Path)
}

// forgetWhatMay forgets a group's facts as long as the finding stands, all at once
// or one by one, and marks the others as needed.
func forgetWhatMay(left *domain.Case, a Around, f Finding, group []domain.Change, needed map[string]bool) {
	spare := slices.DeleteFunc(group, func(ch domain.Change) bool { return needed[ch.Path] })
	if without := forget(left, spare...); stands(&without, a, f) {
		*left = without
		return
	}
	for _, ch := range spare {
		if without := forget(left, ch); stands(&without, a, f) {
			*left = without
		} else {
			needed[ch.Path] = true
		}
	}
}

// withOwn adds the finding's own fact where it is a single one not yet known.
func withOwn(facts []domain.Change, path string) []domain.Change {
	n, err := domain.KindOf(path)
	if err != nil || n.Kind == domain.KindObject || n.Kind == domain.KindList || alwaysKnown(path) ||
		slices.ContainsFunc(facts, func(ch domain.Change) bool { return ch.Path == path }) {
		return facts
	}
	return append(facts, domain.Change{Path: path})
}

// alwaysKnown are the facts without which nothing is judged.
func alwaysKnown(path string) bool {
	return path == "procedure" || path == "office" || path == "filed_on"
}

// groupsOf parts facts by person or thing (photos, parents[1]): the group of the
// path comes last.
func groupsOf(facts []domain.Change, path string) [][]domain.Change {
	var all [][]domain.Change
	var own []domain.Change
	of := entryOf(path)
	last := ""
	for _, ch := range facts {
		entry := entryOf(ch.Path)
		switch {
		case entry == of:
			own = append(own, ch)
			continue
		case entry != last || len(all) == 0:
			all = append(all, nil)
		}
		last = entry
		all[len(all)-1] = append(all[len(all)-1], ch)
	}
	return append(all, own)
}

// entryOf is the person or thing of a path: its first key, with the number where
// that is a list.
func entryOf(path string) string {
	entry, _, _ := strings.Cut(path, ".")
	return entry
}

// stands says that a case still has the finding, in the same words.
func stands(c *domain.Case, a Around, f Finding) bool {
	v, err := Evaluate(c, a)
	return err == nil && slices.ContainsFunc(v.Findings, func(g Finding) bool { return sameVerdict(g, f) })
}

func sameVerdict(f, g Finding) bool {
	return f.Rule == g.Rule && f.Path == g.Path && f.Status == g.Status && f.Message == g.Message
}

// forget gives the case without some of its facts.
func forget(c *domain.Case, facts ...domain.Change) domain.Case {
	out := copyOf(c)
	for _, ch := range facts {
		if ch.Path == "booking" {
			out.Booking.WalkIn = false
			continue
		}
		_ = domain.Set(&out, domain.Change{Path: ch.Path}) // a known path can be forgotten
	}
	return out
}

// copyOf is the case with lists of its own, so that changing it leaves the first alone.
func copyOf(c *domain.Case) domain.Case {
	out := *c
	out.Payments = slices.Clone(c.Payments)
	out.Parents = slices.Clone(c.Parents)
	out.AccompanimentFacts.Companions = slices.Clone(c.AccompanimentFacts.Companions)
	out.Waivers = slices.Clone(c.Waivers)
	return out
}

// practiceElsewhere judges the case under every other profile, and groups the
// offices that say something else under the finding's rule.
func practiceElsewhere(c *domain.Case, a Around, f Finding) []Practice {
	if a.Offices == nil || a.Office == nil {
		return nil
	}
	here := underRule(c, a, f)
	var out []Practice
	for _, p := range a.Offices.All() {
		if p.ID == a.Office.ID {
			continue
		}
		there := a
		there.Office = inTerritoryOf(a.Office, p)
		if strings.HasPrefix(f.Rule, "CMP-") {
			there.Office = p
		}
		said := underRule(c, there, f)
		if sameFindings(said, here) {
			continue
		}
		i := slices.IndexFunc(out, func(o Practice) bool { return sameFindings(o.Findings, said) })
		if i < 0 {
			out, i = append(out, Practice{Findings: said}), len(out)
		}
		out[i].Offices = append(out[i].Offices, p)
	}
	return out
}

// inTerritoryOf is another office's practice as if it served the place of this
// one: that people live elsewhere is no difference of practice.
func inTerritoryOf(own, other *office.Profile) *office.Profile {
	p := *other
	p.ID, p.Name, p.Province, p.Seat, p.Places, p.Jurisdiction = own.ID, own.Name, own.Province, own.Seat, own.Places, own.Jurisdiction
	return &p
}

// underRule is what a finding's rule says of its person or thing.
func underRule(c *domain.Case, a Around, f Finding) []Finding {
	v, err := Evaluate(c, a)
	if err != nil {
		return nil
	}
	return slices.DeleteFunc(v.Findings, func(g Finding) bool {
		return g.Rule != f.Rule || isEntry(f.Path) && entryOf(g.Path) != entryOf(f.Path)
	})
}

// isEntry says that a path lies in one entry of a list.
func isEntry(path string) bool { return strings.Contains(entryOf(path), "[") }

func sameFindings(a, b []Finding) bool { return slices.EqualFunc(a, b, sameVerdict) }
