package rules

import "civico/sportello/domain"

// soonMonths is how near its expiry a valid passport is replaced without a question.
const soonMonths = 6

var preRules = []*Rule{{
	ID:         "PRE-1",
	Title:      "Passaporto già posseduto",
	Procedures: []domain.Procedure{domain.Passport},
	Versions:   []Version{first("Si chiede se il titolare ha già avuto un passaporto.", lawPassports, srcMatera, srcCuneo)},
	check:      checkPreviousKnown,
}, {
	ID:         "PRE-2",
	Title:      "Consegna del passaporto precedente",
	Procedures: []domain.Procedure{domain.Passport},
	Versions: []Version{first("Il passaporto precedente si consegna; a chi lo chiede è restituito dopo l'annullamento.",
		lawPassports, srcMatera, srcBergamo, srcCuneo)},
	check: checkPreviousHandedIn,
}, {
	ID:         "PRE-3",
	Title:      "Denuncia di furto o smarrimento",
	Procedures: []domain.Procedure{domain.Passport},
	Versions: []Version{first("Per un passaporto rubato o smarrito si esibisce la denuncia.",
		lawPassports, srcMatera, srcBergamo, srcCuneo)},
	check: checkPoliceReport,
}, {
	ID:         "PRE-4",
	Title:      "Passaporto ancora valido",
	Procedures: []domain.Procedure{domain.Passport},
	Versions:   []Version{first("Se il passaporto vale ancora per più di sei mesi si chiede perché se ne vuole un altro.", practice)},
	check:      checkStillValid,
}, {
	ID:         "PRE-5",
	Title:      "Passaporto esaurito",
	Procedures: []domain.Procedure{domain.Passport},
	Versions:   []Version{first("Chi ha riempito le pagine segue la procedura ordinaria.", lawPassports, srcConsulate)},
	check: func(e *run) {
		if e.hadPassport(domain.PassportFull) {
			e.add("PRE-5", Note, "previous_passport.state", "Pagine esaurite: si segue la procedura ordinaria.", "")
		}
	},
}, {
	ID:         "PRE-6",
	Title:      "Passaporti decennali di minori prima del 25/11/2009",
	Procedures: []domain.Procedure{domain.Passport},
	Versions: []Version{first("Senza più effetto: l'ultimo passaporto decennale dato a un minore prima del 25/11/2009 è scaduto entro il 24/11/2019.",
		lawYears, srcCuneo)},
}}

// hadPassport says that the holder's previous passport is in one of these states.
func (e *run) hadPassport(states ...domain.PassportState) bool {
	p := &e.c.Previous
	if p.Exists == domain.No {
		return false
	}
	for _, s := range states {
		if p.State == s {
			return true
		}
	}
	return false
}

func checkPreviousKnown(e *run) {
	const path = "previous_passport.exists"
	switch e.c.Previous.Exists {
	case domain.Unknown:
		e.add("PRE-1", Missing, path, "Non è indicato se c'è un passaporto precedente.", "Dire se si ha già avuto un passaporto, e portarlo.")
	case domain.No:
		e.ok("PRE-1", path, "Nessun passaporto precedente.")
	default:
		e.ok("PRE-1", path, "C'è un passaporto precedente.")
	}
}

func checkPreviousHandedIn(e *run) {
	p := &e.c.Previous
	if p.Exists == domain.Yes && p.State == "" {
		e.add("PRE-2", Missing, "previous_passport.state", "Lo stato del passaporto precedente non è indicato.",
			"Portare il passaporto precedente, o la denuncia se è stato rubato o smarrito.")
		return
	}
	if !e.hadPassport(domain.PassportExpired, domain.PassportDamaged, domain.PassportFull, domain.PassportValid) {
		return
	}
	const path, remedy = "previous_passport.handed_in", "Portare il passaporto precedente."
	switch p.HandedIn {
	case domain.Yes:
		e.ok("PRE-2", path, "Passaporto precedente consegnato.")
	case domain.Unknown:
		e.add("PRE-2", Missing, path, "Il passaporto precedente è da consegnare.", remedy)
	default:
		e.add("PRE-2", Invalid, path, "Il passaporto precedente non è stato consegnato.", remedy)
	}
	if p.ReturnRequested == domain.Yes {
		e.add("PRE-2", Note, "previous_passport.return_requested", "Restituzione richiesta: annullare il passaporto precedente prima di ridarlo.", "")
	}
}

func checkPoliceReport(e *run) {
	if !e.hadPassport(domain.PassportLost, domain.PassportStolen) {
		return
	}
	const path, remedy = "previous_passport.police_report", "Portare la denuncia di furto o smarrimento del passaporto."
	switch e.c.Previous.PoliceReport {
	case domain.Yes:
		e.ok("PRE-3", path, "Denuncia esibita.")
	case domain.Unknown:
		e.add("PRE-3", Missing, path, "Manca la denuncia di furto o smarrimento.", remedy)
	default:
		e.add("PRE-3", Invalid, path, "La denuncia di furto o smarrimento non c'è.", remedy)
	}
}

func checkStillValid(e *run) {
	expires := e.c.Previous.ExpiresOn
	if e.hadPassport(domain.PassportValid) && expires.After(e.day.AddMonths(soonMonths)) {
		e.add("PRE-4", Warning, "previous_passport.expires_on",
			"Il passaporto precedente vale fino al "+expires.Italian()+": chiedere perché se ne vuole uno nuovo.", "Dire perché serve un nuovo passaporto.")
	}
}
