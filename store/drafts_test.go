package store

import (
	"path/filepath"
	"strconv"
	"testing"

	"civico/sportello/domain/desk"
)

// reopen opens an archive that the test closes.
func reopen(t *testing.T, o Options) *Store {
	t.Helper()
	s, err := Open(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestDraftSurvivesAndIsOneADesk(t *testing.T) {
	o := place(t, monday())
	s := reopen(t, o)
	want := desk.Draft{Case: "c", Field: "holder.surname", Text: "Verd", Cursor: 4, Step: "anagrafica", Saved: monday().t}
	for _, d := range []desk.Draft{{Text: "V"}, want} {
		if err := s.SaveDraft(ctx, d); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	o.Clerk = "B. LEONE"
	again := reopen(t, o)
	got, kept, err := again.Draft(ctx)
	if err != nil || !kept || !got.Saved.Equal(want.Saved) {
		t.Fatalf("%+v, %v, %v", got, kept, err)
	}
	if got.Saved = want.Saved; got != want {
		t.Errorf("got %+v", got)
	}
	again.SetWriter(2, "B. LEONE")
	if _, kept, err := again.Draft(ctx); kept || err != nil {
		t.Errorf("another desk sees it: %v, %v", kept, err)
	}
	again.SetWriter(1, "B. LEONE")
	if err := again.ClearDraft(ctx); err != nil {
		t.Fatal(err)
	}
	if _, kept, err := again.Draft(ctx); kept || err != nil {
		t.Errorf("after clearing: %v, %v", kept, err)
	}
	if err := again.Close(); err != nil {
		t.Error(err)
	}
}

func TestTwoProgramsAtOneDeskKeepTheirOwnDrafts(t *testing.T) {
	o := place(t, monday())
	first, second := reopen(t, o), reopen(t, o)
	save := func(s *Store, text string) {
		t.Helper()
		if err := s.SaveDraft(ctx, desk.Draft{Case: text, Text: text}); err != nil {
			t.Fatal(err)
		}
	}
	holds := func(s *Store, want string) {
		t.Helper()
		if d, kept, err := s.Draft(ctx); err != nil || d.Text != want || kept != (want != "") {
			t.Errorf("%+v, %v, %v; want %q", d, kept, err, want)
		}
	}
	save(first, "Verd")
	holds(second, "")
	save(second, "Ros")
	holds(first, "Verd")
	if err := second.ClearDraft(ctx); err != nil {
		t.Fatal(err)
	}
	holds(first, "Verd")
	save(second, "Ros")
	if err := second.Close(); err != nil {
		t.Fatal(err)
	}
	third := reopen(t, o) // takes up what the second left, not what the first writes
	holds(third, "Ros")
	holds(first, "Verd")
	for _, s := range []*Store{first, third} {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	if left, err := filepath.Glob(o.Path + "-bozza*"); err != nil || len(left) > 0 {
		t.Errorf("left behind: %q, %v", left, err)
	}
}

func TestDraftsBeyondTheLastPlaceAreNotKept(t *testing.T) {
	o := place(t, monday())
	for i := range draftPlaces {
		if err := mustOpen(t, o).SaveDraft(ctx, desk.Draft{Text: strconv.Itoa(i)}); err != nil {
			t.Fatal(err)
		}
	}
	late := mustOpen(t, o)
	if err := late.SaveDraft(ctx, desk.Draft{Text: "x"}); err != nil {
		t.Error(err)
	}
	if _, kept, err := late.Draft(ctx); kept || err != nil {
		t.Errorf("%v, %v", kept, err)
	}
	if err := late.ClearDraft(ctx); err != nil {
		t.Error(err)
	}
}
