package tui

import (
	"context"

	"civico/sportello/domain/office"

	tea "github.com/charmbracelet/bubbletea"
)

// askOffice makes the store another office's: which one, and why.
func (s *settings) askOffice() tea.Cmd {
	a := s.app
	var others []*office.Profile
	c := Choice{Title: "L'archivio è di un altro ufficio?", Text: "Prenotazioni e pratiche già registrate restano di «" + a.Profile.Name + "». L'agenda del nuovo ufficio va importata."}
	for _, p := range a.Offices.All() {
		if p.ID != a.Profile.ID {
			others = append(others, p)
			c.Options = append(c.Options, Option{Label: p.Name, Note: p.Province})
		}
	}
	return a.Choose(c, func(i int) tea.Cmd {
		to := others[i]
		return a.Reason("Archivio di «"+to.Name+"»", "Il motivo resta nel registro con il nome dell'operatore.", func(reason string) tea.Cmd {
			return a.moveStore(to, reason)
		})
	})
}

// moveStore hands the store over to another office; the screens go on with the store
// as it was opened anew.
func (a *App) moveStore(to *office.Profile, reason string) tea.Cmd {
	keeper := a.Keeper
	return Save(a, func(ctx context.Context) (Opened, error) { return keeper.MoveStore(ctx, to.ID, reason) }, func(o Opened, err error) tea.Cmd {
		if err != nil {
			return nil // shown already; the store is as it was
		}
		a.Store, a.Profile, a.Settings, a.closeDB = o.Store, o.Profile, o.Settings, o.Close
		return a.Say("Da ora l'archivio è di «" + o.Profile.Name + "».")
	})
}

// takeOffices makes changed profiles hold at once.
func (a *App) takeOffices(b *office.Book) {
	a.Offices = b
	if a.Profile == nil {
		return
	}
	if p, ok := b.Get(a.Profile.ID); ok {
		a.Profile = p
	}
}
