package tui

import (
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/tui/theme"
	"civico/sportello/tui/widget"
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
		return rowState{"×", map[desk.BookingStatus]string{desk.BookingCancelled: "annullata", desk.BookingVanished: wordGone}[r.Status], st.Muted}
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
	if r.Restored {
		return rowState{"·", wordRestored, theme.Style{}}
	}
	return rowState{"·", "prenotata", theme.Style{}}
}

// What is said of a booking that the agenda lacks, and of one that stands all the same.
const (
	wordGone     = "tolta"
	wordRestored = "ripristinata"
)

// isGone says that the agenda lacks the booking and nobody has come for it.
func isGone(r *desk.Row) bool {
	return r.Status == desk.BookingVanished && r.Case == "" && r.Visit != domain.VisitArrived
}

// goneSentence says why a booking is off, or that it stands all the same; empty for
// any other. The file's name is cut to what a line of w cells leaves it, 0 for all.
func (a *App) goneSentence(r *desk.Row, w int) string {
	if r.Restored {
		return wordRestored + ": vale anche se in agenda non c'è"
	}
	shown := *r
	shown.GoneFile = value(r.GoneFile)
	zone := a.Now().Location()
	if room := w - widget.Width(wordGone+": "+desk.Gone(&shown, zone)) + widget.Width(shown.GoneFile); w > 0 && r.GoneFile != "" {
		shown.GoneFile = widget.CutMiddle(shown.GoneFile, max(8, room))
	}
	why := desk.Gone(&shown, zone)
	if why == "" {
		return ""
	}
	return wordGone + ": " + why
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
