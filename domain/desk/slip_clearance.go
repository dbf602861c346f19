package desk

import (
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/office"
	"civico/sportello/domain/place"
	"civico/sportello/domain/rules"
)

// asksDelegation says that the competent office is asked to delegate rather than to
// clear: a delegated case, or a resident abroad who files in Italy (CMP-4).
func asksDelegation(c *domain.Case) bool {
	return c.FilingPlace.Ground == domain.GroundDelegated || livesAbroad(c)
}

func livesAbroad(c *domain.Case) bool {
	p, ok := place.ByCode(c.Holder.Residence.Place)
	return ok && p.IsState() || c.Holder.Residence.AIRE == domain.Yes
}

// addressee is the office of residence, without its article.
func addressee(m SlipMatter) string {
	c := &m.Work.Facts
	home := c.Holder.Residence.Place
	p, ok := place.ByCode(home)
	switch {
	case ok && p.IsState():
		return "Ufficio consolare competente per " + p.Name
	case c.Holder.Residence.AIRE == domain.Yes, home == "":
		return "Ufficio competente per la residenza"
	}
	name := rules.CompetentFor(home, m.Office, m.Offices)
	for _, article := range []string{"la ", "il "} {
		name = strings.TrimPrefix(name, article)
	}
	return name + ", Ufficio passaporti"
}

// clearanceSections ask the office of residence for its clearance or delegation
// (L. 1185/1967 art. 6).
func clearanceSections(m SlipMatter) []SlipSection {
	c := &m.Work.Facts
	sections := []SlipSection{
		{Title: "Chi ha fatto la domanda", Lines: applicantWords(c)},
		{Title: "Che cosa si chiede", Lines: askedWords(c)},
	}
	if people := authorising(c); len(people) > 0 {
		sections = append(sections, SlipSection{Title: "Genitori o tutori", Items: people})
	}
	return append(sections, SlipSection{Title: "Risposta", Lines: []string{
		"I termini della domanda sono sospesi dal " + requestedOn(c).Italian() + " fino alla risposta.",
		"Rispondere a: " + m.Office.Name + answerTo(m.Office) + ". Citare la pratica " + m.Work.ID + ".",
	}})
}

func applicantWords(c *domain.Case) []string {
	who := personLine(c.Holder)
	if c.Holder.BirthPlace != "" {
		who += ", a " + placeName(c.Holder.BirthPlace)
	}
	out := []string{who + ".", "Residenza: " + orBlank(placeName(c.Holder.Residence.Place)) + "."}
	why := "Si rivolge a questo ufficio per: " + orBlank(CodeLabel("filing_place.ground", string(c.FilingPlace.Ground)))
	if r := c.FilingPlace.Reason; r != "" {
		why += " (" + strings.TrimSuffix(r, ".") + ")"
	}
	return append(out, why+".")
}

func askedWords(c *domain.Case) []string {
	filed := "Domanda di " + slipProcedure(c) + ", presentata il " + c.FiledOn.Italian() + "."
	if asksDelegation(c) {
		return []string{filed, "Si chiede la delega scritta al rilascio, o la comunicazione di ciò che lo impedisce (L. 1185/1967 art. 6)."}
	}
	return []string{filed, "Si chiede il nulla osta al rilascio, o la comunicazione di ciò che lo impedisce (L. 1185/1967 art. 6)."}
}

func requestedOn(c *domain.Case) domain.Date {
	if d := c.FilingPlace.ClearanceRequestedOn; !d.IsZero() {
		return d
	}
	return c.FiledOn
}

func answerTo(p *office.Profile) string {
	switch {
	case p.PEC != "":
		return ", PEC " + p.PEC
	case p.Email != "":
		return ", " + p.Email
	}
	return ""
}
