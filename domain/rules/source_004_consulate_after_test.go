package rules

var consulatePrints = []statement{
	{says: "prints are a duty since 29 June 2009", cases: []example{{"not taken", emigrated, noPrints, "BIO-1 blocked"}}},
	{says: "so the applicant must come", cases: []example{{"absent", emigrated, "holder.present=false", "BIO-3 blocked"}}},
	{says: "the form may come by post or the consular network", cases: []example{
		{"network", emigrated, byLetter + "; channel=consular_network", "INV-1 satisfied"},
		{"post", emigrated, byLetter + "; channel=registered_mail; identity.copy_signed=false; identity.digitally_signed=false", "INV-1 invalid"},
	}},
	{says: "then an appointment for prints and signature", cases: []example{{"still due", emigrated, byLetter + "; channel=consular_network", "INV-1 pending"}}},
	{says: "under 12 exempt", cases: []example{
		{"11", child, atConsulate, "BIO-1 silent; BIO-5 note"},
		{"12", child, atConsulate + "; holder.birth_date=2014-11-23", "BIO-1 missing"},
	}},
	{says: "permanent impediment, documented", cases: []example{
		{"certificate", emigrated, noPrints + "fingerprints.exemption=permanent; fingerprints.evidence=true", "BIO-1 satisfied"},
		{"certificate not seen", emigrated, noPrints + "fingerprints.exemption=permanent", "BIO-1 missing"},
	}},
	{says: "or plain to see, without a certificate", cases: []example{{"evident", emigrated, noPrints + "fingerprints.exemption=permanent_evident", "BIO-1 satisfied"}}},
	{says: "then an ordinary passport of 10 years", cases: []example{{"full validity", emigrated, noPrints + "fingerprints.exemption=permanent_evident", "validity 10 2036-11-22; fees 116.20"}}},
	{says: "for now impossible: a temporary passport", cases: []example{
		{"ordinary", emigrated, noPrints + "fingerprints.exemption=temporary", "BIO-1 blocked; BIO-1 says temporaneo"},
		{"temporary", emigrated, temporary, "BIO-1 silent; TMP-1 satisfied"},
	}},
}

var consulateFees = []statement{
	{says: "42.50 and 73.50", cases: []example{
		{"until 30 November 2025", emigrated, "local_payment.paid_on=2025-11-30; local_payment.amount=4402.20", "fees 116.00"},
		{"42.70 since", emigrated, "", "fees 116.20"},
	}},
	{says: "issue and yearly taxes ended on 24 June 2014", cases: []example{
		{"who still paid 40.29 is told", adult, temporarySlip + "; payments[1].kind=postal_slip; payments[1].amount=40.29; payments[1].in_name_of=ROSSI MARIA", "VER-11 note"},
	}},
	{says: "abroad from 8 July", notDesk: history},
	{says: "free for emigrants by the act of 1919", cases: []example{
		{"proven", emigrated, "fee_exemption.ground=emigrant; fee_exemption.evidence=true", "VER-9 satisfied; fees 0.00"},
		{"not proven", emigrated, "fee_exemption.ground=emigrant; fee_exemption.evidence=false", "VER-9 invalid; fees 116.20"},
	}},
	{says: "for who comes home to military service", cases: []example{{"proven", emigrated, "fee_exemption.ground=military_return; fee_exemption.evidence=true", "VER-9 satisfied; fees 0.00"}}},
	{says: "for the indigent", cases: []example{{"proven", emigrated, "fee_exemption.ground=indigent; fee_exemption.evidence=true", "VER-9 satisfied; VER-10 quiet; fees 0.00"}}},
	{says: "each State has its own threshold", notDesk: otherOffice},
	{says: "for religious and missionaries, by their superior's declaration", cases: []example{
		{"declared", emigrated, "fee_exemption.ground=religious; fee_exemption.evidence=true", "VER-9 satisfied; fees 0.00"},
		{"not seen", emigrated, "fee_exemption.ground=religious", "VER-9 missing"},
	}},
}

