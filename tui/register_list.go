package tui

import (
	"context"
	"strings"

	"civico/sportello/domain/desk"
	"civico/sportello/domain/mrz"
	"civico/sportello/domain/text"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// registerList is a list of a register that typing narrows: what the screens of
// both registers share.
type registerList[T any] struct {
	app    *App
	read   func(context.Context) ([]T, error)
	words  func(*T) string // what a row is searched by
	keep   func(*T) bool   // whether it is listed at all
	field  *widget.Field
	list   widget.List
	all    []T
	folded []string
	shown  []int // of all
	loaded bool
	number int // of the newest load
	busy   bool
}

func newRegisterList[T any](a *App, read func(context.Context) ([]T, error), words func(*T) string, keep func(*T) bool) registerList[T] {
	l := registerList[T]{app: a, read: read, words: words, keep: keep, field: widget.NewField("Cerca", 60, nil)}
	l.field.Hint = "numero, cognome, nome"
	l.field.Focus()
	return l
}

func (l *registerList[T]) Init() tea.Cmd   { return l.load() }
func (l *registerList[T]) Resume() tea.Cmd { return l.load() }
func (l *registerList[T]) Typing() bool    { return true }

// Mark remembers what is searched for, for a scanner's first letter.
func (l *registerList[T]) Mark() func() {
	restore := l.field.Mark()
	return func() { restore(); l.narrow() }
}

func (l *registerList[T]) load() tea.Cmd {
	l.number++
	number := l.number
	return Load(l.app, l.read, func(rows []T, err error) tea.Cmd {
		if number != l.number {
			return nil // an older answer than the newest question
		}
		l.loaded = true
		if err != nil {
			return l.app.Fail(err)
		}
		l.all = rows
		l.folded = l.folded[:0]
		for i := range rows {
			l.folded = append(l.folded, text.Fold(l.words(&rows[i])))
		}
		l.narrow()
		return nil
	})
}

func (l *registerList[T]) narrow() {
	words := strings.Fields(text.Fold(l.field.Text()))
	l.shown = l.shown[:0]
	for i := range l.all {
		if l.keep(&l.all[i]) && containsAll(l.folded[i], words) {
			l.shown = append(l.shown, i)
		}
	}
	l.list.SetLen(len(l.shown))
}

func (l *registerList[T]) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyMsg)
	if !ok || actsWhileTyping(k.String()) && l.list.Key(k.String()) {
		return nil
	}
	before := l.field.Text()
	l.field.Update(k)
	if l.field.Text() != before {
		l.list.To(0)
		l.narrow()
	}
	return nil
}

// TakeScan searches the register for the passport that was read.
func (l *registerList[T]) TakeScan(scan Scan) (tea.Cmd, bool) {
	if scan.Kind != ScanMRZ {
		return nil, false
	}
	d, err := mrz.Parse(scan.Lines...)
	if err != nil || len(d.Wrong) > 0 {
		return l.app.Say("Banda ottica letta male: ripassare il passaporto."), true
	}
	l.field.Set(d.Number)
	l.narrow()
	return l.app.Say("Letto il passaporto n. " + d.Number + "."), true
}

func (l *registerList[T]) selected() *T {
	if i := l.list.Cursor(); i >= 0 && i < len(l.shown) {
		return &l.all[l.shown[i]]
	}
	return nil
}

// save writes a change of the register and reads it again.
func (l *registerList[T]) save(said string, do func(context.Context) error) tea.Cmd {
	l.busy = true
	return Save(l.app, func(ctx context.Context) (struct{}, error) { return struct{}{}, do(ctx) }, func(_ struct{}, err error) tea.Cmd {
		l.busy = false
		if err != nil {
			return l.load()
		}
		return tea.Batch(l.app.Say(said), l.load())
	})
}

// whyNone says why nothing can be done to the row under the cursor.
func (l *registerList[T]) whyNone() string {
	switch {
	case l.busy:
		return "Sto ancora salvando."
	case l.selected() == nil:
		return "Nessun passaporto sotto il cursore."
	}
	return ""
}

// draw lays out search field, filter, head, rows and the detail of the row under
// the cursor. empty is said where nothing is listed.
func (l *registerList[T]) draw(w, h int, filter, head, empty string, row func(r *T, selected bool) string, detail []string) string {
	st := &l.app.Styles
	lines := l.field.Lines(st, 6, w)
	lines = append(lines, " "+st.Muted.Paint(widget.Cut(filter, w-1)), st.Border.Paint(strings.Repeat("─", w)))
	switch {
	case !l.loaded:
		return strings.Join(append(lines, "  Leggo il registro…"), "\n")
	case len(l.shown) == 0 && strings.TrimSpace(l.field.Text()) != "":
		empty = "Nessun passaporto con queste parole."
	}
	if len(l.shown) == 0 {
		for _, s := range widget.Wrap("  "+empty, w-1) {
			lines = append(lines, s)
		}
		return strings.Join(lines, "\n")
	}
	lines = append(lines, st.Label.Paint(widget.Fit(head, w)))
	room := max(3, h-len(lines)-len(detail)-1)
	rows := l.list.View(room, func(i int, selected bool) string { return row(&l.all[l.shown[i]], selected) })
	for len(rows) < room {
		rows = append(rows, "")
	}
	lines = append(append(lines, rows...), st.Border.Paint(strings.Repeat("─", w)))
	return strings.Join(append(lines, detail...), "\n")
}

// signed is who wrote an entry, and when.
func (a *App) signed(what string, s desk.Signed) string {
	line := what + " il " + s.At.In(a.Now().Location()).Format("02/01/2006 15:04")
	if s.Clerk != "" {
		line += " da " + s.Clerk
	}
	return line + ", sportello " + itoa(s.Desk) + "."
}

// wrapAll breaks sentences into lines of a detail.
func wrapAll(w int, sentences ...string) []string {
	var out []string
	for _, s := range sentences {
		if s == "" {
			continue
		}
		clean, _ := text.Clean(s)
		for _, l := range widget.Wrap(clean, w-2) {
			out = append(out, " "+l)
		}
	}
	return out
}
