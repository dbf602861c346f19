package tui

import (
	"context"
	"strings"

	"civico/sportello/domain/desk"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// quarantine lists the rows that imports have set aside, each under its import, to be
// corrected or put aside for good, one by one or those that are marked together.
type quarantine struct {
	app    *App
	rows   []desk.ImportRow
	refs   []desk.AsideRef // of the rows, as they were read
	lines  []asideLine
	list   widget.List // of the lines
	marked map[desk.AsideRef]bool
	loaded bool
	busy   bool // a decision is on its way
}

// asideLine is a row, or the name of the import that the rows below it are from.
type asideLine struct {
	row  int // index into rows; of a name: its first row
	name bool
}

func newQuarantine(a *App) *quarantine {
	return &quarantine{app: a, marked: map[desk.AsideRef]bool{}}
}

func (s *quarantine) Title() (string, string) {
	count := counted(len(s.rows), "riga", "righe")
	if n := len(s.marked); n > 0 {
		count += ", " + counted(n, "segnata", "segnate")
	}
	return "Quarantena · righe messe da parte", count + " "
}
func (s *quarantine) Typing() bool  { return false }
func (s *quarantine) Init() tea.Cmd { return s.load() }

// Resume reads again: a row may have been corrected.
func (s *quarantine) Resume() tea.Cmd { return s.load() }

func (s *quarantine) load() tea.Cmd {
	store := s.app.Store
	return Load(s.app, store.Quarantine, func(rows []desk.ImportRow, err error) tea.Cmd {
		s.loaded = true
		if err != nil {
			return s.app.Fail(err)
		}
		s.take(rows)
		return nil
	})
}

// take shows rows as they are now; what was marked stays so as long as it is there, and
// the cursor on its row, else on the next that is.
func (s *quarantine) take(rows []desk.ImportRow) {
	kept := map[desk.AsideRef]bool{}
	var below []desk.AsideRef
	if at := s.list.Cursor(); at >= 0 && at < len(s.lines) {
		below = s.refs[s.lines[at].row:]
	}
	places := map[desk.AsideRef]int{}
	s.rows, s.lines, s.refs = rows, s.lines[:0], nil
	for i := range rows {
		rows[i].Class = desk.ClassQuarantined
		if i == 0 || rows[i].Import != rows[i-1].Import {
			s.lines = append(s.lines, asideLine{i, true})
		}
		s.lines = append(s.lines, asideLine{i, false})
		ref := rows[i].Ref()
		s.refs = append(s.refs, ref)
		if places[ref] = len(s.lines) - 1; s.marked[ref] {
			kept[ref] = true
		}
	}
	s.marked = kept
	s.list.SetLen(len(s.lines))
	for _, ref := range below {
		if at, there := places[ref]; there {
			s.list.To(at)
			break
		}
	}
	s.skipName(1)
}

// skipName keeps the cursor on a row: names of imports only stand above them.
func (s *quarantine) skipName(way int) {
	at := s.list.Cursor()
	if at < 0 || !s.lines[at].name {
		return
	}
	if at == 0 {
		way = 1
	}
	s.list.To(at + way)
}

func (s *quarantine) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyMsg)
	if !ok {
		return nil
	}
	before := s.list.Cursor()
	s.list.Key(k.String())
	way := 1
	if s.list.Cursor() < before {
		way = -1
	}
	s.skipName(way)
	return nil
}

// selected is the row under the cursor, nil where there is none.
func (s *quarantine) selected() *desk.ImportRow {
	if at := s.list.Cursor(); at >= 0 {
		return &s.rows[s.lines[at].row]
	}
	return nil
}

func (s *quarantine) Bindings() []Binding {
	return []Binding{
		{Keys: []string{"enter"}, Action: "correggi", Help: "Apre la riga per correggerla e applicarla.", Why: s.nothing, Do: s.correct},
		{Keys: []string{" "}, Action: "segna", Help: "Segna la riga, per scartarne più d'una insieme; di nuovo: toglie il segno.", Why: s.nothing, Do: s.mark},
		{Keys: []string{"x"}, Action: s.dismissWord(), Help: "Mette via per sempre la riga, o tutte quelle segnate; nel registro resta chi l'ha deciso.", Why: s.nothing, Do: s.dismiss},
		{Keys: []string{"t"}, Action: "tutta l'importazione", Help: "Segna tutte le righe di questa importazione; di nuovo: toglie i segni.", Why: s.nothing, Do: s.markImport},
		{Keys: []string{"esc"}, Action: "agenda", Do: s.app.Pop},
		{Keys: []string{"down", "up", "pgdown", "pgup", "home", "end"}, Action: "scorri", Aside: true},
	}
}

