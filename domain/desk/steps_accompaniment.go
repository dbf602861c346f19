package desk

import (
	"civico/sportello/domain"
	"civico/sportello/domain/rules"
)

// The steps that only an accompaniment declaration has.
const (
	StepTrip       StepID = "trip"
	StepCompanions StepID = "companions"
)

var accompanimentPlan = plan{
	{StepCompetence, always("Domanda"), lines(bookingLine, citizenshipLine, applicantLine, filingLine, channelLine)},
	{StepIdentity, always("Minore"), lines(holderLine, presenceLine, documentLine, copyLine, remoteLine)},
	{StepTrip, always("Viaggio"), lines(tripLine, countriesLine, travelDocumentLine)},
	{StepCompanions, always("Accompagnatori"), lines(companionLines, accompanimentFormLine)},
	{StepConsents, always("Assensi"), lines(parentLines, moreParentsLine, soleParentLine, custodyLine, judgeLine)},
	{StepSummary, always("Riepilogo"), nil},
}

func applicantLine(w *view) []Line {
	const path, minors = "accompaniment.applicant_residence", "holder.residence.place"
	here := w.field(path)
	here.Suggest = placeName(w.p.Seat)
	l := Line{ID: "applicant", Label: "Residenza di chi chiede", Path: path, facts: []string{path}, rules: []string{"ACC-10"},
		Value: w.show(path), Fields: w.fields(path, minors)}
	l.Seen = Answer{Label: "risiede qui", Ask: []Field{here}}
	if home := w.get(minors); home != "" {
		l.Seen = Answer{Label: "risiede con il minore: " + placeName(home), Changes: set(path, home)}
	}
	l.Not = []Answer{{Label: "risiede altrove…", Ask: w.fields(path)}}
	return []Line{l}
}

func filingLine(w *view) []Line {
	const path = "accompaniment.filing_mode"
	as := func(label string, m domain.FilingMode) Answer {
		return Answer{Label: label, Changes: set(path, string(m))}
	}
	here, signed, remote := as("si firma qui", domain.FiledAtCounter), as("è già firmata", domain.FiledPreSigned), as("è arrivata a distanza", domain.FiledRemote)
	l := Line{ID: "filing", Label: "Firma della dichiarazione", Path: path, facts: []string{path}, Value: w.show(path), Fields: w.fields(path),
		Seen: here, Not: []Answer{signed, remote}}
	if !w.atCounter() {
		l.Seen, l.Not = remote, []Answer{here, signed}
	}
	return []Line{l}
}

// filedFromAfar says that a declaration came in signed already or by a remote
// channel: its copies are signed (ACC-9).
func (w *view) filedFromAfar() bool {
	if w.c.Procedure != domain.Accompaniment {
		return false
	}
	m := w.c.AccompanimentFacts.FilingMode
	return m == domain.FiledPreSigned || m == domain.FiledRemote || m == "" && !w.atCounter()
}

func tripLine(w *view) []Line {
	const from, to, why = "accompaniment.departure", "accompaniment.return", "accompaniment.longer_reason"
	l := Line{ID: "trip", Label: "Andata e ritorno", Path: from, facts: []string{from, to}, rules: []string{"ACC-1", "ACC-4"},
		Fields: w.fields(from, to, why), Seen: Answer{Label: "date del viaggio", Ask: w.ask(from, to)},
		Not: []Answer{{Label: "le date sono altre…", Ask: w.fields(from, to)}}}
	if trip := &w.c.AccompanimentFacts; !trip.Departure.IsZero() || !trip.Return.IsZero() {
		l.Value = join(join2(dayWords("dal ", trip.Departure), dayWords("al ", trip.Return)), trip.LongerReason)
	}
	if w.p.Practice.AccompanimentLonger {
		l.Not = append(l.Not, Answer{Label: "dura oltre sei mesi, con motivo…", Ask: w.fields(why)})
	}
	return []Line{l}
}

