package tui

import (
	"context"
	"errors"
	"slices"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"

	tea "github.com/charmbracelet/bubbletea"
)

// pen writes the changes of one case in order, each on the version that the one
// before left behind. It belongs to the writes, which run one at a time; Update
// never looks at it. After a refused write the round goes up: what was made before
// the clerk saw the refusal is not written.
type pen struct {
	version int
	round   int
	refused error
}

// written is what a write leaves behind: the case as the store has it now, nil
// where it could not be read, and the pen's round.
type written struct {
	work  *domain.Work
	round int
}

// write changes the case behind the screen. lost gets the error of a write that was
// refused, after the newest state is shown; done runs after one that was not. Both
// may be nil.
func (s *caseScreen) write(do func(ctx context.Context, version int) (*domain.Work, error), done func() tea.Cmd, lost func()) tea.Cmd {
	p, round, id, store := s.pen, s.round, s.work.ID, s.app.Store
	s.pending++
	return Save(s.app, func(ctx context.Context) (written, error) {
		if round != p.round {
			return written{nil, p.round}, p.refused
		}
		w, err := do(ctx, p.version)
		if err == nil {
			p.version = w.Version
			return written{w, p.round}, nil
		}
		p.round, p.refused = p.round+1, err
		fresh, reread := store.Case(ctx, id)
		if reread != nil {
			return written{nil, p.round}, err
		}
		p.version = fresh.Version
		return written{fresh, p.round}, err
	}, func(r written, err error) tea.Cmd {
		s.pending--
		s.round = r.round
		if r.work != nil && (err != nil || s.pending == 0) {
			s.adopt(r.work)
			s.refresh()
		}
		switch {
		case err != nil && lost != nil:
			lost()
		case err == nil && done != nil:
			return done()
		}
		return nil
	})
}

// change writes facts: at once on the screen, then in the store. What is so already
// is not written again.
func (s *caseScreen) change(changes []domain.Change, lost func()) tea.Cmd {
	changes = s.news(changes)
	if len(changes) == 0 {
		return nil
	}
	if why := s.locked(); why != "" {
		return s.app.Say(why)
	}
	laid := *s.work
	laid.Facts = cloneFacts(laid.Facts)
	receipts := false
	for _, ch := range changes {
		if err := domain.Set(&laid.Facts, ch); err != nil {
			return s.app.Fail(&desk.Sentence{Text: "Questo valore non si può scrivere nella pratica: " + desk.FactLabel(ch.Path) + ". Nulla è cambiato.", Cause: err})
		}
		receipts = receipts || strings.HasPrefix(ch.Path, "payments")
	}
	s.work = &laid
	s.refresh()
	store, id := s.app.Store, s.work.ID
	cmd := s.write(func(ctx context.Context, version int) (*domain.Work, error) {
		return store.Change(ctx, id, version, changes)
	}, nil, lost)
	if !receipts {
		return cmd
	}
	return tea.Batch(cmd, s.lookUpReceipts())
}

// news keeps the changes that change something.
func (s *caseScreen) news(changes []domain.Change) []domain.Change {
	var out []domain.Change
	for _, ch := range changes {
		now, err := domain.Get(&s.work.Facts, ch.Path)
		if err != nil || now != ch.Value || ch.Value == "" && isGroup(ch.Path) {
			out = append(out, ch)
		}
	}
	return out
}

// isGroup says that the path names an entry of a list, or the booking: Get has no
// text for those.
func isGroup(path string) bool { return strings.HasSuffix(path, "]") || path == "booking" }

// cloneFacts keeps the store's lists out of reach of what is laid over them.
func cloneFacts(c domain.Case) domain.Case {
	c.Payments = slices.Clone(c.Payments)
	c.Parents = slices.Clone(c.Parents)
	c.Waivers = slices.Clone(c.Waivers)
	c.AccompanimentFacts.Companions = slices.Clone(c.AccompanimentFacts.Companions)
	return c
}

// locked says why no fact may be changed now.
func (s *caseScreen) locked() string {
	switch {
	case s.work == nil:
		return "La pratica si sta aprendo."
	case s.work.State == domain.InProgress:
		return ""
	case s.work.State.IsClosed():
		return "La pratica è " + desk.StateLabel(s.work.State) + ": ⏎ la riapre, con il motivo."
	}
	return "La pratica è " + desk.StateLabel(s.work.State) + ": ⏎ la riprende."
}

// undo takes the desk's last change back, and goes where it was made: an answer that
// goes out of sight would not be given again.
func (s *caseScreen) undo() tea.Cmd {
	store, id, mine := s.app.Store, s.work.ID, s.app.Settings.Desk
	undone, closed := domain.Event{}, false
	return s.write(func(ctx context.Context, version int) (*domain.Work, error) {
		now, err := store.Case(ctx, id)
		if err != nil {
			return nil, err
		}
		if ref, ok, err := now.LastUndoable(mine); err == nil && ok {
			undone = eventOf(now, ref)
		}
		closed = len(now.Slips) > 0 || slices.ContainsFunc(now.Events, givesOutcome)
		w, err := store.Undo(ctx, id, version)
		if why, refused := desk.UndoRefused(err); refused {
			return nil, &desk.Sentence{Text: why, Cause: err}
		}
		if errors.Is(err, desk.ErrNothingToUndo) {
			why := "Non c'è nulla da annullare. Una pratica aperta per errore si chiude dal riepilogo (o): abbandonata, con il motivo."
			if closed {
				why = "Non c'è nulla da annullare: un esito o una stampa non si annullano."
			}
			return nil, &desk.Sentence{Text: why, Cause: err}
		}
		return w, err
	}, func() tea.Cmd {
		clear(s.skipped)
		if s.form == nil {
			s.toLine(desk.LineOf(s.steps, changesOf(undone)))
		}
		return tea.Batch(s.app.Say("Annullato: "+desk.DescribeEvent(undone)+"."), s.lookUpReceipts(), s.touch())
	}, nil)
}

func changesOf(e domain.Event) []domain.Change {
	switch b := e.Body.(type) {
	case domain.CaseChanged:
		return b.Changes
	case domain.CaseRelinked:
		return b.Changes
	}
	return nil
}

func givesOutcome(e domain.Event) bool {
	m, ok := e.Body.(domain.CaseMoved)
	return ok && m.To != domain.InProgress && m.To != domain.Suspended
}

func eventOf(w *domain.Work, ref domain.EventRef) domain.Event {
	i := slices.IndexFunc(w.Events, func(e domain.Event) bool { return e.Ref == ref })
	return w.Events[i]
}

// move brings the case to another state.
func (s *caseScreen) move(m domain.CaseMoved, done func() tea.Cmd) tea.Cmd {
	store, id := s.app.Store, s.work.ID
	return s.write(func(ctx context.Context, version int) (*domain.Work, error) {
		return store.Move(ctx, id, version, m)
	}, done, nil)
}
