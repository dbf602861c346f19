package rules

import (
	"slices"
	"testing"
)

func TestSourceCuneo(t *testing.T) {
	walkSource(t, srcCuneo, 14, slices.Concat(cuneoBooklet, cuneoPapers, cuneoMinor, cuneoDelivery, cuneoTrip, cuneoRest))
}

// cuneoProxy is a proxy at Cuneo who was named afterwards.
const cuneoProxy = atCuneo + "; " + proxyLater

var cuneoBooklet = []statement{
	{says: "issued to Italian citizens", cases: []example{{"Romanian", adult, atCuneo + "; holder.citizenships=ROU", "CIT-1 blocked"}}},
	{says: "for 10 years", cases: []example{{"adult", adult, atCuneo, "validity 10 2036-11-22"}}},
	{says: "expired: a new one", cases: []example{{"handed in", adult, atCuneo, "PRE-2 satisfied"}}},
	{says: "48 pages and a chip", notDesk: shown},
	{says: "the chip holds data, photo and prints, checked on entry", notDesk: shown},
	{says: "the signature stands on page 2, but for those under 12", cases: []example{
		{"under 12", child, atCuneo, "BIO-2 silent; BIO-5 note; BIO-5 says esente"},
		{"12 today", child, atCuneo + "; holder.birth_date=2014-11-23", "BIO-2 missing"},
	}},
	{says: "for who cannot write, by a deed", cases: []example{
		{"deed shown", adult, atCuneo + "; signature.taken=false; signature.exemption=illiterate; signature.evidence=true", "BIO-2 satisfied; BIO-2 says esente"},
		{"no deed", adult, atCuneo + "; signature.taken=false; signature.exemption=illiterate; signature.evidence=false", "BIO-2 invalid"},
	}},
	{says: "for who documents a physical impossibility", cases: []example{
		{"documented", adult, atCuneo + "; signature.taken=false; signature.exemption=physical; signature.evidence=true", "BIO-2 satisfied"},
		{"not yet", adult, atCuneo + "; signature.taken=false; signature.exemption=physical", "BIO-2 missing"},
	}},
	{says: "a minor has an own passport, none is entered on a parent's", notDesk: history},
	{says: "up to 3: 3 years", cases: []example{{"2", child, atCuneo + "; holder.birth_date=2024-06-01", "validity 3 2029-11-22"}}},
	{says: "from 3 to 18: 5 years", cases: []example{{"3", child, atCuneo + "; holder.birth_date=2023-11-23", "validity 5 2031-11-22"}}},
	{says: "prints from the 12th birthday", cases: []example{{"12 today", child, atCuneo + "; holder.birth_date=2014-11-23", "BIO-1 missing"}}},
	{says: "asked for and booked in the online agenda", cases: []example{
		{"booked", adult, atCuneo, "APP-1 satisfied"},
		{"walk-in", adult, atCuneo + "; booking=walk_in", "APP-1 invalid"},
	}},
	{says: "at the Questura of residence, elected domicile or proven stay", cases: []example{
		{"residence", adult, atCuneo, "CMP-1 satisfied"},
		{"stay not proven", adult, "office=cuneo; " + onDomicile + "; filing_place.ground=stay; filing_place.proof_shown=false", "CMP-2 missing; CMP-2 waivable"},
	}},
	{says: "seat at Cuneo, branches at Alba, Bra and Ceva", cases: []example{
		{"Alba", adult, "office=alba; holder.residence.place=A124", "CMP-6 satisfied; CMP-6 not note; legal 2026-12-14"},
		{"Ceva's resident at the seat", adult, "office=cuneo; holder.residence.place=C589", "CMP-1 satisfied"},
	}},
	{says: "domicile: prove it and say why", cases: []example{
		{"both", adult, "office=cuneo; " + onDomicile, "CMP-2 satisfied"},
		{"no proof", adult, "office=cuneo; " + onDomicile + "; filing_place.proof_shown=", "CMP-2 missing; outcome incomplete"},
		{"no reason", adult, "office=cuneo; " + onDomicile + "; filing_place.reason=", "CMP-2 missing; CMP-2 final"},
	}},
	{says: "and wait longer for the other Questura", cases: []example{{"waits", adult, "office=cuneo; " + onDomicile, "CMP-3 pending; CMP-3 says tempo; clock suspended"}}},
	{says: "residents abroad go to their consulate", cases: []example{{"Frenchman's neighbour", adult, "office=cuneo; holder.residence.place=Z110", "CMP-8 blocked; CMP-8 says consolato"}}},
}

