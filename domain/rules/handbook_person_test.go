package rules

const noPrints = "fingerprints.taken=false; "

var bodyRows = []row{{"BIO-1", "missing blocked", []example{
	{"taken", adult, "", "BIO-1 satisfied"},
	{"not yet", adult, "fingerprints.taken=", "BIO-1 missing; BIO-1 at fingerprints.taken; BIO-1 final; outcome incomplete"},
	{"permanent, with evidence", adult, noPrints + "fingerprints.exemption=permanent; fingerprints.evidence=true", "BIO-1 satisfied; validity 10 2036-11-22; outcome acceptable"},
	{"permanent, evident", adult, noPrints + "fingerprints.exemption=permanent_evident", "BIO-1 satisfied; validity 10 2036-11-22"},
	// Reading chosen: an exemption claimed without its paper is asked for, not blocked.
	{"permanent, evidence not seen", adult, noPrints + "fingerprints.exemption=permanent", "BIO-1 missing"},
	{"temporary: says what to file for", adult, noPrints + "fingerprints.exemption=temporary", "BIO-1 blocked; BIO-1 says temporaneo; outcome refused; validity none"},
	{"no exemption", adult, noPrints, "BIO-1 blocked; outcome refused"},
	{"12 today", child, "holder.birth_date=2014-11-23", "BIO-1 missing; BIO-2 missing"},
	{"12 tomorrow", child, "holder.birth_date=2014-11-24", "BIO-1 silent; BIO-2 silent; BIO-5 note"},
	{"temporary passport", adult, temporary, "BIO-1 silent"},
	{"polis", adult, "channel=polis; fingerprints.taken=", "BIO-1 missing"},
	{"PEC: INV-1's", adult, "channel=pec; fingerprints.taken=", "BIO-1 silent"},
}}, {"BIO-2", "missing invalid", []example{
	{"taken", adult, "", "BIO-2 satisfied"},
	{"not yet", adult, "signature.taken=", "BIO-2 missing; BIO-2 at signature.taken"},
	{"illiterate, with evidence", adult, "signature.taken=false; signature.exemption=illiterate; signature.evidence=true", "BIO-2 satisfied; BIO-2 says esente; outcome acceptable"},
	{"physical, with evidence", adult, "signature.taken=false; signature.exemption=physical; signature.evidence=true", "BIO-2 satisfied"},
	{"physical, evidence not seen", adult, "signature.taken=false; signature.exemption=physical", "BIO-2 missing"},
	{"illiterate, no evidence", adult, "signature.taken=false; signature.exemption=illiterate; signature.evidence=false", "BIO-2 invalid"},
	{"no reason", adult, "signature.taken=false", "BIO-2 invalid; BIO-2 final"},
	{"temporary passport signs too", adult, temporary + "; signature.taken=", "BIO-2 missing"},
	{"polis", adult, "channel=polis; signature.taken=", "BIO-2 missing"},
	{"under 12", child, "signature.taken=", "BIO-2 silent"},
}}, {"BIO-3", "blocked missing", []example{
	{"present", adult, "", "BIO-3 satisfied"},
	{"absent", adult, "holder.present=false", "BIO-3 blocked; BIO-3 at holder.present; BIO-3 final; outcome refused"},
	{"not known: the table says so", adult, "holder.present=", "BIO-3 missing; IDE-1 missing; IDE-1 at holder.present; IDE-4 silent"},
	{"12 today, absent", child, "holder.birth_date=2014-11-23; holder.present=false", "BIO-3 blocked"},
	{"12 tomorrow, absent", child, "holder.birth_date=2014-11-24; holder.present=false", "BIO-3 silent"},
	{"remote", adult, "channel=pec; holder.present=false", "BIO-3 silent"},
	{"polis", adult, "channel=polis; holder.present=false", "BIO-3 silent"},
}}, {"BIO-4", "invalid", []example{
	{"consulate: must come", child, atConsulate + "; " + childAway + "; photos.authenticated_by=notary", "BIO-4 invalid; BIO-4 at holder.present; BIO-4 waivable; outcome incomplete"},
	{"consulate, waived", child, atConsulate + "; " + childAway + "; photos.authenticated_by=notary; " + waiver("BIO-4", "holder.present"), "BIO-4 waived; BIO-4 not invalid"},
	{"Matera", child, childAway, "BIO-4 satisfied"},
	{"Bergamo", child, atBergamo + "; " + childAway, "BIO-4 satisfied"},
	{"Massa-Carrara", child, atMassa + "; " + childAway, "BIO-4 satisfied"},
	{"Cuneo", child, atCuneo + "; " + childAway, "BIO-4 satisfied"},
	{"present at the consulate", child, atConsulate, "BIO-4 quiet"},
	{"presence not known: IDE-1 asks", child, "holder.present=", "IDE-1 missing; IDE-1 at holder.present; BIO-4 silent; FOT-7 silent"},
	{"remote", child, atConsulate + "; channel=consular_network; " + childAway, "BIO-4 silent"},
	{"laissez-passer", child, "procedure=laissez_passer; " + childAway, "BIO-4 satisfied"},
}}, {"BIO-5", "note", []example{
	{"under 12", child, "", "BIO-5 note; BIO-5 says esente; BIO-5 final"},
	{"12 today", child, "holder.birth_date=2014-11-23", "BIO-5 silent"},
	{"an adult", adult, "", "BIO-5 silent"},
}}, {"ETA-1", "", []example{
	{"under 3: 3 years", child, "holder.birth_date=2023-11-24", "validity 3 2029-11-22"},
	{"3 today: 5 years", child, "holder.birth_date=2023-11-23", "validity 5 2031-11-22"},
	{"18 tomorrow: 5 years", teen, "holder.birth_date=2008-11-24", "validity 5 2031-11-22"},
	{"18 today: 10 years", teen, "holder.birth_date=2008-11-23", "validity 10 2036-11-22"},
	{"temporary: 1 year", adult, temporary, "validity 1 2027-11-22"},
	{"born on 29 February, 18 on 28 February of a common year", teen, "holder.birth_date=2008-02-29; filed_on=2026-02-28", "validity 10 2036-02-27"},
	{"and not the day before", teen, "holder.birth_date=2008-02-29; filed_on=2026-02-27", "validity 5 2031-02-26"},
	{"issued on 29 February", child, "holder.birth_date=2020-01-01; filed_on=2024-02-29", "validity 5 2029-02-27"},
	{"papers missing: given all the same", adult, "photos.count=; payments[0].kind=", "outcome incomplete; validity 10 2036-11-22"},
	{"no finding of its own", adult, "", "ETA-1 silent"},
	{"no booklet", traveller, "", "validity none"},
}}, {"ETA-2", "warning", []example{
	{"3 on the legal deadline", child, "holder.birth_date=2023-12-09", "ETA-2 warning; ETA-2 says 5 anni"},
	{"3 after it", child, "holder.birth_date=2023-12-10", "ETA-2 silent"},
	{"12 tomorrow", child, "holder.birth_date=2014-11-24", "ETA-2 warning; ETA-2 says impronte"},
	{"18 in a week", teen, "holder.birth_date=2008-11-30", "ETA-2 warning; ETA-2 says 10 anni"},
	{"12 today", child, "holder.birth_date=2014-11-23", "ETA-2 silent"},
	{"40 in a week", adult, "holder.birth_date=1986-11-30; holder.tax_code=", "ETA-2 silent"},
	{"a longer term reaches further", teen, "holder.birth_date=2008-12-20; further_inquiry=true", "ETA-2 warning"},
}}}

