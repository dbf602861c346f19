package rules

import "civico/sportello/domain"

// withBooking are the procedures for which the online agenda gives appointments.
var withBooking = []domain.Procedure{domain.Passport, domain.Accompaniment}

var appRules = []*Rule{{
	ID:         "APP-1",
	Title:      "Appuntamento per il giorno",
	Procedures: withBooking,
	Waivable:   true,
	Versions: []Version{first("Allo sportello si viene con un appuntamento per quel giorno, preso nell'agenda online; le urgenze ammesse dagli uffici fanno eccezione, e per l'accompagno l'appuntamento non è indispensabile.",
		practice, srcMassaCarrara, srcMatera, srcBergamo, srcCuneo, srcConsulate)},
	check: checkAppointment,
}, {
	ID:         "APP-2",
	Title:      "Ricevuta della prenotazione",
	Procedures: withBooking,
	Versions:   []Version{first("Chi ha prenotato porta la stampa della ricevuta.", practice, srcMatera)},
	check:      checkBookingReceipt,
}, {
	ID:         "APP-3",
	Title:      "Sezione riservata ai minori di 12 anni",
	Procedures: withBooking,
	Versions:   []Version{first("La sezione «minori anni 12» dell'agenda serve chi non li ha ancora compiuti.", practice, srcBergamo)},
	check:      checkMinorsSection,
}}

// comesToTheDesk says that somebody stands at the counter for a procedure of the agenda.
func (e *run) comesToTheDesk() bool {
	return e.atCounter() && e.c.AccompanimentFacts.FilingMode != domain.FiledRemote
}

const bookAgain = "Prendere un appuntamento su passaportonline.poliziadistato.it."

func checkAppointment(e *run) {
	if !e.comesToTheDesk() {
		return
	}
	b := e.c.Booking
	const path = "booking.date"
	switch {
	case b.WalkIn:
		e.judgeWalkIn()
	case !b.IsBooked():
		e.add("APP-1", Missing, "booking", "Non è indicato se c'è un appuntamento.", "Mostrare la prenotazione.").waivable()
	case b.Date.IsZero():
		e.add("APP-1", Missing, path, "Il giorno dell'appuntamento non è indicato.", "Mostrare la prenotazione.").waivable()
	case b.Date == e.day:
		e.ok("APP-1", path, "Appuntamento per oggi.")
	case b.Date.Before(e.day):
		e.add("APP-1", Invalid, path, "L'appuntamento era per il "+b.Date.Italian()+": va cancellato e ripreso.",
			"Cancellare la prenotazione passata e prenderne una nuova.").waivable()
	default:
		e.judgeEarly()
	}
}

// judgeEarly judges who comes before the day of the booking: good only as a
// walk-in before departure (URG-2).
func (e *run) judgeEarly() {
	date := e.c.Booking.Date.Italian()
	status := Invalid
	if w, ok := e.beforeDeparture(); ok {
		status = e.excuse("URG-2", &w)
	}
	e.judgeException(status, "booking.date", "URG-2", "L'appuntamento è per il "+date+".", "Tornare il "+date+", giorno dell'appuntamento.")
}

func (e *run) judgeWalkIn() {
	const path = "booking"
	urgentWindow, ok := e.urgentWindow()
	profile := &e.a.Office.Practice
	switch {
	case e.c.Procedure == domain.Accompaniment && profile.AccompanimentWalkIn:
		e.ok("APP-1", path, "Per l'accompagno non serve appuntamento.")
	case e.c.Procedure == domain.Accompaniment:
		e.add("APP-1", Warning, path, "Senza appuntamento per l'accompagno: decide l'ufficio.", bookAgain)
	case ok && e.excuse("URG-3", &urgentWindow) != Invalid:
		e.judgeException(e.excuse("URG-3", &urgentWindow), path, "URG-3", "Senza appuntamento.", bookAgain)
	case profile.EmergencyByStaff && e.journey():
		e.add("APP-1", Warning, path, "Senza appuntamento, con urgenza: la valuta il personale.", "Segnalare l'urgenza all'ufficio per telefono.")
	default:
		e.add("APP-1", Invalid, path, "Senza appuntamento.", bookAgain).waivable()
	}
}

// judgeException records APP-1 by what the exception that excuses it came to.
func (e *run) judgeException(s Status, path, by, plain, remedy string) {
	switch s {
	case Satisfied:
		e.ok("APP-1", path, plain+" Ammesso per l'urgenza ("+by+").")
	case Warning:
		e.add("APP-1", Warning, path, plain+" Decide il funzionario ("+by+").", remedy)
	case Missing:
		e.add("APP-1", Missing, path, plain+" Ammesso solo se l'urgenza lo consente: mancano dati ("+by+").", remedy).waivable()
	default:
		e.add("APP-1", Invalid, path, plain, remedy).waivable()
	}
}

func checkBookingReceipt(e *run) {
	const path = "booking.receipt_shown"
	b := e.c.Booking
	switch {
	case !e.comesToTheDesk() || !b.IsBooked():
	case b.ReceiptShown == domain.Yes:
		e.ok("APP-2", path, "Ricevuta della prenotazione esibita.")
	default:
		e.add("APP-2", Missing, path, "Manca la ricevuta della prenotazione.", "Portare la stampa della ricevuta di prenotazione.")
	}
}

func checkMinorsSection(e *run) {
	if !e.comesToTheDesk() || e.c.Booking.Section != domain.SectionMinors || !e.knowsAge("APP-3") {
		return
	}
	const path = "booking.section"
	if e.age < printsAge {
		e.ok("APP-3", path, "Sezione giusta: il titolare ha meno di 12 anni.")
		return
	}
	e.add("APP-3", Warning, path, "Prenotato nella sezione dei minori di 12 anni, ma il titolare li ha compiuti: decide l'ufficio.",
		"La prossima volta prenotare nella sezione ordinaria.")
}