func dayWords(before string, d domain.Date) string {
	if d.IsZero() {
		return ""
	}
	return before + d.Italian()
}

func countriesLine(w *view) []Line {
	const states, crosses = "accompaniment.countries", "accompaniment.crosses_border"
	l := Line{ID: "countries", Label: "Stati, fuori dal Paese di residenza", Path: states, facts: []string{states, crosses}, rules: []string{"ACC-2", "ACC-7"},
		Value: w.show(states), Fields: w.fields(states, crosses),
		Seen: Answer{Label: "va all'estero", Changes: yes(crosses), Ask: w.missing(states)},
		Not:  []Answer{{Label: "non esce dal Paese di residenza", Changes: no(crosses)}, {Label: "altri Stati…", Ask: w.fields(states)}}}
	if w.c.AccompanimentFacts.CrossesBorder == domain.No {
		l.Value = join(l.Value, "non esce dal Paese di residenza")
	}
	return []Line{l}
}

func travelDocumentLine(w *view) []Line {
	const doc = "accompaniment.travel_document."
	const kind, expires, barred = doc + "kind", doc + "expires_on", doc + "not_valid_abroad"
	d := w.c.AccompanimentFacts.TravelDocument
	l := Line{ID: "travel_document", Label: "Documento con cui viaggia", Path: kind, facts: []string{kind, expires}, rules: []string{"ACC-5"},
		Fields: w.fields(kind, expires, barred), Value: join(briefKind(d.Kind), dayWords("scade il ", d.ExpiresOn))}
	if isCard(d.Kind) {
		l.facts = append(l.facts, barred)
	}
	if d.NotValidAbroad == domain.Yes {
		l.Value = join(l.Value, "non valido per l'espatrio")
	}
	as := func(label string, k domain.DocumentKind) Answer {
		return Answer{Label: label, Changes: set(kind, string(k), barred, "false"), Ask: w.fields(expires)}
	}
	card := as("CIE (carta d'identità elettronica), valida per l'espatrio…", domain.DocCIE)
	paper := as("cartacea (carta d'identità), valida per l'espatrio…", domain.DocPaperID)
	l.Seen = as("passaporto", domain.DocPassport)
	l.Not = []Answer{card, paper, {Label: "non è valido per l'espatrio", Changes: yes(barred)}, {Label: "un altro documento…", Ask: w.fields(kind, expires)}}
	if shown := w.c.Identity.Document; canTravel(shown) && (shown.Kind == domain.DocPassport || !w.p.Practice.AccompanimentPassport) {
		l.Not = append([]Answer{as("passaporto…", domain.DocPassport)}, l.Not...)
		l.Seen = Answer{Label: "quello mostrato, valido per l'espatrio: " + briefKind(shown.Kind),
			Changes: set(kind, string(shown.Kind), expires, shown.ExpiresOn.String(), barred, "false")}
	}
	return []Line{l}
}

func isCard(k domain.DocumentKind) bool { return k == domain.DocCIE || k == domain.DocPaperID }

// canTravel says that the identity document shown may be the one for the journey.
func canTravel(d domain.Document) bool {
	return (isCard(d.Kind) || d.Kind == domain.DocPassport) && !d.ExpiresOn.IsZero() && d.NotValidAbroad != domain.Yes
}

// companionLines has a line for everyone entered, and for the second companion that
// a declaration may name besides.
func companionLines(w *view) []Line {
	out := []Line{w.companionLine(0)}
	for i := 1; i < max(2, len(w.c.AccompanimentFacts.Companions)); i++ {
		if w.hasCompanion(i) || i == 1 && w.hasCompanion(0) {
			out = append(out, w.companionLine(i))
		}
	}
	return out
}

// companion is an entry of the list, empty beyond its end.
func (w *view) companion(i int) domain.Companion {
	if all := w.c.AccompanimentFacts.Companions; i < len(all) {
		return all[i]
	}
	return domain.Companion{}
}

