package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// pace is how fast a person's keys follow each other at least: the program takes
// faster ones for a scanner's.
const pace = 40 * time.Millisecond

// stroke is one key, or one letter of a text that is typed into a field.
type stroke struct {
	key   string
	typed bool
}

var walkNames = map[string]string{"⏎": "enter", "tab": "tab", "esc": "esc", "↓": "down", "↑": "up"}

// walkBlocks reads the ```keys blocks of README, by the name after «keys».
func walkBlocks(t *testing.T) (order []string, blocks map[string][]stroke, readme string) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	readme = string(content)
	blocks = map[string][]stroke{}
	for _, m := range regexp.MustCompile("(?ms)^```keys ?(\\w*)\n(.*?)^```").FindAllStringSubmatch(readme, -1) {
		order = append(order, m[1])
		for _, line := range strings.Split(strings.TrimSuffix(m[2], "\n"), "\n") {
			keys, _, _ := strings.Cut(line, "   ") // a remark follows
			blocks[m[1]] = append(blocks[m[1]], strokes(t, keys)...)
		}
	}
	return order, blocks, readme
}

func strokes(t *testing.T, keys string) []stroke {
	t.Helper()
	var out []stroke
	for _, word := range regexp.MustCompile(`«[^»]*»|\S+`).FindAllString(keys, -1) {
		if text, ok := strings.CutPrefix(word, "«"); ok {
			for _, r := range strings.TrimSuffix(text, "»") {
				out = append(out, stroke{string(r), true})
			}
			continue
		}
		name, known := walkNames[word]
		if !known && len([]rune(word)) != 1 {
			t.Fatalf("README: %q is no key", word)
		}
		if !known {
			name = word
		}
		out = append(out, stroke{name, false})
	}
	return out
}

// byHand presses keys as a person does: each when the screen has answered the one
// before.
func (m *terminal) byHand(all []stroke) {
	m.t.Helper()
	rhythm := time.NewTicker(pace)
	defer rhythm.Stop()
	for _, s := range all {
		select {
		case <-m.fresh: // told of what came before this key
		default:
		}
		m.press(s.key)
		select {
		case <-m.fresh:
		case <-time.After(time.Second): // a key that changes nothing on the screen
		}
		rhythm.Reset(pace)
		<-rhythm.C
	}
}

// TestWalkThrough plays the walk-through of README in a terminal of 80×24: an
// export is imported, an adult and a minor leave with their receipts.
func TestWalkThrough(t *testing.T) {
	if testing.Short() {
		t.Skip("a person's pace takes a quarter of a minute")
	}
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	order, blocks, readme := walkBlocks(t)
	if strings.Join(order, " ") != " adult minor" {
		t.Fatalf("README has the blocks %q", order)
	}
	h := newHome(t)
	h.dir = root
	m := h.start(t, 80, 24, "demo", "--data", "23/11/2026", "--vuota")
	m.sees("ADDESTRAMENTO", "i importa")
	m.byHand(blocks[""])
	m.sees("40 appuntamenti", "VERDI Giulia")
	for _, who := range []struct{ block, slip string }{{"adult", "ricevuta-MT010000-1"}, {"minor", "ricevuta-MT010010-1"}} {
		m.byHand(blocks[who.block])
		m.sees("Pratica accolta", who.slip)
	}
	m.press("ctrl+c")
	if code := m.ends(); code != 0 || !m.restored() {
		t.Errorf("exit code %d, terminal restored %v", code, m.restored())
	}
	pressed := 0
	for _, s := range blocks["adult"] {
		if !s.typed {
			pressed++
		}
	}
	if said := fmt.Sprintf("%d key presses", pressed); !strings.Contains(readme, said) || pressed > 45 {
		t.Errorf("the adult case takes %d key presses: README says otherwise, or it is more than 45", pressed)
	}
}
