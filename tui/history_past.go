package tui

import (
	"context"
	"strings"

	"civico/sportello/domain/desk"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// pastImport is what one import of the past changed, by class.
type pastImport struct {
	app    *App
	run    desk.ImportRun
	diff   desk.ImportDiff
	list   widget.List // of the classes
	cancel context.CancelFunc
	left   bool
	bar    *progress
}

func newPastImport(a *App, run desk.ImportRun) *pastImport {
	s := &pastImport{app: a, run: run, bar: newProgress(a)}
	s.list.SetLen(len(desk.Classes()))
	return s
}

func (s *pastImport) Title() (string, string) {
	return "Importazione applicata " + s.app.moment(s.run.AppliedAt), ""
}
func (s *pastImport) Typing() bool { return false }
func (s *pastImport) Update(msg tea.Msg) tea.Cmd {
	return moveOn(&s.list, msg)
}

func (s *pastImport) Init() tea.Cmd {
	ctx, cancel := context.WithCancel(s.app.ctx)
	s.cancel = cancel
	store, id, bar := s.app.Store, s.run.ID, s.bar
	read := Load(s.app, func(context.Context) (desk.ImportDiff, error) {
		return store.ImportDiff(ctx, id, bar.report)
	}, func(d desk.ImportDiff, err error) tea.Cmd {
		cancel()
		switch {
		case s.left:
			return nil
		case err != nil:
			return tea.Batch(s.app.Fail(err), s.app.Pop())
		}
		s.diff = d
		return nil
	})
	return tea.Batch(read, bar.watch(s.app, func() bool { return s.diff == nil && !s.left }))
}

// Leave stops a reading that is still under way.
func (s *pastImport) Leave() tea.Cmd {
	s.left = true
	s.cancel()
	return nil
}

func (s *pastImport) Bindings() []Binding {
	return []Binding{
		{Keys: []string{"enter"}, Action: "vedi le righe", Help: "Mostra le righe contate sotto il cursore.", Why: s.noRows, Do: s.rows},
		{Keys: []string{"esc"}, Action: "importazioni", Do: s.app.Pop},
		{Keys: []string{"down", "up"}, Action: "scorri", Aside: true},
	}
}

func (s *pastImport) class() desk.Class { return desk.Classes()[max(0, s.list.Cursor())] }

func (s *pastImport) noRows() string {
	switch {
	case s.diff == nil:
		return "La sto ancora leggendo."
	case s.diff.Counts()[s.class()] == 0 && s.run.Counts[s.class()] > 0:
		return "Di queste righe resta solo il conteggio: non hanno cambiato nulla."
	case s.diff.Counts()[s.class()] == 0:
		return "Nessuna riga da vedere."
	}
	return ""
}

func (s *pastImport) rows() tea.Cmd {
	return s.app.Push(newImportRows(s.app, "importazione", s.diff, s.class(), s.diff.Counts()[s.class()]))
}

func (s *pastImport) View(w, _ int) string {
	st := &s.app.Styles
	lines := append([]string{""}, runDetail(s.app, &s.run, w)...)
	lines = append(lines, "")
	if s.diff == nil {
		return strings.Join(append(lines, s.bar.lines(s.app, w)...), "\n")
	}
	for i, c := range desk.Classes() {
		line := "  " + marker(i == s.list.Cursor()) + widget.Right(widget.Thousands(int64(s.run.Counts[c])), 9) + "  " + widget.Fit(classWord(c, s.run.Counts[c]), 15) + widget.Cut(className[c][1], w-31)
		switch {
		case i == s.list.Cursor():
			line = st.Selected.Paint(widget.Fit(line, w))
		case s.diff.Counts()[c] == 0:
			line = st.Muted.Paint(line)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
