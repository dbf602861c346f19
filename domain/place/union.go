package place

import "civico/sportello/domain/calendar"

// membership is a stretch of days in a body of States; a zero until still runs.
type membership struct{ iso3, from, until string }

// union are the members of the European Union, before 1993 of the Communities.
// The United Kingdom counts to the end of the transition (withdrawal agreement art.
// 126), since until then its citizens were treated as of a member.
var union = memberships(
	membership{"BEL", "1958-01-01", ""}, membership{"DEU", "1958-01-01", ""}, membership{"FRA", "1958-01-01", ""},
	membership{"ITA", "1958-01-01", ""}, membership{"LUX", "1958-01-01", ""}, membership{"NLD", "1958-01-01", ""},
	membership{"DNK", "1973-01-01", ""}, membership{"IRL", "1973-01-01", ""}, membership{"GBR", "1973-01-01", "2020-12-31"},
	membership{"GRC", "1981-01-01", ""}, membership{"ESP", "1986-01-01", ""}, membership{"PRT", "1986-01-01", ""},
	membership{"AUT", "1995-01-01", ""}, membership{"FIN", "1995-01-01", ""}, membership{"SWE", "1995-01-01", ""},
	membership{"CYP", "2004-05-01", ""}, membership{"CZE", "2004-05-01", ""}, membership{"EST", "2004-05-01", ""},
	membership{"HUN", "2004-05-01", ""}, membership{"LTU", "2004-05-01", ""}, membership{"LVA", "2004-05-01", ""},
	membership{"MLT", "2004-05-01", ""}, membership{"POL", "2004-05-01", ""}, membership{"SVK", "2004-05-01", ""},
	membership{"SVN", "2004-05-01", ""}, membership{"BGR", "2007-01-01", ""}, membership{"ROU", "2007-01-01", ""},
	membership{"HRV", "2013-07-01", ""},
)

// associated are the States outside the Union whose citizens move freely in it: the
// European Economic Area and, by the agreement of 21 June 1999, Switzerland.
var associated = memberships(
	membership{"ISL", "1994-01-01", ""}, membership{"NOR", "1994-01-01", ""}, membership{"LIE", "1995-05-01", ""},
	membership{"CHE", "2002-06-01", ""},
)

// InEU says that a State (ISO alpha-3) was in the European Union on a day.
func InEU(iso3 string, day calendar.Date) bool { return union.holds(iso3, day) }

// InEEAOrSwiss says that a State (ISO alpha-3) was, on a day, in the European
// Economic Area without being in the Union, or is Switzerland.
func InEEAOrSwiss(iso3 string, day calendar.Date) bool { return associated.holds(iso3, day) }

type body map[string][2]calendar.Date

func memberships(list ...membership) body {
	b := make(body, len(list))
	for _, m := range list {
		stretch := [2]calendar.Date{calendar.MustParse(m.from)}
		if m.until != "" {
			stretch[1] = calendar.MustParse(m.until)
		}
		b[m.iso3] = stretch
	}
	return b
}

func (b body) holds(iso3 string, day calendar.Date) bool {
	stretch, member := b[iso3]
	from, until := stretch[0], stretch[1]
	return member && !day.IsZero() && !day.Before(from) && (until.IsZero() || !day.After(until))
}
