package store

import (
	"errors"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
)

func TestCasesAreListedAndFound(t *testing.T) {
	s, clock := newStore(t)
	id := book(t, s, rossi())
	a := openCase(t, s, id)
	clock.pass(24 * time.Hour)
	b := openCase(t, s, "")
	b = move(t, s, b, domain.CaseMoved{To: domain.Suspended})
	list, err := s.CaseList(ctx, CaseFilter{})
	if err != nil || len(list) != 2 || list[0].Case != b.ID || list[1].Case != a.ID || list[1].Code != "MT7K2Q" {
		t.Fatalf("%+v, %v", list, err)
	}
	for _, f := range []CaseFilter{{State: domain.Suspended}, {From: calendar.MustParse("2026-11-24")}, {Limit: 1}} {
		if list, err = s.CaseList(ctx, f); err != nil || len(list) != 1 || list[0].Case != b.ID {
			t.Errorf("%+v: %+v, %v", f, list, err)
		}
	}
	for _, name := range []string{a.ID, strings.ToUpper(a.ID), "mt7k2q ", a.ID[:len(a.ID)-3]} {
		if w, err := s.CaseByRef(ctx, name); err != nil || w.ID != a.ID {
			t.Errorf("%q: %v", name, err)
		}
	}
	if _, err := s.CaseByRef(ctx, "MT000000"); !errors.Is(err, desk.ErrNotFound) {
		t.Errorf("got %v", err)
	}
	if _, err := s.Case(ctx, "nessuna"); !errors.Is(err, desk.ErrNotFound) {
		t.Errorf("got %v", err)
	}
}
