package rules

import (
	"slices"
	"testing"
)

func TestSourceBergamo(t *testing.T) {
	walkSource(t, srcBergamo, 13, slices.Concat(bergamoAppointment, bergamoAdult, bergamoMinor, bergamoTrip))
}

var bergamoAppointment = []statement{
	{says: "the agenda is reached with a digital identity", notDesk: online},
	{says: "and open every day at any hour", notDesk: online},
	{says: "needed within 30 days: a priority appointment", cases: []example{
		{"30th day", adult, priority + "; urgency.departure=2026-12-23", "URG-1 satisfied"},
		{"31st day", adult, priority + "; urgency.departure=2026-12-24", "URG-1 invalid"},
	}},
	{says: "for residents of the province only", cases: []example{
		{"resident of another", adult, priority + "; holder.residence.place=F052; filing_place.ground=domicile; filing_place.reason=x; filing_place.proof_shown=true", "URG-1 invalid; URG-1 final"},
	}},
	{says: "documented when filing, or not accepted", cases: []example{
		{"documented", adult, priority, "URG-1 satisfied"},
		{"not documented", adult, priority + "; urgency.evidence_shown=false", "URG-1 invalid; URG-1 final; outcome incomplete"},
	}},
	{says: "new places each working day from 8", notDesk: online},
	{says: "booked for later: come 4 or 5 days before departure, in the morning", cases: []example{
		{"5 days", adult, early, "URG-2 satisfied; APP-1 quiet"},
		{"4 days", adult, early + "; urgency.departure=2026-11-27", "URG-2 satisfied"},
		{"a week", adult, early + "; urgency.departure=2026-11-30", "URG-2 invalid"},
	}},
	{says: "with all the papers", cases: []example{{"a photo lacks", adult, early + "; photos.count=1", "URG-2 satisfied; FOT-1 invalid; outcome incomplete"}}},
	{says: "the passport will come in time", cases: []example{{"the case goes first", adult, early, "URG-4 note"}}},
	{says: "more on the police's site", notDesk: advice},
	{says: "forms on the site too", notDesk: advice},
	{says: "mornings from 08:15 to 13:00, Monday to Friday", cases: []example{
		{"08:15", adult, early + "; filed_at=08:15", "URG-2 satisfied"},
		{"13:00 on a Friday", adult, early + "; filed_on=2026-11-27; urgency.departure=2026-12-01; filed_at=13:00", "URG-2 satisfied"},
		{"a Saturday", adult, early + "; filed_on=2026-11-28; urgency.departure=2026-12-02", "URG-2 invalid"},
	}},
	{says: "afternoons from 14:30 to 17:30, three days", cases: []example{{"no walking in then", adult, early + "; filed_at=15:00", "URG-2 invalid"}}},
	{says: "38 municipalities belong to Treviglio", cases: []example{
		{"their list is not published", adult, "office=treviglio; holder.residence.place=L400", "CMP-6 satisfied; CMP-6 note"},
		{"once the list is there", adult, "office=treviglio; @places=L400; holder.residence.place=A794", "CMP-6 invalid"},
	}},
	{says: "urgent there: weekdays from 9 to 11", cases: []example{
		{"9:30", adult, window, "URG-3 satisfied; APP-1 quiet"},
		{"11:01", adult, window + "; filed_at=11:01", "URG-3 invalid; APP-1 invalid"},
		{"Sunday", adult, window + "; filed_on=2026-11-29", "URG-3 invalid"},
	}},
	{says: "with proof in Italian", cases: []example{
		{"in English", adult, window + "; urgency.evidence_language=eng", "URG-3 invalid"},
		{"none", adult, window + "; urgency.evidence_shown=false", "URG-3 invalid"},
	}},
	{says: "20 days before departure at the latest", cases: []example{
		{"20", adult, window + "; urgency.departure=2026-12-13", "URG-3 satisfied"},
		{"19", adult, window + "; urgency.departure=2026-12-12", "URG-3 invalid"},
	}},
	{says: "taken the same morning, after the ordinary work", notDesk: shown},
	{says: "what follows is a summary", notDesk: history},
}

