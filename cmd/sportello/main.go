// Command sportello is the desk of an Italian passport office in a terminal:
// screens for the clerk, and commands for what is better done in a line.
//
// Each command has a file of its own. To add one, write its constructor beside
// the others and name it in root.go, with a script in testdata.
package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"golang.org/x/term"
)

// version is set when a release is built.
var version = "sviluppo"

func main() { os.Exit(serve(time.Now)) }

// serve runs the command line of this process by a clock and gives its exit code.
func serve(now func() time.Time) int {
	debug.SetGCPercent(50) // a desk stays open all day beside other programs: memory before speed
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	defer stop()
	p := &program{
		in: os.Stdin, out: os.Stdout, err: os.Stderr, now: now,
		terminal: term.IsTerminal(int(os.Stdin.Fd())) && term.IsTerminal(int(os.Stdout.Fd())),
	}
	return p.run(ctx, os.Args[1:])
}

// program is one run of the command: its streams and its clock.
type program struct {
	in       io.Reader
	out, err io.Writer
	now      func() time.Time
	terminal bool         // somebody sits at both ends
	helpless error        // the help of no command was asked for
	log      *slog.Logger // of the screens; nil where none can be kept
}

// run executes a command line and gives the exit code: 0 done, 1 failed, 2 bad
// input. Nothing but data goes to out; every error is a sentence on err.
func (p *program) run(ctx context.Context, args []string) (code int) {
	defer func() {
		if fault := recover(); fault != nil {
			code = p.crashed(fault)
		}
	}()
	root := p.root()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	return p.report(errors.Join(err, p.helpless))
}
