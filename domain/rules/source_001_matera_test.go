package rules

import (
	"slices"
	"testing"
)

func TestSourceMatera(t *testing.T) {
	walkSource(t, srcMatera, 8, slices.Concat(materaDocument, materaPapers, materaParents, materaMinors, materaTrip, materaRest))
}

var materaDocument = []statement{
	{says: "issued to Italian citizens", cases: []example{
		{"Italian", adult, "", "CIT-1 satisfied"},
		{"not", adult, "holder.citizenships=ALB", "CIT-1 blocked; outcome refused"},
	}},
	{says: "of age: 10 years", cases: []example{{"adult", adult, "", "validity 10 2036-11-22"}}},
	{says: "up to 3: 3 years", cases: []example{{"toddler", child, "holder.birth_date=2024-06-01", "validity 3 2029-11-22"}}},
	{says: "3 to 18: 5 years", cases: []example{
		{"3 today", child, "holder.birth_date=2023-11-23", "validity 5 2031-11-22"},
		{"17", teen, "holder.birth_date=2009-11-20", "validity 5 2031-11-22"},
	}},
	{says: "not renewed once expired: a new one is asked for", cases: []example{
		{"a new booklet, all its papers and its price", adult, "previous_passport.state=expired", "PRE-2 satisfied; fees 116.20; validity 10 2036-11-22"},
	}},
	{says: "competent: the office of residence, domicile or stay; abroad the consulate", cases: []example{
		{"residence", adult, "", "CMP-1 satisfied"},
		{"domicile", adult, onDomicile, "CMP-3 pending; outcome pending_clearance"},
		{"stay", adult, onDomicile + "; filing_place.ground=stay", "CMP-3 pending"},
		{"resident abroad", adult, "holder.residence.place=Z110", "CMP-8 blocked; outcome not_competent"},
		{"resident abroad, on delegation", adult, "holder.residence.place=Z110; filing_place.ground=delegated", "CMP-4 pending"},
	}},
	{says: "in the province: Matera and the branches of Pisticci and Policoro", cases: []example{
		{"Pisticci", adult, "office=pisticci; holder.residence.place=G712", "CMP-6 satisfied"},
		{"resident in Policoro, at Matera", adult, "holder.residence.place=G786", "CMP-1 satisfied"},
		{"another province", adult, "holder.residence.place=A794", "CMP-1 invalid"},
	}},
	{says: "domicile or stay waits for the police of the residence, and takes longer", cases: []example{
		{"waits, and says so", adult, onDomicile, "CMP-3 pending; CMP-3 says tempo; clock suspended"},
		{"has come", adult, onDomicile + "; " + cleared, "CMP-3 satisfied; clock running"},
	}},
	{says: "filed through the site, with digital identity, and a booking made", cases: []example{
		{"booked", adult, "", "APP-1 satisfied"},
		{"not booked", adult, walkIn, "APP-1 invalid"},
	}},
	{says: "who has no connection books through the municipality or a patronato", notDesk: online},
	{says: "proven urgency has a priority booking", cases: []example{
		{"proven", adult, "booking.section=priority; urgency.departure=2026-12-10; urgency.reason=work; urgency.evidence_shown=true; urgency.evidence_language=ita", "URG-1 satisfied; URG-4 satisfied"},
		{"not proven", adult, "booking.section=priority; urgency.departure=2026-12-10; urgency.reason=work; urgency.evidence_shown=false", "URG-1 invalid"},
	}},
	{says: "who cannot come cancels and books again", cases: []example{
		{"the booking has passed", adult, "booking.date=2026-11-20", "APP-1 invalid; APP-1 says Cancellare"},
	}},
}

