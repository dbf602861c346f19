package tui

import (
	"context"
	"time"

	_ "civico/sportello/tui/early" // before bubbletea's own init, see there
	"civico/sportello/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// App is the root: the only part that knows the size, the stack of screens, the
// dialogs and the status line. Screens keep a pointer to it; its methods are for
// Update and for bindings, never for commands.
type App struct {
	Env
	Styles theme.Styles

	ctx     context.Context
	queue   queue
	w, h    int
	stack   []Screen
	dialogs []dialog
	status  status
	burst   burst
	blank   bool
	leaving bool
	forced  bool  // the system asked: nobody answers questions
	failed  error // of the last writes, when forced
	told    bool  // the clerk has read that a write failed, and leaves anyway
	closeDB func() error
	recall  recall
	cells   cellTexts
}

// New makes the root. ctx ends loads, never writes.
func New(ctx context.Context, env Env) *App {
	if env.Tick == nil {
		env.Tick = tea.Tick
	}
	return &App{Env: env, Styles: env.Theme.Styles(), ctx: ctx}
}

// After runs fn inside Update when d has passed.
func (a *App) After(d time.Duration, fn func() tea.Cmd) tea.Cmd {
	return a.Tick(d, func(time.Time) tea.Msg { return runMsg{fn} })
}

// clockEvery is how often the header's clock is looked at.
const clockEvery = 5 * time.Second

// Init puts the first screen up and starts what it needs.
func (a *App) Init() tea.Cmd {
	return tea.Batch(a.begin(), a.clock())
}

func (a *App) clock() tea.Cmd {
	return a.After(clockEvery, a.clock)
}

// Top is the screen in front.
func (a *App) Top() Screen {
	if len(a.stack) == 0 {
		return nil
	}
	return a.stack[len(a.stack)-1]
}

// Push puts a screen in front.
func (a *App) Push(s Screen) tea.Cmd {
	a.stack = append(a.stack, s)
	return s.Init()
}

// Pop goes back one screen; the last one stays. What stands in its fields is
// stored first.
func (a *App) Pop() tea.Cmd {
	if len(a.stack) < 2 {
		return nil
	}
	left := a.leave(a.Top())
	a.stack = a.stack[:len(a.stack)-1]
	return tea.Batch(left, a.resume())
}

// Replace puts a screen in the place of the one in front.
func (a *App) Replace(s Screen) tea.Cmd {
	var left tea.Cmd
	if len(a.stack) > 0 {
		left = a.leave(a.Top())
		a.stack = a.stack[:len(a.stack)-1]
	}
	return tea.Batch(left, a.Push(s))
}

// Home goes back to the first screen.
func (a *App) Home() tea.Cmd {
	var cmds []tea.Cmd
	for len(a.stack) > 1 {
		cmds = append(cmds, a.leave(a.Top()))
		a.stack = a.stack[:len(a.stack)-1]
	}
	return tea.Batch(append(cmds, a.resume())...)
}

func (a *App) leave(s Screen) tea.Cmd {
	if l, ok := s.(Leaver); ok {
		return l.Leave()
	}
	return nil
}

func (a *App) resume() tea.Cmd {
	if r, ok := a.Top().(Resumer); ok {
		return r.Resume()
	}
	return nil
}

// Quit stores what stands in any field and ends the program when every write is on
// the disk.
func (a *App) Quit() tea.Cmd {
	if a.leaving {
		return nil
	}
	a.leaving = true
	for i := len(a.stack) - 1; i >= 0; i-- {
		a.leave(a.stack[i]) // its command would only run the queue, which drain does
	}
	return func() tea.Msg { return drainedMsg{a.queue.drain()} }
}

// drainedMsg says that nothing waits to be written any more.
type drainedMsg struct{ err error }

// Update takes one message.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := a.take(msg)
	a.status.settle(a.Top())
	return a, cmd
}

func (a *App) take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.w, a.h = msg.Width, msg.Height
		// A maximised Windows console keeps stale cells, its last column among them.
		return tea.ClearScreen
	case tea.KeyMsg:
		return a.key(msg)
	case runMsg:
		return msg.run()
	case savedMsg:
		return a.saved(msg)
	case drainedMsg:
		return a.drained(msg)
	case endMsg:
		a.forced = true
		return a.Quit()
	}
	if d := a.dialog(); d != nil {
		return d.update(msg)
	}
	if s := a.Top(); s != nil {
		return s.Update(msg)
	}
	return nil
}

func (a *App) saved(msg savedMsg) tea.Cmd {
	cmd := msg.run()
	if msg.err != nil {
		return tea.Batch(cmd, a.Fail(msg.err))
	}
	if !msg.passing {
		a.status.savedAt = a.Now()
	}
	return cmd
}

// drained ends the program, unless a write failed: then the clerk reads why first,
// and may leave anyway.
func (a *App) drained(msg drainedMsg) tea.Cmd {
	if msg.err == nil || a.forced {
		a.failed = msg.err
		return tea.Quit
	}
	a.leaving = false
	a.Fail(msg.err)
	return a.Confirm(Question{
		Title: "Uscire lo stesso?", Text: sentence(msg.err) + " L'ultima modifica non è stata salvata.",
		Yes: "esci", No: "resta", Unasked: true,
	}, func(yes bool) tea.Cmd {
		if !yes {
			return nil
		}
		a.leaving, a.told = true, true
		return tea.Quit
	})
}
