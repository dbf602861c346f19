package tui

import (
	"context"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

func (s *mapping) cannotSave() string {
	if why := s.noColumns(); why != "" {
		return why
	}
	if missing := s.missing(); len(missing) > 0 {
		return "Manca ancora: " + strings.Join(missing, ", ") + "."
	}
	return s.wrong
}

// save asks where the profile reads nothing, then for its name.
func (s *mapping) save() tea.Cmd {
	if !s.readsNothing() {
		return s.askName()
	}
	return s.app.Confirm(Question{
		Title: "Nessuna riga si legge", Text: "Con queste colonne tutto il file va in quarantena. Salvare il profilo lo stesso?", Yes: "salva lo stesso", No: "torna alle colonne",
	}, func(yes bool) tea.Cmd {
		if !yes {
			return nil
		}
		return s.askName()
	})
}

func (s *mapping) askName() tea.Cmd {
	name := s.from.Name
	if name == "" {
		base := filepath.Base(s.file)
		name = strings.TrimSuffix(base, filepath.Ext(base))
	}
	return s.app.Prompt(Prompt{
		Title: "Salva il profilo", Text: s.howMany() + " Con questo nome il profilo si ritrova, e si propone da sé per i file con le stesse colonne.", Label: "Nome", Value: name,
		Check: func(t string) string {
			p := s.profile()
			p.Name = t
			if place, reason := p.Check(); place != "" {
				return reason
			}
			return ""
		},
	}, s.checkName)
}

// checkName asks before an older profile is lost.
func (s *mapping) checkName(name string) tea.Cmd {
	mapper := s.app.Mapper
	return Load(s.app, func(ctx context.Context) (bool, error) { return mapper.HasProfile(ctx, name) }, func(taken bool, err error) tea.Cmd {
		switch {
		case err != nil:
			return s.app.Fail(err)
		case s.app.Top() != Screen(s):
			return nil
		case !taken:
			return s.put(name)
		}
		return s.app.Confirm(Question{
			Title: "Il profilo «" + value(name) + "» c'è già", Text: "Prende il posto di quello di prima?", Yes: "sostituisci", No: "un altro nome",
		}, func(yes bool) tea.Cmd {
			if !yes {
				return s.askName()
			}
			return s.put(name)
		})
	})
}

// put keeps the profile and gives it back to the import.
func (s *mapping) put(name string) tea.Cmd {
	p, mapper := s.profile(), s.app.Mapper
	p.Name = name
	return Save(s.app, func(ctx context.Context) (struct{}, error) { return struct{}{}, mapper.SaveProfile(ctx, p) }, func(_ struct{}, err error) tea.Cmd {
		if err != nil {
			return nil
		}
		s.app.recall.drop(s.file)
		s.touched = false
		done := s.app.Say("Profilo «" + value(name) + "» salvato.")
		if s.app.Top() != Screen(s) {
			return done
		}
		return tea.Batch(done, s.app.Pop(), s.then(p))
	})
}
