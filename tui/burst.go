package tui

import (
	"strings"
	"time"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"
)

// A scanner is a keyboard that types faster than people: its keys come at most
// scanGap apart (the slowest USB ones take 20 ms), a person's seldom less than 50.
const (
	scanGap  = 30 * time.Millisecond
	scanWait = 40 * time.Millisecond // of silence, and what came was all
	// scanLeast is how long an unknown code must be to be told apart from a clerk
	// who typed ahead.
	scanLeast = 8
)

// burst is keys that came fast. What goes into a field is done at once, for a
// person must see it; the way back is kept for the case that it was a scanner's.
type burst struct {
	text     []rune // with \n for every Enter
	pressed  int    // how many leading keys have been done
	restore  func()
	last     time.Time
	number   int // so that an older timer does not settle a newer burst
	capsLock bool
}

// collect takes a key, tells a scanner's from a person's and presses the latter.
func (a *App) collect(k tea.KeyMsg) tea.Cmd {
	now := a.Now()
	fast := len(a.burst.text) > 0 && now.Sub(a.burst.last) <= scanGap
	a.burst.last = now
	switch {
	case k.Paste:
		return tea.Batch(a.settle(), a.paste(k))
	case k.Type == tea.KeyRunes || k.Type == tea.KeySpace:
		if !fast {
			return tea.Batch(a.settle(), a.start(k.Runes))
		}
		return a.gather(k.Runes)
	case fast && (k.Type == tea.KeyEnter || k.Type == tea.KeyTab && a.whole(false)):
		return a.ended()
	}
	return tea.Batch(a.settle(), a.press(k))
}

// start begins a burst. A letter that may be a shortcut or belongs to a field is
// done at once; capitals and digits, which are no shortcuts but what codes begin
// with, wait for the next key.
func (a *App) start(runes []rune) tea.Cmd {
	b := &a.burst
	b.text, b.pressed, b.restore = append(b.text[:0], runes...), 0, nil
	b.number++
	var cmd tea.Cmd
	if a.typing() || len(runes) == 1 && a.prompt(runes[0]) {
		cmd = a.pressNow(runes)
	}
	return tea.Batch(cmd, a.settleLater())
}

// pressNow does keys of the burst without waiting for its end.
func (a *App) pressNow(runes []rune) tea.Cmd {
	b := &a.burst
	b.pressed += len(runes)
	if m, ok := a.Top().(Marker); ok && a.typing() && a.dialog() == nil && b.restore == nil {
		b.restore = m.Mark()
	}
	if len(runes) == 1 {
		return a.press(runeKey(runes[0]))
	}
	return a.press(tea.KeyMsg{Type: tea.KeyRunes, Runes: runes})
}

// prompt says that the key acts without waiting for a scanner's second.
func (a *App) prompt(r rune) bool {
	return !unicode.IsUpper(r) && !unicode.IsDigit(r) && !a.burst.capsLock
}

// typing says that letters go into a field.
func (a *App) typing() bool {
	if d := a.dialog(); d != nil {
		return d.typing()
	}
	return a.Top() != nil && a.Top().Typing()
}

// gather adds to the burst. Done at once is what goes into a field, unless a held
// Enter stands before it, and a key held down, which repeats itself as fast as a
// scanner types.
func (a *App) gather(runes []rune) tea.Cmd {
	b := &a.burst
	b.text = append(b.text, runes...)
	if len(b.text) > maxBurst {
		return a.settle()
	}
	held := b.pressed < len(b.text)-len(runes)
	if !held && (a.typing() || len(runes) == 1 && runes[0] == b.text[0]) {
		return a.pressNow(runes)
	}
	return nil
}

// maxBurst bounds what is held back: more than any code, less than a long text
// pasted into a terminal that does not tell pastes apart.
const maxBurst = 400

// ended takes an Enter within the burst.
func (a *App) ended() tea.Cmd {
	a.burst.text = append(a.burst.text, '\n')
	if scan, ok := recognise(string(a.burst.text), !a.typing()); ok {
		return a.scanned(scan)
	}
	return nil
}

func (a *App) whole(loose bool) bool {
	_, ok := recognise(string(a.burst.text), loose)
	return ok
}

func (a *App) settleLater() tea.Cmd {
	n := a.burst.number
	var again func() tea.Cmd
	again = func() tea.Cmd {
		switch {
		case a.burst.number != n || len(a.burst.text) == 0:
			return nil
		case a.Now().Sub(a.burst.last) < scanWait-time.Millisecond:
			return a.After(scanWait, again)
		}
		return a.settle()
	}
	return a.After(scanWait, again)
}

