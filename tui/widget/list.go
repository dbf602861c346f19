package widget

// List is a cursor over n rows of which only the visible ones are ever drawn.
type List struct {
	n, cursor, top, page int
}

// SetLen says how many rows there are; the cursor stays where it can.
func (l *List) SetLen(n int) {
	l.n = n
	l.To(l.cursor)
}

// Len is the number of rows.
func (l *List) Len() int { return l.n }

// Cursor is the row under the cursor, -1 where there is none.
func (l *List) Cursor() int {
	if l.n == 0 {
		return -1
	}
	return l.cursor
}

// To puts the cursor on a row, or the nearest one there is.
func (l *List) To(i int) { l.cursor = max(0, min(i, l.n-1)) }

// Key moves the cursor for up, down, pgup, pgdown, home and end, and says whether
// the key was one of them.
func (l *List) Key(key string) bool {
	page := max(1, l.page-1)
	switch key {
	case "up":
		l.To(l.cursor - 1)
	case "down":
		l.To(l.cursor + 1)
	case "pgup":
		l.To(l.cursor - page)
	case "pgdown":
		l.To(l.cursor + page)
	case "home":
		l.To(0)
	case "end":
		l.To(l.n - 1)
	default:
		return false
	}
	return true
}

// View draws at most h rows around the cursor.
func (l *List) View(h int, row func(i int, selected bool) string) []string {
	if h < 1 {
		return nil
	}
	l.page = h
	l.top = max(0, min(l.top, l.n-h))
	l.top = max(l.cursor-h+1, min(l.top, l.cursor))
	out := make([]string, 0, min(h, l.n))
	for i := l.top; i < min(l.top+h, l.n); i++ {
		out = append(out, row(i, i == l.cursor))
	}
	return out
}

// More says how many rows lie above and below what View drew last.
func (l *List) More() (above, below int) {
	return l.top, max(0, l.n-l.top-l.page)
}
