package tui

import (
	"context"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
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
	fields scroller // of the conflict under the cursor
	busy   bool     // a decision is on its way
	number int
}

func newConflicts(a *App, first string) *conflictScreen { return &conflictScreen{app: a, first: first} }

func (s *conflictScreen) Title() (string, string) {
	return "Conflitti fra agenda e sportello", itoa(len(s.found)) + " da decidere "
}
func (s *conflictScreen) Typing() bool  { return false }
func (s *conflictScreen) Init() tea.Cmd { return s.load() }

func (s *conflictScreen) Update(msg tea.Msg) tea.Cmd {
	at := s.list.Cursor()
	moveOn(&s.list, msg)
	if s.list.Cursor() != at {
		s.fields = scroller{}
	}
	return nil
}

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
		s.found, s.fields = found, scroller{}
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
		{Keys: []string{"pgdown"}, Action: "altri campi", Help: "Mostra gli altri campi delle due versioni.", Aside: s.fields.below == 0, Why: s.cannot, Do: s.page(1)},
		{Keys: []string{"pgup"}, Action: "campi di prima", Aside: true, Why: s.cannot, Do: s.page(-1)},
		{Keys: []string{"esc"}, Action: "agenda", Do: s.app.Pop},
		{Keys: []string{"ctrl+z"}, Action: "annulla", Aside: true, Why: s.noUndo},
		{Keys: []string{"down", "up", "home", "end"}, Action: "scorri", Aside: true},
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

// noUndo says why a decision stands: what the desk had said is no longer known.
func (s *conflictScreen) noUndo() string {
	return "Una decisione non si annulla: resta nel registro. Una prenotazione segnata tolta si ripristina dall'agenda con r."
}

func (s *conflictScreen) page(way int) func() tea.Cmd {
	return func() tea.Cmd { s.fields.turn(way); return nil }
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
	c := *s.selected()
	return s.ask(&c, domain.SideDesk, "tieni lo sportello", keepSentence(&c), "resta come allo sportello")
}

func (s *conflictScreen) take() tea.Cmd {
	c := *s.selected()
	if c.Lacks {
		return s.ask(&c, domain.SideAgenda, "segna tolta", takeSentence(&c), "segnata tolta")
	}
	return s.ask(&c, domain.SideAgenda, "prendi l'agenda", takeSentence(&c), "presa l'agenda")
}

// ask comes before either decision: none can be undone.
func (s *conflictScreen) ask(c *desk.Conflict, side domain.Side, what, text, done string) tea.Cmd {
	return s.app.Confirm(Question{Title: sentenceCase(what), Text: text, Yes: what, No: "torna"}, func(yes bool) tea.Cmd {
		if !yes {
			return nil
		}
		return s.settle(c, side, personName(c.Surname, c.Name)+": "+done+".")
	})
}

// keepSentence says what stays, and what the agenda's next export does.
func keepSentence(c *desk.Conflict) string {
	name := personName(c.Surname, c.Name)
	if c.Lacks {
		return "La prenotazione di " + name + " vale anche se l'agenda non ce l'ha. Se manca anche nella prossima esportazione, non si chiede più."
	}
	var parts []string
	for _, f := range c.Fields {
		if f.Old != f.New && f.Old != "" {
			parts = append(parts, f.Name+" "+value(f.Old))
		}
	}
	if len(parts) == 0 {
		return "La prenotazione di " + name + " resta com'è. Se la prossima esportazione dice lo stesso, non si chiede più."
	}
	return "La prenotazione di " + name + " resta com'è: " + strings.Join(parts, ", ") + ". Se la prossima esportazione dice lo stesso, non si chiede più."
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
