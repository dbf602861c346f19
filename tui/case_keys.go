package tui

import (
	"slices"
	"strconv"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/rules"

	tea "github.com/charmbracelet/bubbletea"
)

func (s *caseScreen) Bindings() []Binding {
	if s.form != nil {
		return s.formBindings()
	}
	if s.full {
		return s.panelBindings()
	}
	if s.work == nil {
		return nil
	}
	if s.work.State != domain.InProgress {
		return append(s.parkedBindings(), s.readBindings()...)
	}
	return append(s.workBindings(), s.readBindings()...)
}

func (s *caseScreen) formBindings() []Binding {
	return []Binding{
		{Keys: []string{"enter", "tab"}, Action: "avanti", Help: "Salva il campo e va al successivo.", Do: s.nextField},
		{Keys: []string{"shift+tab"}, Action: "indietro", Help: "Salva il campo e torna al precedente.", Do: s.previousField},
		{Keys: []string{"down"}, Action: "giù", Help: "Voce seguente dell'elenco, o campo seguente.", Aside: true, Do: func() tea.Cmd { return s.arrow(1) }},
		{Keys: []string{"up"}, Action: "su", Help: "Voce precedente dell'elenco, o campo precedente.", Aside: true, Do: func() tea.Cmd { return s.arrow(-1) }},
		{Keys: []string{"esc"}, Action: "chiudi", Help: "Salva il campo e torna alle voci.", Do: s.closeForm},
		{Keys: []string{"ctrl+s"}, Action: "sospendi", Help: "Salva, mette da parte la pratica e torna all'agenda.", Aside: true, Do: s.suspend},
	}
}

func (s *caseScreen) arrow(by int) tea.Cmd {
	switch {
	case s.form.field().browse(by):
		return s.touch()
	case by > 0 && s.form.at+1 < len(s.form.fields):
		return s.nextField()
	case by < 0:
		return s.previousField()
	}
	return nil
}

func (s *caseScreen) workBindings() []Binding {
	line := s.currentLine()
	return []Binding{
		{Keys: []string{"s", "f2"}, Action: "visto", Help: "La voce è in regola: scrive la risposta usuale e va alla prossima.", Why: s.whyNot(line, "s"), Do: s.seen},
		{Keys: []string{"n", "f3"}, Action: "manca", Help: "La voce manca, non va bene o è diversa: sceglie da un elenco breve.", Why: s.whyNot(line, "n"), Do: s.reasons},
		{Keys: []string{"enter"}, Action: s.enterWord(), Help: "Apre i dati della voce, uno per uno.", Do: s.details},
		{Keys: []string{"tab"}, Action: "passo", Help: "Va al passo successivo.", Do: func() tea.Cmd { return s.toStep(1) }},
		{Keys: []string{"shift+tab"}, Action: "passo indietro", Aside: true, Do: func() tea.Cmd { return s.toStep(-1) }},
		{Keys: []string{"o", "f4"}, Action: "esito", Help: "Mostra il riepilogo e dà l'esito.", Do: s.summary},
		{Keys: []string{"w", "f5"}, Action: "deroga", Help: "Ammette con un motivo scritto ciò che solo la prassi dell'ufficio rifiuta.", Why: s.whyNoWaiver, Do: s.waive},
		{Keys: []string{"ctrl+s"}, Action: "sospendi", Help: "Mette da parte la pratica e torna all'agenda.", Do: s.suspend},
		{Keys: []string{"ctrl+z"}, Action: "annulla", Help: "Annulla l'ultima modifica di questo sportello.", Do: s.undo},
		{Keys: []string{"r", "f7"}, Action: "altra prenotazione", Help: "Collega la pratica a un'altra prenotazione, o a nessuna.", Aside: true, Do: s.relink},
	}
}

// readBindings only look.
func (s *caseScreen) readBindings() []Binding {
	return []Binding{
		{Keys: []string{"f", "f6"}, Action: "fonte", Help: "Perché: i dati, la regola e la sua fonte, com'era prima, gli altri uffici.", Why: s.whyNoSource, Do: s.source},
		{Keys: []string{"v", "f8"}, Action: "verdetto", Help: "Mostra il verdetto a tutto schermo.", Aside: true, Do: s.togglePanel},
		{Keys: []string{"h", "f9"}, Action: "storia", Help: "Mostra che cosa è stato fatto, quando e da chi.", Aside: true, Do: s.history},
		{Keys: []string{"up"}, Action: "su", Aside: true, Do: func() tea.Cmd { return s.moveLine(-1) }},
		{Keys: []string{"down"}, Action: "giù", Aside: true, Do: func() tea.Cmd { return s.moveLine(1) }},
	}
}

// parkedBindings are for a case that no fact may be changed in.
func (s *caseScreen) parkedBindings() []Binding {
	out := []Binding{
		{Keys: []string{"o", "f4"}, Action: "esito", Help: "Mostra il riepilogo e che cosa si può fare.", Do: s.summary},
		{Keys: []string{"tab"}, Action: "passo", Aside: true, Do: func() tea.Cmd { return s.toStep(1) }},
		{Keys: []string{"shift+tab"}, Action: "passo indietro", Aside: true, Do: func() tea.Cmd { return s.toStep(-1) }},
	}
	for _, b := range s.workBindings() { // what a clerk would press says why it cannot be
		if !slices.ContainsFunc(out, func(o Binding) bool { return o.has(b.Keys[0]) }) && b.Keys[0] != "enter" {
			b.Why, b.Aside = s.locked, true
			out = append(out, b)
		}
	}
	if s.work.State.IsClosed() {
		return append([]Binding{{Keys: []string{"enter"}, Action: "riapri", Help: "Riapre la pratica, con il motivo.", Do: s.reopenCase}}, out...)
	}
	return append([]Binding{{Keys: []string{"enter"}, Action: "riprendi", Help: "La persona è tornata: la pratica continua da dov'era.", Do: s.takeUp}}, out...)
}

