// Package rules evaluates a case against the rules of the counter: every rule has
// an id, versions by first day of effect, citations and the day it was last
// checked, and answers findings. Evaluation is a pure function of one case, the
// office's profile and the day of filing.
//
// To add or change a rule see the files rule_*.go: one file per family (CIT, CMP,
// APP, ...). A change of law is a new version in the rule's table, its cases in the
// family's test, and the golden of all rules.
package rules

import (
	"civico/sportello/domain"
	"civico/sportello/domain/office"
)

// Status of a finding, in the words of the case file.
type Status string

const (
	Satisfied Status = "satisfied"
	Missing   Status = "missing" // not yet seen
	Invalid   Status = "invalid" // seen, not good
	Blocked   Status = "blocked" // by law it cannot be accepted or issued
	Pending   Status = "pending" // accepted, waits for a third party
	Warning   Status = "warning" // the clerk decides, with a note
	Note      Status = "note"    // to be told
)

// Outcome of an evaluation.
type Outcome string

const (
	Acceptable          Outcome = "acceptable"
	AcceptableWithNotes Outcome = "acceptable_with_notes"
	PendingClearance    Outcome = "pending_clearance"
	IncompleteCase      Outcome = "incomplete"
	RefusedCase         Outcome = "refused"
	NotCompetent        Outcome = "not_competent"
)

// Finding is what one rule says of one person or thing. Message speaks to the
// clerk; Remedy tells the citizen what to bring or do; Path is the fact concerned.
type Finding struct {
	Rule     string
	Status   Status
	Message  string
	Remedy   string
	Sources  []string
	Path     string
	Waivable bool
	Waived   bool
	echo     bool        // sums up what other findings say, so the headline passes over it
	day      domain.Date // the governing day: of the filing, or of the payment judged
}

// Validity is the booklet's, were it issued on the day of filing.
type Validity struct {
	Years     int
	ExpiresOn domain.Date
}

// Fee is one sum due. Item: booklet, contribution, temporary, collective; Means:
// pagopa, postal_slip, revenue_stamp, cash.
type Fee struct {
	Item   string
	Amount domain.Amount
	Means  string
}

// Clock of the terms.
type Clock string

const (
	ClockRunning   Clock = "running"
	ClockSuspended Clock = "suspended"
	ClockNone      Clock = "none"
)

// Deadlines are the legal term and the offices' promise; zero dates while
// suspended or where a procedure has none.
type Deadlines struct {
	Legal       domain.Date
	WorkingDays domain.Date
	Clock       Clock
}

// Evaluation is the whole answer for one case.
type Evaluation struct {
	Outcome   Outcome
	Headline  string
	Lacking   int // how many things the headline says are missing or not good
	Findings  []Finding
	Validity  *Validity
	Fees      []Fee
	FeesTotal domain.Amount
	Deadlines Deadlines
	Ruleset   domain.Date
}

// ReceiptUse is an earlier use of a payment's id, known only to a store (VER-6).
type ReceiptUse struct {
	ID     string // the payment's id
	CaseID string
	Day    domain.Date
	Office string
}

// Around is what an evaluation may look at beside the case.
type Around struct {
	Office  *office.Profile
	Offices *office.Book // to name the competent office
	Uses    []ReceiptUse // from a store; nil in `valuta`
	InStore bool         // the case lives in a store: what was handed over and what the post returned is known there
}
