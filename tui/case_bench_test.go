package tui_test

import "testing"

// BenchmarkCaseKey is one key on a complete case to the new View: the verdict and
// the steps are worked out anew.
func BenchmarkCaseKey(b *testing.B) {
	d := newCaseDesk(b)
	d.open("b1", complete...)
	d.Keys("tab", "shift+tab", "shift+tab")
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if i%2 == 0 {
			d.Keys("up")
		} else {
			d.Keys("down")
		}
		if d.Model.View() == "" {
			b.Fatal("nothing is shown")
		}
	}
}
