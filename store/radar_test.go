package store

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

func radarOf(t *testing.T, s *Store, on domain.Date) string {
	t.Helper()
	lines, err := s.Radar(ctx, on)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, l := range lines {
		fmt.Fprintf(&out, "%s %s %d\n", l.Kind, strings.TrimSpace(l.Row.Code+l.Booklet), l.Days(on))
	}
	return out.String()
}

// What waits is on the radar until a clerk has done it, and no longer.
func TestTheRadarFollowsTheDesk(t *testing.T) {
	s, clock := disputed(t)
	if got := radarOf(t, s, theDay); got != "conflict A1 0\nconflict A2 0\n" {
		t.Fatalf("got\n%s", got)
	}
	for _, c := range openConflicts(t, s) {
		settle(t, s, c, domain.SideDesk)
	}
	if got := radarOf(t, s, theDay); got != "" {
		t.Errorf("after the decisions\n%s", got)
	}

	leaves := export(t, changed(mariaRow, "A1;", "B1;", "23/11/2026;09:00", "25/11/2026;11:00"))
	apply(t, s, leaves, desk.ImportOptions{From: theDay.AddDays(2), To: theDay.AddDays(2)})
	w, err := s.CaseByRef(ctx, "A2")
	if err != nil {
		t.Fatal(err)
	}
	w = change1(t, s, w, "urgency.departure", theDay.AddDays(20).String())
	if err := s.RegisterFound(ctx, domain.BookletFound{Number: "YA0000001", Surname: "ROSSI", Name: "MARIA", HandedOn: theDay.AddDays(-350), From: "Polizia di Prova"}); err != nil {
		t.Fatal(err)
	}
	clock.pass(24 * time.Hour)
	next := theDay.AddDays(1)
	if got := radarOf(t, s, next); got != "departure MT7K2Q 19\nfound YA0000001 14\n" {
		t.Errorf("left in the middle, and leaving\n%s", got)
	}
	w = change1(t, s, w, "urgency.departure", "")
	for _, step := range []struct {
		to   domain.State
		want string
	}{{domain.Suspended, "open MT7K2Q -1\n"}, {domain.InProgress, "open MT7K2Q -1\n"}, {domain.Incomplete, "incomplete MT7K2Q -1\n"}, {domain.InProgress, "open MT7K2Q -1\n"},
		{domain.AwaitingClearance, "clearance MT7K2Q -1\n"}, {domain.InProgress, "open MT7K2Q -1\n"}, {domain.Abandoned, ""}} {
		if w, err = s.Move(ctx, w.ID, w.Version, domain.CaseMoved{To: step.to, Reason: "prova"}); err != nil {
			t.Fatal(err)
		}
		if got := radarOf(t, s, next); got != step.want+"found YA0000001 14\n" {
			t.Errorf("%s:\n%s", step.to, got)
		}
	}
}

// Who leaves within thirty days and has a booking to come is on it; who has cancelled
// or left is not.
func TestTheRadarShowsBookingsOfWhoLeaves(t *testing.T) {
	s, _ := newStore(t)
	apply(t, s, exportUnder(t, "codice;stato;data;ora;cognome;nome;data partenza",
		"A1;PRENOTATO;30/11/2026;09:00;ROSSI;MARIA;05/12/2026",
		"A2;ANNULLATO;30/11/2026;09:10;ROSSI;PIA;05/12/2026",
		"A3;PRENOTATO;30/11/2026;09:20;ROSSI;UGO;",
		"A4;PRENOTATO;20/12/2026;09:20;ROSSI;ADA;12/12/2026",
		"A5;PRENOTATO;24/12/2026;09:20;ROSSI;EVA;12/01/2027"), desk.ImportOptions{})
	if got := radarOf(t, s, theDay); got != "departure A1 12\ndeparture A4 19\n" {
		t.Errorf("got\n%s", got)
	}
}
