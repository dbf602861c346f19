package tui

import (
	"strconv"
	"strings"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/rules"
	"civico/sportello/domain/text"
	"civico/sportello/tui/widget"
)

const (
	stepsWidth   = 20
	verdictLines = 2 // of the condensed verdict, below the steps
)

func (s *caseScreen) Title() (string, string) {
	if s.work == nil {
		return "Pratica", "si apre…"
	}
	c := &s.work.Facts
	left := personName(c.Holder.Surname, c.Holder.Name)
	for _, part := range []string{yearsOld(c.Holder.BirthDate, c.FiledOn), s.what(), s.bookingWords()} {
		if part != "" {
			left += " · " + part
		}
	}
	return left, s.progress() + " "
}

func (s *caseScreen) what() string {
	c := &s.work.Facts
	out := desk.CodeLabel("procedure", string(c.Procedure))
	if c.Product == domain.Temporary {
		out += " temporaneo"
	}
	if age, known := c.Holder.AgeOn(c.FiledOn); known && age < 18 && c.Procedure == domain.Passport {
		out += " minore"
	}
	return out
}

func (s *caseScreen) bookingWords() string {
	b := &s.work.Facts.Booking
	switch way := s.work.Facts.Channel; {
	case way != "" && way != domain.Counter:
		return desk.CodeLabel("channel", string(way))
	case b.WalkIn:
		return "senza appuntamento"
	case b.Code != "":
		code, _ := text.Clean(b.Code)
		if s.app.w < widget.SideFrom {
			return code
		}
		return "prenotazione " + code
	}
	return ""
}

// progress is what is wanting, and how long the person has been here.
func (s *caseScreen) progress() string {
	if s.work.State != domain.InProgress {
		return desk.StateLabel(s.work.State)
	}
	open := "nulla manca"
	switch s.verdict.Outcome {
	case rules.IncompleteCase:
		open = plural(s.verdict.Lacking, "cosa manca", "cose mancano")
	case rules.RefusedCase, rules.NotCompetent:
		open = "c'è un impedimento"
	}
	minutes := int(s.app.Now().Sub(s.work.MovedAt) / time.Minute)
	if minutes < 0 || minutes >= 24*60 {
		return open
	}
	return open + " · " + strconv.Itoa(minutes) + " min"
}

func (s *caseScreen) View(w, h int) string {
	switch {
	case s.work == nil:
		return ""
	case s.full:
		return s.fullPanel(w-2, h)
	}
	side := widget.SideWidth(w)
	if side > 0 {
		left := s.columns(w-side-3, h)
		return widget.Split(left, s.panelLines(side, h), w, side, h, s.app.Styles.Border.Paint("│"))
	}
	lines := s.columns(w, h-verdictLines-1)
	lines = append(lines, s.app.Styles.Border.Paint(strings.Repeat("─", w)))
	return strings.Join(append(lines, s.shortVerdict(w)...), "\n")
}

// columns are the steps and the middle, h lines.
func (s *caseScreen) columns(w, h int) []string {
	middle := w - stepsWidth - 3
	return strings.Split(widget.Split(s.stepLines(), s.middleLines(middle, h), w, middle, h, s.app.Styles.Border.Paint("│")), "\n")
}

func (s *caseScreen) stepLines() []string {
	st := &s.app.Styles
	var out []string
	for i := range s.steps {
		step := &s.steps[i]
		text := " " + s.stepSign(step) + " " + strconv.Itoa(i+1) + " " + step.Title
		switch {
		case i == s.step:
			out = append(out, st.Selected.Paint(widget.Fit("▸"+text[1:], stepsWidth)))
		case step.Sign == desk.Wrong:
			out = append(out, st.Bad.Paint(text))
		case step.Sign == desk.Done:
			out = append(out, st.Good.Paint(text))
		case step.Sign == desk.NotApplicable:
			out = append(out, st.Muted.Paint(text))
		default:
			out = append(out, text)
		}
	}
	return out
}

// stepSign takes lines that the clerk has looked at and found wanting for wrong,
// though nothing could be written.
func (s *caseScreen) stepSign(step *desk.Step) string {
	for i := range step.Lines {
		if l := &step.Lines[i]; s.skipped[l.ID] && l.Sign == desk.ToDo {
			return desk.Wrong.String()
		}
	}
	return step.Sign.String()
}

