package tui

import (
	"strconv"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// choose offers every procedure that this office works.
func (s *walkIn) choose() tea.Cmd {
	list := desk.Workable(s.app.Profile, s.app.Today())
	c := Choice{Title: "Per che cosa viene"}
	for i, p := range list {
		c.Options = append(c.Options, Option{Label: desk.CodeLabel("procedure", string(p)), Key: strconv.Itoa(i + 1)})
		if p == s.asked {
			c.At = i
		}
	}
	return s.app.Choose(c, func(i int) tea.Cmd {
		s.asked = list[i]
		return s.keepSoon()
	})
}

// procedure is what the person comes for; of a passport, what the birth date makes
// of it.
func (s *walkIn) procedure() string {
	name := desk.CodeLabel("procedure", string(s.asked))
	canonical, _, wrong := widget.BirthCheck(s.app.Today)(s.fields[wBirth].Text())
	birth, err := calendar.Parse(canonical)
	switch {
	case wrong != "" || err != nil:
		return name
	case s.asked != domain.Passport:
		return name + " (" + yearsOld(birth, s.app.Today()) + ")"
	case calendar.Age(birth, s.app.Today()) < 18:
		return name + ", minorenne (" + yearsOld(birth, s.app.Today()) + ")"
	}
	return name + ", maggiorenne (" + yearsOld(birth, s.app.Today()) + ")"
}
