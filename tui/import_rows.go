package tui

import (
	"context"
	"strings"

	"civico/sportello/domain/desk"
	"civico/sportello/domain/text"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// importPage is how many rows are read at a time.
const importPage = 200

// pagedRows are the rows of an import, by class.
type pagedRows interface {
	Rows(class desk.Class, from, n int) ([]desk.ImportRow, error)
}

// importRows shows the rows behind one count of a preview, or of an import of the
// past, old and new side by side.
type importRows struct {
	app    *App
	of     string // what is behind it: «anteprima»
	plan   pagedRows
	class  desk.Class
	list   widget.List
	pages  map[int][]desk.ImportRow
	asked  map[int]bool
	failed bool
}

func newImportRows(a *App, of string, plan pagedRows, class desk.Class, n int) *importRows {
	s := &importRows{app: a, of: of, plan: plan, class: class, pages: map[int][]desk.ImportRow{}, asked: map[int]bool{}}
	s.list.SetLen(n)
	return s
}

func (s *importRows) Title() (string, string) {
	return sentenceCase(s.of) + " · " + className[s.class][0], widget.Thousands(int64(s.list.Len())) + " "
}
func (s *importRows) Typing() bool  { return false }
func (s *importRows) Init() tea.Cmd { return s.fetch() }

func (s *importRows) Bindings() []Binding {
	return []Binding{
		{Keys: []string{"esc", "enter"}, Action: s.of, Do: s.app.Pop},
		{Keys: []string{"down", "up", "pgdown", "pgup", "home", "end"}, Action: "scorri", Aside: true},
	}
}

func (s *importRows) Update(msg tea.Msg) tea.Cmd {
	moveOn(&s.list, msg)
	return s.fetch()
}

// fetch reads the pages around the cursor that are not there yet.
func (s *importRows) fetch() tea.Cmd {
	at := max(0, s.list.Cursor()) / importPage
	var cmds []tea.Cmd
	for _, p := range []int{at, at + 1, at - 1} {
		if p < 0 || p*importPage >= s.list.Len() || s.asked[p] {
			continue
		}
		s.asked[p] = true
		plan, class := s.plan, s.class
		cmds = append(cmds, Load(s.app, func(context.Context) ([]desk.ImportRow, error) {
			return plan.Rows(class, p*importPage, importPage)
		}, func(rows []desk.ImportRow, err error) tea.Cmd {
			if err != nil {
				s.asked[p] = false
				return s.app.Fail(err)
			}
			s.pages[p] = rows
			return nil
		}))
	}
	return tea.Batch(cmds...)
}

func (s *importRows) at(i int) *desk.ImportRow {
	page := s.pages[i/importPage]
	if j := i % importPage; j < len(page) {
		return &page[j]
	}
	return nil
}

func (s *importRows) View(w, h int) string {
	st := &s.app.Styles
	detail := s.detail(w)
	room := max(3, h-len(detail)-1)
	lines := s.list.View(room, func(i int, selected bool) string {
		r := s.at(i)
		if r == nil {
			return "   …"
		}
		line := " " + marker(selected) + importRowLine(r, w-3)
		if selected {
			return st.Selected.Paint(widget.Fit(line, w))
		}
		return line
	})
	for len(lines) < room {
		lines = append(lines, "")
	}
	lines = append(lines, st.Border.Paint(strings.Repeat("─", w)))
	return strings.Join(append(lines, detail...), "\n")
}

func importRowLine(r *desk.ImportRow, w int) string {
	when := strings.TrimSpace(r.Date.Italian() + " " + r.Hour.String())
	person, _ := text.Clean(r.Person)
	code, _ := text.Clean(r.Code)
	line := widget.Fit(when, 17) + widget.Fit(code, 12) + " " + widget.Fit(person, max(10, w-60)) + " "
	if r.Class == desk.ClassQuarantined {
		reason, _ := text.Clean(r.Reason)
		return widget.Cut("riga "+widget.Fit(itoa(r.Line), 7)+" "+widget.Fit(code, 12)+" "+widget.Fit(person, 24)+" "+reason, w)
	}
	var names []string
	for _, f := range r.Fields {
		names = append(names, f.Name)
	}
	return widget.Cut(line+strings.Join(names, ", "), w)
}

// detailRows is the room below the list.
const detailRows = 8

func (s *importRows) detail(w int) []string {
	r := s.at(max(0, s.list.Cursor()))
	if r == nil || s.list.Len() == 0 {
		return nil
	}
	return importDetail(s.app, r, w)
}

// importDetail shows a row's fields, what was on the left and what comes on the
// right.
func importDetail(a *App, r *desk.ImportRow, w int) []string {
	st := &a.Styles
	if r.Class == desk.ClassQuarantined {
		return quarantineDetail(a, r, w)
	}
	if len(r.Fields) == 0 {
		return []string{" " + st.Muted.Paint("Nessun campo diverso.")}
	}
	half := (w - 22) / 2
	lines := []string{" " + st.Muted.Paint(widget.Fit("campo", 18)+widget.Fit("prima", half)+"dopo")}
	for i, f := range r.Fields {
		if i == detailRows-2 && len(r.Fields) > detailRows-1 {
			lines = append(lines, " "+st.Muted.Paint("e altri "+itoa(len(r.Fields)-i)+" campi"))
			break
		}
		lines = append(lines, " "+widget.Fit(f.Name, 18)+widget.Fit(value(f.Old), half)+st.Strong.Paint(widget.Cut(value(f.New), half)))
	}
	return lines
}

func value(s string) string {
	clean, _ := text.Clean(s)
	if clean == "" {
		return "–"
	}
	return clean
}

func quarantineDetail(a *App, r *desk.ImportRow, w int) []string {
	st := &a.Styles
	out := []string{" " + st.Muted.Paint("riga ") + itoa(r.Line) + "   " + st.Muted.Paint("colonna ") + value(r.Column)}
	out = append(out, " "+st.Muted.Paint("valore ")+widget.Cut(value(r.Value), w-9))
	for _, l := range widget.Wrap(value(r.Reason), w-9) {
		out = append(out, " "+st.Muted.Paint("motivo ")+st.Warn.Paint(l))
	}
	return out
}
