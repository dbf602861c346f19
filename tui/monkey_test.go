package tui

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"civico/sportello/domain"
)

// TestAnyKeysLeaveTheScreenWhole presses thousands of keys at random, in terminals
// of many sizes, and holds after each that nothing panics, nothing is wider than
// the terminal less its last column, and nothing is higher.
func TestAnyKeysLeaveTheScreenWhole(t *testing.T) {
	keys := []string{
		"enter", "esc", "tab", "shift+tab", "up", "down", "left", "right", "pgup", "pgdown", "home", "end", "backspace", "delete", "ctrl+z", "ctrl+k", "ctrl+s", "ctrl+r",
		"f1", "f2", "f3", "f4", "f5", "f6", "f7", "f10", "f12", "/", "?", " ", "a", "n", "s", "w", "i", "q", "g", "f", "t", "o", "r", "p", "v", "b", "c", "h", "x", "d", "l", "1", "2", "+", "A", "è", "漢", "<",
	}
	rounds := 12_000
	if testing.Short() {
		rounds = 300
	}
	r := rand.New(rand.NewPCG(1, 2))
	p := &port{Store: withRegisters(t), rows: goneDay(), plan: aPlan(), imported: monday, cases: map[string]*domain.Work{}}
	d := start(t, p, func(e *Env) { e.Paths.Imports = exports(t) + "/" })
	w, h := 80, 24
	for i := range rounds {
		if d.Model.(*App).blank {
			d.Keys("f12")
		}
		switch {
		case r.IntN(40) == 0:
			w, h = 80+r.IntN(60), 24+r.IntN(20)
			d.Size(w, h)
		case r.IntN(60) == 0:
			d.Scan([]string{code, notice, stamp, td3a + "\n" + td3b, "MT0A4"}[r.IntN(5)])
		case r.IntN(60) == 0:
			d.Paste("incollato \x1b[31m\u202e testo")
		case r.IntN(80) == 0:
			d.Advance(45 * time.Second)
		default:
			d.Keys(keys[r.IntN(len(keys))])
		}
		view := d.Model.View()
		lines := strings.Split(view, "\n")
		if len(lines) > h {
			t.Fatalf("after %d keys: %d lines in %d:\n%s", i, len(lines), h, d.Screen())
		}
		for _, l := range lines {
			if ansi.StringWidth(l) > w-1 {
				t.Fatalf("after %d keys: %d cells in %d: %q\n%s", i, ansi.StringWidth(l), w, l, d.Screen())
			}
		}
		if strings.ContainsAny(view, "\x07\x00\u202e") {
			t.Fatalf("after %d keys the screen holds a control character:\n%q", i, view)
		}
	}
	d.Send(tea.KeyMsg{Type: tea.KeyCtrlC})
}
