package main

import (
	"os"
	"strings"

	"golang.org/x/term"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/rules"
	"civico/sportello/tui/widget"
)

// ruleLine is one version of a rule. The keys are fixed: other programs read them.
type ruleLine struct {
	ID         string       `json:"id"`
	Title      string       `json:"title"`
	From       string       `json:"from"`
	Text       string       `json:"text"`
	Sources    []string     `json:"sources"`
	Checked    string       `json:"checked"`
	Procedures []string     `json:"procedures"`
	Waivable   bool         `json:"waivable"`
	Before     *versionLine `json:"before,omitempty"` // with --dal: what it took the place of
}

type versionLine struct {
	From    string   `json:"from"`
	Text    string   `json:"text"`
	Sources []string `json:"sources"`
	Checked string   `json:"checked"`
}

func lineOfRule(t rules.Turn) ruleLine {
	v := t.Version
	l := ruleLine{
		ID: t.Rule.ID, Title: t.Rule.Title, From: v.From.String(), Text: v.Text, Sources: v.Sources, Checked: v.Checked.String(),
		Procedures: proceduresOf(t.Rule), Waivable: t.Rule.Waivable,
	}
	if b := t.Before; b != nil {
		l.Before = &versionLine{b.From.String(), b.Text, b.Sources, b.Checked.String()}
	}
	return l
}

func proceduresOf(r *rules.Rule) []string {
	var codes []string
	for _, code := range domain.Procedure("").Codes() {
		if r.AppliesTo(domain.Procedure(code)) {
			codes = append(codes, code)
		}
	}
	return codes
}

// Columns of the table: the id, then the text.
const (
	ruleIndent = 9
	tableWidth = 80
)

// outWidth is how wide a table may be: 80 columns on a terminal, fewer on a
// narrower one, 0 where nobody looks and lines are not broken.
func (p *program) outWidth() int {
	f, ok := p.out.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0
	}
	w, _, err := term.GetSize(int(f.Fd()))
	if err != nil || w <= 0 {
		return tableWidth
	}
	return max(min(w, tableWidth), 4*ruleIndent)
}

// ruleTable writes rules as blocks: the id in a column of its own, the rest beside
// it, broken at a width (0: not at all).
type ruleTable struct {
	b     strings.Builder
	width int
}

func (q *ruleQuery) table(turns []rules.Turn, width int) string {
	t := ruleTable{width: width}
	t.put("", 0, q.heading(len(turns)))
	for _, turn := range turns {
		t.b.WriteByte('\n')
		t.rule(turn, q.changes)
	}
	return t.b.String()
}

func (q *ruleQuery) heading(n int) string {
	var about []string
	if q.procedure != "" {
		about = append(about, desk.CodeLabel("procedure", string(q.procedure)))
	}
	if q.office != nil {
		about = append(about, q.office.Name)
	}
	scope := ""
	if len(about) > 0 {
		scope = " (" + strings.Join(about, ", ") + ")"
	}
	switch {
	case !q.changes:
		return "Regole in vigore il " + q.on.Italian() + scope + ": " + thousands(int64(n))
	case n == 0:
		return "Nessuna regola cambiata " + q.span() + scope
	}
	return "Regole cambiate " + q.span() + scope + ": " + thousands(int64(n))
}

func (q *ruleQuery) span() string {
	if q.until.IsZero() {
		return "dal " + q.since.Italian()
	}
	return "dal " + q.since.Italian() + " al " + q.until.Italian()
}

func (t *ruleTable) rule(turn rules.Turn, changed bool) {
	r, v := turn.Rule, turn.Version
	t.put(r.ID, ruleIndent, r.Title+" (dal "+v.From.Italian()+")")
	now := ""
	if changed {
		now = "ora: "
	}
	t.put("", ruleIndent, now+v.Text)
	if b := turn.Before; b != nil {
		t.put("", ruleIndent, "prima, dal "+b.From.Italian()+": "+b.Text)
	}
	t.put("", ruleIndent, "fonti: "+joinSources(v.Sources)+"; verificate il "+v.Checked.Italian())
	t.put("", ruleIndent, "vale per: "+procedureNames(r))
	if r.Waivable {
		t.put("", ruleIndent, "si può ammettere con un motivo scritto")
	}
}

// put writes a text beside a label, broken below itself.
func (t *ruleTable) put(label string, indent int, text string) {
	lines := []string{text}
	if t.width > 0 {
		lines = widget.Wrap(text, t.width-indent)
	}
	for i, line := range lines {
		if i > 0 {
			label = ""
		}
		t.b.WriteString(label + strings.Repeat(" ", indent-len(label)) + line + "\n")
	}
}

func procedureNames(r *rules.Rule) string {
	if r.Procedures == nil {
		return "ogni procedura"
	}
	var names []string
	for _, code := range proceduresOf(r) {
		names = append(names, desk.CodeLabel("procedure", code))
	}
	return strings.Join(names, ", ")
}

func joinSources(sources []string) string {
	var names []string
	for _, s := range sources {
		names = append(names, desk.SourceName(s))
	}
	return strings.Join(names, " · ")
}
