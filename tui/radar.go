package tui

import (
	"context"
	"strings"

	"civico/sportello/domain/desk"
	"civico/sportello/domain/text"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// radar lists all that has a clock, the worst first, and leads to each.
type radar struct {
	app    *App
	found  []desk.RadarLine
	loaded bool
	list   widget.List
	number int
	busy   bool // a case is being opened
}

func newRadar(a *App) *radar { return &radar{app: a} }

func (s *radar) Title() (string, string) {
	return "Scadenze", plural(len(s.found), "cosa", "cose") + " "
}

func (s *radar) Typing() bool               { return false }
func (s *radar) Update(msg tea.Msg) tea.Cmd { return moveOn(&s.list, msg) }
func (s *radar) Init() tea.Cmd              { return s.load() }

// Resume reads again: what was looked at may be done.
func (s *radar) Resume() tea.Cmd { return s.load() }

func (s *radar) load() tea.Cmd {
	s.number++
	number, store, today := s.number, s.app.Store, s.app.Today()
	return Load(s.app, func(ctx context.Context) ([]desk.RadarLine, error) {
		return store.Radar(ctx, today)
	}, func(found []desk.RadarLine, err error) tea.Cmd {
		if number != s.number {
			return nil
		}
		s.loaded = true
		if err != nil {
			return s.app.Fail(err)
		}
		s.found = found
		s.list.SetLen(len(found))
		return nil
	})
}

func (s *radar) selected() *desk.RadarLine {
	if i := s.list.Cursor(); i >= 0 && i < len(s.found) {
		return &s.found[i]
	}
	return nil
}

func (s *radar) Bindings() []Binding {
	return []Binding{
		{Keys: []string{"enter", "f2"}, Action: s.openWord(), Help: "Apre la pratica, il giorno dell'appuntamento, il conflitto o il registro.", Why: s.nothing, Do: s.open},
		{Keys: []string{"ctrl+r"}, Action: "rileggi", Help: "Rilegge l'elenco dall'archivio.", Aside: true, Do: s.load},
		{Keys: []string{"esc"}, Action: "agenda", Do: s.app.Pop},
		{Keys: []string{"down", "up", "pgdown", "pgup", "home", "end"}, Action: "scorri", Aside: true},
	}
}

func (s *radar) nothing() string {
	switch {
	case s.busy:
		return "Sto aprendo la pratica."
	case s.selected() == nil:
		return "Niente da aprire."
	}
	return ""
}

func (s *radar) openWord() string {
	l := s.selected()
	switch {
	case l == nil:
		return "apri"
	case l.Kind == desk.RadarConflict:
		return "decidi"
	case l.Kind == desk.RadarFound:
		return "registro"
	case l.Row.Case == "":
		return "vai al giorno"
	}
	return "apri la pratica"
}

func (s *radar) open() tea.Cmd {
	l := *s.selected()
	switch {
	case l.Kind == desk.RadarConflict:
		return s.app.Push(newConflicts(s.app, l.Row.Appointment))
	case l.Kind == desk.RadarFound:
		register := newFoundRegister(s.app)
		register.field.Set(l.Booklet)
		return s.app.Push(register)
	case l.Row.Case == "":
		show := s.app.showOnDay(&l.Row)
		if home, ok := s.app.Top().(*agenda); ok {
			home.back = s
		}
		return show
	}
	s.busy = true
	return s.app.openRow(l.Row, func() { s.busy = false })
}

func (s *radar) View(w, h int) string {
	st := &s.app.Styles
	switch {
	case !s.loaded:
		return "\n  Leggo le scadenze…"
	case len(s.found) == 0:
		return "\n  Niente in scadenza: nessun conflitto, nessuna pratica in sospeso, nessuna\n  partenza entro " + itoa(desk.RadarAhead) + " giorni, nessun passaporto rinvenuto alla fine dell'anno."
	}
	detail := s.detail(w)
	room := max(3, h-len(detail)-1)
	lines := s.list.View(room, func(i int, selected bool) string {
		l := &s.found[i]
		line := " " + marker(selected) + widget.Fit(s.when(l), 11) + " " + widget.Fit(desk.RadarLabel(l.Kind), 13) + " " + s.who(l, w-31)
		switch {
		case selected:
			return st.Selected.Paint(widget.Fit(line, w))
		case l.HasDue() && l.Days(s.app.Today()) <= 0:
			return st.Bad.Paint(widget.Cut(line, w))
		}
		return widget.Cut(line, w)
	})
	for len(lines) < room {
		lines = append(lines, "")
	}
	lines = append(lines, st.Border.Paint(strings.Repeat("─", w)))
	return strings.Join(append(lines, detail...), "\n")
}

// when is the days left, or since when it waits.
func (s *radar) when(l *desk.RadarLine) string {
	days := l.Days(s.app.Today())
	switch {
	case days == 0 && l.HasDue():
		return "‼ oggi"
	case days == 0:
		return "da oggi"
	case !l.HasDue():
		return "da " + itoa(-days) + " g"
	case days < 0:
		return "‼ " + itoa(-days) + " g fa"
	}
	return "fra " + itoa(days) + " g"
}

// who is the person, and as much of the reason as fits.
func (s *radar) who(l *desk.RadarLine, w int) string {
	name := min(24, w/2)
	reason, _ := text.Clean(l.Text)
	return widget.Fit(personName(l.Row.Surname, l.Row.Name), name) + " " + widget.Cut(reason, w-name-1)
}

// detail is the whole of the line under the cursor.
func (s *radar) detail(w int) []string {
	l := s.selected()
	what := ""
	if l.Kind != desk.RadarFound {
		what = ", " + procedureWords(&l.Row, s.app.Today())
	}
	return wrapAll(w, personName(l.Row.Surname, l.Row.Name)+what+". "+l.Text)
}
