package tui

import (
	"context"
	"strings"
	"time"

	"civico/sportello/domain/desk"
	"civico/sportello/domain/text"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// importHistory lists the imports of the past; the last one can be taken back.
type importHistory struct {
	app    *App
	runs   []desk.ImportRun
	loaded bool
	list   widget.List
	undone bool // an undo is on its way
}

func newImportHistory(a *App) *importHistory { return &importHistory{app: a} }

func (s *importHistory) Title() (string, string) {
	return "Importazioni dell'agenda", itoa(len(s.runs)) + " "
}
func (s *importHistory) Typing() bool               { return false }
func (s *importHistory) Update(msg tea.Msg) tea.Cmd { return moveOn(&s.list, msg) }
func (s *importHistory) Init() tea.Cmd              { return s.load() }

func (s *importHistory) load() tea.Cmd {
	return Load(s.app, s.app.Store.Imports, func(runs []desk.ImportRun, err error) tea.Cmd {
		s.loaded = true
		if err != nil {
			return s.app.Fail(err)
		}
		s.runs = runs
		s.list.SetLen(len(runs))
		return nil
	})
}

func (s *importHistory) Bindings() []Binding {
	return []Binding{
		{Keys: []string{"enter"}, Action: "che cosa ha cambiato", Help: "Mostra le righe cambiate dall'importazione sotto il cursore.", Why: s.nothing, Do: s.open},
		{Keys: []string{"u"}, Action: "annulla l'ultima", Help: "Riporta l'agenda a prima dell'ultima importazione, se nessuno l'ha già usata o ne ha corretto una riga.", Why: s.cannotUndo, Do: s.undo},
		{Keys: []string{"esc"}, Action: "agenda", Do: s.app.Pop},
		{Keys: []string{"down", "up", "pgdown", "pgup", "home", "end"}, Action: "scorri", Aside: true},
	}
}

func (s *importHistory) nothing() string {
	if len(s.runs) == 0 {
		return "Nessuna importazione."
	}
	return ""
}

func (s *importHistory) open() tea.Cmd {
	return s.app.Push(newPastImport(s.app, s.runs[s.list.Cursor()]))
}

// last is the import that can be taken back, nil for none.
func (s *importHistory) last() *desk.ImportRun {
	for i := range s.runs {
		if !s.runs[i].Undone {
			return &s.runs[i]
		}
	}
	return nil
}

func (s *importHistory) cannotUndo() string {
	switch {
	case s.undone:
		return "La sto già annullando."
	case s.last() == nil:
		return "Nessuna importazione da annullare."
	}
	return ""
}

func (s *importHistory) undo() tea.Cmd {
	run := *s.last()
	return s.app.Confirm(Question{
		Title: "Annulla l'ultima importazione",
		Text: "«" + run.File + "», applicata " + s.app.moment(run.AppliedAt) + ": " + countsSentence(run.Counts) +
			". L'agenda torna com'era prima, se nessuno ha già usato queste prenotazioni o corretto una riga in quarantena; il file si può importare di nuovo.",
		Yes: "annulla l'importazione", No: "torna",
	}, func(yes bool) tea.Cmd {
		if !yes {
			return nil
		}
		s.undone = true
		store := s.app.Store
		return Save(s.app, func(ctx context.Context) (desk.ImportRun, error) {
			return store.UndoImport(ctx, run.ID, nil)
		}, func(_ desk.ImportRun, err error) tea.Cmd {
			s.undone = false
			if err != nil {
				return s.load()
			}
			return tea.Batch(s.app.Say("Importazione annullata: l'agenda è com'era prima."), s.load())
		})
	})
}

// moment is a time as a sentence says it: «oggi alle 10:42», «23/11/2026 alle 10:42».
func (a *App) moment(t time.Time) string {
	if t.IsZero() {
		return "in un momento che non si sa"
	}
	t = t.In(a.Now().Location())
	day := domainDate(t)
	switch a.Today().DaysUntil(day) {
	case 0:
		return "oggi alle " + t.Format("15:04")
	case -1:
		return "ieri alle " + t.Format("15:04")
	}
	return "il " + day.Italian() + " alle " + t.Format("15:04")
}

// classOne is className of a single row.
var classOne = map[desk.Class]string{
	desk.ClassNew: "nuova", desk.ClassMoved: "spostata", desk.ClassChanged: "cambiata", desk.ClassUnchanged: "uguale",
	desk.ClassVanished: "tolta", desk.ClassConflict: "conflitto", desk.ClassDuplicate: "doppia", desk.ClassQuarantined: "in quarantena",
}

// classWord is className for that many rows.
func classWord(c desk.Class, n int) string {
	if n == 1 {
		return classOne[c]
	}
	return className[c][0]
}

// countsSentence is what an import changed, in words.
func countsSentence(counts map[desk.Class]int) string {
	var parts []string
	for _, c := range desk.Classes() {
		if n := counts[c]; n > 0 && c != desk.ClassUnchanged {
			parts = append(parts, widget.Thousands(int64(n))+" "+classWord(c, n))
		}
	}
	if len(parts) == 0 {
		return "nessun cambiamento"
	}
	return strings.Join(parts, ", ")
}

func (s *importHistory) View(w, h int) string {
	st := &s.app.Styles
	switch {
	case !s.loaded:
		return "\n  Leggo le importazioni…"
	case len(s.runs) == 0:
		return "\n  Nessuna importazione finora. Con i, dall'agenda, si importa un'esportazione."
	}
	detail := runDetail(s.app, &s.runs[s.list.Cursor()], w)
	room := max(3, h-len(detail)-1)
	lines := s.list.View(room, func(i int, selected bool) string {
		line := " " + marker(selected) + runLine(s.app, &s.runs[i], w-4)
		switch {
		case selected:
			return st.Selected.Paint(widget.Fit(line, w))
		case s.runs[i].Undone:
			return st.Muted.Paint(line)
		}
		return line
	})
	for len(lines) < room {
		lines = append(lines, "")
	}
	lines = append(lines, st.Border.Paint(strings.Repeat("─", w)))
	return strings.Join(append(lines, detail...), "\n")
}

func runLine(a *App, r *desk.ImportRun, w int) string {
	file, _ := text.Clean(r.File)
	what := countsSentence(r.Counts)
	if r.Undone {
		what = "annullata"
	}
	return widget.Cut(r.AppliedAt.In(a.Now().Location()).Format("02/01/2006 15:04")+"  "+widget.Fit(widget.CutMiddle(file, w/3), w/3)+"  "+what, w)
}

// runDetail tells all that is known of an import.
func runDetail(a *App, r *desk.ImportRun, w int) []string {
	st := &a.Styles
	file, _ := text.Clean(r.File)
	lines := []string{" " + st.Strong.Paint(widget.CutMiddle(file, w-30)) + "  " + counted(r.Rows, "riga", "righe")}
	say := func(label, words string) {
		for i, l := range widget.Wrap(words, w-16) {
			if i > 0 {
				label = ""
			}
			lines = append(lines, " "+st.Muted.Paint(widget.Fit(label, 14))+l)
		}
	}
	say("applicata", a.moment(r.AppliedAt)+" da "+whose(r.Desk, r.Clerk))
	exported := a.moment(r.ExportedAt)
	if r.Uncertain {
		exported += ", incerta: è l'ora del file"
	}
	say("esportata", exported)
	say("periodo", desk.SpanWords(r.From, r.To))
	say("ha cambiato", countsSentence(r.Counts))
	say("impronta", r.SHA256[:min(16, len(r.SHA256))])
	if r.Undone {
		lines = append(lines, " "+st.Warn.Paint(widget.Fit("annullata", 14)+a.moment(r.UndoneAt)+" da "+whose(r.UndoneDesk, r.UndoneClerk)))
	}
	return lines
}

func whose(number int, clerk string) string {
	if clerk == "" {
		return "sportello " + itoa(number)
	}
	clean, _ := text.Clean(clerk)
	return clean + " (sportello " + itoa(number) + ")"
}
