package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"
)

// palette finds an action of the screen in front by name, and does it.
func (a *App) palette() tea.Cmd {
	if a.Top() == nil {
		return nil
	}
	all := slices.DeleteFunc(a.actions(), func(b Binding) bool { return b.Do == nil })
	c := Choice{Title: "Trova azione", Options: make([]Option, len(all))}
	for i, b := range all {
		note := KeyName(b.Keys[0])
		if why := b.Disabled(); why != "" {
			note = "ora no: " + why
		}
		c.Options[i] = Option{Label: sentenceCase(b.Action), Note: note}
	}
	return a.Choose(c, func(i int) tea.Cmd { return a.do(all[i]) })
}
