package widget

import (
	"civico/sportello/domain/text"
	"civico/sportello/tui/theme"

	"github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"
)

// Check reads what was typed: canonical is the value in the form of the case file
// («2026-11-23», «42.70»), shown is how the field writes it once it is left
// («23/11/2026», «42,70»), and wrong is one Italian sentence, empty when the text
// will do. An empty text is never checked.
type Check func(text string) (canonical, shown, wrong string)

// Field is a labelled line of text with its error line, over bubbles' textinput.
// It is a value to be kept by pointer.
type Field struct {
	Label    string
	Hint     string // shown muted while the field is empty
	Required string // the sentence shown when it is left empty; "": may be
	Check    Check
	Upper    bool // letters typed become capitals (codes)
	Digits   bool // anything but digits is refused while typing

	input     textinput.Model
	offered   bool // the text is a proposal: the first letter typed takes its place
	wrong     string
	canonical string
}

// MaxText is how many characters a field takes unless it says less.
const MaxText = 120

// NewField makes an empty field that takes at most limit characters (0: MaxText).
func NewField(label string, limit int, check Check) *Field {
	in := textinput.New()
	in.Prompt = ""
	in.CharLimit = MaxText
	if limit > 0 {
		in.CharLimit = limit
	}
	in.Cursor.SetMode(cursor.CursorStatic) // nothing to redraw while nobody types
	in.KeyMap = keys
	return &Field{Label: label, Check: check, input: in}
}

// keys are textinput's without Alt (AltGr writes characters on Windows), without
// ctrl+k (the palette), and without ctrl+v, which would run a program to read the
// clipboard: terminals paste by themselves.
var keys = func() textinput.KeyMap {
	k := textinput.DefaultKeyMap
	k.Paste.SetEnabled(false)
	k.DeleteAfterCursor.SetEnabled(false)
	k.NextSuggestion.SetEnabled(false)
	k.PrevSuggestion.SetEnabled(false)
	k.AcceptSuggestion.SetEnabled(false)
	k.WordForward.SetKeys("ctrl+right")
	k.WordBackward.SetKeys("ctrl+left")
	k.DeleteWordBackward.SetKeys("ctrl+w")
	k.DeleteWordForward.SetEnabled(false)
	return k
}()

// Focus puts the cursor into the field, at its end.
func (f *Field) Focus() {
	f.input.Focus()
	f.input.CursorEnd()
}

// Focused says that the cursor is here.
func (f *Field) Focused() bool { return f.input.Focused() }

// Blur leaves the field: the text is checked and written in its shown form. It
// answers true when the text will do.
func (f *Field) Blur() bool {
	f.input.Blur()
	return f.Valid()
}

// Valid checks the text and keeps the sentence for the error line.
func (f *Field) Valid() bool {
	typed := trim(f.input.Value())
	f.wrong, f.canonical = "", typed
	switch {
	case typed == "":
		f.wrong = f.Required
	case f.Check != nil:
		var shown string
		f.canonical, shown, f.wrong = f.Check(typed)
		if f.wrong == "" {
			f.input.SetValue(shown)
			f.input.CursorEnd()
		}
	}
	return f.wrong == ""
}

// Update takes a key or a paste while the cursor is here.
func (f *Field) Update(msg tea.Msg) {
	if k, ok := msg.(tea.KeyMsg); ok {
		k, ok = f.filter(k)
		if !ok {
			return
		}
		msg = k
	}
	if k, ok := msg.(tea.KeyMsg); ok && f.offered && (k.Type == tea.KeyRunes || k.Type == tea.KeySpace) {
		f.input.SetValue("")
	}
	f.offered = false
	f.input, _ = f.input.Update(msg)
	f.wrong = ""
}

func (f *Field) filter(k tea.KeyMsg) (tea.KeyMsg, bool) {
	if k.Type != tea.KeyRunes && k.Type != tea.KeySpace {
		return k, true
	}
	clean, _ := text.Clean(string(k.Runes)) // textinput lets bidirectional controls pass
	runes := make([]rune, 0, len(clean))
	for _, r := range clean {
		if f.Digits && (r < '0' || r > '9') {
			continue
		}
		if f.Upper {
			r = upper(r)
		}
		runes = append(runes, r)
	}
	k.Runes = runes
	return k, len(runes) > 0
}

// Text is what stands in the field.
func (f *Field) Text() string { return f.input.Value() }

// Canonical is the checked value as of the last Valid or Blur.
func (f *Field) Canonical() string { return f.canonical }

// Set writes a text into the field, unchecked.
func (f *Field) Set(text string) {
	f.input.SetValue(text)
	f.input.CursorEnd()
	f.wrong, f.canonical, f.offered = "", trim(text), false
}

// Offer writes a text that is taken as it stands, or replaced by typing.
func (f *Field) Offer(text string) {
	f.Set(text)
	f.offered = text != ""
}

// Wrong is the sentence of the error line.
func (f *Field) Wrong() string { return f.wrong }

// SetWrong shows a sentence that only the screen can know.
func (f *Field) SetWrong(sentence string) { f.wrong = sentence }

// Cursor is the position of the cursor, in characters.
func (f *Field) Cursor() int { return f.input.Position() }

// SetCursor moves it.
func (f *Field) SetCursor(n int) { f.input.SetCursor(n) }

// Mark remembers text and cursor and gives the way back.
func (f *Field) Mark() func() {
	text, at, offered := f.input.Value(), f.input.Position(), f.offered
	return func() {
		f.input.SetValue(text)
		f.input.SetCursor(at)
		f.offered = offered
	}
}

// View is the input alone, w cells wide.
func (f *Field) View(st *theme.Styles, w int) string {
	if w < 2 {
		return Spaces(w)
	}
	if !f.input.Focused() {
		if f.input.Value() == "" {
			return st.Muted.Paint(Fit(f.Hint, w))
		}
		return Fit(f.input.Value(), w)
	}
	if f.offered {
		text := Cut(f.input.Value(), w-1)
		return st.Cursor.Paint(text) + Spaces(w-Width(text))
	}
	text, at := []rune(f.input.Value()), f.input.Position()
	from := 0
	for from < at && Width(string(text[from:at])) > w-2 { // keep the cursor in sight
		from++
	}
	before := string(text[from:at])
	under, after := " ", ""
	if at < len(text) {
		under, after = string(text[at]), string(text[at+1:])
	} else if len(text) == 0 && f.Hint != "" {
		return st.Cursor.Paint(" ") + st.Muted.Paint(Fit(f.Hint, w-1))
	}
	room := w - Width(before) - Width(under)
	return before + st.Cursor.Paint(under) + Fit(after, room)
}

// Lines are the field as a form shows it: label and text, and the error line when
// something is wrong. In plain text the cursor is told by › before the label.
func (f *Field) Lines(st *theme.Styles, labelWidth, w int) []string {
	sign := "  "
	label := st.Label.Paint(Fit(f.Label, labelWidth))
	if f.Focused() {
		sign, label = "› ", st.Strong.Paint(Fit(f.Label, labelWidth))
	}
	out := []string{sign + label + " " + f.View(st, w-labelWidth-3)}
	if f.wrong != "" {
		for _, l := range Wrap("✗ "+f.wrong, w-labelWidth-3) {
			out = append(out, Spaces(labelWidth+3)+st.Bad.Paint(l))
		}
	}
	return out
}
