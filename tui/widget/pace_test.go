package widget

import (
	"testing"
	"time"
)

func TestPaceIsThatOfTheStage(t *testing.T) {
	at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	var p Pace
	says := func(want string) {
		t.Helper()
		if got := p.Text(at); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	says("0")
	p.Tell("leggo", 0, 88_000_000, true, at)
	says("0,0 di 88,0 MB")
	at = at.Add(500 * time.Millisecond)
	p.Tell("leggo", 11_000_000, 88_000_000, true, at)
	says("11,0 di 88,0 MB   22,0 MB al secondo   ancora 4 secondi")
	at = at.Add(10 * time.Second)
	p.Tell("confronto", 1_000, 100_000, false, at)
	says("1.000 di 100.000")
	at = at.Add(2 * time.Second)
	p.Tell("confronto", 3_000, 100_000, false, at)
	says("3.000 di 100.000   1.000 al secondo   ancora 2 minuti")
	p.Tell("confronto", 100_000, 100_000, false, at)
	says("100.000 di 100.000   49.500 al secondo")
	if got := p.Bar(20); got != "███████████████ 100%" {
		t.Errorf("%q", got)
	}
}
