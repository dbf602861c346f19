package store

import (
	"testing"

	"civico/sportello/domain/desk"
)

func TestDraftSurvivesAndIsOneADesk(t *testing.T) {
	o := place(t, monday())
	s := mustOpen(t, o)
	want := desk.Draft{Case: "c", Field: "holder.surname", Text: "Verd", Cursor: 4, Step: "anagrafica", Saved: monday().t}
	for _, d := range []desk.Draft{{Text: "V"}, want} {
		if err := s.SaveDraft(ctx, d); err != nil {
			t.Fatal(err)
		}
	}
	o.Clerk = "B. LEONE"
	again := mustOpen(t, o)
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
	if err := s.ClearDraft(ctx); err != nil {
		t.Fatal(err)
	}
	if _, kept, err := s.Draft(ctx); kept || err != nil {
		t.Errorf("after clearing: %v, %v", kept, err)
	}
}
