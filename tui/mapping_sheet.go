package tui

import (
	"context"
	"strings"

	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

func (s *mapping) noSheets() string {
	if len(s.sample.Sheets()) < 2 {
		return "Il file non ha altri fogli."
	}
	return ""
}

// chooseSheet takes another sheet of the workbook; what was said of this one stays.
func (s *mapping) chooseSheet() tea.Cmd {
	var options []Option
	at := 0
	for i, name := range s.sample.Sheets() {
		options = append(options, Option{Label: value(name)})
		if name == s.sample.Sheet() {
			at = i
		}
	}
	return s.app.Choose(Choice{Title: "Quale foglio?", Options: options, At: at}, func(i int) tea.Cmd {
		name, mapper, file, folder := s.sample.Sheets()[i], s.app.Mapper, s.file, s.folder
		return Load(s.app, func(ctx context.Context) (Sample, error) { return mapper.Sample(ctx, file, folder, name) }, func(sample Sample, err error) tea.Cmd {
			if err != nil {
				return s.app.Fail(err)
			}
			return s.turnTo(sample, name)
		})
	})
}

func (s *mapping) turnTo(sample Sample, sheet string) tea.Cmd {
	s.remember()
	name := s.from.Name
	s.sample = sample
	s.columnTies = s.app.recall.ties[recalled{s.file, sheet}]
	if s.columnTies == nil {
		s.columnTies = newTies(sample, nil)
		s.sheet, s.from.Name = sheet, name
	}
	s.look()
	return s.changed()
}

func (s *mapping) onlyRaw() string {
	if len(s.missing()) > 0 {
		return "Finché manca una colonna il file si mostra com'è."
	}
	return ""
}

func (s *mapping) toggleRaw() tea.Cmd {
	s.raw = !s.raw
	return nil
}

func (s *mapping) showsRaw() bool { return s.raw || len(s.missing()) > 0 }

func (s *mapping) notRaw() string {
	if !s.showsRaw() {
		return "tab mostra il file com'è."
	}
	return ""
}

// scroll shows columns further on.
func (s *mapping) scroll(by int) { s.left = max(0, min(s.left+by, len(s.header)-1)) }

// The widths of the columns of the file as it is.
const minRaw, maxRaw = 4, 18

// rawLines are the header and the first rows of the file, cut to the width.
func (s *mapping) rawLines(w, h int) []string {
	st := &s.app.Styles
	left := min(s.left, max(0, len(s.header)-1))
	mark := ""
	if left > 0 {
		mark = "← "
	}
	lines := []string{" " + st.Strong.Paint(widget.Cut(mark+s.rawLine(left, s.title), w-2))}
	for _, r := range s.sample.Rows()[:min(len(s.sample.Rows()), h-1)] {
		lines = append(lines, " "+widget.Cut(strings.Repeat(" ", widget.Width(mark))+s.rawLine(left, func(i int) string {
			if i < len(r) && r[i] != "" {
				return value(r[i])
			}
			return ""
		}), w-2))
	}
	return lines
}

func (s *mapping) rawLine(left int, cell func(int) string) string {
	var b strings.Builder
	for i := left; i < len(s.header); i++ {
		b.WriteString(widget.Fit(cell(i), s.rawWidth(i)) + "  ")
	}
	return strings.TrimRight(b.String(), " ")
}

func (s *mapping) rawWidth(column int) int {
	w := max(minRaw, widget.Width(s.title(column)))
	for _, r := range s.sample.Rows()[:min(len(s.sample.Rows()), effectRows)] {
		if column < len(r) {
			w = max(w, widget.Width(value(r[column])))
		}
	}
	return min(w, maxRaw)
}
