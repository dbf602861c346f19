package rules

import (
	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
)

// MunicipalityEnds is the first day from which filing through the municipality is
// in doubt (L. 11/2026).
var MunicipalityEnds = calendar.MustParse("2026-02-19")

var invRules = []*Rule{{
	ID:    "INV-1",
	Title: "Domanda inviata a distanza",
	Versions: []Version{first("La domanda inviata per posta, PEC, fax o rete consolare porta la firma, con copia firmata del documento o firma digitale; dai 12 anni resta dovuta la presenza per le impronte.",
		lawSelfDeclare, srcBergamo, srcCuneo, srcConsulate)},
	check: checkRemote,
}, {
	ID:    "INV-2",
	Title: "Domanda presentata in comune",
	Versions: []Version{
		first("In comune si presenta solo la domanda per un minore di 12 anni, con firme e foto autenticate.", lawPassports, srcBergamo),
		from("2026-02-19", "La via del comune è in dubbio, salvo che l'ufficio dica che continua; restano i requisiti di prima.", "L. 11/2026", srcBergamo),
	},
	check: checkMunicipality,
}, {
	ID:    "INV-3",
	Title: "Domanda al punto Polis",
	Versions: []Version{first("In posta non si presentano domande per minori, passaporti temporanei, iscritti all'estero, esenti da impronte o firma.",
		practice)},
	check: checkPolis,
}}

func checkRemote(e *run) {
	switch e.c.Channel {
	case domain.PEC, domain.RegisteredMail, domain.Fax, domain.Email, domain.ConsularNetwork:
	default:
		return
	}
	id := &e.c.Identity
	var t tally
	if !e.isMinor() { // a minor's form is signed by the parents: ASS
		t.want(e.c.Form.Signed, "application_form.signed", "la firma del modulo")
	}
	switch {
	case id.CopySigned == domain.Yes || id.DigitallySigned == domain.Yes:
	case id.CopySigned == domain.No && id.DigitallySigned == domain.No:
		t.refuse("identity.copy_signed", "la copia firmata del documento, o la firma digitale")
	default:
		t.ask("identity.copy_signed", "la copia firmata del documento, o la firma digitale")
	}
	e.judge("INV-1", "", &t, "channel", "Domanda a distanza firmata.", "Inviare il modulo firmato con la copia firmata del documento, oppure con firma digitale.")
	if e.isOrdinary() && e.c.Fingerprints.Taken != domain.Yes && e.knowsAge("INV-1") && e.age >= printsAge {
		e.add("INV-1", Pending, "fingerprints.taken", "Domanda a distanza: resta dovuta la presenza per le impronte.", "Presentarsi di persona per le impronte e la firma.")
	}
}

func checkMunicipality(e *run) {
	if e.c.Channel != domain.MunicipalityWay || !e.knowsAge("INV-2") {
		return
	}
	const remedy = "Presentare la domanda allo sportello."
	switch {
	case e.age >= printsAge:
		e.add("INV-2", Invalid, "channel", "In comune si presenta solo la domanda per un minore di 12 anni.", remedy)
	default:
		t := e.authenticatedThere()
		e.judge("INV-2", "", &t, "channel", "Firme e foto autenticate.", "Far autenticare firme e foto.")
	}
	if !e.day.Before(MunicipalityEnds) && !e.a.Office.Practice.MunicipalityContinues {
		e.add("INV-2", Warning, "channel", "Dal 19/02/2026 la via del comune è in dubbio (L. 11/2026, testo da confermare): verificare.", remedy)
	}
}

// authenticatedThere asks for what the municipality has authenticated: the
// signatures of those who consent, and the photo where one is needed.
func (e *run) authenticatedThere() (t tally) {
	signers := 0
	for i := range e.c.Parents {
		p := &e.c.Parents[i]
		if p.Status != domain.ParentPresent && p.Status != domain.ParentAbsent {
			continue
		}
		signers++
		t.want(p.SignatureAuthenticated, parentAt(i), "la firma autenticata "+ofParent(p.Role))
	}
	if signers == 0 {
		t.ask("parents", "le firme autenticate dei genitori")
	}
	if e.isPassport() || e.c.Procedure == domain.LaissezPasser {
		switch e.c.Photos.AuthenticatedBy {
		case "":
			t.ask("photos.authenticated_by", "la foto autenticata")
		case domain.AuthorityNone:
			t.refuse("photos.authenticated_by", "la foto autenticata")
		}
	}
	return t
}

func checkPolis(e *run) {
	if e.c.Channel != domain.Polis || !e.knowsAge("INV-3") {
		return
	}
	var why []string
	if e.isMinor() {
		why = append(why, "minore")
	}
	if e.isTemporary() {
		why = append(why, "passaporto temporaneo")
	}
	if e.livesAbroad() {
		why = append(why, "residenza all'estero")
	}
	if e.c.Fingerprints.Exemption != "" || e.c.Signature.Exemption != "" {
		why = append(why, "esenzione da impronte o firma")
	}
	if len(why) == 0 {
		e.ok("INV-3", "channel", "Domanda ammessa al punto Polis.")
		return
	}
	e.add("INV-3", Invalid, "channel", "Non si presenta al punto Polis: "+enumerate(why)+".", "Presentare la domanda allo sportello.")
}
