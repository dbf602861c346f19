package rules

import (
	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/place"
)

const (
	accompaniedAge = 14 // L. 1185/1967 art. 14
	tripMonths     = 6
	leastDaysOff   = 2

	accDeparture = "accompaniment.departure"
	accReturn    = "accompaniment.return"
	accDocument  = "accompaniment.travel_document"
)

func checkAgeOnDeparture(e *run) {
	if !e.knowsAge("ACC-1") {
		return
	}
	trip := &e.c.AccompanimentFacts
	const path = "holder.birth_date"
	switch {
	case e.age >= accompaniedAge || !trip.Departure.IsZero() && calendar.Age(e.c.Holder.BirthDate, trip.Departure) >= accompaniedAge:
		e.add("ACC-1", Blocked, path, "Alla partenza il minore ha già 14 anni: la dichiarazione non serve.", "Può viaggiare con il proprio documento.")
		return
	case trip.Departure.IsZero():
		e.add("ACC-1", Missing, accDeparture, "Manca il giorno della partenza: senza non si sa se il minore avrà 14 anni.", "Indicare il giorno della partenza.")
		return
	}
	e.ok("ACC-1", path, "Alla partenza il minore ha meno di 14 anni.")
	if !trip.Return.IsZero() && calendar.Age(e.c.Holder.BirthDate, trip.Return) >= accompaniedAge {
		e.add("ACC-1", Note, accReturn, "Il minore compie 14 anni prima del ritorno: da quel giorno la dichiarazione non serve più.", "")
	}
}

func checkCrossing(e *run) {
	const path = "accompaniment.crosses_border"
	switch e.c.AccompanimentFacts.CrossesBorder {
	case domain.Yes:
		e.ok("ACC-2", path, "Il viaggio esce dal Paese di residenza.")
	case domain.No:
		e.add("ACC-2", Blocked, path, "Il viaggio non esce dal Paese di residenza: per quello la dichiarazione non si rilascia.", "Chiedere alla compagnia quali documenti vuole.")
	default:
		e.add("ACC-2", Missing, path, "Non è indicato se il viaggio esce dal Paese di residenza.", "Indicare la destinazione del viaggio.")
	}
}

func checkTrip(e *run) {
	trip := &e.c.AccompanimentFacts
	var t tally
	if trip.Departure.IsZero() {
		t.ask(accDeparture, "il giorno della partenza")
	} else if trip.Departure.Before(e.day) {
		t.refuse(accDeparture, "la partenza, che è già passata")
	}
	limit := e.day.AddMonths(tripMonths)
	if e.isConsulate() {
		limit = trip.Departure.AddMonths(tripMonths)
	}
	over := !limit.IsZero() && trip.Return.After(limit)
	switch {
	case trip.Return.IsZero():
		t.ask(accReturn, "il giorno del ritorno")
	case trip.Return.Before(trip.Departure) || trip.Return.Before(e.day):
		t.refuse(accReturn, "il ritorno, che precede la partenza o la domanda")
	case over && e.a.Office.Practice.AccompanimentLonger && trip.LongerReason != "":
		if t.status() == Satisfied {
			e.add("ACC-4", Pending, accReturn, "Ritorno oltre il "+limit.Italian()+", con motivo: decide il funzionario.", "Attendere la decisione dell'ufficio sulla durata.")
			return
		}
	case over:
		t.refuse(accReturn, "il ritorno, oltre sei mesi ("+limit.Italian()+")")
	}
	remedy := "Indicare date di andata e ritorno entro sei mesi."
	if over && e.a.Office.Practice.AccompanimentLonger {
		remedy = "Indicare un ritorno entro sei mesi, o motivare per iscritto la durata maggiore."
	}
	e.judge("ACC-4", "", &t, accReturn, "Andata e ritorno entro sei mesi.", remedy)
}

