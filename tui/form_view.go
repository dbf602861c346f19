package tui

import (
	"strconv"

	"civico/sportello/tui/widget"
)

const shownCompletions = 6

// formLines draws the form within w cells and h lines, the field under the cursor
// always in sight.
func (s *caseScreen) formLines(w, h int) []string {
	st := &s.app.Styles
	f := s.form
	label := 0
	for _, fd := range f.fields {
		label = max(label, widget.Width(fd.input.Label))
	}
	label = min(label, w/2)
	var body []string
	from, to := 0, 0
	for i, fd := range f.fields {
		if i == f.at {
			from = len(body)
		}
		body = append(body, fd.input.Lines(st, label, w)...)
		if i == f.at {
			body = append(body, s.completionLines(fd, label, w)...)
			to = len(body)
		}
	}
	head := append([]string{st.Strong.Paint(widget.Cut(f.title, w))}, "")
	room := max(1, h-len(head)-2)
	top := max(0, min(from, len(body)-room))
	if to-from < room {
		top = max(0, min(top, max(0, to-room)))
	}
	if to > top+room {
		top = min(from, to-room)
	}
	body = body[top:min(len(body), top+room)]
	foot := st.Muted.Paint(widget.Cut("campo "+strconv.Itoa(f.at+1)+" di "+strconv.Itoa(len(f.fields))+" · ogni campo è salvato quando si lascia", w))
	return append(append(head, body...), "", foot)
}

func (s *caseScreen) completionLines(fd *formField, label, w int) []string {
	list := fd.completions()
	st := &s.app.Styles
	from := max(0, min(fd.pick-shownCompletions/2, len(list)-shownCompletions))
	var out []string
	for i := from; i < min(len(list), from+shownCompletions); i++ {
		text := list[i].Label
		if len(fd.spec.Options) > 0 {
			for n, o := range fd.spec.Options {
				if o.Code == list[i].Code && n < 9 {
					text = strconv.Itoa(n+1) + " " + text
				}
			}
		}
		line := widget.Spaces(label+3) + widget.Cut(text, w-label-5)
		if fd.edited && i == fd.pick {
			line = widget.Spaces(label+1) + st.Selected.Paint("▸ "+widget.Cut(text, w-label-5))
		}
		out = append(out, line)
	}
	if n := len(list) - len(out); n > 0 {
		out = append(out, widget.Spaces(label+3)+st.Muted.Paint("… e altre "+strconv.Itoa(n)))
	}
	return out
}
