package tui

import (
	"context"
	"slices"
	"strings"

	"civico/sportello/domain/office"
	"civico/sportello/domain/place"
	"civico/sportello/domain/text"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// places edits the list of municipalities that a branch serves. Every change is
// written at once and holds at once.
type places struct {
	app     *App
	branch  *office.Profile
	codes   []string // by name
	undo    [][]string
	pending int // writes under way
	field   *widget.Field
	offered []place.Place // completions of what is typed
	pick    widget.List   // among them
	list    widget.List   // among codes
}

func newPlaces(a *App, branch *office.Profile) *places {
	s := &places{app: a, branch: branch, field: widget.NewField("Aggiungi", 60, nil)}
	s.field.Hint = "tre lettere del comune"
	s.field.Focus()
	s.show(branch.Places)
	return s
}

func (s *places) Title() (string, string) {
	return "Comuni · " + s.branch.Name, placesWord(s.now()) + " "
}
func (s *places) Init() tea.Cmd { return nil }
func (s *places) Typing() bool  { return true }

// Mark remembers what is typed, for a scanner's first letter.
func (s *places) Mark() func() {
	restore := s.field.Mark()
	return func() { restore(); s.complete() }
}

// now is the branch with the list as it is shown.
func (s *places) now() *office.Profile {
	p := *s.branch
	p.Places = s.codes
	return &p
}

func (s *places) show(codes []string) {
	s.codes = slices.Clone(codes)
	slices.SortStableFunc(s.codes, func(a, b string) int { return strings.Compare(text.Fold(placeLabel(a)), text.Fold(placeLabel(b))) })
	s.list.SetLen(len(s.codes))
}

// placeLabel is a municipality by its code, the code where nobody knows it.
func placeLabel(code string) string {
	if p, ok := place.ByCode(code); ok {
		return p.Name
	}
	return code
}

// placeLetters is from how many letters on municipalities are offered.
const placeLetters = 3

// complete offers the municipalities of the branch's province of which a word
// begins as typed; those whose name does come first.
func (s *places) complete() {
	typed := text.Fold(s.field.Text())
	var first, later []place.Place
	for p := range place.LivingIn(s.branch.Province) {
		name := text.Fold(p.Name)
		switch {
		case typed == "" || len(typed) < placeLetters && name != typed:
		case strings.HasPrefix(name, typed):
			first = append(first, p)
		case strings.Contains(name, " "+typed):
			later = append(later, p)
		}
	}
	s.offered = append(first, later...)
	s.pick.SetLen(len(s.offered))
	s.pick.To(0)
}

func (s *places) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyMsg)
	if !ok {
		return nil
	}
	key := k.String()
	switch {
	case key == "delete" && s.field.Text() == "" && s.whyNoRemove() == "":
		return s.remove()
	case actsWhileTyping(key) && len(s.offered) > 0 && s.pick.Key(key):
		return nil
	case actsWhileTyping(key) && s.list.Key(key):
		return nil
	}
	before := s.field.Text()
	s.field.Update(k)
	if s.field.Text() != before {
		s.complete()
	}
	return nil
}

func (s *places) Bindings() []Binding {
	return []Binding{
		{Keys: []string{"enter"}, Action: "aggiungi", Help: "Aggiunge il comune proposto.", Why: s.whyNoAdd, Do: s.add},
		{Keys: []string{"f8"}, Action: "togli", Help: "Toglie dall'elenco il comune sotto il cursore; anche con canc.", Why: s.whyNoRemove, Do: s.remove},
		{Keys: []string{"ctrl+z"}, Action: "annulla", Help: "Annulla l'ultima modifica fatta qui.", Why: s.whyNoUndo, Do: s.takeBack},
		{Keys: []string{"esc"}, Action: "impostazioni", Help: "Torna alle impostazioni; l'elenco è già salvato.", Do: s.app.Pop},
		{Keys: []string{"down", "up", "pgdown", "pgup"}, Action: "scorri", Help: "Muove il cursore.", Aside: true},
	}
}

// chosen is the municipality that would be added.
func (s *places) chosen() (place.Place, bool) {
	if i := s.pick.Cursor(); i >= 0 && i < len(s.offered) {
		return s.offered[i], true
	}
	return place.Place{}, false
}

