package desk

import (
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