var previousRows = []row{{"PRE-1", "missing", []example{
	{"had one", adult, "", "PRE-1 satisfied"},
	{"never", child, "", "PRE-1 satisfied"},
	{"not asked", adult, "previous_passport.exists=; previous_passport.state=", "PRE-1 missing; PRE-1 at previous_passport.exists; PRE-2 silent; PRE-3 silent"},
}}, {"PRE-2", "missing invalid note", []example{
	{"expired, handed in", adult, "", "PRE-2 satisfied; PRE-2 not note"},
	{"to be given back", adult, "previous_passport.return_requested=true", "PRE-2 note; PRE-2 says annullare"},
	{"damaged, not yet", adult, "previous_passport.state=damaged; previous_passport.handed_in=", "PRE-2 missing; PRE-2 at previous_passport.handed_in"},
	{"full, not handed in", adult, "previous_passport.state=full; previous_passport.handed_in=false", "PRE-2 invalid; PRE-2 final"},
	{"valid, not handed in", adult, "previous_passport.state=valid; previous_passport.handed_in=false", "PRE-2 invalid"},
	{"state not known", adult, "previous_passport.state=", "PRE-2 missing; PRE-2 at previous_passport.state; PRE-3 silent"},
	{"lost", adult, "previous_passport.state=lost; previous_passport.handed_in=; previous_passport.police_report=true", "PRE-2 silent"},
	{"never had one", child, "", "PRE-2 silent"},
}}, {"PRE-3", "missing invalid", []example{
	{"lost, report shown", adult, "previous_passport.state=lost; previous_passport.police_report=true", "PRE-3 satisfied"},
	{"stolen, report not seen", adult, "previous_passport.state=stolen", "PRE-3 missing; PRE-3 at previous_passport.police_report"},
	{"stolen, no report", adult, "previous_passport.state=stolen; previous_passport.police_report=false", "PRE-3 invalid; PRE-3 final"},
	{"expired", adult, "", "PRE-3 silent"},
}}, {"PRE-4", "warning", []example{
	{"six months left", adult, "previous_passport.state=valid; previous_passport.expires_on=2027-05-23", "PRE-4 silent"},
	{"a day more", adult, "previous_passport.state=valid; previous_passport.expires_on=2027-05-24", "PRE-4 warning; PRE-4 final; outcome acceptable_with_notes"},
	{"damaged with years left", adult, "previous_passport.state=damaged; previous_passport.expires_on=2030-01-01", "PRE-4 silent"},
}}, {"PRE-5", "note", []example{
	{"full", adult, "previous_passport.state=full", "PRE-5 note; outcome acceptable_with_notes; fees 116.20"},
	{"expired", adult, "", "PRE-5 silent"},
}}, {"PRE-6", "", []example{
	{"withdrawn", adult, "", "PRE-6 silent"},
}}}
