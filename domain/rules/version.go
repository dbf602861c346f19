package rules

import (
	"fmt"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
)

// FirstDay is the earliest filing day the rules are written down for: the day the
// oldest source in force was brought up to date (Questura di Cuneo).
var FirstDay = calendar.MustParse("2023-03-10")

// Version is what a rule says from a day on, until the next version begins. A
// repeal is a version too.
type Version struct {
	From    domain.Date // first day of effect
	Text    string      // what must hold, in Italian, for a jurist's eye
	Sources []string    // law first, then the offices' documents
	Checked domain.Date // the day the sources were last read
}

// Rule is one numbered check of the counter.
type Rule struct {
	ID         string
	Title      string             // Italian
	Procedures []domain.Procedure // nil: all of them
	Waivable   bool               // some findings of it may be waived
	Versions   []Version          // oldest first, never empty
	check      func(*run)         // nil where another rule's check answers for it
}

// In gives the version in force on a day; a day before the first version is
// judged by the oldest, for payments may be older than the filing.
func (r *Rule) In(day domain.Date) *Version {
	v := &r.Versions[0]
	for i := range r.Versions {
		if !r.Versions[i].From.After(day) {
			v = &r.Versions[i]
		}
	}
	return v
}

// Before is the version that v took the place of, nil for the oldest.
func (r *Rule) Before(v *Version) *Version { return r.beside(v, -1) }

// After is the version that takes the place of v, nil for the newest.
func (r *Rule) After(v *Version) *Version { return r.beside(v, 1) }

func (r *Rule) beside(v *Version, step int) *Version {
	for i := range r.Versions {
		if next := i + step; &r.Versions[i] == v && next >= 0 && next < len(r.Versions) {
			return &r.Versions[next]
		}
	}
	return nil
}

// AppliesTo says that the rule is read for a procedure.
func (r *Rule) AppliesTo(p domain.Procedure) bool {
	if r.Procedures == nil {
		return true
	}
	for _, q := range r.Procedures {
		if q == p {
			return true
		}
	}
	return false
}

// All lists every rule in the order of the handbook.
func All() []*Rule { return book }

// Find gives the rule of an id.
func Find(id string) (*Rule, bool) { r, ok := byID[id]; return r, ok }

// Filled in by init, not by initialisers: the checks look rules up themselves.
var (
	book  []*Rule
	byID  map[string]*Rule
	order map[string]int // place in the handbook, which orders findings
)

func init() {
	book = concat(
		citRules, cmpRules, appRules, urgRules, modRules, ideRules, fotRules, verRules, assRules, genRules, ostRules,
		bioRules, etaRules, preRules, delRules, conRules, terRules, accRules, resRules, lasRules, tmpRules, colRules,
		etdRules, invRules, registerRules,
	)
	byID, order = index(book), ranks(book)
}

func concat(families ...[]*Rule) []*Rule {
	var all []*Rule
	for _, f := range families {
		all = append(all, f...)
	}
	return all
}

func index(all []*Rule) map[string]*Rule {
	m := make(map[string]*Rule, len(all))
	for _, r := range all {
		if _, twice := m[r.ID]; twice || len(r.Versions) == 0 {
			panic(fmt.Sprintf("rule %s is written twice or has no version", r.ID))
		}
		m[r.ID] = r
	}
	return m
}

func ranks(all []*Rule) map[string]int {
	m := make(map[string]int, len(all))
	for i, r := range all {
		m[r.ID] = i
	}
	return m
}