var bergamoAdult = []statement{
	{says: "on the form for adults only", cases: []example{{"minors' form", adult, atBergamo + "; application_form.kind=minor", "MOD-1 invalid"}}},
	{says: "identity document in force, with photo, to establish identity", cases: []example{
		{"licence with photo", adult, atBergamo + "; identity.document.kind=driving_licence", "IDE-1 satisfied; IDE-4 satisfied"},
		{"without photo", adult, atBergamo + "; identity.document.has_photo=false", "IDE-1 invalid"},
		{"expired", adult, atBergamo + "; identity.document.expires_on=2026-11-01", "IDE-2 invalid"},
		{"somebody else's", adult, atBergamo + "; identity.matches_person=false", "IDE-4 blocked"},
	}},
	{says: "and citizenship", cases: []example{{"not Italian", adult, atBergamo + "; holder.citizenships=ROU", "CIT-1 blocked"}}},
	{says: "with a copy", cases: []example{{"none", adult, atBergamo + "; identity.copy_front_back=", "IDE-3 missing"}}},
	{says: "two photos, identical, recent, by ICAO", cases: []example{
		{"one", adult, atBergamo + "; photos.count=1", "FOT-1 invalid"},
		{"old", adult, atBergamo + "; photos.recent=false", "FOT-2 invalid"},
		{"glasses: not named here", adult, atBergamo + "; photos.glasses=true", "FOT-4 warning"},
	}},
	{says: "contribution of 73.50 as a revenue stamp", cases: []example{{"none", adult, atBergamo + "; payments[1].kind=", "VER-4 missing"}}},
	{says: "42.50 on the Treasury's account, with its reason", cases: []example{
		{"until 30 November 2025", adult, atBergamo + "; " + slipFacts, "VER-1 satisfied; VER-2 satisfied"},
		{"from 1 December 2025", adult, atBergamo + "; " + lateSlip, "VER-1 invalid"},
		{"another account", adult, atBergamo + "; " + slipFacts + "; payments[0].account=1", "VER-2 invalid"},
	}},
	{says: "better a filled-in slip", notDesk: advice},
	{says: "lost or stolen: the report", cases: []example{{"none", adult, atBergamo + "; previous_passport.state=stolen; previous_passport.police_report=false", "PRE-3 invalid"}}},
	{says: "the old one is asked back when filing, and voided", cases: []example{{"asked", adult, atBergamo + "; previous_passport.return_requested=true", "PRE-2 note; PRE-2 says annullare"}}},
	{says: "asked for at the Questura of the province of residence", cases: []example{
		{"in it", adult, atBergamo, "CMP-1 satisfied"},
		{"in another", adult, "office=bergamo", "CMP-1 invalid; CMP-1 says Matera"},
	}},
	{says: "elsewhere with the reason, waiting for the other Questura", cases: []example{
		{"reason given", adult, "office=bergamo; " + onDomicile, "CMP-2 satisfied; CMP-3 pending; CMP-3 says tempo"},
		{"no reason", adult, "office=bergamo; " + onDomicile + "; filing_place.reason=", "CMP-2 missing"},
		{"no proof is asked here", adult, "office=bergamo; " + onDomicile + "; filing_place.proof_shown=", "CMP-2 warning"},
	}},
}

