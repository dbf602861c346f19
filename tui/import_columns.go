package tui

import (
	"context"
	"errors"

	bookings "civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"

	tea "github.com/charmbracelet/bubbletea"
)

// propose looks for a saved profile that knows the file's columns, and asks before
// it is used; then the file is read.
func (s *importScreen) propose(file string) tea.Cmd {
	if s.app.Mapper == nil || s.options.Profile != nil {
		return s.prepare(file)
	}
	mapper, folder := s.app.Mapper, s.options.Folder
	s.number++
	number := s.number
	return Load(s.app, func(ctx context.Context) (*bookings.Profile, error) {
		return mapper.Propose(ctx, file, folder)
	}, func(p *bookings.Profile, err error) tea.Cmd {
		switch {
		case number != s.number:
			return nil
		case err != nil || p == nil:
			return s.prepare(file) // which says what is wrong with the file
		}
		return s.app.Confirm(Question{
			Title: "Profilo «" + value(p.Name) + "»", Text: "Questo profilo conosce le colonne del file.", Yes: "usa il profilo", No: "leggi senza",
		}, func(yes bool) tea.Cmd {
			if yes {
				s.options.Profile = p
			}
			return s.prepare(file)
		})
	})
}

// unread tells why a file was refused. Where it is its columns that nobody knows,
// the clerk may say which they are.
func (s *importScreen) unread(file string, err error) tea.Cmd {
	var said *desk.Sentence
	if s.app.Mapper == nil || !errors.As(err, &said) || !said.Usage {
		return s.refused(err)
	}
	mapper, folder := s.app.Mapper, s.options.Folder
	type looked struct {
		sample  Sample
		missing error
	}
	number := s.number
	return Load(s.app, func(ctx context.Context) (looked, error) {
		sample, err := mapper.Sample(ctx, file, folder)
		if err != nil {
			return looked{}, err
		}
		_, missing := sample.Read(nil)
		return looked{sample, missing}, nil
	}, func(l looked, lookErr error) tea.Cmd {
		if number != s.number {
			return nil
		}
		if lookErr != nil || l.missing == nil || len(l.sample.Header()) < 2 {
			return s.refused(err)
		}
		return s.app.Confirm(Question{
			Title: "Colonne non riconosciute", Text: sentence(err) + " Si può dire quali colonne sono, una volta per tutte.", Yes: "scegli le colonne", No: "torna",
		}, func(yes bool) tea.Cmd {
			if !yes {
				return s.giveUp()
			}
			return s.openMapping(file, l.sample)
		})
	})
}

// columns opens the columns of a file that can be read too: its words or days may
// be others.
func (s *importScreen) columns() tea.Cmd {
	file, folder, mapper := s.file(), s.options.Folder, s.app.Mapper
	if file == "" {
		return s.app.Say("Scrivere o scegliere un file.")
	}
	return Load(s.app, func(ctx context.Context) (Sample, error) { return mapper.Sample(ctx, file, folder) }, func(sample Sample, err error) tea.Cmd {
		if err != nil {
			return s.app.Fail(err)
		}
		return s.openMapping(file, sample)
	})
}

func (s *importScreen) noMapper() string {
	if s.app.Mapper == nil {
		return "Qui le colonne non si possono scegliere."
	}
	return ""
}

func (s *importScreen) openMapping(file string, sample Sample) tea.Cmd {
	return s.app.Push(newMapping(s.app, file, sample, s.options.Profile, func(p *bookings.Profile) tea.Cmd {
		s.options.Profile = p
		return s.prepare(file)
	}))
}

func (s *importScreen) refused(err error) tea.Cmd { return tea.Batch(s.app.Fail(err), s.giveUp()) }

// giveUp leaves a file that arrived by itself where it is.
func (s *importScreen) giveUp() tea.Cmd {
	if s.arrived != "" && s.app.Top() == Screen(s) {
		return s.app.Pop()
	}
	return nil
}
