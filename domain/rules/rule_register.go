package rules

// registerRules are REV-1 and RIN-1: events on a booklet, not findings on a case.
var registerRules = []*Rule{{
	ID:    "REV-1",
	Title: "Ritiro di un passaporto",
	Versions: []Version{first("Il passaporto si ritira per un motivo dell'art. 3, per obblighi di mantenimento non adempiuti o per la condotta all'estero di un minore; si registra sul libretto con il motivo.",
		lawBars, "L. 1185/1967 art. 12", srcConsulate)},
}, {
	ID:    "RIN-1",
	Title: "Passaporti ritrovati",
	Versions: []Version{first("Il passaporto ritrovato si registra con il giorno in cui le autorità lo consegnano; si rende di persona o per posta a spese del titolare e, non reclamato per un anno, si distrugge.",
		lawPassports, srcConsulate)},
}}
