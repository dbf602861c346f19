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
	there bool // it has one that was moved to the day
}

// A title that says the days and is wrong leaves it as open which they are.

// doubtFrom is how many bookings have to vanish for a doubt, of all days of which the
// export has nothing: one alone may well be its day's only one.
const doubtFrom = 2

// farDays is how many days without a booking part two of which one is doubted: a year
// mistyped makes it many, and no desk is closed for that long.
const farDays = 180

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
		return
	case ch.Old == nil || ch.Old.Values[agenda.Day] == ch.New.Values[agenda.Day]:
		c.covered(ch.New.Values[agenda.Day]).spoke = true
	default:
		c.covered(ch.New.Values[agenda.Day]).there = true
	}
}

// doubts are the days to be confirmed of a span that was computed.
type doubts struct {
	silent   []domain.Date // of which the export has nothing, though bookings are known; under a wrong title, that would lose any
	bookings int           // how many
	far      []domain.Date // two that follow one another in the export, far apart; or none
}

// days are those that somebody has to confirm.
func (d *doubts) days() []domain.Date {
	if len(d.far) > 0 {
		return append(slices.Clone(d.silent), d.far[1])
	}
	return d.silent
}

func (c *comparison) doubted() doubts {
	var out doubts
	var said []domain.Date
	open := c.plan.titleAmiss() != ""
	for text, d := range c.covers {
		on := day(text)
		if d.gone > 0 && (open || !d.spoke) {
			out.silent = append(out.silent, on)
			out.bookings += d.gone
		}
		if (d.spoke || d.there) && c.plan.span.Contains(on) {
			said = append(said, on)
		}
	}
	if out.bookings < doubtFrom && !open {
		out.silent = nil
	}
	byDay := func(a, b domain.Date) int { return b.DaysUntil(a) }
	slices.SortFunc(out.silent, byDay)
	slices.SortFunc(said, byDay)
	for i := 1; i < len(said); i++ {
		if said[i-1].DaysUntil(said[i]) > farDays {
			out.far = said[i-1 : i+1]
		}
	}
	return out
}

// titleAmiss is why a title's days do not count though nobody has said others.
func (p *importPlan) titleAmiss() string {
	if p.summary.SpanGiven || p.span.From.IsZero() {
		return ""
	}
	return p.report.Amiss
}

// doubt says why days of a computed span are to be confirmed; nothing where they are
// not.
func (p *importPlan) doubt() (why []string) {
	if far := p.doubts.far; len(far) > 0 {
		why = append(why, fmt.Sprintf("Fra il %s e il %s il file non ha nessuna prenotazione: forse una data è sbagliata.", far[0].Italian(), far[1].Italian()))
	}
	if amiss := p.titleAmiss(); amiss != "" {
		return append(why, fmt.Sprintf("Il titolo %s: si tolgono solo prenotazioni %s, come dicono le righe. Indicare il periodo, se il file ne copre un altro.",
			amiss, desk.SpanWords(p.span.From, p.span.To)))
	}
	days := p.doubts.silent
	if len(days) == 0 {
		return why
	}
	of := "del " + days[0].Italian()
	if len(days) > 1 {
		of = fmt.Sprintf("di %d giorni (il primo è il %s, l'ultimo il %s)", len(days), days[0].Italian(), days[len(days)-1].Italian())
	}
	return append(why, fmt.Sprintf("Il file non ha nessuna prenotazione %s, ma se ne conoscono %d, che risulterebbero tolte: indicare il periodo, se il file non lo copre tutto.",
		of, p.doubts.bookings))
}
