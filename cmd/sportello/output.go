package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"syscall"
)

// outputError is a failure to write standard output: it says nothing of the archive.
type outputError struct{ cause error }

func (e *outputError) Error() string { return e.cause.Error() }
func (e *outputError) Unwrap() error { return e.cause }

// sentence says what is missing where the output cannot be written.
func (e *outputError) sentence() string {
	if errors.Is(e, syscall.EPIPE) {
		return "chi leggeva l'uscita si è fermato: il testo non è completo"
	}
	return "l'uscita non si può scrivere: " + openReason(e) + "; il testo non è completo"
}

// output is standard output, whose failures are told from those of the archive.
type output struct{ to io.Writer }

func (o output) Write(b []byte) (int, error) {
	n, err := o.to.Write(b)
	if err != nil {
		err = &outputError{err}
	}
	return n, err
}

// data is where a command writes what it was asked for.
func (p *program) data() io.Writer { return output{p.out} }

// printf writes data to standard output.
func (p *program) printf(format string, args ...any) error {
	_, err := fmt.Fprintf(p.data(), format, args...)
	return err
}

// writeJSON writes one value, indented, with letters as they are.
func (p *program) writeJSON(v any) error {
	e := json.NewEncoder(p.data())
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// afterDone is the error of telling what was done: whoever reads it must not do it
// again. what is a clause: «l'importazione è stata applicata e salvata».
func afterDone(err error, what string) error {
	var out *outputError
	if !errors.As(err, &out) {
		return err
	}
	reason := openReason(out)
	if errors.Is(out, syscall.EPIPE) {
		reason = "chi leggeva l'uscita si è fermato"
	}
	return failed(err, "%s, ma il resoconto non si può scrivere: %s", what, reason)
}