func checkTravelDocument(e *run) {
	d, trip := &e.c.AccompanimentFacts.TravelDocument, &e.c.AccompanimentFacts
	card := d.Kind == domain.DocCIE || d.Kind == domain.DocPaperID
	var t tally
	switch d.Kind {
	case "":
		t.ask(fact(accDocument, "kind"), "il documento con cui il minore viaggia")
	case domain.DocPassport, domain.DocCIE, domain.DocPaperID, domain.DocOther:
	default:
		t.refuse(fact(accDocument, "kind"), "il documento, che non vale per viaggiare all'estero")
	}
	switch {
	case d.ExpiresOn.IsZero():
		t.ask(fact(accDocument, "expires_on"), "la scadenza del documento")
	case trip.Return.After(d.ExpiresOn) || trip.Departure.After(d.ExpiresOn):
		t.refuse(fact(accDocument, "expires_on"), "il documento, che scade il "+d.ExpiresOn.Italian()+" prima del ritorno")
	case trip.Return.IsZero():
		t.ask(accReturn, "il giorno del ritorno")
	}
	switch {
	case d.NotValidAbroad == domain.Yes:
		t.refuse(fact(accDocument, "not_valid_abroad"), "il documento, che non è valido per l'espatrio")
	case d.NotValidAbroad == domain.Unknown && card:
		t.ask(fact(accDocument, "not_valid_abroad"), "se la carta è valida per l'espatrio")
	}
	const remedy = "Portare un documento del minore valido per l'espatrio fino al ritorno."
	if t.status() != Satisfied {
		e.judge("ACC-5", "", &t, "", "", remedy)
		return
	}
	e.judgeDocumentKind(card)
}

// judgeDocumentKind judges a document that is good but for its kind.
func (e *run) judgeDocumentKind(card bool) {
	trip := &e.c.AccompanimentFacts
	path := fact(accDocument, "kind")
	switch {
	case e.a.Office.Practice.AccompanimentPassport && trip.TravelDocument.Kind != domain.DocPassport:
		e.add("ACC-5", Invalid, path, "Per l'ufficio conta solo il passaporto del minore (prassi dell'ufficio).", "Portare il passaporto del minore.").waivable()
	case trip.TravelDocument.Kind == domain.DocOther:
		e.add("ACC-5", Warning, path, "Documento di altro tipo: verificare che valga per l'espatrio.", "Portare il passaporto o la carta d'identità del minore.")
	case card && e.leavesTheUnion():
		e.add("ACC-5", Warning, path, "Con la carta d'identità si viaggia nei Paesi dell'Unione europea: per gli altri verificare.", "Informarsi se la destinazione accetta la carta d'identità.")
	default:
		e.ok("ACC-5", accDocument, "Il documento del minore vale fino al ritorno.")
	}
}

func (e *run) leavesTheUnion() bool {
	for _, c := range e.c.AccompanimentFacts.Countries {
		if !place.InEU(c, e.day) {
			return true
		}
	}
	return false
}

func checkCountries(e *run) {
	const path = "accompaniment.countries"
	n := len(e.c.AccompanimentFacts.Countries)
	if n == 0 {
		e.add("ACC-7", Missing, path, "Manca il Paese di destinazione.", "Indicare almeno il Paese di destinazione.")
		return
	}
	e.ok("ACC-7", path, "Destinazione indicata.")
	if n > 1 && e.a.Office.Practice.AccompanimentAllStates {
		e.add("ACC-7", Note, path, "Vanno indicati tutti gli Stati attraversati, scali compresi.", "")
	}
}

func checkOneTrip(e *run) {
	message := "Vale per un solo viaggio, andata e ritorno."
	days := e.a.Office.Practice.CollectDaysBefore
	if days > 0 {
		message += " Si ritira " + decimal(days) + " giorni prima della partenza."
	}
	e.add("ACC-11", Note, "accompaniment", message, "")
	departure := e.c.AccompanimentFacts.Departure
	if left := e.day.DaysUntil(departure); !departure.IsZero() && left >= 0 && left < max(days, leastDaysOff) {
		e.add("ACC-11", Warning, accDeparture, "Partenza il "+departure.Italian()+": resta poco tempo per il rilascio, decide l'ufficio.", "")
	}
}
