// Package early keeps the start from waiting. Bubble Tea v1 asks the terminal for
// its background colour while packages initialise, and waits five seconds for one
// that does not answer. Go initialises independent packages in the order of their
// import paths: this one sorts before github.com and needs lipgloss only, so the
// answer is there before the question. It may import nothing else.
package early

import "github.com/charmbracelet/lipgloss"

func init() { lipgloss.SetHasDarkBackground(true) }
