package desk

import (
	"fmt"

	"civico/sportello/domain"
	"civico/sportello/domain/office"
)

// DestructionSlip is the list of the found passports to be destroyed on a day
// (RIN-1), for the signature of whoever destroys them. due is what ToDestroy gives
// for that day.
func DestructionSlip(due []FoundRow, on domain.Date, at *office.Profile, by Settings, printed domain.Date, invented bool) Slip {
	s := Slip{
		Title: "Passaporti rinvenuti da distruggere", Invented: invented, Office: at.Name, Contacts: contacts(at),
		Day: printed, Desk: by.Desk, Clerk: by.Clerk,
		Facts: []SlipFact{{"Al giorno", on.Italian()}, {"Passaporti", fmt.Sprint(len(due))}},
	}
	rule := SlipSection{Title: "Perché", Items: []SlipItem{{
		Text:   "È passato un anno dal giorno in cui le autorità li hanno consegnati e nessuno li ha chiesti. Non è dovuto altro avviso.",
		Source: "RIN-1",
	}}}
	if len(due) == 0 {
		s.Sections = []SlipSection{{Title: "Elenco", Lines: []string{"Nessun passaporto da distruggere a questo giorno."}}}
		return s
	}
	list := SlipSection{Title: "Elenco"}
	for i := range due {
		list.Items = append(list.Items, SlipItem{Text: destructionLine(&due[i])})
	}
	s.Sections, s.Signature = []SlipSection{list, rule}, "Firma di chi li distrugge"
	return s
}

func destructionLine(r *FoundRow) string {
	line := fmt.Sprintf("%s, %s", r.Number, r.Holder())
	if !r.BirthDate.IsZero() {
		line += ", nascita " + r.BirthDate.Italian()
	}
	line += fmt.Sprintf("; consegnato il %s da: %s; anno compiuto il %s", r.HandedOn.Italian(), r.From, r.ClaimUntil().Italian())
	if !r.Withdrawn.IsZero() {
		line += "; risulta ritirato il " + r.Withdrawn.Italian()
	}
	return line
}
