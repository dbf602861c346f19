package desk

// The Italian names of every code of a case, by the fact's path without entry
// numbers. A new code needs a name here; the test counts them.
var codeLabels = map[string]map[string]string{
	"procedure": {
		"passport": "passaporto", "accompaniment": "dichiarazione di accompagno", "residence_change": "cambio di residenza",
		"collection": "ritiro", "collective_passport": "passaporto collettivo", "laissez_passer": "lasciapassare",
		"emergency_document": "documento di viaggio di emergenza",
	},
	"product": {"ordinary": "ordinario", "temporary": "temporaneo"},
	"channel": {
		"counter": "allo sportello", "pec": "per PEC", "registered_mail": "per raccomandata", "fax": "per fax",
		"email": "per e-mail", "consular_network": "dalla rete consolare", "municipality": "tramite il Comune",
		"polis": "tramite ufficio postale (Polis)",
	},
	"booking.section": {
		"ordinary": "ordinaria", "priority": "priorità", "minors_under_12": "minori di 12 anni", "accompaniment": "accompagno",
	},
	"holder.sex":                         {"F": "F", "M": "M", "X": "X"},
	"filing_place.ground":                {"residence": "residenza", "domicile": "domicilio", "stay": "dimora", "delegated": "delega dell'ufficio competente"},
	"application_form.kind":              {"adult": "maggiorenni", "minor": "minorenni"},
	"identity.document.kind":             documentKinds,
	"accompaniment.travel_document.kind": documentKinds,
	"photos.head_covering":               {"none": "scoperto", "religious": "coperto per motivi religiosi", "other": "coperto per altri motivi"},
	"photos.authenticated_by":            {"none": "nessuno", "municipality": "Comune", "notary": "notaio"},
	"payments.kind":                      {"pagopa": "pagoPA", "revenue_stamp": "contrassegno telematico", "postal_slip": "bollettino postale"},
	"fee_exemption.ground":               {"emigrant": "emigrante", "military_return": "rientro per obblighi militari", "indigent": "indigente", "religious": "religioso", "lost_in_post": "libretto perso dalla posta"},
	"fingerprints.exemption":             {"permanent": "impossibilità permanente", "permanent_evident": "impossibilità permanente evidente", "temporary": "impossibilità temporanea"},
	"signature.exemption":                {"illiterate": "non sa firmare", "physical": "impedimento fisico"},
	"previous_passport.state":            {"expired": "scaduto", "valid": "valido", "damaged": "deteriorato", "full": "pagine esaurite", "lost": "smarrito", "stolen": "rubato"},
	"parents.role":                       parentRoles,
	"other_parent.role":                  parentRoles,
	"custody.held_by":                    parentRoles,
	"parents.status":                     parentStatuses,
	"other_parent.status":                parentStatuses,
	"custody.kind":                       {"joint": "congiunto", "exclusive": "esclusivo", "super_exclusive": "super esclusivo"},
	"urgency.reason":                     {"work": "lavoro", "study": "studio", "health": "salute", "tourism": "turismo", "other": "altro"},
	"delivery.mode":                      {"in_person": "ritiro di persona", "proxy": "ritiro con delega", "home": "a domicilio"},
	"accompaniment.form":                 accompanimentForms,
	"accompaniment.office_form":          accompanimentForms,
	"accompaniment.companions.kind":      {"person": "persona", "carrier": "vettore", "body": "ente"},
	"accompaniment.filing_mode":          {"at_counter": "allo sportello", "pre_signed": "già firmata", "remote": "a distanza"},
	"collection.by":                      {"holder": "titolare", "proxy": "delegato", "parent": "genitore"},
	"group.purpose":                      {"cultural": "culturale", "religious": "religioso", "sport": "sportivo", "tourism": "turistico", "agreement": "previsto da accordi"},
	"loss_abroad.destination_kind":       {"return": "rientro in Italia", "residence": "Stato di residenza", "exceptional": "altro Stato, in via eccezionale"},
}

// documentKinds begin with the word that tells one from the other: where there is
// little room the rest is cut. On paper they are called by documentName.
var documentKinds = map[string]string{
	"cie": "CIE (carta d'identità elettronica)", "paper_id": "cartacea (carta d'identità)", "passport": "passaporto",
	"driving_licence": "patente di guida", "nautical_licence": "patente nautica", "pension_book": "libretto di pensione",
	"boiler_licence": "patentino impianti termici", "firearms_licence": "porto d'armi",
	"state_card": "tessera di un'amministrazione dello Stato", "other": "altro",
}

var accompanimentForms = map[string]string{"paper": "attestazione su carta", "passport_note": "menzione sul passaporto"}

var parentRoles = map[string]string{
	"mother": "madre", "father": "padre", "parent": "genitore", "guardian": "tutore", "custodian": "affidatario",
}

var parentStatuses = map[string]string{
	"present": "presente", "absent": "assente", "deceased": "deceduto", "unreachable": "irreperibile", "refuses": "rifiuta il consenso",
}
