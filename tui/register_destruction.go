package tui

import (
	"context"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// destruction lists the found passports whose year has passed on a day.
type destruction struct {
	app    *App
	on     domain.Date
	all    []desk.FoundRow
	due    []desk.FoundRow
	list   widget.List
	loaded bool
	busy   bool
}

func newDestruction(a *App) *destruction { return &destruction{app: a, on: a.Today()} }

func (s *destruction) Title() (string, string) {
	return "Passaporti da distruggere", itoa(len(s.due)) + " al " + s.on.Italian() + " "
}

// Name is the screen's name in the help.
func (s *destruction) Name() string               { return "passaporti da distruggere" }
func (s *destruction) Typing() bool               { return false }
func (s *destruction) Update(msg tea.Msg) tea.Cmd { return moveOn(&s.list, msg) }

func (s *destruction) Init() tea.Cmd {
	return Load(s.app, s.app.Store.FoundBooklets, func(rows []desk.FoundRow, err error) tea.Cmd {
		s.loaded = true
		if err != nil {
			return s.app.Fail(err)
		}
		s.all = rows
		s.at(s.on)
		return nil
	})
}

// at shows the list of a day.
func (s *destruction) at(on domain.Date) {
	s.on, s.due = on, desk.ToDestroy(s.all, on)
	s.list.SetLen(len(s.due))
}

func (s *destruction) Bindings() []Binding {
	return []Binding{
		{Keys: []string{"d", "f10"}, Action: "registra la distruzione", Help: "Registra che i passaporti dell'elenco sono stati distrutti.", Why: s.whyNotDestroy, Do: s.destroy},
		{Keys: []string{"p", "f3"}, Action: "stampa", Help: "Scrive l'elenco come PDF e come testo.", Why: s.whyNotPrint, Do: s.print},
		{Keys: []string{"g", "f4"}, Action: "altro giorno", Help: "Mostra l'elenco di un altro giorno.", Do: s.askDay},
		{Keys: []string{"esc"}, Action: "registro", Do: s.app.Pop},
		{Keys: []string{"down", "up", "pgdown", "pgup", "home", "end"}, Action: "scorri", Aside: true},
	}
}

func (s *destruction) whyNotDestroy() string {
	switch {
	case s.busy:
		return "Sto ancora salvando."
	case len(s.due) == 0:
		return "Nessun passaporto da distruggere."
	case s.on.After(s.app.Today()):
		return "È l'elenco di un giorno che deve ancora venire."
	}
	return ""
}

// destroy asks once for the whole list: what is destroyed does not come back.
func (s *destruction) destroy() tea.Cmd {
	var refs []desk.BookletRef
	for _, r := range s.due {
		refs = append(refs, r.Ref)
	}
	many := plural(len(refs), "passaporto", "passaporti")
	today, store := s.app.Today(), s.app.Store
	return s.app.Confirm(Question{
		Title: "Registrare la distruzione?",
		Text:  many + " dell'elenco, oggi " + today.Italian() + ", a nome di " + s.signer() + ". Il titolare non riceve altro avviso.",
		Yes:   "sono distrutti", No: "torna all'elenco",
	}, func(yes bool) tea.Cmd {
		if !yes {
			return nil
		}
		s.busy = true
		return Save(s.app, func(ctx context.Context) (struct{}, error) {
			return struct{}{}, store.DestroyFound(ctx, refs, domain.BookletDestroyed{On: today})
		}, func(_ struct{}, err error) tea.Cmd {
			s.busy = false
			if err != nil {
				return s.Init()
			}
			return tea.Batch(s.app.Say("Distruzione registrata: "+many+"."), s.Init())
		})
	})
}

func (s *destruction) signer() string {
	if clerk := s.app.Settings.Clerk; clerk != "" {
		return clerk
	}
	return "sportello " + itoa(s.app.Settings.Desk)
}

func (s *destruction) whyNotPrint() string {
	if s.app.PrintList == nil || s.app.Profile == nil {
		return "Qui non si stampa."
	}
	return ""
}

func (s *destruction) print() tea.Cmd {
	a := s.app
	slip := desk.DestructionSlip(s.due, s.on, a.Profile, a.Settings, a.Today(), a.Demo)
	name := "distruzione-" + s.on.String()
	return Load(a, func(ctx context.Context) (string, error) { return a.PrintList(ctx, slip, name) }, func(where string, err error) tea.Cmd {
		if err != nil {
			return a.Fail(err)
		}
		return a.Say(where)
	})
}

func (s *destruction) askDay() tea.Cmd {
	check := widget.DateCheck(s.app.Today)
	return s.app.Prompt(Prompt{
		Title: "Elenco del giorno", Text: "Per esempio 31/12, 31122026, oggi, +30.", Label: "Giorno",
		Check: func(t string) string { _, _, wrong := check(t); return wrong },
	}, func(t string) tea.Cmd {
		canonical, _, _ := check(t)
		on, err := calendar.Parse(canonical)
		if err != nil {
			return s.app.Say("Giorno non capito: " + t)
		}
		s.at(on)
		return nil
	})
}

func (s *destruction) View(w, h int) string {
	if !s.loaded {
		return "\n  Leggo il registro…"
	}
	st := &s.app.Styles
	var lines []string
	for _, l := range widget.Wrap("È passato un anno dal giorno della consegna e nessuno li ha chiesti: si distruggono, senza altro avviso (RIN-1).", w-2) {
		lines = append(lines, " "+st.Muted.Paint(l))
	}
	lines = append(lines, st.Border.Paint(strings.Repeat("─", w)))
	if len(s.due) == 0 {
		return strings.Join(append(lines, "  Nessun passaporto da distruggere a questo giorno."), "\n")
	}
	lines = append(lines, st.Label.Paint(widget.Fit(foundHead(w), w)))
	rows := s.list.View(max(3, h-len(lines)), func(i int, selected bool) string { return foundLine(s.app, &s.due[i], selected, w, s.on) })
	return strings.Join(append(lines, rows...), "\n")
}
