//go:build !windows

package tui

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/tui/theme"
	"civico/sportello/tui/tuitest"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/creack/pty"
	"golang.org/x/term"
)

// asProgram makes the test binary be the screens, or the floor they are measured
// against, in a terminal of its own.
const asProgram = "SPORTELLO_TEST_PROGRAM"

func TestMain(m *testing.M) {
	var err error
	switch os.Getenv(asProgram) {
	case "":
		os.Exit(m.Run())
	case "floor":
		err = tuitest.RunFloor(os.Stdin, os.Stdout)
	default:
		err = Run(context.Background(), liveEnv(&port{rows: aDay()}), os.Stdin, os.Stdout)
	}
	if err != nil {
		os.Exit(1)
	}
	os.Exit(0)
}

// liveEnv runs by the real clock.
func liveEnv(store Store) Env {
	now := func() time.Time { return time.Now() }
	return Env{
		Store: store, Profile: matera(), Offices: offices(), Settings: desk.Settings{Office: "matera", Desk: 2, Clerk: "A. Conti"},
		Now: now, Today: func() domain.Date { return calendar.FromTime(now()) }, Day: date("2026-11-23"), Theme: theme.Theme{Depth: theme.Sixteen},
	}
}

// console is a pseudo-terminal with Run on it; nothing ever answers a query.
type console struct {
	t      *testing.T
	pty    *os.File
	tty    *os.File
	before *term.State
	mu     sync.Mutex
	out    strings.Builder
	fresh  chan struct{}
	ended  chan error
}

func runOn(t *testing.T, env Env) *console {
	t.Helper()
	return runWith(t, env, nil)
}

