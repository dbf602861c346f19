package widget

import (
	"fmt"
	"strings"
)

// Bar draws how much of a work is done, w cells wide: a bar and a percentage, or
// the number alone while the total is unknown.
func Bar(done, total int64, w int) string {
	if total <= 0 {
		return Cut(Thousands(done), w)
	}
	done = max(0, min(done, total))
	percent := fmt.Sprintf(" %3d%%", done*100/total)
	room := w - len(percent)
	if room < 3 {
		return Cut(strings.TrimSpace(percent), w)
	}
	full := int(done * int64(room) / total)
	return strings.Repeat("█", full) + strings.Repeat("░", room-full) + percent
}

// Thousands writes a count as Italians do: 100.000.
func Thousands(n int64) string {
	if n < 0 {
		return "-" + Thousands(-n)
	}
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return s
}