var cuneoPapers = []statement{
	{says: "the right form of two", cases: []example{{"minors' for an adult", adult, atCuneo + "; application_form.kind=minor", "MOD-1 invalid"}}},
	{says: "identity document in force, original and copy", cases: []example{
		{"expired", adult, atCuneo + "; identity.document.expires_on=2026-11-22", "IDE-2 invalid"},
		{"no original", adult, atCuneo + "; identity.original_shown=false", "IDE-1 invalid"},
		{"no copy", adult, atCuneo + "; identity.copy_front_back=", "IDE-3 missing"},
	}},
	{says: "two photos of 35 by 40", cases: []example{
		{"40", adult, atCuneo, "FOT-6 satisfied"},
		{"45", adult, atCuneo + "; photos.height_mm=45", "FOT-6 warning"},
		{"one", adult, atCuneo + "; photos.count=1", "FOT-1 invalid"},
	}},
	{says: "no glasses, mouth closed, white background", cases: []example{
		{"glasses", adult, atCuneo + "; photos.glasses=true", "FOT-4 invalid; FOT-4 waivable"},
		{"mouth", adult, atCuneo + "; photos.mouth_closed=false", "FOT-3 invalid"},
		{"background", adult, atCuneo + "; photos.white_background=false", "FOT-3 invalid"},
	}},
	{says: "the holder is there, so that the photo can be compared", cases: []example{{"away", adult, atCuneo + "; holder.present=false", "BIO-3 blocked"}}},
	{says: "an absent child under 12: photo authenticated by town or notary", cases: []example{
		{"notary", child, atCuneo + "; " + childAway + "; photos.authenticated_by=notary", "FOT-7 satisfied; BIO-4 satisfied"},
		{"nobody", child, atCuneo + "; " + childAway + "; photos.authenticated_by=none", "FOT-7 invalid"},
	}},
	{says: "42.50 by postal slip", cases: []example{
		{"until 30 November 2025", adult, atCuneo + "; " + slipFacts, "VER-1 satisfied"},
		{"42.49", adult, atCuneo + "; " + slipFacts + "; payments[0].amount=42.49", "VER-1 invalid"},
	}},
	{says: "paid in the calendar year of filing", cases: []example{
		{"last year's: the national notice keeps it good", adult, atCuneo + "; " + slipFacts, "VER-8 note; VER-1 satisfied"},
		{"only Cuneo asks", adult, atBergamo + "; " + slipFacts, "VER-8 silent"},
	}},
	{says: "by slip on that account only, to the Treasury", cases: []example{{"another account", adult, atCuneo + "; " + slipFacts + "; payments[0].account=99", "VER-2 invalid"}}},
	{says: "in the holder's name", cases: []example{{"somebody else's", adult, atCuneo + "; " + slipFacts + "; payments[0].in_name_of=VERDI ANNA", "VER-3 invalid"}}},
	{says: "with its reason", cases: []example{{"another", adult, atCuneo + "; " + slipFacts + "; payments[0].reason=x", "VER-2 warning"}}},
	{says: "better a filled-in slip", notDesk: advice},
	{says: "for a minor in the minor's name", cases: []example{{"mother's", child, atCuneo + "; payments[0].in_name_of=VERDI ANNA", "VER-3 invalid; VER-3 says genitore"}}},
	{says: "revenue stamp of 73.50", cases: []example{{"none", adult, atCuneo + "; payments[1].kind=", "VER-4 missing"}}},
	{says: "damaged or expired: handed in", cases: []example{{"not", adult, atCuneo + "; previous_passport.state=damaged; previous_passport.handed_in=false", "PRE-2 invalid"}}},
	{says: "lost or stolen: the report", cases: []example{{"not seen", adult, atCuneo + "; previous_passport.state=lost", "PRE-3 missing"}}},
}

var cuneoMinor = []statement{
	{says: "both parents consent, married or not, with copies of their documents", cases: []example{
		{"both", child, atCuneo, "ASS-1 satisfied; ASS-2 satisfied"},
		{"a copy lacks", child, atCuneo + "; parents[1].id_copy=", "ASS-2 missing; ASS-2 waivable"},
	}},
	{says: "signed before the official who authenticates", cases: []example{{"not", child, atCuneo + "; parents[0].signed_form=false", "ASS-2 invalid"}}},
	{says: "without consent: the guardianship judge", cases: []example{
		{"none", child, atCuneo + "; " + fatherGone + "refuses", "ASS-7 missing"},
		{"authorised", child, atCuneo + "; " + fatherGone + "refuses; judge_authorisation=true", "ASS-7 satisfied"},
	}},
	{says: "or super-exclusive custody", cases: []example{
		{"order shown", child, atCuneo + "; " + fatherGone + "refuses; " + theOrder + "super_exclusive", "ASS-8 satisfied; ASS-7 silent; ASS-1 satisfied"},
		{"exclusive is not that, before the ruling", child, atCuneo + "; " + fatherGone + "refuses; " + theOrder + "exclusive" + beforeRuling, "ASS-8 missing"},
	}},
	{says: "who cannot come: signed act and signed copy", cases: []example{
		{"sent", child, atCuneo + "; " + fatherAway, "ASS-3 satisfied"},
		{"copy not signed", child, atCuneo + "; " + fatherAway + "; parents[1].id_copy_signed=", "ASS-3 missing"},
	}},
	{says: "for citizens of the Union too", cases: []example{{"German", child, atCuneo + "; " + fatherAway + "; parents[1].citizenship=DEU", "ASS-3 satisfied"}}},
	{says: "from outside, not in Italy: at the Italian consulate", cases: []example{
		{"sent", child, atCuneo + "; " + fatherMoroccan + "; parents[1].country_of_stay=MAR; parents[1].consular_act=true", "ASS-5 satisfied"},
		{"not", child, atCuneo + "; " + fatherMoroccan + "; parents[1].country_of_stay=MAR", "ASS-5 missing"},
	}},
	{says: "from outside, resident in Italy: the residence permit too", cases: []example{
		{"permit", child, atCuneo + "; " + fatherAway + "; parents[1].citizenship=MAR; parents[1].residence_permit_copy=true", "ASS-4 satisfied"},
		{"no permit", child, atCuneo + "; " + fatherAway + "; parents[1].citizenship=MAR; parents[1].residence_permit_copy=false", "ASS-4 invalid"},
	}},
	{says: "parents are entered on the passport until 14, for accompaniment", notDesk: shown},
}

