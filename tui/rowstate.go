package tui

import (
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/tui/theme"
)

// late is how long after the hour somebody who has not arrived is called late.
const late = 15 * time.Minute

// rowState is how a row stands: a sign and a word that say the same, and a role.
type rowState struct {
	sign, word string
	style      theme.Style
}

// stateOf looks at the case first, then at the visit, then at what the agenda says.
func stateOf(r *desk.Row, now time.Time, st *theme.Styles) rowState {
	if r.State != "" {
		return caseState(r.State, st)
	}
	if r.Status != desk.BookingLive && r.Status != "" && r.Visit != domain.VisitArrived {
		return rowState{"×", map[desk.BookingStatus]string{desk.BookingCancelled: "annullata", desk.BookingVanished: "tolta"}[r.Status], st.Muted}
	}
	switch r.Visit {
	case domain.VisitArrived:
		return rowState{"◆", gendered("arrivat", r), st.Waiting}
	case domain.VisitNoShow:
		return rowState{"–", gendered("non presentat", r), st.Muted}
	}
	if isLate(r, now) {
		return rowState{"!", "in ritardo", st.Warn}
	}
	return rowState{"·", "prenotata", theme.Style{}}
}

func caseState(s domain.State, st *theme.Styles) rowState {
	word := desk.StateLabel(s)
	switch s {
	case domain.InProgress:
		return rowState{"●", word, st.Doing}
	case domain.Accepted:
		return rowState{"✓", word, st.Good}
	case domain.Refused:
		return rowState{"✗", word, st.Bad}
	case domain.AwaitingClearance:
		return rowState{"…", "nulla osta", st.Warn}
	case domain.Suspended, domain.Incomplete:
		return rowState{"…", word, st.Warn}
	}
	return rowState{"–", word, st.Muted}
}

func isLate(r *desk.Row, now time.Time) bool {
	if r.Hour.IsZero() || r.Date != domainDate(now) {
		return false
	}
	minutes := now.Hour()*60 + now.Minute()
	return minutes-r.Hour.Minutes() >= int(late.Minutes())
}
