package rules

import (
	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/text"
)

// priorityDays is how near the departure of a priority appointment must be.
const priorityDays = 30

var urgRules = []*Rule{{
	ID:         "URG-1",
	Title:      "Appuntamento prioritario",
	Procedures: withBooking,
	Versions: []Version{first("La sezione prioritaria serve i residenti della provincia che partono entro 30 giorni e lo documentano; altrimenti la domanda non è accettata.",
		practice, srcMatera, srcBergamo)},
	check: checkPriority,
}, {
	ID:         "URG-2",
	Title:      "Prima della partenza, con appuntamento successivo",
	Procedures: withBooking,
	Waivable:   true,
	Versions: []Version{first("Dove l'ufficio lo ammette, chi ha un appuntamento più avanti si presenta 4 o 5 giorni prima della partenza, al mattino, con tutti i documenti.",
		practice, srcBergamo)},
	check: checkBeforeDeparture,
}, {
	ID:         "URG-3",
	Title:      "Fascia delle urgenze senza appuntamento",
	Procedures: withBooking,
	Waivable:   true,
	Versions: []Version{first("Dove c'è una fascia per le urgenze si viene senza appuntamento almeno 20 giorni prima della partenza, con prove in italiano.",
		practice, srcBergamo)},
	check: checkUrgentWindow,
}, {
	ID:       "URG-4",
	Title:    "Giorno della partenza",
	Versions: []Version{first("La partenza non precede la domanda; chi parte prima del termine di legge passa avanti.", lawTerm, srcMassaCarrara, srcBergamo)},
	check:    checkDeparture,
}}

const departurePath = "urgency.departure"

// journey says that an urgent journey is claimed; the two facts of a temporary
// passport alone claim none.
func (e *run) journey() bool {
	u := e.c.Urgency
	return !u.Departure.IsZero() || u.Reason != "" || u.EvidenceShown.IsKnown() || u.EvidenceLanguage != ""
}

func checkPriority(e *run) {
	if !e.c.Booking.IsBooked() || e.c.Booking.Section != domain.SectionPriority {
		return
	}
	u := e.c.Urgency
	var t tally
	switch {
	case u.Departure.IsZero():
		t.ask(departurePath, "il giorno della partenza")
	case e.day.DaysUntil(u.Departure) > priorityDays:
		t.refuse(departurePath, "la partenza entro 30 giorni")
	}
	t.want(u.EvidenceShown, "urgency.evidence_shown", "la prova dell'urgenza")
	e.residesInProvince(&t)
	e.judge("URG-1", "", &t, departurePath, "Urgenza documentata, residente in provincia.",
		"Portare la prova della partenza entro 30 giorni; senza, o se non si risiede in provincia, serve un appuntamento ordinario.")
}

// residesInProvince asks for a residence in the office's province as the ground of filing.
func (e *run) residesInProvince(t *tally) {
	place := e.c.Holder.Residence.Place
	province, _ := provinceOf(place)
	const what = "la residenza nella provincia dell'ufficio"
	switch {
	case e.ground() != domain.GroundResidence:
		t.refuse("filing_place.ground", what)
	case place == "":
		t.ask(residencePath, what)
	case e.livesAbroad() || province != e.a.Office.Province:
		t.refuse(residencePath, what)
	}
}

// exception is how an urgent visit without a booking for the day stands.
type exception struct {
	tally
	near bool // nearer to the departure than practice says: the officer decides
}

func (x *exception) status() Status {
	if s := x.tally.status(); s != Satisfied || !x.near {
		return s
	}
	return Warning
}

// excuse is how far an exception excuses who has no booking for the day: one
// admitted in writing does, with a note.
func (e *run) excuse(id string, x *exception) Status {
	if s := x.status(); s == Satisfied || e.waiverFor(id, x.at()) == nil {
		return s
	}
	return Warning
}

// beforeDeparture judges URG-2; false where it does not apply.
func (e *run) beforeDeparture() (x exception, applies bool) {
	p, b := e.a.Office, e.c.Booking
	if !p.Practice.WalkInBeforeDeparture || !b.IsBooked() || !b.Date.After(e.day) || !e.journey() || !e.comesToTheDesk() {
		return x, false
	}
	least, most := p.Practice.WalkInDays[0], p.Practice.WalkInDays[1]
	departure := e.c.Urgency.Departure
	days := e.day.DaysUntil(departure)
	switch {
	case departure.IsZero():
		x.ask(departurePath, "il giorno della partenza")
	case days > most:
		x.refuse(departurePath, "il giorno (è presto: si può venire dal "+e.firstGoodDay(departure, most).Italian()+")")
	case days < least:
		x.near = true
	}
	morning := p.CounterHours.Morning()
	switch {
	case e.c.FiledAt.IsZero():
		x.ask("filed_at", "l'ora di arrivo")
	case morning.IsSet() && !morning.Contains(e.day, e.c.FiledAt):
		x.refuse("filed_at", "l'ora (si viene al mattino, negli orari di apertura)")
	}
	return x, true
}

