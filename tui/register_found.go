package tui

import (
	"context"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// foundRegister is the register of found passports (RIN-1).
type foundRegister struct {
	registerList[desk.FoundRow]
	closed bool // those that left the office too
}

func newFoundRegister(a *App) *foundRegister {
	s := &foundRegister{}
	s.registerList = newRegisterList(a, func(ctx context.Context) ([]desk.FoundRow, error) { return a.Store.FoundBooklets(ctx) },
		func(r *desk.FoundRow) string { return r.Number + " " + r.Surname + " " + r.Name + " " + r.From },
		func(r *desk.FoundRow) bool { return s.closed || r.State == desk.FoundKept })
	return s
}

func (s *foundRegister) Title() (string, string) {
	kept := 0
	for i := range s.all {
		if s.all[i].State == desk.FoundKept {
			kept++
		}
	}
	due := len(desk.ToDestroy(s.all, s.app.Today()))
	return "Registro dei passaporti rinvenuti", itoa(kept) + " in ufficio, " + itoa(due) + " da distruggere "
}

// Name is the screen's name in the help.
func (s *foundRegister) Name() string { return "passaporti rinvenuti" }

func (s *foundRegister) Bindings() []Binding {
	closed := "anche usciti"
	if s.closed {
		closed = "in ufficio"
	}
	return []Binding{
		{Keys: []string{"f2"}, Action: "registra", Help: "Registra un passaporto che le autorità hanno consegnato.", Do: s.add},
		{Keys: []string{"enter", "f3"}, Action: "restituisci", Help: "Rende il passaporto sotto il cursore, di persona o per posta.", Why: s.whyNotBack, Do: s.giveBack},
		{Keys: []string{"f4"}, Action: closed, Help: "Mostra anche i passaporti restituiti e distrutti, o solo quelli in ufficio.", Do: s.toggle},
		{Keys: []string{"f5"}, Action: "distruzione", Help: "Apre l'elenco dei passaporti per cui l'anno è passato.", Do: func() tea.Cmd { return s.app.Push(newDestruction(s.app)) }},
		{Keys: []string{"f6"}, Action: "ritirati", Help: "Apre il registro dei passaporti ritirati.", Aside: true, Do: func() tea.Cmd { return s.app.Replace(newWithdrawnRegister(s.app)) }},
		{Keys: []string{"ctrl+z"}, Action: "annulla", Help: "Annulla quello che è stato registrato per errore, con il motivo.", Aside: true, Why: s.whyNotUndo, Do: s.undo},
		{Keys: []string{"down", "up", "pgdown", "pgup"}, Action: "scorri", Aside: true},
	}
}

func (s *foundRegister) toggle() tea.Cmd {
	s.closed = !s.closed
	s.narrow()
	return nil
}

func (s *foundRegister) whyNotBack() string {
	if why := s.whyNone(); why != "" {
		return why
	}
	if r := s.selected(); r.State != desk.FoundKept {
		return "Il passaporto non è in ufficio: " + r.StateWords(s.app.Today()) + "."
	}
	return ""
}

// giveBack asks how, then when and to whom.
func (s *foundRegister) giveBack() tea.Cmd {
	r := *s.selected()
	c := Choice{Title: "Restituzione di " + r.Number, Text: foundHolder(&r) + ". " + withdrawnWarning(&r)}
	for i, way := range domain.WaysBack() {
		c.Options = append(c.Options, Option{Label: desk.GivenBackLabel(way), Key: itoa(i + 1)})
	}
	return s.app.Choose(c, func(i int) tea.Cmd { return s.app.Push(newReturnForm(s.app, r, domain.WaysBack()[i])) })
}

func (s *foundRegister) add() tea.Cmd { return s.app.Push(newFoundForm(s.app)) }

func (s *foundRegister) whyNotUndo() string {
	if why := s.whyNone(); why != "" {
		return why
	}
	if s.selected().State == desk.FoundStruck {
		return "La registrazione è già annullata."
	}
	return ""
}

func (s *foundRegister) undo() tea.Cmd {
	r := *s.selected()
	what := "La registrazione resta nel registro, segnata come annullata."
	switch r.State {
	case desk.FoundReturned:
		what = "La restituzione è annullata: il passaporto torna fra quelli in ufficio."
	case desk.FoundDestroyed:
		what = "La distruzione è annullata: il passaporto torna fra quelli in ufficio."
	}
	store := s.app.Store
	return s.app.Reason("Annulla: "+r.Number, what, func(reason string) tea.Cmd {
		return s.save(r.Number+": annullato.", func(ctx context.Context) error { return store.UndoFound(ctx, r.Ref, reason) })
	})
}

func (s *foundRegister) View(w, h int) string {
	filter := "in ufficio · si possono chiedere per un anno dalla consegna (RIN-1)"
	if s.closed {
		filter = "tutti, anche restituiti, distrutti e annullati"
	}
	var detail []string
	if r := s.selected(); r != nil {
		detail = s.detail(r, w)
	}
	return s.draw(w, h, filter, foundHead(w), "Nessun passaporto in ufficio. F2 ne registra uno.",
		func(r *desk.FoundRow, selected bool) string { return foundLine(s.app, r, selected, w, s.app.Today()) }, detail)
}

// The widths of a line's columns; the holder takes the rest.
const (
	foundSign   = 5 // with the cursor
	foundNumber = 13
	foundDay    = 12
	foundWords  = 28
)

func foundHolderWidth(w int) int {
	rest := w - foundSign - foundNumber - foundDay - foundWords
	if widget.SideWidth(w) > 0 {
		rest -= foundDay
	}
	return rest
}

func foundHead(w int) string {
	head := widget.Spaces(foundSign) + widget.Fit("numero", foundNumber) + widget.Fit("titolare", foundHolderWidth(w))
	if widget.SideWidth(w) > 0 {
		head += widget.Fit("consegnato", foundDay)
	}
	return head + widget.Fit("fino al", foundDay) + "situazione"
}

// foundLine is a passport in a list: red, and with a sign, once its year has passed.
func foundLine(a *App, r *desk.FoundRow, selected bool, w int, on domain.Date) string {
	sign := " "
	if r.Due(on) {
		sign = "!"
	}
	line := " " + marker(selected) + sign + " " + widget.Fit(r.Number, foundNumber-1) + " " + widget.Fit(foundHolder(r), foundHolderWidth(w)-1) + " "
	if widget.SideWidth(w) > 0 {
		line += widget.Fit(r.HandedOn.Italian(), foundDay)
	}
	line = widget.Fit(line+widget.Fit(r.ClaimUntil().Italian(), foundDay)+r.StateWords(on), w)
	st := &a.Styles
	switch {
	case selected:
		return st.Selected.Paint(line)
	case r.State != desk.FoundKept:
		return st.Muted.Paint(line)
	case r.Due(on):
		return st.Bad.Paint(line)
	}
	return line
}

func foundHolder(r *desk.FoundRow) string {
	if name := personName(r.Surname, r.Name); name != "" {
		return name
	}
	return r.Holder()
}

func withdrawnWarning(r *desk.FoundRow) string {
	if r.Withdrawn.IsZero() {
		return ""
	}
	return "Attenzione: risulta ritirato il " + r.Withdrawn.Italian() + ", vedere il registro dei ritirati."
}

// detail is what is known of the passport under the cursor.
func (s *foundRegister) detail(r *desk.FoundRow, w int) []string {
	first := r.Number + " · " + foundHolder(r)
	if !r.BirthDate.IsZero() {
		first += ", nascita " + r.BirthDate.Italian()
	}
	until := "Consegnato il " + r.HandedOn.Italian() + " da: " + r.From + "."
	switch {
	case r.Due(s.app.Today()):
		until += " L'anno è passato il " + r.ClaimUntil().Italian() + ": è da distruggere."
	case r.State == desk.FoundKept:
		until += " Il titolare può chiederlo fino al " + r.ClaimUntil().Italian() + " compreso."
	}
	return wrapAll(w, first, until, withdrawnWarning(r), noted(r.Note), s.outcome(r), s.app.signed("Registrato", r.By))
}

func (s *foundRegister) outcome(r *desk.FoundRow) string {
	what := ""
	switch r.State {
	case desk.FoundReturned:
		what = "Restituito il " + r.ClosedOn.Italian() + " " + desk.GivenBackLabel(r.How)
		if r.To != "" {
			what += ", a " + r.To
		}
	case desk.FoundDestroyed:
		what = "Distrutto il " + r.ClosedOn.Italian()
	case desk.FoundStruck:
		return "Annullato: " + r.ClosedNote + " " + s.app.signed("Scritto", r.ClosedBy)
	default:
		return ""
	}
	if r.ClosedNote != "" {
		what += ". Nota: " + r.ClosedNote
	}
	return what + ". " + s.app.signed("Scritto", r.ClosedBy)
}

func noted(note string) string {
	if note == "" {
		return ""
	}
	return "Nota: " + note
}
