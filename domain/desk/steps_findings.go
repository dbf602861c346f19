package desk

import (
	"strings"

	"civico/sportello/domain/rules"
)

// families tells the step that takes a finding no line claims, by its rule or by
// the family of it.
var families = map[string]StepID{
	"CIT": StepCompetence, "CMP": StepCompetence, "APP": StepCompetence, "URG": StepCompetence, "MOD": StepCompetence,
	"TMP": StepCompetence, "INV": StepIdentity, "IDE": StepIdentity, "FOT": StepPhotos, "VER": StepPayments,
	"ASS": StepConsents, "GEN": StepConsents, "OST": StepConsents, "BIO": StepPrints, "PRE": StepPrevious,
	"DEL": StepDelivery, "CON": StepDelivery, "ACC": StepTrip, "ACC-8": StepConsents, "RES": StepPrevious, "LAS": StepCompetence,
	"COL": StepGroup, "ETD": StepLoss,
}

// stepOf is where a finding goes that no line claims: a step of its family, else the
// first one, for nothing that the rules say may be lost.
func stepOf(steps []Step, f rules.Finding) *Step {
	id, ok := families[f.Rule]
	if !ok {
		family, _, _ := strings.Cut(f.Rule, "-")
		id = families[family]
	}
	var first *Step
	for i := range steps {
		switch {
		case len(steps[i].Lines) == 0:
		case steps[i].ID == id:
			return &steps[i]
		case first == nil:
			first = &steps[i]
		}
	}
	return first
}

// shareFindings gives every finding to the line it is about: the one with that
// very fact, else the one of its rule, else the one of that person or payment. What
// sums others up (ASS-1) goes to a line that is as bad, else to the first line of
// its family's step.
func shareFindings(steps []Step, findings []rules.Finding) {
	var loose []rules.Finding
	for _, f := range findings {
		if l := claimant(steps, f); l != nil {
			l.Findings = append(l.Findings, f)
			continue
		}
		loose = append(loose, f)
	}
	for _, f := range loose {
		if s := stepOf(steps, f); s != nil {
			l := asBad(s, f)
			l.Findings = append(l.Findings, f)
		}
	}
}

func claimant(steps []Step, f rules.Finding) *Line {
	var byRule, byEntry *Line
	for i := range steps {
		for j := range steps[i].Lines {
			l := &steps[i].Lines[j]
			if l.holds(f.Path) {
				return l
			}
			if byRule == nil && l.answersFor(f) {
				byRule = l
			}
			if byEntry == nil && l.under != "" && isUnder(f.Path, l.under) {
				byEntry = l
			}
		}
	}
	if byRule != nil {
		return byRule
	}
	return byEntry
}

// asBad is the first line of a step with a finding of the same status.
func asBad(s *Step, f rules.Finding) *Line {
	for i := range s.Lines {
		for _, g := range s.Lines[i].Findings {
			if g.Status == f.Status {
				return &s.Lines[i]
			}
		}
	}
	return &s.Lines[0]
}

func (l *Line) holds(path string) bool {
	for _, fact := range l.facts {
		if fact == path {
			return true
		}
	}
	return false
}

func (l *Line) answersFor(f rules.Finding) bool {
	if l.under != "" && strings.Contains(f.Path, "[") && !isUnder(f.Path, l.under) {
		return false // of another entry of the list
	}
	for _, r := range l.rules {
		if r == f.Rule {
			return true
		}
	}
	return false
}

// isUnder says that a path is an entry of a list or a fact of it.
func isUnder(path, entry string) bool { return path == entry || strings.HasPrefix(path, entry+".") }
