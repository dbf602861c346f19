package rules

const (
	onCard    = "accompaniment.travel_document.kind=cie"
	byCarrier = "accompaniment.companions[0].kind=carrier; accompaniment.companions[0].name=ALIBLU; accompaniment.companions[0].adult=; accompaniment.companions[0].id_copy_signed="
	nobody    = "accompaniment.companions[0].kind=; accompaniment.companions[0].name=; accompaniment.companions[0].adult=; accompaniment.companions[0].id_copy_signed="
	noCopy    = "accompaniment.companions[0].id_copy_signed=false"
	second    = "accompaniment.companions[1].kind=person; accompaniment.companions[1].name=NERI LUCA; accompaniment.companions[1].adult=true; accompaniment.companions[1].id_copy_signed=true"
	third     = second + "; accompaniment.companions[2].kind=person; accompaniment.companions[2].name=NERI UGO; accompaniment.companions[2].adult=true; accompaniment.companions[2].id_copy_signed=true"
)

var tripRows = []row{{"ACC-1", "blocked note", []example{
	{"under 14", traveller, "", "ACC-1 satisfied; ACC-1 not note; fees 0.00; validity none; clock none"},
	{"14 on departure", traveller, "holder.birth_date=2012-12-20", "ACC-1 blocked; ACC-1 final; outcome refused"},
	{"14 the day after departure", traveller, "holder.birth_date=2012-12-21", "ACC-1 satisfied; ACC-1 note"},
	{"14 after the return", traveller, "holder.birth_date=2013-01-06", "ACC-1 satisfied; ACC-1 not note"},
	{"14 already", traveller, "holder.birth_date=2012-01-01", "ACC-1 blocked"},
	{"departure not known", traveller, "accompaniment.departure=", "ACC-1 missing; ACC-1 at accompaniment.departure"},
	{"an adult", traveller, "holder.birth_date=1984-04-05", "ACC-1 blocked"},
}}, {"ACC-2", "blocked missing", []example{
	{"abroad", traveller, "", "ACC-2 satisfied"},
	{"to Milan", traveller, "accompaniment.crosses_border=false; accompaniment.countries=ITA", "ACC-2 blocked; ACC-2 final; outcome refused"},
	{"not known", traveller, "accompaniment.crosses_border=", "ACC-2 missing; ACC-2 at accompaniment.crosses_border"},
}}, {"ACC-3", "missing invalid warning blocked", []example{
	{"one person", traveller, "", "ACC-3 satisfied"},
	{"two", traveller, second, "ACC-3 satisfied; ACC-3 quiet"},
	{"three", traveller, third, "ACC-3 invalid; ACC-3 final"},
	{"nobody", traveller, nobody, "ACC-3 missing; ACC-3 at accompaniment.companions; ACC-3 final"},
	{"a carrier has no document", traveller, byCarrier, "ACC-3 quiet"},
	{"copy, Matera", traveller, noCopy, "ACC-3 invalid; ACC-3 waivable; ACC-3 says prassi dell'ufficio; outcome incomplete"},
	{"copy not seen, Matera", traveller, "accompaniment.companions[0].id_copy_signed=", "ACC-3 missing; ACC-3 at accompaniment.companions[0]; ACC-3 waivable"},
	{"copy waived", traveller, noCopy + "; " + waiver("ACC-3", "accompaniment.companions[0]"), "ACC-3 waived; ACC-3 not invalid; outcome acceptable_with_notes"},
	{"copy, Bergamo", traveller, tripAtBergamo + "; " + noCopy, "ACC-3 warning; ACC-3 not invalid"},
	{"copy, Cuneo", traveller, tripAtCuneo + "; " + noCopy, "ACC-3 warning"},
	{"not of age", traveller, "accompaniment.companions[0].adult=false", "ACC-3 warning; outcome acceptable_with_notes"},
	{"the mother", traveller, "accompaniment.companions[0].name=VERDI ANNA", "ACC-3 blocked; outcome refused"},
	{"the guardian", traveller, "parents[2].role=guardian; parents[2].surname=NERI; parents[2].name=PIA; parents[2].status=present; accompaniment.companions[0].name=NERI PIA", "ACC-3 blocked"},
}}, {"ACC-4", "invalid pending", []example{
	{"in order", traveller, "", "ACC-4 satisfied"},
	{"leaves today", traveller, "accompaniment.departure=2026-11-23", "ACC-4 satisfied"},
	{"left yesterday", traveller, "accompaniment.departure=2026-11-22", "ACC-4 invalid; ACC-4 final"},
	{"back before leaving", traveller, "accompaniment.return=2026-12-19", "ACC-4 invalid"},
	{"back the same day", traveller, "accompaniment.return=2026-12-20", "ACC-4 satisfied"},
	{"six months to the day", traveller, "accompaniment.return=2027-05-23", "ACC-4 satisfied"},
	{"a day more", traveller, "accompaniment.return=2027-05-24", "ACC-4 invalid; ACC-4 at accompaniment.return"},
	{"a day more, with reasons, Matera", traveller, "accompaniment.return=2027-05-24; accompaniment.longer_reason=cura", "ACC-4 invalid"},
	{"a day more, with reasons, Cuneo", traveller, tripAtCuneo + "; accompaniment.return=2027-05-24; accompaniment.longer_reason=cura", "ACC-4 pending; ACC-4 not invalid; outcome pending_clearance"},
	{"a day more, without, Cuneo", traveller, tripAtCuneo + "; accompaniment.return=2027-05-24", "ACC-4 invalid"},
	{"consulate: six months from departure", traveller, tripAtConsulate + "; accompaniment.return=2027-06-20", "ACC-4 satisfied"},
	{"consulate: a day more", traveller, tripAtConsulate + "; accompaniment.return=2027-06-21", "ACC-4 invalid"},
	{"return not known", traveller, "accompaniment.return=", "ACC-4 missing; ACC-4 at accompaniment.return"},
	{"six months from 31 August end with February", traveller, "filed_on=2026-08-31; accompaniment.departure=2026-09-10; accompaniment.return=2027-02-28", "ACC-4 satisfied"},
	{"and no later", traveller, "filed_on=2026-08-31; accompaniment.departure=2026-09-10; accompaniment.return=2027-03-01", "ACC-4 invalid"},
}}, {"ACC-5", "invalid warning", []example{
	{"valid on the return", traveller, "accompaniment.travel_document.expires_on=2027-01-05", "ACC-5 satisfied"},
	{"expires the day before", traveller, "accompaniment.travel_document.expires_on=2027-01-04", "ACC-5 invalid; ACC-5 final; outcome incomplete"},
	{"marked not valid abroad", traveller, onCard + "; accompaniment.travel_document.not_valid_abroad=true", "ACC-5 invalid; ACC-5 final"},
	{"card to France", traveller, onCard, "ACC-5 satisfied"},
	{"card to Morocco", traveller, onCard + "; accompaniment.countries=MAR", "ACC-5 warning; ACC-5 not invalid; outcome acceptable_with_notes"},
	{"card to Switzerland", traveller, onCard + "; accompaniment.countries=FRA,CHE", "ACC-5 warning"},
	{"card at Cuneo", traveller, tripAtCuneo + "; " + onCard, "ACC-5 invalid; ACC-5 waivable; ACC-5 says prassi dell'ufficio"},
	{"card at Cuneo waived", traveller, tripAtCuneo + "; " + onCard + "; " + waiver("ACC-5", "accompaniment.travel_document.kind"), "ACC-5 waived; ACC-5 not invalid"},
	{"expired passport at Cuneo is not waived", traveller, tripAtCuneo + "; accompaniment.travel_document.expires_on=2027-01-04; " + waiver("ACC-5", "accompaniment.travel_document"), "ACC-5 invalid; ACC-5 final"},
	{"expired card at Cuneo is not waived", traveller, tripAtCuneo + "; " + onCard + "; accompaniment.travel_document.expires_on=2027-01-04", "ACC-5 invalid; ACC-5 final"},
	{"expiry not known", traveller, "accompaniment.travel_document.expires_on=", "ACC-5 missing"},
}}, {"ACC-6", "invalid note", []example{
	{"paper", traveller, byCarrier, "ACC-6 satisfied; ACC-6 note"},
	{"passport note", traveller, byCarrier + "; accompaniment.form=passport_note", "ACC-6 invalid; ACC-6 note; ACC-6 final; outcome incomplete"},
	{"a body", traveller, byCarrier + "; accompaniment.companions[0].kind=body; accompaniment.form=passport_note", "ACC-6 invalid; ACC-6 note"},
	{"one of two is a carrier", traveller, "accompaniment.companions[1].kind=carrier; accompaniment.companions[1].name=ALIBLU; accompaniment.form=passport_note", "ACC-6 invalid"},
	{"a person", traveller, "accompaniment.form=passport_note", "ACC-6 silent"},
}}, {"ACC-7", "missing note", []example{
	{"one", traveller, "", "ACC-7 satisfied"},
	{"none", traveller, "accompaniment.countries=", "ACC-7 missing; ACC-7 at accompaniment.countries"},
	{"several, Bergamo", traveller, tripAtBergamo + "; accompaniment.countries=FRA,ESP,PRT", "ACC-7 note; ACC-7 says tutti gli Stati attraversati; ACC-7 quiet"},
	{"one, Bergamo", traveller, tripAtBergamo, "ACC-7 not note"},
	{"several, Cuneo", traveller, tripAtCuneo + "; accompaniment.countries=FRA,ESP", "ACC-7 not note; ACC-7 satisfied"},
}}}

