package rules

import (
	"slices"
	"strings"

	"civico/sportello/domain"
)

const mostCompanions = 2

func isCarried(c *domain.Companion) bool {
	return c.Kind == domain.CompanionCarrier || c.Kind == domain.CompanionBody
}

func checkCompanions(e *run) {
	const path = "accompaniment.companions"
	all := e.c.AccompanimentFacts.Companions
	n := 0
	for i := range all {
		if all[i] != (domain.Companion{}) {
			n++
			e.judgeCompanion(&all[i], companionAt(i))
		}
	}
	switch {
	case n == 0:
		e.add("ACC-3", Missing, path, "Manca l'accompagnatore.", "Indicare uno o due accompagnatori.")
	case n > mostCompanions:
		e.add("ACC-3", Invalid, path, "Gli accompagnatori sono più di due.", "Indicare al massimo due accompagnatori, alternativi fra loro.")
	}
}

func (e *run) judgeCompanion(c *domain.Companion, at string) {
	var t tally
	if c.Kind == "" {
		t.ask(fact(at, "kind"), "se è una persona, una compagnia o un ente")
	}
	if c.Name == "" {
		t.ask(fact(at, "name"), "il nome dell'accompagnatore")
	}
	if c.Kind != domain.CompanionPerson {
		e.judge("ACC-3", at, &t, "", "Compagnia o ente: non serve la copia di un documento.", "Indicare chi accompagna il minore.")
		return
	}
	if e.isResponsible(c.Name) {
		e.add("ACC-3", Blocked, at, c.Name+" è un genitore o il tutore: la dichiarazione non serve.", "Con un genitore o il tutore il minore viaggia senza dichiarazione.")
		return
	}
	alone := t.status() == Satisfied
	const copyOf = "la copia firmata del documento dell'accompagnatore"
	if e.a.Office.Practice.AccompanimentCopy {
		t.want(c.IDCopySigned, at, copyOf)
	}
	switch {
	case t.status() != Satisfied:
		f := e.judge("ACC-3", at, &t, "", "", "Portare la copia del documento dell'accompagnatore, firmata da lui.")
		if f.Waivable = alone; alone {
			f.Message = asPractice(f.Message)
		}
	case c.Adult == domain.No:
		e.add("ACC-3", Warning, at, c.Name+" non è maggiorenne: decide il funzionario.", "Indicare, se possibile, un accompagnatore maggiorenne.")
	case c.IDCopySigned != domain.Yes:
		e.add("ACC-3", Warning, at, "Manca "+copyOf+": decide l'operatore.", "Portare, se possibile, la copia firmata del documento dell'accompagnatore.")
	default:
		e.ok("ACC-3", at, "Accompagnatore in regola.")
	}
}

// isResponsible says that a companion is by name a parent or the guardian.
func (e *run) isResponsible(name string) bool {
	for i := range e.c.Parents {
		p := &e.c.Parents[i]
		if p.Surname != "" && p.Name != "" && p.Role != domain.RoleCustodian && sameName(name, p.Surname, p.Name) {
			return true
		}
	}
	return false
}

func checkCarrier(e *run) {
	all := e.c.AccompanimentFacts.Companions
	if !slices.ContainsFunc(all, func(c domain.Companion) bool { return isCarried(&c) }) {
		return
	}
	path := "accompaniment.form"
	if e.c.AccompanimentFacts.OfficeForm != "" {
		path = officeFormPath
	}
	switch e.c.AccompanimentFacts.IssuedForm() {
	case domain.FormPaper:
		e.ok("ACC-6", path, "Dichiarazione su carta, come serve per una compagnia o un ente.")
	case domain.FormPassportNote:
		e.add("ACC-6", Invalid, path, "Per una compagnia o un ente l'ufficio rilascia solo la carta.", "Chiedere la dichiarazione su carta.")
	default:
		e.add("ACC-6", Missing, path, "Non è indicata la forma: per una compagnia o un ente si rilascia solo la carta.", "Chiedere la dichiarazione su carta.")
	}
	e.add("ACC-6", Note, "accompaniment.companions", "Chiedere alla compagnia, prima del biglietto, se accetta il minore.", "")
}

// checkTripConsents sums up what the rules on consents said before it.
func checkTripConsents(e *run) {
	if !e.isMinor() {
		return
	}
	worst := Satisfied
	var remedy string
	for i := range e.findings {
		f := &e.findings[i]
		if len(f.Rule) < 4 || f.Rule[:4] != "ASS-" {
			continue
		}
		status := f.Status
		if f.Waivable && e.waiverFor(f.Rule, f.Path) != nil {
			status = Warning
		}
		if gravity(status) > gravity(worst) {
			worst, remedy = status, f.Remedy
		}
	}
	switch worst {
	case Satisfied:
		e.ok("ACC-8", "parents", "C'è l'assenso di chi ha la responsabilità sul minore.")
	case Warning:
		f := e.add("ACC-8", Warning, "parents", "L'assenso c'è, con riserva: vedere le regole sugli assensi.", remedy)
		f.echo = true
	default:
		f := e.add("ACC-8", worst, "parents", "Manca l'assenso di chi ha la responsabilità sul minore.", remedy)
		f.echo = true
	}
}

// gravity orders what one finding over several comes to.
func gravity(s Status) int {
	switch s {
	case Blocked:
		return 4
	case Invalid:
		return 3
	case Missing:
		return 2
	case Warning:
		return 1
	}
	return 0
}

const officeFormPath = "accompaniment.office_form"

// judgeOfficeForm records that the office chose otherwise than the applicant.
func (e *run) judgeOfficeForm() {
	choice := "la dichiarazione su carta"
	if e.c.AccompanimentFacts.OfficeForm == domain.FormPassportNote {
		choice = "la menzione sul passaporto"
	}
	if reason := e.c.AccompanimentFacts.OfficeReason; reason != "" {
		e.add("ACC-12", Note, officeFormPath, "L'ufficio dispone "+choice+", e prevale. Motivo: "+strings.TrimSuffix(reason, ".")+".", "")
		return
	}
	e.add("ACC-12", Missing, "accompaniment.office_reason", "L'ufficio dispone "+choice+": manca il motivo.", "Attendere che l'ufficio annoti il motivo della sua scelta.")
}

func checkAccompanimentForm(e *run) {
	const path = "accompaniment.form"
	if e.c.AccompanimentFacts.Form == "" {
		e.add("ACC-12", Missing, path, "Non è indicato se la dichiarazione va su carta o sul passaporto.", "Scegliere fra dichiarazione su carta e menzione sul passaporto.")
		return
	}
	if e.c.AccompanimentFacts.IssuedForm() != e.c.AccompanimentFacts.Form {
		e.judgeOfficeForm()
		return
	}
	e.add("ACC-12", Note, path, "La forma è scelta da chi chiede; se l'ufficio ne dispone un'altra, prevale e se ne annota il motivo.", "")
}
