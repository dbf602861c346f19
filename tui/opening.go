package tui

import (
	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
)

// caseOf is the case that would be opened from the row, for the side panel.
func caseOf(a *App, r *desk.Row) domain.Case {
	var c domain.Case
	for _, ch := range desk.OpeningFor(*r, a.Profile, a.Today(), hourOf(a)).Changes {
		_ = domain.Set(&c, ch) // what does not fit stays unknown: the panel only informs
	}
	return c
}

// hourOf is the hour of filing: the clock's.
func hourOf(a *App) domain.Hour {
	now := a.Now()
	h, _ := calendar.NewHour(now.Hour(), now.Minute())
	return h
}
