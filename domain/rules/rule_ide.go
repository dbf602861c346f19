package rules

import (
	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
)

// PaperIDEnds is the first day on which a paper identity card no longer serves
// (circ. 76/2025).
var PaperIDEnds = calendar.MustParse("2026-08-03")

var ideRules = []*Rule{{
	ID:    "IDE-1",
	Title: "Documento di riconoscimento",
	Versions: []Version{first("Chi è allo sportello mostra in originale un documento con foto fra quelli ammessi; il minore che non ne ha può essere riconosciuto tramite un genitore identificato; per il documento d'emergenza l'identità si accerta con ogni mezzo.",
		lawIdentity, "DPR 445/2000 art. 35", srcMatera, srcBergamo, srcCuneo, srcConsulate)},
	check: checkDocument,
}, {
	ID:    "IDE-2",
	Title: "Validità del documento di riconoscimento",
	Versions: []Version{first("Il documento non è scaduto il giorno della domanda; se lo è, con la dichiarazione che i dati non sono cambiati decide il funzionario.",
		lawExpiredID, srcMatera, srcBergamo, srcCuneo)},
	check: checkDocumentExpiry,
}, {
	ID:         "IDE-3",
	Title:      "Copia del documento di riconoscimento",
	Procedures: []domain.Procedure{domain.Passport, domain.Accompaniment, domain.ResidenceChange},
	Versions:   []Version{first("Si consegna la copia del documento, fronte e retro.", lawIdentity, srcMatera, srcBergamo, srcCuneo)},
	check:      checkDocumentCopy,
}, {
	ID:       "IDE-4",
	Title:    "Riconoscimento della persona",
	Versions: []Version{first("La persona allo sportello è quella del documento.", lawIdentity, srcBergamo)},
	check:    checkPersonMatches,
}, {
	ID:       "IDE-5",
	Title:    "Banda leggibile del documento",
	Versions: []Version{first("Le cifre di controllo della banda tornano; nome, nascita, sesso, numero e scadenza sono quelli della pratica.", "ICAO 9303")},
	check:    checkMRZ,
}, {
	ID:       "IDE-6",
	Title:    "Codice fiscale",
	Versions: []Version{first("Il codice fiscale ha forma e carattere di controllo giusti e va d'accordo con i dati del titolare.", "DM 23.12.1976")},
	check:    checkTaxCode,
}, {
	ID:    "IDE-7",
	Title: "Carta d'identità cartacea",
	Versions: []Version{
		first("La carta d'identità cartacea vale come documento di riconoscimento fino alla scadenza.", lawIdentity, srcCuneo),
		from("2026-08-03", "La carta d'identità cartacea non serve più: si chiede un altro documento, salvo che l'operatore la accetti con annotazione.",
			"Circ. 76/2025", srcCuneo),
	},
	check: checkPaperID,
}, {
	ID:       "IDE-8",
	Title:    "Carta rinnovata con timbro",
	Versions: []Version{first("La carta prorogata con il timbro è spesso respinta alle frontiere estere: si avvisa il cittadino.", practice, srcCuneo)},
	check:    checkStampRenewed,
}}

const documentPath = "identity.document"

// identifiesHolder says that the holder stands at the counter to be identified. A
// collection has a fact of its own for that (CON-4): what the filing left unknown
// is not asked again.
func (e *run) identifiesHolder(known bool) bool {
	return e.atCounter() && (known || e.c.Procedure != domain.Collection)
}

// parentIdentified says that one of the parents was identified, who can vouch for
// a minor.
func (e *run) parentIdentified() bool {
	for i := range e.c.Parents {
		if e.c.Parents[i].IdentityChecked == domain.Yes {
			return true
		}
	}
	return false
}

// hasNoDocument says that a minor came without a document and with an identified parent.
func (e *run) hasNoDocument() bool {
	id := &e.c.Identity
	return e.isMinor() && (!id.Document.IsGiven() || id.OriginalShown == domain.No) && e.parentIdentified()
}