var materaPapers = []statement{
	{says: "printed receipt of the booking", cases: []example{
		{"shown", adult, "", "APP-2 satisfied"},
		{"left at home", adult, "booking.receipt_shown=false", "APP-2 missing"},
	}},
	{says: "identity document in force, original and copy of both sides", cases: []example{
		{"in order", adult, "", "IDE-1 satisfied; IDE-2 satisfied; IDE-3 satisfied"},
		{"only a copy", adult, "identity.original_shown=false", "IDE-1 invalid"},
		{"expired", adult, "identity.document.expires_on=2026-11-22", "IDE-2 invalid"},
		{"one side", adult, "identity.copy_front_back=false", "IDE-3 invalid"},
	}},
	{says: "two photos, identical and recent, by ICAO", cases: []example{
		{"one", adult, "photos.count=1", "FOT-1 invalid"},
		{"different", adult, "photos.identical=false", "FOT-1 invalid"},
		{"old", adult, "photos.recent=false", "FOT-2 invalid"},
	}},
	{says: "frontal, face well seen", cases: []example{
		{"from the side", adult, "photos.frontal=false", "FOT-3 invalid"},
		{"face half hidden", adult, "photos.face_visible=false", "FOT-3 invalid"},
	}},
	{says: "no glasses", cases: []example{{"glasses", adult, "photos.glasses=true", "FOT-4 invalid; FOT-4 waivable"}}},
	{says: "no head cover but for religion", cases: []example{
		{"religious", adult, "photos.head_covering=religious", "FOT-5 satisfied"},
		{"hat", adult, "photos.head_covering=other", "FOT-5 invalid"},
	}},
	{says: "contribution of 73.50, a revenue stamp", cases: []example{
		{"bought", adult, "", "VER-4 satisfied"},
		{"not bought", adult, "payments[1].kind=", "VER-4 missing; VER-4 says 73,50"},
	}},
	{says: "postal slip of 42.50", cases: []example{
		{"good until 30 November 2025", adult, slipFacts, "VER-1 satisfied"},
		{"no longer from 1 December 2025", adult, lateSlip, "VER-1 invalid"},
	}},
	{says: "on account 67422808", cases: []example{{"another account", adult, slipFacts + "; payments[0].account=67422809", "VER-2 invalid"}}},
	{says: "to the Ministry's Treasury department", cases: []example{{"another payee", adult, slipFacts + "; payments[0].payee=Questura", "VER-2 warning"}}},
	{says: "with the reason of the electronic passport", cases: []example{{"another reason", adult, slipFacts + "; payments[0].reason=bollo", "VER-2 warning"}}},
	{says: "filled-in slips lie at the post office", notDesk: advice},
	{says: "for a minor the slip is in the minor's name", cases: []example{
		{"minor's", child, "", "VER-3 satisfied"},
		{"mother's", child, "payments[0].in_name_of=VERDI ANNA", "VER-3 invalid; VER-3 says genitore"},
	}},
	{says: "the passport already held", cases: []example{
		{"handed in", adult, "", "PRE-2 satisfied"},
		{"not yet", adult, "previous_passport.handed_in=", "PRE-2 missing"},
	}},
	{says: "lost or stolen: copy of the report", cases: []example{
		{"lost", adult, "previous_passport.state=lost", "PRE-3 missing"},
		{"stolen, reported", adult, "previous_passport.state=stolen; previous_passport.police_report=true", "PRE-3 satisfied"},
	}},
	{says: "who wants the old one back says so at the desk", cases: []example{
		{"said so", adult, "previous_passport.return_requested=true", "PRE-2 note"},
		{"did not", adult, "", "PRE-2 not note"},
	}},
	{says: "all come in person for the fingerprints, but under 12", cases: []example{
		{"adult away", adult, "holder.present=false", "BIO-3 blocked"},
		{"12 today, away", child, "holder.birth_date=2014-11-23; holder.present=false", "BIO-3 blocked"},
		{"under 12, away", child, childAway, "BIO-4 satisfied; BIO-3 silent; BIO-1 silent"},
		{"prints to take", adult, "fingerprints.taken=", "BIO-1 missing"},
	}},
	{says: "an adult collects in person, or a proxy signed for, even at filing", cases: []example{
		{"proxy named now", adult, proxyNamed, "DEL-2 satisfied"},
		{"proxy named by nobody", adult, proxyNamed + "; delivery.proxy.named_at_filing=", "DEL-2 missing"},
		{"holder collects", adult, handing, "CON-4 satisfied"},
		{"somebody else collects", adult, handing + "; collection.identity_matches=false", "CON-4 blocked"},
	}},
	{says: "delivery at home by the post", cases: []example{{"chosen", adult, toHome, "DEL-1 satisfied; CON-1 satisfied"}}},
	{says: "for 9.50, to the courier", cases: []example{{"told, not among the fees", adult, toHome, "CON-2 note; CON-2 says 9,50; fees 116.20"}}},
	{says: "an envelope and a receipt with the insured number", cases: []example{
		{"envelope to fill in", adult, toHome + "; delivery.home.envelope_filled=", "CON-1 missing"},
		{"number to record", adult, toHome + "; delivery.home.insured_number=", "CON-1 missing"},
	}},
	{says: "with which the citizen follows the delivery", notDesk: otherOffice},
}
