package tui

import (
	"context"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/mrz"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// registerForm asks for an entry of a register, field by field; it is written whole,
// from the last field or with ctrl+s.
type registerForm struct {
	app    *App
	title  string
	about  []string // sentences above the fields
	names  []string // of the fields, as send asks for them
	fields []*widget.Field
	first  []string // what stood in the fields at the beginning
	at     int
	said   string // once it is written
	send   func(ctx context.Context, v func(name string) string) error
	step   string // of its draft, empty for a form that keeps none
	saving bool
	armed  bool // a draft is due
	left   bool
}

func newRegisterForm(a *App, title string, about ...string) *registerForm {
	return &registerForm{app: a, title: title, about: about}
}

// ask adds a field; required is said where it is left empty.
func (s *registerForm) ask(name string, f *widget.Field, value, required string) {
	f.Required = required
	f.Set(value)
	s.names, s.fields, s.first = append(s.names, name), append(s.fields, f), append(s.first, value)
	s.fields[0].Focus()
}

// The names of the fields that a passport's own zone fills.
const (
	rNumber  = "number"
	rSurname = "surname"
	rName    = "name"
	rBirth   = "birth_date"
)

// askBooklet adds what stands in the booklet itself.
func (s *registerForm) askBooklet(surnameRequired string) {
	number := widget.NewField("Numero", 20, bookletCheck)
	number.Upper = true
	number.Hint = "anche con il lettore, dalla banda ottica"
	s.ask(rNumber, number, "", "serve il numero del passaporto")
	s.ask(rSurname, widget.NewField("Cognome", domain.MaxRegisterName, widget.NameCheck), "", surnameRequired)
	s.ask(rName, widget.NewField("Nome", domain.MaxRegisterName, widget.NameCheck), "", "")
	s.ask(rBirth, widget.NewField("Data di nascita", 20, widget.BirthCheck(s.app.Today)), "", "")
}

func (s *registerForm) askDay(name, label, value string) {
	f := widget.NewField(label, 20, pastCheck(s.app.Today))
	f.Hint = calendar.TypedForms
	s.ask(name, f, value, "serve il giorno")
}

func (s *registerForm) askText(name, label, hint string, limit int, required string) {
	f := widget.NewField(label, limit, nil)
	f.Hint = hint
	s.ask(name, f, "", required)
}

func bookletCheck(typed string) (canonical, shown, wrong string) {
	number, ok := domain.BookletNumber(typed)
	if !ok {
		return "", "", "non è il numero di un passaporto: lettere e cifre, come YA1234567"
	}
	return number, number, ""
}

// pastCheck reads a day that has been, in any of the typed forms.
func pastCheck(today func() domain.Date) widget.Check {
	read := widget.DateCheck(today)
	return func(typed string) (string, string, string) {
		canonical, shown, wrong := read(typed)
		if wrong == "" && canonical > today().String() {
			return "", "", "è un giorno che deve ancora venire"
		}
		return canonical, shown, wrong
	}
}

func (s *registerForm) Title() (string, string) { return s.title, "" }
func (s *registerForm) Init() tea.Cmd           { return nil }
func (s *registerForm) Typing() bool            { return true }
func (s *registerForm) Mark() func()            { return s.fields[s.at].Mark() }

func (s *registerForm) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyMsg)
	if !ok || s.saving {
		return nil
	}
	s.fields[s.at].Update(k)
	return s.keepSoon()
}

func (s *registerForm) Bindings() []Binding {
	return []Binding{
		{Keys: []string{"enter"}, Action: "avanti", Help: "Va al campo dopo; dall'ultimo registra.", Why: s.whySaving, Do: s.next},
		{Keys: []string{"tab", "down"}, Action: "campo dopo", Aside: true, Do: func() tea.Cmd { return s.leaveTo(s.at + 1) }},
		{Keys: []string{"ctrl+s", "f10"}, Action: "registra", Help: "Registra subito, se i dati bastano.", Why: s.whySaving, Do: s.save},
		{Keys: []string{"esc"}, Action: "registro", Help: "Torna al registro senza scrivere nulla.", Do: s.giveUp},
		{Keys: []string{"shift+tab", "up"}, Action: "campo prima", Do: func() tea.Cmd { return s.leaveTo(s.at - 1) }},
	}
}

func (s *registerForm) whySaving() string {
	if s.saving {
		return "Sto registrando."
	}
	return ""
}

func (s *registerForm) next() tea.Cmd {
	if !s.fields[s.at].Valid() {
		return nil
	}
	if s.at+1 == len(s.fields) {
		return s.save()
	}
	return s.leaveTo(s.at + 1)
}

// leaveTo moves even from a field that is wrong: its error line stays.
func (s *registerForm) leaveTo(i int) tea.Cmd {
	if s.fields[s.at].Text() != "" {
		s.fields[s.at].Valid()
	}
	s.move(max(0, min(i, len(s.fields)-1)))
	return nil
}

