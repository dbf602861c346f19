package tui

import (
	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/rules"
	"civico/sportello/domain/text"
	"civico/sportello/tui/widget"
)

// sidePanel is the person under the cursor: who, what for, and what to bring. It is
// kept until the cursor moves to somebody else.
type sidePanel struct {
	key   string
	width int
	kept  []string
}

func (p *sidePanel) forget() { p.key = "" }

func (p *sidePanel) lines(a *App, r *desk.Row, w int) []string {
	if r == nil {
		return nil
	}
	if key := rowKey(r); p.key != key || p.width != w || p.kept == nil {
		p.key, p.width = key, w
		p.kept = append(personLines(a, r, w), bringLines(a, r, w)...)
	}
	return p.kept
}

func personLines(a *App, r *desk.Row, w int) []string {
	on := a.Today()
	name := personName(r.Surname, r.Name)
	if age := yearsOld(r.BirthDate, on); age != "" {
		name += ", " + age
	}
	out := []string{a.Styles.Strong.Paint(widget.Cut(name, w))}
	what := procedureWords(r, on)
	if r.Procedure == domain.Passport && !isMinor(r, on) {
		what += ", maggiorenne"
	}
	departure := ""
	if d := r.Departure; !d.IsZero() {
		departure = d.Italian() + ": " + daysLeft(on.DaysUntil(d))
	}
	for _, l := range [][2]string{
		{"", what}, {"nascita ", r.BirthDate.Italian()}, {"richiedente ", capitalised(r.Applicant)}, {"residente a ", capitalised(r.Residence)},
		{"parte il ", departure}, {"prenotazione ", r.Code}, {"spostata da ", r.MovedFrom}, {"tel. ", r.Phone}, {"note: ", r.Notes},
	} {
		if l[1] != "" {
			clean, _ := text.Clean(l[0] + l[1])
			out = append(out, widget.Wrap(clean, w)...)
		}
	}
	if why := a.goneSentence(r, 0); why != "" {
		for _, l := range widget.Wrap(sentenceCase(why)+".", w) {
			out = append(out, a.Styles.Warn.Paint(l))
		}
	}
	if r.Conflict {
		out = append(out, widget.Wrap("‼ L'agenda importata e lo sportello non concordano.", w)...)
	}
	if r.Duplicate {
		out = append(out, widget.Wrap("La stessa persona ha un'altra prenotazione.", w)...)
	}
	return out
}

func daysLeft(n int) string {
	switch {
	case n < 0:
		return "già passata"
	case n == 0:
		return "oggi"
	case n == 1:
		return "manca un giorno"
	}
	return "mancano " + itoa(n) + " giorni"
}

// bringLines is what the person has to bring. The fees are the rules' for this
// person on this day; the rest is what every clerk says on the telephone.
func bringLines(a *App, r *desk.Row, w int) []string {
	if a.Profile == nil || r.State.IsClosed() || r.Procedure != domain.Passport {
		return nil
	}
	c := caseOf(a, r)
	v, err := rules.Evaluate(&c, rules.Around{Office: a.Profile, Offices: a.Offices})
	if err != nil {
		return nil
	}
	out := []string{"", a.Styles.Strong.Paint("Deve portare")}
	for _, item := range bringItems(a, r, v.Fees) {
		for i, l := range widget.Wrap(item, w-3) {
			lead := " · "
			if i > 0 {
				lead = "   "
			}
			out = append(out, lead+l)
		}
	}
	return out
}

func bringItems(a *App, r *desk.Row, fees []rules.Fee) []string {
	items := []string{"documento valido e copia, fronte e retro", "modulo compilato"}
	photos := "2 foto uguali, recenti"
	if a.Profile.Practice.GlassesRefused {
		photos += ", senza occhiali"
	}
	items = append(items, photos)
	for _, f := range fees {
		items = append(items, feeWords(f))
	}
	items = append(items, "passaporto precedente, se c'è")
	if isMinor(r, a.Today()) {
		items = append(items, "tutti e due i genitori; di chi manca, il modulo firmato con copia firmata del documento")
	}
	if r.Section == domain.SectionPriority || !r.Departure.IsZero() {
		items = append(items, "prova dell'urgenza")
	}
	return items
}

func feeWords(f rules.Fee) string {
	means := map[string]string{"pagopa": "pagoPA", "postal_slip": "bollettino postale", "revenue_stamp": "contrassegno", "cash": "contanti"}[f.Means]
	return means + " da " + f.Amount.Italian() + " euro"
}
