package tui

import (
	"context"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/tui/theme"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// searchLimit is how many hits are asked for: what fits several screens; a search
// that finds more wants another letter.
const searchLimit = 100

// search finds people in the whole store as the clerk types.
type search struct {
	app     *App
	field   *widget.Field
	list    widget.List
	hits    []desk.Hit
	asked   string // the text of the hits shown
	number  int
	opening bool
	side    sidePanel
}

func newSearch(a *App, text string) *search {
	s := &search{app: a, field: widget.NewField("Cerca", 80, nil)}
	s.field.Hint = "cognome e nome, codice fiscale o prenotazione"
	s.field.Set(text)
	s.field.Focus()
	return s
}

func (s *search) Title() (string, string) { return "Cerca una persona", "" }
func (s *search) Typing() bool            { return true }
func (s *search) Mark() func()            { return s.field.Mark() }

func (s *search) Init() tea.Cmd {
	if s.field.Text() == "" {
		return nil
	}
	return s.ask()
}

// Resume asks again: the case that was left may have changed.
func (s *search) Resume() tea.Cmd { return s.ask() }

// Leave lets an answer on its way find nobody.
func (s *search) Leave() tea.Cmd {
	s.number++
	return nil
}

func (s *search) ask() tea.Cmd {
	s.number++
	number, text, store := s.number, strings.TrimSpace(s.field.Text()), s.app.Store
	if text == "" {
		s.show("", nil)
		return nil
	}
	return Load(s.app, func(ctx context.Context) ([]desk.Hit, error) {
		return store.Search(ctx, text, searchLimit)
	}, func(hits []desk.Hit, err error) tea.Cmd {
		if number != s.number {
			return nil
		}
		if err != nil {
			return s.app.Fail(err)
		}
		s.show(text, hits)
		return nil
	})
}

func (s *search) show(text string, hits []desk.Hit) {
	again := text == s.asked
	s.asked, s.hits = text, hits
	s.side.forget()
	s.list.SetLen(len(hits))
	if !again {
		s.list.To(0)
	}
}

func (s *search) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyMsg)
	if !ok {
		return nil
	}
	if key := k.String(); actsWhileTyping(key) && s.list.Key(key) {
		return nil
	}
	before := s.field.Text()
	s.field.Update(k)
	if s.field.Text() == before {
		return nil
	}
	return s.ask()
}

func (s *search) selected() *desk.Hit {
	if i := s.list.Cursor(); i >= 0 && i < len(s.hits) {
		return &s.hits[i]
	}
	return nil
}

func (s *search) Bindings() []Binding {
	return []Binding{
		{Keys: []string{"enter", "f2"}, Action: "apri", Help: "Apre la pratica della persona.", Why: s.nobody, Do: s.open},
		{Keys: []string{"f4"}, Action: "senza appuntamento", Help: "Apre una pratica per chi non si trova in agenda.", Do: func() tea.Cmd { return s.app.Replace(newWalkInFor(s.app, s.field.Text())) }},
		{Keys: []string{"f7"}, Action: "vai al giorno", Help: "Mostra l'agenda del giorno dell'appuntamento.", Why: s.nobody, Do: s.day},
		{Keys: []string{"esc"}, Action: "agenda", Do: s.app.Pop},
		{Keys: []string{"down", "up", "pgdown", "pgup"}, Action: "scorri", Aside: true},
	}
}

func (s *search) nobody() string {
	if s.selected() == nil {
		return "Nessuna persona trovata."
	}
	return ""
}

func (s *search) open() tea.Cmd {
	if s.opening {
		return s.app.Say("Sto aprendo la pratica.")
	}
	s.opening = true
	return s.app.openRow(s.selected().Row, func() { s.opening = false })
}

func (s *search) day() tea.Cmd { return s.app.showOnDay(&s.selected().Row) }

// showOnDay leaves the screen for the agenda of a row's day, with the cursor on it.
func (a *App) showOnDay(r *desk.Row) tea.Cmd {
	home, ok := a.stack[0].(*agenda)
	if !ok {
		return nil
	}
	show := tea.Batch(a.Pop(), home.goToDay(r.Date))
	home.wanted = wantedRow{r.Appointment, r.Case}
	return show
}

// TakeScan searches for the person of a tax code, a booking or a document.
func (s *search) TakeScan(scan Scan) (tea.Cmd, bool) {
	if name, ok := nameInMRZ(scan); ok {
		s.field.Set(name)
		return s.ask(), true
	}
	if scan.Kind != ScanTaxCode && scan.Kind != ScanBooking {
		return nil, false
	}
	s.field.Set(scan.Text)
	return s.ask(), true
}

func (s *search) View(w, h int) string {
	st := &s.app.Styles
	head := append(s.field.Lines(st, 6, w), st.Border.Paint(strings.Repeat("─", w)))
	room := h - len(head)
	side := widget.SideWidth(w)
	listWidth := w
	if side > 0 {
		listWidth = w - side - 3
	}
	rows := s.rows(listWidth, room)
	if side == 0 {
		return strings.Join(append(head, rows...), "\n")
	}
	var row *desk.Row
	if hit := s.selected(); hit != nil {
		row = &hit.Row
	}
	return strings.Join(head, "\n") + "\n" + widget.Split(rows, s.side.lines(s.app, row, side), w, side, room, st.Border.Paint("│"))
}

func (s *search) rows(w, h int) []string {
	switch {
	case strings.TrimSpace(s.field.Text()) == "":
		return []string{"", "  Bastano le prime lettere; gli accenti non contano."}
	case len(s.hits) == 0 && s.asked == strings.TrimSpace(s.field.Text()):
		return append([]string{""}, widget.Wrap("  Nessuno con questo nome o codice. Con F4 si apre una pratica senza appuntamento.", w)...)
	}
	room := h - 1
	out := s.list.View(room, func(i int, selected bool) string { return s.row(&s.hits[i], selected, w) })
	if len(s.hits) == searchLimit {
		out = append(out, s.app.Styles.Muted.Paint(" I primi "+itoa(searchLimit)+": scrivere un'altra lettera per restringere."))
	}
	return out
}

func (s *search) row(h *desk.Hit, selected bool, w int) string {
	st := &s.app.Styles
	state := stateOf(&h.Row, s.app.Now(), st)
	born := ""
	if !h.BirthDate.IsZero() {
		born = h.BirthDate.Italian()
	}
	when := relativeDay(h.Date, s.app.Today())
	if h.Date == (domain.Date{}) {
		when = "senza app."
	}
	nameRoom := w - 58
	name := widget.Cut(personName(h.Surname, h.Name), nameRoom)
	rest := widget.Spaces(nameRoom-widget.Width(name)+1) + widget.Fit(born, 11) + widget.Fit(h.Code, 12) + widget.Fit(when, 15) + state.sign + " " + widget.Cut(state.word, 14)
	of, here := st.Gone, st.GoneHere
	if !isGone(&h.Row) {
		of, here = theme.Style{}, st.Selected
	}
	if selected {
		return st.Selected.Paint(" ▸ ") + here.Paint(name) + st.Selected.Paint(widget.Fit(rest, w-3-widget.Width(name)))
	}
	return "   " + of.Paint(name) + rest
}

func marker(selected bool) string {
	if selected {
		return "▸ "
	}
	return "  "
}
