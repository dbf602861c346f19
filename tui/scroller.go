package tui

import (
	"math"

	tea "github.com/charmbracelet/bubbletea"
)

// scroller shows lines that have no cursor a page at a time.
type scroller struct {
	top, page, below int // of what was shown last
}

// show gives the lines of the page, at most h; where there are more, the last line is
// what more says of those above and below.
func (s *scroller) show(lines []string, h int, more func(above, below int) string) []string {
	h = max(2, h)
	if len(lines) <= h {
		*s = scroller{}
		return lines
	}
	s.page = h - 1
	s.top = max(0, min(s.top, len(lines)-s.page))
	s.below = len(lines) - s.top - s.page
	out := append([]string(nil), lines[s.top:s.top+s.page]...)
	return append(out, more(s.top, s.below))
}

// turn goes a page on, or back.
func (s *scroller) turn(way int) { s.top = max(0, s.top+way*s.page) }

// scrollKeys are the keys that press takes.
var scrollKeys = []string{"down", "up", "pgdown", "pgup", "home", "end"}

// press follows a key that moves about, a line or a page at a time.
func (s *scroller) press(msg tea.Msg) {
	k, ok := msg.(tea.KeyMsg)
	if !ok {
		return
	}
	switch k.String() {
	case "down":
		s.top++
	case "up":
		s.top = max(0, s.top-1)
	case "pgdown":
		s.turn(1)
	case "pgup":
		s.turn(-1)
	case "home":
		s.top = 0
	case "end":
		s.top = math.MaxInt32 // show stops at the last page
	}
}

// otherLines says how many lines are out of sight, and the key that shows them.
func otherLines(above, below int) string {
	if below > 0 {
		return "↓ " + plural(below, "altra riga", "altre righe") + ", pag↓"
	}
	return "↑ " + plural(above, "altra riga", "altre righe") + ", pag↑"
}
