package tui

import (
	"cmp"
	"strconv"
	"strings"

	"civico/sportello/domain/desk"
	"civico/sportello/domain/office"
	"civico/sportello/domain/text"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// The fields of the first start.
const (
	fOffice = iota
	fDesk
	fClerk
	fFields
)

// firstStart asks once what cannot be guessed: office, desk, and the name for the
// slips.
type firstStart struct {
	app     *App
	fields  [fFields]*widget.Field
	at      int
	list    widget.List
	shown   []*office.Profile
	chosen  *office.Profile
	opening bool
}

func newFirstStart(a *App) *firstStart {
	s := &firstStart{app: a}
	s.fields[fOffice] = widget.NewField("Ufficio", 60, nil)
	s.fields[fOffice].Hint = "scrivere per cercare"
	s.fields[fDesk] = widget.NewField("Sportello", 3, checkDesk)
	s.fields[fDesk].Digits, s.fields[fDesk].Required = true, "serve il numero dello sportello"
	s.fields[fClerk] = widget.NewField("Operatore", 60, checkClerk)
	s.fields[fClerk].Hint = "nome per i moduli; vuoto: Operatore e numero"
	s.fields[fDesk].Offer(strconv.Itoa(max(1, a.Settings.Desk)))
	s.fields[fClerk].Set(a.Settings.Clerk)
	s.fields[fOffice].Focus()
	s.narrow()
	return s
}

func checkDesk(t string) (canonical, shown, wrong string) {
	n, err := strconv.Atoi(t)
	if err != nil || n < 1 || n > 999 {
		return "", "", "un numero da 1 a 999"
	}
	return strconv.Itoa(n), strconv.Itoa(n), ""
}

// checkClerk takes a name as the clerk writes it: «A. Conti».
func checkClerk(t string) (canonical, shown, wrong string) {
	if t == "" {
		return "", "", "" // three ⏎ are enough to begin
	}
	_, _, wrong = widget.NameCheck(t)
	name := strings.Join(strings.Fields(t), " ")
	return name, name, wrong
}

func (s *firstStart) Title() (string, string) { return "Sportello · primo avvio", "" }
func (s *firstStart) Init() tea.Cmd           { return nil }
func (s *firstStart) Typing() bool            { return true }
func (s *firstStart) Mark() func()            { return s.fields[s.at].Mark() }

func (s *firstStart) narrow() {
	words := strings.Fields(text.Fold(s.fields[fOffice].Text()))
	s.shown = s.shown[:0]
	switch {
	case s.app.Profile != nil: // the archive has an office already
		s.shown = append(s.shown, s.app.Profile)
	case s.app.Offices != nil:
		for _, p := range s.app.Offices.All() {
			if containsAll(text.Fold(p.Name+" "+p.ID+" "+p.Province), words) {
				s.shown = append(s.shown, p)
			}
		}
	}
	s.list.SetLen(len(s.shown))
}

func (s *firstStart) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyMsg)
	if !ok || s.opening {
		return nil
	}
	if s.at == fOffice {
		if key := k.String(); actsWhileTyping(key) && s.list.Key(key) {
			return nil
		}
		s.chosen = nil
	}
	s.fields[s.at].Update(k)
	if s.at == fOffice {
		s.narrow()
		s.list.To(0)
	}
	return nil
}

func (s *firstStart) Bindings() []Binding {
	return []Binding{
		{Keys: []string{"enter"}, Action: "conferma", Help: "Conferma il campo; dopo l'ultimo si comincia.", Why: s.wait, Do: s.next},
		{Keys: []string{"up", "down"}, Action: "scegli", Help: "Scorre gli uffici.", Aside: s.at != fOffice, Do: nil},
		{Keys: []string{"shift+tab", "esc"}, Action: "campo prima", Why: s.first, Do: func() tea.Cmd { s.move(s.at - 1); return nil }},
		{Keys: []string{"ctrl+c"}, Action: "esci", Do: s.app.Quit},
	}
}

func (s *firstStart) wait() string {
	if s.opening {
		return "Preparo l'archivio."
	}
	return ""
}

func (s *firstStart) first() string {
	if s.at == 0 || s.opening {
		return "È il primo campo; ctrl+c esce."
	}
	return ""
}

func (s *firstStart) move(i int) {
	s.fields[s.at].Blur()
	s.at = i
	s.fields[i].Focus()
}

const noOffice = "nessun ufficio con queste lettere"

func (s *firstStart) next() tea.Cmd {
	if s.at == fOffice {
		i := s.list.Cursor()
		if i < 0 {
			s.fields[fOffice].SetWrong(noOffice)
			return nil
		}
		s.chosen = s.shown[i]
		s.fields[fOffice].Set(s.chosen.Name)
		s.move(fDesk)
		return nil
	}
	if !s.fields[s.at].Valid() {
		return nil
	}
	if s.at < fClerk {
		s.move(s.at + 1)
		return nil
	}
	return s.start()
}

func (s *firstStart) start() tea.Cmd {
	desks, err := strconv.Atoi(s.fields[fDesk].Canonical())
	if err != nil || s.chosen == nil {
		s.move(fOffice)
		return nil
	}
	s.opening = true
	clerk := cmp.Or(s.fields[fClerk].Canonical(), "Operatore "+strconv.Itoa(desks))
	return s.app.openStore(desk.Settings{Office: s.chosen.ID, Desk: desks, Clerk: clerk})
}

func (s *firstStart) View(w, h int) string {
	st := &s.app.Styles
	lines := []string{"", "  Tre cose, poi si comincia. Si potranno cambiare.", ""}
	for i, f := range s.fields {
		for _, l := range f.Lines(st, 11, min(w-1, 78)) {
			lines = append(lines, " "+l)
		}
		if i == fOffice && s.at == fOffice {
			lines = append(lines, s.offices(w, h-len(lines)-6)...)
			lines = append(lines, "")
		}
	}
	if s.opening {
		lines = append(lines, "", "  Preparo l'archivio…")
	}
	return strings.Join(lines, "\n")
}

func (s *firstStart) offices(w, h int) []string {
	if len(s.shown) == 0 && s.fields[fOffice].Wrong() == "" {
		return []string{"              " + s.app.Styles.Muted.Paint(noOffice)}
	}
	return s.list.View(max(3, h), func(i int, selected bool) string {
		p := s.shown[i]
		line := "              " + marker(selected) + widget.Fit(p.Name, 40) + " " + p.Province
		if selected {
			return s.app.Styles.Selected.Paint(widget.Fit(line, min(w, 76)))
		}
		return line
	})
}
