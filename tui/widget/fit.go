// Package widget is the reusable parts of screens: fields, lists, bars, boxes.
// They draw within the width they are given, count terminal cells rather than
// characters, and know no store and no screen.
package widget

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

const blanks = "                                                                                                    "

// Spaces is n blanks, none for n < 1.
func Spaces(n int) string {
	if n < 1 {
		return ""
	}
	if n <= len(blanks) {
		return blanks[:n]
	}
	return strings.Repeat(" ", n)
}

// Width is how many cells a text takes, escape sequences not counted.
func Width(s string) int {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return ansi.StringWidth(s)
		}
	}
	return len(s)
}

// Cut shortens a text to w cells, with … where something was left out.
func Cut(s string, w int) string {
	if w < 1 {
		return ""
	}
	if Width(s) <= w {
		return s
	}
	return ansi.Truncate(s, w, "…")
}

// CutMiddle shortens a text to w cells by its middle: the ends of a file's name tell
// most.
func CutMiddle(s string, w int) string {
	if Width(s) <= w {
		return s
	}
	if w < 8 {
		return Cut(s, w)
	}
	tail := (w - 1) / 2
	return ansi.Truncate(s, w-1-tail, "") + "…" + ansi.TruncateLeft(s, Width(s)-tail, "")
}

// CutPath shortens a path to w cells by its middle: the file's name and the folder
// that it is in stay as long as they can.
func CutPath(path string, w int) string {
	if Width(path) <= w {
		return path
	}
	at := strings.LastIndexAny(path, `/\`)
	if at > 0 {
		at = max(0, strings.LastIndexAny(path[:at], `/\`))
	}
	if at < 1 || Width(path[at:])+2 > w {
		return CutMiddle(path, w)
	}
	return ansi.Truncate(path[:at], w-1-Width(path[at:]), "") + "…" + path[at:]
}

// Fit cuts or fills a text to exactly w cells.
func Fit(s string, w int) string {
	n := Width(s)
	switch {
	case n == w:
		return s
	case n < w:
		return s + Spaces(w-n)
	}
	s = Cut(s, w)
	return s + Spaces(w-Width(s)) // a wide character may not have fitted
}

// Right fills on the left instead.
func Right(s string, w int) string {
	s = Cut(s, w)
	return Spaces(w-Width(s)) + s
}

// unbroken stands for a hyphen while lines are broken: a file's name stays whole.
const unbroken = "\u2011"

// Wrap breaks a text into lines of at most w cells, between words where it can. The
// spaces that it begins with indent every line.
func Wrap(s string, w int) []string {
	if w < 1 {
		return nil
	}
	words := strings.TrimLeft(s, " ")
	indent := s[:len(s)-len(words)]
	if len(indent) >= w {
		indent = ""
	}
	words = strings.ReplaceAll(words, "-", unbroken)
	lines := strings.Split(ansi.Wrap(words, w-len(indent), ""), "\n")
	for i := range lines {
		lines[i] = indent + strings.ReplaceAll(lines[i], unbroken, "-")
	}
	return lines
}

// Ends puts left and right at the ends of a line of w cells; the left one is cut
// first.
func Ends(left, right string, w int) string {
	r := Width(right)
	if r >= w {
		return Fit(right, w)
	}
	if r == 0 {
		return Fit(left, w)
	}
	return Fit(left, w-r-1) + " " + right
}

// Lines makes exactly h lines of exactly w cells.
func Lines(lines []string, w, h int) []string {
	out := make([]string, 0, h)
	for _, l := range lines {
		if len(out) == h {
			break
		}
		out = append(out, Fit(l, w))
	}
	for len(out) < h {
		out = append(out, Spaces(w))
	}
	return out
}