var tripPaperRows = []row{{"ACC-8", "missing invalid warning", []example{
	{"both", traveller, "", "ACC-8 satisfied"},
	{"the father has not signed yet", traveller, "parents[1].signed_form=", "ACC-8 missing; ASS-2 missing"},
	{"the father did not sign", traveller, "parents[1].signed_form=false", "ACC-8 invalid"},
	{"one alone", traveller, noFather, "ACC-8 missing"},
	{"one with the other's consent", traveller, fatherAway, "ACC-8 satisfied; ASS-3 satisfied"},
	{"copy only, Matera", traveller, "parents[0].id_copy=false", "ACC-8 warning; ASS-2 warning"},
	{"copy only, Cuneo", traveller, tripAtCuneo + "; parents[0].id_copy=", "ACC-8 missing; ASS-2 missing"},
	{"the father refuses, the judge allows", traveller, fatherGone + "refuses; judge_authorisation=true", "ACC-8 satisfied"},
}}, {"ACC-9", "missing invalid", []example{
	{"Matera, at the counter", traveller, "", "ACC-9 quiet"},
	{"Matera, pre-signed", traveller, "accompaniment.filing_mode=pre_signed; parents[0].id_copy_signed=true; parents[1].id_copy_signed=true", "ACC-9 invalid; ACC-9 waivable; ACC-9 says prassi dell'ufficio"},
	{"Matera, remote, waived", traveller, "accompaniment.filing_mode=remote; parents[0].id_copy_signed=true; parents[1].id_copy_signed=true; " + waiver("ACC-9", "accompaniment.filing_mode"), "ACC-9 waived; ACC-9 not invalid"},
	{"Matera, one with the other's consent", traveller, fatherAway, "ACC-9 quiet"},
	{"Matera, nobody at the counter", traveller, fatherAway + "; parents[0].status=absent; parents[0].id_copy_signed=true", "ACC-9 invalid; ACC-9 waivable"},
	{"Bergamo, pre-signed, signed copies", traveller, tripAtBergamo + "; accompaniment.filing_mode=pre_signed; parents[0].id_copy_signed=true; parents[1].id_copy_signed=true", "ACC-9 satisfied; ACC-9 quiet"},
	{"Bergamo, pre-signed, a copy not seen", traveller, tripAtBergamo + "; accompaniment.filing_mode=pre_signed; parents[0].id_copy_signed=true", "ACC-9 missing; ACC-9 at parents[1]; ACC-9 waivable"},
	// The preamble names ACC-9 without a condition: the copies are waivable everywhere.
	{"Bergamo, waived", traveller, tripAtBergamo + "; accompaniment.filing_mode=pre_signed; parents[0].id_copy_signed=true; parents[1].id_copy_signed=false; " + waiver("ACC-9", "parents[1]"), "ACC-9 waived; ACC-9 not invalid"},
	{"Bergamo, remote, a copy not signed", traveller, tripAtBergamo + "; accompaniment.filing_mode=remote; parents[0].id_copy_signed=true; parents[1].id_copy_signed=false", "ACC-9 invalid"},
	{"Bergamo, a Moroccan father's signature", traveller, tripAtBergamo + "; accompaniment.filing_mode=pre_signed; parents[0].id_copy_signed=true; parents[1].id_copy_signed=true; parents[1].citizenship=MAR", "ACC-9 missing"},
	{"Bergamo, a Moroccan father's, authenticated", traveller, tripAtBergamo + "; accompaniment.filing_mode=pre_signed; parents[0].id_copy_signed=true; parents[1].id_copy_signed=true; parents[1].citizenship=MAR; parents[1].signature_authenticated=true", "ACC-9 quiet"},
	{"Bergamo, at the counter", traveller, tripAtBergamo, "ACC-9 quiet"},
}}, {"ACC-10", "missing invalid", []example{
	{"in the territory", traveller, "", "ACC-10 satisfied"},
	{"not known", traveller, "accompaniment.applicant_residence=", "ACC-10 missing; ACC-10 at accompaniment.applicant_residence"},
	{"elsewhere", traveller, "accompaniment.applicant_residence=H501", "ACC-10 invalid; ACC-10 final"},
	{"branch without a list", traveller, "office=pisticci", "ACC-10 satisfied"},
	{"branch, not in its list", traveller, tripAtBergamo + "; office=treviglio; @places=L400", "ACC-10 invalid"},
}}, {"ACC-11", "note warning", []example{
	{"one trip; when to collect, Matera", traveller, "", "ACC-11 note; ACC-11 says 2 giorni; ACC-11 not warning"},
	{"two days off", traveller, "accompaniment.departure=2026-11-25", "ACC-11 not warning"},
	{"tomorrow", traveller, "accompaniment.departure=2026-11-24", "ACC-11 warning; ACC-11 note"},
	{"Cuneo, tomorrow", traveller, tripAtCuneo + "; accompaniment.departure=2026-11-24", "ACC-11 warning; ACC-11 note"},
}}, {"ACC-12", "note", []example{
	{"paper", traveller, "", "ACC-12 note"},
	{"passport note", traveller, "accompaniment.form=passport_note", "ACC-12 note; outcome acceptable_with_notes"},
}}, {"ACC-13", "note", []example{
	{"always", traveller, "", "ACC-13 note"},
	{"not for a passport", child, "", "ACC-13 silent"},
}}}