// firstGoodDay is the first day, from so many before the departure on, on which
// the office is open in the morning.
func (e *run) firstGoodDay(departure domain.Date, before int) domain.Date {
	morning := e.a.Office.CounterHours.Morning()
	good := departure.AddDays(-before)
	for d := good; morning.IsSet() && d.Before(departure); d = d.AddDays(1) {
		if len(morning[d.Weekday()]) > 0 && !calendar.IsRestDay(d) {
			return d
		}
	}
	return good
}

func checkBeforeDeparture(e *run) {
	x, applies := e.beforeDeparture()
	if !applies {
		return
	}
	if x.status() == Warning {
		e.add("URG-2", Warning, departurePath, "La partenza è più vicina dei giorni previsti: decide il funzionario.", "")
		return
	}
	f := e.judge("URG-2", "", &x.tally, departurePath, "Nei giorni prima della partenza, al mattino.",
		"Presentarsi 4 o 5 giorni prima della partenza, al mattino, con tutti i documenti.")
	if f.Status != Satisfied {
		f.waivable()
	}
}

// urgentWindow judges URG-3; false where it does not apply.
func (e *run) urgentWindow() (x exception, applies bool) {
	p, u := e.a.Office, e.c.Urgency
	if !p.Practice.UrgentWalkIn || !e.c.Booking.WalkIn || !e.journey() || !e.comesToTheDesk() {
		return x, false
	}
	switch {
	case len(p.UrgentHours[e.day.Weekday()]) == 0:
		x.refuse("filed_on", "il giorno (la fascia delle urgenze è chiusa)")
	case e.c.FiledAt.IsZero():
		x.ask("filed_at", "l'ora di arrivo")
	case !p.UrgentHours.Contains(e.day, e.c.FiledAt):
		x.refuse("filed_at", "l'ora (fuori dalla fascia delle urgenze)")
	}
	switch {
	case u.Departure.IsZero():
		x.ask(departurePath, "il giorno della partenza")
	case e.day.DaysUntil(u.Departure) < p.Practice.UrgentWalkInDays:
		x.refuse(departurePath, "la partenza (mancano meno di "+decimal(p.Practice.UrgentWalkInDays)+" giorni)")
	}
	x.want(u.EvidenceShown, "urgency.evidence_shown", "la prova dell'urgenza")
	switch {
	case u.EvidenceShown == domain.No:
	case u.EvidenceLanguage == "":
		x.ask("urgency.evidence_language", "la lingua della prova")
	case !isItalian(u.EvidenceLanguage):
		x.refuse("urgency.evidence_language", "la prova in lingua italiana")
	}
	return x, true
}

// isItalian reads a language code (ISO 639) or its Italian name.
func isItalian(language string) bool {
	switch text.Fold(language) {
	case "ita", "it", "italiano":
		return true
	}
	return false
}

func checkUrgentWindow(e *run) {
	x, applies := e.urgentWindow()
	if !applies {
		return
	}
	f := e.judge("URG-3", "", &x.tally, departurePath, "Urgenza nella fascia prevista, documentata in italiano.",
		"Venire nella fascia delle urgenze, almeno 20 giorni prima della partenza, con la prova in italiano.")
	if f.Status != Satisfied {
		f.waivable()
	}
}

func checkDeparture(e *run) {
	departure := e.c.Urgency.Departure
	switch {
	case !e.journey():
	case departure.IsZero():
		if !e.hasAsked(departurePath) {
			e.add("URG-4", Missing, departurePath, "Il giorno della partenza non è indicato.", "Dire il giorno della partenza.")
		}
	case departure.Before(e.day):
		e.add("URG-4", Invalid, departurePath, "La partenza del "+departure.Italian()+" è già passata.", "Indicare il giorno giusto della partenza.")
	case e.isPassport() && departure.Before(e.legalDeadline()):
		e.add("URG-4", Note, departurePath, "Parte il "+departure.Italian()+", prima del termine di legge: la pratica passa avanti.", "")
	default:
		e.ok("URG-4", departurePath, "La partenza viene dopo la domanda.")
	}
}

// hasAsked says that a finding asks for the fact already.
func (e *run) hasAsked(path string) bool {
	for i := range e.findings {
		if e.findings[i].Path == path && e.findings[i].Status == Missing {
			return true
		}
	}
	return false
}
