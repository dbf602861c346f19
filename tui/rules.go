package tui

import (
	"slices"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/rules"
	"civico/sportello/domain/text"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// ruleBook is the rules of the counter on a day: a list that typing narrows, and the
// text of the rule under the cursor. Opened on a finding it is the «perché» of it.
type ruleBook struct {
	app    *App
	field  *widget.Field
	list   widget.List
	filter ruleFilter
	shown  []*rules.Rule
	folded []string // what each rule of rules.All is searched by, on the day

	about   *judged // nil where no case is behind
	reading bool    // the text has the keys, and the screen where it is narrow
	direct  bool    // opened on a finding: esc goes back to it
	page    rulePage
}

// ruleFilter is which rules are listed.
type ruleFilter struct {
	on        domain.Date
	procedure domain.Procedure // empty: all
	here      bool             // only what today's office reads
	since     domain.Date      // only what changed from that day on; zero: all
}

// judged is the case that findings are explained of.
type judged struct {
	facts    domain.Case
	around   rules.Around
	findings []rules.Finding // all of the verdict, worst first
	tour     []rules.Finding // those asked about, worst first
	at       int             // in the tour, -1 once the cursor has left it
	worst    map[string]rules.Status
}

func newRuleBook(a *App, on domain.Date) *ruleBook {
	if on.Before(rules.FirstDay) {
		on = rules.FirstDay
	}
	b := &ruleBook{app: a, field: widget.NewField("Cerca", 60, nil), filter: ruleFilter{on: on}}
	b.field.Hint = "numero, titolo o parole della regola"
	b.field.Focus()
	b.foldAll()
	b.narrow()
	return b
}

// newWhy opens the rules on findings of a case, the first of the tour in front.
func newWhy(a *App, j judged) *ruleBook {
	b := newRuleBook(a, j.facts.FiledOn)
	j.worst = map[string]rules.Status{}
	for _, f := range slices.Backward(j.findings) {
		j.worst[f.Rule] = f.Status
	}
	b.about, b.reading, b.direct = &j, true, true
	b.follow()
	return b
}

// rules opens the rule book of today, from wherever the clerk is.
func (a *App) rules() tea.Cmd { return a.Push(newRuleBook(a, a.Today())) }

func (a *App) whyNoRules() string {
	if _, already := a.Top().(*ruleBook); already {
		return "Le regole sono già aperte."
	}
	return ""
}

func (b *ruleBook) Title() (string, string) {
	if j := b.about; j != nil && j.at >= 0 {
		return "Le regole · perché", "rilievo " + itoa(j.at+1) + " di " + itoa(len(j.tour)) + " "
	}
	return "Le regole", plural(len(b.shown), "regola", "regole") + " "
}

// Name is the screen's name in the help.
func (b *ruleBook) Name() string  { return "le regole" }
func (b *ruleBook) Init() tea.Cmd { return nil }
func (b *ruleBook) Typing() bool  { return !b.reading }

// Mark remembers what is searched for, for a scanner's first letter.
func (b *ruleBook) Mark() func() {
	restore := b.field.Mark()
	return func() { restore(); b.narrow() }
}

func (b *ruleBook) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyMsg)
	if !ok || b.reading {
		return nil
	}
	before := b.field.Text()
	b.field.Update(k)
	if b.field.Text() != before {
		b.narrow()
		b.toID()
	}
	return nil
}

// foldAll makes the texts that are searched: those of the day.
func (b *ruleBook) foldAll() {
	b.folded = b.folded[:0]
	for _, r := range rules.All() {
		b.folded = append(b.folded, text.Fold(r.ID+" "+r.Title+" "+r.In(b.filter.on).Text))
	}
}

// narrow lists the rules that pass the filter and hold every word; the cursor
// stays on its rule where that is still listed.
func (b *ruleBook) narrow() {
	at := b.selected()
	words := strings.Fields(text.Fold(b.field.Text()))
	changed := b.filter.changed()
	b.shown = b.shown[:0:0]
	for i, r := range rules.All() {
		if b.passes(r, changed) && containsAll(b.folded[i], words) {
			b.shown = append(b.shown, r)
		}
	}
	b.list.SetLen(len(b.shown))
	b.list.To(slices.Index(b.shown, at))
}

