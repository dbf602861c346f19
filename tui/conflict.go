package tui

import (
	"context"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/text"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// conflictScreen lists the bookings on which the agenda and the desk do not agree;
// the clerk decides one by one.
type conflictScreen struct {
	app    *App
	first  string // appointment under the cursor at the beginning
	found  []desk.Conflict
	loaded bool
	list   widget.List
	busy   bool // a decision is on its way
	number int
}

func newConflicts(a *App, first string) *conflictScreen { return &conflictScreen{app: a, first: first} }

func (s *conflictScreen) Title() (string, string) {
	return "Conflitti fra agenda e sportello", itoa(len(s.found)) + " da decidere "
}
func (s *conflictScreen) Typing() bool               { return false }
func (s *conflictScreen) Update(msg tea.Msg) tea.Cmd { return moveOn(&s.list, msg) }
func (s *conflictScreen) Init() tea.Cmd              { return s.load() }

// Resume reads again: the case that was looked at may have changed.
func (s *conflictScreen) Resume() tea.Cmd { return s.load() }

func (s *conflictScreen) load() tea.Cmd {
	s.number++
	number := s.number
	return Load(s.app, s.app.Store.Conflicts, func(found []desk.Conflict, err error) tea.Cmd {
		if number != s.number {
			return nil
		}
		s.loaded = true
		if err != nil {
			return s.app.Fail(err)
		}
		s.found = found
		s.list.SetLen(len(found))
		for i := range found {
			if found[i].Appointment == s.first {
				s.list.To(i)
			}
		}
		s.first = ""
		return nil
	})
}

func (s *conflictScreen) selected() *desk.Conflict {
	if i := s.list.Cursor(); i >= 0 && i < len(s.found) {
		return &s.found[i]
	}
	return nil
}

func (s *conflictScreen) Bindings() []Binding {
	take := "prendi l'agenda"
	if c := s.selected(); c != nil && c.Lacks {
		take = "segna tolta"
	}
	return []Binding{
		{Keys: []string{"t"}, Action: "tieni lo sportello", Help: "La prenotazione resta com'è qui; la stessa esportazione non lo chiede più.", Why: s.cannot, Do: s.keep},
		{Keys: []string{"p"}, Action: take, Help: "La prenotazione diventa come dice l'agenda; la pratica aperta resta.", Why: s.cannot, Do: s.take},
		{Keys: []string{"enter"}, Action: "apri la pratica", Help: "Apre la pratica della persona, per guardare prima di decidere.", Why: s.noCase, Do: s.open},
		{Keys: []string{"esc"}, Action: "agenda", Do: s.app.Pop},
		{Keys: []string{"down", "up", "pgdown", "pgup", "home", "end"}, Action: "scorri", Aside: true},
	}
}

func (s *conflictScreen) cannot() string {
	switch {
	case s.busy:
		return "Sto salvando la decisione di prima."
	case s.selected() == nil:
		return "Nessun conflitto da decidere."
	}
	return ""
}

func (s *conflictScreen) noCase() string {
	switch c := s.selected(); {
	case c == nil:
		return "Nessun conflitto da decidere."
	case c.Case == "":
		return "Non c'è ancora una pratica: la persona è solo arrivata."
	}
	return ""
}

func (s *conflictScreen) open() tea.Cmd { return s.app.openRow(s.selected().Row, nil) }

func (s *conflictScreen) keep() tea.Cmd {
	c := s.selected()
	return s.settle(c, domain.SideDesk, personName(c.Surname, c.Name)+": resta come allo sportello.")
}

// take asks first: the booking changes.
func (s *conflictScreen) take() tea.Cmd {
	c := *s.selected()
	said := personName(c.Surname, c.Name) + ": presa l'agenda."
	return s.app.Confirm(Question{Title: "Prendi l'agenda", Text: takeSentence(&c), Yes: "prendi l'agenda", No: "torna"}, func(yes bool) tea.Cmd {
		if !yes {
			return nil
		}
		return s.settle(&c, domain.SideAgenda, said)
	})
}

// takeSentence says what becomes of the booking.
func takeSentence(c *desk.Conflict) string {
	name := personName(c.Surname, c.Name)
	out := "La prenotazione di " + name + " risulta tolta dall'agenda, e resta barrata."
	if !c.Lacks {
		var parts []string
		for _, f := range c.Fields {
			if f.Old != f.New {
				parts = append(parts, f.Name+" "+value(f.New))
			}
		}
		out = "La prenotazione di " + name + " diventa: " + strings.Join(parts, ", ") + "."
	}
	if c.Case != "" {
		out += " La pratica resta com'è."
	}
	return out
}

func (s *conflictScreen) settle(c *desk.Conflict, side domain.Side, said string) tea.Cmd {
	s.busy = true
	store, id, run := s.app.Store, c.Appointment, c.Import
	return Save(s.app, func(ctx context.Context) (desk.Row, error) {
		return store.SettleConflict(ctx, id, run, side)
	}, func(_ desk.Row, err error) tea.Cmd {
		s.busy = false
		if err != nil {
			return s.load()
		}
		return tea.Batch(s.app.Say(said), s.load())
	})
}

func (s *conflictScreen) View(w, h int) string {
	st := &s.app.Styles
	c := s.selected()
	switch {
	case !s.loaded:
		return "\n  Leggo i conflitti…"
	case c == nil:
		return "\n  Nessun conflitto da decidere: agenda e sportello concordano."
	}
	room := max(2, min(len(s.found), h/3))
	lines := s.list.View(room, func(i int, selected bool) string {
		line := " " + marker(selected) + conflictLine(s.app, &s.found[i], w-4)
		if selected {
			return st.Selected.Paint(widget.Fit(line, w))
		}
		return line
	})
	lines = append(lines, st.Border.Paint(strings.Repeat("─", w)))
	return strings.Join(append(lines, s.detail(c, w, h-len(lines))...), "\n")
}

func conflictLine(a *App, c *desk.Conflict, w int) string {
	what := "manca nell'agenda"
	if !c.Lacks {
		var names []string
		for _, f := range c.Fields {
			if f.Old != f.New {
				names = append(names, f.Name)
			}
		}
		what = strings.Join(names, ", ")
	}
	state := stateOf(&c.Row, a.Now(), &a.Styles).word
	return widget.Cut(c.Date.Italian()+" "+c.Hour.String()+"  "+widget.Fit(widget.Cut(personName(c.Surname, c.Name), w/3), w/3)+" "+widget.Fit(state, 13)+" "+what, w)
}

// sinceRows is how many of the last things that the desk did are always seen.
const sinceRows = 4

// detail puts the sides side by side, and below what the desk did.
func (s *conflictScreen) detail(c *desk.Conflict, w, h int) []string {
	st := &s.app.Styles
	file, _ := text.Clean(c.File)
	when := ", applicato " + s.app.moment(c.AppliedAt)
	lines := []string{" " + st.Muted.Paint("Lo dice ") + widget.CutMiddle(file, w-9-widget.Width(when)) + when, ""}
	since := c.Since[max(0, len(c.Since)-sinceRows):]
	half := (w - 20) / 2
	lines = append(lines, " "+st.Muted.Paint(widget.Fit("campo", 18)+widget.Fit("allo sportello", half)+"nell'agenda"))
	room := max(1, h-len(lines)-len(since)-2)
	if c.Lacks {
		lines = append(lines, " "+widget.Fit("prenotazione", 18)+widget.Fit("c'è", half)+st.Warn.Paint("manca"))
		room--
	}
	for i, f := range c.Fields {
		if i == room-1 && len(c.Fields) > room {
			lines = append(lines, " "+st.Muted.Paint("e altri "+itoa(len(c.Fields)-i)+" campi"))
			break
		}
		lines = append(lines, s.sides(c, f, half))
	}
	if len(since) > 0 {
		lines = append(lines, "", " "+st.Muted.Paint("Allo sportello:"))
	}
	for _, e := range since {
		words, _ := text.Clean(e.Day.Italian() + " " + e.Text)
		lines = append(lines, "  "+widget.Cut(words, w-3))
	}
	return lines
}

func (s *conflictScreen) sides(c *desk.Conflict, f desk.FieldDiff, half int) string {
	st := &s.app.Styles
	own, said := widget.Fit(widget.Cut(value(f.Old), half-1), half), widget.Cut(value(f.New), half-1)
	switch {
	case c.Lacks:
		return " " + widget.Fit(f.Name, 18) + own
	case f.Old == f.New:
		return " " + st.Muted.Paint(widget.Fit(f.Name, 18)+own+"uguale")
	}
	return " " + st.Warn.Paint(widget.Fit("≠ "+f.Name, 18)) + own + st.Strong.Paint(said)
}

func (s *agenda) conflicts() tea.Cmd {
	at := ""
	if r := s.selected(); r != nil {
		at = r.Appointment
	}
	return s.app.Push(newConflicts(s.app, at))
}

func (s *agenda) noConflicts() string {
	if why := s.noStore(); why != "" {
		return why
	}
	if s.loaded && s.day.Undecided+s.day.Counts.Conflicts == 0 {
		return "Nessun conflitto: agenda e sportello concordano."
	}
	return ""
}
