// Package tuitest drives screens without a terminal: it calls Update, runs the
// commands itself, one after the other, and keeps the clock. Nothing waits and
// nothing depends on the machine's speed.
package tuitest

import (
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// Driver is one program under test.
type Driver struct {
	T     testing.TB
	Model tea.Model
	Clock *Clock
	Quit  bool // the program asked to end

	held []tea.Cmd
	hold bool
}

// Start runs a model's Init in a terminal of that size and everything it leads to.
// The model must take its clock from the same Clock.
func Start(t testing.TB, m tea.Model, c *Clock, w, h int) *Driver {
	t.Helper()
	d := &Driver{T: t, Model: m, Clock: c}
	d.run(m.Init())
	d.Size(w, h)
	return d
}

// Size tells the program its terminal's size.
func (d *Driver) Size(w, h int) { d.Send(tea.WindowSizeMsg{Width: w, Height: h}) }

// Send gives a message to Update and runs what it answers.
func (d *Driver) Send(msg tea.Msg) {
	var cmd tea.Cmd
	d.Model, cmd = d.Model.Update(msg)
	d.run(cmd)
}

// Hold keeps back commands from here on, as if the disk were slow; Release runs
// them in order.
func (d *Driver) Hold() { d.hold = true }

// Release runs what Hold kept back.
func (d *Driver) Release() {
	d.hold = false
	held := d.held
	d.held = nil
	for _, cmd := range held {
		d.run(cmd)
	}
}

func (d *Driver) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	if d.hold {
		d.held = append(d.held, cmd)
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			d.run(c)
		}
	case timer:
		msg.due = d.Clock.now.Add(msg.after)
		d.Clock.timers = append(d.Clock.timers, msg)
	case tea.QuitMsg:
		d.Quit = true
	default:
		d.Send(msg)
	}
}

// pace is the time between two keys of a person.
const pace = 120 * time.Millisecond

// Keys presses keys one after the other, at a person's pace: "a", "enter",
// "ctrl+z", "f12".
func (d *Driver) Keys(keys ...string) {
	d.T.Helper()
	for _, k := range keys {
		d.Send(d.key(k))
		d.Advance(pace)
	}
}

// Type presses a key for each character.
func (d *Driver) Type(text string) {
	d.T.Helper()
	for _, r := range text {
		d.Keys(string(r))
	}
}

// Scan types as a scanner does: 5 ms between keys, then Enter; \n in the text is
// an Enter too.
func (d *Driver) Scan(text string) {
	d.T.Helper()
	for _, r := range text + "\n" {
		k := string(r)
		if r == '\n' {
			k = "enter"
		}
		d.Send(d.key(k))
		d.Advance(5 * time.Millisecond)
	}
	d.Advance(pace)
}

// Paste gives a text as terminals mark a paste.
func (d *Driver) Paste(text string) {
	d.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
	d.Advance(pace)
}

// Advance lets time pass and runs the timers that fall due, in order.
func (d *Driver) Advance(by time.Duration) {
	end := d.Clock.now.Add(by)
	for {
		t, ok := d.Clock.due(end)
		if !ok {
			break
		}
		if t.due.After(d.Clock.now) {
			d.Clock.now = t.due
		}
		d.run(func() tea.Msg { return t.fn(d.Clock.now) })
	}
	d.Clock.now = end
}

func (d *Driver) key(name string) tea.KeyMsg {
	d.T.Helper()
	if t, ok := keyTypes[name]; ok {
		return tea.KeyMsg{Type: t}
	}
	runes := []rune(name)
	if len(runes) != 1 {
		d.T.Fatalf("no key is called %q", name)
	}
	if runes[0] == ' ' {
		return tea.KeyMsg{Type: tea.KeySpace, Runes: runes}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: runes}
}

var keyTypes = func() map[string]tea.KeyType {
	m := map[string]tea.KeyType{}
	for t := tea.KeyType(-100); t < 128; t++ { // the range of bubbletea's key types
		if name := t.String(); name != "" && name != "runes" && t != tea.KeySpace {
			if _, taken := m[name]; !taken {
				m[name] = t
			}
		}
	}
	return m
}()

// Screen is what is shown, without colour and without blanks at the ends of lines.
func (d *Driver) Screen() string {
	lines := strings.Split(ansi.Strip(d.Model.View()), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// Sees fails the test unless every text is on the screen.
func (d *Driver) Sees(texts ...string) {
	d.T.Helper()
	screen := d.Screen()
	for _, text := range texts {
		if !strings.Contains(screen, text) {
			d.T.Fatalf("the screen lacks %q:\n%s", text, screen)
		}
	}
}

// SeesNot fails the test if any of the texts is on the screen.
func (d *Driver) SeesNot(texts ...string) {
	d.T.Helper()
	screen := d.Screen()
	for _, text := range texts {
		if strings.Contains(screen, text) {
			d.T.Fatalf("the screen shows %q:\n%s", text, screen)
		}
	}
}
