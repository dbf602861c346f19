package main

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestBuiltProgramStarts takes the program that SPORTELLO_BINARY names (the one
// this test is part of where it names none) through a whole sitting: first start,
// an empty day, and out again with the terminal as it was.
func TestBuiltProgramStarts(t *testing.T) {
	if program := os.Getenv("SPORTELLO_BINARY"); program != "" {
		t.Setenv("PATH", filepath.Dir(program)+string(filepath.ListSeparator)+os.Getenv("PATH"))
	}
	m := newHome(t).start(t, 80, 24)
	m.sees("primo avvio", "Ufficio")
	m.types("matera") // at once, as a scanner types: the enter comes after it was seen
	m.sees("▸ Questura di Matera")
	m.press("enter")
	m.sees("› Sportello")
	m.press("enter")
	m.sees("› Operatore")
	m.types("A. Conti")
	m.sees("A. Conti")
	m.press("enter")
	m.sees("Questura di Matera", "A. Conti")
	begun := time.Now()
	m.press("ctrl+c")
	if code := m.ends(); code != 0 {
		t.Errorf("left with exit code %d", code)
	}
	if !m.restored() {
		t.Error("the terminal is not as it was")
	}
	if took := time.Since(begun); took > 3*time.Second {
		t.Errorf("leaving took %v", took)
	}
}

// TestDemoLeavesNothing: whatever ends a demonstration, its archive is gone and the
// terminal as it was.
func TestDemoLeavesNothing(t *testing.T) {
	endings := map[string]func(*terminal) error{
		"ctrl+c":        func(m *terminal) error { m.press("ctrl+c"); return nil },
		"terminated":    func(m *terminal) error { return m.cmd.Process.Signal(syscall.SIGTERM) },
		"closed window": func(m *terminal) error { return m.cmd.Process.Signal(syscall.SIGHUP) },
	}
	for name, end := range endings {
		t.Run(name, func(t *testing.T) {
			h := newHome(t)
			temp := t.TempDir()
			h.env = append(h.env, "TMPDIR="+temp)
			m := h.start(t, 80, 24, "demo", "--data", "23/11/2026")
			m.sees("ADDESTRAMENTO", "famiglia(3)")
			if made, _ := filepath.Glob(filepath.Join(temp, "sportello-demo-*")); len(made) != 1 {
				t.Fatalf("the demonstration made %q", made)
			}
			if err := end(m); err != nil {
				t.Fatal(err)
			}
			m.ends()
			if left, _ := filepath.Glob(filepath.Join(temp, "*")); len(left) > 0 {
				t.Errorf("left behind: %q", left)
			}
			if !m.restored() {
				t.Error("the terminal is not as it was")
			}
			if kept, _ := filepath.Glob(filepath.Join(h.dir, "*")); len(kept) > 0 {
				t.Errorf("a demonstration wrote into the home: %q", kept)
			}
		})
	}
}