var bergamoMinor = []statement{
	{says: "on the form for minors, with the parents' signatures", cases: []example{
		{"adults' form", child, atBergamo + "; application_form.kind=adult", "MOD-1 invalid"},
		{"one signature", child, atBergamo + "; parents[1].signed_form=", "ASS-2 missing"},
	}},
	{says: "papers as an adult's", cases: []example{{"in order", child, atBergamo, "VER-1 satisfied; VER-4 satisfied; FOT-1 satisfied; ASS-1 satisfied; outcome acceptable_with_notes"}}},
	{says: "and the same conditions for an absent parent", cases: []example{
		{"Italian", child, atBergamo + "; " + fatherAway, "ASS-3 satisfied"},
		{"from outside the Union: default of all offices", child, atBergamo + "; " + fatherMoroccan + "; parents[1].signature_authenticated=true; parents[1].id_copy=true; parents[1].residence_permit_copy=true", "ASS-4 satisfied"},
	}},
	{says: "the act of consent can be downloaded", notDesk: advice},
	{says: "unreachable or unwilling: always the judge", cases: []example{
		{"unwilling", child, atBergamo + "; " + fatherGone + "refuses", "ASS-7 missing"},
		{"authorised", child, atBergamo + "; " + fatherGone + "refuses; judge_authorisation=true", "ASS-7 satisfied"},
	}},
	{says: "exclusive custody does not end the other's responsibility: the judge", cases: []example{
		{"until the ruling of 10 December 2024", child, atBergamo + "; " + fatherGone + "refuses; " + theOrder + "exclusive" + beforeRuling, "ASS-8 missing; ASS-7 silent"},
		{"since then the officer decides", child, atBergamo + "; " + fatherGone + "refuses; " + theOrder + "exclusive" + fromRuling, "ASS-8 warning"},
	}},
	{says: "under 12 no prints: authenticated in town, nobody need come", cases: []example{
		{"through the municipality", child, atBergamo + "; " + inTown + beforeTo, "INV-2 satisfied; FOT-7 satisfied; BIO-1 silent"},
		{"child at home", child, atBergamo + "; " + childAway + "; photos.authenticated_by=municipality", "BIO-4 satisfied; FOT-7 satisfied"},
		{"in doubt since 19 February 2026", child, atBergamo + "; " + inTown, "INV-2 warning"},
	}},
	{says: "from 12 on present, for prints and signature", cases: []example{
		{"12 today, away", child, atBergamo + "; holder.birth_date=2014-11-23; " + childAway, "BIO-3 blocked"},
		{"12 today, in town", child, atBergamo + "; " + inTown + "; holder.birth_date=2014-11-23", "INV-2 invalid"},
		{"12 today, present", child, atBergamo + "; holder.birth_date=2014-11-23", "BIO-1 missing; BIO-2 missing"},
	}},
	{says: "also by fax, registered mail and PEC", cases: []example{
		{"PEC", child, atBergamo + "; " + byLetter, "INV-1 satisfied"},
		{"fax, no signed copy", child, atBergamo + "; " + byLetter + "; channel=fax; identity.copy_signed=false; identity.digitally_signed=false", "INV-1 invalid"},
	}},
	{says: "since June 2023 better in the agenda's section for under 12", cases: []example{
		{"11", child, atBergamo, "APP-3 satisfied"},
		{"12", child, atBergamo + "; holder.birth_date=2014-11-23", "APP-3 warning"},
	}},
	{says: "staff may ask the parents to come", cases: []example{
		{"all away", child, atBergamo + "; " + fatherAway + "; parents[0].status=absent; parents[0].id_copy_signed=true", "ASS-11 note"},
	}},
}