var consulateOtherBooklets = []statement{
	{says: "temporary: on paper, for an emergency, no chip", cases: []example{{"told", emigrated, temporary, "TMP-2 note"}}},
	{says: "a year at most", cases: []example{{"validity", emigrated, temporary, "validity 1 2027-11-22"}}},
	{says: "no US waiver with it", cases: []example{{"told", emigrated, temporary, "TMP-2 says Stati Uniti"}}},
	{says: "papers of an ordinary one besides", cases: []example{{"no photos", emigrated, temporary + "; photos.count=1", "FOT-1 invalid"}}},
	{says: "proof that prints cannot be given for now", cases: []example{
		{"not seen", emigrated, temporary + "; urgency.impossibility_evidence=", "TMP-1 missing"},
		{"none", emigrated, temporary + "; urgency.impossibility_evidence=false; fingerprints.evidence=false", "TMP-1 invalid"},
	}},
	{says: "declaration that only this document helps", cases: []example{{"none", emigrated, temporary + "; urgency.sole_document_declaration=false", "TMP-1 invalid"}}},
	{says: "receipt of the fees unless exempt", cases: []example{
		{"none", emigrated, temporary + "; local_payment.currency=; local_payment.rate=; local_payment.amount=", "VER-11 missing"},
		{"exempt", emigrated, temporary + "; fee_exemption.ground=indigent; fee_exemption.evidence=true; local_payment.currency=; local_payment.rate=; local_payment.amount=", "VER-9 satisfied; VER-11 not missing"},
	}},
	{says: "5.20 for it", cases: []example{
		{"at the rate", emigrated, temporary + "; local_payment.amount=197.34", "VER-11 satisfied; fees 5.20"},
		{"in Italy by slip", adult, temporarySlip, "VER-11 satisfied"},
	}},
	{says: "and 40.29, though that tax has ended", cases: []example{{"not asked for", emigrated, temporary + "; local_payment.amount=197.34", "VER-11 warning; fees 5.20"}}},
	{says: "collective: asked for by a leader with a passport", cases: []example{
		{"valid", group, "", "COL-2 satisfied"},
		{"not valid", group, "group.leader_passport_valid=false", "COL-2 invalid"},
	}},
	{says: "for the trip of 5 to 50", cases: []example{
		{"5", group, "group.members=5", "COL-1 satisfied"},
		{"4", group, "group.members=4", "COL-1 invalid"},
		{"51", group, "group.members=51", "COL-1 invalid"},
	}},
	{says: "four months at most", cases: []example{
		{"to the day", group, "group.stay_ends_on=2027-03-23", "COL-3 satisfied"},
		{"a day more", group, "group.stay_ends_on=2027-03-24", "COL-3 invalid"},
	}},
	{says: "5.50", cases: []example{
		{"paid", group, "", "VER-12 satisfied; fees 5.50"},
		{"in doubt since 19 February 2026", group, "", "COL-4 warning"},
	}},
}

var consulateAfterwards = []statement{
	{says: "full of visas: as an ordinary one", cases: []example{{"full", emigrated, "previous_passport.state=full", "PRE-5 note; PRE-2 satisfied"}}},
	{says: "withdrawn where it could not have been issued", cases: []example{
		{"withdrawal is an event on the booklet; a request is barred", emigrated, "impediments.other=true", "OST-2 blocked; REV-1 silent"},
		{"an injunction too", emigrated, "impediments.injunction=true", "OST-1 blocked"},
	}},
	{says: "withdrawn for maintenance unpaid", notDesk: "an event on the booklet (REV-1), not a request"},
	{says: "withdrawn for a minor's conduct abroad", notDesk: "an event on the booklet (REV-1), not a request"},
	{says: "which passports serve the US waiver", notDesk: otherOffice},
	{says: "for whom: business or tourism", notDesk: otherOffice},
	{says: "for under 90 days", notDesk: otherOffice},
	{says: "with a return ticket", notDesk: otherOffice},
	{says: "else a visa", notDesk: otherOffice},
	{says: "valid beyond the return", notDesk: otherOffice},
	{says: "overstaying has consequences", notDesk: otherOffice},
	{says: "minors with an own passport", notDesk: otherOffice},
	{says: "ask the US authorities", notDesk: otherOffice},
	{says: "robbed and leaving at once: an emergency document", cases: []example{
		{"here", stranded, "", "ETD-1 satisfied; CMP-9 satisfied; IDE-1 warning"},
		{"in Italy there is none", stranded, "office=matera", "CMP-9 blocked"},
		{"not leaving", stranded, "loss_abroad.departure_imminent=false", "ETD-1 invalid"},
	}},
	{says: "to Italy or the State of residence, exceptionally elsewhere", cases: []example{
		{"home abroad", stranded, "loss_abroad.destination=THA; loss_abroad.destination_kind=residence", "ETD-1 satisfied"},
		{"elsewhere", stranded, "loss_abroad.destination=FRA; loss_abroad.destination_kind=exceptional", "ETD-1 warning"},
	}},
	{says: "a found one goes to the consulate of the place", notDesk: "the register of found passports (RIN-1), not a request"},
	{says: "given back in person, or by post at the holder's cost", notDesk: "the register of found passports (RIN-1), not a request"},
	{says: "destroyed after a year unclaimed", notDesk: "the register of found passports (RIN-1), not a request"},
	{says: "more on the ministry's travel site", notDesk: advice},
}
