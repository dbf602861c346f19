package tui

import (
	"context"

	"civico/sportello/domain/desk"

	tea "github.com/charmbracelet/bubbletea"
)

// begin chooses the first screen. The store is opened behind the first frame.
func (a *App) begin() tea.Cmd {
	switch {
	case a.Store != nil:
		return a.Push(newAgenda(a))
	case a.Settings.Office == "":
		return a.Push(newFirstStart(a))
	}
	home := a.Push(newAgenda(a))
	return tea.Batch(home, a.openStore(a.Settings))
}

// openStore opens the store for the settings and starts the agenda on it.
func (a *App) openStore(s desk.Settings) tea.Cmd {
	open := a.Open
	return Load(a, func(ctx context.Context) (Opened, error) { return open(ctx, s) }, a.opened)
}

func (a *App) opened(o Opened, err error) tea.Cmd {
	if err != nil {
		return a.cannotOpen(err)
	}
	if o.Doubt == "" {
		return a.adopt(o)
	}
	return a.Confirm(Question{
		Title: "Prima di cominciare", Text: o.Doubt, Yes: "va bene, comincia", No: "esci", Unasked: true,
	}, func(yes bool) tea.Cmd {
		a.closeDB = o.Close
		if !yes {
			return a.Quit()
		}
		return a.adopt(o)
	})
}

func (a *App) adopt(o Opened) tea.Cmd {
	a.Store, a.Profile, a.Settings, a.closeDB = o.Store, o.Profile, o.Settings, o.Close
	a.Demo = a.Demo || o.Demo
	if _, first := a.Top().(*firstStart); first {
		return tea.Batch(a.Replace(newAgenda(a)))
	}
	if home, ok := a.stack[0].(*agenda); ok {
		return home.begin()
	}
	return nil
}

// cannotOpen tells why; on the first start the clerk can choose again, otherwise
// there is nothing to stay for.
func (a *App) cannotOpen(err error) tea.Cmd {
	if f, ok := a.Top().(*firstStart); ok {
		f.opening = false
		return a.Fail(err)
	}
	return a.Confirm(Question{
		Title: "L'archivio non si apre", Text: sentence(err), Yes: "riprova", No: "esci", Unasked: true,
	}, func(yes bool) tea.Cmd {
		if !yes {
			return a.Quit()
		}
		return a.openStore(a.Settings)
	})
}
