package desk

import (
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/office"
	"civico/sportello/domain/rules"
)

// StepID names a step of the intake; drafts and tests know it by this.
type StepID string

const (
	StepCompetence StepID = "competence"
	StepIdentity   StepID = "identity"
	StepPhotos     StepID = "photos"
	StepPayments   StepID = "payments"
	StepConsents   StepID = "consents"
	StepPrints     StepID = "prints"
	StepPrevious   StepID = "previous"
	StepDelivery   StepID = "delivery"
	StepSummary    StepID = "summary"
)

// Sign is how a step or a line stands.
type Sign uint8

const (
	ToDo          Sign = iota // nobody looked yet
	Done                      // in order
	Wrong                     // looked at: something is missing or not good
	NotApplicable             // nothing to do here
)

// String is the sign shown before a line.
func (s Sign) String() string { return [...]string{"·", "✓", "!", "–"}[s] }

// Word says the same without signs, for screen readers.
func (s Sign) Word() string {
	return [...]string{"da fare", "a posto", "manca o non va", "non si applica"}[s]
}

// Step is one part of the intake, in the order in which a desk works.
type Step struct {
	ID    StepID
	Title string
	Sign  Sign
	Lines []Line
}

// Line is one thing to verify. Its ID stays while facts change; Path is the fact
// or group that it is mostly about.
type Line struct {
	ID       string
	Label    string
	Path     string
	Value    string // what is known now, short
	Sign     Sign
	Optional bool            // nothing is asked until somebody claims it
	Seen     Answer          // the usual answer, one key
	Not      []Answer        // what else may be the case
	Fields   []Field         // its facts, one by one
	Findings []rules.Finding // what the rules say of it

	facts   []string // that must be known before the line is done
	rules   []string // whose findings belong here
	under   string   // the entry of a list that it is about; empty: any
	settled bool     // done though facts are unknown
}

// IsOpen says that the line still waits for the clerk.
func (l *Line) IsOpen() bool { return l.Sign == ToDo || l.Sign == Wrong }

// Answer is what one key, or one reason from a list, writes. With fields in Ask
// those are typed first; Changes are written together with the first of them.
type Answer struct {
	Label   string
	Changes []domain.Change
	Ask     []Field
}

// IsEmpty says that there is nothing to answer.
func (a Answer) IsEmpty() bool { return a.Label == "" && len(a.Changes) == 0 && len(a.Ask) == 0 }

// plan is the steps of one procedure; a procedure of a later release adds a plan
// and the lines that it alone has.
type plan []struct {
	id    StepID
	title func(*view) string
	lines []func(*view) []Line
}

var plans = map[domain.Procedure]plan{
	domain.Passport: {
		{StepCompetence, always("Competenza"), lines(bookingLine, citizenshipLine, placeLine, groundLine, clearanceLine,
			formLine, urgencyLine, temporaryLine, requestLine)},
		{StepIdentity, always("Identità"), lines(holderLine, presenceLine, documentLine, copyLine, remoteLine)},
		{StepPhotos, always("Foto"), lines(photosLine, photoAuthorityLine)},
		{StepPayments, always("Versamenti"), lines(paymentLines, localPaymentLine, exemptionLine)},
		{StepConsents, consentsTitle, lines(minorChildrenLine, declarationLine, otherParentLines, parentLines, moreParentsLine,
			soleParentLine, custodyLine, judgeLine, municipalityLine, birthCertificateLine, injunctionLine, otherBarLine)},
		{StepPrints, always("Impronte"), lines(printsLine)},
		{StepPrevious, always("Precedente"), lines(previousLine)},
		{StepDelivery, always("Consegna"), lines(deliveryLine, proxyLine, homeLine)},
		{StepSummary, always("Riepilogo"), nil},
	},
	domain.Accompaniment:      accompanimentPlan,
	domain.ResidenceChange:    residencePlan,
	domain.Collection:         collectionPlan,
	domain.CollectivePassport: collectivePlan,
	domain.LaissezPasser:      laissezPasserPlan,
	domain.EmergencyDocument:  emergencyPlan,
}

func always(title string) func(*view) string                  { return func(*view) string { return title } }
func lines(makers ...func(*view) []Line) []func(*view) []Line { return makers }

// HasSteps says that the screens know how to work a procedure.
func HasSteps(p domain.Procedure) bool { return plans[p] != nil }

// Steps lays out a case as work: what there is to verify, how each thing stands,
// what one key would write. The verdict must be that of the same facts; today is
// the day at the desk, which differs from the filing day after midnight.
func Steps(work *domain.Work, v rules.Evaluation, p *office.Profile, today domain.Date) []Step {
	w := newView(&work.Facts, v, p, today)
	var steps []Step
	for _, part := range plans[work.Facts.Procedure] {
		s := Step{ID: part.id, Title: part.title(w)}
		for _, make := range part.lines {
			s.Lines = append(s.Lines, make(w)...)
		}
		steps = append(steps, s)
	}
	shareFindings(steps, v.Findings)
	for i := range steps {
		for j := range steps[i].Lines {
			steps[i].Lines[j].judge(w)
		}
		steps[i].judge(work.State)
	}
	return steps
}

// told are facts that a booking tells: knowing them does not mean that anybody at the
// desk has looked.
var told = map[string]bool{"accompaniment.departure": true, "booking": true, "booking.date": true, "application_form.kind": true, "holder.residence.place": true,
	"holder.surname": true, "holder.tax_code": true, "holder.name": true, "holder.birth_date": true, "urgency.departure": true}

func (l *Line) judge(w *view) {
	known, looked := 0, false
	for _, f := range l.facts {
		if w.known(f) {
			known++
			looked = looked || !told[f]
		}
	}
	if l.Value == "" {
		l.Value = w.summary(l.facts)
	}
	missing, bad := false, false
	for _, f := range l.Findings {
		missing = missing || f.Status == rules.Missing
		bad = bad || f.Status == rules.Invalid || f.Status == rules.Blocked
	}
	switch {
	case bad, missing && looked:
		l.Sign = Wrong
	case missing:
		l.Sign = ToDo
	case l.Optional && known == 0:
		l.Sign = NotApplicable
	case l.Optional, l.settled, known == len(l.facts):
		l.Sign = Done
	default:
		l.Sign = ToDo
	}
}

func (s *Step) judge(state domain.State) {
	if s.ID == StepSummary {
		s.Sign = ToDo
		if state.IsClosed() {
			s.Sign = Done
		}
		return
	}
	s.Sign = NotApplicable
	for i := range s.Lines {
		switch l := &s.Lines[i]; {
		case l.Sign == Wrong:
			s.Sign = Wrong
			return
		case l.Sign == ToDo:
			s.Sign = ToDo
		case l.Sign == Done && s.Sign == NotApplicable:
			s.Sign = Done
		}
	}
}

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
