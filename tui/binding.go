package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// Binding is one action of a screen: the footer, the help and the palette are made
// of these records, and the root runs them. A screen's Bindings may be built anew
// at each call, so that texts follow what is selected.
type Binding struct {
	// Keys as tea.KeyMsg.String gives them: "a", "enter", "ctrl+z", "f5". The first
	// is the one shown. Letters act only while no text field has the cursor.
	Keys []string
	// Action is the Italian name, a verb or a noun: «apri», «non presentato».
	Action string
	// Help says in one short sentence what it does; empty: Action is enough.
	Help string
	// Why says why the action cannot be done now, empty when it can; nil: always can.
	Why func() string
	// Do runs the action, inside Update; nil leaves the key to the screen's Update
	// (moving about) and only names it.
	Do func() tea.Cmd
	// Aside keeps it out of the footer (moving about); help and palette show it.
	Aside bool
}

// Disabled says why the action is not possible now, empty when it is.
func (b Binding) Disabled() string {
	if b.Why == nil {
		return ""
	}
	return b.Why()
}

func (b Binding) has(key string) bool {
	for _, k := range b.Keys {
		if k == key {
			return true
		}
	}
	return false
}

// isLetter says that the key writes a character in a text field.
func isLetter(key string) bool {
	return key == " " || len([]rune(key)) == 1
}

// edits names the keys that a text field needs for itself.
var edits = map[string]bool{
	"left": true, "right": true, "home": true, "end": true, "backspace": true, "delete": true,
	"ctrl+left": true, "ctrl+right": true, "ctrl+w": true, "ctrl+u": true, "ctrl+a": true, "ctrl+e": true,
}

// actsWhileTyping says that the key is not the text field's.
func actsWhileTyping(key string) bool { return !isLetter(key) && !edits[key] }

var keyNames = map[string]string{
	"enter": "⏎", "left": "←", "right": "→", "up": "↑", "down": "↓", " ": "spazio", "pgdown": "pag↓", "pgup": "pag↑",
	"home": "inizio", "end": "fine", "shift+tab": "maiusc+tab", "backspace": "⌫", "delete": "canc",
}

// KeyName is a key as the footer writes it: ⏎, ←, F12, ctrl+z.
func KeyName(key string) string {
	if n, ok := keyNames[key]; ok {
		return n
	}
	if len(key) > 1 && key[0] == 'f' && key[1] >= '0' && key[1] <= '9' {
		return strings.ToUpper(key)
	}
	return key
}
