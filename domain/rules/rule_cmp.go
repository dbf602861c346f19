package rules

import (
	"slices"

	"civico/sportello/domain"
	"civico/sportello/domain/office"
)

// byResidence are the procedures that belong to the office of the residence. An
// accompaniment goes by the applicant's (ACC-10), a collection by who issued.
var byResidence = []domain.Procedure{domain.Passport, domain.LaissezPasser, domain.ResidenceChange}

var cmpRules = []*Rule{{
	ID:         "CMP-1",
	Title:      "Residenza nel territorio dell'ufficio",
	Procedures: byResidence,
	Versions: []Version{first("Chi risiede in Italia presenta la domanda all'ufficio nel cui territorio risiede; per il minore conta la sua residenza.",
		lawPlace, srcMatera, srcBergamo, srcCuneo)},
	check: checkTerritory,
}, {
	ID:         "CMP-2",
	Title:      "Motivo e prova di domicilio o dimora",
	Procedures: byResidence,
	Waivable:   true,
	Versions: []Version{first("Chi si rivolge all'ufficio del domicilio o della dimora ne dice il motivo e ne dà prova; la prova è condizione dove l'ufficio la chiede.",
		lawPlace, srcBergamo, srcCuneo)},
	check: checkGroundReason,
}, {
	ID:         "CMP-3",
	Title:      "Nulla osta della Questura di residenza",
	Procedures: byResidence,
	Versions: []Version{first("Fuori della residenza il documento si rilascia dopo il nulla osta della Questura di residenza; intanto i termini sono sospesi.",
		lawPlace, srcMatera, srcBergamo, srcCuneo)},
	check: checkClearance,
}, {
	ID:         "CMP-4",
	Title:      "Delega scritta dell'autorità competente",
	Procedures: byResidence,
	Versions: []Version{first("L'ufficio che non è competente rilascia su delega scritta di quello che lo è, anche per i residenti all'estero.",
		lawPlace, srcMatera, srcCuneo, srcConsulate)},
	check: checkDelegation,
}, {
	ID:         "CMP-5",
	Title:      "Iscrizione all'AIRE nella circoscrizione",
	Procedures: []domain.Procedure{domain.Passport},
	Versions: []Version{first("Il consolato rilascia il passaporto a chi è iscritto all'AIRE, con i dati aggiornati, nella sua circoscrizione.",
		lawPlace, srcConsulate)},
	check: checkAIRE,
}, {
	ID:         "CMP-6",
	Title:      "Comuni serviti dal commissariato",
	Procedures: byResidence,
	Versions: []Version{first("Il commissariato distaccato serve i comuni del suo elenco; senza elenco, quelli della Questura da cui dipende.",
		lawPlace, srcBergamo)},
	check: checkBranch,
}, {
	ID:         "CMP-7",
	Title:      "Passaporto collettivo solo in Questura",
	Procedures: []domain.Procedure{domain.CollectivePassport},
	Versions:   []Version{first("Il passaporto collettivo è rilasciato soltanto dalle Questure.", lawPassports, srcConsulate)},
	check:      checkCollectiveOffice,
}, {
	ID:         "CMP-8",
	Title:      "Residenti all'estero",
	Procedures: byResidence,
	Versions: []Version{first("Per chi risiede all'estero è competente il consolato di residenza; un ufficio in Italia agisce solo su delega.",
		lawPlace, srcMatera, srcCuneo, srcConsulate)},
	check: checkLivesAbroad,
}, {
	ID:         "CMP-9",
	Title:      "Documento d'emergenza solo al consolato",
	Procedures: []domain.Procedure{domain.EmergencyDocument},
	Versions:   []Version{first("Il documento di viaggio d'emergenza è rilasciato soltanto dai consolati.", lawPassports, srcConsulate)},
	check:      checkEmergencyOffice,
}}

const residencePath = "holder.residence.place"

// filesByResidence says that an Italian office is asked as the one of an Italian
// residence; residents abroad are CMP-8's.
func (e *run) filesByResidence() bool {
	return !e.isConsulate() && e.ground() == domain.GroundResidence && !e.livesAbroad()
}

func checkTerritory(e *run) {
	if !e.filesByResidence() {
		return
	}
	place := e.c.Holder.Residence.Place
	province, known := provinceOf(place)
	switch {
	case place == "":
		e.add("CMP-1", Missing, residencePath, "Il comune di residenza non è indicato.", "Indicare il comune di residenza.")
	case !known:
		e.add("CMP-1", Invalid, residencePath, "Il codice "+place+" non è di un comune conosciuto.", "Indicare il comune di residenza.")
	case province == e.a.Office.Province || slices.Contains(e.a.Office.Places, place):
		e.ok("CMP-1", residencePath, "Residenza nel territorio dell'ufficio.")
	default:
		e.elsewhere("CMP-1", place)
	}
}

// elsewhere refuses a residence outside the territory and names the competent office.
func (e *run) elsewhere(id, place string) {
	name := CompetentFor(place, e.a.Office, e.a.Offices)
	e.add(id, Invalid, residencePath,
		"La residenza è fuori dal territorio dell'ufficio: è competente "+name+". Qui serve un altro motivo: domicilio, dimora o delega.",
		"Rivolgersi "+toNamed(name)+", oppure dire perché la domanda è presentata qui.")
}

func checkBranch(e *run) {
	office, place := e.a.Office, e.c.Holder.Residence.Place
	province, known := provinceOf(place)
	if !isBranch(office) || !e.filesByResidence() || place == "" || !known {
		return
	}
	served := slices.Contains(office.Places, place)
	if len(office.Places) == 0 {
		served = province == office.Province
	}
	if !served {
		e.elsewhere("CMP-6", place)
		return
	}
	e.ok("CMP-6", residencePath, "Comune servito dal commissariato.")
	if len(office.Places) == 0 && office.Practice.PlacesUnset {
		e.add("CMP-6", Note, residencePath, "Comuni serviti: elenco non configurato; valgono tutti quelli della provincia.", "")
	}
}

