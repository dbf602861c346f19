package rules

import (
	"strings"
	"testing"
)

func TestAppointment(t *testing.T) {
	const walkIn = "booking=walk_in"
	const declaration = "procedure=accompaniment; "
	runExamples(t, []example{
		{"S1: booked for the day", adult, "", "APP-1 satisfied; APP-2 satisfied"},
		{"S1: not yet asked", adult, "booking=", "APP-1 missing; APP-2 silent"},
		{"S1: day unknown", adult, "booking.date=", "APP-1 missing"},
		{"S1: booked for the day before", adult, "booking.date=2026-11-22", "APP-1 invalid"},
		{"S1: booked for the day after", adult, "booking.date=2026-11-24", "APP-1 invalid"},
		{"S1: walk-in", adult, walkIn, "APP-1 invalid; APP-2 silent; outcome incomplete"},
		{"S1: walk-in admitted in writing", adult, walkIn + "; waivers[0].rule=APP-1; waivers[0].reason=anziano; waivers[0].by=NERI", "APP-1 warning; outcome acceptable_with_notes"},
		{"S4: a consulate too", emigrated, walkIn, "APP-1 invalid"},
		{"S0: walk-in with urgency is judged by staff", adult, "office=massa-carrara; holder.residence.place=F023; booking=walk_in; urgency.reason=health", "APP-1 warning"},
		{"S0: walk-in without urgency", adult, "office=massa-carrara; holder.residence.place=F023; booking=walk_in", "APP-1 invalid"},
		{"S1: walk-in with urgency at Matera", adult, walkIn + "; urgency.reason=health", "APP-1 invalid"},
		{"S1: accompaniment without booking at Matera", child, declaration + walkIn, "APP-1 satisfied"},
		{"S3: accompaniment without booking elsewhere", child, declaration + "office=cuneo; booking=walk_in", "APP-1 warning"},
		{"S2: accompaniment by post", child, declaration + "channel=pec; booking=", "APP-1 silent"},
		{"S2: by PEC nobody comes", adult, "channel=pec; booking=", "APP-1 silent; APP-2 silent"},
		{"S3: a change of residence needs none", adult, "procedure=residence_change; booking=walk_in", "APP-1 silent"},
		{"S1: receipt left at home", adult, "booking.receipt_shown=false", "APP-2 missing; outcome incomplete"},
		{"S1: receipt not yet seen", adult, "booking.receipt_shown=", "APP-2 missing"},
		{"S2: under 12 in the section for them", child, "", "APP-3 satisfied"},
		{"S2: twelve that day", child, "holder.birth_date=2014-11-23", "APP-3 warning"},
		{"S2: twelve the day after", child, "holder.birth_date=2014-11-24", "APP-3 satisfied"},
		{"S2: age unknown", child, "holder.birth_date=", "APP-3 missing; MOD-1 silent; BIO-1 silent; ASS-1 silent"},
		{"S2: another section", adult, "", "APP-3 silent"},
	})
}

func TestPriority(t *testing.T) {
	const priority = "office=bergamo; holder.residence.place=A794; booking.section=priority; urgency.departure=2026-12-20; urgency.reason=work; urgency.evidence_shown=true; urgency.evidence_language=ita"
	runExamples(t, []example{
		{"S2: documented, resident", adult, priority, "URG-1 satisfied"},
		{"S2: on the 30th day", adult, priority + "; urgency.departure=2026-12-23", "URG-1 satisfied; URG-4 satisfied"},
		{"S2: on the 31st day", adult, priority + "; urgency.departure=2026-12-24", "URG-1 invalid"},
		{"S2: no evidence", adult, priority + "; urgency.evidence_shown=false", "URG-1 invalid"},
		{"S2: evidence not waived", adult, priority + "; urgency.evidence_shown=false; waivers[0].rule=URG-1; waivers[0].reason=x; waivers[0].by=NERI", "URG-1 invalid"},
		{"S2: evidence not yet seen", adult, priority + "; urgency.evidence_shown=", "URG-1 missing"},
		{"S2: departure unknown", adult, priority + "; urgency.departure=", "URG-1 missing; URG-4 silent"},
		{"S2: resident of another province", adult, priority + "; holder.residence.place=D205", "URG-1 invalid"},
		{"S2: on domicile", adult, priority + "; filing_place.ground=domicile", "URG-1 invalid"},
		{"S2: residence unknown", adult, priority + "; holder.residence.place=", "URG-1 missing"},
		{"S2: ordinary section", adult, "", "URG-1 silent; URG-4 silent"},
	})
}

