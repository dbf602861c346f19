package tui

import (
	"context"
	"os"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// watched are the settings of the watched folder.
func (s *settings) watched() []setting {
	set := s.app.Settings
	folder, apply := "nessuna", "aspettano l'operatore"
	if set.Watch != "" {
		folder = set.Watch
	}
	if set.WatchApply {
		apply = "applicate subito"
	}
	return []setting{
		{"Cartella delle esportazioni", folder, "La cartella in cui arrivano le esportazioni dell'agenda: ogni file si legge quando è fermo, e finisce in «importati» o in «scartati»; ciò che di sicuro non è un'esportazione resta dov'è.", s.noInbox, func() tea.Cmd { return s.askWatch(set.Watch, "") }},
		{"Esportazioni senza conflitti", apply, "Se nella cartella arriva un'esportazione senza conflitti: applicarla subito, o aspettare che l'operatore la guardi.", s.noWatch, s.toggleApply},
	}
}

func (s *settings) noInbox() string {
	if s.app.Inbox == nil {
		return "Qui nessuna cartella si può osservare."
	}
	return s.noKeep()
}

func (s *settings) noWatch() string {
	if why := s.noInbox(); why != "" {
		return why
	}
	if s.app.Settings.Watch == "" {
		return "Prima serve la cartella."
	}
	return ""
}

func (s *settings) toggleApply() tea.Cmd {
	set := s.app.Settings
	set.WatchApply = !set.WatchApply
	return s.keep(set)
}

// noFolder is what is typed to watch no folder.
const noFolder = "-"

// askWatch asks for the folder; typed and wrong are an answer that would not do.
func (s *settings) askWatch(typed, wrong string) tea.Cmd {
	return s.app.Prompt(Prompt{
		Title: "Cartella delle esportazioni", Text: "Il percorso intero, anche trascinato o incollato; un trattino per nessuna.", Label: "Cartella",
		Value: typed, Wrong: wrong, Unasked: wrong != "",
	}, func(t string) tea.Cmd {
		if t == noFolder {
			return s.keepFolder("")
		}
		return s.tryFolder(t)
	})
}

// tryFolder keeps a folder that is there, and asks again for one that is not.
func (s *settings) tryFolder(typed string) tea.Cmd {
	folder := strings.TrimRight(expand(typed), string(os.PathSeparator))
	return Load(s.app, func(context.Context) (bool, error) {
		info, err := os.Stat(folder)
		return err == nil && info.IsDir(), nil
	}, func(there bool, _ error) tea.Cmd {
		switch {
		case there:
			return s.keepFolder(folder)
		case s.app.Top() != Screen(s):
			return nil
		}
		return s.askWatch(typed, "non è una cartella che c'è: vale quella di prima")
	})
}

func (s *settings) keepFolder(folder string) tea.Cmd {
	set := s.app.Settings
	set.Watch = folder
	return s.keep(set)
}
