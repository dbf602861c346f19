package rules

// The facts of people who cannot wait. All file on Monday 2026-11-23.
const (
	priority = atBergamo + "; booking.section=priority; urgency.departure=2026-12-10; urgency.reason=work; urgency.evidence_shown=true; urgency.evidence_language=ita"
	early    = atBergamo + "; booking.date=2026-12-14; filed_at=09:00; urgency.departure=2026-11-28; urgency.reason=study"
	window   = "office=treviglio; holder.residence.place=L400; booking=walk_in; filed_at=09:30; urgency.departure=2026-12-31; urgency.reason=health; urgency.evidence_shown=true; urgency.evidence_language=ita"
	atMassa  = "office=massa-carrara; holder.residence.place=F023"
	walkIn   = "booking=walk_in"
)

var appointmentRows = []row{{"APP-1", "invalid warning", []example{
	{"booked for the day", adult, "", "APP-1 satisfied"},
	{"past booking", adult, "booking.date=2026-11-20", "APP-1 invalid; APP-1 says Cancellare; APP-1 waivable; outcome incomplete"},
	{"future booking", adult, "booking.date=2026-11-24", "APP-1 invalid; APP-1 waivable"},
	{"future booking, URG-2 holds", adult, early, "APP-1 quiet; URG-2 satisfied"},
	{"future booking, URG-2 does not hold", adult, early + "; urgency.departure=2026-12-10", "APP-1 invalid; URG-2 invalid"},
	{"future booking, URG-2 left to the officer", adult, early + "; urgency.departure=2026-11-26", "APP-1 warning; APP-1 not invalid; URG-2 warning"},
	{"future booking with urgency where the profile does not allow it", adult, early + "; office=matera; holder.residence.place=F052", "APP-1 invalid; URG-2 silent"},
	{"walk-in", adult, walkIn, "APP-1 invalid; APP-1 waivable; APP-1 at booking; outcome incomplete"},
	{"walk-in waived", adult, walkIn + "; " + waiver("APP-1", "booking"), "APP-1 waived; APP-1 says ragione scritta; APP-1 says BIANCHI UGO; outcome acceptable_with_notes"},
	{"walk-in, URG-3 holds", adult, window, "APP-1 quiet; URG-3 satisfied"},
	{"walk-in, URG-3 does not hold", adult, window + "; filed_at=12:00", "APP-1 invalid; URG-3 invalid"},
	{"walk-in, URG-3 waived", adult, window + "; filed_at=12:00; " + waiver("URG-3", "filed_at"), "URG-3 waived; APP-1 not invalid"},
	{"Massa-Carrara, urgency given", adult, atMassa + "; booking=walk_in; urgency.departure=2026-11-30; urgency.reason=health", "APP-1 warning; APP-1 not invalid; outcome acceptable_with_notes"},
	{"Massa-Carrara, no urgency", adult, atMassa + "; booking=walk_in", "APP-1 invalid"},
	{"Bergamo, urgency given, no booking", adult, atBergamo + "; booking=walk_in; urgency.departure=2026-11-28; urgency.reason=work", "APP-1 invalid"},
	{"consulate, walk-in", emigrated, walkIn, "APP-1 invalid"},
	{"accompaniment walk-in at Matera", traveller, "", "APP-1 satisfied"},
	{"accompaniment walk-in at its branch", traveller, "office=pisticci", "APP-1 satisfied"},
	{"accompaniment walk-in elsewhere", traveller, tripAtBergamo, "APP-1 warning; outcome acceptable_with_notes"},
	{"accompaniment booked for the day", traveller, "booking.code=A; booking.date=2026-11-23; booking.section=accompaniment; booking.receipt_shown=true", "APP-1 satisfied"},
	{"accompaniment, past booking", traveller, tripAtBergamo + "; booking.code=A; booking.date=2026-11-20", "APP-1 invalid"},
	{"by post nobody comes", adult, "channel=registered_mail; booking=", "APP-1 silent"},
	{"not known", adult, "booking=", "APP-1 missing; APP-1 at booking"},
	{"temporary passport", adult, "product=temporary; booking=walk_in", "APP-1 invalid"},
	{"change of residence", adult, "procedure=residence_change; booking=walk_in", "APP-1 silent"},
	{"collective", group, walkIn, "APP-1 silent"},
}}, {"APP-2", "missing", []example{
	{"shown", adult, "", "APP-2 satisfied"},
	{"not shown", adult, "booking.receipt_shown=false", "APP-2 missing; APP-2 at booking.receipt_shown; APP-2 final; outcome incomplete"},
	{"not seen", adult, "booking.receipt_shown=", "APP-2 missing"},
	{"walk-in", adult, walkIn, "APP-2 silent"},
}}, {"APP-3", "warning", []example{
	{"under 12", child, "", "APP-3 satisfied"},
	{"12 today", child, "holder.birth_date=2014-11-23", "APP-3 warning; APP-3 final"},
	{"an adult", adult, "booking.section=minors_under_12", "APP-3 warning"},
	{"another section", child, "booking.section=ordinary", "APP-3 silent"},
}}, {"URG-1", "invalid missing", []example{
	{"documented resident", adult, priority, "URG-1 satisfied"},
	{"departure on the 30th day", adult, priority + "; urgency.departure=2026-12-23", "URG-1 satisfied"},
	{"on the 31st", adult, priority + "; urgency.departure=2026-12-24", "URG-1 invalid; URG-1 at urgency.departure; URG-1 final"},
	{"evidence not shown, waiver void", adult, priority + "; urgency.evidence_shown=false; " + waiver("URG-1", "urgency.evidence_shown"), "URG-1 invalid; URG-1 final; outcome incomplete"},
	{"evidence not seen", adult, priority + "; urgency.evidence_shown=", "URG-1 missing; URG-1 at urgency.evidence_shown"},
	{"departure not known", adult, priority + "; urgency.departure=", "URG-1 missing; URG-1 at urgency.departure"},
	{"no urgency at all", adult, atBergamo + "; booking.section=priority", "URG-1 missing"},
	{"resident of another province", adult, priority + "; holder.residence.place=D205", "URG-1 invalid"},
	{"on domicile", adult, priority + "; filing_place.ground=domicile", "URG-1 invalid"},
	{"invalid beats missing", adult, priority + "; urgency.evidence_shown=; urgency.departure=2027-03-01", "URG-1 invalid; URG-1 once"},
	{"at Matera too", adult, "booking.section=priority; urgency.departure=2026-12-05; urgency.reason=work; urgency.evidence_shown=false", "URG-1 invalid"},
	{"ordinary section", adult, priority + "; booking.section=ordinary", "URG-1 silent"},
}}, {"URG-2", "invalid warning missing", []example{
	{"5 days before", adult, early, "URG-2 satisfied"},
	{"4 days before", adult, early + "; urgency.departure=2026-11-27", "URG-2 satisfied"},
	{"6 days: told from when", adult, early + "; urgency.departure=2026-11-29", "URG-2 invalid; URG-2 says 24/11/2026; URG-2 waivable"},
	{"first good day is one on which the office opens", adult, early + "; urgency.departure=2026-12-11", "URG-2 invalid; URG-2 says 07/12/2026"},
	{"3 days: the officer decides", adult, early + "; urgency.departure=2026-11-26", "URG-2 warning; URG-2 not invalid"},
	{"first minute", adult, early + "; filed_at=08:15", "URG-2 satisfied"},
	{"before opening", adult, early + "; filed_at=08:14", "URG-2 invalid; URG-2 at filed_at"},
	{"last minute of the morning", adult, early + "; filed_at=13:00", "URG-2 satisfied"},
	{"afternoon", adult, early + "; filed_at=14:30", "URG-2 invalid; URG-2 waivable"},
	{"hour not known", adult, early + "; filed_at=", "URG-2 missing; URG-2 at filed_at"},
	{"waived", adult, early + "; filed_at=14:30; " + waiver("URG-2", "filed_at"), "URG-2 waived; APP-1 not invalid"},
	{"booked for today", adult, early + "; booking.date=2026-11-23", "URG-2 silent; APP-1 satisfied"},
	{"no urgency", adult, atBergamo + "; booking.date=2026-12-14; filed_at=09:00", "URG-2 silent"},
	{"profile does not allow it", adult, early + "; " + atCuneo, "URG-2 silent"},
}}, {"URG-3", "invalid missing", []example{
	{"holds", adult, window, "URG-3 satisfied"},
	{"20 days off", adult, window + "; urgency.departure=2026-12-13", "URG-3 satisfied"},
	{"19 days off", adult, window + "; urgency.departure=2026-12-12", "URG-3 invalid; URG-3 waivable"},
	{"window opens", adult, window + "; filed_at=09:00", "URG-3 satisfied"},
	{"before the window", adult, window + "; filed_at=08:59", "URG-3 invalid; URG-3 at filed_at"},
	{"window closes", adult, window + "; filed_at=11:00", "URG-3 satisfied"},
	{"after the window", adult, window + "; filed_at=11:01", "URG-3 invalid"},
	{"a Sunday", adult, window + "; filed_on=2026-11-22", "URG-3 invalid"},
	{"each reason told", adult, window + "; filed_at=08:00; urgency.departure=2026-11-25; urgency.evidence_language=deu", "URG-3 invalid; URG-3 once; URG-3 says ora; URG-3 says 20 giorni; URG-3 says italiana"},
	{"no evidence", adult, window + "; urgency.evidence_shown=false", "URG-3 invalid"},
	{"evidence not seen", adult, window + "; urgency.evidence_shown=", "URG-3 missing"},
	{"hour not known", adult, window + "; filed_at=", "URG-3 missing"},
	{"no urgency", adult, "office=treviglio; holder.residence.place=L400; booking=walk_in; filed_at=09:30", "URG-3 silent; APP-1 invalid"},
	{"a branch without a window", adult, window + "; office=pisticci; holder.residence.place=F052", "URG-3 silent; APP-1 invalid"},
	{"booked", adult, window + "; booking.code=A; booking.date=2026-11-23; booking.receipt_shown=true", "URG-3 silent"},
}}, {"URG-4", "invalid note", []example{
	{"departure was yesterday", adult, "urgency.departure=2026-11-22; urgency.reason=work", "URG-4 invalid; URG-4 at urgency.departure; URG-4 final"},
	{"departure today: goes first", adult, "urgency.departure=2026-11-23; urgency.reason=work", "URG-4 note; outcome acceptable_with_notes"},
	{"day before the legal deadline: goes first", adult, "urgency.departure=2026-12-08; urgency.reason=work", "URG-4 note"},
	{"on the legal deadline", adult, "urgency.departure=2026-12-09; urgency.reason=work", "URG-4 satisfied; URG-4 not note; outcome acceptable"},
	{"no urgency", adult, "", "URG-4 silent"},
}}}
