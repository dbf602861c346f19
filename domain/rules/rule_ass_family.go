package rules

import (
	"civico/sportello/domain"
	"civico/sportello/domain/office"
)

const (
	authenticated = office.AbsentAuthenticated
	permitCopy    = office.AbsentPermitCopy
)

// family is what the consents of those entered come to.
type family struct {
	parents            int  // entered as one of the two
	guardian, entrusts bool // a guardian is entered; consents
	worst              consent
	whose              *domain.Parent // the worst of those not settled
}

// checkConsents answers for ASS-1 to ASS-9: everyone entered, then the whole.
func checkConsents(e *run) {
	if !e.knowsAge("ASS-1") || !e.isMinor() {
		return
	}
	var all family
	for i := range e.c.Parents {
		if p := &e.c.Parents[i]; isEntered(p) {
			all.join(p, e.askConsent(p, parentAt(i)))
		}
	}
	switch {
	case all.entrusts:
		e.ok("ASS-1", "parents", "C'è l'assenso del tutore.")
	case !all.guardian && (all.parents == 0 || all.parents == 1 && e.c.SoleParent != domain.Yes):
		e.askForParents(all.parents)
	case all.whose != nil:
		what := "Manca l'assenso "
		if all.worst.rule == "ASS-6" {
			what = "Va provato il decesso "
		}
		e.add("ASS-1", all.worst.status, "parents", what+ofPerson(all.whose)+".", all.worst.remedy).echo = true
	default:
		e.ok("ASS-1", "parents", "C'è l'assenso di tutti.")
	}
}

// askConsent records the finding on one person and gives what it comes to; a
// waived one is a warning.
func (e *run) askConsent(p *domain.Parent, at string) consent {
	c := e.consentOf(p, at)
	if e.custodySpeaks(p) && (!c.settled() || c.rule == "ASS-7") {
		c = e.custodyConsent(p, at)
	}
	e.add(c.rule, c.status, c.path, c.message, c.remedy).Waivable = c.waivable
	if c.waivable && e.waiverFor(c.rule, c.path) != nil {
		c.status = Warning
	}
	return c
}

// join counts a person in.
func (f *family) join(p *domain.Parent, c consent) {
	if countsAsParent(p) {
		f.parents++
	}
	if p.Role == domain.RoleGuardian {
		f.guardian = true
		f.entrusts = f.entrusts || c.settled()
	}
	if c.status == Invalid && f.worst.status != Invalid || c.status == Missing && f.whose == nil {
		f.worst, f.whose = c, p
	}
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
