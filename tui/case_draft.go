package tui

import (
	"context"
	"strings"
	"time"

	"civico/sportello/domain/desk"

	tea "github.com/charmbracelet/bubbletea"
)

// draftEvery bounds how much typing a kill can lose: what stands in a field is kept
// so long after the first key that changed it.
const draftEvery = 400 * time.Millisecond

// drafting keeps where the clerk stands and the text under the cursor.
type drafting struct {
	armed bool
	saved desk.Draft
}

// touch sees to it that the draft is kept soon; many keys make one write.
func (s *caseScreen) touch() tea.Cmd {
	if s.drafts.armed || s.gone || s.work == nil {
		return nil
	}
	s.drafts.armed = true
	return s.app.After(draftEvery, func() tea.Cmd {
		s.drafts.armed = false
		if s.gone {
			return nil
		}
		return s.saveDraft()
	})
}

func (s *caseScreen) saveDraft() tea.Cmd {
	d := s.draft()
	if d == s.drafts.saved {
		return nil
	}
	s.drafts.saved = d
	store := s.app.Store
	d.Saved = s.app.Now()
	return Save(s.app, func(ctx context.Context) (struct{}, error) { return struct{}{}, store.SaveDraft(ctx, d) }, nil)
}

func (s *caseScreen) clearDraft() tea.Cmd {
	store := s.app.Store
	return Save(s.app, func(ctx context.Context) (struct{}, error) { return struct{}{}, store.ClearDraft(ctx) }, nil)
}

// draft names the place as step/line/form; the text is that of the field.
func (s *caseScreen) draft() desk.Draft {
	d := desk.Draft{Case: s.work.ID}
	mode := ""
	if s.form != nil {
		f := s.form.field()
		mode, d.Field, d.Text, d.Cursor = s.form.mode, f.spec.Path, f.input.Text(), f.input.Cursor()
	} else if s.unsaid.text != "" {
		d.Field, d.Text = reasonDraft+s.unsaid.title, s.unsaid.text
	}
	if len(s.steps) > 0 {
		d.Step = strings.Join([]string{string(s.steps[s.step].ID), s.line, mode}, "/")
	}
	return d
}

// restore goes back to where a kill found the clerk.
func (s *caseScreen) restore() tea.Cmd {
	d := s.at.Draft
	s.at.Draft = nil
	if d == nil {
		return nil
	}
	parts := strings.SplitN(d.Step, "/", 3)
	if len(parts) < 3 {
		return nil
	}
	for i := range s.steps {
		if string(s.steps[i].ID) == parts[0] {
			s.step, s.line = i, parts[1]
		}
	}
	s.settleCursor()
	if title, ok := isReason(d.Field); ok {
		return s.reask(title, d.Text)
	}
	if d.Field == "" || s.locked() != "" {
		return nil
	}
	if !s.reopen(parts[1], parts[2], d.Field, d.Text, d.Cursor) && d.Text != "" {
		s.kept[d.Field] = d.Text
	}
	return nil
}

// reopen opens the form that a line's answer had opened, at one field and with its
// text. It answers false where that field is asked no more.
func (s *caseScreen) reopen(line, mode, field, text string, cursor int) bool {
	l := s.find(line)
	if l == nil {
		return false
	}
	f := s.formFor(l, mode)
	if f == nil || !f.to(field) {
		f = s.formFor(l, formDetails)
		if f == nil || !f.to(field) {
			return false
		}
	}
	s.toLine(line)
	s.form = f
	f.field().input.Set(text)
	f.field().input.SetCursor(cursor)
	f.field().edited = true
	return true
}
