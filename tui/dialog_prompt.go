package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"civico/sportello/tui/widget"
)

type prompt struct {
	boxed
	app   *App
	p     Prompt
	field *widget.Field
	then  func(string) tea.Cmd
}

func newPrompt(a *App, p Prompt, then func(string) tea.Cmd) *prompt {
	f := widget.NewField(p.Label, 300, func(text string) (string, string, string) {
		if p.Check == nil {
			return text, text, ""
		}
		return text, text, p.Check(text)
	})
	f.Required = "scrivere qualcosa, oppure esc per tornare indietro"
	f.Set(p.Value)
	if p.Fresh {
		f.Offer(p.Value)
	}
	f.SetWrong(p.Wrong)
	f.Focus()
	return &prompt{boxed: boxed{byItself: p.Unasked}, app: a, p: p, field: f, then: then}
}

func (p *prompt) typing() bool { return true }

func (p *prompt) key(k tea.KeyMsg) tea.Cmd {
	switch k.String() {
	case "enter":
		if !p.field.Valid() {
			return nil
		}
		p.app.close(p)
		return p.then(strings.TrimSpace(p.field.Canonical()))
	case "esc":
		p.app.close(p)
		return nil
	}
	p.field.Update(k)
	if p.p.Typed == nil {
		return nil
	}
	return p.p.Typed(p.field.Text())
}

func (p *prompt) view(w, _ int) []string {
	st := &p.app.Styles
	lines := []string{st.Title.Paint(p.p.Title), ""}
	if p.p.Text != "" {
		lines = append(append(lines, widget.Wrap(p.p.Text, w)...), "")
	}
	lines = append(lines, p.field.Lines(st, widget.Width(p.p.Label), w)...)
	return append(lines, "", st.Key.Paint("⏎")+" conferma   "+st.Key.Paint("esc")+" indietro")
}
