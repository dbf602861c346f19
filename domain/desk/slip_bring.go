package desk

import (
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/rules"
)

// bringSections: each thing that is still missing or not good, with who asks for
// it, then what only another office can give, then what to keep in mind.
func bringSections(m SlipMatter) []SlipSection {
	var sections []SlipSection
	if s, any := findingSection("Deve portare o sistemare", m, rules.Blocked, rules.Missing, rules.Invalid); any {
		sections = append(sections, s)
	} else {
		sections = append(sections, SlipSection{Title: "Deve portare o sistemare", Lines: []string{"Non manca nulla."}})
	}
	if s, any := findingSection("Si attende da altri", m, rules.Pending); any {
		sections = append(sections, s)
	}
	if s, any := findingSection("Da tenere presente", m, rules.Warning, rules.Note); any {
		sections = append(sections, s)
	}
	back := SlipSection{Title: "Quando torna", Lines: []string{
		"La pratica resta aperta: quello che è già stato visto vale ancora, se nel frattempo non scade.",
		"Il giorno di presentazione sarà quello in cui la domanda è completa.",
	}}
	if code := m.Work.Facts.Booking.Code; code != "" {
		back.Lines = append(back.Lines, "Tenga il codice di questa prenotazione: "+code+".")
	}
	return append(sections, back)
}

// refusalSections: the reason with its source, and what the person can do. It
// says of remedies only what holds for every such act: L. 241/1990 art. 3 has the
// written act itself name the authority and the term.
func refusalSections(m SlipMatter) []SlipSection {
	reason, any := findingSection("Motivo", m, rules.Blocked)
	if m.Work.Reason != "" {
		reason.Lines = append(reason.Lines, m.Work.Reason)
		any = true
	}
	if !any && m.Verdict.Headline != "" {
		reason.Lines = append(reason.Lines, m.Verdict.Headline)
	}
	sections := []SlipSection{reason}
	if s, any := findingSection("Inoltre non va bene", m, rules.Invalid); any { // of what nobody looked at nothing is said
		sections = append(sections, s)
	}
	if m.Work.Facts.Procedure == domain.Collection {
		return append(sections, SlipSection{Title: "Che cosa può fare", Lines: []string{
			"Il libretto resta in questo ufficio" + collectionHoursOnly(m) + ".",
			"Lo ritira il titolare, un genitore se è minorenne, o una persona delegata, con un documento valido.",
		}})
	}
	return append(sections, SlipSection{Title: "Che cosa può fare", Lines: []string{
		"Può chiedere a questo ufficio il provvedimento scritto e motivato, e presentare osservazioni e documenti.",
		"Contro il provvedimento può presentare ricorso: l'autorità a cui rivolgersi e il termine sono scritti " +
			"nel provvedimento stesso (L. 241/1990 art. 3).",
		"Se il motivo viene meno, può presentare una nuova domanda.",
	}})
}

func findingSection(title string, m SlipMatter, statuses ...rules.Status) (SlipSection, bool) {
	items := findingItems(m, statuses...)
	return SlipSection{Title: title, Items: items}, len(items) > 0
}

// findingItems lists what the findings of some statuses tell the person, in the
// order of the findings, the same words once. Who has no remedy gets the message,
// save for notes to the clerk.
func findingItems(m SlipMatter, statuses ...rules.Status) []SlipItem {
	var out []SlipItem
	seen := map[string]bool{}
	for _, f := range m.Verdict.Findings {
		if !hasStatus(statuses, f.Status) {
			continue
		}
		text := f.Remedy
		switch {
		case f.Status == rules.Blocked && f.Remedy != "":
			text = strings.TrimSpace(f.Message + " " + f.Remedy)
		case text == "" && f.Status != rules.Warning && f.Status != rules.Note:
			text = f.Message
		}
		if text == "" || seen[text] {
			continue
		}
		seen[text] = true
		out = append(out, SlipItem{Text: text, Source: sourceLine(f, m.Office)})
	}
	return out
}

func hasStatus(all []rules.Status, s rules.Status) bool {
	for _, t := range all {
		if t == s {
			return true
		}
	}
	return false
}
