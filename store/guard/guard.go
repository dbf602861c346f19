// Package guard turns a defect of the program into an error: a panic on a goroutine
// of its own would end the program with work in its fields and a terminal out of
// order.
package guard

import (
	"runtime/debug"
	"strings"
)

// Fault is a panic. What it says may hold personal data: only its place in the code is
// kept, as file and line.
type Fault struct{ Place string }

func (f *Fault) Error() string { return "errore del programma in " + f.Place }

// Run runs do; a panic of it comes back as a *Fault.
func Run(do func() error) (err error) {
	defer func() {
		if recover() != nil {
			err = &Fault{Place(debug.Stack())}
		}
	}()
	return do()
}

// Place is where in this program's own code a panic began, by the stack of whoever
// recovers it.
func Place(stack []byte) string {
	_, below, _ := strings.Cut(string(stack), "\npanic(")
	lines := strings.Split(below, "\n")
	for i := 1; i < len(lines); i++ {
		if strings.HasPrefix(lines[i-1], "civico/sportello/") {
			file, _, _ := strings.Cut(strings.TrimSpace(lines[i]), " ")
			return file[strings.LastIndexByte(file, '/')+1:]
		}
	}
	return "un punto sconosciuto"
}
