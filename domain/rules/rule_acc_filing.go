package rules

import (
	"slices"

	"civico/sportello/domain"
)

const filingModePath = "accompaniment.filing_mode"

// filedFromAfar says that the declaration came in signed already or by a remote
// channel.
func (e *run) filedFromAfar() bool {
	switch e.c.AccompanimentFacts.FilingMode {
	case domain.FiledPreSigned, domain.FiledRemote:
		return true
	case domain.FiledAtCounter:
		return false
	}
	return !e.atCounter()
}

func checkFilingMode(e *run) {
	if e.c.AccompanimentFacts.FilingMode == "" && e.atCounter() {
		e.add("ACC-9", Missing, filingModePath, "Non è indicato se la dichiarazione si firma qui o è arrivata già firmata.", "Dire come è presentata la dichiarazione.")
		return
	}
	if e.a.Office.Practice.AccompanimentAtCounter && !e.signsHere() {
		return
	}
	if !e.filedFromAfar() {
		return
	}
	for i := range e.c.Parents {
		p := &e.c.Parents[i]
		if isEntered(p) && (p.Status == domain.ParentPresent || p.Status == domain.ParentAbsent) {
			e.judgeSignature(p, parentAt(i))
		}
	}
}

// signsHere judges, for an office where the declaration is signed at the counter
// only, whether it is: by both parents, or by one with the other's consent.
func (e *run) signsHere() bool {
	if e.filedFromAfar() {
		e.add("ACC-9", Invalid, filingModePath, "Qui la dichiarazione si firma solo allo sportello (prassi dell'ufficio).",
			"Venire allo sportello entrambi, o uno con l'assenso dell'altro.").waivable()
		return true
	}
	someone, present := false, false
	for i := range e.c.Parents {
		p := &e.c.Parents[i]
		someone = someone || isEntered(p)
		present = present || isEntered(p) && (p.Status == domain.ParentPresent || p.Status == "")
	}
	switch {
	case present:
		e.ok("ACC-9", filingModePath, "Dichiarazione firmata allo sportello.")
	case someone:
		e.add("ACC-9", Invalid, filingModePath, "Nessun genitore è allo sportello, dove la dichiarazione va firmata (prassi dell'ufficio).",
			"Venire allo sportello entrambi, o uno con l'assenso dell'altro.").waivable()
	}
	return false
}

func (e *run) judgeSignature(p *domain.Parent, at string) {
	standing := e.standingOf(p.Citizenship)
	var t tally
	t.want(p.IDCopySigned, at, "la copia firmata del documento")
	switch standing {
	case standingUnknown:
		t.ask(fact(at, "citizenship"), "la cittadinanza")
	case outsideUnion:
		t.want(p.SignatureAuthenticated, at, "la firma autenticata")
	}
	if t.status() == Satisfied && standing == likeUnion {
		e.add("ACC-9", Warning, at, "Cittadino "+p.Citizenship+", trattato come dell'Unione europea: le fonti non lo dicono, decide il funzionario.", "")
		return
	}
	f := e.judge("ACC-9", at, &t, "", "Copia firmata del documento in regola.",
		"Portare la copia firmata del documento "+ofParent(p.Role)+"; se è extracomunitario, la sua firma autenticata.")
	if f.Status != Satisfied {
		f.waivable()
	}
}

func checkApplicantResidence(e *run) {
	const path = "accompaniment.applicant_residence"
	code := e.c.AccompanimentFacts.ApplicantResidence
	switch {
	case code == "":
		e.add("ACC-10", Missing, path, "Manca la residenza di chi chiede.", "Indicare la residenza di chi chiede.")
	case e.serves(code):
		e.ok("ACC-10", path, "Chi chiede risiede nel territorio dell'ufficio.")
	default:
		e.add("ACC-10", Invalid, path, "Chi chiede risiede fuori dal territorio dell'ufficio.", "Rivolgersi all'ufficio del luogo in cui risiede.")
	}
}

// serves says that a municipality, or at a consulate a State, lies in the office's
// territory; a consulate without a list serves every State but Italy.
func (e *run) serves(code string) bool {
	o := e.a.Office
	if e.isConsulate() {
		return isForeign(code) && (len(o.Jurisdiction) == 0 || slices.Contains(o.Jurisdiction, stateOf(code)))
	}
	if isBranch(o) && len(o.Places) > 0 {
		return slices.Contains(o.Places, code)
	}
	province, known := provinceOf(code)
	return known && province == o.Province || slices.Contains(o.Places, code)
}