func checkDocument(e *run) {
	id := &e.c.Identity
	if !e.identifiesHolder(id.Document.IsGiven() || id.OriginalShown.IsKnown()) || !e.knowsPresence("IDE-1") || e.present() == domain.No {
		return
	}
	const remedy = "Portare in originale un documento di riconoscimento valido, con fotografia."
	switch {
	case e.c.Procedure == domain.EmergencyDocument:
		e.add("IDE-1", Warning, documentPath, "Documento d'emergenza: accertare l'identità con ogni mezzo e annotarlo.", "Portare qualunque prova della propria identità.")
	case e.hasNoDocument():
		e.add("IDE-1", Warning, documentPath, "Il minore è senza documento: lo riconosce il genitore identificato.", "Portare, se c'è, un documento del minore.")
	case !id.Document.IsGiven():
		e.add("IDE-1", Missing, documentPath, "Manca il documento di riconoscimento.", remedy)
	default:
		t := e.documentShown()
		e.judge("IDE-1", "", &t, documentPath, "Documento di riconoscimento esibito in originale.", remedy)
	}
}

func (e *run) documentShown() (t tally) {
	id := &e.c.Identity
	switch id.Document.Kind {
	case "":
		t.ask("identity.document.kind", "il tipo di documento")
	case domain.DocOther:
		t.refuse("identity.document.kind", "il tipo di documento (non è fra quelli ammessi)")
	}
	t.want(id.Document.HasPhoto, "identity.document.has_photo", "la fotografia sul documento")
	t.want(id.OriginalShown, "identity.original_shown", "l'originale del documento")
	return t
}

func checkDocumentExpiry(e *run) {
	d := &e.c.Identity.Document
	if !d.IsGiven() {
		return
	}
	const path, remedy = "identity.document.expires_on", "Portare un documento di riconoscimento non scaduto."
	switch {
	case d.ExpiresOn.IsZero():
		e.add("IDE-2", Missing, path, "La scadenza del documento non è indicata.", remedy)
	case !d.ExpiresOn.Before(e.day):
		e.ok("IDE-2", path, "Documento in corso di validità.")
	case e.c.Identity.Unchanged == domain.Yes:
		e.add("IDE-2", Warning, path, "Documento scaduto il "+d.ExpiresOn.Italian()+", con dichiarazione che i dati non sono cambiati: decide il funzionario.", remedy)
	default:
		e.add("IDE-2", Invalid, path, "Documento scaduto il "+d.ExpiresOn.Italian()+".", remedy)
	}
}

func checkDocumentCopy(e *run) {
	if e.hasNoDocument() && (e.present() != domain.No || !e.c.Identity.Document.IsGiven()) {
		return
	}
	const path, remedy = "identity.copy_front_back", "Portare la fotocopia del documento, fronte e retro."
	switch e.c.Identity.CopyFrontBack {
	case domain.Yes:
		e.ok("IDE-3", path, "Copia fronte-retro consegnata.")
	case domain.Unknown:
		e.add("IDE-3", Missing, path, "Manca la copia fronte-retro del documento.", remedy)
	default:
		e.add("IDE-3", Invalid, path, "La copia del documento non è completa.", remedy)
	}
}

func checkPersonMatches(e *run) {
	matches := e.c.Identity.MatchesPerson
	if !e.identifiesHolder(matches.IsKnown()) || e.present() != domain.Yes {
		return
	}
	const path = "identity.matches_person"
	switch matches {
	case domain.Yes:
		e.ok("IDE-4", path, "La persona è quella del documento.")
	case domain.Unknown:
		e.add("IDE-4", Missing, path, "Confrontare la persona con il documento.", "Farsi riconoscere allo sportello.")
	default:
		e.add("IDE-4", Blocked, path, "L'identità della persona non è accertata.", "Tornare con un documento che consenta il riconoscimento.")
	}
}

func checkPaperID(e *run) {
	if e.c.Identity.Document.Kind != domain.DocPaperID {
		return
	}
	const path = "identity.document.kind"
	if e.day.Before(PaperIDEnds) {
		e.ok("IDE-7", path, "Carta cartacea ancora ammessa.")
		return
	}
	e.add("IDE-7", Warning, path, "Carta d'identità cartacea: dal 03/08/2026 chiedere un altro documento, o accettarla con annotazione.",
		"Portare un altro documento di riconoscimento, per esempio la carta elettronica.")
}

func checkStampRenewed(e *run) {
	if e.c.Identity.Document.StampRenewed == domain.Yes {
		e.add("IDE-8", Note, "identity.document.stamp_renewed", "Carta rinnovata con timbro: all'estero è spesso respinta alla frontiera, avvisare.", "")
	}
}