// settle ends the burst: what was no scan is done as if it came now.
func (a *App) settle() tea.Cmd {
	b := &a.burst
	all, rest := string(b.text), b.text[min(b.pressed, len(b.text)):]
	alone := len(b.text) == 1
	if alone && unicode.IsLetter(b.text[0]) {
		b.capsLock = unicode.IsUpper(b.text[0])
	}
	if len(rest) == 0 {
		a.forget()
		return nil
	}
	held := append([]rune(nil), rest...)
	if scan, ok := recognise(all, false); ok && !a.typing() {
		return a.scanned(scan)
	}
	a.forget()
	if a.typing() {
		return a.typeHeld(held)
	}
	if len(held) >= scanLeast && !shortcuts(held) {
		return a.Say("Codice letto non riconosciuto (" + shorten(string(held)) + "): ripassarlo, oppure scriverlo nel suo campo.")
	}
	var cmds []tea.Cmd
	for _, r := range held {
		cmds = append(cmds, a.press(a.shortcut(r)))
	}
	return tea.Batch(cmds...)
}

func (a *App) forget() {
	a.burst.text, a.burst.pressed, a.burst.restore = a.burst.text[:0], 0, nil
	a.burst.number++
}

// typeHeld gives held keys to the field. An Enter inside them belongs to a paste
// of several lines on a terminal that does not mark pastes: it must not send the
// form half way.
func (a *App) typeHeld(held []rune) tea.Cmd {
	text := strings.TrimSuffix(string(held), "\n")
	enter := len(text) < len(string(held))
	text = strings.ReplaceAll(text, "\n", " ")
	var cmds []tea.Cmd
	if text != "" {
		cmds = append(cmds, a.press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text)}))
	}
	if enter {
		cmds = append(cmds, a.press(tea.KeyMsg{Type: tea.KeyEnter}))
	}
	return tea.Batch(cmds...)
}

// shortcut is the key a held rune stands for: with Caps Lock on, the small letter
// where only that does something.
func (a *App) shortcut(r rune) tea.KeyMsg {
	if r == '\n' {
		return tea.KeyMsg{Type: tea.KeyEnter}
	}
	if unicode.IsUpper(r) && a.dialog() == nil && a.Top() != nil && !a.bound(string(r)) {
		r = unicode.ToLower(r)
	}
	return runeKey(r)
}

func (a *App) bound(key string) bool {
	for _, b := range a.Top().Bindings() {
		if b.has(key) {
			return true
		}
	}
	return false
}

func runeKey(r rune) tea.KeyMsg {
	if r == ' ' {
		return tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}}
}

// shortcuts says that a clerk may have typed this ahead: small letters only.
func shortcuts(held []rune) bool {
	for _, r := range held {
		if !unicode.IsLower(r) && r != '\n' && r != ' ' {
			return false
		}
	}
	return true
}

func shorten(s string) string {
	r := []rune(strings.ReplaceAll(strings.TrimSpace(s), "\n", " "))
	if len(r) > 20 {
		return string(r[:20]) + "…"
	}
	return string(r)
}

// scanned takes back what was typed of a scan and gives it to the screen in front. In
// a dialog's field it stays as it is, without the Enter: only the clerk answers.
func (a *App) scanned(s Scan) tea.Cmd {
	b := &a.burst
	if a.dialog() != nil && a.typing() && len(s.Lines) == 0 {
		a.forget()
		return nil
	}
	var back tea.Cmd
	switch {
	case b.restore != nil:
		b.restore()
	case b.pressed > 0 && a.typing():
		for range b.pressed {
			back = tea.Batch(back, a.press(tea.KeyMsg{Type: tea.KeyBackspace}))
		}
	}
	a.forget()
	return tea.Batch(back, a.deliver(s))
}

// deliver gives a scan to the screen, or to the field under the cursor where the
// screen has no place of its own for such a code.
func (a *App) deliver(s Scan) tea.Cmd {
	if a.dialog() != nil {
		return a.Say("Letto un " + s.Kind.Name() + ": prima rispondere alla domanda.")
	}
	if t, ok := a.Top().(ScanTaker); ok {
		if cmd, taken := t.TakeScan(s); taken {
			return cmd
		}
	}
	if a.typing() && len(s.Lines) == 0 {
		return a.press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s.Text)})
	}
	return a.Say("Letto: " + s.Kind.Name() + ". Qui non serve.")
}

// paste takes a marked paste: a code goes where codes go, other text into the field.
func (a *App) paste(k tea.KeyMsg) tea.Cmd {
	inDialog := a.dialog() != nil
	if scan, ok := recognise(string(k.Runes), !a.typing()); ok && !inDialog {
		return a.deliver(scan)
	}
	if !a.typing() {
		return a.Say("Qui non c'è un campo in cui incollare.")
	}
	return a.press(k)
}
