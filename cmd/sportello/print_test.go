package main

import (
	"strings"
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
)

func TestAPaperIsChosenByItsName(t *testing.T) {
	e := &desk.Evaluated{Work: &domain.Work{State: domain.InProgress, Facts: domain.Case{Procedure: domain.Passport, FiledOn: calendar.MustParse("2026-11-23"),
		Holder: domain.Holder{BirthDate: calendar.MustParse("2018-03-10")}}}}
	for which, want := range map[string]domain.SlipKind{"": domain.SlipToBring, "da-portare": domain.SlipToBring, "convocazione": domain.SlipSummons} {
		if got, err := chosenSlip(e, which); err != nil || got != want {
			t.Errorf("%q: %s, %v", which, got, err)
		}
	}
	if _, err := chosenSlip(e, "accompagno"); err == nil || !strings.Contains(err.Error(), "da-portare, convocazione") {
		t.Errorf("%v", err)
	}
	e.Work.State = domain.Withdrawn
	if _, err := chosenSlip(e, ""); err == nil {
		t.Error("a case that was withdrawn has a paper")
	}
}
