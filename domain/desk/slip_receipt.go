package desk

import (
	"fmt"

	"civico/sportello/domain"
	"civico/sportello/domain/rules"
)

// receiptSections: when it was filed, what was paid, by when the office answers,
// what happens next.
func receiptSections(m SlipMatter) []SlipSection {
	c := &m.Work.Facts
	filed := "La domanda è stata presentata il " + c.FiledOn.Italian()
	if !c.FiledAt.IsZero() {
		filed += " alle " + c.FiledAt.String()
	}
	sections := []SlipSection{{Title: "Presentazione", Lines: []string{filed + "."}}}
	if paid := paidItems(m); len(paid.Items)+len(paid.Lines) > 0 {
		sections = append(sections, paid)
	}
	sections = append(sections, termSection(m), nextSection(m))
	if s, any := findingSection("Da tenere presente", m, rules.Warning, rules.Note); any {
		sections = append(sections, s)
	}
	return sections
}

func paidItems(m SlipMatter) SlipSection {
	c := &m.Work.Facts
	s := SlipSection{Title: "Versamenti consegnati"}
	for _, p := range c.Payments {
		if p.Kind == "" {
			continue
		}
		text := slipPayment(p.Kind)
		if p.Amount.IsKnown() {
			text += " di euro " + p.Amount.Italian()
		}
		if p.ID != "" {
			text += ", n. " + p.ID
		}
		if !p.PaidOn.IsZero() {
			text += ", del " + p.PaidOn.Italian()
		}
		s.Items = append(s.Items, SlipItem{Text: text})
	}
	if c.FeeExemption.Ground != "" && !m.Verdict.FeesTotal.IsKnown() {
		s.Lines = append(s.Lines, "È stata riconosciuta un'esenzione dai versamenti.")
	}
	if t := m.Verdict.FeesTotal; t.IsKnown() {
		s.Lines = append(s.Lines, "Dovuti in tutto: euro "+t.Italian()+".")
	}
	return s
}

func termSection(m SlipMatter) SlipSection {
	s := SlipSection{Title: "Entro quando risponde l'ufficio"}
	d := m.Verdict.Deadlines
	switch {
	case d.Clock == rules.ClockSuspended:
		s.Lines = append(s.Lines, "I termini sono sospesi finché non arriva la risposta dell'ufficio competente; "+
			"quel giorno riprendono da dove si erano fermati.")
	case !d.Legal.IsZero():
		s.Lines = append(s.Lines, "Per legge entro il "+d.Legal.Italian()+" (L. 1185/1967 art. 8).")
		if !d.WorkingDays.IsZero() {
			s.Lines = append(s.Lines, "Di norma entro 15 giorni lavorativi, cioè entro il "+d.WorkingDays.Italian()+".")
		}
	default:
		s.Lines = append(s.Lines, "Per questa domanda non è previsto un termine.")
	}
	return s
}

func nextSection(m SlipMatter) SlipSection {
	c := &m.Work.Facts
	s := SlipSection{Title: "Che cosa succede adesso"}
	if m.Work.State == domain.AwaitingClearance {
		s.Items = append(s.Items, findingItems(m, rules.Pending)...)
	}
	s.Lines = append(s.Lines, "L'ufficio controlla la domanda. Se il passaporto è rilasciato, "+deliverySentence(m))
	if v := m.Verdict.Validity; v != nil {
		years := fmt.Sprintf("%d anni", v.Years)
		if v.Years == 1 {
			years = "un anno"
		}
		s.Lines = append(s.Lines, "Il passaporto vale "+years+" dal giorno del rilascio.")
	}
	if c.Previous.ReturnRequested == domain.Yes {
		s.Lines = append(s.Lines, "Il passaporto precedente sarà restituito annullato.")
	}
	s.Lines = append(s.Lines, "Conservi questa ricevuta: serve per il ritiro.")
	return s
}

func deliverySentence(m SlipMatter) string {
	c := &m.Work.Facts
	switch c.Delivery.Mode {
	case domain.DeliverHome:
		cost := ""
		if a := m.Office.HomeDeliveryCost(c.FiledOn); a.IsKnown() {
			cost = "; al corriere si pagano euro " + a.Italian()
		}
		if n := c.Delivery.Home.InsuredNumber; n != "" {
			cost += " (assicurata n. " + n + ")"
		}
		return "arriva a casa per posta assicurata" + cost + "."
	case domain.DeliverProxy:
		who := c.Delivery.Proxy.Surname + " " + c.Delivery.Proxy.Name
		if who == " " {
			who = "la persona delegata"
		}
		return "lo ritira " + who + ", con un documento valido" + collectionHours(m) + "."
	}
	who := "lo ritira il titolare"
	if m.isMinor() {
		who = "lo ritira un genitore o chi ne fa le veci"
	}
	return who + ", con un documento valido e questa ricevuta" + collectionHours(m) + "."
}

func (m SlipMatter) isMinor() bool {
	age, known := m.Work.Facts.Holder.AgeOn(m.Work.Facts.FiledOn)
	return known && age < 18
}

func collectionHours(m SlipMatter) string {
	if !m.Office.CollectionHours.IsSet() {
		return ", a questo ufficio"
	}
	return ", a questo ufficio, " + slipWeek(m.Office.CollectionHours)
}
