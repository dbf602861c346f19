//go:build !windows

package tui

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain/desk"
	"civico/sportello/tui/theme"
	"civico/sportello/tui/tuitest"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/creack/pty"
)

// manyRows is a day of n appointments.
func manyRows(n int) []desk.Row {
	rows := make([]desk.Row, n)
	for i := range rows {
		rows[i] = booking(fmt.Sprintf("r%06d", i), 8+i%600/60, i%60, "ROSSI", "MARIA CONCETTA", "")
		rows[i].BirthDate = date("1980-05-05")
	}
	return rows
}

// keyAndView presses down and up in turn and draws, as the program does for a key.
func keyAndView(m tea.Model, i int) string {
	k := tea.KeyMsg{Type: tea.KeyDown}
	if i%2 == 1 {
		k.Type = tea.KeyUp
	}
	m.Update(k)
	return m.View()
}

// BenchmarkAgendaKey is a key on the agenda to the new View, in colour at 120×36,
// and how many times the bare list's key that is, measured in the same run. The
// limit is 2 ms, and 100,000 rows must cost what 300 do.
func BenchmarkAgendaKey(b *testing.B) {
	for _, n := range []int{300, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			d := start(b, &port{rows: manyRows(n)}, func(e *Env) { e.Theme = theme.Theme{Depth: theme.Full} })
			d.Size(120, 36)
			floor := tuitest.NewFloor()
			floor.Update(tea.WindowSizeMsg{Width: 120, Height: 36})
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				keyAndView(d.Model, i)
			}
			ours := b.Elapsed() / time.Duration(b.N)
			const rounds = 2000
			began := time.Now()
			for i := range rounds {
				keyAndView(floor, i)
			}
			bare := time.Since(began) / rounds
			b.ReportMetric(float64(ours)/float64(bare), "x-bare-list")
			b.ReportMetric(float64(ours)/float64(2*time.Millisecond), "of-limit")
		})
	}
}

// BenchmarkFilterKey is a letter typed into the day's filter, over 300 rows.
func BenchmarkFilterKey(b *testing.B) {
	d := start(b, &port{rows: manyRows(300)})
	d.Keys("f")
	s := d.Model.(*App).Top().(*agenda)
	for i := 0; b.Loop(); i++ {
		k := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("r")}
		if i%2 == 1 {
			k = tea.KeyMsg{Type: tea.KeyBackspace}
		}
		s.Update(k)
		d.Model.View()
	}
}

// BenchmarkStart is a process's start to the first useful text in a terminal that
// answers nothing, for the agenda and for the bare list; the limit is 1.5 times.
func BenchmarkStart(b *testing.B) {
	var bare, ours time.Duration
	for b.Loop() {
		bare += startTime(b, "floor", tuitest.FloorReady)
		ours += startTime(b, "agenda", "tutti i tasti")
	}
	b.ReportMetric(float64(bare.Microseconds())/1000/float64(b.N), "bare-ms")
	b.ReportMetric(float64(ours.Microseconds())/1000/float64(b.N), "agenda-ms")
	b.ReportMetric(float64(ours)/float64(bare), "x-bare-list")
}

func startTime(b *testing.B, program, ready string) time.Duration {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.Context(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[0])
	cmd.Env = append(os.Environ(), asProgram+"="+program, "TERM=xterm-256color")
	began := time.Now()
	p, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 120, Rows: 36})
	if err != nil {
		b.Fatal(err)
	}
	defer p.Close()
	var out strings.Builder
	buf := make([]byte, 64<<10)
	for !strings.Contains(out.String(), ready) {
		n, err := p.Read(buf)
		out.Write(buf[:n])
		if err != nil {
			b.Fatalf("%s ended before it was ready: %v\n%q", program, err, out.String())
		}
	}
	took := time.Since(began)
	if _, err := p.WriteString("\x03"); err != nil {
		b.Fatal(err)
	}
	for err == nil {
		_, err = p.Read(buf)
	}
	_ = cmd.Wait()
	return took
}

func TestAKeyCostsTheSameWithAHundredThousandRows(t *testing.T) {
	if testing.Short() {
		t.Skip("allocations are counted in the full run")
	}
	cost := func(n int) float64 {
		d := start(t, &port{rows: manyRows(n)})
		i := 0
		return testing.AllocsPerRun(50, func() { keyAndView(d.Model, i); i++ })
	}
	few, many := cost(300), cost(100_000)
	if many > few*1.1 {
		t.Errorf("a key allocates %.0f times with 100,000 rows, %.0f with 300", many, few)
	}
}
