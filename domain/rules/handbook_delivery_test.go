package rules

// proxyNamed is a proxy named at filing; proxyLater one named afterwards, by hand;
// handing is a collection by the holder.
const (
	proxyNamed = "delivery.mode=proxy; delivery.proxy.surname=NERI; delivery.proxy.name=LUCA; delivery.proxy.birth_date=1980-01-01; delivery.proxy.named_at_filing=true"
	proxyLater = proxyNamed + "; delivery.proxy.named_at_filing=false; delivery.proxy.handwritten=true; delivery.proxy.holder_id_copy_signed=true"
	toHome     = "delivery.mode=home; delivery.home.address_complete=true; delivery.home.envelope_filled=true; delivery.home.insured_number=123456789012"
	handing    = "procedure=collection; collection.by=holder; collection.identity_matches=true; collection.ready_on=2026-11-20; collection.booklet_number=YA1234567"
	byTheProxy = handing + "; collection.by=proxy; " + proxyNamed + "; delivery.proxy.own_id_copy=true"
	requested  = onDomicile + "; filing_place.clearance_requested_on="
)

var deliveryRows = []row{{"DEL-1", "missing", []example{
	{"chosen", adult, "", "DEL-1 satisfied"},
	{"not chosen", adult, "delivery.mode=", "DEL-1 missing; DEL-1 at delivery.mode; DEL-1 final; outcome incomplete"},
	{"change of residence", adult, "procedure=residence_change; delivery.mode=", "DEL-1 silent"},
}}, {"DEL-2", "blocked missing invalid", []example{
	{"named at filing", adult, proxyNamed, "DEL-2 satisfied; outcome acceptable"},
	{"named later", adult, proxyLater, "DEL-2 satisfied"},
	{"named later, holder's copy not signed", adult, proxyLater + "; delivery.proxy.holder_id_copy_signed=false", "DEL-2 invalid; DEL-2 final"},
	{"named later, by hand not seen", adult, proxyLater + "; delivery.proxy.handwritten=", "DEL-2 missing"},
	{"18 today", adult, proxyNamed + "; delivery.proxy.birth_date=2008-11-23", "DEL-2 satisfied"},
	{"18 tomorrow", adult, proxyNamed + "; delivery.proxy.birth_date=2008-11-24", "DEL-2 blocked; outcome refused"},
	{"age not known", adult, proxyNamed + "; delivery.proxy.birth_date=", "DEL-2 missing; DEL-2 at delivery.proxy.birth_date"},
	{"nobody named", adult, "delivery.mode=proxy", "DEL-2 missing"},
	{"in person", adult, "", "DEL-2 silent"},
}}, {"DEL-3", "missing invalid", []example{
	{"own copy", adult, byTheProxy, "DEL-3 satisfied; DEL-2 satisfied; CON-4 satisfied"},
	{"own copy not seen", adult, byTheProxy + "; delivery.proxy.own_id_copy=", "DEL-3 missing; DEL-3 waivable; DEL-3 at delivery.proxy.own_id_copy"},
	{"no copy", adult, byTheProxy + "; delivery.proxy.own_id_copy=false", "DEL-3 invalid; DEL-3 waivable; outcome incomplete"},
	{"waived", adult, byTheProxy + "; delivery.proxy.own_id_copy=false; " + waiver("DEL-3", "delivery.proxy.own_id_copy"), "DEL-3 waived; DEL-3 not invalid"},
	{"by the holder", adult, handing, "DEL-3 silent; DEL-2 silent"},
	{"at filing it is not asked", adult, proxyNamed, "DEL-3 silent"},
}}, {"CON-1", "missing invalid", []example{
	{"ready", adult, toHome, "CON-1 satisfied"},
	{"address not complete", adult, toHome + "; delivery.home.address_complete=false", "CON-1 invalid; CON-1 final; outcome incomplete"},
	{"envelope not seen", adult, toHome + "; delivery.home.envelope_filled=", "CON-1 missing"},
	{"no number yet", adult, toHome + "; delivery.home.insured_number=", "CON-1 missing; CON-1 at delivery.home.insured_number"},
	{"in person", adult, "", "CON-1 silent"},
}}, {"CON-2", "note", []example{
	{"Matera", adult, toHome, "CON-2 note; CON-2 says 9,50; outcome acceptable_with_notes; fees 116.20"},
	{"Cuneo", adult, atCuneo + "; " + toHome, "CON-2 note; CON-2 says 9,53"},
	{"elsewhere", adult, atBergamo + "; " + toHome, "CON-2 says 9,53"},
	{"a branch as its parent", adult, "office=pisticci; " + toHome, "CON-2 says 9,50"},
	{"in person", adult, "", "CON-2 silent"},
}}, {"CON-3", "", []example{
	{"only in a store: TestWhatOnlyAStoreKnows", adult, handing + "; collection.returned_by_post=true", "CON-3 silent"},
	{"lost: the booklet again, the contribution waived", adult, "payments[1].kind=; fee_exemption.ground=lost_in_post; fee_exemption.evidence=true", "VER-1 satisfied; VER-4 quiet; fees 42.70"},
}}, {"CON-4", "blocked invalid", []example{
	{"holder", adult, handing, "CON-4 satisfied; clock none; legal none; fees 0.00; validity none"},
	{"somebody else", adult, handing + "; collection.identity_matches=false", "CON-4 blocked; CON-4 final; outcome refused"},
	{"ready today", adult, handing + "; collection.ready_on=2026-11-23", "CON-4 satisfied"},
	{"ready tomorrow", adult, handing + "; collection.ready_on=2026-11-24", "CON-4 invalid"},
	{"parent of a minor", child, handing + "; collection.by=parent", "CON-4 satisfied"},
	{"parent of an adult", adult, handing + "; collection.by=parent", "CON-4 invalid"},
	{"handed over before: silent outside a store", adult, handing + "; collection.handed_over_before=true", "CON-4 satisfied"},
	{"not known who", adult, handing + "; collection.by=", "CON-4 missing"},
}}, {"TER-1", "", []example{
	{"15 days, off a holiday", adult, "", "legal 2026-12-09; clock running; TER-1 silent"},
	{"off Easter Monday", adult, "filed_on=2027-03-15", "legal 2027-03-30"}, // 30 March; the 29th is Easter Monday
	{"Easter Monday itself", adult, "filed_on=2027-03-14", "legal 2027-03-30"},
	{"a Sunday", adult, "filed_on=2026-11-28", "legal 2026-12-14"},
	{"a Saturday stays", adult, "filed_on=2026-11-27", "legal 2026-12-12"},
	{"further inquiry", adult, "further_inquiry=true", "legal 2026-12-23; working 2026-12-15"},
	{"branch", adult, "office=pisticci", "legal 2026-12-14"},
	{"municipality", child, "channel=municipality", "legal 2026-12-14"},
	{"branch and further inquiry", adult, "office=pisticci; further_inquiry=true", "legal 2026-12-28"},
	{"4 October 2026 is national", adult, "filed_on=2026-09-19", "legal 2026-10-05"},
	{"Christmas, St Stephen, a Sunday", adult, "filed_on=2026-12-10", "legal 2026-12-28"},
	{"consulate", emigrated, "", "legal 2026-12-09"},
	{"laissez-passer has no term", child, "procedure=laissez_passer", "legal none; working none; clock none"},
	{"change of residence has none", adult, "procedure=residence_change", "clock none"},
}}, {"TER-2", "", []example{
	{"handbook's first check", adult, "", "working 2026-12-15; TER-2 silent"},
	{"handbook's second check", adult, "filed_on=2027-03-22", "legal 2027-04-06; working 2027-04-13"},
	{"handbook's third check", adult, "filed_on=2027-09-20", "legal 2027-10-05; working 2027-10-12"},
	{"at Cuneo its patron's day", adult, atCuneo + "; filed_on=2027-09-20", "legal 2027-10-05; working 2027-10-13"},
	{"Matera's patron's day", adult, "filed_on=2026-06-24", "working 2026-07-16"},
	{"the day before Matera's matters nowhere else", adult, atCuneo + "; filed_on=2026-06-24", "working 2026-07-15"},
	{"last day of February at Treviglio", adult, "office=treviglio; holder.residence.place=L400; filed_on=2028-02-15", "working 2028-03-08"},
}}, {"TER-3", "", []example{
	{"awaited", adult, onDomicile, "clock suspended; legal none; working none; TER-3 silent"},
	// 13 of 15 days, 13 of 15 working days were left on 25 November.
	{"received", adult, requested + "2026-11-25; filing_place.clearance_received_on=2026-12-10", "clock running; legal 2026-12-23; working 2026-12-30"},
	{"asked for on an unknown day: the filing day", adult, onDomicile + "; filing_place.clearance_received_on=2026-12-01", "legal 2026-12-16; working 2026-12-23"},
	{"delegation", adult, delegated, "clock suspended"},
	{"residence", adult, "", "clock running"},
}}}