func TestBeforeDeparture(t *testing.T) {
	const later = "office=bergamo; holder.residence.place=A794; booking.date=2026-12-10; filed_at=09:10; urgency.departure=2026-11-28; urgency.reason=tourism"
	runExamples(t, []example{
		{"S2: five days before", adult, later, "URG-2 satisfied; APP-1 satisfied; URG-4 note"},
		{"S2: four days before", adult, later + "; urgency.departure=2026-11-27", "URG-2 satisfied; APP-1 satisfied"},
		{"S2: six days before", adult, later + "; urgency.departure=2026-11-29", "URG-2 invalid; APP-1 invalid"},
		{"S2: three days before, the officer decides", adult, later + "; urgency.departure=2026-11-26", "URG-2 warning; APP-1 warning; outcome acceptable_with_notes"},
		{"S2: at 13:00", adult, later + "; filed_at=13:00", "URG-2 satisfied"},
		{"S2: at 13:01", adult, later + "; filed_at=13:01", "URG-2 invalid; APP-1 invalid"},
		{"S2: in the afternoon hours", adult, later + "; filed_at=15:00", "URG-2 invalid"},
		{"S2: hour unknown", adult, later + "; filed_at=", "URG-2 missing; APP-1 missing"},
		{"S2: out of hours, admitted in writing", adult, later + "; filed_at=15:00; waivers[0].rule=URG-2; waivers[0].reason=x; waivers[0].by=NERI", "URG-2 warning; URG-2 not invalid; APP-1 warning; outcome acceptable_with_notes"},
		{"S2: no urgency given", adult, "office=bergamo; holder.residence.place=A794; booking.date=2026-12-10", "URG-2 silent; APP-1 invalid"},
		{"S1: not at Matera", adult, "booking.date=2026-12-10; filed_at=09:10; urgency.departure=2026-11-28", "URG-2 silent; APP-1 invalid"},
	})
	c := adult(t)
	set(t, &c, strings.ReplaceAll(later, "; ", "\n")+"\nurgency.departure=2026-12-04") // five days before is a Sunday
	if f := finding(t, judge(t, &c), "URG-2"); !strings.Contains(f.Message, "30/11/2026") {
		t.Errorf("first good day: %q", f.Message)
	}
}

func TestUrgentWindow(t *testing.T) {
	const urgent = "office=treviglio; holder.residence.place=L400; booking=walk_in; filed_at=10:00; urgency.departure=2026-12-20; urgency.reason=work; urgency.evidence_shown=true; urgency.evidence_language=ita"
	runExamples(t, []example{
		{"S2: in the window", adult, urgent, "URG-3 satisfied; APP-1 satisfied; APP-2 silent"},
		{"S2: twenty days before", adult, urgent + "; urgency.departure=2026-12-13", "URG-3 satisfied"},
		{"S2: nineteen days before", adult, urgent + "; urgency.departure=2026-12-12", "URG-3 invalid; APP-1 invalid"},
		{"S2: at 11:00", adult, urgent + "; filed_at=11:00", "URG-3 satisfied"},
		{"S2: at 11:01", adult, urgent + "; filed_at=11:01", "URG-3 invalid"},
		{"S2: at 08:59", adult, urgent + "; filed_at=08:59", "URG-3 invalid"},
		{"S2: on a Saturday", adult, urgent + "; filed_on=2026-11-21", "URG-3 invalid"},
		{"S2: in English", adult, urgent + "; urgency.evidence_language=eng", "URG-3 invalid"},
		{"S2: language unknown", adult, urgent + "; urgency.evidence_language=", "URG-3 missing; APP-1 missing"},
		{"S2: evidence false", adult, urgent + "; urgency.evidence_shown=false; urgency.evidence_language=", "URG-3 invalid; APP-1 invalid"},
		{"S2: hour unknown", adult, urgent + "; filed_at=", "URG-3 missing"},
		{"S2: admitted in writing", adult, urgent + "; urgency.departure=2026-12-12; waivers[0].rule=URG-3; waivers[0].reason=x; waivers[0].by=NERI", "URG-3 warning; URG-3 not invalid; APP-1 warning; outcome acceptable_with_notes"},
		{"S2: booked, the window is not asked", adult, urgent + "; booking.date=2026-11-23", "URG-3 silent; APP-1 satisfied"},
	})
}

func TestDeparture(t *testing.T) {
	runExamples(t, []example{
		{"art. 8: on the legal deadline", adult, "urgency.departure=2026-12-09", "URG-4 satisfied"},
		{"art. 8: the day before it", adult, "urgency.departure=2026-12-08", "URG-4 note; outcome acceptable_with_notes"},
		{"S2: on the filing day", adult, "urgency.departure=2026-11-23", "URG-4 note"},
		{"S2: already past", adult, "urgency.departure=2026-11-22", "URG-4 invalid"},
		{"S2: unknown", adult, "urgency.reason=work", "URG-4 missing"},
		{"S4: the facts of a temporary passport claim no journey", adult, "product=temporary; urgency.impossibility_evidence=true; urgency.sole_document_declaration=true", "URG-4 silent"},
	})
}
