package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"syscall"
	"testing"
	"time"

	"civico/sportello/domain/desk"
)

func TestADefectOfTheProgramIsASentence(t *testing.T) {
	var out, err strings.Builder
	p := &program{in: strings.NewReader(""), out: &out, err: &err, now: func() time.Time { panic("ROSSI MARIA") }}
	if code := p.run(context.Background(), []string{"regole"}); code != exitFailed {
		t.Errorf("exit code %d", code)
	}
	said := err.String()
	if strings.Count(said, "\n") != 1 || !strings.Contains(said, "i dati già salvati sono al sicuro") || !strings.Contains(said, "_test.go:") {
		t.Errorf("said %q", said)
	}
	if strings.Contains(said, "ROSSI") || strings.Contains(said, "goroutine") || out.Len() > 0 {
		t.Errorf("told too much: %q, %q", said, out.String())
	}
}

func TestEveryErrorIsASentenceWithItsCode(t *testing.T) {
	cases := []struct {
		name string
		err  error
		code int
		said string
	}{
		{"bad input", usage("--data: «x»"), exitUsage, "--data: «x»"},
		{"a failure that speaks", fmt.Errorf("outer: %w", failed(nil, "non riuscito")), exitFailed, "non riuscito"},
		{"the clerk stopped it", context.Canceled, exitFailed, "interrotto"},
		{"full disk", fmt.Errorf("write: %w", syscall.ENOSPC), exitFailed, "disco è pieno: nulla è stato cambiato"},
		{"full disk of the output", &outputError{syscall.ENOSPC}, exitFailed, "l'uscita non si può scrivere: il disco è pieno; il testo non è completo"},
		{"nobody reads", &outputError{syscall.EPIPE}, exitFailed, "non è completo"},
		{"not there", desk.ErrNotFound, exitFailed, "non trovata"},
		{"unforeseen", errors.New("strange"), exitFailed, "al sicuro"},
		{"hostile words of a file", usage("riga 3: \x1b[2J\x07x"), exitUsage, "riga 3: x"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var err strings.Builder
			p := &program{err: &err}
			if code := p.report(c.err); code != c.code {
				t.Errorf("exit code %d, not %d", code, c.code)
			}
			if said := err.String(); !strings.Contains(said, c.said) || strings.ContainsAny(said, "\x1b\x07") {
				t.Errorf("said %q", said)
			}
		})
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1.000", 1234567: "1.234.567"} {
		if got := thousands(n); got != want {
			t.Errorf("%d is %q", n, got)
		}
	}
}
