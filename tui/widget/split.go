package widget

import "strings"

// SideFrom is the number of columns from which a side panel opens.
const SideFrom = 110

// SideWidth is how wide the side panel is on a screen of w columns, 0 for none.
func SideWidth(w int) int {
	if w < SideFrom-1 { // the last column stays empty
		return 0
	}
	return min(48, w/3)
}

// Split draws two columns of text with a line between them, h lines of w cells.
func Split(left, right []string, w, rightWidth, h int, border string) string {
	leftWidth := w - rightWidth - 3
	l, r := Lines(left, leftWidth, h), Lines(right, rightWidth, h)
	var b strings.Builder
	b.Grow(h * (w + 8))
	for i := range h {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(l[i])
		b.WriteByte(' ')
		b.WriteString(border)
		b.WriteByte(' ')
		b.WriteString(r[i])
	}
	return b.String()
}
