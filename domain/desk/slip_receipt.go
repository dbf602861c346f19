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
	if p := c.LocalPayment; p.Amount.IsKnown() {
		s.Items = append(s.Items, SlipItem{Text: cashWords(p)})
	}
	switch t := m.Verdict.FeesTotal; {
	case t.Cents() > 0:
		s.Lines = append(s.Lines, "Dovuti in tutto: euro "+t.Italian()+".")
	case c.FeeExemption.Ground != "":
		s.Lines = append(s.Lines, "È stata riconosciuta un'esenzione dai versamenti.")
	}
	return s
}

func cashWords(p domain.LocalPayment) string {
	out := "Contanti: " + join2(p.Amount.Italian(), p.Currency)
	if p.Rate.Known {
		out += ", cambio " + ShowValue("local_payment.rate", p.Rate.String()) + " per un euro"
	}
	if !p.PaidOn.IsZero() {
		out += ", del " + p.PaidOn.Italian()
	}
	return out
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
	s := SlipSection{Title: "Che cosa succede adesso"}
	if m.Work.State == domain.AwaitingClearance {
		s.Items = append(s.Items, findingItems(m, rules.Pending)...)
	}
	s.Lines = append(nextLines(m), "Conservi questa ricevuta: serve per il ritiro.")
	return s
}

// nextLines tell how what was asked for reaches the person.
func nextLines(m SlipMatter) []string {
	c := &m.Work.Facts
	switch c.Procedure {
	case domain.Accompaniment:
		return []string{accompanimentNext(m)}
	case domain.ResidenceChange:
		return []string{"L'ufficio annota la nuova residenza; il passaporto si ritira a questo ufficio" + collectionHoursOnly(m) + "."}
	case domain.LaissezPasser:
		return []string{"L'ufficio controlla la domanda. Se il lasciapassare è vidimato, lo ritira un genitore o chi ne fa le veci a questo ufficio" + collectionHoursOnly(m) + "."}
	case domain.CollectivePassport:
		return []string{"L'ufficio controlla la domanda. Se il passaporto collettivo è rilasciato, lo ritira il capogruppo a questo ufficio" + collectionHoursOnly(m) + ".",
			"Vale al massimo quattro mesi, per il solo viaggio del gruppo."}
	case domain.EmergencyDocument:
		return []string{"Il documento si rilascia per il solo viaggio verso: " + orBlank(stateNames(c.LossAbroad.Destination)) + ".",
			"Al ritorno si chiede un nuovo passaporto."}
	}
	return passportNext(m)
}

func passportNext(m SlipMatter) []string {
	c := &m.Work.Facts
	out := []string{"L'ufficio controlla la domanda. Se il passaporto è rilasciato, " + deliverySentence(m)}
	if v := m.Verdict.Validity; v != nil {
		years := fmt.Sprintf("%d anni", v.Years)
		if v.Years == 1 {
			years = "un anno"
		}
		out = append(out, "Il passaporto vale "+years+" dal giorno del rilascio.")
	}
	if c.Previous.ReturnRequested == domain.Yes {
		out = append(out, "Il passaporto precedente sarà restituito annullato.")
	}
	return out
}

// accompanimentNext says by when the declaration is collected, where the office has
// a day for it (ACC-11).
func accompanimentNext(m SlipMatter) string {
	trip := &m.Work.Facts.AccompanimentFacts
	out := "L'ufficio controlla la dichiarazione. L'attestazione si ritira a questo ufficio" + collectionHoursOnly(m)
	if trip.IssuedForm() == domain.FormPassportNote {
		out = "L'ufficio controlla la dichiarazione. La menzione si stampa sul passaporto del minore, da portare a questo ufficio" + collectionHoursOnly(m)
	}
	if days := m.Office.Practice.CollectDaysBefore; days > 0 && !trip.Departure.IsZero() {
		out += ", entro il " + trip.Departure.AddDays(-days).Italian()
	}
	return out + "."
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

func collectionHours(m SlipMatter) string { return ", a questo ufficio" + collectionHoursOnly(m) }

func collectionHoursOnly(m SlipMatter) string {
	if !m.Office.CollectionHours.IsSet() {
		return ""
	}
	return ", " + slipWeek(m.Office.CollectionHours)
}
