package tui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"
)

// Screen is one page of the stack. It is a pointer: Update and a binding's Do
// change it in place, in the one goroutine of the program. It never waits and
// never reads or writes outside: what does goes through Load and Save.
type Screen interface {
	// Title is the first line: who or what on the left, what matters on the right.
	Title() (left, right string)
	// Init starts loading when the screen is put on the stack; it must not wait.
	Init() tea.Cmd
	// Update takes what is no binding: typed text, pastes, ticks, own messages.
	Update(msg tea.Msg) tea.Cmd
	// View draws at most h lines of at most w columns, already in the terminal's
	// width; the root adds title, band, status line and footer.
	View(w, h int) string
	// Bindings lists what can be done here, in the order of the footer.
	Bindings() []Binding
	// Typing says that a text field has the cursor: letters are text.
	Typing() bool
}

// The optional sides of a screen.
type (
	// Resumer is told when it is on top again.
	Resumer interface{ Resume() tea.Cmd }
	// Leaver stores what still stands in a field (with Save) before it is taken
	// off the stack, and when the program ends.
	Leaver interface{ Leave() tea.Cmd }
	// ScanTaker takes what a scanner read, or answers false.
	ScanTaker interface{ TakeScan(Scan) (tea.Cmd, bool) }
	// Named has a name of its own for the help, where the title would not do.
	Named interface{ Name() string }
	// Marker remembers the field under the cursor and gives the way back: a scanner's
	// first letter is typed before anybody knows that it is one. Asked only while Typing.
	Marker interface{ Mark() (restore func()) }
)

// Load reads outside Update and then runs then inside it, on this goroutine's turn.
// then compares the number of its request with the newest and drops a stale answer.
func Load[T any](a *App, do func(context.Context) (T, error), then func(T, error) tea.Cmd) tea.Cmd {
	ctx := a.ctx
	return func() tea.Msg {
		v, err := do(ctx)
		return runMsg{func() tea.Cmd { return then(v, err) }}
	}
}

// Save changes the store outside Update, after every earlier Save and before every
// later one, then runs then inside Update. «salvato» shows once nothing waits any
// more; an error is shown and stays until it is read, and then gets it too. A write
// that depends on an earlier one (a case's version) reads what that left behind
// inside do. then may be nil.
func Save[T any](a *App, do func(context.Context) (T, error), then func(T, error) tea.Cmd) tea.Cmd {
	return write(a, false, do, then)
}

// Hold is Save of what is kept nowhere and holds until the program ends: «salvato» is
// not said of it.
func Hold[T any](a *App, do func(context.Context) (T, error), then func(T, error) tea.Cmd) tea.Cmd {
	return write(a, true, do, then)
}

func write[T any](a *App, passing bool, do func(context.Context) (T, error), then func(T, error) tea.Cmd) tea.Cmd {
	ctx := context.WithoutCancel(a.ctx)
	a.queue.put(func() tea.Msg {
		v, err := do(ctx)
		return savedMsg{err, passing, func() tea.Cmd {
			if then == nil {
				return nil
			}
			return then(v, err)
		}}
	})
	return a.queue.next
}

// afterWrites lets go of something outside Update, once every write made so far has
// ended; it is done even where the program ends first.
func (a *App) afterWrites(letGo func()) tea.Cmd {
	a.queue.put(func() tea.Msg {
		letGo()
		return runMsg{func() tea.Cmd { return nil }}
	})
	return a.queue.next
}

// runMsg is work for Update.
type runMsg struct{ run func() tea.Cmd }

// savedMsg is the end of a write.
type savedMsg struct {
	err     error
	passing bool // kept nowhere
	run     func() tea.Cmd
}
