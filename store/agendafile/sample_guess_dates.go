package agendafile

import (
	"slices"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/calendar"
)

// dated is a column in which nearly every text is a day of one form.
type dated struct {
	column int
	form   string // empty for the common ones
	days   []calendar.Date
}

// How far the days of an export lie from today, and how old at least one of the
// persons is.
const (
	soonest, latest = -366, 2 * 366
	grownUp         = 3 * 366
)

// dates ties the columns of days: who is awaited comes in the near future, who was
// born lies in the past. The forms of both are the file's.
func (g *guesser) dates() {
	var found []dated
	for i := range g.sample.Header {
		if d, ok := g.dated(i); ok {
			found = append(found, d)
		}
	}
	g.tieDay(found)
	for _, d := range found {
		if !g.taken[d.column] && g.isBirth(d.days) {
			g.tie(agenda.BirthDate, d.column)
			break
		}
	}
	g.forms(found)
}

// forms are those of the day and, where the day's does not read a birth, of births.
func (g *guesser) forms(found []dated) {
	day := slices.IndexFunc(found, func(d dated) bool { at, ok := g.at(agenda.Day); return ok && at == d.column })
	if day < 0 || found[day].form == "" {
		return
	}
	g.Dates = []string{found[day].form}
	birth, ok := g.at(agenda.BirthDate)
	if !ok || slices.ContainsFunc(g.texts(birth), func(t string) bool { return g.reads(g.Dates[0], t) }) {
		return // a text that both forms read would be read wrongly
	}
	for _, form := range append([]string{"GG/MM/AAAA", "GG-MM-AAAA", "GG.MM.AAAA", "GGMMAAAA"}, agenda.DateForms()...) {
		if g.all(birth, func(t string) bool { return g.reads(form, t) }) {
			g.Dates = append(g.Dates, form)
			return
		}
	}
}

func (g *guesser) reads(form, text string) bool {
	_, ok := g.day(form, text)
	return ok
}

// day is a text as a form reads it, none being the common ones.
func (g *guesser) day(form, text string) (calendar.Date, bool) {
	b := builder{zone: g.zone}
	if form != "" {
		if err := b.translate(&agenda.Profile{Dates: []string{form}}); err != nil {
			return calendar.Date{}, false
		}
	}
	d, err := b.readDate(text, g.today, false)
	return d, err == nil && d.Year() > g.today.Year()-120 && d.Year() < g.today.Year()+20
}

// tieDay takes the column with the most days to come.
func (g *guesser) tieDay(found []dated) {
	best, ahead := -1, -1
	for i, d := range found {
		n := 0
		for _, day := range d.days {
			if !day.Before(g.today) {
				n++
			}
		}
		if !g.taken[d.column] && n > ahead && g.isNear(d.days) {
			best, ahead = i, n
		}
	}
	if best >= 0 {
		g.tie(agenda.Day, found[best].column)
	}
}

func (g *guesser) isNear(days []calendar.Date) bool {
	far := 0
	for _, d := range days {
		if away := g.today.DaysUntil(d); away < soonest || away > latest {
			far++
		}
	}
	return nearlyNone(far, len(days))
}

func (g *guesser) isBirth(days []calendar.Date) bool {
	grown, ahead := false, 0
	for _, d := range days {
		if grown = grown || d.DaysUntil(g.today) > grownUp; d.After(g.today) {
			ahead++
		}
	}
	return grown && nearlyNone(ahead, len(days))
}

// dated finds the one form in which nearly all texts of a column are days. A bare number
// is a day only where it has eight digits.
func (g *guesser) dated(column int) (dated, bool) {
	texts := g.texts(column)
	if len(texts) == 0 {
		return dated{}, false
	}
	if slices.ContainsFunc(texts, func(t string) bool { _, bare := number(t); return bare && len(t) != 8 }) {
		return dated{}, false
	}
	for _, form := range append([]string{""}, agenda.DateForms()...) {
		d := dated{column: column, form: form}
		for _, t := range texts {
			if day, ok := g.day(form, t); ok {
				d.days = append(d.days, day)
			}
		}
		if len(d.days) > 0 && nearlyNone(len(texts)-len(d.days), len(texts)) {
			return d, true
		}
	}
	return dated{}, false
}
