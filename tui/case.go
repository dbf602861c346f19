package tui

import (
	"context"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/office"
	"civico/sportello/domain/rules"

	tea "github.com/charmbracelet/bubbletea"
)

// CaseAt names the case to show: Work where it is at hand already (just opened),
// else it is loaded by its ID; Draft where the program was killed with text in a
// field.
type CaseAt struct {
	ID    string
	Work  *domain.Work
	Draft *desk.Draft
}

// NewCase is the screen of one case.
func NewCase(a *App, at CaseAt) Screen {
	return &caseScreen{app: a, at: at, skipped: map[string]bool{}, kept: map[string]string{}}
}

// caseScreen is the intake: steps on the left, the lines of one step in the middle,
// the verdict on the right. What is shown is the store's case with what is still
// being written laid over it, so that keys never wait for the disk.
type caseScreen struct {
	app     *App
	at      CaseAt
	work    *domain.Work // nil until it is loaded
	office  *office.Profile
	verdict rules.Evaluation
	refusal string // why there is no verdict
	steps   []desk.Step
	uses    []desk.ReceiptUse
	asked   int // number of the newest look-up of receipts

	pen     *pen
	round   int // of the pen, as far as this screen has heard
	pending int // writes under way

	absence absence         // of a person who went away and has come back
	worse   []rules.Finding // what has turned bad meanwhile

	step    int
	line    string          // ID of the line under the cursor
	skipped map[string]bool // lines answered «manca», where there is nothing to write
	form    *form
	kept    map[string]string // by path: text that could not be written
	unsaid  unsaid            // a reason written, not given
	full    bool              // the verdict takes the whole screen
	panel   scroller          // of it
	drafts  drafting
	gone    bool // off the stack
}

func (s *caseScreen) Init() tea.Cmd {
	if s.at.Work != nil {
		return s.show(s.at.Work)
	}
	store, id := s.app.Store, s.at.ID
	return Load(s.app, func(ctx context.Context) (*domain.Work, error) { return store.Case(ctx, id) },
		func(w *domain.Work, err error) tea.Cmd {
			if err != nil {
				return tea.Batch(s.app.Fail(err), s.app.Pop())
			}
			return s.show(w)
		})
}

// show begins work on a case that is at hand.
func (s *caseScreen) show(w *domain.Work) tea.Cmd {
	s.pen = &pen{version: w.Version}
	s.adopt(w)
	s.absence = s.absenceOf(w)
	s.refresh()
	s.toFirstOpen()
	return tea.Batch(s.lookUpReceipts(), s.restore(), s.touch())
}

// adopt takes the store's case as what is shown.
func (s *caseScreen) adopt(w *domain.Work) {
	s.work, s.office = w, s.app.Profile
	if p, ok := s.app.Offices.Get(w.Facts.Office); ok {
		s.office = p
	}
}

// refresh judges the case anew and lays it out; it takes well under a millisecond.
func (s *caseScreen) refresh() {
	v, err := rules.Evaluate(&s.work.Facts, s.around())
	s.verdict, s.refusal = v, ""
	if err != nil {
		s.refusal = "Questa pratica non si può ancora valutare: mancano il tipo di pratica o il giorno, oppure il giorno è precedente alle regole codificate (" + rules.FirstDay.Italian() + ")."
	}
	s.steps = desk.Steps(s.work, v, s.office, s.app.Today())
	s.worse = s.worsened()
	s.settleCursor()
}

func (s *caseScreen) around() rules.Around {
	return rules.Around{Office: s.office, Offices: s.app.Offices, Uses: s.uses, InStore: true}
}

// lookUpReceipts asks whether another case has used the receipts of this one.
func (s *caseScreen) lookUpReceipts() tea.Cmd {
	var ids []string
	for _, p := range s.work.Facts.Payments {
		if p.ID != "" {
			ids = append(ids, p.ID)
		}
	}
	s.asked++
	if len(ids) == 0 {
		s.uses = nil
		return nil
	}
	store, id, number := s.app.Store, s.work.ID, s.asked
	return Load(s.app, func(ctx context.Context) ([]desk.ReceiptUse, error) { return store.ReceiptUses(ctx, id, ids) },
		func(uses []desk.ReceiptUse, err error) tea.Cmd {
			switch {
			case err != nil:
				return s.app.Fail(err)
			case number == s.asked:
				s.uses = uses
				s.refresh()
			}
			return nil
		})
}

func (s *caseScreen) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyMsg)
	if ok && s.full {
		s.panel.press(k)
	}
	if !ok || s.form == nil {
		return nil
	}
	s.form.key(k)
	return s.touch()
}

func (s *caseScreen) Typing() bool { return s.form != nil }

// Mark gives the way back from the first letter of a scan.
func (s *caseScreen) Mark() func() {
	if s.form == nil {
		return func() {}
	}
	return s.form.field().input.Mark()
}

// Resume follows what another screen has changed.
func (s *caseScreen) Resume() tea.Cmd {
	if s.work == nil {
		return nil
	}
	s.refresh()
	return s.touch()
}

// Leave stores what stands in a field. When the program ends it stays there as a
// draft, so that the same field opens again; otherwise it is written, and nothing
// is left to come back to.
func (s *caseScreen) Leave() tea.Cmd {
	if s.work == nil {
		return nil
	}
	if s.app.leaving {
		return s.saveDraft()
	}
	var cmds []tea.Cmd
	if s.form != nil {
		cmds = append(cmds, s.closeForm())
	}
	s.gone = true
	return tea.Batch(append(cmds, s.clearDraft())...)
}
