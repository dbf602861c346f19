package tui

import (
	"context"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"

	tea "github.com/charmbracelet/bubbletea"
)

// The steps that mark the drafts of new entries; a withdrawal's has its ground.
const (
	foundStep     = "register_found"
	withdrawnStep = "register_withdrawn "
)

// newFoundForm asks for a found passport.
func newFoundForm(a *App) *registerForm {
	s := newRegisterForm(a, "Registra un passaporto rinvenuto", "L'anno in cui il titolare può chiederlo comincia dal giorno in cui le autorità lo consegnano.")
	s.askBooklet("")
	s.askDay("handed_on", "Consegnato il", "")
	s.askText("from", "Da chi", "l'autorità che lo consegna", domain.MaxRegisterFrom, "serve chi lo ha consegnato")
	s.askText("note", "Nota", "", domain.MaxRegisterNote, "")
	s.step, s.said = foundStep, "Passaporto registrato."
	store := a.Store
	s.send = func(ctx context.Context, v func(string) string) error {
		return store.RegisterFound(ctx, domain.BookletFound{
			Number: v(rNumber), Surname: v(rSurname), Name: v(rName), BirthDate: dayOf(v(rBirth)),
			HandedOn: dayOf(v("handed_on")), From: v("from"), Note: v("note"),
		})
	}
	return s
}

// newWithdrawnForm asks for a withdrawal on a ground.
func newWithdrawnForm(a *App, ground domain.WithdrawalGround) *registerForm {
	s := newRegisterForm(a, "Registra il ritiro di un passaporto", "Motivo: "+desk.WithdrawalLabel(ground)+".")
	s.askBooklet("serve il cognome del titolare")
	s.askDay("on", "Ritirato il", a.Today().Italian())
	s.askText("note", "Nota", "provvedimento, autorità che lo chiede", domain.MaxRegisterNote, "")
	s.step, s.said = withdrawnStep+string(ground), "Ritiro registrato."
	store := a.Store
	s.send = func(ctx context.Context, v func(string) string) error {
		return store.RegisterWithdrawn(ctx, domain.BookletWithdrawn{
			Number: v(rNumber), Surname: v(rSurname), Name: v(rName), BirthDate: dayOf(v(rBirth)), Ground: ground, On: dayOf(v("on")), Note: v("note"),
		})
	}
	return s
}

// newReturnForm asks when a found passport was given back, and to whom.
func newReturnForm(a *App, r desk.FoundRow, way domain.GivenBack) *registerForm {
	s := newRegisterForm(a, "Restituzione di "+r.Number, foundHolder(&r)+". Restituito "+desk.GivenBackLabel(way)+".", withdrawnWarning(&r))
	if r.Withdrawn.IsZero() {
		s.about = s.about[:1]
	}
	s.askDay("on", "Restituito il", a.Today().Italian())
	s.askText("to", "A chi", "vuoto: al titolare", domain.MaxRegisterFrom, "")
	hint := "documento visto, delega"
	if way == domain.BackByPost {
		hint = "numero della spedizione"
	}
	s.askText("note", "Nota", hint, domain.MaxRegisterNote, "")
	s.said = r.Number + ": restituito."
	store := a.Store
	s.send = func(ctx context.Context, v func(string) string) error {
		return store.ReturnFound(ctx, r.Ref, domain.BookletReturned{How: way, On: dayOf(v("on")), To: v("to"), Note: v("note")})
	}
	return s
}

// takeUpEntry opens the entry that a killed program had on its screen, over its
// register; nil where the draft is of something else.
func (a *App) takeUpEntry(d desk.Draft) tea.Cmd {
	var list Screen
	var form *registerForm
	switch ground, withdrawn := strings.CutPrefix(d.Step, withdrawnStep); {
	case d.Step == foundStep:
		list, form = newFoundRegister(a), newFoundForm(a)
	case withdrawn:
		list, form = newWithdrawnRegister(a), newWithdrawnForm(a, domain.WithdrawalGround(ground))
	default:
		return nil
	}
	form.restore(d)
	return tea.Batch(a.Push(list), a.Push(form), a.Say("Ripreso da dove si era rimasti."))
}
