package rules

var materaParents = []statement{
	{says: "a decree of 13 June 2023 changed the law for parents of minors", cases: []example{
		{"13 June: the other parent's consent", adult, lastDayOfConsent, "GEN-1 missing; GEN-1 at other_parent"},
		{"14 June: a declaration", adult, "holder.minor_children=true; filed_on=2023-06-14", "GEN-1 missing; GEN-1 at impediments.declaration_signed"},
	}},
	{says: "the other parent's consent is no longer needed", cases: []example{
		{"nobody entered", adult, "holder.minor_children=true; impediments.declaration_signed=true", "GEN-1 satisfied; ASS-1 silent; outcome acceptable"},
	}},
	{says: "the parent signs that no impediment exists", cases: []example{
		{"not signed", adult, "holder.minor_children=true; impediments.declaration_signed=false", "GEN-1 invalid"},
	}},
	{says: "no passport where a court forbade it", cases: []example{
		{"forbidden", adult, "holder.minor_children=true; impediments.declaration_signed=true; impediments.injunction=true", "OST-1 blocked; outcome refused"},
		{"to be looked up", adult, "holder.minor_children=true; impediments.declaration_signed=true; impediments.injunction=", "OST-1 missing"},
	}},
	{says: "for the minor child both parents still consent", cases: []example{
		{"both", child, "", "ASS-1 satisfied"},
		{"one", child, noFather, "ASS-1 missing"},
	}},
}

var materaMinors = []statement{
	{says: "asked for by a parent or who holds responsibility", cases: []example{
		{"guardian", child, noFather + "; parents[0].role=guardian", "ASS-1 satisfied"},
		{"nobody", child, noFather + "; " + noMother, "ASS-1 missing"},
	}},
	{says: "no longer entered on the parents' passport since 2012", notDesk: history},
	{says: "a minor travels with a document of its own", notDesk: advice},
	{says: "asked for as an adult's", cases: []example{
		{"booking, document, photos, fees", child, "", "APP-1 satisfied; IDE-1 satisfied; FOT-1 satisfied; VER-1 satisfied; VER-4 satisfied; outcome acceptable_with_notes"},
	}},
	{says: "the parent registers, on the form for minors with the minor's data", cases: []example{
		{"minor's form", child, "", "MOD-1 satisfied"},
		{"adult's form", child, "application_form.kind=adult", "MOD-1 invalid"},
	}},
	{says: "the slip is in the minor's name here too", cases: []example{{"father's", child, "payments[0].in_name_of=ROSSI PAOLO", "VER-3 invalid"}}},
	{says: "the papers are an adult's", cases: []example{
		{"copy not seen", child, "identity.copy_front_back=", "IDE-3 missing"},
		{"stamp not bought", child, "payments[1].kind=", "VER-4 missing"},
	}},
	{says: "and the other parent's consent besides", cases: []example{{"not given", child, "parents[1].signed_form=false", "ASS-2 invalid; ASS-1 invalid"}}},
	{says: "both present: signed before the staff", cases: []example{
		{"signed", child, "", "ASS-2 satisfied"},
		{"not recognised yet", child, "parents[1].identity_checked=", "ASS-2 missing"},
	}},
	{says: "absent, Italian or of the Union: form in original, copy of document signed", cases: []example{
		{"Italian", child, fatherAway, "ASS-3 satisfied"},
		{"Romanian", child, fatherAway + "; parents[1].citizenship=ROU", "ASS-3 satisfied"},
		{"copy not signed", child, fatherAway + "; parents[1].id_copy_signed=false", "ASS-3 invalid"},
	}},
	{says: "absent, from outside, living in Italy: authenticated, with copy", cases: []example{
		{"authenticated", child, fatherMoroccan + "; parents[1].signature_authenticated=true; parents[1].id_copy=true", "ASS-4 satisfied"},
		{"by hand", child, fatherMoroccan + "; parents[1].signed_form=true; parents[1].id_copy=true", "ASS-4 missing"},
	}},
	{says: "absent, from outside, living abroad: at the Italian consulate, sent by it", cases: []example{
		{"sent", child, fatherMoroccan + "; parents[1].country_of_stay=MAR; parents[1].consular_act=true", "ASS-5 satisfied"},
		{"not sent", child, fatherMoroccan + "; parents[1].country_of_stay=MAR", "ASS-5 missing"},
	}},
	{says: "deceased: declared on the form", cases: []example{
		{"declared", child, fatherGone + "deceased; parents[1].self_declared_death=true", "ASS-6 satisfied"},
		{"not declared", child, fatherGone + "deceased", "ASS-6 missing"},
	}},
	{says: "unreachable, unwilling and the like: the guardianship judge", cases: []example{
		{"unreachable", child, fatherGone + "unreachable", "ASS-7 missing"},
		{"unwilling, authorised", child, fatherGone + "refuses; judge_authorisation=true", "ASS-7 satisfied"},
	}},
}