var cuneoDelivery = []statement{
	{says: "in a few days, 15 working days at most, by art. 8", cases: []example{
		{"both terms", adult, atCuneo, "legal 2026-12-09; working 2026-12-15"},
		{"the patron's day", adult, atCuneo + "; filed_on=2027-09-20", "working 2027-10-13"},
	}},
	{says: "longer where impediments are looked into", cases: []example{{"inquiry", adult, atCuneo + "; further_inquiry=true", "legal 2026-12-23"}}},
	{says: "or never, where one stands", cases: []example{{"art. 3", adult, atCuneo + "; impediments.other=true", "OST-2 blocked"}}},
	{says: "collected by somebody of age, named at the desk", cases: []example{
		{"named", adult, atCuneo + "; " + proxyNamed, "DEL-2 satisfied"},
		{"17", adult, atCuneo + "; " + proxyNamed + "; delivery.proxy.birth_date=2009-06-01", "DEL-2 blocked"},
	}},
	{says: "or later by hand, with a signed copy of the holder's document", cases: []example{
		{"both", adult, cuneoProxy, "DEL-2 satisfied"},
		{"no copy", adult, cuneoProxy + "; delivery.proxy.holder_id_copy_signed=false", "DEL-2 invalid"},
	}},
	{says: "the proxy always leaves a copy of an own document", cases: []example{
		{"left", adult, atCuneo + "; " + byTheProxy, "DEL-3 satisfied"},
		{"not", adult, atCuneo + "; " + byTheProxy + "; delivery.proxy.own_id_copy=false", "DEL-3 invalid; DEL-3 waivable"},
	}},
	{says: "at home for 9.53, to the courier", cases: []example{{"told", adult, atCuneo + "; " + toHome, "CON-2 says 9,53"}}},
	{says: "the envelope is filled in", cases: []example{{"not", adult, atCuneo + "; " + toHome + "; delivery.home.envelope_filled=false", "CON-1 invalid"}}},
	{says: "a receipt with the insured number", cases: []example{{"not recorded", adult, atCuneo + "; " + toHome + "; delivery.home.insured_number=", "CON-1 missing"}}},
	{says: "nobody at home: 30 days at the post, then back to the office", cases: []example{
		{"handed over at the desk then; the return itself is the store's", adult, atCuneo + "; " + handing + "; collection.returned_by_post=true", "CON-4 satisfied; CON-3 silent"},
	}},
	{says: "the post hands it over as registered mail", notDesk: otherOffice},
	{says: "wrong address: back to the office", cases: []example{{"address not complete is seen when filing", adult, atCuneo + "; " + toHome + "; delivery.home.address_complete=false", "CON-1 invalid"}}},
	{says: "lost: 50 euro from the post", notDesk: otherOffice},
	{says: "and the booklet alone to pay again", cases: []example{
		{"paid", adult, atCuneo + "; payments[1].kind=; fee_exemption.ground=lost_in_post; fee_exemption.evidence=true", "VER-9 satisfied; VER-4 quiet; fees 42.70; outcome acceptable"},
		{"not paid", adult, atCuneo + "; " + noPayments + "; fee_exemption.ground=lost_in_post; fee_exemption.evidence=true", "VER-1 missing"},
	}},
	{says: "identity cards serve in the Union unless marked", cases: []example{
		{"on a trip a marked card does not", traveller, onCard + "; accompaniment.travel_document.not_valid_abroad=true", "ACC-5 invalid"},
		{"to France it does", traveller, onCard, "ACC-5 satisfied"},
		{"to Tunisia", traveller, onCard + "; accompaniment.countries=TUN", "ACC-5 warning"},
	}},
	{says: "a card renewed by stamp is often refused at borders", cases: []example{{"told", adult, atCuneo + "; identity.document.stamp_renewed=true", "IDE-8 note"}}},
	{says: "better another document", notDesk: advice},
}
