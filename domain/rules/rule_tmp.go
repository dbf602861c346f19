package rules

import "civico/sportello/domain"

var tmpRules = []*Rule{{
	ID:         "TMP-1",
	Title:      "Condizioni del passaporto temporaneo",
	Procedures: forPassport,
	Versions: []Version{first("Serve la prova che le impronte per ora non si possono prendere e la dichiarazione che il documento è l'unico rimedio a un'urgenza.",
		"Reg. CE 444/2009", srcConsulate)},
	check: checkTemporary,
}, {
	ID:         "TMP-2",
	Title:      "Libretto del passaporto temporaneo",
	Procedures: forPassport,
	Versions:   []Version{first("Al massimo 12 mesi, 16 pagine, su carta e senza chip.", "Reg. CE 444/2009", srcConsulate)},
	check:      checkTemporaryBooklet,
}}

func checkTemporary(e *run) {
	if !e.isTemporary() {
		return
	}
	u := &e.c.Urgency
	var t tally
	t.want(either(u.ImpossibilityEvidence, e.c.Fingerprints.Evidence), "urgency.impossibility_evidence", "la prova che le impronte per ora non si possono prendere")
	t.want(u.SoleDocument, "urgency.sole_document_declaration", "la dichiarazione che il documento è l'unico rimedio all'urgenza")
	e.judge("TMP-1", "", &t, "urgency", "Impossibilità temporanea e urgenza documentate.",
		"Portare il certificato sulle impronte e la dichiarazione sull'urgenza.")
}

// either is true when one of two facts is, and false only when both are.
func either(a, b domain.Tri) domain.Tri {
	switch {
	case a == domain.Yes || b == domain.Yes:
		return domain.Yes
	case a == domain.No && b == domain.No:
		return domain.No
	}
	return domain.Unknown
}

func checkTemporaryBooklet(e *run) {
	if e.isTemporary() {
		e.add("TMP-2", Note, "product", "Vale al massimo 12 mesi, ha 16 pagine e nessun chip: non basta per gli Stati Uniti senza visto.", "")
	}
}
