package rules

import "civico/sportello/domain"

var modRules = []*Rule{{
	ID:         "MOD-1",
	Title:      "Modulo per maggiorenni o per minorenni",
	Procedures: []domain.Procedure{domain.Passport},
	Versions: []Version{first("Il modulo è quello dell'età del titolare: per maggiorenni dai 18 anni, per minorenni prima.",
		lawPassports, srcBergamo, srcCuneo)},
	check: checkFormKind,
}, {
	ID:         "MOD-2",
	Title:      "Firma del modulo",
	Procedures: []domain.Procedure{domain.Passport, domain.ResidenceChange},
	Versions: []Version{first("Il maggiorenne firma il proprio modulo; per il minore firmano i genitori, e lo dicono le regole sugli assensi.",
		lawPassports, srcMatera, srcBergamo, srcCuneo, srcConsulate)},
	check: checkFormSigned,
}}

func checkFormKind(e *run) {
	if !e.knowsAge("MOD-1") {
		return
	}
	const path = "application_form.kind"
	right, name := domain.FormAdult, "maggiorenni"
	if e.isMinor() {
		right, name = domain.FormMinor, "minorenni"
	}
	switch e.c.Form.Kind {
	case right:
		e.ok("MOD-1", path, "Modulo giusto per l'età.")
	case "":
		e.add("MOD-1", Missing, path, "Modulo non ancora visto: serve quello per "+name+".", "Compilare il modulo per "+name+".")
	default:
		e.add("MOD-1", Invalid, path, "Modulo sbagliato: serve quello per "+name+".", "Compilare il modulo per "+name+".")
	}
}

func checkFormSigned(e *run) {
	if !e.knowsAge("MOD-2") || e.isMinor() {
		return
	}
	const path = "application_form.signed"
	switch e.c.Form.Signed {
	case domain.Yes:
		e.ok("MOD-2", path, "Modulo firmato.")
	case domain.Unknown:
		e.add("MOD-2", Missing, path, "Firma del modulo da vedere.", "Firmare il modulo.")
	default:
		e.add("MOD-2", Invalid, path, "Il modulo non è firmato.", "Firmare il modulo.")
	}
}
