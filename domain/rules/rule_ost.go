package rules

import "civico/sportello/domain"

var ostRules = []*Rule{{
	ID:         "OST-1",
	Title:      "Provvedimento inibitorio",
	Procedures: forPassport,
	Versions:   []Version{first("Nessun passaporto a chi ha un provvedimento inibitorio del giudice (art. 3-bis).", lawInjunction, srcMatera, srcConsulate)},
	check:      checkInjunction,
}, {
	ID:         "OST-2",
	Title:      "Altri motivi ostativi",
	Procedures: []domain.Procedure{domain.Passport, domain.CollectivePassport, domain.LaissezPasser},
	Versions: []Version{first("Nessun documento a chi ha pene da espiare, multe non pagate, misure di prevenzione o obblighi militari (art. 3).",
		lawBars, srcCuneo, srcConsulate)},
	check: checkOtherBars,
}}

func checkInjunction(e *run) {
	const path = "impediments.injunction"
	switch e.c.Impediments.Injunction {
	case domain.Yes:
		e.add("OST-1", Blocked, path, "C'è un provvedimento inibitorio del giudice (art. 3-bis).", "Rivolgersi al giudice che ha emesso il provvedimento.")
		return
	case domain.No:
		e.ok("OST-1", path, "Nessun provvedimento inibitorio.")
		return
	}
	if e.isMinor() || e.c.Holder.MinorChildren == domain.No {
		return
	}
	e.add("OST-1", Missing, path, "Va verificato se c'è un provvedimento inibitorio (art. 3-bis).", "Attendere la verifica dell'ufficio.")
}

func checkOtherBars(e *run) {
	const path = "impediments.other"
	switch e.c.Impediments.Other {
	case domain.Yes:
		e.add("OST-2", Blocked, path, "C'è un motivo ostativo dell'art. 3.", "Rivolgersi all'autorità che l'ha disposto.")
	case domain.No:
		e.ok("OST-2", path, "Nessun altro motivo ostativo.")
	}
}
