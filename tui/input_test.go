//go:build !windows

package tui

import (
	"os"
	"testing"
)

func TestACharacterSplitBetweenReadsIsNotLost(t *testing.T) {
	const text = "perché città Łódź 漢字 €"
	for cut := 1; cut < len(text); cut++ {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		in := &wholeRunes{File: r}
		got := ""
		buf := make([]byte, 256)
		for _, part := range []string{text[:cut], text[cut:]} {
			if _, err := w.WriteString(part); err != nil {
				t.Fatal(err)
			}
			n, err := in.Read(buf)
			if err != nil {
				t.Fatal(err)
			}
			if n > 0 && incomplete(buf[:n]) > 0 {
				t.Fatalf("cut at %d: a read ended inside a character: %q", cut, buf[:n])
			}
			got += string(buf[:n])
		}
		if got != text {
			t.Errorf("cut at %d: got %q", cut, got)
		}
		r.Close()
		w.Close()
	}
}

func TestBytesThatAreNoCharacterPassThrough(t *testing.T) {
	for _, s := range []string{"\xff", "a\xffb", "\xe8a", "\x80\x80\x80\x80", "\x1b[A"} {
		if n := incomplete([]byte(s)); n != 0 {
			t.Errorf("%q: %d bytes held back", s, n)
		}
	}
	if n := incomplete([]byte("a\xe2\x82")); n != 2 {
		t.Errorf("half a euro sign: %d bytes held back, want 2", n)
	}
}
