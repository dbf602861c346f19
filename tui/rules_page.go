package tui

import (
	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/rules"
	"civico/sportello/tui/widget"
)

// rulePage is the text of one rule as it was last laid out: explaining takes a
// hundred evaluations, so it is done once for a rule, not for a frame.
type rulePage struct {
	key    pageKey
	lines  []string
	top    int // first line shown
	height int // of the last frame
}

type pageKey struct {
	rule  *rules.Rule
	asked int
	on    domain.Date
	since domain.Date
	width int
}

func (b *ruleBook) pageLines(w int) []string {
	r := b.selected()
	if r == nil {
		return nil
	}
	key := pageKey{rule: r, on: b.filter.on, since: b.filter.since, width: w, asked: -1}
	if b.about != nil {
		key.asked = b.about.at
	}
	if b.page.key != key {
		b.page.key, b.page.lines = key, b.layPage(r, w)
	}
	return b.page.lines
}

// layPage tells the rule's findings in the case and why, then the rule.
func (b *ruleBook) layPage(r *rules.Rule, w int) []string {
	var out []string
	on := b.filter.on
	findings := b.about.findingsOf(r)
	for i, f := range findings {
		x := rules.Explain(&b.about.facts, b.about.around, f)
		if i == 0 {
			on = x.Day // a payment is judged by the version of its own day
		}
		out = append(out, b.findingHead(f, w)...)
		out = b.passages(out, desk.Why(&b.about.facts, x), w)
	}
	if changes := desk.ChangesOf(r, b.filter.since); !b.filter.since.IsZero() && len(changes) > 0 {
		out = b.passages(out, []desk.Passage{{Title: "Che cosa è cambiato dal " + b.filter.since.Italian(), Lines: changes}}, w)
	}
	out = b.passages(out, desk.AboutRule(r, on, b.app.Offices), w)
	if r.Waivable && len(findings) == 0 {
		out = append(out, widget.Wrap("Qualche sua parte è prassi dell'ufficio, e si può ammettere con un motivo scritto.", w)...)
	}
	return out
}

func (b *ruleBook) findingHead(f rules.Finding, w int) []string {
	st := statusStyle(&b.app.Styles, f.Status)
	var out []string
	for i, l := range widget.Wrap(desk.StatusSign(f.Status)+" "+sentenceCase(desk.StatusLabel(f.Status))+". "+f.Message, w) {
		if i > 0 {
			l = "  " + l
		}
		out = append(out, st.Paint(widget.Cut(l, w)))
	}
	if f.Remedy != "" {
		out = append(out, widget.Wrap("→ "+f.Remedy, w)...)
	}
	return append(out, "")
}

func (b *ruleBook) passages(out []string, passages []desk.Passage, w int) []string {
	for _, p := range passages {
		for _, l := range widget.Wrap(p.Title, w) {
			out = append(out, b.app.Styles.Strong.Paint(l))
		}
		for _, line := range p.Lines {
			out = append(out, widget.Wrap(line, w)...)
		}
		out = append(out, "")
	}
	return out
}
