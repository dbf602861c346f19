//go:build !windows

package tui

import (
	"os"
	"unicode/utf8"
)

// wholeRunes reads a terminal without ever ending a read inside a character: Bubble
// Tea v1 throws away the half that it gets, so an accented letter split by a slow
// line would vanish. What is held back comes with the next read.
//
// It is an *os.File to Bubble Tea (it asks for Fd, and puts the terminal into raw
// mode by it), and only Read differs.
type wholeRunes struct {
	*os.File
	held []byte
}

func (r *wholeRunes) Read(p []byte) (int, error) {
	if len(p) < utf8.UTFMax {
		return r.File.Read(p)
	}
	n := copy(p, r.held)
	r.held = r.held[:0]
	m, err := r.File.Read(p[n:])
	n += m
	if err != nil {
		return n, err
	}
	keep := incomplete(p[:n])
	r.held = append(r.held, p[n-keep:n]...)
	return n - keep, nil // none where only half a character came: the caller asks again
}

// incomplete is how many bytes at the end of b begin a character without ending it.
func incomplete(b []byte) int {
	for back := 1; back <= min(len(b), utf8.UTFMax-1); back++ {
		c := b[len(b)-back]
		if c < utf8.RuneSelf {
			return 0
		}
		if utf8.RuneStart(c) {
			if utf8.FullRune(b[len(b)-back:]) {
				return 0
			}
			return back
		}
	}
	return 0
}
