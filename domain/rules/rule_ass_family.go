package rules

import (
	"civico/sportello/domain"
	"civico/sportello/domain/office"
)

const (
	authenticated = office.AbsentAuthenticated
	permitCopy    = office.AbsentPermitCopy
)

// checkConsents answers for ASS-1 to ASS-9: everyone entered, then the whole.
func checkConsents(e *run) {
	if !e.knowsAge("ASS-1") || !e.isMinor() {
		return
	}
	parents, guardian := e.countFamily()
	var worst consent // of those not settled
	entrusted := false
	for i := range e.c.Parents {
		p := &e.c.Parents[i]
		if !isEntered(p) {
			continue
		}
		c := e.consentOf(p, parentAt(i))
		if p.Role == domain.RoleGuardian && c.settled() {
			entrusted = true
		}
		if e.custodySpeaks(p) && (!c.settled() || c.rule == "ASS-7") {
			c = e.custodyConsent(p, parentAt(i))
		}
		f := e.add(c.rule, c.status, c.path, c.message, c.remedy)
		f.Waivable = c.waivable
		if c.waivable && e.waiverFor(c.rule, c.path) != nil {
			continue // it will be a warning
		}
		if c.status == Invalid && worst.status != Invalid || c.status == Missing && worst.status == "" {
			worst = c
		}
	}
	switch {
	case entrusted:
		e.ok("ASS-1", "parents", "C'è l'assenso del tutore.")
	case !guardian && (parents == 0 || parents == 1 && e.c.SoleParent != domain.Yes):
		e.askForParents(parents)
	case worst.status != "":
		f := e.add("ASS-1", worst.status, "parents", "Manca ancora un assenso. "+worst.message, worst.remedy)
		f.echo = true
	default:
		e.ok("ASS-1", "parents", "C'è l'assenso di tutti.")
	}
}

// countFamily counts the parents entered, and says whether a guardian is.
func (e *run) countFamily() (parents int, guardian bool) {
	for i := range e.c.Parents {
		p := &e.c.Parents[i]
		if countsAsParent(p) {
			parents++
		}
		if p.Role == domain.RoleGuardian {
			guardian = true
		}
	}
	return parents, guardian
}

func (e *run) askForParents(entered int) {
	if entered == 0 {
		e.add("ASS-1", Missing, "parents", "Manca l'assenso dei genitori: nessuno è indicato.", "Indicare i genitori e portare il loro assenso.")
		return
	}
	whose := "dell'altro genitore"
	for i := range e.c.Parents {
		if p := &e.c.Parents[i]; countsAsParent(p) && p.Role == domain.RoleMother {
			whose = "del padre"
		} else if countsAsParent(p) && p.Role == domain.RoleFather {
			whose = "della madre"
		}
	}
	e.add("ASS-1", Missing, "parents", "Manca l'assenso "+whose+": è indicato un genitore solo.",
		"Portare l'assenso "+whose+", o dire se esiste un solo genitore.")
}

// custodySpeaks says that ASS-8 takes the place of the other rules for a parent
// who did not consent: a court gave custody, and not to this one. While it is not
// known to whom, it may be the other.
func (e *run) custodySpeaks(p *domain.Parent) bool {
	c := e.c.Custody
	return (c.Kind == domain.CustodyExclusive || c.Kind == domain.CustodySuperExclusive) && countsAsParent(p) &&
		p.Status != domain.ParentDeceased && (c.HeldBy == "" || p.Role != c.HeldBy)
}

func (e *run) custodyConsent(p *domain.Parent, at string) consent {
	const remedy = "Portare il provvedimento di affidamento del giudice."
	c := consent{rule: "ASS-8", status: Missing, path: at, remedy: remedy}
	custody, who := e.c.Custody, upperFirst(personOf(p))
	judged := custody.Kind == domain.CustodyExclusive && e.day.Before(SoleCustodyDay) && !e.a.Office.Practice.ExclusiveCustodyByOrder
	switch {
	case e.c.JudgeAuthorisation == domain.Yes:
		c.status, c.message, c.remedy = Satisfied, "Affidamento "+custodyWords(custody.Kind)+", con l'autorizzazione del giudice tutelare.", ""
	case custody.HeldBy == "":
		c.message = who + " non ha dato l'assenso: va indicato a chi è affidato il minore."
		c.path = "custody.held_by"
	case judged:
		c.message = who + " non ha dato l'assenso: con l'affidamento esclusivo serve anche l'autorizzazione del giudice tutelare."
		c.remedy = "Chiedere l'autorizzazione al giudice tutelare e portarla."
	case custody.OrderShown == domain.No:
		c.status, c.message = Invalid, who+" non ha dato l'assenso e il provvedimento di affidamento non è stato esibito."
	case custody.OrderShown == domain.Unknown:
		c.message = who + " non ha dato l'assenso: manca il provvedimento di affidamento."
	case custody.Kind == domain.CustodySuperExclusive || e.day.Before(SoleCustodyDay):
		c.status, c.message, c.remedy = Satisfied, "Affidamento "+custodyWords(custody.Kind)+": non serve l'assenso dell'altro genitore.", ""
	default:
		c.status, c.remedy = Warning, ""
		c.message = "Affidamento esclusivo: per Cass. 31785/2024 può bastare, gli uffici chiedono il giudice tutelare. Decide il funzionario."
	}
	return c
}

func custodyWords(k domain.CustodyKind) string {
	if k == domain.CustodySuperExclusive {
		return "super esclusivo"
	}
	return "esclusivo"
}
