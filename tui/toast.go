package tui

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"civico/sportello/domain/desk"
	"civico/sportello/domain/text"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// fade is how long a success stays.
const fade = 4 * time.Second

// status is the status line's state: a passing word, and errors until read.
type status struct {
	said    string
	path    string // the part of said that may be cut in its middle
	number  int    // of the newest said, so that an older timer does not wipe it
	of      Screen // the one that said is about; nil until what said it is done
	ahead   bool   // said goes along to the next screen
	hint    bool   // said answers one key
	failed  []string
	savedAt time.Time
}

// settle ties what was just said to the screen that is then in front: another screen
// does not show it.
func (s *status) settle(top Screen) {
	switch {
	case s.said == "" || s.of == top:
	case s.of == nil:
		s.of = top
	case s.ahead:
		s.of, s.ahead = top, false
	default:
		s.said = ""
	}
}

// Hint shows why a key does nothing now, until the next key.
func (a *App) Hint(why string) tea.Cmd {
	cmd := a.Say(why)
	a.status.hint = true
	return cmd
}

// SayAhead shows what is about to open another screen, there too.
func (a *App) SayAhead(sentence string) tea.Cmd {
	cmd := a.Say(sentence)
	a.status.ahead = true
	return cmd
}

// SayPath shows a sentence that ends with a path; where there is no room for all of it
// the path is cut.
func (a *App) SayPath(sentence, path string) tea.Cmd {
	cmd := a.Say(sentence + " " + path)
	a.status.path, _ = text.Clean(path)
	return cmd
}

// lines is what is said on lines of w cells, two at most.
func (s *status) lines(w int) []string {
	if widget.Width(s.said) <= w {
		return []string{s.said}
	}
	lines := widget.Wrap(s.said, w)
	if len(lines) > 2 && s.path != "" {
		lines = widget.Wrap(strings.TrimSuffix(s.said, s.path)+widget.CutPath(s.path, w), w)
	}
	if len(lines) > 2 {
		lines = []string{lines[0], widget.Cut(strings.Join(lines[1:], " "), w)}
	}
	return lines
}

// Say shows a success that fades, or that the clerk leaves behind with its screen.
func (a *App) Say(sentence string) tea.Cmd {
	clean, _ := text.Clean(sentence)
	st := &a.status
	st.said, st.path, st.of, st.ahead, st.hint = clean, "", nil, false, false
	st.number++
	n := st.number
	return a.After(fade, func() tea.Cmd {
		if a.status.number == n {
			a.status.said = ""
		}
		return nil
	})
}

// Fail shows an error until it is read (esc).
func (a *App) Fail(err error) tea.Cmd {
	if a.Log != nil {
		a.Log.Warn("shown to the clerk", "kind", kindOf(err)) // never its text: it may name a person
	}
	clean, _ := text.Clean(sentence(err))
	if n := len(a.status.failed); n > 0 && a.status.failed[n-1] == clean {
		return nil
	}
	a.status.failed = append(a.status.failed, clean)
	return nil
}

// sentence is what a clerk reads of an error: its own words where somebody wrote
// them, else a plain one that keeps internals off the screen.
func sentence(err error) string {
	var s *desk.Sentence
	var stale *desk.Stale
	switch {
	case errors.As(err, &s):
		return s.Text
	case errors.As(err, &stale):
		return "Pratica " + stale.Error() + ": ora si vede lo stato nuovo. Quello che era già salvato è al sicuro; ripetere l'ultima modifica se serve ancora."
	case errors.Is(err, desk.ErrReadOnly):
		return "Questa pratica è stata scritta da una versione più recente di Sportello: si può leggere, non modificare. Aggiornare il programma."
	case errors.Is(err, desk.ErrNotFound):
		return "Non trovata: forse è stata cancellata nel frattempo. Tornare all'agenda."
	case errors.Is(err, desk.ErrNothingToUndo):
		return "Non c'è nulla da annullare."
	}
	return "L'operazione non è riuscita per un errore interno. Quello che era già salvato è al sicuro. Riprovare; se si ripete, chiudere e riaprire Sportello."
}

func kindOf(err error) string {
	var s *desk.Sentence
	var stale *desk.Stale
	switch {
	case errors.As(err, &s):
		return "sentence"
	case errors.As(err, &stale):
		return "stale"
	}
	return fmt.Sprintf("%T", err)
}