func (s *places) whyNoAdd() string {
	p, ok := s.chosen()
	switch {
	case s.field.Text() == "":
		return "Scrivere le prime tre lettere di un comune."
	case !ok && len(text.Fold(s.field.Text())) < placeLetters:
		return "Servono almeno tre lettere."
	case !ok:
		return "Nessun comune della provincia comincia così."
	case slices.Contains(s.codes, p.Code):
		return p.Name + " è già nell'elenco."
	}
	if other := s.servedBy(p.Code); other != "" {
		return p.Name + " è già nell'elenco di «" + other + "»."
	}
	return ""
}

// servedBy is another branch that lists the municipality.
func (s *places) servedBy(code string) string {
	for _, p := range s.app.Offices.All() {
		if p.ID != s.branch.ID && slices.Contains(p.Places, code) {
			return p.Name
		}
	}
	return ""
}

func (s *places) whyNoRemove() string {
	if s.list.Cursor() < 0 {
		return "L'elenco è vuoto."
	}
	return ""
}

func (s *places) whyNoUndo() string {
	if len(s.undo) == 0 {
		return "Qui non c'è nulla da annullare."
	}
	return ""
}

func (s *places) add() tea.Cmd {
	p, _ := s.chosen()
	s.field.Set("")
	s.complete()
	cmd := s.change(append(slices.Clone(s.codes), p.Code))
	s.list.To(slices.Index(s.codes, p.Code))
	return cmd
}

func (s *places) remove() tea.Cmd {
	i := s.list.Cursor()
	name := placeLabel(s.codes[i])
	return tea.Batch(s.change(slices.Delete(slices.Clone(s.codes), i, i+1)), s.app.Say(name+" tolto. ctrl+z annulla."))
}

// change shows a list and writes it, keeping the way back.
func (s *places) change(codes []string) tea.Cmd {
	s.undo = append(s.undo, s.codes)
	return s.write(codes)
}

func (s *places) takeBack() tea.Cmd {
	last := s.undo[len(s.undo)-1]
	s.undo = s.undo[:len(s.undo)-1]
	return s.write(last)
}

// write shows a list at once; a refused one gives way to what is kept.
func (s *places) write(codes []string) tea.Cmd {
	s.show(codes)
	s.pending++
	keeper, id, all := s.app.Keeper, s.branch.ID, slices.Clone(s.codes)
	return Save(s.app, func(ctx context.Context) (*office.Book, error) { return keeper.KeepPlaces(ctx, id, all) }, func(b *office.Book, err error) tea.Cmd {
		s.pending--
		if err == nil {
			s.app.takeOffices(b)
		}
		if p, ok := s.app.Offices.Get(id); ok {
			s.branch = p
		}
		if err != nil || s.pending == 0 {
			s.show(s.branch.Places)
		}
		if err != nil {
			s.undo = nil // what was refused cannot be told from what was not
		}
		return nil
	})
}

// offeredAtOnce is how many completions are shown at a time.
const offeredAtOnce = 6

func (s *places) View(w, h int) string {
	st := &s.app.Styles
	lines := s.field.Lines(st, 9, w)
	if len(s.offered) > 0 {
		lines = append(lines, s.pick.View(offeredAtOnce, func(i int, selected bool) string {
			line := "            " + marker(selected) + s.offered[i].Label()
			if selected {
				return st.Selected.Paint(widget.Fit(line, min(w, 60)))
			}
			return widget.Cut(line, w)
		})...)
	}
	lines = append(lines, st.Border.Paint(strings.Repeat("─", w)))
	for _, l := range widget.Wrap(s.meaning(), w-2) {
		lines = append(lines, " "+st.Muted.Paint(l))
	}
	lines = append(lines, s.list.View(h-len(lines), func(i int, selected bool) string {
		line := " " + marker(selected && len(s.offered) == 0) + widget.Fit(placeLabel(s.codes[i]), 40) + " " + s.codes[i]
		if selected && len(s.offered) == 0 {
			return st.Selected.Paint(widget.Fit(line, w))
		}
		return widget.Cut(line, w)
	})...)
	return strings.Join(lines, "\n")
}

// meaning says what the list as it stands means at the desk.
func (s *places) meaning() string {
	switch {
	case len(s.codes) == 0 && s.branch.Practice.PlacesUnset:
		return "Elenco non configurato: valgono tutti i comuni della provincia, e ogni pratica lo ricorda. Con il primo comune vale solo l'elenco."
	case len(s.codes) == 0:
		return "Elenco vuoto: valgono tutti i comuni della provincia. Con il primo comune vale solo l'elenco."
	case !slices.Contains(s.codes, s.branch.Seat):
		return "Vale solo questo elenco, e la sede, " + placeLabel(s.branch.Seat) + ", non c'è."
	}
	return "Vale solo questo elenco."
}