// runWith also tells the test which root runs.
func runWith(t *testing.T, env Env, root chan *App) *console {
	t.Helper()
	p, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	if err := pty.Setsize(p, &pty.Winsize{Cols: 80, Rows: 24}); err != nil {
		t.Fatal(err)
	}
	before, err := term.GetState(int(tty.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	c := &console{t: t, pty: p, tty: tty, before: before, fresh: make(chan struct{}, 1), ended: make(chan error, 1)}
	go c.read()
	ctx, cancel := context.WithCancel(context.Background())
	app := New(ctx, env)
	if root != nil {
		root <- app
	}
	go func() { c.ended <- app.run(tty, tty, cancel) }()
	t.Cleanup(func() { p.Close(); tty.Close() })
	return c
}

func (c *console) read() {
	buf := make([]byte, 32<<10)
	for {
		n, err := c.pty.Read(buf)
		c.mu.Lock()
		c.out.Write(buf[:n])
		c.mu.Unlock()
		select {
		case c.fresh <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

func (c *console) text() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.out.String()
}

// patience bounds a wait; only a fault runs into it.
const patience = 20 * time.Second

func (c *console) wait(text string) {
	c.t.Helper()
	limit := time.After(patience)
	for !strings.Contains(c.text(), text) {
		select {
		case <-c.fresh:
		case err := <-c.ended:
			c.t.Fatalf("the program ended (%v) before it showed %q:\n%q", err, text, c.text())
		case <-limit:
			c.t.Fatalf("no %q in:\n%q", text, c.text())
		}
	}
}

func (c *console) end() error {
	c.t.Helper()
	select {
	case err := <-c.ended:
		return err
	case <-time.After(patience):
		c.t.Fatal("the program did not end")
		return nil
	}
}

// restored holds that the terminal is as it was: main screen, cursor, modes.
func (c *console) restored() {
	c.t.Helper()
	c.wait2("\x1b[?1049l")
	c.wait2("\x1b[?25h")
	after, err := term.GetState(int(c.tty.Fd()))
	if err != nil {
		c.t.Fatal(err)
	}
	if *after != *c.before {
		c.t.Error("the terminal's modes were not restored")
	}
}

// wait2 is wait for a program that has ended.
func (c *console) wait2(text string) {
	c.t.Helper()
	limit := time.After(patience)
	for !strings.Contains(c.text(), text) {
		select {
		case <-c.fresh:
		case <-limit:
			c.t.Fatalf("no %q in:\n%q", text, c.text())
		}
	}
}

func TestCtrlCLeavesTheTerminalAsItWas(t *testing.T) {
	c := runOn(t, liveEnv(&port{rows: aDay()}))
	c.wait("VERDI")
	if _, err := c.pty.WriteString("\x03"); err != nil {
		t.Fatal(err)
	}
	if err := c.end(); err != nil {
		t.Error(err)
	}
	c.restored()
	for _, query := range []string{"\x1b]11;?", "\x1b]10;?", "\x1b[6n", "\x1b[c"} {
		if strings.Contains(c.text(), query) {
			t.Errorf("the terminal was asked %q", query)
		}
	}
}

func TestSignalsRestoreTheTerminalAndWriteWhatWasTyped(t *testing.T) {
	for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT} {
		p := &port{rows: aDay()}
		c := runOn(t, liveEnv(p))
		c.wait("VERDI")
		c.pty.WriteString("w")
		c.wait("Codice fiscale")
		c.pty.WriteString("ö") // two bytes
		c.wait("ö")
		if err := syscall.Kill(os.Getpid(), s); err != nil {
			t.Fatal(err)
		}
		var sentence *desk.Sentence
		if err := c.end(); !errors.As(err, &sentence) || !strings.Contains(sentence.Text, "chiuso dal sistema") {
			t.Errorf("%v ended with %v", s, err)
		}
		c.restored()
		if p.draft == nil || !strings.HasPrefix(p.draft.Text, "ö\n") {
			t.Errorf("%v kept %+v", s, p.draft)
		}
	}
}

// crasher panics where it is told to.
type crasher struct {
	probe
	where string
}

func (s *crasher) View(_, _ int) string {
	if s.where == "view" {
		panic("view")
	}
	return "pronta"
}

func (s *crasher) Update(tea.Msg) tea.Cmd {
	switch s.where {
	case "update":
		panic("update")
	case "command":
		return tea.Batch(func() tea.Msg { panic("command") }, nil)
	}
	return nil
}

func TestAPanicRestoresTheTerminalAndLeavesASentence(t *testing.T) {
	for _, where := range []string{"update", "command", "view"} {
		env := liveEnv(&port{rows: aDay()})
		app := make(chan *App, 1)
		env.Tick = func(d time.Duration, fn func(time.Time) tea.Msg) tea.Cmd {
			if d == scanWait { // the test's own key: nothing else ticks so
				return func() tea.Msg {
					return runMsg{func() tea.Cmd {
						a := <-app
						s := &crasher{}
						cmd := a.Push(s)
						s.where = where
						return tea.Batch(cmd, s.Update(nil))
					}}
				}
			}
			return tea.Tick(d, fn)
		}
		c := runWith(t, env, app)
		c.wait("VERDI")
		c.pty.WriteString("S")
		var sentence *desk.Sentence
		if err := c.end(); !errors.As(err, &sentence) || !strings.Contains(sentence.Text, "errore interno") {
			t.Errorf("a panic in %s ended with %v", where, err)
		}
		c.restored()
		if strings.Contains(c.text(), "goroutine") {
			t.Errorf("a panic in %s left a stack trace", where)
		}
	}
}

func TestAClosedWindowEndsTheProgram(t *testing.T) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), asProgram+"=agenda")
	p, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 80, Rows: 24})
	if err != nil {
		t.Fatal(err)
	}
	buf := make([]byte, 1)
	if _, err := p.Read(buf); err != nil {
		t.Fatal(err)
	}
	p.Close()
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case <-ended:
	case <-time.After(patience):
		_ = cmd.Process.Kill()
		t.Fatal("the program goes on without a terminal")
	}
}

func TestWithoutATerminalASentenceSaysSo(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	var sentence *desk.Sentence
	if err := Run(context.Background(), liveEnv(&port{}), r, w); !errors.As(err, &sentence) || !sentence.Usage {
		t.Errorf("got %v", err)
	}
}
