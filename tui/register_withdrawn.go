package tui

import (
	"context"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// withdrawnRegister is the register of withdrawn passports (REV-1).
type withdrawnRegister struct {
	registerList[desk.WithdrawnRow]
}

func newWithdrawnRegister(a *App) *withdrawnRegister {
	return &withdrawnRegister{newRegisterList(a, func(ctx context.Context) ([]desk.WithdrawnRow, error) { return a.Store.WithdrawnBooklets(ctx) },
		func(r *desk.WithdrawnRow) string {
			return r.Number + " " + r.Surname + " " + r.Name + " " + desk.WithdrawalLabel(r.Ground)
		},
		func(*desk.WithdrawnRow) bool { return true })}
}

func (s *withdrawnRegister) Title() (string, string) {
	stand := 0
	for i := range s.all {
		if !s.all[i].Struck {
			stand++
		}
	}
	return "Registro dei passaporti ritirati", plural(stand, "ritirato", "ritirati") + " "
}

// Name is the screen's name in the help.
func (s *withdrawnRegister) Name() string { return "passaporti ritirati" }

func (s *withdrawnRegister) Bindings() []Binding {
	return []Binding{
		{Keys: []string{"f2"}, Action: "registra", Help: "Registra il ritiro di un passaporto, con il motivo.", Do: s.add},
		{Keys: []string{"ctrl+z"}, Action: "annulla", Help: "Annulla la registrazione fatta per errore, con il motivo.", Why: s.whyNotUndo, Do: s.undo},
		{Keys: []string{"f6"}, Action: "rinvenuti", Help: "Apre il registro dei passaporti rinvenuti.", Do: func() tea.Cmd { return s.app.Replace(newFoundRegister(s.app)) }},
		{Keys: []string{"down", "up", "pgdown", "pgup"}, Action: "scorri", Aside: true},
	}
}

// add asks for the ground first: it is what makes a withdrawal one.
func (s *withdrawnRegister) add() tea.Cmd {
	c := Choice{Title: "Perché il passaporto è ritirato?"}
	for i, g := range domain.WithdrawalGrounds() {
		c.Options = append(c.Options, Option{Label: desk.WithdrawalLabel(g), Key: itoa(i + 1)})
	}
	return s.app.Choose(c, func(i int) tea.Cmd { return s.app.Push(newWithdrawnForm(s.app, domain.WithdrawalGrounds()[i])) })
}

func (s *withdrawnRegister) whyNotUndo() string {
	if why := s.whyNone(); why != "" {
		return why
	}
	if s.selected().Struck {
		return "La registrazione è già annullata."
	}
	return ""
}

func (s *withdrawnRegister) undo() tea.Cmd {
	r := *s.selected()
	store := s.app.Store
	return s.app.Reason("Annulla: "+r.Number, "La registrazione resta nel registro, segnata come annullata.", func(reason string) tea.Cmd {
		return s.save(r.Number+": annullato.", func(ctx context.Context) error { return store.UndoWithdrawn(ctx, r.Ref, reason) })
	})
}

// withdrawnGround is the width of the ground's column.
const withdrawnGround = 33

func (s *withdrawnRegister) View(w, h int) string {
	holder := w - 3 - foundNumber - foundDay - withdrawnGround
	head := "   " + widget.Fit("numero", foundNumber) + widget.Fit("titolare", holder) + widget.Fit("ritirato", foundDay) + "motivo"
	var detail []string
	if r := s.selected(); r != nil {
		detail = s.detail(r, w)
	}
	return s.draw(w, h, "ritirati al titolare, con il motivo (REV-1)", head, "Nessun passaporto ritirato. F2 ne registra uno.",
		func(r *desk.WithdrawnRow, selected bool) string { return s.line(r, selected, holder, w) }, detail)
}

func (s *withdrawnRegister) line(r *desk.WithdrawnRow, selected bool, holder, w int) string {
	ground := desk.WithdrawalLabel(r.Ground)
	if r.Struck {
		ground = "registrazione annullata"
	}
	line := widget.Fit(" "+marker(selected)+widget.Fit(r.Number, foundNumber-1)+" "+widget.Fit(personName(r.Surname, r.Name), holder-1)+" "+
		widget.Fit(r.On.Italian(), foundDay)+ground, w)
	switch {
	case selected:
		return s.app.Styles.Selected.Paint(line)
	case r.Struck:
		return s.app.Styles.Muted.Paint(line)
	}
	return line
}

func (s *withdrawnRegister) detail(r *desk.WithdrawnRow, w int) []string {
	first := r.Number + " · " + personName(r.Surname, r.Name)
	if !r.BirthDate.IsZero() {
		first += ", nascita " + r.BirthDate.Italian()
	}
	struck := ""
	if r.Struck {
		struck = "Annullato: " + r.StruckReason + " " + s.app.signed("Scritto", r.StruckBy)
	}
	return wrapAll(w, first, "Ritirato il "+r.On.Italian()+": "+desk.WithdrawalLabel(r.Ground)+".", noted(r.Note), struck, s.app.signed("Registrato", r.By))
}
