package desk

import (
	"strings"

	"civico/sportello/domain/rules"
)

// summoned are those who are asked to come.
func summoned(m SlipMatter) string {
	if names := guardians(&m.Work.Facts); names != "" {
		return names
	}
	return "Chi esercita la responsabilità genitoriale o tutoria"
}

// summonsSections ask those who are responsible for a minor to come, in the minor's
// interest (ASS-11). Day and hour are agreed, and written by hand.
func summonsSections(m SlipMatter) []SlipSection {
	c := &m.Work.Facts
	when := []string{"Giorno ____________________  ore __________"}
	if m.Office.CounterHours.IsSet() {
		when = append(when, "Lo sportello è aperto "+slipWeek(m.Office.CounterHours)+".")
	}
	sections := []SlipSection{
		{Title: "Perché", Lines: []string{"Per la domanda di " + slipProcedure(c) + " di " + orBlank(join2(c.Holder.Surname, c.Holder.Name)) +
			" questo ufficio chiede di sentire chi ha la responsabilità sul minore, nel suo interesse."}},
		{Title: "Quando", Lines: when},
		{Title: "Che cosa portare", Items: summonsItems(m)},
	}
	return append(sections, SlipSection{Title: "Se non può venire", Lines: []string{"Avvisi l'ufficio ai recapiti indicati sopra, per fissare un altro giorno."}})
}

// summonsItems are an identity document, and what the consents still lack.
func summonsItems(m SlipMatter) []SlipItem {
	out := []SlipItem{{Text: "Un documento di riconoscimento valido, e questa convocazione."}}
	lacking := m
	lacking.Verdict.Findings = nil
	for _, f := range m.Verdict.Findings {
		if strings.HasPrefix(f.Rule, "ASS-") {
			lacking.Verdict.Findings = append(lacking.Verdict.Findings, f)
		}
	}
	return append(out, findingItems(lacking, rules.Missing, rules.Invalid)...)
}
