package tui

import (
	"context"
	"errors"
	"strings"

	"civico/sportello/domain/desk"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// correction is a row of the quarantine with a field for every cell. ⏎ reads it
// again by the checks of an import; what it would do is confirmed before it is done.
type correction struct {
	app      *App
	row      desk.ImportRow
	fields   []*widget.Field
	original []string          // what stood in the fields first
	words    desk.ProfileWords // of the profile by which the row is read
	at       int
	busy     bool
	done     bool // the row is applied: what stands in the fields is no draft
	number   int
}

// cellLimit is how much a cell takes when it is typed.
const cellLimit = 1000

func newCorrection(a *App, row desk.ImportRow) *correction {
	s := &correction{app: a, row: row}
	for i, c := range row.Cells {
		label := value(c.Name)
		if c.Name == "" {
			label = "colonna " + itoa(i+1)
		}
		f := widget.NewField(label, max(cellLimit, len(c.Text)), nil)
		f.Set(c.Text)
		s.fields = append(s.fields, f)
	}
	s.original = s.texts()
	s.blame(row.Column, row.Reason)
	return s
}

func (s *correction) Title() (string, string) {
	return "Correggi la riga " + itoa(s.row.Line) + " di «" + widget.CutMiddle(value(s.row.File), 30) + "»", "campo " + itoa(s.at+1) + " di " + itoa(len(s.fields)) + " "
}
func (s *correction) Typing() bool { return len(s.fields) > 0 }

// Init asks which words the file's profile knows: the reason names only common ones.
func (s *correction) Init() tea.Cmd {
	store, columns := s.app.Store, make([]string, len(s.row.Cells))
	for i, c := range s.row.Cells {
		columns[i] = c.Name
	}
	return tea.Batch(s.retype(), Load(s.app, func(ctx context.Context) (desk.ProfileWords, error) {
		return store.KnownWords(ctx, columns)
	}, func(w desk.ProfileWords, err error) tea.Cmd {
		if err != nil {
			return s.app.Fail(err)
		}
		s.words = w
		return nil
	}))
}

// Leave drops an answer that is on its way: nothing was applied. What was typed is
// there again when the row is opened again.
func (s *correction) Leave() tea.Cmd {
	s.number++
	if !s.done {
		s.keepTyped()
	}
	return nil
}

// Mark remembers the field under the cursor, for a scanner's first letter.
func (s *correction) Mark() func() {
	if len(s.fields) == 0 {
		return func() {}
	}
	return s.fields[s.at].Mark()
}

// TakeScan puts a code into the cell under the cursor, in the place of what was wrong.
func (s *correction) TakeScan(scan Scan) (tea.Cmd, bool) {
	if len(s.fields) == 0 || len(scan.Lines) > 0 || s.busy {
		return nil, false
	}
	s.fields[s.at].Set(scan.Text)
	return s.app.Say("Letto: " + scan.Kind.Name() + ". ⏎ rilegge la riga."), true
}

// blame puts the cursor on the cell that is wrong, with the reason below it; the
// first cell where no single one is to blame.
func (s *correction) blame(column, reason string) {
	if len(s.fields) == 0 {
		return
	}
	at := 0
	for i, c := range s.row.Cells {
		if c.Name == column && column != "" {
			at = i
			break
		}
	}
	s.move(at)
	s.fields[at].SetWrong(value(reason))
}

func (s *correction) move(to int) {
	s.fields[s.at].Blur()
	s.at = max(0, min(to, len(s.fields)-1))
	s.fields[s.at].Focus()
}

func (s *correction) Update(msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyMsg); ok && len(s.fields) > 0 && !s.busy {
		s.fields[s.at].Update(k)
	}
	return nil
}

func (s *correction) Bindings() []Binding {
	step := func(by int) func() tea.Cmd {
		return func() tea.Cmd { s.move(s.at + by); return nil }
	}
	return []Binding{
		{Keys: []string{"enter", "f10"}, Action: "controlla e applica", Help: "Rilegge la riga e mostra che cosa farebbe, prima di salvarla.", Why: s.cannot, Do: s.check},
		{Keys: []string{"tab", "down"}, Action: "campo dopo", Why: s.cannot, Do: step(1)},
		{Keys: []string{"shift+tab", "up"}, Action: "campo prima", Aside: true, Why: s.cannot, Do: step(-1)},
		{Keys: []string{"esc"}, Action: "quarantena", Help: "Torna all'elenco: la riga resta com'era, e riaprendola si ritrova quanto scritto.", Do: s.app.Pop},
	}
}

func (s *correction) cannot() string {
	switch {
	case s.busy:
		return "Sto leggendo la riga."
	case len(s.fields) == 0:
		return "Di questa riga non si è potuto leggere nulla: si può solo scartare."
	}
	return ""
}

func (s *correction) cells() []desk.Cell {
	out := make([]desk.Cell, len(s.fields))
	for i, f := range s.fields {
		out[i] = desk.Cell{Name: s.row.Cells[i].Name, Text: strings.TrimSpace(f.Text())}
	}
	return out
}

