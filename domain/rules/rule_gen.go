package rules

import (
	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
)

// DeclarationDay is the first day from which a parent of minors signs a
// declaration and needs no consent of the other (DL 69/2023 art. 20).
var DeclarationDay = calendar.MustParse("2023-06-14")

var genRules = []*Rule{{
	ID:         "GEN-1",
	Title:      "Richiedente con figli minori",
	Procedures: forPassport,
	Versions: []Version{
		first("Chi ha figli minori porta l'assenso dell'altro genitore.", lawInjunction, srcMatera, srcConsulate),
		from("2023-06-14", "Chi ha figli minori firma la dichiarazione che non ci sono motivi ostativi; l'assenso dell'altro genitore non si chiede più, neppure al consolato.",
			"DL 69/2023 art. 20", lawInjunction, srcMatera, srcConsulate),
	},
	check: checkParentOfMinors,
}}

func checkParentOfMinors(e *run) {
	if !e.knowsAge("GEN-1") || e.isMinor() || e.c.Holder.MinorChildren == domain.No {
		return
	}
	if !e.c.Holder.MinorChildren.IsKnown() {
		e.add("GEN-1", Missing, "holder.minor_children", "Non è indicato se il titolare ha figli minori.", "Dire se ha figli minori di 18 anni.")
		return
	}
	if e.day.Before(DeclarationDay) {
		e.judgeOtherParent()
		return
	}
	const path = "impediments.declaration_signed"
	const remedy = "Firmare allo sportello la dichiarazione che non ci sono motivi ostativi (art. 3-bis)."
	switch e.c.Impediments.DeclarationSigned {
	case domain.Yes:
		e.ok("GEN-1", path, "Dichiarazione dell'art. 3-bis firmata; l'assenso dell'altro genitore non serve.")
	case domain.No:
		e.add("GEN-1", Invalid, path, "La dichiarazione dell'art. 3-bis non è stata firmata.", remedy)
	default:
		e.add("GEN-1", Missing, path, "Manca la dichiarazione dell'art. 3-bis per chi ha figli minori.", remedy)
	}
}

// judgeOtherParent judges the consent that was asked for until 13 June 2023.
func (e *run) judgeOtherParent() {
	const path = "other_parent"
	p := &e.c.OtherParent
	switch {
	case isEntered(p):
		c := e.consentOf(p, path)
		f := e.add("GEN-1", c.status, c.path, c.message, c.remedy)
		f.Waivable = false
	case e.c.SoleParent == domain.Yes:
		e.ok("GEN-1", path, "Esiste un solo genitore.")
	default:
		e.add("GEN-1", Missing, path, "Manca l'assenso dell'altro genitore dei figli minori.", "Portare l'assenso dell'altro genitore.")
	}
}
