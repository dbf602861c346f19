package rules

import (
	"strings"
	"testing"

	"civico/sportello/domain"
)

func TestTerms(t *testing.T) {
	const requested = "; filing_place.ground=domicile; filing_place.reason=x; filing_place.proof_shown=true; filing_place.clearance_requested_on=2026-11-25"
	for _, x := range []struct{ name, facts, legal, working string }{
		{"handbook: filed 2026-11-23", "", "2026-12-09", "2026-12-15"},
		{"handbook: Easter 2027", "filed_on=2027-03-22", "2027-04-06", "2027-04-13"},
		{"handbook: September 2027 at Matera", "filed_on=2027-09-20", "2027-10-05", "2027-10-12"},
		{"handbook: September 2027 at Cuneo, its patron's day", "filed_on=2027-09-20; office=cuneo", "2027-10-05", "2027-10-13"},
		{"art. 8: further inquiry", "further_inquiry=true", "2026-12-23", "2026-12-15"},
		{"art. 8: at a branch", "office=pisticci", "2026-12-14", "2026-12-15"},
		{"art. 8: through the municipality", "channel=municipality", "2026-12-14", "2026-12-15"},
		{"art. 8: branch and municipality, once", "office=pisticci; channel=municipality; further_inquiry=true", "2026-12-28", "2026-12-15"},
		{"L. 151/2025: 4 October 2025, a Saturday, is none", "filed_on=2025-09-19", "2025-10-04", "2025-10-10"},
		{"L. 151/2025: 4 October 2026 is a Sunday and a holiday", "filed_on=2026-09-19", "2026-10-05", "2026-10-09"},
		{"temporary passports have the term too", "product=temporary", "2026-12-09", "2026-12-15"},
		{"S1: clearance awaited", residentInRome + requested, "", ""},
		// 13 days and 13 working days were left on 2026-11-25
		{"S1: clearance received", residentInRome + requested + "; filing_place.clearance_received_on=2026-12-10", "2026-12-23", "2026-12-30"},
		{"S1: delegation awaited", residentInRome + "; filing_place.ground=delegated", "", ""},
		{"S1: delegation had come before", residentInRome + "; filing_place.ground=delegated; filing_place.clearance_received_on=2026-11-20", "2026-12-09", "2026-12-15"},
	} {
		t.Run(x.name, func(t *testing.T) {
			c := adult(t)
			set(t, &c, strings.ReplaceAll(x.facts, "; ", "\n"))
			d := judge(t, &c).Deadlines
			if d.Legal.String() != x.legal || d.WorkingDays.String() != x.working {
				t.Errorf("legal %s, working %s; want %s, %s", d.Legal, d.WorkingDays, x.legal, x.working)
			}
			if want := map[bool]Clock{true: ClockSuspended, false: ClockRunning}[x.legal == ""]; d.Clock != want {
				t.Errorf("clock %s, want %s", d.Clock, want)
			}
		})
	}
}

func TestProceduresWithoutATerm(t *testing.T) {
	for _, p := range domain.Procedure("").Codes()[1:] {
		c := adult(t)
		set(t, &c, "procedure="+p)
		if d := judge(t, &c).Deadlines; d != (Deadlines{Clock: ClockNone}) {
			t.Errorf("%s: %+v", p, d)
		}
	}
}
