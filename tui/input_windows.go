package tui

import (
	"io"
	"os"
)

// keyboard is the terminal to read keys from. A Windows console gives whole
// characters, not bytes, and Bubble Tea knows it by its own handle.
func keyboard(in *os.File) io.Reader { return in }
