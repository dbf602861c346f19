package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/term"

	"civico/sportello/domain/desk"
	"civico/sportello/tui/widget"
)

// maxLine bounds what is read as one answer.
const maxLine = 4 << 10

// readLine reads one answer from standard input, io.EOF where there is none.
func (p *program) readLine() (string, error) {
	line, err := bufio.NewReader(io.LimitReader(p.in, maxLine)).ReadString('\n')
	line = oneLine(line)
	if line == "" {
		if err == nil {
			err = io.EOF
		}
		return "", err
	}
	return line, nil
}

func isYes(answer string) bool {
	switch strings.ToLower(answer) {
	case "s", "si", "sì", "y", "yes":
		return true
	}
	return false
}

// progress draws how far a long operation is on one line of the terminal, from
// its first half second on; nothing where standard error is not a terminal.
func (p *program) progress() func(desk.Progress) {
	f, ok := p.err.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return func(desk.Progress) {}
	}
	begun, drawn := p.now(), time.Time{}
	var pace widget.Pace
	return func(g desk.Progress) {
		now := p.now()
		pace.Tell(g.Stage, g.Done, g.Total, g.Bytes, now)
		if now.Sub(begun) < 500*time.Millisecond || now.Sub(drawn) < 100*time.Millisecond {
			return
		}
		drawn = now
		fmt.Fprint(p.err, "\r\x1b[K"+progressLine(&pace, now, terminalWidth(f)))
	}
}

// progressDone clears the line that progress drew.
func (p *program) progressDone() {
	if f, ok := p.err.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		fmt.Fprint(p.err, "\r\x1b[K")
	}
}

func terminalWidth(f *os.File) int {
	if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
		return w
	}
	return 80
}

// maxBar is as long as a bar on a line of text gets.
const maxBar = 30

// progressLine is stage, bar and count within the width; the bar gives way first.
func progressLine(pace *widget.Pace, now time.Time, w int) string {
	stage, count := pace.Stage+"  ", pace.Text(now)
	bar := pace.Bar(min(maxBar, w-1-widget.Width(stage)-widget.Width(count)-2))
	if bar != "" {
		bar += "  "
	}
	return widget.Cut(stage+bar+count, w-1)
}

// howMany is «1 riga», «1.203 righe».
func howMany(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(int64(n)) + " " + many
}

// thousands writes a count with the Italian point: 12.345.
func thousands(n int64) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return s
}
