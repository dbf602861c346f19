package tui

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
