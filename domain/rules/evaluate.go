package rules

import (
	"fmt"
	"slices"
	"strings"

	"civico/sportello/domain"
)

// run is one evaluation under way.
type run struct {
	c        *domain.Case
	a        Around
	day      domain.Date // the day of filing
	age      int         // of the holder on that day, where ageKnown
	ageKnown bool
	findings []Finding

	askedAge, askedPresence bool // once asked for, other rules say nothing
}

// TooEarly refuses a filing day before the first codified one.
type TooEarly struct{ Day domain.Date }

func (e *TooEarly) Error() string {
	return fmt.Sprintf("filed on %s, before the codified rules (%s)", e.Day, FirstDay)
}

// Evaluate judges a case. The case's procedure, office and filing day must be
// known, and Around.Office be the profile of that office; *TooEarly refuses a
// filing day before FirstDay. The same case gives the same answer, byte for byte.
func Evaluate(c *domain.Case, a Around) (Evaluation, error) {
	if c.Procedure == "" || c.FiledOn.IsZero() || a.Office == nil {
		return Evaluation{}, fmt.Errorf("a case is judged once its procedure, office and filing day are known")
	}
	if c.FiledOn.Before(FirstDay) {
		return Evaluation{}, &TooEarly{c.FiledOn}
	}
	e := &run{c: c, a: a, day: c.FiledOn, findings: make([]Finding, 0, 48)}
	e.age, e.ageKnown = c.Holder.AgeOn(e.day)
	var ruleset domain.Date
	for _, r := range book {
		if !r.AppliesTo(c.Procedure) {
			continue
		}
		if from := r.In(e.day).From; from.After(ruleset) {
			ruleset = from
		}
		if r.check != nil {
			r.check(e)
		}
	}
	e.waive()
	slices.SortStableFunc(e.findings, func(x, y Finding) int {
		if d := order[x.Rule] - order[y.Rule]; d != 0 {
			return d
		}
		return strings.Compare(x.Path, y.Path)
	})
	out := Evaluation{Findings: e.findings, Ruleset: ruleset}
	out.Outcome = outcomeOf(e.findings)
	e.conclude(&out)
	return out, nil
}

// add records a finding under the version in force on the filing day.
func (e *run) add(id string, s Status, path, message, remedy string) *Finding {
	return e.addOn(e.day, id, s, path, message, remedy)
}

// addOn records a finding under the version in force on another governing day.
// The pointer is good until the next finding.
func (e *run) addOn(day domain.Date, id string, s Status, path, message, remedy string) *Finding {
	e.findings = append(e.findings, Finding{Rule: id, Status: s, Path: path, Message: message, Remedy: remedy,
		Sources: byIDSources(id, day), day: day})
	return &e.findings[len(e.findings)-1]
}

func byIDSources(id string, day domain.Date) []string {
	r, ok := Find(id)
	if !ok {
		return nil
	}
	return r.In(day).Sources
}

// waivable marks a finding that a written reason may turn into a warning.
func (f *Finding) waivable() { f.Waivable = true }

func (e *run) waive() {
	for i := range e.findings {
		f := &e.findings[i]
		if !f.Waivable || f.Status == Satisfied || f.Status == Note {
			continue
		}
		if w := e.waiverFor(f.Rule, f.Path); w != nil {
			f.Status, f.Waived, f.Remedy = Warning, true, ""
			f.Message += " Ammesso da " + w.By + ": " + w.Reason + "."
		}
	}
}

// waiverFor is the written waiver of a rule's finding on a path, nil where none is
// complete.
func (e *run) waiverFor(rule, path string) *domain.Waiver {
	for i := range e.c.Waivers {
		w := &e.c.Waivers[i]
		if w.Rule == rule && (w.Path == "" || within(w.Path, path) || within(path, w.Path)) && w.Reason != "" && w.By != "" {
			return w
		}
	}
	return nil
}

// within says that a path is another or lies below it: a waiver may name the entry
// or the very fact.
func within(path, above string) bool {
	rest, ok := strings.CutPrefix(path, above)
	return ok && (rest == "" || rest[0] == '.' || rest[0] == '[')
}

// outcomeOf is the worst of the findings.
func outcomeOf(findings []Finding) Outcome {
	var blocked, blockedElsewhere, incomplete, pending, noted bool
	for _, f := range findings {
		switch f.Status {
		case Blocked:
			blocked = true
			if !strings.HasPrefix(f.Rule, "CMP-") {
				blockedElsewhere = true
			}
		case Missing, Invalid:
			incomplete = true
		case Pending:
			pending = true
		case Warning, Note:
			noted = true
		}
	}
	switch {
	case blockedElsewhere:
		return RefusedCase
	case blocked:
		return NotCompetent
	case incomplete:
		return IncompleteCase
	case pending:
		return PendingClearance
	case noted:
		return AcceptableWithNotes
	}
	return Acceptable
}
