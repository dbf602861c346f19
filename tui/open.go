package tui

import (
	"context"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"

	tea "github.com/charmbracelet/bubbletea"
)

// opener takes a row to its case: one that is open already, an earlier one that
// the person comes back for, or a new one. done runs when the way ends, wherever.
type opener struct {
	app  *App
	row  desk.Row
	done func()
}

func (a *App) openRow(r desk.Row, done func()) tea.Cmd {
	if done == nil {
		done = func() {}
	}
	o := &opener{a, r, done}
	if r.Case != "" {
		done()
		return a.enter(CaseAt{ID: r.Case})
	}
	if why := desk.NotWorkable(desk.ProcedureOf(r), a.Profile, a.Today()); why != "" {
		done()
		return a.Fail(&desk.Sentence{Text: why, Usage: true})
	}
	if why := o.odd(); why != "" {
		return a.Confirm(Question{Title: "Aprire lo stesso?", Text: why, Yes: "apri la pratica", No: "torna"}, func(yes bool) tea.Cmd {
			if !yes {
				done()
				return nil
			}
			return o.lookBack()
		})
	}
	return o.lookBack()
}

// odd is why nobody would expect this row to be opened now.
func (o *opener) odd() string {
	r, today := &o.row, o.app.Today()
	switch {
	case r.Status == desk.BookingCancelled:
		return "L'agenda dice che l'appuntamento è annullato."
	case r.Status == desk.BookingVanished:
		return "L'appuntamento è stato tolto: " + strings.TrimPrefix(o.app.goneSentence(r, 0), wordGone+": ") + "."
	case r.Appointment != "" && r.Date.After(today):
		return "L'appuntamento è per " + longDate(r.Date) + ", non per oggi. La pratica si apre con la data di oggi."
	case r.Appointment != "" && r.Date.Before(today):
		return "L'appuntamento era per " + longDate(r.Date) + ". La pratica si apre con la data di oggi."
	}
	return ""
}

// lookBack finds cases of the same person that wait for papers: who comes back
// goes on with the same case.
func (o *opener) lookBack() tea.Cmd {
	row, store := o.row, o.app.Store
	return Load(o.app, func(ctx context.Context) ([]desk.Hit, error) { return searchPerson(ctx, store, &row) }, o.found)
}

func (o *opener) found(hits []desk.Hit, err error) tea.Cmd {
	if err != nil {
		o.done()
		return o.app.Fail(err)
	}
	var waiting []desk.Hit
	for _, h := range hits {
		if h.Case != "" && waitsForPerson(h.State) {
			waiting = append(waiting, h)
		}
	}
	if len(waiting) == 0 {
		return o.openNew()
	}
	c := Choice{
		Title: "Pratica già iniziata", Text: personName(o.row.Surname, o.row.Name) + " ha una pratica che aspetta. Chi torna continua la stessa: carte, ricevute e assensi restano.",
	}
	for _, h := range waiting {
		c.Options = append(c.Options, Option{Label: "continua la pratica " + desk.StateLabel(h.State), Note: procedureWords(&h.Row, o.app.Today()) + " " + h.Date.Italian()})
	}
	c.Options = append(c.Options, Option{Label: "apri una pratica nuova", Key: "n"})
	o.done()
	return o.app.Choose(c, func(i int) tea.Cmd {
		if i == len(waiting) {
			return o.openNew()
		}
		return o.goOn(waiting[i].Row)
	})
}

func waitsForPerson(s domain.State) bool {
	return s == domain.Incomplete || s == domain.Suspended || s == domain.AwaitingClearance
}

// openNew marks the arrival and opens a case.
func (o *opener) openNew() tea.Cmd {
	a, r, store := o.app, o.row, o.app.Store
	opening := desk.OpeningFor(r, a.Profile, a.Today(), hourOf(a))
	return Save(a, func(ctx context.Context) (*domain.Work, error) {
		if err := arrive(ctx, store, &r); err != nil {
			return nil, err
		}
		return store.OpenCase(ctx, opening)
	}, o.show)
}

// goOn ties the waiting case to today's appointment and takes it up again.
func (o *opener) goOn(of desk.Row) tea.Cmd {
	r, store, on := o.row, o.app.Store, o.app.Today()
	return Save(o.app, func(ctx context.Context) (*domain.Work, error) {
		if err := arrive(ctx, store, &r); err != nil {
			return nil, err
		}
		w, err := store.Case(ctx, of.Case)
		if err != nil {
			return nil, err
		}
		if r.Appointment != w.Appointment {
			w, err = store.Relink(ctx, w.ID, w.Version, domain.CaseRelinked{Appointment: r.Appointment, Changes: desk.BookingFacts(r)})
			if err != nil {
				return nil, err
			}
		}
		return store.Move(ctx, w.ID, w.Version, domain.CaseMoved{To: domain.InProgress, Changes: []domain.Change{{Path: "filed_on", Value: on.String()}}})
	}, o.show)
}

func arrive(ctx context.Context, store Store, r *desk.Row) error {
	if r.Appointment == "" || r.Visit == domain.VisitArrived {
		return nil
	}
	_, err := store.SetVisit(ctx, r.Appointment, domain.VisitArrived)
	return err
}

func (o *opener) show(w *domain.Work, err error) tea.Cmd {
	o.done()
	if err != nil {
		return nil // shown already; the agenda is as it was
	}
	return o.app.enter(CaseAt{ID: w.ID, Work: w})
}

// enter shows a case above the agenda: the search or the form that led to it has
// done its work. A list that is worked through stays below.
func (a *App) enter(at CaseAt) tea.Cmd {
	a.wants(wantedRow{caseID: at.ID})
	_, stays := a.Top().(worklist)
	if stays || len(a.stack) == 1 {
		return a.Push(NewCase(a, at))
	}
	return a.Replace(NewCase(a, at))
}

// worklist is a screen that the clerk comes back to after each case.
type worklist interface{ worklist() }

func (s *radar) worklist()          {}
func (s *conflictScreen) worklist() {}

// takeUp reopens what was open when the program was killed, with the text that
// stood in the field.
func (a *App) takeUp() tea.Cmd {
	store := a.Store
	type found struct {
		draft desk.Draft
		ok    bool
	}
	return Load(a, func(ctx context.Context) (found, error) {
		d, ok, err := store.Draft(ctx)
		return found{d, ok}, err
	}, func(f found, err error) tea.Cmd {
		switch {
		case err != nil:
			return a.Fail(err)
		case !f.ok:
			return nil
		case f.draft.Step == walkInStep:
			return tea.Batch(a.Push(newWalkInFrom(a, f.draft)), a.Say("Ripreso da dove si era rimasti."))
		case f.draft.Case == "":
			return a.takeUpEntry(f.draft)
		}
		a.wants(wantedRow{caseID: f.draft.Case})
		return tea.Batch(a.Push(NewCase(a, CaseAt{ID: f.draft.Case, Draft: &f.draft})), a.Say("Ripreso da dove si era rimasti."))
	})
}
