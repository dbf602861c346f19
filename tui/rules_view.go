package tui

import (
	"strings"

	"civico/sportello/domain/desk"
	"civico/sportello/domain/rules"
	"civico/sportello/tui/widget"
)

// ruleTextLeast is how many lines of text stand below the list where the screen is
// narrow.
const ruleTextLeast = 10

func (b *ruleBook) View(w, h int) string {
	if widget.SideWidth(w) > 0 {
		return b.besides(w, h)
	}
	if b.reading {
		return strings.Join(b.text(w, h), "\n")
	}
	lines := b.head(w)
	room := h - len(lines) - 1
	text := max(ruleTextLeast, room*3/5)
	lines = append(lines, b.rows(w, room-text)...)
	for len(lines) < h-text-1 {
		lines = append(lines, "")
	}
	lines = append(lines, b.app.Styles.Border.Paint(strings.Repeat("─", w)))
	return strings.Join(append(lines, b.text(w, text)...), "\n")
}

// besides draws the list and the text side by side.
func (b *ruleBook) besides(w, h int) string {
	right := w * 11 / 20
	left := w - right - 3
	list := b.head(left)
	list = append(list, b.rows(left, h-len(list))...)
	return widget.Split(list, b.text(right, h), w, right, h, b.app.Styles.Border.Paint("│"))
}

// head is the search field and what the filter keeps.
func (b *ruleBook) head(w int) []string {
	st := &b.app.Styles
	lines := b.field.Lines(st, 6, w)
	if b.reading {
		lines = []string{"  " + st.Label.Paint(widget.Fit("Cerca", 6)) + " " + widget.Fit(b.field.Text(), w-9)}
	}
	for _, l := range widget.Wrap(b.filterWords(), w-1) {
		lines = append(lines, " "+st.Muted.Paint(l))
	}
	return append(lines, st.Border.Paint(strings.Repeat("─", w)))
}

func (b *ruleBook) filterWords() string {
	f := b.filter
	words := "in vigore il " + f.on.Italian()
	if !f.since.IsZero() {
		words = "cambiate dal " + f.since.Italian()
	}
	where := "ogni ufficio"
	if f.here && b.app.Profile != nil {
		where = b.app.Profile.Name
	}
	return words + " · " + procedureName(f.procedure) + " · " + where
}

func (b *ruleBook) rows(w, h int) []string {
	if len(b.shown) == 0 {
		return widget.Wrap("  Nessuna regola: cambiare le parole o i filtri.", w)
	}
	return b.list.View(h, func(i int, selected bool) string { return b.row(b.shown[i], selected, w) })
}

func (b *ruleBook) row(r *rules.Rule, selected bool, w int) string {
	sign := " "
	if b.about != nil && b.about.worst[r.ID] != "" {
		sign = desk.StatusSign(b.about.worst[r.ID])
	}
	line := " " + marker(selected) + sign + " " + widget.Fit(r.ID, 7) + " " + r.Title
	from := ""
	if v := b.shownVersion(r); w >= minWidth-1 || v.From != rules.FirstDay {
		from = "dal " + v.From.Italian()
	}
	line = widget.Ends(line, from, w)
	if selected {
		return b.app.Styles.Selected.Paint(line)
	}
	return line
}

// shownVersion is the one of the day, or the newest where changes are listed.
func (b *ruleBook) shownVersion(r *rules.Rule) *rules.Version {
	if !b.filter.since.IsZero() {
		return &r.Versions[len(r.Versions)-1]
	}
	return r.In(b.filter.on)
}

// text is the page of the rule under the cursor, as far as it was scrolled.
func (b *ruleBook) text(w, h int) []string {
	lines := b.pageLines(w - 2)
	b.page.height = h
	b.page.top = max(0, min(b.page.top, len(lines)-h))
	shown := lines[b.page.top:min(len(lines), b.page.top+h)]
	out := make([]string, 0, h)
	for _, l := range shown {
		out = append(out, " "+l)
	}
	if rest := len(lines) - b.page.top - len(shown); rest > 0 {
		out[len(out)-1] = " " + b.app.Styles.Muted.Paint("↓ "+plural(rest+1, "altra riga", "altre righe")+", pag↓")
	}
	return out
}
