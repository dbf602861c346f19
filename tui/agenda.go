package tui

import (
	"context"
	"strings"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/text"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// agenda is the day: the home screen.
type agenda struct {
	app  *App
	date domain.Date
	day  desk.Day
	err  error
	list widget.List
	rows []int // indexes into day.Rows that the filter lets through

	filter    *widget.Field
	filtering bool

	request int  // number of the newest load
	loaded  bool // of this date
	busy    string
	undo    []marked
	side    sidePanel
	wanted  wantedRow // where the cursor goes once the day shows it
	back    Screen    // the list that led to this day, nil for none: esc goes back to it

	arrived arrivals // exports of the watched folder
}

// refreshEvery is how often the day is read again: another desk may write too.
const refreshEvery = 30 * time.Second

func newAgenda(a *App) *agenda {
	s := &agenda{app: a, date: a.Day, filter: widget.NewField("filtra", 60, nil)}
	if s.date.IsZero() {
		s.date = a.Today()
	}
	return s
}

func (s *agenda) Title() (string, string) {
	a := s.app
	parts := make([]string, 0, 4)
	if a.w >= widget.SideFrom {
		parts = append(parts, "Sportello")
	}
	if a.Profile != nil {
		parts = append(parts, a.Profile.Name)
	}
	if a.Settings.Desk > 0 {
		parts = append(parts, "Sportello "+itoa(a.Settings.Desk))
	}
	if a.Settings.Clerk != "" {
		parts = append(parts, a.Settings.Clerk)
	}
	return strings.Join(parts, " · "), longDate(s.date) + "  " + a.Now().Format("15:04") + " "
}

// Name is the screen's name in the help.
func (s *agenda) Name() string { return "agenda del giorno" }

func (s *agenda) Init() tea.Cmd {
	if s.app.Store == nil {
		return tea.Batch(s.refreshLater(), s.watchLater())
	}
	return tea.Batch(s.begin(), s.refreshLater(), s.watchLater())
}

// begin loads the day and, at the start of the program, reopens what a kill left.
func (s *agenda) begin() tea.Cmd {
	return tea.Batch(s.load(), s.app.takeUp())
}

// Resume reads the day again: the case that was left may have changed it.
func (s *agenda) Resume() tea.Cmd { return s.load() }

func (s *agenda) refreshLater() tea.Cmd {
	return s.app.After(refreshEvery, func() tea.Cmd {
		if s.app.Top() == Screen(s) && s.app.dialog() == nil {
			return tea.Batch(s.load(), s.refreshLater())
		}
		return s.refreshLater()
	})
}

func (s *agenda) load() tea.Cmd {
	if s.app.Store == nil {
		return nil
	}
	s.request++
	number, date, store := s.request, s.date, s.app.Store
	return Load(s.app, func(ctx context.Context) (desk.Day, error) { return store.Day(ctx, date) }, func(d desk.Day, err error) tea.Cmd {
		if number != s.request {
			return nil // an older answer than the newest question
		}
		return s.show(d, err)
	})
}

func (s *agenda) show(d desk.Day, err error) tea.Cmd {
	first := !s.loaded
	s.err, s.loaded = err, true
	if err != nil {
		return s.app.Fail(err)
	}
	at := rowKey(s.selected())
	s.day = d
	s.side.forget()
	s.narrow()
	switch {
	case s.goToWanted():
	case first:
		s.list.To(s.nextToDo())
	default:
		s.goTo(at)
	}
	return nil
}

// wantedRow names somebody by booking or case; the one that is empty does not count.
type wantedRow struct{ appointment, caseID string }

// goToWanted puts the cursor on whom the clerk last dealt with, once.
func (s *agenda) goToWanted() bool {
	for i, n := range s.rows {
		r := &s.day.Rows[n]
		if r.Case != "" && r.Case == s.wanted.caseID || r.Appointment != "" && r.Appointment == s.wanted.appointment {
			s.list.To(i)
			s.wanted = wantedRow{}
			return true
		}
	}
	return false
}

// wants makes the agenda's cursor stand on somebody when it comes back.
func (a *App) wants(w wantedRow) {
	if home, ok := a.stack[0].(*agenda); ok {
		home.wanted = w
	}
}

// rowKey names a row across loads.
func rowKey(r *desk.Row) string {
	if r == nil {
		return ""
	}
	return r.Appointment + "|" + r.Case
}

func (s *agenda) goTo(key string) {
	for i, n := range s.rows {
		r := &s.day.Rows[n]
		if rowKey(r) == key || key != "" && r.Appointment != "" && strings.HasPrefix(key, r.Appointment+"|") {
			s.list.To(i)
			return
		}
	}
}

// nextToDo is the first row that waits for the clerk: who has arrived, else the
// first one still to come.
func (s *agenda) nextToDo() int {
	booked := -1
	for i, n := range s.rows {
		r := &s.day.Rows[n]
		if r.State != "" || r.Status != desk.BookingLive && r.Visit != domain.VisitArrived {
			continue
		}
		if r.Visit == domain.VisitArrived {
			return i
		}
		if booked < 0 && r.Visit != domain.VisitNoShow {
			booked = i
		}
	}
	return max(0, booked)
}

// selected is the row under the cursor, nil where there is none.
func (s *agenda) selected() *desk.Row {
	i := s.list.Cursor()
	if i < 0 || i >= len(s.rows) {
		return nil
	}
	return &s.day.Rows[s.rows[i]]
}

// narrow keeps the rows that hold every word of the filter.
func (s *agenda) narrow() {
	words := strings.Fields(text.Fold(s.filter.Text()))
	s.rows = s.rows[:0]
	now := s.app.Now()
	for i := range s.day.Rows {
		if len(words) == 0 || containsAll(s.searchable(&s.day.Rows[i], now), words) {
			s.rows = append(s.rows, i)
		}
	}
	s.list.SetLen(len(s.rows))
}

func (s *agenda) searchable(r *desk.Row, now time.Time) string {
	state := stateOf(r, now, &s.app.Styles).word
	return text.Fold(strings.Join([]string{
		r.Surname, r.Name, r.TaxCode, r.Code, r.Hour.String(), procedureWords(r, s.date), state, rowMarks(r, state),
	}, " "))
}

func (s *agenda) Typing() bool { return s.filtering }

// Mark remembers the filter, for a scanner's first letter.
func (s *agenda) Mark() func() {
	restore := s.filter.Mark()
	return func() { restore(); s.narrow() }
}

func (s *agenda) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyMsg)
	if !ok {
		return nil
	}
	if s.list.Key(k.String()) {
		return nil
	}
	if s.filtering {
		s.filter.Update(k)
		s.narrow()
		s.list.To(0)
	}
	return nil
}