func (b *ruleBook) passes(r *rules.Rule, changed map[*rules.Rule]bool) bool {
	f := b.filter
	switch {
	case f.procedure != "" && !r.AppliesTo(f.procedure):
		return false
	case f.here && b.app.Profile != nil && !r.AppliesAt(b.app.Profile):
		return false
	case changed != nil:
		return changed[r]
	}
	return !r.Versions[0].From.After(f.on)
}

// changed are the rules that turned since the day asked for, nil where none is.
func (f ruleFilter) changed() map[*rules.Rule]bool {
	if f.since.IsZero() {
		return nil
	}
	out := map[*rules.Rule]bool{}
	for _, t := range rules.Since(f.since) {
		out[t.Rule] = true
	}
	return out
}

// toID puts the cursor on the rule whose number was typed.
func (b *ruleBook) toID() {
	typed := text.Fold(b.field.Text())
	for i, r := range b.shown {
		if id := text.Fold(r.ID); typed != "" && id == typed {
			b.list.To(i)
			return
		}
	}
	b.list.To(0)
}

func (b *ruleBook) selected() *rules.Rule {
	if i := b.list.Cursor(); i >= 0 && i < len(b.shown) {
		return b.shown[i]
	}
	return nil
}

// follow puts the cursor on the rule of the finding asked about, which the filter
// does not hide.
func (b *ruleBook) follow() {
	j := b.about
	if len(j.tour) == 0 {
		return
	}
	r, ok := rules.Find(j.tour[j.at].Rule)
	if !ok {
		return
	}
	if !slices.Contains(b.shown, r) {
		b.field.Set("")
		b.filter = ruleFilter{on: b.filter.on}
		b.narrow()
	}
	b.list.To(slices.Index(b.shown, r))
	b.page.top = 0
}

// findingsOf are a rule's findings in the case, the one asked about first.
func (j *judged) findingsOf(r *rules.Rule) []rules.Finding {
	if j == nil {
		return nil
	}
	var out []rules.Finding
	asked := -1
	for _, f := range j.findings {
		if f.Rule != r.ID {
			continue
		}
		if j.at >= 0 && j.at < len(j.tour) && j.tour[j.at].Rule == r.ID && f.Path == j.tour[j.at].Path && f.Message == j.tour[j.at].Message {
			asked = len(out)
		}
		out = append(out, f)
	}
	if asked > 0 {
		first := out[asked]
		out = slices.Insert(slices.Delete(out, asked, asked+1), 0, first)
	}
	return out
}

// why opens the rules on findings of the case, all of its verdict beside them.
func (s *caseScreen) why(tour []rules.Finding) tea.Cmd {
	return s.app.Push(newWhy(s.app, judged{
		facts: s.work.Facts, around: s.around(), findings: worstFirst(s.verdict.Findings), tour: worstFirst(tour),
	}))
}

func (s *caseScreen) whyNoSource() string {
	if l := s.currentLine(); l == nil || len(l.Findings) == 0 {
		return "Su questa voce le regole non dicono nulla."
	}
	return ""
}

// source explains what the rules say of the line under the cursor.
func (s *caseScreen) source() tea.Cmd { return s.why(s.currentLine().Findings) }

func (s *caseScreen) whyNoFinding() string {
	if s.work == nil || len(s.verdict.Findings) == 0 {
		return "Le regole non hanno ancora detto nulla."
	}
	return ""
}

// allSources explains the whole verdict: what is not in order, else all of it.
func (s *caseScreen) allSources() tea.Cmd {
	open := slices.DeleteFunc(slices.Clone(s.verdict.Findings), func(f rules.Finding) bool { return f.Status == rules.Satisfied })
	if len(open) == 0 {
		open = s.verdict.Findings
	}
	return s.why(open)
}

// procedureName is what the filter says of a procedure.
func procedureName(p domain.Procedure) string {
	if p == "" {
		return "ogni pratica"
	}
	return desk.CodeLabel("procedure", string(p))
}
