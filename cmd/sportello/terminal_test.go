package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// patience bounds every wait for the screen: far above what the program needs,
// so that only a real fault runs into it.
const patience = 20 * time.Second

// terminal runs the real program in a pseudo-terminal and reads its screen
// through an emulator, as a person would.
type terminal struct {
	t      *testing.T
	cmd    *exec.Cmd
	pty    *os.File
	mu     sync.Mutex
	screen *vt.Emulator
	raw    strings.Builder
	fresh  chan struct{} // told of every output, closed when the program ends
	ended  chan error
}

// home is a clerk's computer: folders of its own for data and settings.
type home struct {
	dir string
	env []string
}

func newHome(t *testing.T) home {
	t.Helper()
	dir := t.TempDir()
	env := []string{"HOME=" + dir, laterBy + "=" + os.Getenv(laterBy), "TERM=xterm-256color", "TMPDIR=" + t.TempDir(), "PATH=" + os.Getenv("PATH"),
		"XDG_DATA_HOME=" + dir + "/data", "XDG_CONFIG_HOME=" + dir + "/config", "XDG_STATE_HOME=" + dir + "/state",
		"XDG_CACHE_HOME=" + dir + "/cache", "LANG=it_IT.UTF-8"}
	return home{dir, env}
}

// command is sportello with these arguments on this computer.
func (h home) command(args ...string) *exec.Cmd {
	cmd := exec.Command("sportello", args...)
	cmd.Env, cmd.Dir = h.env, h.dir
	return cmd
}

// start opens a terminal of that size and runs sportello in it.
func (h home) start(t *testing.T, cols, rows int, args ...string) *terminal {
	t.Helper()
	cmd := h.command(args...)
	f, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: uint16(cols), Rows: uint16(rows)})
	if err != nil {
		t.Fatalf("no pseudo-terminal: %v", err)
	}
	term := &terminal{t: t, cmd: cmd, pty: f, screen: vt.NewEmulator(cols, rows),
		fresh: make(chan struct{}, 1), ended: make(chan error, 1)}
	go term.answer()
	go term.read()
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		<-term.ended
		f.Close()
	})
	return term
}

// answer sends back what the emulator replies to the program's questions.
func (m *terminal) answer() {
	buf := make([]byte, 256)
	for {
		n, err := m.screen.Read(buf)
		if n > 0 {
			_, _ = m.pty.Write(buf[:n])
		}
		if err != nil {
			return
		}
	}
}

func (m *terminal) read() {
	buf := make([]byte, 32<<10)
	for {
		n, err := m.pty.Read(buf)
		if n > 0 {
			m.mu.Lock()
			m.raw.Write(buf[:n])
			_, _ = m.screen.Write(buf[:n])
			m.mu.Unlock()
			select {
			case m.fresh <- struct{}{}:
			default:
			}
		}
		if err != nil {
			break
		}
	}
	m.ended <- m.cmd.Wait()
	close(m.ended)
	close(m.fresh)
	if replies, ok := m.screen.InputPipe().(io.Closer); ok { // Close of the emulator itself races with its Read
		_ = replies.Close()
	}
}

// text is the screen as it stands, one line a row.
func (m *terminal) text() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.screen.String()
}

// sees waits until all the words are on the screen.
func (m *terminal) sees(words ...string) {
	m.t.Helper()
	m.until(fmt.Sprintf("%q on the screen", words), func(s string) bool {
		for _, w := range words {
			if !strings.Contains(s, w) {
				return false
			}
		}
		return true
	})
}

// loses waits until the words are gone from the screen.
func (m *terminal) loses(words string) {
	m.t.Helper()
	m.until(fmt.Sprintf("%q gone", words), func(s string) bool { return !strings.Contains(s, words) })
}

func (m *terminal) until(what string, ok func(screen string) bool) {
	m.t.Helper()
	limit := time.After(patience)
	for open := true; ; {
		s := m.text()
		if ok(s) {
			return
		}
		if !open {
			m.t.Fatalf("the program ended before %s:\n%s", what, s)
		}
		select {
		case _, open = <-m.fresh:
		case <-limit:
			m.t.Fatalf("waited in vain for %s:\n%s", what, s)
		}
	}
}

var keys = map[string]string{
	"enter": "\r", "tab": "\t", "esc": "\x1b", "space": " ", "backspace": "\x7f", "shift+tab": "\x1b[Z",
	"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
	"pgup": "\x1b[5~", "pgdown": "\x1b[6~", "f1": "\x1bOP", "f2": "\x1bOQ", "f12": "\x1b[24~",
	"f5": "\x1b[15~", "f6": "\x1b[17~", "f7": "\x1b[18~",
}

// press sends keys by name ("enter", "ctrl+s", "a"); text of several letters that
// is no name is a mistake of the test.
func (m *terminal) press(names ...string) {
	m.t.Helper()
	for _, name := range names {
		seq, known := keys[name]
		switch {
		case known:
		case strings.HasPrefix(name, "ctrl+") && len(name) == 6:
			seq = string(rune(name[5] & 0x1f))
		case len([]rune(name)) == 1:
			seq = name
		default:
			m.t.Fatalf("no key is called %q", name)
		}
		m.write(seq)
	}
}

// types sends text, letter by letter.
func (m *terminal) types(text string) {
	m.t.Helper()
	for _, r := range text {
		m.write(string(r))
	}
}

func (m *terminal) write(s string) {
	m.t.Helper()
	if _, err := m.pty.WriteString(s); err != nil {
		m.t.Fatalf("the terminal is gone: %v", err)
	}
}

// resize changes the window as a hand on the mouse would.
func (m *terminal) resize(cols, rows int) {
	m.t.Helper()
	m.mu.Lock()
	m.screen.Resize(cols, rows)
	m.mu.Unlock()
	if err := pty.Setsize(m.pty, &pty.Winsize{Cols: uint16(cols), Rows: uint16(rows)}); err != nil {
		m.t.Fatal(err)
	}
}

// kill is kill -9: the program has no word in it.
func (m *terminal) kill() {
	m.t.Helper()
	if err := m.cmd.Process.Kill(); err != nil {
		m.t.Fatal(err)
	}
	<-m.ended
}

// ends waits for the program to leave by itself and gives its exit code.
func (m *terminal) ends() int {
	m.t.Helper()
	select {
	case <-m.ended:
		return m.cmd.ProcessState.ExitCode()
	case <-time.After(patience):
		m.t.Fatalf("still running:\n%s", m.text())
	}
	return -1
}

// restored says that the program gave the terminal back: alternate screen left,
// cursor shown.
func (m *terminal) restored() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	raw := m.raw.String()
	return strings.LastIndex(raw, "\x1b[?1049l") > strings.LastIndex(raw, "\x1b[?1049h") &&
		strings.LastIndex(raw, "\x1b[?25h") > strings.LastIndex(raw, "\x1b[?25l")
}
