package desk

import (
	"cmp"
	"slices"

	"civico/sportello/domain"
)

// RadarKind is why something is on the radar.
type RadarKind string

const (
	RadarConflict   RadarKind = "conflict"   // an import and the desk do not agree
	RadarDeparture  RadarKind = "departure"  // somebody leaves before long
	RadarOpen       RadarKind = "open"       // a case of an earlier day was left in the middle
	RadarClearance  RadarKind = "clearance"  // another office has not answered
	RadarIncomplete RadarKind = "incomplete" // the person is to come back with papers
	RadarFound      RadarKind = "found"      // the year of a found passport is ending
)

// RadarLine is one thing that has a clock.
type RadarLine struct {
	Kind    RadarKind
	Row     Row         // the booking or the case; of a found passport only its holder
	Booklet string      // number of a found passport, empty for anything else
	Due     domain.Date // by when, unknown where nothing says it
	Since   domain.Date // since when it waits, where there is no Due
	Text    string      // Italian, the whole of it
}

// Days counts from a day to Due, negative once it has passed; of what has none, from
// Since to the day, as a negative number.
func (l *RadarLine) Days(on domain.Date) int { return on.DaysUntil(l.day()) }

// HasDue says that there is a day by which it has to be done.
func (l *RadarLine) HasDue() bool { return !l.Due.IsZero() }

func (l *RadarLine) day() domain.Date {
	if l.HasDue() {
		return l.Due
	}
	return l.Since
}

// WaitingCase is a case that is not closed. Asked and Received are the days of another
// office's clearance, unknown where nobody wrote them; Headline is the verdict under
// which the person went away.
type WaitingCase struct {
	Row
	Asked, Received domain.Date
	Headline        string
}

// RadarSight is what the radar looks at: what is there on the day, of all days.
type RadarSight struct {
	Conflicts []Conflict
	Bookings  []Row // that are still to come and have a departure
	Cases     []WaitingCase
	Accepted  []Row // cases with a departure that is still to come
	Found     []FoundRow
}

const (
	// RadarAhead is how many days ahead a departure shows: those within which URG-1
	// admits to the priority section.
	RadarAhead = 30
	// foundAhead is how many days before its end the year of a found passport shows.
	foundAhead = 30
)

// Radar lists what has a clock, the worst first: who may lose a trip within a week or
// comes today or tomorrow over a conflict; then other conflicts and departures, and
// cases left open; then what waits for others; at last found passports. Within each,
// the day decides.
func Radar(sight *RadarSight, on domain.Date) []RadarLine {
	var out []RadarLine
	for i := range sight.Conflicts {
		out = append(out, conflictOnRadar(&sight.Conflicts[i]))
	}
	for _, r := range sight.Bookings {
		if leavesSoon(&r, on) && r.expected(on) {
			out = append(out, RadarLine{Kind: RadarDeparture, Row: r, Due: r.Departure, Text: leavingBooking(&r, on)})
		}
	}
	for _, r := range sight.Accepted {
		if leavesSoon(&r, on) {
			out = append(out, RadarLine{Kind: RadarDeparture, Row: r, Due: r.Departure, Text: "Parte il " + r.Departure.Italian() + "; la pratica è " + StateLabel(r.State) + " dal " + r.Date.Italian() + "."})
		}
	}
	for i := range sight.Cases {
		if l, ok := caseOnRadar(&sight.Cases[i], on); ok {
			out = append(out, l)
		}
	}
	for i := range sight.Found {
		if f := &sight.Found[i]; f.State == FoundKept && f.DaysLeft(on) <= foundAhead {
			out = append(out, RadarLine{Kind: RadarFound, Row: Row{Surname: f.Surname, Name: f.Name, BirthDate: f.BirthDate},
				Booklet: f.Number, Due: f.ClaimUntil(), Text: "Passaporto rinvenuto " + f.Number + ": " + f.StateWords(on) + "."})
		}
	}
	slices.SortStableFunc(out, func(a, b RadarLine) int {
		return cmp.Or(cmp.Compare(a.harm(on), b.harm(on)), cmp.Compare(a.day().String(), b.day().String()), cmp.Compare(a.Row.Hour.String(), b.Row.Hour.String()),
			cmp.Compare(a.Row.Surname, b.Row.Surname), cmp.Compare(a.Row.Name, b.Row.Name), cmp.Compare(a.Booklet, b.Booklet))
	})
	return out
}

