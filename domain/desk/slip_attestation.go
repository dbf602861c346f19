package desk

import (
	"civico/sportello/domain"
	"civico/sportello/domain/rules"
)

// attestationSections are all that a declaration of accompaniment says (L. 1185/1967
// art. 14), as a draft: the office checks, stamps and signs it.
func attestationSections(m SlipMatter) []SlipSection {
	c := &m.Work.Facts
	trip := &c.AccompanimentFacts
	first := "Bozza preparata allo sportello: vale solo dopo il controllo dell'ufficio, con timbro e firma."
	if trip.IssuedForm() == domain.FormPassportNote {
		first = "Testo della menzione da stampare sul passaporto del minore, dopo il controllo dell'ufficio."
	}
	sections := []SlipSection{
		{Title: "Valore di questo testo", Lines: []string{first}},
		{Title: "Il minore", Lines: minorWords(c)},
		{Title: "Chi autorizza", Items: authorising(c)},
		companionSection(trip),
		{Title: "Il viaggio", Lines: journeyWords(trip)},
		{Title: "Come è chiesta", Lines: formWords(trip)},
	}
	if s := toKnow(m); len(s.Lines) > 0 {
		sections = append(sections, s)
	}
	return sections
}

func minorWords(c *domain.Case) []string {
	h := c.Holder
	out := []string{personLine(h)}
	if h.BirthPlace != "" {
		out[0] += ", a " + placeName(h.BirthPlace)
	}
	out[0] += "."
	out = append(out, "Cittadinanza: "+orBlank(stateNames(joinCodes(h.Citizenships)))+".")
	d := c.AccompanimentFacts.TravelDocument
	travels := "Viaggia con: " + orBlank(documentName(d.Kind))
	if n := c.Identity.Document; n.Kind == d.Kind && n.ExpiresOn == d.ExpiresOn && n.Number != "" {
		travels += " n. " + n.Number
	}
	return append(out, travels+dayWords(", che scade il ", d.ExpiresOn)+".")
}

func joinCodes(codes []string) string {
	out := ""
	for i, c := range codes {
		if i > 0 {
			out += ","
		}
		out += c
	}
	return out
}

// authorising are those who are responsible for the minor, with how they consented.
func authorising(c *domain.Case) []SlipItem {
	var out []SlipItem
	for _, p := range c.Parents {
		if p.Role == "" && p.Status == "" {
			continue
		}
		out = append(out, SlipItem{Text: capital(CodeLabel("parents.role", string(p.Role))) + ": " + orBlank(join2(p.Surname, p.Name)) + ", " + consentWords(c, p) + "."})
	}
	if c.SoleParent == domain.Yes {
		out = append(out, SlipItem{Text: "È l'unico genitore per legge."})
	}
	if k := c.Custody.Kind; k != "" && k != domain.CustodyJoint {
		out = append(out, SlipItem{Text: "Affidamento " + CodeLabel("custody.kind", string(k)) + " a: " + CodeLabel("custody.held_by", string(c.Custody.HeldBy)) + "."})
	}
	if c.JudgeAuthorisation == domain.Yes {
		out = append(out, SlipItem{Text: "Autorizzazione del giudice tutelare agli atti."})
	}
	return out
}

func consentWords(c *domain.Case, p domain.Parent) string {
	switch p.Status {
	case domain.ParentPresent:
		if c.AccompanimentFacts.FilingMode == domain.FiledAtCounter || c.Procedure != domain.Accompaniment {
			return "ha firmato allo sportello"
		}
		return "ha firmato"
	case domain.ParentAbsent:
		if p.ConsularAct == domain.Yes {
			return "assenso firmato al consolato, agli atti"
		}
		return "assenso firmato agli atti"
	}
	return orBlank(CodeLabel("parents.status", string(p.Status)))
}

func companionSection(trip *domain.Accompanying) SlipSection {
	s := SlipSection{Title: "A chi è affidato"}
	for _, c := range trip.Companions {
		if c == (domain.Companion{}) {
			continue
		}
		text := orBlank(c.Name)
		if c.Kind == domain.CompanionCarrier || c.Kind == domain.CompanionBody {
			text += " (" + CodeLabel("accompaniment.companions.kind", string(c.Kind)) + ")"
		}
		s.Items = append(s.Items, SlipItem{Text: text})
	}
	if len(s.Items) > 1 {
		s.Lines = []string{"Gli accompagnatori sono alternativi: viaggia con il minore l'uno o l'altro."}
	}
	return s
}

func journeyWords(trip *domain.Accompanying) []string {
	out := []string{"Destinazione: " + orBlank(stateNames(joinCodes(trip.Countries))) + ".",
		"Partenza il " + orBlank(trip.Departure.Italian()) + ", ritorno il " + orBlank(trip.Return.Italian()) + ".",
		"Vale per questo solo viaggio, andata e ritorno, fuori dal Paese di residenza."}
	if trip.LongerReason != "" {
		out = append(out, "Durata oltre sei mesi, per: "+trip.LongerReason+".")
	}
	return out
}

func formWords(trip *domain.Accompanying) []string {
	const path = "accompaniment.form"
	out := []string{"Chi dichiara ha chiesto: " + orBlank(CodeLabel(path, string(trip.Form))) + "."}
	if trip.IssuedForm() != trip.Form {
		out = append(out, "L'ufficio dispone invece: "+CodeLabel(path, string(trip.OfficeForm))+". Motivo: "+orBlank(trip.OfficeReason)+".")
	}
	if trip.ApplicantResidence != "" {
		out = append(out, "Residenza di chi dichiara: "+placeName(trip.ApplicantResidence)+".")
	}
	return append(out, "Presentata: "+orBlank(CodeLabel("accompaniment.filing_mode", string(trip.FilingMode)))+".")
}

// toldOnPaper are the rules whose notes the traveller must know.
var toldOnPaper = map[string]bool{"ACC-1": true, "ACC-5": true, "ACC-6": true, "ACC-7": true, "ACC-11": true, "ACC-13": true}

func toKnow(m SlipMatter) SlipSection {
	s := SlipSection{Title: "Da sapere"}
	for _, f := range m.Verdict.Findings {
		if f.Status == rules.Note && toldOnPaper[f.Rule] {
			s.Lines = append(s.Lines, f.Message)
		}
	}
	return s
}
