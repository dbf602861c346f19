package tui

import (
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/rules"
	"civico/sportello/tui/widget"
)

// groups of findings as they are read out, worst first; what is in order is counted.
var summaryGroups = []struct {
	title    string
	statuses []rules.Status
}{
	{"Impedisce", []rules.Status{rules.Blocked}},
	{"Manca o non va bene", []rules.Status{rules.Invalid, rules.Missing}},
	{"In attesa", []rules.Status{rules.Pending}},
	{"Da valutare", []rules.Status{rules.Warning}},
	{"Da dire", []rules.Status{rules.Note}},
}

func (p *summary) bodyLines(w int) []string {
	s := p.s
	st := &s.app.Styles
	if s.refusal != "" {
		return widget.Wrap(s.refusal, w)
	}
	out := []string{s.outcomeStyle().Paint(widget.Cut(s.verdictLabel(), w))}
	out = append(out, widget.Wrap(s.headline(), w)...)
	out = append(out, s.dayLines(w)...)
	if s.work.Reason != "" {
		out = append(out, widget.Wrap("Motivo scritto: "+s.work.Reason, w)...)
	}
	out = append(out, "")
	out = append(out, s.termLines()...)
	if s.verdict.Outcome != rules.RefusedCase && s.verdict.Outcome != rules.NotCompetent {
		out = append(out, p.feeLines(w)...)
	}
	for _, g := range summaryGroups {
		out = append(out, p.groupLines(g.title, g.statuses, w)...)
	}
	if n := p.count(rules.Satisfied); n > 0 {
		out = append(out, "", st.Good.Paint("✓ "+plural(n, "verifica a posto", "verifiche a posto")))
	}
	return out
}

func (p *summary) feeLines(w int) []string {
	fees := p.s.verdict.Fees
	if len(fees) == 0 {
		return []string{"Nulla da pagare"}
	}
	out := "Da pagare " + p.s.verdict.FeesTotal.Italian() + " euro:"
	for i, f := range fees {
		if i > 0 {
			out += " +"
		}
		out += " " + desk.FeeLabel(f.Item) + " " + f.Amount.Italian() + " " + desk.FeeLabel(f.Means)
	}
	return widget.Wrap(out, w)
}

func (p *summary) count(status rules.Status) int {
	n := 0
	for _, f := range p.s.verdict.Findings {
		if f.Status == status {
			n++
		}
	}
	return n
}

func (p *summary) groupLines(title string, statuses []rules.Status, w int) []string {
	st := &p.s.app.Styles
	var out []string
	for _, status := range statuses {
		for _, f := range p.s.verdict.Findings {
			if f.Status != status {
				continue
			}
			out = append(out, p.s.findingLines(f, w)...)
			if f.Remedy != "" {
				for _, l := range widget.Wrap("→ "+f.Remedy, w-2) {
					out = append(out, "  "+l)
				}
			}
			if status == rules.Blocked {
				for _, l := range widget.Wrap("Fonte: "+sourceNames(f.Sources), w-2) {
					out = append(out, "  "+st.Muted.Paint(l))
				}
			}
		}
	}
	if len(out) == 0 {
		return nil
	}
	return append([]string{"", st.Strong.Paint(title)}, out...)
}

func sourceNames(sources []string) string {
	names := make([]string, len(sources))
	for i, source := range sources {
		names[i] = desk.SourceName(source)
	}
	return strings.Join(names, " · ")
}

// rare are the ways on that nobody needs every day; they share a line.
var rare = map[domain.State]bool{domain.Suspended: true, domain.Abandoned: true, domain.Withdrawn: true}

// outcomeLines list the ways on; those that the verdict forbids say why.
func (p *summary) outcomeLines(w int) []string {
	st := &p.s.app.Styles
	out := []string{st.Strong.Paint(widget.Fit("Esito", w))}
	others := ""
	for i, o := range p.outcomes() {
		line := "[" + o.Key + "] " + o.Label
		switch {
		case i == p.chosen:
			out = append(out, st.Selected.Paint(widget.Ends("▸ "+line, p.confirmWords(o.Move.To), w)))
		case o.Why != "":
			out = append(out, st.Muted.Paint(widget.Cut("  "+line+"   "+o.Why, w)))
		case rare[o.Move.To]:
			others += "   " + line
		default:
			out = append(out, "  "+line)
		}
	}
	if others != "" {
		out = append(out, widget.Cut("  altro:"+others, w))
	}
	if p.chosen >= 0 && p.outcomes()[p.chosen].Move.To == domain.Refused {
		out = append(out, widget.Wrap("La stampa dice il motivo, la fonte e come si fa ricorso.", w)...)
	}
	return out
}

// confirmWords say what confirming does.
func (p *summary) confirmWords(to domain.State) string {
	kinds, err := desk.SlipKindsFor(&p.s.work.Facts, to, p.s.verdict)
	if err != nil || p.s.app.Print == nil || to == domain.InProgress || to == domain.Suspended {
		return "⏎ conferma"
	}
	words := make([]string, len(kinds))
	for i, kind := range kinds {
		words[i] = slipWords[kind]
	}
	return "⏎ conferma e stampa: " + strings.Join(words, ", ")
}

var slipWords = map[domain.SlipKind]string{
	domain.SlipReceipt: "ricevuta", domain.SlipToBring: "che cosa portare", domain.SlipRefusal: "comunicazione",
	domain.SlipHandover: "ricevuta di consegna", domain.SlipAttestation: "attestazione", domain.SlipClearance: "richiesta",
	domain.SlipSummons: "convocazione",
}