func (s *caseScreen) whyNot(l *desk.Line, key string) func() string {
	return func() string {
		switch {
		case l == nil && s.onSummary():
			return "I passi sono finiti: o per il riepilogo e l'esito."
		case l == nil:
			return "In questo passo non c'è nulla da verificare: tab per il prossimo."
		case key == "s" && l.Seen.IsEmpty():
			return "Qui non c'è una risposta usuale: n per le altre, ⏎ per i dettagli."
		case key == "n" && len(l.Not) == 0:
			return "Qui non ci sono altre risposte: ⏎ per i dettagli."
		}
		return ""
	}
}

func (s *caseScreen) onSummary() bool {
	step := s.currentStep()
	return step != nil && step.ID == desk.StepSummary
}

func (s *caseScreen) enterWord() string {
	if s.onSummary() {
		return "riepilogo"
	}
	return "dettagli"
}

func (s *caseScreen) seen() tea.Cmd { return s.answer(s.currentLine(), s.currentLine().Seen, formSeen) }

// answer writes an answer, or opens the form for what it asks; then the cursor goes
// to the next line that waits.
func (s *caseScreen) answer(l *desk.Line, a desk.Answer, mode string) tea.Cmd {
	if len(a.Ask) > 0 {
		return s.openForm(l, mode)
	}
	if why := s.locked(); why != "" {
		return s.app.Say(why)
	}
	if len(a.Changes) == 0 {
		s.skipped[l.ID] = true
	} else {
		delete(s.skipped, l.ID)
	}
	id := l.ID
	cmd := s.change(a.Changes, func() { s.toLine(id) })
	if mode != formSeen {
		if now := s.find(id); now != nil && now.IsOpen() {
			s.skipped[id] = true // the clerk has looked: it does not hold the others up
		}
	}
	s.advance()
	return tea.Batch(cmd, s.touch())
}

// reasons offers what else may be the case with a line.
func (s *caseScreen) reasons() tea.Cmd {
	l := s.currentLine()
	c := Choice{Title: l.Label, Text: "Che cosa non va, o è diverso?"}
	for i, a := range l.Not {
		o := Option{Label: a.Label}
		if i < 9 {
			o.Key = strconv.Itoa(i + 1)
		}
		c.Options = append(c.Options, o)
	}
	id := l.ID
	return s.app.Choose(c, func(i int) tea.Cmd {
		l := s.find(id)
		if l == nil || i >= len(l.Not) {
			return nil
		}
		return s.answer(l, l.Not[i], formReason+strconv.Itoa(i))
	})
}

func (s *caseScreen) details() tea.Cmd {
	if s.onSummary() {
		return s.summary()
	}
	l := s.currentLine()
	if l == nil {
		return s.toStep(1)
	}
	return s.openForm(l, formDetails)
}

// suspend puts the case aside and goes back to the agenda.
func (s *caseScreen) suspend() tea.Cmd {
	if why := s.locked(); why != "" {
		return s.app.Say(why)
	}
	var left tea.Cmd
	if s.form != nil {
		left = s.closeForm()
	}
	return tea.Batch(left, s.move(domain.CaseMoved{To: domain.Suspended}, func() tea.Cmd {
		return tea.Batch(s.app.Home(), s.app.Say("Pratica sospesa: si riprende dall'agenda."))
	}))
}

func (s *caseScreen) panelBindings() []Binding {
	return []Binding{
		{Keys: []string{"v", "f8", "esc"}, Action: "torna ai passi", Do: s.togglePanel},
		{Keys: []string{"f", "f6"}, Action: "fonte", Help: "Perché: i dati, le regole e le loro fonti.", Why: s.whyNoFinding, Do: s.allSources},
		{Keys: scrollKeys, Action: "scorri", Aside: true},
	}
}

func (s *caseScreen) togglePanel() tea.Cmd {
	s.full, s.panel = !s.full, scroller{}
	return nil
}

// waivable is the finding of the line that a written reason may turn into a warning.
func (s *caseScreen) waivable() *rules.Finding {
	l := s.currentLine()
	if l == nil {
		return nil
	}
	for i := range l.Findings {
		if f := &l.Findings[i]; f.Waivable && !f.Waived && f.Status != rules.Satisfied && f.Status != rules.Note {
			return f
		}
	}
	return nil
}

func (s *caseScreen) whyNoWaiver() string {
	if s.waivable() == nil {
		return "Qui non c'è nulla da derogare: si deroga solo alla prassi dell'ufficio, mai alla legge."
	}
	return ""
}

func waiverTitle(f *rules.Finding) string { return "Deroga " + f.Rule }

func (s *caseScreen) waive() tea.Cmd {
	f := *s.waivable()
	return s.askReason(waiverTitle(&f), f.Message+" Il motivo resta scritto nella pratica con il nome dell'operatore.", func(reason string) tea.Cmd {
		by := s.app.Settings.Clerk
		if by == "" {
			by = "sportello " + strconv.Itoa(s.app.Settings.Desk)
		}
		cmd := s.change(desk.WaiverChanges(&s.work.Facts, f, reason, by), nil)
		s.advance()
		return tea.Batch(cmd, s.touch())
	})
}
