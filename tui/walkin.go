package tui

import (
	"context"
	"slices"
	"strings"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// walkInStep marks the draft of this form, which has no case yet.
const walkInStep = "walk_in"

// draftAfter is how long after the first key that changed it a field's text is kept
// as a draft: no kill loses more.
const draftAfter = 400 * time.Millisecond

// The fields of the form, in the order in which they are asked.
const (
	wSurname = iota
	wName
	wTaxCode
	wBirth
	wFields
)

// walkIn is the form for who comes without an appointment: as little as a case
// needs to begin.
type walkIn struct {
	app     *App
	fields  [wFields]*widget.Field
	asked   domain.Procedure // what the person comes for
	filled  string           // the birth date that the tax code has put into its field
	at      int
	opening bool
	armed   bool // a draft is due
	left    bool
}

func newWalkIn(a *App) *walkIn {
	s := &walkIn{app: a, asked: domain.Passport}
	s.fields[wSurname] = widget.NewField("Cognome", 60, widget.NameCheck)
	s.fields[wName] = widget.NewField("Nome", 60, widget.NameCheck)
	s.fields[wTaxCode] = widget.NewField("Codice fiscale", 20, widget.TaxCodeCheck)
	s.fields[wBirth] = widget.NewField("Data di nascita", 20, widget.BirthCheck(a.Today))
	s.fields[wSurname].Required = "serve il cognome"
	s.fields[wName].Required = "serve il nome"
	s.fields[wBirth].Required = "serve la data di nascita, oppure il codice fiscale"
	s.fields[wTaxCode].Upper = true
	s.fields[wTaxCode].Hint = "dalla tessera, anche con il lettore"
	s.fields[wBirth].Hint = "GG/MM/AAAA"
	s.fields[0].Focus()
	return s
}

// newWalkInFor begins with what was searched for and not found.
func newWalkInFor(a *App, text string) *walkIn {
	s := newWalkIn(a)
	text = strings.TrimSpace(text)
	if _, _, wrong := widget.TaxCodeCheck(text); wrong == "" && text != "" {
		s.takeCode(text)
		return s
	}
	if _, _, wrong := widget.NameCheck(text); wrong != "" {
		return s
	}
	if i := strings.LastIndex(text, " "); i > 0 {
		s.fields[wName].Set(text[i+1:])
		text = text[:i]
	}
	s.fields[wSurname].Set(text)
	return s
}

// newWalkInFrom begins where a killed program stood.
func newWalkInFrom(a *App, d desk.Draft) *walkIn {
	s := newWalkIn(a)
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
	if len(texts) > wFields && slices.Contains(desk.Workable(a.Profile, a.Today()), domain.Procedure(texts[wFields])) {
		s.asked = domain.Procedure(texts[wFields])
	}
	if len(texts) > wFields+1 {
		s.filled = texts[wFields+1]
	}
	return s
}

func (s *walkIn) Title() (string, string) { return "Senza appuntamento", "" }
func (s *walkIn) Init() tea.Cmd           { return nil }
func (s *walkIn) Typing() bool            { return true }

// Mark gives the way back from the first letter of a scan, with the birth date that a
// letter typed into the tax code has taken off.
func (s *walkIn) Mark() func() {
	field, birth, filled := s.fields[s.at].Mark(), s.fields[wBirth].Mark(), s.filled
	return func() {
		birth()
		field()
		s.filled = filled
	}
}

// Leave throws the draft away: who goes back has decided so.
func (s *walkIn) Leave() tea.Cmd {
	s.left = true
	if s.app.leaving {
		return s.keep()
	}
	store := s.app.Store
	return Save(s.app, func(ctx context.Context) (struct{}, error) { return struct{}{}, store.ClearDraft(ctx) }, nil)
}

func (s *walkIn) keep() tea.Cmd {
	d := desk.Draft{Step: walkInStep, Field: s.fields[s.at].Label, Cursor: s.fields[s.at].Cursor(), Saved: s.app.Now()}
	texts := make([]string, 0, wFields+1)
	for _, f := range s.fields {
		texts = append(texts, f.Text())
	}
	d.Text = strings.Join(append(texts, string(s.asked), s.filled), "\n")
	store := s.app.Store
	return Save(s.app, func(ctx context.Context) (struct{}, error) { return struct{}{}, store.SaveDraft(ctx, d) }, nil)
}

func (s *walkIn) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyMsg)
	if !ok {
		return nil
	}
	f := s.fields[s.at]
	before := f.Text()
	f.Update(k)
	if f.Text() != before {
		s.changed()
	}
	return s.keepSoon()
}

// keepSoon sees to it that the draft is kept; many keys make one write.
func (s *walkIn) keepSoon() tea.Cmd {
	if s.armed {
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

func (s *walkIn) Bindings() []Binding {
	return []Binding{
		{Keys: []string{"enter"}, Action: "avanti", Help: "Va al campo dopo; dall'ultimo apre la pratica.", Do: s.next},
		{Keys: []string{"tab", "down"}, Action: "campo dopo", Aside: true, Do: func() tea.Cmd { return s.leaveTo(s.at + 1) }},
		{Keys: []string{"ctrl+s", "f10"}, Action: "apri la pratica", Help: "Apre subito, se i dati bastano.", Do: s.open},
		{Keys: []string{"f2"}, Action: "procedura", Help: "Sceglie per che cosa viene: accompagno, cambio di residenza, ritiro…", Do: s.choose},
		{Keys: []string{"esc"}, Action: "agenda", Help: "Torna all'agenda senza aprire nulla.", Do: s.app.Pop},
		{Keys: []string{"shift+tab", "up"}, Action: "campo prima", Do: func() tea.Cmd { return s.leaveTo(s.at - 1) }},
	}
}

func (s *walkIn) next() tea.Cmd {
	if !s.leave() {
		return nil
	}
	for i := s.at + 1; i < wFields; i++ {
		if s.fields[i].Text() == "" {
			return s.leaveTo(i)
		}
	}
	return s.open()
}

// leave checks the field under the cursor; a tax code fills what it knows.
func (s *walkIn) leave() bool {
	f := s.fields[s.at]
	if s.at == wTaxCode && f.Text() != "" && f.Valid() {
		s.fill(f.Canonical())
	}
	return f.Valid()
}

// leaveTo moves even from a field that is wrong: its error line stays.
func (s *walkIn) leaveTo(i int) tea.Cmd {
	if s.fields[s.at].Text() != "" {
		s.leave()
	}
	s.move(max(0, min(i, wFields-1)))
	return nil
}

func (s *walkIn) move(i int) {
	wrong := s.fields[s.at].Wrong()
	s.fields[s.at].Blur()
	s.fields[s.at].SetWrong(wrong)
	s.at = i
	s.fields[i].Focus()
}

func (s *walkIn) View(w, _ int) string {
	st := &s.app.Styles
	lines := []string{""}
	for _, f := range s.fields {
		for _, l := range f.Lines(st, 16, min(w-1, 78)) {
			lines = append(lines, " "+l)
		}
	}
	lines = append(lines, "", "   "+st.Label.Paint(widget.Fit("Procedura", 16))+" "+s.procedure()+"   "+st.Muted.Paint("F2: un'altra"))
	lines = append(lines, "")
	for _, l := range widget.Wrap("Il codice fiscale compila la data di nascita. Se la persona è già in agenda oggi, viene proposta la sua prenotazione.", min(w-4, 74)) {
		lines = append(lines, "   "+st.Muted.Paint(l))
	}
	return strings.Join(lines, "\n")
}
