package tui

import (
	"cmp"
	"context"
	"strconv"
	"strings"

	"civico/sportello/domain/desk"
	"civico/sportello/domain/office"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// settings is what the first start asked, to be changed, and the lists of places of
// the branches.
type settings struct {
	app  *App
	list widget.List
}

// setting is one line.
type setting struct {
	label, value string
	help         string
	why          func() string
	do           func() tea.Cmd
}

func newSettings(a *App) *settings {
	s := &settings{app: a}
	s.list.SetLen(len(s.lines()))
	return s
}

func (s *settings) Title() (string, string)    { return "Impostazioni", "" }
func (s *settings) Init() tea.Cmd              { return nil }
func (s *settings) Update(msg tea.Msg) tea.Cmd { return moveOn(&s.list, msg) }
func (s *settings) Typing() bool               { return false }

// fixedSettings is how many lines come before the branches.
const fixedSettings = 3

func (s *settings) lines() []setting {
	a := s.app
	name := ""
	if a.Profile != nil {
		name = a.Profile.Name
	}
	out := []setting{
		{"Operatore", a.Settings.Clerk, "Il nome che va sui moduli e nel registro, da ora in poi.", s.noKeep, s.askClerk},
		{"Sportello", itoa(a.Settings.Desk), "Il numero di questo sportello.", s.noKeep, s.askDesk},
		{"Ufficio dell'archivio", name, "L'ufficio di cui è questo archivio. Cambia solo con un motivo, che resta nel registro.", s.noKeeper, s.askOffice},
	}
	for _, p := range s.branches() {
		out = append(out, setting{"Comuni del " + p.Name, placesWord(p), "I comuni che il commissariato serve.", s.noKeeper, func() tea.Cmd { return a.Push(newPlaces(a, p)) }})
	}
	return append(out, s.watched()...)
}

// branches are those of the archive's own questura before the others.
func (s *settings) branches() []*office.Profile {
	if s.app.Offices == nil {
		return nil
	}
	own := ""
	if p := s.app.Profile; p != nil {
		own = cmp.Or(p.Parent, p.ID)
	}
	var first, rest []*office.Profile
	for _, p := range s.app.Offices.All() {
		switch {
		case p.Kind != office.Commissariato:
		case p.Parent == own:
			first = append(first, p)
		default:
			rest = append(rest, p)
		}
	}
	return append(first, rest...)
}

// placesWord says whom a branch serves.
func placesWord(p *office.Profile) string {
	switch {
	case len(p.Places) > 0:
		return plural(len(p.Places), "comune", "comuni")
	case p.Practice.PlacesUnset:
		return "elenco non configurato"
	}
	return "tutta la provincia"
}

func (s *settings) Bindings() []Binding {
	lines := s.lines()
	out := []Binding{{
		Keys: []string{"enter"}, Action: "cambia", Help: "Cambia la voce.",
		Why: func() string { return lines[s.list.Cursor()].why() }, Do: func() tea.Cmd { return lines[s.list.Cursor()].do() },
	}}
	for i, l := range lines[:fixedSettings] {
		out = append(out, Binding{Keys: []string{strconv.Itoa(i + 1)}, Action: strings.ToLower(l.label), Help: l.help, Aside: true, Why: l.why, Do: l.do})
	}
	out = append(out, Binding{Keys: []string{"esc"}, Action: "agenda", Do: s.app.Pop})
	return append(out, Binding{Keys: []string{"down", "up", "pgdown", "pgup", "home", "end"}, Action: "scorri", Help: "Muove il cursore.", Aside: true})
}

func (s *settings) noKeep() string {
	if s.app.Keep == nil {
		return "Qui le impostazioni non si possono cambiare."
	}
	return ""
}

func (s *settings) noKeeper() string {
	switch {
	case s.app.Keeper != nil:
		return ""
	case s.app.Demo:
		return "Nella dimostrazione gli uffici restano come sono."
	}
	return "Qui gli uffici non si possono cambiare."
}

func (s *settings) View(w, h int) string {
	st := &s.app.Styles
	lines := s.lines()
	s.list.SetLen(len(lines))
	foot := []string{st.Border.Paint(strings.Repeat("─", w))}
	at := lines[s.list.Cursor()]
	text := at.help
	if why := at.why(); why != "" {
		text += " Ora no: " + why
	}
	for _, l := range widget.Wrap(text, w-2) {
		foot = append(foot, " "+l)
	}
	if s.app.Passing {
		foot = append(foot, " "+st.Warn.Paint("Con --db operatore, sportello e cartella valgono finché Sportello è aperto."))
	}
	if file := s.app.Paths.Store; file != "" {
		foot = append(foot, " "+st.Muted.Paint("Archivio: "+widget.CutPath(file, w-12)))
	}
	out := append([]string{""}, s.list.View(h-len(foot)-1, func(i int, selected bool) string { return s.row(lines[i], selected, w) })...)
	for len(out) < h-len(foot) {
		out = append(out, "")
	}
	return strings.Join(append(out, foot...), "\n")
}

func (s *settings) row(l setting, selected bool, w int) string {
	line := " " + marker(selected) + widget.Fit(l.label, 42) + " " + widget.CutPath(l.value, w-46)
	if selected {
		return s.app.Styles.Selected.Paint(widget.Fit(line, w))
	}
	return widget.Cut(line, w)
}

func (s *settings) askClerk() tea.Cmd {
	return s.app.Prompt(Prompt{
		Title: "Operatore", Text: "Il nome che va sui moduli e nel registro, da ora in poi.", Label: "Nome", Value: s.app.Settings.Clerk,
		Check: func(t string) string { _, _, wrong := checkClerk(t); return wrong },
	}, func(t string) tea.Cmd {
		set := s.app.Settings
		set.Clerk, _, _ = checkClerk(t)
		return s.keep(set)
	})
}

func (s *settings) askDesk() tea.Cmd {
	return s.app.Prompt(Prompt{
		Title: "Sportello", Label: "Numero", Value: itoa(s.app.Settings.Desk), Fresh: true,
		Check: func(t string) string { _, _, wrong := checkDesk(t); return wrong },
	}, func(t string) tea.Cmd {
		set := s.app.Settings
		n, err := strconv.Atoi(t)
		if err != nil {
			return s.app.Say("Numero non capito: " + t)
		}
		set.Desk = n
		return s.keep(set)
	})
}

func (s *settings) keep(set desk.Settings) tea.Cmd {
	keep := s.app.Keep
	do := func(context.Context) (desk.Settings, error) { return set, keep(set) }
	then := func(kept desk.Settings, err error) tea.Cmd {
		if err == nil {
			s.app.Settings = kept
		}
		return nil
	}
	if s.app.Passing {
		return Hold(s.app, do, then)
	}
	return Save(s.app, do, then)
}
