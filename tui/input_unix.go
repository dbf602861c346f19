//go:build !windows

package tui

import (
	"io"
	"os"
)

// keyboard is the terminal to read keys from.
func keyboard(in *os.File) io.Reader { return &wholeRunes{File: in} }
