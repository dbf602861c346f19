package rules

const (
	newHome  = "procedure=residence_change; booking=walk_in; previous_passport.state=valid"
	byLetter = "channel=pec; booking=; holder.present=; fingerprints.taken=; signature.taken=; identity.copy_signed=true"
	inTown   = "channel=municipality; booking=; holder.present=; photos.authenticated_by=municipality; parents[0].signature_authenticated=true; parents[1].signature_authenticated=true"
	beforeTo = "; filed_on=2026-02-18"
)

var otherRows = []row{{"RES-1", "missing invalid note", []example{
	{"in order", adult, newHome, "RES-1 satisfied; RES-1 note; APP-1 silent; fees 0.00; outcome acceptable_with_notes"},
	{"passport not handed in yet", adult, newHome + "; previous_passport.handed_in=", "RES-1 missing; RES-1 note; RES-1 final"},
	{"passport expired", adult, newHome + "; previous_passport.state=expired", "RES-1 invalid; RES-1 note"},
	{"no copy", adult, newHome + "; identity.copy_front_back=false", "RES-1 invalid"},
	{"form not seen", adult, newHome + "; application_form.signed=", "RES-1 missing"},
	{"passport procedure", adult, "", "RES-1 silent"},
}}, {"LAS-1", "blocked note", []example{
	{"under 15", child, "procedure=laissez_passer", "LAS-1 note; LAS-1 not blocked"},
	{"15 today", child, "procedure=laissez_passer; holder.birth_date=2011-11-23", "LAS-1 blocked; LAS-1 note; outcome refused"},
	{"15 tomorrow", child, "procedure=laissez_passer; holder.birth_date=2011-11-24", "LAS-1 not blocked; LAS-1 note"},
	{"branch", child, "procedure=laissez_passer; office=pisticci", "LAS-1 not blocked"},
	{"consulate", child, "procedure=laissez_passer; " + atConsulate, "LAS-1 blocked; LAS-1 note"},
	{"photos as for a passport", child, "procedure=laissez_passer; photos.recent=false", "FOT-2 invalid"},
}}, {"TMP-1", "missing invalid", []example{
	{"evidence and declaration", adult, temporary, "TMP-1 satisfied"},
	{"evidence with the prints", adult, temporary + "; urgency.impossibility_evidence=; fingerprints.evidence=true", "TMP-1 satisfied"},
	{"evidence not seen", adult, temporary + "; urgency.impossibility_evidence=", "TMP-1 missing; TMP-1 final"},
	{"no declaration", adult, temporary + "; urgency.sole_document_declaration=false", "TMP-1 invalid"},
	{"ordinary", adult, "", "TMP-1 silent"},
}}, {"TMP-2", "note", []example{
	{"told", adult, temporary, "TMP-2 note; TMP-2 says Stati Uniti; validity 1 2027-11-22"},
	{"ordinary", adult, "", "TMP-2 silent"},
}}, {"COL-1", "invalid", []example{
	{"4", group, "group.members=4", "COL-1 invalid; COL-1 final; outcome incomplete"},
	{"5", group, "group.members=5", "COL-1 satisfied"},
	{"50", group, "group.members=50", "COL-1 satisfied"},
	{"51", group, "group.members=51", "COL-1 invalid"},
	{"not known", group, "group.members=", "COL-1 missing"},
}}, {"COL-2", "missing invalid", []example{
	{"valid", group, "", "COL-2 satisfied"},
	{"not seen", group, "group.leader_passport_valid=", "COL-2 missing"},
	{"not valid", group, "group.leader_passport_valid=false", "COL-2 invalid"},
}}, {"COL-3", "invalid", []example{
	{"four months to the day", group, "group.stay_ends_on=2027-03-23", "COL-3 satisfied"},
	{"a day more", group, "group.stay_ends_on=2027-03-24", "COL-3 invalid"},
	{"purpose not known", group, "group.purpose=", "COL-3 missing"},
	{"every purpose listed", group, "group.purpose=agreement", "COL-3 satisfied"},
}}, {"COL-4", "blocked warning", []example{
	{"the day before", group, "filed_on=2026-02-18", "COL-4 silent"},
	{"the first day, unset", group, "filed_on=2026-02-19", "COL-4 warning; COL-4 says L. 11/2026; COL-4 final"},
	{"open", group, "@collective=open", "COL-4 satisfied; outcome acceptable"},
	{"closed", group, "@collective=closed", "COL-4 blocked; outcome refused"},
	{"closed, the day before", group, "@collective=closed; filed_on=2026-02-18", "COL-4 silent"},
}}, {"ETD-1", "missing invalid warning", []example{
	{"home to Italy", stranded, "", "ETD-1 satisfied; fees 0.00; clock none"},
	{"to the State of residence", stranded, "loss_abroad.destination=THA; loss_abroad.destination_kind=residence", "ETD-1 satisfied"},
	{"exceptionally elsewhere", stranded, "loss_abroad.destination=FRA; loss_abroad.destination_kind=exceptional", "ETD-1 warning; ETD-1 not invalid"},
	{"not imminent", stranded, "loss_abroad.departure_imminent=false", "ETD-1 invalid; outcome incomplete"},
	{"not known whether imminent", stranded, "loss_abroad.departure_imminent=", "ETD-1 missing"},
	{"no police report", stranded, "loss_abroad.police_report=false", "ETD-1 warning; ETD-1 not invalid"},
}}, {"INV-1", "missing invalid pending", []example{
	{"PEC, signed copy", adult, byLetter, "INV-1 satisfied; INV-1 pending; outcome pending_clearance; clock running"},
	{"registered mail, digital signature", adult, byLetter + "; channel=registered_mail; identity.copy_signed=; identity.digitally_signed=true", "INV-1 satisfied"},
	{"fax, form not signed", adult, byLetter + "; channel=fax; application_form.signed=false", "INV-1 invalid"},
	{"email, copy not seen", adult, byLetter + "; channel=email; identity.copy_signed=", "INV-1 missing; INV-1 final"},
	{"consular network", emigrated, byLetter + "; channel=consular_network", "INV-1 pending"},
	{"neither", adult, byLetter + "; identity.copy_signed=false; identity.digitally_signed=false", "INV-1 invalid"},
	{"under 12 nobody must come", child, byLetter, "INV-1 not pending"},
	{"12 today", child, byLetter + "; holder.birth_date=2014-11-23", "INV-1 pending; BIO-1 silent; BIO-3 silent"},
	{"counter", adult, "", "INV-1 silent"},
}}, {"INV-2", "invalid warning", []example{
	{"under 12, authenticated, the day before", child, inTown + beforeTo, "INV-2 satisfied; INV-2 not warning"},
	{"under 12, from the first day", child, inTown + "; filed_on=2026-02-19", "INV-2 warning; INV-2 not invalid"},
	{"the profile says that it goes on", child, "@municipality=continues; " + inTown, "INV-2 satisfied; INV-2 not warning"},
	{"12 today", child, inTown + "; holder.birth_date=2014-11-23", "INV-2 invalid; INV-2 final"},
	{"an adult", adult, "channel=municipality", "INV-2 invalid"},
	{"a signature not authenticated", child, inTown + beforeTo + "; parents[0].signature_authenticated=false", "INV-2 invalid"},
	{"photo not authenticated", child, inTown + beforeTo + "; photos.authenticated_by=none", "INV-2 invalid"},
	{"counter", child, "", "INV-2 silent"},
}}, {"INV-3", "invalid", []example{
	{"an adult", adult, "channel=polis", "INV-3 satisfied"},
	{"a minor", teen, "channel=polis", "INV-3 invalid; INV-3 final"},
	{"temporary", adult, "channel=polis; " + temporary, "INV-3 invalid"},
	{"registered abroad", adult, "channel=polis; holder.residence.aire=true", "INV-3 invalid"},
	{"exempt from prints", adult, "channel=polis; " + noPrints + "fingerprints.exemption=permanent_evident", "INV-3 invalid"},
	{"exempt from signature", adult, "channel=polis; signature.taken=false; signature.exemption=physical; signature.evidence=true", "INV-3 invalid"},
	{"counter", adult, "", "INV-3 silent"},
}}, {"REV-1", "", []example{
	{"an event on the booklet, no finding on a case", adult, "", "REV-1 silent"},
}}, {"RIN-1", "", []example{
	{"a list, no finding on a case", adult, "", "RIN-1 silent"},
}}}
