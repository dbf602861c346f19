package tui

import (
	tea "github.com/charmbracelet/bubbletea"
)

// key takes a key as the terminal sent it; press takes one that is known not to
// belong to a scanner.
func (a *App) key(k tea.KeyMsg) tea.Cmd {
	k, ok := tidy(k)
	switch {
	case !ok, a.leaving:
		return nil
	case k.Type == tea.KeyCtrlC:
		return a.Quit()
	case a.w < minWidth || a.h < minHeight:
		return nil // nothing is seen: nothing is done
	case k.Type == tea.KeyF12:
		a.blank = !a.blank
		return nil
	case a.blank:
		return nil
	}
	return a.collect(k)
}

// tidy drops NUL runes (Windows sends them for bare modifiers) and the Alt of a
// character: AltGr on Windows, an Esc just before it elsewhere. No shortcut is Alt
// and a character.
func tidy(k tea.KeyMsg) (tea.KeyMsg, bool) {
	if k.Type != tea.KeyRunes && k.Type != tea.KeySpace {
		return k, true
	}
	kept := k.Runes[:0:0]
	for _, r := range k.Runes {
		if r != 0 {
			kept = append(kept, r)
		}
	}
	k.Runes, k.Alt = kept, false
	return k, len(kept) > 0
}

func (a *App) press(k tea.KeyMsg) tea.Cmd {
	key := k.String()
	if a.status.hint {
		a.status.said, a.status.hint = "", false
	}
	if d := a.dialog(); d != nil { // in front of an error too, which waits to be read
		return a.pressDialog(d, k)
	}
	if key == "esc" && len(a.status.failed) > 0 {
		a.status.failed = a.status.failed[1:]
		return nil
	}
	top := a.Top()
	if top == nil {
		return nil
	}
	if cmd, done := a.act(key, top); done {
		return cmd
	}
	return top.Update(k)
}

// act runs the binding of a key, its screen's before the root's own.
func (a *App) act(key string, top Screen) (tea.Cmd, bool) {
	if top.Typing() && !actsWhileTyping(key) {
		return nil, false
	}
	for _, set := range [2][]Binding{top.Bindings(), a.common()} {
		for _, b := range set {
			if b.has(key) && (b.Do != nil || b.Disabled() != "") {
				return a.do(b), true
			}
		}
	}
	return nil, false
}

// do runs a binding, or says why it cannot be done.
func (a *App) do(b Binding) tea.Cmd {
	if why := b.Disabled(); why != "" {
		return a.Hint(why)
	}
	return b.Do()
}

// common are the actions of every screen; a screen's own come first.
func (a *App) common() []Binding {
	return []Binding{
		{Keys: []string{"?", "f1"}, Action: "tutti i tasti", Help: "Mostra tutte le azioni di questa schermata con i loro tasti.", Do: a.help},
		{Keys: []string{"ctrl+k"}, Action: "trova azione", Help: "Cerca un'azione per nome e la esegue.", Aside: true, Do: a.palette},
		{Keys: []string{"l"}, Action: "regole", Help: "Mostra le regole dello sportello, con fonti e date.", Aside: true, Why: a.whyNoRules, Do: a.rules},
		{Keys: []string{"f12"}, Action: "copri lo schermo", Help: "Nasconde tutto finché non si preme di nuovo.", Aside: true, Do: func() tea.Cmd { a.blank = true; return nil }},
		{
			Keys: []string{"esc"}, Action: "indietro", Help: "Torna alla schermata precedente; non si perde nulla.", Aside: len(a.stack) < 2,
			Why: func() string {
				if len(a.stack) < 2 {
					return "Questa è la prima schermata: per uscire ctrl+c"
				}
				return ""
			},
			Do: a.Pop,
		},
		{Keys: []string{"ctrl+c"}, Action: "esci", Help: "Salva quello che è rimasto nei campi e chiude.", Aside: true, Do: a.Quit},
	}
}
