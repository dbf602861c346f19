package tui

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"civico/sportello/domain/desk"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// importStage is where the import stands.
type importStage uint8

const (
	importFile     importStage = iota // which file
	importReading                     // read and compared, nothing changed
	importRefused                     // until the clerk says more of the file
	importPreview                     // what it would change
	importApplying                    // one transaction
	importReport                      // what it has changed
)

var stageWords = [...]string{
	importFile: "passo 1 di 3: file", importReading: "lettura", importRefused: "passo 1 di 3: file",
	importPreview: "passo 2 di 3: anteprima", importApplying: "salvataggio", importReport: "passo 3 di 3: fatto",
}

// importScreen takes an export of the agenda from a file to the store.
type importScreen struct {
	app     *App
	stage   importStage
	path    *pathField
	options desk.ImportOptions
	plan    desk.ImportPlan
	summary desk.ImportSummary
	list    widget.List // of the classes
	cancel  context.CancelFunc
	stopped bool
	bar     *progress
	number  int
	arrived string   // name of a file of the watched folder; empty for one that was chosen
	refusal refusal  // in importRefused
	broken  []string // profiles that cannot be read, a sentence each
}

func newImport(a *App) *importScreen {
	from := a.Paths.Imports
	if a.recall.folder != "" {
		from = a.recall.folder
	}
	return &importScreen{app: a, path: newPathField(a, from), bar: newProgress(a)}
}

func (s *importScreen) Title() (string, string) {
	return "Importa l'agenda", stageWords[s.stage] + " "
}

func (s *importScreen) Init() tea.Cmd {
	if s.arrived != "" {
		return s.read()
	}
	return s.path.list()
}
func (s *importScreen) Typing() bool { return s.stage == importFile }
func (s *importScreen) Mark() func() { return s.path.field.Mark() }

// Leave stops what runs and lets the plan go; an import that is being applied is
// wholly there or not at all.
func (s *importScreen) Leave() tea.Cmd {
	s.number++
	s.stop()
	return s.close()
}

func (s *importScreen) stop() {
	if s.cancel != nil {
		s.cancel()
		s.cancel = nil
	}
}

func (s *importScreen) close() tea.Cmd {
	plan := s.plan
	s.plan = nil
	if plan == nil {
		return nil
	}
	return s.app.letGo(plan)
}

// letGo closes a plan; it holds nothing that could be lost.
func (a *App) letGo(p desk.ImportPlan) tea.Cmd {
	return a.afterWrites(func() { _ = p.Close() })
}

func (s *importScreen) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyMsg)
	if !ok {
		return nil
	}
	if s.stage == importFile {
		return s.path.update(k)
	}
	s.list.Key(k.String())
	return nil
}

// read prepares the import of the file that was chosen: nothing that was said of
// another one holds for it.
func (s *importScreen) read() tea.Cmd {
	file := s.file()
	if file == "" {
		return s.app.Say("Scrivere o scegliere un file.")
	}
	s.options = desk.ImportOptions{Folder: s.options.Folder}
	if s.arrived == "" {
		s.app.recall.folder = filepath.Dir(file)
	}
	return s.propose(file)
}

// begin shows that something is read that esc stops.
func (s *importScreen) begin() (number int, ctx context.Context) {
	s.stop()
	s.stage, s.stopped = importReading, false
	s.number++
	s.bar = newProgress(s.app)
	ctx, s.cancel = context.WithCancel(s.app.ctx)
	return s.number, ctx
}

// redraw looks at the progress for as long as that stage lasts.
func (s *importScreen) redraw(number int, stage importStage) tea.Cmd {
	return s.bar.watch(s.app, func() bool { return s.stage == stage && number == s.number })
}

