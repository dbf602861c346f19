package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"civico/sportello/domain/desk"

	tea "github.com/charmbracelet/bubbletea"
	"golang.org/x/term"
)

// framesPerSecond halves what Bubble Tea's clock adds to every key.
const framesPerSecond = 120

// grace is how long writes may take when the system asks the program to end.
const grace = 5 * time.Second

// Run shows the screens on a terminal until the clerk leaves. Whatever ends it —
// ctrl+c, a signal, a closed window, a panic — the terminal is as it was, what was
// typed is written, and the store that Open gave is closed. The error is a
// *desk.Sentence.
func Run(ctx context.Context, env Env, in *os.File, out io.Writer) error {
	if !term.IsTerminal(int(in.Fd())) {
		return &desk.Sentence{Usage: true, Text: "Le schermate hanno bisogno di un terminale: aprire una finestra di terminale, oppure usare i comandi (sportello --help)."}
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	return New(ctx, env).run(in, out, cancel)
}

func (a *App) run(in *os.File, out io.Writer, cancel func()) error {
	g := &guarded{app: a}
	p := tea.NewProgram(g, tea.WithAltScreen(), tea.WithFPS(framesPerSecond), tea.WithInput(keyboard(in)), tea.WithOutput(out),
		tea.WithoutSignalHandler(), tea.WithoutCatchPanics())
	g.quit = func() { go p.Send(tea.QuitMsg{}) }
	asked := endOnSignal(a.ctx, p)
	_, err := p.Run()
	cancel()
	return a.farewell(err, g, asked())
}

// endOnSignal ends the program when the system asks for it; the function tells
// afterwards whether that happened.
func endOnSignal(ctx context.Context, p *tea.Program) func() bool {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	asked := make(chan struct{})
	outer, stop := context.WithCancel(ctx)
	go func() {
		defer signal.Stop(signals)
		select {
		case <-signals:
			close(asked)
		case <-outer.Done():
			if ctx.Err() == nil {
				return
			}
		}
		p.Send(endMsg{})
		select {
		case <-time.After(grace):
			p.Kill()
		case <-outer.Done():
		}
	}()
	return func() bool {
		stop()
		select {
		case <-asked:
			return true
		default:
			return false
		}
	}
}

// endMsg is the system asking the program to end: nobody is there to answer.
type endMsg struct{}

// farewell writes what is left, closes the store, and says why the program ended
// where the clerk did not ask for it.
func (a *App) farewell(err error, g *guarded, asked bool) error {
	unwritten := a.drainAll(g)
	if unwritten == nil {
		unwritten = a.failed
	}
	if a.closeDB != nil {
		if e := a.closeDB(); e != nil && unwritten == nil {
			unwritten = e
		}
	}
	switch {
	case g.panicked() != nil:
		return &desk.Sentence{
			Text:  "Sportello si è chiuso per un errore interno. Quello che era salvato è al sicuro: riaprendolo si riprende da dove si era.",
			Cause: fmt.Errorf("panic: %v", g.panicked()),
		}
	case unwritten != nil && !a.told:
		return &desk.Sentence{Text: "Sportello si è chiuso, ma l'ultima modifica non è stata salvata: " + sentence(unwritten), Cause: unwritten}
	case asked:
		return &desk.Sentence{Text: "Sportello è stato chiuso dal sistema. Quello che era salvato è al sicuro: riaprendolo si riprende da dove si era.", Cause: err}
	case err != nil && !errors.Is(err, context.Canceled):
		return &desk.Sentence{Text: "Sportello si è chiuso perché il terminale non risponde più. Quello che era salvato è al sicuro: riaprendolo si riprende da dove si era.", Cause: err}
	}
	return nil
}

// drainAll leaves the screens if that was not done yet, and runs the writes.
func (a *App) drainAll(g *guarded) (err error) {
	defer func() {
		if r := recover(); r != nil { // a screen that is broken cannot leave
			g.crash(r)
			err = a.queue.drain()
		}
	}()
	if !a.leaving {
		a.Quit()
	}
	return a.queue.drain()
}

// guarded is the root with every way in watched: a panic in Update, View or a
// command ends the program in order instead of leaving a stack trace on a terminal
// in raw mode.
type guarded struct {
	app  *App
	quit func()
	what crashBox
}

func (g *guarded) panicked() any { return g.what.get() }

func (g *guarded) crash(r any) {
	g.what.set(r)
	if g.app.Log != nil {
		g.app.Log.Error("panic", "type", fmt.Sprintf("%T", r), "stack", string(debug.Stack()))
	}
}

func (g *guarded) Init() (cmd tea.Cmd) {
	defer g.rescue(&cmd)
	return g.guard(g.app.Init())
}

func (g *guarded) Update(msg tea.Msg) (m tea.Model, cmd tea.Cmd) {
	m = g
	defer g.rescue(&cmd)
	if g.panicked() != nil {
		return g, tea.Quit
	}
	_, cmd = g.app.Update(msg)
	return g, g.guard(cmd)
}

func (g *guarded) View() (s string) {
	defer func() {
		if r := recover(); r != nil {
			g.crash(r)
			g.quit()
		}
	}()
	if g.panicked() != nil {
		return ""
	}
	return g.app.View()
}

func (g *guarded) rescue(cmd *tea.Cmd) {
	if r := recover(); r != nil {
		g.crash(r)
		*cmd = tea.Quit
	}
}

// guard watches a command, and those it leads to.
func (g *guarded) guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if r := recover(); r != nil {
				g.crash(r)
				msg = tea.QuitMsg{}
			}
		}()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i := range batch {
				batch[i] = g.guard(batch[i])
			}
		}
		return msg
	}
}