var bergamoTrip = []statement{
	{says: "under 14 with parents or somebody authorised", cases: []example{{"14 on departure", traveller, tripAtBergamo + "; holder.birth_date=2012-12-20", "ACC-1 blocked"}}},
	{says: "parents or guardian sign for a person or a carrier", cases: []example{
		{"person", traveller, tripAtBergamo, "ACC-3 satisfied; ACC-8 satisfied"},
		{"carrier", traveller, tripAtBergamo + "; " + byCarrier, "ACC-3 quiet; ACC-6 satisfied"},
		{"guardian", traveller, tripAtBergamo + "; " + noFather + "; parents[0].role=guardian", "ACC-8 satisfied"},
	}},
	{says: "for Italian minors only", cases: []example{{"Romanian", traveller, tripAtBergamo + "; holder.citizenships=ROU", "CIT-1 blocked"}}},
	{says: "only beyond the border", cases: []example{{"in Italy", traveller, tripAtBergamo + "; accompaniment.crosses_border=false", "ACC-2 blocked"}}},
	{says: "only with somebody who is not the parent", cases: []example{{"mother", traveller, tripAtBergamo + "; accompaniment.companions[0].name=VERDI ANNA", "ACC-3 blocked"}}},
	{says: "asked for online, choosing the office", notDesk: online},
	{says: "with the States crossed, stops too", cases: []example{
		{"several", traveller, tripAtBergamo + "; accompaniment.countries=FRA,ESP", "ACC-7 note; ACC-7 says tutti gli Stati attraversati"},
		{"none", traveller, tripAtBergamo + "; accompaniment.countries=", "ACC-7 missing"},
	}},
	{says: "paper or note on the passport, as the office sees fit", cases: []example{{"note", traveller, tripAtBergamo + "; accompaniment.form=passport_note", "ACC-12 note"}}},
	{says: "the form comes by mail, to print and sign", notDesk: online},
	{says: "a second mail tells when it is ready", notDesk: advice},
	{says: "signed before the official", cases: []example{{"not signed", traveller, tripAtBergamo + "; parents[0].signed_form=false", "ASS-2 invalid; ACC-8 invalid"}}},
	{says: "or signed before, with a signed copy of a document", cases: []example{
		{"copies signed", traveller, tripAtBergamo + "; accompaniment.filing_mode=pre_signed; parents[0].id_copy_signed=true; parents[1].id_copy_signed=true", "ACC-9 quiet"},
		{"one not signed", traveller, tripAtBergamo + "; accompaniment.filing_mode=pre_signed; parents[0].id_copy_signed=true; parents[1].id_copy_signed=false", "ACC-9 invalid"},
	}},
	{says: "from outside the Union: authenticated", cases: []example{
		{"not yet", traveller, tripAtBergamo + "; accompaniment.filing_mode=pre_signed; parents[0].id_copy_signed=true; parents[1].id_copy_signed=true; parents[1].citizenship=TUN", "ACC-9 missing"},
	}},
	{says: "also by fax, registered mail and PEC", cases: []example{
		{"PEC", traveller, tripAtBergamo + "; channel=pec; accompaniment.filing_mode=remote; identity.copy_signed=true; parents[0].id_copy_signed=true; parents[1].id_copy_signed=true", "ACC-9 quiet; INV-1 satisfied; APP-1 silent"},
	}},
	{says: "staff may ask the parents to come", cases: []example{
		{"all away", traveller, tripAtBergamo + "; " + fatherAway + "; parents[0].status=absent; parents[0].id_copy_signed=true", "ASS-11 note"},
	}},
	{says: "good for one trip, there and back", cases: []example{{"told", traveller, tripAtBergamo, "ACC-11 note"}}},
	{says: "a new one each time a border is crossed", notDesk: advice},
	{says: "six months at most", cases: []example{
		{"to the day", traveller, tripAtBergamo + "; accompaniment.return=2027-05-23", "ACC-4 satisfied"},
		{"a day more, reasons do not help here", traveller, tripAtBergamo + "; accompaniment.return=2027-05-24; accompaniment.longer_reason=studio", "ACC-4 invalid"},
	}},
	{says: "not beyond the minor's document", cases: []example{{"expires first", traveller, tripAtBergamo + "; accompaniment.travel_document.expires_on=2027-01-01", "ACC-5 invalid"}}},
	{says: "whether to name all States is the parents' to judge", cases: []example{{"the last one is enough", traveller, tripAtBergamo, "ACC-7 satisfied; ACC-7 quiet"}}},
}