var materaTrip = []statement{
	{says: "under 14 accompanied by parents or somebody authorised", cases: []example{
		{"13 on departure", traveller, "holder.birth_date=2012-12-21", "ACC-1 satisfied"},
		{"14 on departure", traveller, "holder.birth_date=2012-12-20", "ACC-1 blocked"},
		{"with a parent none is needed", traveller, "accompaniment.companions[0].name=ROSSI PAOLO", "ACC-3 blocked"},
	}},
	{says: "with a document valid for going abroad", cases: []example{
		{"passport", traveller, "", "ACC-5 satisfied"},
		{"card", traveller, onCard, "ACC-5 satisfied"},
		{"card marked", traveller, onCard + "; accompaniment.travel_document.not_valid_abroad=true", "ACC-5 invalid"},
	}},
	{says: "parents sign a declaration for a person or a carrier", cases: []example{
		{"person", traveller, "", "ACC-3 satisfied; ACC-8 satisfied"},
		{"carrier", traveller, byCarrier, "ACC-3 satisfied; ACC-6 satisfied"},
	}},
	{says: "asked for online, or at the office of residence", cases: []example{
		{"resident here", traveller, "", "ACC-10 satisfied"},
		{"resident elsewhere", traveller, "accompaniment.applicant_residence=A794", "ACC-10 invalid"},
	}},
	{says: "then both come, without a booking", cases: []example{
		{"walk-in", traveller, "", "APP-1 satisfied; ACC-9 quiet"},
		{"by post", traveller, "accompaniment.filing_mode=remote; parents[0].id_copy_signed=true; parents[1].id_copy_signed=true", "ACC-9 invalid; ACC-9 waivable"},
	}},
	{says: "and sign before the official, with copies of their own documents", cases: []example{
		{"not signed", traveller, "parents[0].signed_form=false", "ACC-8 invalid"},
		{"no copy", traveller, "parents[0].id_copy=", "ACC-8 warning"},
	}},
	{says: "of the minor's travel document", cases: []example{{"which one is not known", traveller, "accompaniment.travel_document.kind=", "ACC-5 missing"}}},
	{says: "and of the companion's, signed", cases: []example{{"not signed", traveller, noCopy, "ACC-3 invalid; ACC-3 waivable"}}},
	{says: "one parent alone brings the other's consent, as for a passport", cases: []example{
		{"brought", traveller, fatherAway, "ACC-8 satisfied; ASS-3 satisfied"},
		{"not brought", traveller, fatherAway + "; parents[1].signed_form=", "ACC-8 missing"},
	}},
	{says: "collected two days before departure", cases: []example{
		{"told", traveller, "", "ACC-11 note; ACC-11 says 2 giorni"},
		{"leaves tomorrow", traveller, "accompaniment.departure=2026-11-24", "ACC-11 warning"},
	}},
	{says: "good for one trip, there and back", cases: []example{{"told", traveller, "", "ACC-11 says un solo viaggio"}}},
	{says: "for each further trip another declaration", notDesk: advice},
	{says: "six months at most, within which both dates lie", cases: []example{
		{"to the day", traveller, "accompaniment.return=2027-05-23", "ACC-4 satisfied"},
		{"a day more", traveller, "accompaniment.return=2027-05-24", "ACC-4 invalid"},
	}},
	{says: "never beyond the expiry of the minor's document", cases: []example{
		{"on the day", traveller, "accompaniment.travel_document.expires_on=2027-01-05", "ACC-5 satisfied"},
		{"before it", traveller, "accompaniment.travel_document.expires_on=2027-01-04", "ACC-5 invalid"},
	}},
}

var materaRest = []statement{
	{says: "change of residence: the form, with its box ticked", cases: []example{
		{"signed", adult, newHome, "RES-1 satisfied; MOD-2 satisfied"},
		{"not signed", adult, newHome + "; application_form.signed=false", "RES-1 invalid; MOD-2 invalid"},
	}},
	{says: "with the passport to update and a copy of a document", cases: []example{
		{"passport not here", adult, newHome + "; previous_passport.handed_in=", "RES-1 missing"},
		{"no copy", adult, newHome + "; identity.copy_front_back=false", "RES-1 invalid; IDE-3 invalid"},
	}},
	{says: "without a booking, at the office of residence", cases: []example{
		{"walk-in", adult, newHome, "APP-1 silent; RES-1 note; CMP-1 satisfied"},
		{"elsewhere", adult, newHome + "; holder.residence.place=A794", "CMP-1 invalid"},
	}},
	{says: "more on the police's site", notDesk: advice},
	{says: "from abroad: the foreign ministry's site", notDesk: otherOffice},
}