// check reads the row as it stands in the fields.
func (s *correction) check() tea.Cmd {
	s.busy = true
	s.number++
	number, store, run, line, cells := s.number, s.app.Store, s.row.Import, s.row.Line, s.cells()
	return Load(s.app, func(ctx context.Context) (desk.ImportPlan, error) {
		return store.PrepareCorrection(ctx, run, line, cells)
	}, func(plan desk.ImportPlan, err error) tea.Cmd {
		if number != s.number {
			if plan != nil {
				return s.app.letGo(plan)
			}
			return nil
		}
		s.busy = false
		var fault *desk.RowFault
		switch {
		case errors.As(err, &fault):
			s.blame(fault.Column, fault.Reason)
			return nil
		case err != nil:
			return s.app.Fail(err)
		}
		return s.ask(plan)
	})
}

// ask shows what the row would do; esc leaves all as it is.
func (s *correction) ask(plan desk.ImportPlan) tea.Cmd {
	what, err := planSentence(plan)
	if err != nil {
		return tea.Batch(s.app.letGo(plan), s.app.Fail(err))
	}
	return s.app.Confirm(Question{Title: "La riga adesso si legge", Text: what, Yes: "applica", No: "torna alla riga"}, func(yes bool) tea.Cmd {
		if !yes {
			return s.app.letGo(plan)
		}
		s.busy = true
		return Save(s.app, func(ctx context.Context) (desk.ImportSummary, error) {
			return plan.Apply(ctx, func(desk.Progress) {})
		}, func(_ desk.ImportSummary, err error) tea.Cmd {
			s.busy = false
			if err != nil {
				return s.app.letGo(plan)
			}
			s.done = true
			delete(s.app.cells, s.row.Ref())
			done := tea.Batch(s.app.letGo(plan), s.app.Say("Riga "+itoa(s.row.Line)+" corretta e applicata."))
			if s.app.Top() != Screen(s) {
				return done
			}
			return tea.Batch(done, s.app.Pop())
		})
	})
}

// planSentence says what a corrected row does to the agenda.
func planSentence(plan desk.ImportPlan) (string, error) {
	sum := plan.Summary()
	var out []string
	for _, c := range desk.Classes() {
		if sum.Counts[c] == 0 {
			continue
		}
		rows, err := plan.Rows(c, 0, 1)
		if err != nil || len(rows) == 0 {
			return "", err
		}
		out = append(out, rowSentence(&rows[0]))
	}
	for _, w := range sum.Warnings {
		out = append(out, value(w))
	}
	return strings.Join(out, " "), nil
}

func rowSentence(r *desk.ImportRow) string {
	who := value(strings.TrimSpace(r.Code+" "+r.Person)) + ", " + r.Date.Italian() + " " + r.Hour.String()
	var parts []string
	for _, f := range r.Fields {
		parts = append(parts, f.Name+" da "+value(f.Old)+" a "+value(f.New))
	}
	changes := strings.Join(parts, ", ")
	switch r.Class {
	case desk.ClassNew:
		return "Prenotazione nuova: " + who + "."
	case desk.ClassUnchanged:
		return "In agenda c'è già, uguale: " + who + "."
	case desk.ClassConflict:
		return "Lo sportello ci ha già lavorato: diventa un conflitto da decidere (" + changes + ")."
	case desk.ClassDuplicate:
		return "La stessa persona ha un'altra prenotazione: " + value(r.Fields[0].New) + "."
	case desk.ClassVanished:
		return "Risulta annullata: " + who + "."
	}
	return "Cambia la prenotazione " + value(strings.TrimSpace(r.Code+" "+r.Person)) + ": " + changes + "."
}

func (s *correction) wordLines(i, label, w int) (out []string) {
	words := s.wordsOf(i)
	if words == "" {
		return nil
	}
	for _, l := range widget.Wrap(words, w-label-4) {
		out = append(out, widget.Spaces(label+3)+s.app.Styles.Muted.Paint(l))
	}
	return out
}

// mostWords is how many words of a profile are named.
const mostWords = 12

// wordsOf names the words that the profile knows in a column, empty for none.
func (s *correction) wordsOf(i int) string {
	known := s.words.Words[s.row.Cells[i].Name]
	if len(known) == 0 {
		return ""
	}
	var parts []string
	for _, k := range known[:min(len(known), mostWords)] {
		parts = append(parts, "«"+value(k.Word)+"» ("+value(k.Means)+")")
	}
	if rest := len(known) - mostWords; rest > 0 {
		parts = append(parts, counted(rest, "altra", "altre"))
	}
	return "Il profilo «" + value(s.words.Profile) + "» conosce: " + strings.Join(parts, ", ") + "."
}

func (s *correction) View(w, h int) string {
	st := &s.app.Styles
	if len(s.fields) == 0 {
		return "\n  Di questa riga non si è potuto leggere nulla: si può solo scartare."
	}
	label := 0
	for _, f := range s.fields {
		label = max(label, widget.Width(f.Label))
	}
	label = min(label, w/3)
	var body []string
	from, to := 0, 0
	for i, f := range s.fields {
		if i == s.at {
			from = len(body)
		}
		body = append(body, f.Lines(st, label, w-1)...)
		if i == s.at {
			body = append(body, s.wordLines(i, label, w)...)
			to = len(body)
		}
	}
	room := max(1, h-2)
	top := max(0, min(max(0, to-room), from))
	lines := append([]string{""}, body[top:min(len(body), top+room)]...)
	return strings.Join(lines, "\n")
}
