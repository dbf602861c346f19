package rules

import "civico/sportello/domain"

var etdRules = []*Rule{{
	ID:         "ETD-1",
	Title:      "Documento di viaggio d'emergenza",
	Procedures: []domain.Procedure{domain.EmergencyDocument},
	Versions: []Version{first("Per chi parte subito e ha perso il passaporto: solo per l'Italia o lo Stato di residenza, altrove in casi eccezionali.",
		lawPassports, srcConsulate)},
	check: checkEmergency,
}}

func checkEmergency(e *run) {
	l := &e.c.LossAbroad
	var t tally
	t.want(l.DepartureImminent, "loss_abroad.departure_imminent", "la partenza imminente")
	e.wantDestination(&t)
	const remedy = "Mostrare che la partenza è imminente e indicare la destinazione: Italia o Stato di residenza."
	if s := t.status(); s == Satisfied && l.DestinationKind == domain.ToExceptional {
		e.add("ETD-1", Warning, "loss_abroad.destination_kind", "Destinazione diversa dall'Italia e dallo Stato di residenza: solo in casi eccezionali, decide il funzionario.", "")
	} else {
		e.judge("ETD-1", "", &t, "loss_abroad", "Partenza imminente e destinazione ammessa.", remedy)
	}
	if l.PoliceReport != domain.Yes {
		e.add("ETD-1", Warning, "loss_abroad.police_report", "Denuncia non esibita: decide il funzionario.", "Portare, se possibile, la denuncia di furto o smarrimento.")
	}
}

// wantDestination asks where the document leads, and that the State named is the
// one its kind says.
func (e *run) wantDestination(t *tally) {
	l := &e.c.LossAbroad
	const path = "loss_abroad.destination"
	home := stateOf(e.c.Holder.Residence.Place)
	switch {
	case l.DestinationKind == "":
		t.ask("loss_abroad.destination_kind", "il motivo della destinazione")
	case l.Destination == "":
		t.ask(path, "lo Stato di destinazione")
	case l.DestinationKind == domain.ToItaly && l.Destination != "ITA":
		t.refuse(path, "la destinazione, che non è l'Italia")
	case l.DestinationKind == domain.ToResidence && home != "" && l.Destination != home:
		t.refuse(path, "la destinazione, che non è lo Stato di residenza")
	}
}