func isBranch(p *office.Profile) bool { return p.Kind == office.Commissariato }

// filesElsewhere says that domicile or stay is the ground.
func (e *run) filesElsewhere() bool {
	g := e.ground()
	return g == domain.GroundDomicile || g == domain.GroundStay
}

func checkGroundReason(e *run) {
	if !e.filesElsewhere() {
		return
	}
	place := e.c.FilingPlace
	if place.Reason == "" {
		e.add("CMP-2", Missing, "filing_place.reason", "Non è detto perché la domanda è presentata fuori dalla residenza.",
			"Dire il motivo per cui si rivolge a questo ufficio.")
	}
	const proof = "filing_place.proof_shown"
	switch {
	case place.ProofShown != domain.Yes && e.a.Office.Practice.DomicileProofRequired:
		e.add("CMP-2", Missing, proof, "Manca la prova del domicilio o della dimora (prassi dell'ufficio).",
			"Portare una prova del domicilio o della dimora.").waivable()
	case place.ProofShown != domain.Yes:
		e.add("CMP-2", Warning, proof, "Nessuna prova del domicilio o della dimora: decide l'ufficio.",
			"Portare, se possibile, una prova del domicilio o della dimora.")
	case place.Reason != "":
		e.ok("CMP-2", "filing_place.reason", "Motivo indicato e prova esibita.")
	}
}

func checkClearance(e *run) {
	if !e.filesElsewhere() || e.livesAbroad() {
		return
	}
	const path = "filing_place.clearance_received_on"
	switch {
	case e.c.Holder.Residence.Place == "":
		e.add("CMP-3", Missing, residencePath, "Senza la residenza non si sa a chi chiedere il nulla osta.",
			"Indicare il comune o lo Stato di residenza.")
	case e.c.FilingPlace.ClearanceReceivedOn.IsZero():
		e.add("CMP-3", Pending, path,
			"Si attende il nulla osta della Questura di residenza: i termini sono sospesi e il rilascio richiede più tempo.",
			"Attendere il nulla osta: il rilascio richiederà più tempo.")
	default:
		e.ok("CMP-3", path, "Nulla osta della Questura di residenza ricevuto; i termini hanno ripreso a correre.")
	}
}

func checkDelegation(e *run) {
	abroadHere := e.filesElsewhere() && e.livesAbroad() && (!e.isConsulate() || e.outsideJurisdiction())
	if e.ground() != domain.GroundDelegated && !abroadHere {
		return
	}
	const path = "filing_place.clearance_received_on"
	if e.c.FilingPlace.ClearanceReceivedOn.IsZero() {
		e.add("CMP-4", Pending, path,
			"Si attende la delega scritta dell'autorità competente: i termini sono sospesi e il rilascio richiede più tempo.",
			"Attendere la delega: il rilascio richiederà più tempo.")
		return
	}
	e.ok("CMP-4", path, "Delega scritta dell'autorità competente ricevuta.")
}

// outsideJurisdiction says that the residence is known to lie outside a consulate's
// States; a consulate without a list is not judged.
func (e *run) outsideJurisdiction() bool {
	place, states := e.c.Holder.Residence.Place, e.a.Office.Jurisdiction
	return len(states) > 0 && place != "" && !slices.Contains(states, stateOf(place))
}

func checkAIRE(e *run) {
	if !e.isConsulate() || e.ground() != domain.GroundResidence {
		return
	}
	if e.outsideJurisdiction() {
		e.add("CMP-5", Blocked, residencePath, "La residenza è fuori dalla circoscrizione del consolato.",
			"Rivolgersi al consolato della circoscrizione di residenza.")
		return
	}
	var t tally
	t.want(e.c.Holder.Residence.AIRE, "holder.residence.aire", "l'iscrizione all'AIRE")
	if e.c.Holder.Residence.AIRE != domain.No {
		t.want(e.c.Holder.Residence.AIREUpToDate, "holder.residence.aire_up_to_date", "l'aggiornamento dei dati AIRE")
	}
	if len(e.a.Office.Jurisdiction) > 0 && e.c.Holder.Residence.Place == "" {
		t.ask(residencePath, "lo Stato di residenza")
	}
	e.judge("CMP-5", "", &t, "holder.residence.aire", "Iscritto all'AIRE, con dati aggiornati.",
		"Iscriversi all'AIRE o aggiornare i propri dati, poi presentare la domanda.")
}

func checkCollectiveOffice(e *run) {
	if e.a.Office.Kind == office.Questura {
		e.ok("CMP-7", "office", "La Questura è competente.")
		return
	}
	e.add("CMP-7", Blocked, "office", "Il passaporto collettivo si chiede soltanto in Questura.", "Rivolgersi alla Questura.")
}

func checkLivesAbroad(e *run) {
	if e.isConsulate() || e.ground() != domain.GroundResidence || !e.livesAbroad() {
		return
	}
	e.add("CMP-8", Blocked, residencePath, "Per chi risiede all'estero è competente il consolato di residenza; qui serve la sua delega.",
		"Rivolgersi al consolato di residenza, oppure portare la sua delega scritta.")
}

func checkEmergencyOffice(e *run) {
	if e.isConsulate() {
		e.ok("CMP-9", "office", "Il consolato è competente.")
		return
	}
	e.add("CMP-9", Blocked, "office", "Il documento d'emergenza si chiede soltanto a un consolato all'estero.",
		"In Italia chiedere il passaporto; all'estero rivolgersi al consolato.")
}
