package store

import (
	"fmt"
	"slices"

	"civico/sportello/domain"
	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
)

// A span that nobody has said runs from the file's first day to its last: one booking
// moved to another day, or a year mistyped, makes it cover days of which the file
// knows nothing, and all that is booked there would vanish.

// cover is what an export says of one day.
type cover struct {
	gone  int  // known bookings that it lacks
	spoke bool // it has one of the day itself, read or not
}

// A title that says the days and is wrong leaves it as open which they are.

// doubtFrom is how many bookings have to vanish for a doubt: one alone may well be
// the day's only one.
const doubtFrom = 2

func (c *comparison) covered(day string) *cover {
	d := c.covers[day]
	if d == nil {
		d = &cover{}
		c.covers[day] = d
	}
	return d
}

// noteCover takes down what a change says of the days it is about.
func (c *comparison) noteCover(ch *agenda.Change) {
	switch {
	case ch.New == nil:
		c.covered(ch.Old.Values[agenda.Day]).gone++
	case ch.Old == nil || ch.Old.Values[agenda.Day] == ch.New.Values[agenda.Day]:
		c.covered(ch.New.Values[agenda.Day]).spoke = true
	}
}

// doubted are the days to be confirmed, and how many bookings are known of them.
func (c *comparison) doubted() (days []domain.Date, bookings int) {
	open := c.plan.titleAmiss() != ""
	for text, d := range c.covers {
		if !d.spoke && d.gone >= doubtFrom || open && d.gone > 0 {
			days = append(days, day(text))
			bookings += d.gone
		}
	}
	slices.SortFunc(days, func(a, b domain.Date) int { return b.DaysUntil(a) })
	return days, bookings
}

// titleAmiss is why a title's days do not count though nobody has said others.
func (p *importPlan) titleAmiss() string {
	if p.summary.SpanGiven || p.span.From.IsZero() {
		return ""
	}
	return p.report.Amiss
}

// doubt says why the days of a computed span are to be confirmed, empty where they are
// not.
func (p *importPlan) doubt() string {
	days := p.summary.Doubts
	if amiss := p.titleAmiss(); amiss != "" {
		return fmt.Sprintf("Il titolo %s: si tolgono solo prenotazioni %s, i giorni delle righe. Indicare il periodo, se il file ne copre un altro.",
			amiss, desk.SpanWords(p.span.From, p.span.To))
	}
	if len(days) == 0 {
		return ""
	}
	of := "del " + days[0].Italian()
	if len(days) > 1 {
		of = fmt.Sprintf("di %d giorni (il primo è il %s, l'ultimo il %s)", len(days), days[0].Italian(), days[len(days)-1].Italian())
	}
	return fmt.Sprintf("Il file non ha nessuna prenotazione %s, ma se ne conoscono %d, che risulterebbero tolte: indicare il periodo, se il file non lo copre tutto.", of, p.doubted)
}
