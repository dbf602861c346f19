package rules

import (
	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
)

// The terms, in days: L. 1185/1967 art. 8 and what is added to it; the working
// days are the offices' promise and never extended.
const (
	termDays     = 15
	inquiryDays  = 15
	branchDays   = 5
	promisedDays = 15
)

var terRules = []*Rule{{
	ID:         "TER-1",
	Title:      "Termine di legge",
	Procedures: []domain.Procedure{domain.Passport},
	Versions: []Version{first("15 giorni dalla domanda, 15 in più se servono altri accertamenti e 5 in più se è presentata a un commissariato o in comune; un giorno festivo sposta il termine al primo che non lo è.",
		lawTerm, "c.c. art. 2963", srcMassaCarrara, srcMatera, srcCuneo)},
}, {
	ID:         "TER-2",
	Title:      "Giorni lavorativi promessi",
	Procedures: []domain.Procedure{domain.Passport},
	Versions: []Version{first("15 giorni lavorativi, dal lunedì al venerdì, senza le feste nazionali e quella del patrono.",
		lawTerm, srcMassaCarrara, srcCuneo)},
}, {
	ID:         "TER-3",
	Title:      "Sospensione dei termini",
	Procedures: []domain.Procedure{domain.Passport},
	Versions: []Version{first("I termini si fermano quando si chiede il nulla osta o la delega e riprendono, per i giorni che restavano, quando arriva.",
		lawTerm, srcMatera, srcCuneo, srcConsulate)},
}}

// legalDays is the length of the legal term.
func (e *run) legalDays() int {
	days := termDays
	if e.c.FurtherInquiry == domain.Yes {
		days += inquiryDays
	}
	if isBranch(e.a.Office) || e.c.Channel == domain.MunicipalityWay {
		days += branchDays
	}
	return days
}

// waits says that the case needs another office's clearance or delegation, and
// when the clock stopped and ran on.
func (e *run) waits() (calendar.Pause, bool) {
	if e.ground() == domain.GroundResidence {
		return calendar.Pause{}, false
	}
	if e.isConsulate() && e.filesElsewhere() && e.livesAbroad() && !e.outsideJurisdiction() {
		return calendar.Pause{}, false
	}
	p := e.c.FilingPlace
	return calendar.Pause{From: p.ClearanceRequestedOn, To: p.ClearanceReceivedOn}, true
}

// legalDeadline is the day by which an answer is due; while the clock stands, the
// day it would have been, for it can only become later.
func (e *run) legalDeadline() domain.Date {
	if pause, waits := e.waits(); waits && !pause.To.IsZero() {
		return calendar.LegalDeadlineAfter(e.day, e.legalDays(), pause)
	}
	return calendar.LegalDeadline(e.day, e.legalDays())
}

// deadlines are both terms; none for procedures that have no term.
func (e *run) deadlines() Deadlines {
	if !e.isPassport() {
		return Deadlines{Clock: ClockNone}
	}
	pause, waits := e.waits()
	if waits && pause.To.IsZero() {
		return Deadlines{Clock: ClockSuspended}
	}
	patron, err := calendar.ParsePatron(e.a.Office.PatronDay)
	if err != nil {
		patron = calendar.Patron{} // profiles are checked where they are read
	}
	d := Deadlines{Legal: e.legalDeadline(), Clock: ClockRunning}
	if waits {
		d.WorkingDays = calendar.WorkingDaysAfter(e.day, promisedDays, patron, pause)
	} else {
		d.WorkingDays = calendar.WorkingDays(e.day, promisedDays, patron)
	}
	return d
}