func (w *view) hasCompanion(i int) bool { return w.companion(i) != (domain.Companion{}) }

func (w *view) companionLine(i int) Line {
	path := at("accompaniment.companions", i)
	kind, name, adult, copied := path+".kind", path+".name", path+".adult", path+".id_copy_signed"
	c := w.companion(i)
	l := Line{ID: path, Label: "Accompagnatore", Path: path, under: path, facts: []string{kind, name}, rules: []string{"ACC-3"},
		Optional: i > 0, Fields: w.fields(kind, name, adult, copied)}
	if i > 0 {
		l.Label = "Secondo accompagnatore, alternativo"
	}
	person := func(label, ofAge, copy string) Answer {
		return Answer{Label: label, Changes: set(kind, string(domain.CompanionPerson), adult, ofAge, copied, copy), Ask: w.missing(name)}
	}
	carried := func(label string, k domain.CompanionKind) Answer {
		return Answer{Label: label, Changes: set(kind, string(k), adult, "", copied, ""), Ask: w.fields(name)}
	}
	l.Seen = person("persona maggiorenne, copia firmata vista", "true", "true")
	l.Not = []Answer{carried("compagnia di trasporto…", domain.CompanionCarrier), carried("ente…", domain.CompanionBody),
		person("persona, senza la copia firmata", "true", "false"), person("persona minorenne, copia firmata vista", "false", "true"),
		{Label: "è un altro…", Ask: w.fields(name)}}
	switch c.Kind {
	case domain.CompanionPerson:
		l.facts = append(l.facts, copied)
		l.settled = w.foundAt("ACC-3", path, rules.Warning)
		l.Value = join(c.Name, triWords(c.Adult, "maggiorenne", "minorenne"), triWords(c.IDCopySigned, "copia firmata", "senza copia firmata"))
	case domain.CompanionCarrier, domain.CompanionBody:
		l.Seen = Answer{Label: "nome", Ask: w.ask(name)}
		l.Not = append([]Answer{person("persona maggiorenne, copia firmata vista…", "true", "true")}, l.Not...)
		l.Value = join(c.Name, w.show(kind))
	}
	if w.hasCompanion(i) {
		l.Not = append(l.Not, Answer{Label: "togli dall'elenco", Changes: set(path, "")})
	}
	return l
}

func triWords(t domain.Tri, yes, no string) string {
	switch t {
	case domain.Yes:
		return yes
	case domain.No:
		return no
	}
	return ""
}

func accompanimentFormLine(w *view) []Line {
	const form, other, why = "accompaniment.form", "accompaniment.office_form", "accompaniment.office_reason"
	l := Line{ID: "form_of_declaration", Label: "Su carta, o menzione sul passaporto", Path: form, facts: []string{form}, rules: []string{"ACC-6", "ACC-12"},
		Value: w.show(form), Fields: w.fields(form, other, why), Seen: Answer{Label: "chiede la carta", Changes: set(form, string(domain.FormPaper))},
		Not: []Answer{{Label: "chiede la menzione sul passaporto", Changes: set(form, string(domain.FormPassportNote))}}}
	trip := &w.c.AccompanimentFacts
	disposes := func(label string, f domain.AccompanimentForm) Answer {
		return Answer{Label: label, Changes: set(other, string(f)), Ask: w.fields(why)}
	}
	switch trip.Form {
	case domain.FormPaper:
		l.Not = append(l.Not, disposes("l'ufficio dispone la menzione…", domain.FormPassportNote))
	case domain.FormPassportNote:
		l.Not = append(l.Not, disposes("l'ufficio dispone la carta…", domain.FormPaper))
	}
	if trip.OfficeForm != "" {
		l.facts = append(l.facts, other, why)
		l.Value = "l'ufficio dispone: " + w.show(other)
		l.Not = append(l.Not, Answer{Label: "l'ufficio segue chi chiede", Changes: set(other, "", why, "")})
	}
	return []Line{l}
}