func (s *caseScreen) middleLines(w, h int) []string {
	switch {
	case s.form != nil:
		return s.formLines(w, h)
	case s.currentStep() == nil:
		return widget.Wrap("Questo tipo di pratica non si lavora ancora da qui.", w)
	case s.onSummary():
		return s.endLines(w)
	}
	st := &s.app.Styles
	step := s.currentStep()
	head := []string{st.Strong.Paint(widget.Ends(step.Title, step.Sign.Word(), w)), ""}
	if len(step.Lines) == 0 {
		return append(head, "Qui non c'è nulla da verificare.")
	}
	about := s.aboutLine(w)
	about = about[:min(len(about), h/2)]
	room := h - len(head) - len(about) - 1
	rows, at := s.lineRows(step, w)
	top := max(0, min(at-room/2, len(rows)-room))
	rows = rows[top:min(len(rows), top+room)]
	for len(rows) < room {
		rows = append(rows, "")
	}
	return append(append(append(head, rows...), ""), about...)
}

// lineRows draws the step's lines, and says where the cursor's begins.
func (s *caseScreen) lineRows(step *desk.Step, w int) (rows []string, at int) {
	st := &s.app.Styles
	for i := range step.Lines {
		l := &step.Lines[i]
		selected := l.ID == s.line
		if selected {
			at = len(rows)
		}
		value, _ := text.Clean(l.Value)
		cursor := "  "
		if selected {
			cursor = "▸ "
		}
		label := cursor + s.lineSign(l) + " " + l.Label
		if widget.Width(label)+2+widget.Width(value) <= w {
			rows = append(rows, s.paintLine(l, selected, label, value, w))
			continue
		}
		rows = append(rows, s.paintLine(l, selected, widget.Cut(label, w), "", w), st.Muted.Paint(widget.Cut("      "+value, w)))
	}
	return rows, at
}

func (s *caseScreen) lineSign(l *desk.Line) string {
	if s.skipped[l.ID] && l.Sign == desk.ToDo {
		return desk.Wrong.String()
	}
	return l.Sign.String()
}

func (s *caseScreen) paintLine(l *desk.Line, selected bool, label, value string, w int) string {
	st := &s.app.Styles
	if selected {
		return st.Selected.Paint(widget.Ends(label, value, w))
	}
	room := max(0, w-widget.Width(value)-1)
	left := widget.Fit(label, room)
	switch {
	case l.Sign == desk.Wrong:
		left = st.Bad.Paint(left)
	case l.Sign == desk.NotApplicable:
		left = st.Muted.Paint(left)
	}
	return left + " " + st.Muted.Paint(value)
}

// aboutLine tells what the rules say of the line under the cursor, and what its keys
// would write.
func (s *caseScreen) aboutLine(w int) []string {
	l := s.currentLine()
	if l == nil {
		return nil
	}
	st := &s.app.Styles
	if why := s.locked(); why != "" {
		return widget.Wrap(why, w)
	}
	var out []string
	for _, f := range worstFirst(l.Findings) {
		if f.Status == rules.Satisfied {
			continue
		}
		out = append(out, s.findingLines(f, w)...)
	}
	keys := "[⏎] dettagli"
	if len(l.Not) > 0 {
		keys = "[n] altro   " + keys
	}
	if !l.Seen.IsEmpty() {
		seen := "[s] " + l.Seen.Label + "   "
		if widget.Width(seen)+widget.Width(keys) > w { // what s writes is said whole
			out, seen = append(out, st.Label.Paint(widget.Cut(seen, w))), ""
		}
		keys = seen + keys
	}
	return append(out, st.Label.Paint(widget.Cut(keys, w)))
}

// endLines are the middle of the last step.
func (s *caseScreen) endLines(w int) []string {
	st := &s.app.Styles
	out := []string{st.Strong.Paint(widget.Fit("Riepilogo", w)), ""}
	if s.refusal != "" {
		return append(out, widget.Wrap(s.refusal, w)...)
	}
	out = append(out, s.outcomeStyle().Paint(s.verdictLabel()), "")
	out = append(out, widget.Wrap(s.headline(), w)...)
	out = append(out, "")
	out = append(out, s.termLines()...)
	return append(out, "", st.Label.Paint("[o] riepilogo ed esito"))
}
