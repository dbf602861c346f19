package tui

import (
	"strconv"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// The ways in which a line opens a form; drafts keep them. A reason of the list is
// formReason with its number.
const (
	formSeen    = "s"
	formDetails = "d"
	formReason  = "n"
)

// form asks for facts one after the other. Each is written when its field is left;
// what an answer says besides (the kind of receipt, its amount) goes with the first.
type form struct {
	line, mode string
	title      string
	base       []domain.Change // still to be written with the first field
	fields     []*formField
	at         int
	today      func() domain.Date
}

// formField is one fact with its text.
type formField struct {
	spec   desk.Field
	input  *widget.Field
	edited bool // typed in since it was entered: names are completed
	pick   int  // among the completions
}

// formFor builds the form of a line's answer, nil where that asks nothing.
func (s *caseScreen) formFor(l *desk.Line, mode string) *form {
	f := &form{line: l.ID, mode: mode, title: strings.TrimSpace(l.Label), today: s.app.Today}
	var ask []desk.Field
	switch {
	case mode == formSeen:
		ask, f.base = l.Seen.Ask, l.Seen.Changes
	case mode == formDetails:
		ask = l.Fields
	case strings.HasPrefix(mode, formReason):
		i, err := strconv.Atoi(mode[len(formReason):])
		if err != nil || i < 0 || i >= len(l.Not) {
			return nil
		}
		ask, f.base = l.Not[i].Ask, l.Not[i].Changes
		f.title += ": " + strings.TrimSuffix(l.Not[i].Label, "…")
	}
	if len(ask) == 0 {
		return nil
	}
	for _, spec := range ask {
		f.fields = append(f.fields, s.newField(spec))
	}
	f.enter(0)
	return f
}

// fieldLimit is how much a field takes: MRZ lines and reasons are the longest.
const fieldLimit = 200

func (s *caseScreen) newField(spec desk.Field) *formField {
	today := s.app.Today
	in := widget.NewField(sentenceCase(spec.Label), fieldLimit, func(text string) (string, string, string) {
		value, err := desk.ParseTyped(spec.Path, text, today())
		if err != nil {
			return "", "", err.Error()
		}
		return value, desk.ShowValue(spec.Path, value), ""
	})
	in.Hint = spec.Hint
	in.Set(desk.ShowValue(spec.Path, spec.Value))
	if spec.Value == "" {
		in.Set(spec.Suggest)
	}
	f := &formField{spec: spec, input: in}
	if text, ok := s.kept[spec.Path]; ok {
		in.Set(text)
		in.Valid()
	}
	return f
}

func (f *form) field() *formField { return f.fields[f.at] }

// to puts the cursor into the field of a path.
func (f *form) to(path string) bool {
	for i, fd := range f.fields {
		if fd.spec.Path == path {
			f.enter(i)
			return true
		}
	}
	return false
}

func (f *form) enter(i int) {
	f.field().input.Blur()
	f.at = i
	f.field().edited, f.field().pick = false, 0
	f.field().input.Focus()
	if len(f.field().spec.Options) > 0 {
		f.field().input.SetCursor(0) // a name is read from its beginning
	}
}

// completions are the names proposed for the field under the cursor.
func (f *formField) completions() []desk.Option {
	if !f.edited && len(f.spec.Options) == 0 {
		return nil
	}
	if !f.edited {
		return f.spec.Options
	}
	return f.spec.Complete(f.input.Text())
}

// key types into the field. In a list of codes a digit chooses, in a question s and
// n answer.
func (f *form) key(k tea.KeyMsg) {
	fd := f.field()
	if k.Type == tea.KeyRunes && len(k.Runes) == 1 {
		switch r := k.Runes[0]; {
		case fd.spec.Kind == domain.KindTri:
			fd.answer(r)
			return
		case len(fd.spec.Options) > 0 && r >= '1' && r <= '9' && int(r-'1') < len(fd.spec.Options):
			fd.input.Set(fd.spec.Options[r-'1'].Label)
			fd.edited = true
			return
		}
	}
	if !fd.edited && k.Type == tea.KeyRunes && len(fd.spec.Options) > 0 {
		fd.input.Set("") // the first letter begins anew among codes
	}
	before := fd.input.Text()
	fd.input.Update(k)
	if fd.input.Text() != before {
		fd.edited, fd.pick = true, 0
	}
}

func (f *formField) answer(r rune) {
	switch r {
	case 's', 'S', 'y', '1':
		f.input.Set("sì")
	case 'n', 'N', '0':
		f.input.Set("no")
	default:
		f.input.SetWrong("rispondere s (sì) oppure n (no); ⌫ toglie la risposta")
	}
}

// browse moves among completions, and says whether there were any.
func (f *formField) browse(by int) bool {
	list := f.completions()
	if len(list) == 0 {
		return false
	}
	if !f.edited { // begin from the value that stands there
		f.edited = true
		for i, o := range list {
			if o.Label == f.input.Text() {
				f.pick = i
			}
		}
		if f.input.Text() == "" && by > 0 {
			by = 0
		}
		f.input.Set("")
		list = f.completions()
	}
	f.pick = max(0, min(f.pick+by, len(list)-1))
	return true
}

// complete takes the proposed name before the field is left.
func (f *formField) complete() {
	if !f.edited {
		return
	}
	if list := f.completions(); f.pick < len(list) && (f.input.Text() != "" || f.browsed()) {
		f.input.Set(list[f.pick].Label)
	}
}

// browsed says that an option was chosen with the arrows and nothing was typed.
func (f *formField) browsed() bool {
	return len(f.spec.Options) > 0 && f.edited && f.input.Text() == ""
}