func (l *RadarLine) harm(on domain.Date) int {
	switch days := l.Days(on); {
	case l.Kind == RadarDeparture && days <= 7, l.Kind == RadarConflict && days >= 0 && days <= 1:
		return 0
	case l.Kind == RadarDeparture, l.Kind == RadarConflict, l.Kind == RadarOpen:
		return 1
	case l.Kind == RadarFound:
		return 3
	}
	return 2
}

func leavesSoon(r *Row, on domain.Date) bool {
	return !r.Departure.IsZero() && !r.Departure.Before(on) && on.DaysUntil(r.Departure) <= RadarAhead
}

// expected says that the person of a booking may still come.
func (r *Row) expected(on domain.Date) bool {
	return r.Case == "" && r.Status == BookingLive && r.Visit != domain.VisitNoShow && !r.Date.Before(on)
}

func conflictOnRadar(c *Conflict) RadarLine {
	l := RadarLine{Kind: RadarConflict, Row: c.Row, Due: c.Date, Text: "L'agenda non ha più la prenotazione a cui lo sportello ha già lavorato."}
	if !c.Lacks {
		l.Text = "L'agenda dice altro di una prenotazione a cui lo sportello ha già lavorato:"
		for _, f := range c.Fields {
			if f.Old != f.New {
				l.Text += " " + f.Name + " " + sideWords(f.New) + ", non " + sideWords(f.Old) + ";"
			}
		}
		l.Text = l.Text[:len(l.Text)-1] + "."
	}
	return l
}

func leavingBooking(r *Row, on domain.Date) string {
	text := "Parte il " + r.Departure.Italian() + "; l'appuntamento è il " + r.Date.Italian() + " alle " + r.Hour.String()
	switch {
	case r.Date.After(r.Departure):
		text = "Parte il " + r.Departure.Italian() + ", prima dell'appuntamento del " + r.Date.Italian()
	case r.Date == on:
		text = "Parte il " + r.Departure.Italian() + "; l'appuntamento è oggi alle " + r.Hour.String()
	}
	return text + "."
}

// caseOnRadar is a case that waits; one in progress today does not.
func caseOnRadar(c *WaitingCase, on domain.Date) (RadarLine, bool) {
	l := RadarLine{Row: c.Row, Since: c.Date}
	switch c.State {
	case domain.AwaitingClearance:
		l.Kind = RadarClearance
		switch {
		case !c.Received.IsZero():
			l.Since, l.Text = c.Received, "Nulla osta arrivato il "+c.Received.Italian()+": la pratica si può riprendere."
		case !c.Asked.IsZero():
			l.Since, l.Text = c.Asked, "Nulla osta chiesto il "+c.Asked.Italian()+", non ancora arrivato."
		default:
			l.Text = "In attesa dal " + c.Date.Italian() + ". " + c.Headline
		}
	case domain.Incomplete:
		l.Kind, l.Text = RadarIncomplete, "Da integrare dal "+c.Date.Italian()+". "+c.Headline
	case domain.InProgress, domain.Suspended:
		if c.State == domain.InProgress && !c.Date.Before(on) {
			return l, false
		}
		l.Kind, l.Text = RadarOpen, "Pratica lasciata "+StateLabel(c.State)+" il "+c.Date.Italian()+"."
	default:
		return l, false
	}
	if leavesSoon(&c.Row, on) {
		l.Kind, l.Due, l.Since, l.Text = RadarDeparture, c.Departure, domain.Date{}, "Parte il "+c.Departure.Italian()+". "+l.Text
	}
	return l, true
}

func sideWords(value string) string {
	if value == "" {
		return "nessun valore"
	}
	return "«" + value + "»"
}

var radarLabels = map[RadarKind]string{
	RadarConflict: "conflitto", RadarDeparture: "partenza", RadarOpen: "lasciata", RadarClearance: "attesa",
	RadarIncomplete: "integrazione", RadarFound: "rinvenuto",
}

// RadarLabel is the Italian name of a kind, one word.
func RadarLabel(k RadarKind) string { return radarLabels[k] }
