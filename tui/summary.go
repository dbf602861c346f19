package tui

import (
	"context"
	"strconv"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"

	tea "github.com/charmbracelet/bubbletea"
)

// summary is the last page of a case: the verdict as it is read out, and the
// outcomes that it allows.
type summary struct {
	s      *caseScreen
	chosen int // into outcomes, -1 for none
	scroll scroller
}

// summary opens the page; what stands in a field is written first.
func (s *caseScreen) summary() tea.Cmd {
	p := &summary{s: s}
	p.propose()
	return s.app.Push(p)
}

// proposed are the outcomes that a verdict calls for, the best first; to suspend, to
// give up or to reopen is for the clerk to choose.
var proposed = []domain.State{domain.Accepted, domain.AwaitingClearance, domain.Incomplete, domain.Refused}

// propose puts the cursor on the outcome that the verdict calls for.
func (p *summary) propose() {
	p.chosen = -1
	for _, to := range proposed {
		for i, o := range p.outcomes() {
			if o.Move.To == to && o.Why == "" {
				p.chosen = i
				return
			}
		}
	}
}

func (p *summary) outcomes() []desk.OutcomeChoice { return desk.Outcomes(p.s.work.State, p.s.verdict) }

func (p *summary) Title() (string, string) {
	left, right := p.s.Title()
	return "Riepilogo · " + left, right
}

func (p *summary) Init() tea.Cmd              { return nil }
func (p *summary) Update(msg tea.Msg) tea.Cmd { p.scroll.press(msg); return nil }
func (p *summary) Typing() bool               { return false }

func (p *summary) Bindings() []Binding {
	out := []Binding{{Keys: []string{"enter"}, Action: "conferma", Help: "Dà l'esito scelto, stampa e torna all'agenda.", Why: p.whyNoOutcome, Do: p.confirm}}
	for i, o := range p.outcomes() {
		out = append(out, Binding{
			Keys: []string{o.Key}, Action: o.Label, Help: "Sceglie l'esito; ⏎ lo conferma.", Why: func() string { return o.Why }, Aside: rare[o.Move.To],
			Do: func() tea.Cmd { p.chosen = i; return nil },
		})
	}
	return append(out,
		Binding{Keys: []string{"p"}, Action: "stampa", Help: "Ristampa, o stampa lo stato di adesso.", Why: p.whyNoSlip, Do: p.print},
		Binding{Keys: []string{"f", "f6"}, Action: "fonte", Help: "Perché: i dati, le regole e le loro fonti, il più grave per primo.", Why: p.s.whyNoFinding, Do: p.s.allSources},
		Binding{Keys: scrollKeys, Action: "scorri", Aside: true},
	)
}

func (p *summary) whyNoOutcome() string {
	if p.chosen < 0 {
		return "Nessun esito è possibile adesso: scegliere fra quelli elencati."
	}
	return ""
}

func (p *summary) whyNoSlip() string {
	if p.s.app.Print == nil {
		return "Qui la stampa non è disponibile."
	}
	if _, err := p.papers(); err != nil {
		return sentenceCase(err.Error()) + "."
	}
	return ""
}

// confirm gives the outcome under the cursor, asking for a reason where one is due.
func (p *summary) confirm() tea.Cmd {
	o := p.outcomes()[p.chosen]
	s := p.s
	switch {
	case o.Why != "":
		return s.app.Say(o.Why)
	case o.Move.To == domain.InProgress && s.work.State.IsClosed():
		return tea.Batch(s.app.Pop(), s.reopenCase())
	case o.Move.To == domain.InProgress:
		return tea.Batch(s.app.Pop(), s.takeUp())
	case o.Move.To == domain.Suspended:
		return tea.Batch(s.app.Pop(), s.suspend())
	}
	m := domain.CaseMoved{To: o.Move.To, Outcome: string(s.verdict.Outcome), Headline: s.verdict.Headline}
	if !o.Move.NeedsReason {
		return s.conclude(m)
	}
	return s.askReason(outcomeTitle(&o), "Il motivo resta scritto nella pratica.", func(reason string) tea.Cmd {
		m.Reason = reason
		return s.conclude(m)
	})
}

func outcomeTitle(o *desk.OutcomeChoice) string { return "Pratica " + o.Label }

// papers are what may be printed of the case as it stands.
func (p *summary) papers() ([]domain.SlipKind, error) {
	return desk.PrintableSlips(&p.s.work.Facts, p.s.work.State, p.s.verdict)
}

// print hands over a paper of the case as it stands; where there are several the
// clerk chooses.
func (p *summary) print() tea.Cmd {
	kinds, err := p.papers()
	if err != nil || len(kinds) == 1 {
		return p.printOne(kinds)
	}
	c := Choice{Title: "Che cosa stampare"}
	for i, kind := range kinds {
		c.Options = append(c.Options, Option{Label: desk.SlipLabel(kind), Key: strconv.Itoa(i + 1)})
	}
	return p.s.app.Choose(c, func(i int) tea.Cmd { return p.printOne(kinds[i : i+1]) })
}

func (p *summary) printOne(kinds []domain.SlipKind) tea.Cmd {
	s := p.s
	store, id, print := s.app.Store, s.work.ID, s.app.Print
	done := printed{}
	return s.write(func(ctx context.Context, _ int) (*domain.Work, error) {
		w, err := store.Case(ctx, id)
		if err != nil {
			return nil, err
		}
		done = hand(ctx, store, print, w, kinds)
		if done.unprint != nil {
			return nil, &desk.Sentence{Text: "La stampa non è riuscita (" + done.unprint.Error() + "). La pratica è salva: riprovare.", Cause: done.unprint}
		}
		return done.work, nil
	}, func() tea.Cmd { return s.app.Say(done.sentence) }, nil)
}

func (p *summary) View(w, h int) string {
	foot := p.outcomeLines(w - 2)
	room := max(2, h-len(foot)-1)
	shown := p.scroll.show(p.bodyLines(w-2), room, func(above, below int) string {
		return p.s.app.Styles.Muted.Paint(otherLines(above, below))
	})
	for len(shown) < room {
		shown = append(shown, "")
	}
	lines := append(append(shown, ""), foot...)
	for i := range lines {
		lines[i] = " " + lines[i]
	}
	return strings.Join(lines, "\n")
}
