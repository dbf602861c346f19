package tui

import (
	"slices"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/rules"
	"civico/sportello/tui/theme"
	"civico/sportello/tui/widget"
)

// harm orders findings for the eye: what stops the case first.
var harm = map[rules.Status]int{
	rules.Blocked: 0, rules.Invalid: 1, rules.Missing: 2, rules.Pending: 3, rules.Warning: 4, rules.Note: 5, rules.Satisfied: 6,
}

func worstFirst(findings []rules.Finding) []rules.Finding {
	out := slices.Clone(findings)
	slices.SortStableFunc(out, func(a, b rules.Finding) int { return harm[a.Status] - harm[b.Status] })
	return out
}

func statusStyle(st *theme.Styles, status rules.Status) theme.Style {
	switch status {
	case rules.Missing, rules.Invalid, rules.Blocked:
		return st.Bad
	case rules.Warning, rules.Pending:
		return st.Warn
	case rules.Satisfied:
		return st.Good
	}
	return st.Label
}

func (s *caseScreen) outcomeStyle() theme.Style {
	if s.work.State == domain.Accepted {
		return s.app.Styles.Good
	}
	switch s.verdict.Outcome {
	case rules.Acceptable, rules.AcceptableWithNotes:
		return s.app.Styles.Good
	case rules.PendingClearance:
		return s.app.Styles.Warn
	}
	return s.app.Styles.Bad
}

// fullPanel is the whole verdict on the whole screen, scrolled by its lines.
func (s *caseScreen) fullPanel(w, h int) string {
	lines := append(s.panelHead(w), s.findingList(w)...)
	lines = append(lines, s.panelFoot(w, len(s.headline()))...)
	lines = s.panel.show(lines, h, func(above, below int) string { return s.app.Styles.Muted.Paint(otherLines(above, below)) })
	for i := range lines {
		lines[i] = " " + lines[i]
	}
	return strings.Join(lines, "\n")
}

// mostSaid is how many lines of the headline the side panel shows where findings need
// the others: it is read out, and its day stands at its end.
const mostSaid = 7

// panelLines are the verdict within w cells and h lines.
func (s *caseScreen) panelLines(w, h int) []string {
	if s.refusal != "" {
		return widget.Wrap(s.refusal, w)
	}
	out, body := s.panelHead(w), s.findingList(w)
	foot := s.panelFoot(w, max(mostSaid, h-len(out)-len(body)-1-len(s.termLines())))
	room := h - len(out) - len(foot)
	if room < 1 {
		return out[:min(len(out), h)]
	}
	if len(body) > room {
		body = append(body[:room-1], s.app.Styles.Muted.Paint("… v mostra tutto il verdetto"))
	}
	return append(append(out, body...), foot...)
}

// panelHead is the outcome, and first of all what has turned bad since.
func (s *caseScreen) panelHead(w int) []string {
	out := []string{s.outcomeStyle().Paint(widget.Cut(s.verdictLabel(), w))}
	out = append(out, s.dayLines(w)...)
	if len(s.worse) > 0 {
		out = append(out, "", s.app.Styles.Warn.Paint(widget.Cut("Cambiato da quando era andata via:", w)))
		for _, f := range worstFirst(s.worse) {
			out = append(out, s.findingLines(f, w)...)
		}
	}
	return append(out, "")
}

// findingList is everything else that is not in order, worst first.
func (s *caseScreen) findingList(w int) []string {
	var out []string
	for _, f := range worstFirst(s.verdict.Findings) {
		if f.Status != rules.Satisfied && !contains(s.worse, f) {
			out = append(out, s.findingLines(f, w)...)
		}
	}
	if len(out) == 0 && len(s.worse) == 0 {
		out = []string{s.app.Styles.Good.Paint("✓ tutto in regola")}
	}
	return out
}

func contains(list []rules.Finding, f rules.Finding) bool {
	return slices.ContainsFunc(list, func(g rules.Finding) bool { return g.Rule == f.Rule && g.Path == f.Path })
}

// findingLines are a finding's sentence with its rule at the right end.
func (s *caseScreen) findingLines(f rules.Finding, w int) []string {
	st := statusStyle(&s.app.Styles, f.Status)
	parts := widget.Wrap(f.Message, w-2)
	var out []string
	for i, p := range parts {
		sign := "  "
		if i == 0 {
			sign = desk.StatusSign(f.Status) + " "
		}
		if i == len(parts)-1 && widget.Width(p)+widget.Width(f.Rule)+3 <= w {
			out = append(out, st.Paint(sign+p)+widget.Spaces(w-2-widget.Width(p)-widget.Width(f.Rule))+s.app.Styles.Muted.Paint(f.Rule))
			continue
		}
		out = append(out, st.Paint(sign+p))
		if i == len(parts)-1 {
			out = append(out, s.app.Styles.Muted.Paint(widget.Right(f.Rule, w)))
		}
	}
	return out
}

// panelFoot is what is told the person, in so many lines at most, and the terms.
func (s *caseScreen) panelFoot(w, most int) []string {
	out := []string{""}
	head := widget.Wrap("Da dire: "+s.headline(), w)
	if len(head) > most {
		head = append(head[:most-1], widget.Cut(head[most-1]+" "+head[most], w))
	}
	out = append(out, head...)
	for _, l := range s.termLines() {
		out = append(out, s.app.Styles.Muted.Paint(widget.Cut(l, w)))
	}
	return out
}

// termLines are the two dates and how long the booklet will be good for.
func (s *caseScreen) termLines() []string {
	var out []string
	if s.verdict.Outcome == rules.RefusedCase || s.verdict.Outcome == rules.NotCompetent {
		return nil // no term runs for what is not received
	}
	switch d := s.verdict.Deadlines; d.Clock {
	case rules.ClockRunning:
		out = append(out, "Termine di legge "+d.Legal.Italian(), "Entro 15 giorni lavorativi "+d.WorkingDays.Italian())
	case rules.ClockSuspended:
		out = append(out, "Termini sospesi fino al nulla osta")
	}
	if v := s.verdict.Validity; v != nil {
		out = append(out, "Validità "+plural(v.Years, "anno", "anni")+", fino al "+v.ExpiresOn.Italian())
	}
	return out
}

// dayLines say that a case was left open over midnight.
func (s *caseScreen) dayLines(w int) []string {
	if !desk.KeptDay(s.work, s.app.Today()) {
		return nil
	}
	var out []string
	for _, l := range widget.Wrap("Aperta "+relativeDay(s.work.Facts.FiledOn, s.app.Today())+": tiene quel giorno.", w) {
		out = append(out, s.app.Styles.Warn.Paint(l))
	}
	return out
}

// shortVerdict is the verdict where there is no room for a panel: two lines.
func (s *caseScreen) shortVerdict(w int) []string {
	if s.refusal != "" {
		return widget.Wrap(s.refusal, w)[:1]
	}
	head := " " + s.verdictLabel()
	switch {
	case desk.KeptDay(s.work, s.app.Today()):
		head += " · aperta " + relativeDay(s.work.Facts.FiledOn, s.app.Today()) + ": tiene quel giorno"
	case len(s.worse) > 0:
		head += " · " + plural(len(s.worse), "cosa peggiorata", "cose peggiorate") + " da quando era andata via"
	}
	second := " " + s.headline()
	if len(s.worse) > 0 {
		second = " " + desk.StatusSign(s.worse[0].Status) + " " + worstFirst(s.worse)[0].Message
	}
	right := "v tutto "
	return []string{s.outcomeStyle().Paint(widget.Ends(head, right, w)), widget.Cut(second, w)}
}