func (s *quarantine) nothing() string {
	switch {
	case len(s.rows) == 0:
		return "Nessuna riga in quarantena."
	case s.busy:
		return "Sto salvando la decisione di prima."
	}
	return ""
}

func (s *quarantine) correct() tea.Cmd { return s.app.Push(newCorrection(s.app, *s.selected())) }

func (s *quarantine) mark() tea.Cmd {
	s.set(!s.marked[s.selected().Ref()], s.selected().Ref())
	s.list.To(s.list.Cursor() + 1)
	s.skipName(1)
	return nil
}

func (s *quarantine) markImport() tea.Cmd {
	var all []desk.AsideRef
	whole := true
	for i := range s.rows {
		if s.rows[i].Import == s.selected().Import {
			all = append(all, s.rows[i].Ref())
			whole = whole && s.marked[s.rows[i].Ref()]
		}
	}
	s.set(!whole, all...)
	return nil
}

func (s *quarantine) set(marked bool, refs ...desk.AsideRef) {
	for _, r := range refs {
		if marked {
			s.marked[r] = true
		} else {
			delete(s.marked, r)
		}
	}
}

func (s *quarantine) dismissWord() string {
	switch n := len(s.marked); n {
	case 0:
		return "scarta"
	case 1:
		return "scarta la segnata"
	default:
		return "scarta le " + widget.Thousands(int64(n)) + " segnate"
	}
}

// chosen are the rows that are marked, else the one under the cursor.
func (s *quarantine) chosen() []desk.ImportRow {
	if len(s.marked) == 0 {
		return []desk.ImportRow{*s.selected()}
	}
	var out []desk.ImportRow
	for i := range s.rows {
		if s.marked[s.rows[i].Ref()] {
			out = append(out, s.rows[i])
		}
	}
	return out
}

// dismiss asks once for all of them.
func (s *quarantine) dismiss() tea.Cmd {
	rows := s.chosen()
	refs := make([]desk.AsideRef, len(rows))
	for i := range rows {
		refs[i] = rows[i].Ref()
	}
	said := "Riga " + itoa(rows[0].Line) + " scartata."
	if len(rows) > 1 {
		said = counted(len(rows), "riga scartata", "righe scartate") + "."
	}
	return s.app.Confirm(dismissQuestion(rows), func(yes bool) tea.Cmd {
		if !yes {
			return nil
		}
		s.busy = true
		store := s.app.Store
		return Save(s.app, func(ctx context.Context) (struct{}, error) {
			return struct{}{}, store.DismissRows(ctx, refs)
		}, func(_ struct{}, err error) tea.Cmd {
			s.busy = false
			if err != nil {
				return s.load()
			}
			return tea.Batch(s.app.Say(said), s.load())
		})
	})
}

func dismissQuestion(rows []desk.ImportRow) Question {
	r := &rows[0]
	if len(rows) == 1 {
		return Question{
			Title: "Scarta la riga " + itoa(r.Line), Text: "La riga non entra in agenda e non è più in elenco. " + value(strings.TrimSpace(r.Code+" "+r.Person)) + ": " + value(r.Reason) + ".",
			Yes: "scarta la riga", No: "torna",
		}
	}
	var from []string
	for at, i := 0, 1; i <= len(rows); i++ { // rows of an import stand together
		if i == len(rows) || rows[i].Import != rows[at].Import {
			from = append(from, counted(i-at, "riga", "righe")+" di "+asideFile(&rows[at]))
			at = i
		}
	}
	return Question{
		Title: "Scarta " + counted(len(rows), "riga", "righe"), Text: "Non entrano in agenda e non sono più in elenco: " + strings.Join(from, ", ") + ". Nel registro resta chi l'ha deciso.",
		Yes: "scarta le righe", No: "torna",
	}
}