func (s *registerForm) move(i int) {
	wrong := s.fields[s.at].Wrong()
	s.fields[s.at].Blur()
	s.fields[s.at].SetWrong(wrong)
	s.at = i
	s.fields[i].Focus()
}

// save writes the entry; the cursor goes to the first field that will not do.
func (s *registerForm) save() tea.Cmd {
	wrong := -1
	for i, f := range s.fields {
		if !f.Valid() && wrong < 0 {
			wrong = i
		}
	}
	if wrong >= 0 {
		s.move(wrong)
		s.fields[wrong].Valid()
		return nil
	}
	values := map[string]string{}
	for i, f := range s.fields {
		values[s.names[i]] = f.Canonical()
	}
	s.saving = true
	send := s.send
	return Save(s.app, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, send(ctx, func(name string) string { return values[name] })
	}, func(_ struct{}, err error) tea.Cmd {
		s.saving = false
		if err != nil || s.left || s.app.Top() != Screen(s) {
			return nil // what was refused stays in the fields
		}
		return tea.Batch(s.app.Say(s.said), s.app.Pop())
	})
}

func (s *registerForm) changed() bool {
	for i, f := range s.fields {
		if strings.TrimSpace(f.Text()) != s.first[i] {
			return true
		}
	}
	return false
}

func (s *registerForm) giveUp() tea.Cmd {
	if !s.changed() {
		return s.app.Pop()
	}
	return s.app.Confirm(Question{
		Title: "Lasciare il modulo?", Text: "Quello che è scritto qui non è ancora nel registro.", Yes: "lascia", No: "resta",
	}, func(yes bool) tea.Cmd {
		if !yes {
			return nil
		}
		return s.app.Pop()
	})
}

// TakeScan puts what a passport's zone says into the fields; its letters have no
// accents, so names that were typed already stay.
func (s *registerForm) TakeScan(scan Scan) (tea.Cmd, bool) {
	if scan.Kind != ScanMRZ || s.names[0] != rNumber {
		return nil, false
	}
	d, err := mrz.Parse(scan.Lines...)
	if err != nil || len(d.Wrong) > 0 {
		return s.app.Say("Banda ottica letta male: ripassare il passaporto."), true
	}
	for i, name := range s.names {
		read := map[string]string{rNumber: d.Number, rSurname: d.Surname, rName: d.Name, rBirth: d.BirthDate(s.app.Today()).Italian()}[name]
		if read != "" && (name == rNumber || s.fields[i].Text() == "") {
			s.fields[i].Set(read)
		}
	}
	return tea.Batch(s.app.Say("Letto il passaporto: controllare cognome e nome."), s.keepSoon()), true
}

func (s *registerForm) View(w, _ int) string {
	st := &s.app.Styles
	lines := []string{""}
	for _, about := range s.about {
		for _, l := range widget.Wrap(about, min(w-4, 74)) {
			lines = append(lines, "   "+st.Muted.Paint(l))
		}
	}
	if len(s.about) > 0 {
		lines = append(lines, "")
	}
	for _, f := range s.fields {
		for _, l := range f.Lines(st, 16, min(w-1, 78)) {
			lines = append(lines, " "+l)
		}
	}
	return strings.Join(lines, "\n")
}

// Leave throws the draft away: who goes back has decided so.
func (s *registerForm) Leave() tea.Cmd {
	s.left = true
	if s.step == "" {
		return nil
	}
	if s.app.leaving {
		return s.keep()
	}
	store := s.app.Store
	return Save(s.app, func(ctx context.Context) (struct{}, error) { return struct{}{}, store.ClearDraft(ctx) }, nil)
}

func (s *registerForm) keep() tea.Cmd {
	f := s.fields[s.at]
	d := desk.Draft{Step: s.step, Field: f.Label, Cursor: f.Cursor(), Saved: s.app.Now()}
	var texts []string
	for _, f := range s.fields {
		texts = append(texts, f.Text())
	}
	d.Text = strings.Join(texts, "\n")
	store := s.app.Store
	return Save(s.app, func(ctx context.Context) (struct{}, error) { return struct{}{}, store.SaveDraft(ctx, d) }, nil)
}

// keepSoon sees to it that the draft is kept; many keys make one write.
func (s *registerForm) keepSoon() tea.Cmd {
	if s.armed || s.step == "" {
		return nil
	}
	s.armed = true
	return s.app.After(draftAfter, func() tea.Cmd {
		s.armed = false
		if s.left {
			return nil
		}
		return s.keep()
	})
}

// restore puts back what a killed program had in its fields.
func (s *registerForm) restore(d desk.Draft) {
	texts := strings.Split(d.Text, "\n")
	for i, f := range s.fields {
		if i < len(texts) {
			f.Set(texts[i])
		}
		if f.Label == d.Field {
			s.move(i)
			f.SetCursor(d.Cursor)
		}
	}
}

// dayOf is a checked day of a form.
func dayOf(canonical string) domain.Date {
	d, _ := calendar.Parse(canonical) // the field's check has read it
	return d
}
