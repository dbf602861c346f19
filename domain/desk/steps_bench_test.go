package desk_test

import (
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

// BenchmarkSteps lays out a minor's case with two parents.
func BenchmarkSteps(b *testing.B) {
	var c domain.Work
	c.State = domain.InProgress
	k := child(b)
	k.seeAll()
	c.Facts = k.work.Facts
	b.ReportAllocs()
	for b.Loop() {
		if len(desk.Steps(&c, k.v, k.office, today)) == 0 {
			b.Fatal("no steps")
		}
	}
}
