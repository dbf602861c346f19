package tui

import (
	"strings"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/text"
	"civico/sportello/tui/theme"
	"civico/sportello/tui/widget"
)

// View is the head of the day, the rows, and from 110 columns the selected person.
func (s *agenda) View(w, h int) string {
	st := &s.app.Styles
	head := s.head(w)
	head = append(head, st.Border.Paint(strings.Repeat("─", w)))
	room := h - len(head)
	side := widget.SideWidth(w)
	listWidth := w
	if side > 0 {
		listWidth = w - side - 3
	}
	if side == 0 {
		note := s.note(w)
		rows := s.body(w, room-len(note))
		for len(rows) < room-len(note) {
			rows = append(rows, "")
		}
		return strings.Join(append(append(head, rows...), note...), "\n")
	}
	rows := s.body(listWidth, room)
	panel := s.side.lines(s.app, s.selected(), side)
	return strings.Join(head, "\n") + "\n" + widget.Split(rows, panel, w, side, room, st.Border.Paint("│"))
}

func (s *agenda) body(w, h int) []string {
	st := &s.app.Styles
	switch {
	case s.app.Store == nil:
		return []string{"", "  Apro l'archivio…"}
	case !s.loaded:
		return []string{"", "  Leggo l'agenda…"}
	case len(s.day.Rows) == 0:
		return append([]string{""}, widget.Wrap("  Nessun appuntamento "+s.onDay()+". Con i si importa l'agenda, con w si apre una pratica senza appuntamento.", w)...)
	case len(s.rows) == 0:
		return []string{"", "  Nessuna riga contiene «" + widget.Cut(s.filter.Text(), 30) + "». esc toglie il filtro, F3 cerca ovunque."}
	}
	now := s.app.Now()
	heading := st.Muted.Paint(widget.Fit("   ora    stato", nameAt) + widget.Fit("nome", w-nameAt-rightWidth(w)) + "procedura")
	return append([]string{heading}, s.list.View(h-1, func(i int, selected bool) string {
		return s.row(&s.day.Rows[s.rows[i]], selected, w, now)
	})...)
}

func (s *agenda) onDay() string {
	if s.date == s.app.Today() {
		return "oggi"
	}
	return "per " + longDate(s.date)
}

// nameAt is the column where names begin.
const nameAt = 27

// rightWidth is the room for procedure and marks, right of the name.
func rightWidth(w int) int { return 27 + max(0, w-80)/3 }

// row draws one appointment: the cursor, the hour, sign and word, the name, what for,
// and what is special.
func (s *agenda) row(r *desk.Row, selected bool, w int, now time.Time) string {
	st := &s.app.Styles
	state := stateOf(r, now, st)
	right := rightWidth(w)
	name := widget.Cut(rowName(r, s.date), w-nameAt-right-1)
	blank := widget.Spaces(w - nameAt - right - widget.Width(name))
	what, marks := procedureShort(r, s.date), rowMarks(r, state.word)
	hour := r.Hour.String()
	if r.Hour.IsZero() {
		hour = "  –  "
	}
	word := state.sign + " " + widget.Fit(state.word, 14)
	if selected {
		of := st.Selected
		if isGone(r) {
			of = st.GoneHere
		}
		return st.Selected.Paint(" ▸ "+hour+"  "+word+" ") + of.Paint(name) + st.Selected.Paint(blank+tail(what, marks, right))
	}
	var b strings.Builder
	b.Grow(w + 60)
	b.WriteString("   ")
	b.WriteString(hour)
	b.WriteString("  ")
	state.style.PaintTo(&b, word)
	b.WriteByte(' ')
	nameStyle(r, st).PaintTo(&b, name)
	b.WriteString(blank)
	marksWidth := widget.Width(marks)
	if marks == "" || marksWidth > right {
		b.WriteString(tail(what, marks, right))
		return b.String()
	}
	b.WriteString(widget.Fit(widget.Cut(what, right-marksWidth-1), right-marksWidth))
	st.Warn.PaintTo(&b, marks)
	return b.String()
}

func tail(what, marks string, w int) string {
	if marks == "" {
		return widget.Fit(what, w)
	}
	return widget.Ends(what, marks, w)
}

func nameStyle(r *desk.Row, st *theme.Styles) theme.Style {
	switch {
	case isGone(r):
		return st.Gone
	case r.State.IsClosed(), r.Visit == domain.VisitNoShow, r.Status == desk.BookingCancelled && r.Visit != domain.VisitArrived:
		return st.Muted
	case r.Visit == domain.VisitArrived:
		return st.Strong
	}
	return theme.Style{}
}

func rowName(r *desk.Row, on domain.Date) string {
	name := personName(r.Surname, r.Name)
	if age := yearsOld(r.BirthDate, on); age != "" && isMinor(r, on) {
		return name + ", " + age
	}
	return name
}

// rowMarks are what sets a row apart beside the word of its state, the gravest first.
func rowMarks(r *desk.Row, state string) string {
	var marks []string
	if r.Conflict {
		marks = append(marks, "‼ conflitto")
	}
	if r.Status == desk.BookingVanished && state != wordGone {
		marks = append(marks, "× "+wordGone)
	}
	if r.Restored && state != wordRestored {
		marks = append(marks, wordRestored)
	}
	if r.Section == domain.SectionPriority {
		marks = append(marks, "PRIORITÀ")
	}
	if r.Appointment == "" {
		marks = append(marks, "senza app.")
	}
	if r.Family > 1 {
		marks = append(marks, "⌂ famiglia("+itoa(r.Family)+")")
	}
	if r.MovedFrom != "" {
		marks = append(marks, "← "+movedFrom(r))
	}
	if r.Duplicate {
		marks = append(marks, "doppia")
	}
	return strings.Join(marks, " ")
}

// movedFrom is where an import moved the booking from: the day, or only the hour
// where the day stayed.
func movedFrom(r *desk.Row) string {
	moved, _ := text.Clean(r.MovedFrom)
	day, at, both := strings.Cut(moved, " ")
	if both && day == r.Date.Italian() {
		return at
	}
	return widget.Cut(strings.TrimSuffix(day, "/"+itoa(r.Date.Year())), 10)
}

// note says below the list why the booking under the cursor is off, where no panel
// beside it does.
func (s *agenda) note(w int) []string {
	r := s.selected()
	if r == nil {
		return nil
	}
	why := s.app.goneSentence(r, w-2)
	if why == "" {
		return nil
	}
	return []string{s.app.Styles.Warn.Paint(" " + widget.Cut(sentenceCase(why)+".", w-1))}
}
