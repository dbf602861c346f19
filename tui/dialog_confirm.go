package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"civico/sportello/tui/widget"
)

type confirm struct {
	boxed
	app  *App
	q    Question
	then func(bool) tea.Cmd
}

func newConfirm(a *App, q Question, then func(bool) tea.Cmd) *confirm {
	if q.Yes == "" {
		q.Yes = "sì"
	}
	if q.No == "" {
		q.No = "no"
	}
	return &confirm{boxed: boxed{byItself: q.Unasked}, app: a, q: q, then: then}
}

func (c *confirm) typing() bool { return false }

func (c *confirm) key(k tea.KeyMsg) tea.Cmd {
	switch k.String() {
	case "enter", "s":
		c.app.close(c)
		return c.then(true)
	case "esc", "n":
		c.app.close(c)
		return c.then(false)
	}
	return nil
}

func (c *confirm) view(w, _ int) []string {
	st := &c.app.Styles
	lines := append([]string{st.Title.Paint(c.q.Title), ""}, widget.Wrap(c.q.Text, w)...)
	return append(lines, "", st.Key.Paint("⏎ s")+" "+c.q.Yes+"   "+st.Key.Paint("esc n")+" "+c.q.No)
}
