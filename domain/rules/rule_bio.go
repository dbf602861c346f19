package rules

import "civico/sportello/domain"

var bioRules = []*Rule{{
	ID:         "BIO-1",
	Title:      "Impronte digitali",
	Procedures: []domain.Procedure{domain.Passport},
	Versions: []Version{first("Dai 12 anni il passaporto ordinario vuole le impronte; ne è esente chi non può darle in modo permanente, mentre chi non può per ora chiede un passaporto temporaneo.",
		lawPrints, srcMatera, srcBergamo, srcCuneo, srcConsulate)},
	check: checkFingerprints,
}, {
	ID:         "BIO-2",
	Title:      "Firma sul libretto",
	Procedures: []domain.Procedure{domain.Passport},
	Versions: []Version{first("Dai 12 anni il titolare firma il libretto; è esente chi documenta di non saper o non poter firmare.",
		lawPrints, srcCuneo)},
	check: checkSignature,
}, {
	ID:         "BIO-3",
	Title:      "Presenza del titolare dai 12 anni",
	Procedures: []domain.Procedure{domain.Passport},
	Versions: []Version{first("Chi ha compiuto 12 anni si presenta allo sportello.",
		lawPrints, srcMatera, srcBergamo, srcCuneo, srcConsulate)},
	check: checkPresence,
}, {
	ID:         "BIO-4",
	Title:      "Presenza del minore di 12 anni",
	Procedures: withPhotos,
	Waivable:   true,
	Versions: []Version{first("Il minore di 12 anni può restare a casa; al consolato viene anche lui.",
		lawPrints, srcMatera, srcBergamo, srcCuneo, srcConsulate)},
	check: checkChildPresence,
}, {
	ID:         "BIO-5",
	Title:      "Minore di 12 anni: niente impronte né firma",
	Procedures: []domain.Procedure{domain.Passport},
	Versions: []Version{first("Fino ai 12 anni non si prendono impronte, e al posto della firma si scrive «esente».",
		lawPrints, srcMatera, srcBergamo, srcCuneo, srcConsulate)},
	check: func(e *run) {
		if e.ageKnown && e.age < printsAge {
			e.add("BIO-5", Note, "holder.birth_date", "Minore di 12 anni: niente impronte; al posto della firma «esente».", "")
		}
	},
}}

// takesBiometrics says that prints and signature are taken here and now; remote
// filing is INV-1's.
func (e *run) takesBiometrics(id string) bool {
	return (e.atCounter() || e.c.Channel == domain.Polis) && e.knowsAge(id) && e.age >= printsAge
}

func checkFingerprints(e *run) {
	if !e.isOrdinary() || !e.takesBiometrics("BIO-1") {
		return
	}
	const path, proofPath = "fingerprints.taken", "fingerprints.evidence"
	const proof = "Portare il certificato medico che attesta l'impedimento permanente."
	p := e.c.Fingerprints
	switch {
	case p.Taken == domain.Yes:
		e.ok("BIO-1", path, "Impronte acquisite.")
	case p.Taken == domain.Unknown:
		e.add("BIO-1", Missing, path, "Impronte da acquisire.", "Presentarsi per le impronte digitali.")
	case p.Exemption == domain.PrintsPermanentEvident:
		e.ok("BIO-1", path, "Esente: impedimento permanente evidente. Il passaporto è ordinario, di piena durata.")
	case p.Exemption == domain.PrintsPermanent && p.Evidence == domain.Yes:
		e.ok("BIO-1", path, "Esente: impedimento permanente documentato. Il passaporto è ordinario, di piena durata.")
	case p.Exemption == domain.PrintsPermanent && p.Evidence == domain.Unknown:
		e.add("BIO-1", Missing, proofPath, "Manca il certificato dell'impedimento permanente.", proof)
	case p.Exemption == domain.PrintsPermanent:
		e.add("BIO-1", Invalid, proofPath, "L'impedimento permanente non è documentato.", proof)
	case p.Exemption == domain.PrintsTemporary:
		e.add("BIO-1", Blocked, path, "Le impronte non si possono prendere per ora: il passaporto ordinario non si rilascia, si può chiedere quello temporaneo.",
			"Chiedere un passaporto temporaneo, oppure tornare quando le impronte si potranno prendere.")
	default:
		e.add("BIO-1", Blocked, path, "Senza impronte e senza un motivo di esenzione il passaporto non si rilascia.", "Tornare per le impronte digitali.")
	}
}

func checkSignature(e *run) {
	if !e.takesBiometrics("BIO-2") {
		return
	}
	const path, proofPath = "signature.taken", "signature.evidence"
	const proof = "Portare l'atto o il certificato che attesta l'impedimento a firmare."
	s := e.c.Signature
	switch {
	case s.Taken == domain.Yes:
		e.ok("BIO-2", path, "Firma acquisita.")
	case s.Taken == domain.Unknown:
		e.add("BIO-2", Missing, path, "Firma da acquisire.", "Firmare allo sportello.")
	case s.Exemption == "":
		e.add("BIO-2", Invalid, path, "Manca la firma e non c'è un motivo di esenzione.", "Firmare allo sportello.")
	case s.Evidence == domain.Yes:
		e.ok("BIO-2", path, "Esente dalla firma: sul libretto si scrive «esente».")
	case s.Evidence == domain.Unknown:
		e.add("BIO-2", Missing, proofPath, "Manca la prova dell'esenzione dalla firma.", proof)
	default:
		e.add("BIO-2", Invalid, proofPath, "L'esenzione dalla firma non è documentata.", proof)
	}
}

func checkPresence(e *run) {
	if !e.atCounter() || !e.knowsAge("BIO-3") || e.age < printsAge {
		return
	}
	const path = "holder.present"
	switch e.c.Holder.Present {
	case domain.Yes:
		e.ok("BIO-3", path, "Il titolare è presente.")
	case domain.Unknown:
		e.askedPresence = true
		e.add("BIO-3", Missing, path, "Dai 12 anni il titolare deve essere presente.", "Presentarsi di persona.")
	default:
		e.add("BIO-3", Blocked, path, "Il titolare non è presente: dai 12 anni deve presentarsi di persona.", "Tornare insieme al titolare.")
	}
}

func checkChildPresence(e *run) {
	if !e.atCounter() || e.present() != domain.No || !e.knowsAge("BIO-4") || e.age >= printsAge {
		return
	}
	const path = "holder.present"
	if !e.a.Office.Practice.Under12MustCome {
		e.ok("BIO-4", path, "Il minore di 12 anni può non venire.")
		return
	}
	e.add("BIO-4", Invalid, path, "Questo ufficio vuole presente anche il minore di 12 anni (prassi dell'ufficio).", "Tornare insieme al minore.").waivable()
}
