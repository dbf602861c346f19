package tui

import tea "github.com/charmbracelet/bubbletea"

// Question is answered yes or no.
type Question struct {
	Title string
	Text  string // sentences; wrapped
	Yes   string // what ⏎ does, a verb: «annulla l'importazione»; empty: «sì»
	No    string // what esc does; empty: «no»
	// Unasked says that the dialog opens by itself: keys of its first 250 ms were
	// typed for something else and do not answer it.
	Unasked bool
}

// Choice is answered by one of its options; it filters as the clerk types.
type Choice struct {
	Title   string
	Text    string
	Options []Option
	At      int            // option under the cursor first
	Back    func() tea.Cmd // what esc does besides; may be nil
	Unasked bool
}

// Option is one line of a Choice.
type Option struct {
	Label string
	Note  string // on the right, muted
	Key   string // a letter or digit that chooses it at once; empty for none
}

// Prompt is answered with a line of text.
type Prompt struct {
	Title string
	Text  string
	Label string
	Value string // what stands in the field first
	Wrong string // what is wrong with Value, empty for nothing
	Fresh bool   // the first letter typed takes the place of Value
	// Check gives what is wrong in one sentence, empty when the text will do; nil:
	// anything but blank will do.
	Check   func(text string) string
	Typed   func(text string) tea.Cmd // told of every change, to keep it; may be nil
	Unasked bool
}

// Confirm asks; then gets the answer inside Update (esc is no).
func (a *App) Confirm(q Question, then func(yes bool) tea.Cmd) tea.Cmd {
	return a.open(newConfirm(a, q, then))
}

// Choose asks; then gets the index of the option and is not called on esc.
func (a *App) Choose(c Choice, then func(i int) tea.Cmd) tea.Cmd {
	return a.open(newChoose(a, c, then))
}

// Prompt asks; then gets the trimmed text and is not called on esc.
func (a *App) Prompt(p Prompt, then func(text string) tea.Cmd) tea.Cmd {
	return a.open(newPrompt(a, p, then))
}

// Reason is a Prompt that does not take less than a few words: a written reason
// stays in the log under the clerk's name. Of a case it is asked with askReason.
func (a *App) Reason(title, text string, then func(reason string) tea.Cmd) tea.Cmd {
	return a.Prompt(Prompt{Title: title, Text: text, Label: "Motivo", Check: checkReason}, then)
}

func checkReason(text string) string {
	if len([]rune(text)) < 5 {
		return "scrivere il motivo in qualche parola"
	}
	return ""
}
