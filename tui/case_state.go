package tui

import (
	"context"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"

	tea "github.com/charmbracelet/bubbletea"
)

// takeUp continues a case whose person has come back: the day becomes the filing
// day and every dated rule is read again. Another booking is tied with r.
func (s *caseScreen) takeUp() tea.Cmd {
	m := domain.CaseMoved{To: domain.InProgress, Changes: desk.Returning(s.work, nil, s.app.Today(), hourOf(s.app))}
	s.absence = absence{before: s.verdict.Findings}
	return s.move(m, func() tea.Cmd {
		s.toFirstOpen()
		if n := len(s.worse); n > 0 {
			return s.app.Say("Da quando era andata via: " + plural(n, "cosa è peggiorata", "cose sono peggiorate") + ".")
		}
		return s.app.Say("Pratica ripresa.")
	})
}

const reopenTitle = "Riaprire la pratica"

// reopenCase takes an outcome back, with a reason that stays in the case.
func (s *caseScreen) reopenCase() tea.Cmd {
	return s.askReason(reopenTitle, "La pratica è "+desk.StateLabel(s.work.State)+". La nuova stampa dirà che sostituisce quella di prima.", func(reason string) tea.Cmd {
		return s.move(domain.CaseMoved{To: domain.InProgress, Reason: reason}, func() tea.Cmd {
			s.toFirstOpen()
			return s.app.Say("Pratica riaperta.")
		})
	})
}

// printed is what is left of an outcome: where the slip went, or why there is none.
type printed struct {
	work     *domain.Work
	sentence string
	unprint  error
}

// conclude gives the outcome, records its slip and prints it, then goes back to the
// agenda. A printer that fails does not take the outcome back.
func (s *caseScreen) conclude(m domain.CaseMoved) tea.Cmd {
	store, id, print := s.app.Store, s.work.ID, s.app.Print
	kinds, _ := desk.SlipKindsFor(&s.work.Facts, m.To, s.verdict) // none for a case that is given up
	done := printed{}
	return s.write(func(ctx context.Context, version int) (*domain.Work, error) {
		w, err := store.Move(ctx, id, version, m)
		if err != nil {
			return nil, err
		}
		done = hand(ctx, store, print, w, kinds)
		return done.work, nil
	}, func() tea.Cmd {
		word := "Pratica " + desk.StateLabel(m.To) + "."
		if done.sentence != "" {
			word += " " + done.sentence
		}
		cmds := []tea.Cmd{s.app.Home(), s.app.Say(word)}
		if done.unprint != nil {
			cmds = append(cmds, s.app.Fail(&desk.Sentence{Cause: done.unprint,
				Text: word + " La stampa però non è riuscita (" + done.unprint.Error() + "). L'esito è salvato: ristampare dal riepilogo (p)."}))
		}
		return tea.Batch(cmds...)
	}, nil)
}

// hand records and prints papers of a case, one after the other; it stops at the
// first that fails.
func hand(ctx context.Context, store Store, print func(context.Context, *domain.Work, domain.SlipPrinted) (string, error), w *domain.Work, kinds []domain.SlipKind) printed {
	done := printed{work: w}
	for _, kind := range kinds {
		if print == nil {
			break
		}
		slip, recorded := desk.NextSlip(done.work, kind)
		if !recorded { // first, so that no number is ever on two papers
			after, err := store.RecordSlip(ctx, w.ID, done.work.Version, slip)
			if err != nil {
				done.unprint = err
				break
			}
			done.work = after
		}
		sentence, err := print(ctx, done.work, slip)
		if err != nil {
			done.unprint = err
			break
		}
		done.sentence = strings.TrimSpace(done.sentence + " " + sentence)
	}
	return done
}
