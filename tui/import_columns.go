package tui

import (
	"context"
	"path/filepath"
	"slices"

	bookings "civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"

	tea "github.com/charmbracelet/bubbletea"
)

func (s *importScreen) fileName() string { return filepath.Base(s.file()) }

// propose looks for saved profiles that know the file's columns, and asks before one
// is used; then the file is read.
func (s *importScreen) propose(file string) tea.Cmd {
	if s.app.Mapper == nil {
		return s.prepare(file)
	}
	number, ctx := s.begin()
	mapper, folder := s.app.Mapper, s.options.Folder
	s.bar.report(desk.Progress{Stage: "guardo le colonne"})
	type answer struct {
		found  []SavedProfile
		broken []string
	}
	work := Load(s.app, func(context.Context) (answer, error) {
		found, broken, err := mapper.Proposals(ctx, file, folder)
		return answer{found, broken}, err
	}, func(a answer, err error) tea.Cmd {
		switch {
		case number != s.number:
			return nil
		case err != nil && s.hasStopped(err):
			return s.sayStopped()
		}
		s.broken = a.broken
		if err != nil || len(a.found) == 0 {
			return s.prepare(file) // which says what is wrong with the file
		}
		return s.chooseProfile(file, a.found)
	})
	return tea.Batch(work, s.redraw(number, importReading))
}

// chooseProfile asks how the file is read; esc goes back to it.
func (s *importScreen) chooseProfile(file string, found []SavedProfile) tea.Cmd {
	s.stage = importFile
	var options []Option
	for _, p := range found {
		options = append(options, Option{Label: "profilo «" + value(p.Name) + "»", Note: "salvato " + s.app.moment(p.Saved)})
	}
	options = append(options, Option{Label: "senza profilo"}, Option{Label: "dico io le colonne"})
	text := "Questo profilo conosce le colonne del file."
	if len(found) > 1 {
		text = "Questi profili conoscono le colonne del file, il più recente per primo."
	}
	for _, b := range s.broken {
		text += " " + b
	}
	return s.app.Choose(Choice{Title: "Come si legge «" + value(s.fileName()) + "»?", Text: text, Options: options, Back: s.giveUp}, func(i int) tea.Cmd {
		switch {
		case i < len(found):
			s.options.Profile = found[i].Profile
		case i == len(found)+1 && s.arrived != "":
			return tea.Batch(s.ask(needsColumns, ""), s.columns())
		case i == len(found)+1:
			return s.columns()
		}
		return s.prepare(file)
	})
}

// columnsOfChosen is columns for a file that was not read yet.
func (s *importScreen) columnsOfChosen() tea.Cmd {
	s.options = desk.ImportOptions{Folder: s.options.Folder}
	return s.columns()
}

// columns opens the columns of the file, beginning with what is known of them: what
// the clerk has said before, the profile in use, the saved one that fits best.
func (s *importScreen) columns() tea.Cmd {
	file, folder, mapper, from := s.file(), s.options.Folder, s.app.Mapper, s.options.Profile
	if file == "" {
		return s.app.Say("Scrivere o scegliere un file.")
	}
	said := s.app.recall.sheets[file]
	type looked struct {
		sample Sample
		from   *bookings.Profile
	}
	return Load(s.app, func(ctx context.Context) (looked, error) {
		if from == nil {
			if found, _, err := mapper.Proposals(ctx, file, folder); err == nil && len(found) > 0 {
				from = found[0].Profile
			}
		}
		sheet := said
		if sheet == "" && from != nil {
			sheet = from.Sheet
		}
		sample, err := mapper.Sample(ctx, file, folder, sheet)
		return looked{sample, from}, err
	}, func(l looked, err error) tea.Cmd {
		switch {
		case err != nil:
			return s.app.Fail(err)
		case s.app.Top() != Screen(s):
			return nil
		}
		kept := s.app.recall.ties[recalled{file, said}]
		if kept == nil || !slices.Equal(kept.header, l.sample.Header()) {
			kept = newTies(l.sample, l.from)
		}
		return s.app.Push(newMapping(s.app, file, folder, l.sample, kept, func(p *bookings.Profile) tea.Cmd {
			s.options.Profile = p
			return s.prepare(file)
		}))
	})
}

func (s *importScreen) noMapper() string {
	if s.app.Mapper == nil {
		return "Qui le colonne non si possono scegliere."
	}
	return ""
}
