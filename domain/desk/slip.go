package desk

import (
	"fmt"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/office"
	"civico/sportello/domain/rules"
)

// Slip is what a paper handed over says, before anybody draws it. The same slip
// gives the same paper, byte for byte: it holds its own day.
type Slip struct {
	Kind      domain.SlipKind
	Title     string // "Ricevuta di presentazione n. 2"
	Replaces  string // "Sostituisce la ricevuta n. 1.", empty for a first one
	Invented  bool   // a practice slip: marked on every page
	Office    string
	Contacts  []string // address, telephone, e-mail: one line each
	Day       domain.Date
	Desk      int
	Clerk     string
	CaseID    string
	Code      string // of the booking, for a scanner; empty without one
	Facts     []SlipFact
	Sections  []SlipSection
	Signature string // whose signature closes the paper, empty for none
}

// SlipFact is one line of the slip's head.
type SlipFact struct{ Label, Value string }

// SlipSection is a heading and what stands below it.
type SlipSection struct {
	Title string
	Lines []string
	Items []SlipItem
}

// SlipItem is one thing to bring or to know, with the source that asks for it.
type SlipItem struct{ Text, Source string }

// SlipMatter is what a slip is made from.
type SlipMatter struct {
	Work     *domain.Work
	Verdict  rules.Evaluation
	Office   *office.Profile
	Offices  *office.Book // to name the competent office; nil where none is known
	Settings Settings
	Day      domain.Date // the day printed on the slip
	Invented bool        // practice: the slip says so
}

// NextSlip numbers a slip about to be printed. A slip of the same kind whose case
// has not changed since is printed again under its number, and recorded is true;
// otherwise the new one takes the place of the last of its kind.
func NextSlip(w *domain.Work, kind domain.SlipKind) (next domain.SlipPrinted, recorded bool) {
	for i := len(w.Events) - 1; i >= 0; i-- {
		s, isSlip := w.Events[i].Body.(domain.SlipPrinted)
		if !isSlip {
			break
		}
		if s.Kind == kind {
			return s, true
		}
	}
	next = domain.SlipPrinted{Kind: kind, Number: len(w.Slips) + 1}
	for _, s := range w.Slips {
		if s.Kind == kind {
			next.Replaces = s.Number
		}
	}
	return next, false
}

// NewSlip writes the slip that a record names.
func NewSlip(m SlipMatter, s domain.SlipPrinted) (Slip, error) {
	out := Slip{
		Kind: s.Kind, Invented: m.Invented, Day: m.Day, Desk: m.Settings.Desk, Clerk: m.Settings.Clerk,
		CaseID: m.Work.ID, Code: m.Work.Facts.Booking.Code, Office: m.Office.Name, Contacts: contacts(m.Office),
		Title: fmt.Sprintf("%s n. %d", slipTitle(&m.Work.Facts, s.Kind), s.Number),
	}
	if s.Replaces > 0 {
		out.Replaces = fmt.Sprintf("Sostituisce %s n. %d.", slipNames[s.Kind].article, s.Replaces)
	}
	out.Facts = slipFacts(m)
	switch s.Kind {
	case domain.SlipReceipt:
		out.Sections, out.Signature = receiptSections(m), "L'operatore"
	case domain.SlipToBring:
		out.Sections = bringSections(m)
	case domain.SlipRefusal:
		out.Sections, out.Signature = refusalSections(m), "L'operatore"
	case domain.SlipHandover:
		out.Sections, out.Signature = handoverSections(m), "Firma di chi ritira"
	case domain.SlipAttestation:
		out.Sections, out.Signature = attestationSections(m), "Il funzionario"
	case domain.SlipClearance:
		out.Facts = append([]SlipFact{{"A", addressee(m)}}, out.Facts...)
		out.Sections, out.Signature = clearanceSections(m), "Il funzionario"
	case domain.SlipSummons:
		out.Facts = append([]SlipFact{{"A", summoned(m)}}, out.Facts...)
		out.Sections, out.Signature = summonsSections(m), "Il funzionario"
	default:
		return Slip{}, fmt.Errorf("no slip of kind %q", s.Kind)
	}
	return out, nil
}

func contacts(p *office.Profile) []string {
	var out []string
	if p.Address != "" {
		out = append(out, p.Address)
	}
	if p.Phone != "" {
		line := "Tel. " + p.Phone
		if p.PhoneHours != "" {
			line += " (" + p.PhoneHours + ")"
		}
		out = append(out, line)
	}
	var mail []string
	if p.Email != "" {
		mail = append(mail, p.Email)
	}
	if p.PEC != "" {
		mail = append(mail, "PEC "+p.PEC)
	}
	if len(mail) > 0 {
		out = append(out, strings.Join(mail, " · "))
	}
	return out
}

func slipFacts(m SlipMatter) []SlipFact {
	c := &m.Work.Facts
	facts := []SlipFact{{slipHolder(c.Procedure), personLine(c.Holder)}}
	if c.Holder.TaxCode != "" {
		facts = append(facts, SlipFact{"Codice fiscale", c.Holder.TaxCode})
	}
	facts = append(facts, SlipFact{"Domanda", slipProcedure(c)})
	switch {
	case c.Channel != "" && c.Channel != domain.Counter:
		facts = append(facts, SlipFact{"Arrivata", CodeLabel("channel", string(c.Channel))})
	case c.Booking.WalkIn && c.Procedure != domain.Collection:
		facts = append(facts, SlipFact{"Prenotazione", "senza appuntamento"})
	case c.Booking.Code != "":
		facts = append(facts, SlipFact{"Prenotazione", c.Booking.Code})
	}
	if p := guardians(c); p != "" {
		facts = append(facts, SlipFact{"Genitori o tutori", p})
	}
	return facts
}

func slipHolder(p domain.Procedure) string {
	switch p {
	case domain.Accompaniment, domain.LaissezPasser:
		return "Minore"
	case domain.CollectivePassport:
		return "Capogruppo"
	}
	return "Titolare"
}

func personLine(h domain.Holder) string {
	name := strings.TrimSpace(h.Surname + " " + h.Name)
	if name == "" {
		name = "non ancora indicato"
	}
	if h.BirthDate.IsZero() {
		return name
	}
	born := "nato/a"
	switch h.Sex {
	case "F":
		born = "nata"
	case "M":
		born = "nato"
	}
	return fmt.Sprintf("%s, %s il %s", name, born, h.BirthDate.Italian())
}

func guardians(c *domain.Case) string {
	var names []string
	for _, p := range c.Parents {
		if n := strings.TrimSpace(p.Surname + " " + p.Name); n != "" {
			names = append(names, n)
		}
	}
	return strings.Join(names, ", ")
}
