package rules

import (
	"testing"

	"civico/sportello/domain"
)

// The limits of an evaluation, as the project states them: time and allocations
// for a complete adult and for the largest minor's case.
const (
	adultNanos, adultAllocs = 50_000, 200
	minorNanos, minorAllocs = 60_000, 250
)

// largestFacts are a minor with two absent parents, a priority booking, a remote
// clearance and delivery at home.
const largestFacts = `
office=bergamo
booking.section=priority
holder.residence.place=A794
urgency.departure=2026-12-20
urgency.reason=study
urgency.evidence_shown=true
urgency.evidence_language=ita
parents[0].status=absent
parents[0].identity_checked=
parents[0].id_copy_signed=true
parents[1].status=absent
parents[1].citizenship=MAR
parents[1].identity_checked=
parents[1].signature_authenticated=true
parents[1].residence_permit_copy=true
delivery.mode=home
delivery.home.address_complete=true
delivery.home.envelope_filled=true
delivery.home.insured_number=123456789012
`

func largestMinor(t testing.TB) domain.Case {
	c := teen(t)
	set(t, &c, largestFacts)
	return c
}

func TestTheLargestMinorIsAcceptable(t *testing.T) {
	c := largestMinor(t)
	expect(t, judge(t, &c), "outcome acceptable_with_notes; URG-1 satisfied; CON-1 satisfied")
}

func TestAllocationsOfAnEvaluation(t *testing.T) {
	for _, x := range []struct {
		name string
		who  func(testing.TB) domain.Case
		most float64
	}{{"complete adult", adult, adultAllocs}, {"largest minor", largestMinor, minorAllocs}} {
		c := x.who(t)
		a := Around{Office: officeWith(t, c.Office, nil), Offices: testOffices}
		if n := testing.AllocsPerRun(20, func() { evaluate(t, &c, a) }); n > x.most {
			t.Errorf("%s: %.0f allocations, at most %.0f", x.name, n, x.most)
		}
	}
}

func BenchmarkEvaluateCompleteAdult(b *testing.B) {
	benchmarkEvaluate(b, adult(b), adultNanos, adultAllocs)
}

func BenchmarkEvaluateLargestMinor(b *testing.B) {
	benchmarkEvaluate(b, largestMinor(b), minorNanos, minorAllocs)
}

// benchmarkEvaluate reports time and allocations as parts of their limits; more
// than the allocations allowed is a failure, since they do not depend on the machine.
func benchmarkEvaluate(b *testing.B, c domain.Case, nanos, allocs float64) {
	a := Around{Office: officeWith(b, c.Office, nil), Offices: testOffices}
	evaluate(b, &c, a) // unpacks the places
	made := testing.AllocsPerRun(10, func() { evaluate(b, &c, a) })
	if made > allocs {
		b.Fatalf("%.0f allocations, at most %.0f", made, allocs)
	}
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		evaluate(b, &c, a)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/nanos, "ns/limit")
	b.ReportMetric(made/allocs, "allocs/limit")
}

func evaluate(t testing.TB, c *domain.Case, a Around) {
	if _, err := Evaluate(c, a); err != nil {
		t.Fatal(err)
	}
}