// prepare reads and compares the file, nothing changes.
func (s *importScreen) prepare(file string) tea.Cmd {
	closed := s.close()
	number, ctx := s.begin()
	store, options, bar := s.app.Store, s.options, s.bar
	work := Load(s.app, func(context.Context) (desk.ImportPlan, error) {
		return store.PrepareImport(ctx, file, options, bar.report)
	}, func(plan desk.ImportPlan, err error) tea.Cmd { return s.prepared(number, plan, err) })
	return tea.Batch(closed, work, s.redraw(number, importReading))
}

func (s *importScreen) prepared(number int, plan desk.ImportPlan, err error) tea.Cmd {
	if number != s.number {
		if plan != nil {
			return s.app.letGo(plan)
		}
		return nil
	}
	s.stop()
	if err != nil {
		if s.hasStopped(err) {
			return s.sayStopped()
		}
		return s.unread(s.file(), err)
	}
	s.plan, s.summary, s.stage = plan, plan.Summary(), importPreview
	s.list.SetLen(len(desk.Classes()))
	s.list.To(max(0, slices.IndexFunc(desk.Classes(), func(c desk.Class) bool { return s.summary.Counts[c] > 0 })))
	return nil
}

func (s *importScreen) hasStopped(err error) bool {
	return s.stopped || errors.Is(err, context.Canceled)
}

func (s *importScreen) sayStopped() tea.Cmd {
	s.stage = importFile
	return tea.Batch(s.app.Say("Lettura fermata: l'agenda è com'era."), s.giveUp())
}

func (s *importScreen) stopping() string {
	if s.stopped {
		return "Mi sto già fermando."
	}
	return ""
}

func (s *importScreen) halt() tea.Cmd {
	s.stopped = true
	s.stop()
	return nil
}

func (s *importScreen) again() tea.Cmd {
	if s.arrived != "" {
		return s.app.Pop()
	}
	s.stage = importFile
	return tea.Batch(s.close(), s.path.list())
}

func (s *importScreen) class() desk.Class { return desk.Classes()[max(0, s.list.Cursor())] }

func (s *importScreen) noRows() string {
	if s.summary.Counts[s.class()] == 0 {
		return "Nessuna riga da vedere."
	}
	return ""
}

func (s *importScreen) rows() tea.Cmd {
	return s.app.Push(newImportRows(s.app, "anteprima", s.plan, s.class(), s.summary.Counts[s.class()]))
}

// askSpan lets the clerk say which days the export covers. Where no row tells, none are
// proposed: one key would take a day off.
func (s *importScreen) askSpan() tea.Cmd {
	typed := ""
	if from, to := s.summary.From, s.summary.To; s.stage != importRefused && !from.IsZero() {
		if typed = from.Italian(); to != from {
			typed += " " + to.Italian()
		}
	}
	return s.app.Prompt(Prompt{
		Title: "Periodo coperto dal file", Text: "Un giorno, o il primo e l'ultimo: 23/11/2026 30/11/2026. Le prenotazioni di quei giorni che mancano nel file risultano tolte.",
		Label: "Giorni", Value: typed,
		Check: func(t string) string { _, _, wrong := s.span(t); return wrong },
	}, func(t string) tea.Cmd {
		s.options.From, s.options.To, _ = s.span(t)
		return s.prepare(s.file())
	})
}

func (s *importScreen) View(w, h int) string {
	var lines []string
	switch s.stage {
	case importFile:
		lines = s.path.view(w, h)
	case importReading:
		lines = append([]string{""}, s.bar.lines(s.app, w)...)
		lines = append(lines, "", "  Non è ancora cambiato nulla."+s.stopWord())
	case importRefused:
		lines = s.refusalLines(w)
	case importApplying:
		lines = append([]string{""}, s.bar.lines(s.app, w)...)
		lines = append(lines, "", "  Tutte le modifiche insieme, o nessuna."+s.stopWord())
	default:
		lines = s.summaryLines(w)
	}
	return strings.Join(lines, "\n")
}

func (s *importScreen) stopWord() string {
	if s.stopped {
		return " Mi fermo…"
	}
	return ""
}
