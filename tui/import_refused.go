package tui

import (
	"context"
	"errors"

	"civico/sportello/domain/desk"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// refusal is a file that can be read once the clerk says more of it.
type refusal struct {
	needs  need
	reason string
}

// need is what has to be said.
type need uint8

const (
	needsColumns need = iota
	needsSpan
	needsOffice
)

// refusalWords are the title of each need, and what the clerk may do.
var refusalWords = map[need][2]string{
	needsColumns: {"Colonne non riconosciute", "Si può dire quali colonne sono, una volta per tutte: ⏎."},
	needsSpan:    {"Nessuna prenotazione nel file", "Se davvero è vuoto, p dice quali giorni copre: l'anteprima mostra le prenotazioni di quei giorni, che risultano tolte."},
	needsOffice:  {"L'agenda di un altro ufficio", "Nessuna riga è di questo ufficio. Se vanno prese lo stesso: u."},
}

// unread tells why a file was refused, and asks for what would help.
func (s *importScreen) unread(file string, err error) tea.Cmd {
	switch {
	case errors.Is(err, desk.ErrNoSpan):
		return s.ask(needsSpan, "")
	case errors.Is(err, desk.ErrOtherOffice):
		return s.ask(needsOffice, "")
	}
	var said *desk.Sentence
	if s.app.Mapper == nil || !errors.As(err, &said) || !said.Usage {
		return s.refused(err)
	}
	mapper, folder, number := s.app.Mapper, s.options.Folder, s.number
	return Load(s.app, func(ctx context.Context) (bool, error) {
		sample, err := mapper.Sample(ctx, file, folder, "")
		if err != nil {
			return false, err
		}
		_, missing := sample.Read(nil)
		unknown := missing != nil || len(sample.Header()) == 0
		return unknown && (len(sample.Header()) > 1 || len(sample.Sheets()) > 1), nil
	}, func(canTie bool, lookErr error) tea.Cmd {
		switch {
		case number != s.number:
			return nil
		case lookErr != nil || !canTie:
			return s.refused(err)
		}
		return s.ask(needsColumns, sentence(err))
	})
}

func (s *importScreen) ask(n need, reason string) tea.Cmd {
	s.stage, s.refusal = importRefused, refusal{n, reason}
	return nil
}

func (s *importScreen) refused(err error) tea.Cmd {
	s.stage = importFile
	return tea.Batch(s.app.Fail(err), s.giveUp())
}

// giveUp leaves a file that arrived by itself where it is.
func (s *importScreen) giveUp() tea.Cmd {
	if s.arrived != "" && s.app.Top() == Screen(s) {
		return s.app.Pop()
	}
	return nil
}

func (s *importScreen) refusalKeys(columns Binding) []Binding {
	var first Binding
	switch s.refusal.needs {
	case needsColumns:
		first = Binding{Keys: []string{"enter"}, Action: "scegli le colonne", Help: columns.Help, Do: s.columns}
		columns.Aside = true
	case needsSpan:
		first = Binding{Keys: []string{"p", "enter"}, Action: "periodo", Help: "Dice quale periodo copre il file.", Do: s.askSpan}
	case needsOffice:
		first = Binding{Keys: []string{"u", "enter"}, Action: "prendi le righe", Help: "Rilegge il file e prende le righe di un altro ufficio.", Do: s.takeAliens}
	}
	return []Binding{first, columns, s.refuseKey(), {Keys: []string{"esc"}, Action: s.backWord(), Do: s.again}}
}

func (s *importScreen) refusalLines(w int) []string {
	st := &s.app.Styles
	words := refusalWords[s.refusal.needs]
	if s.refusal.needs == needsColumns && s.refusal.reason == "" {
		words[0] = "Il file aspetta" // the clerk came to say the columns
	}
	lines := []string{"", "  " + st.Strong.Paint(widget.Cut(value(s.fileName()), w-4)), "", "  " + st.Warn.Paint(words[0]), ""}
	for _, text := range append([]string{s.refusal.reason, words[1]}, s.broken...) {
		if text == "" {
			continue
		}
		for _, l := range widget.Wrap(value(text), w-4) {
			lines = append(lines, "  "+l)
		}
		lines = append(lines, "")
	}
	return lines
}
