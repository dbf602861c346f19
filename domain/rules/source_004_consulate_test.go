package rules

import (
	"slices"
	"testing"
)

func TestSourceConsulate(t *testing.T) {
	walkSource(t, srcConsulate, 30, slices.Concat(consulateFront, consulateLaw, consulateOrdinary, consulateMinors,
		consulatePrints, consulateFees, consulateOtherBooklets, consulateAfterwards))
}

var consulateFront = []statement{
	{says: "Italian citizens", cases: []example{{"Thai", emigrated, "holder.citizenships=THA", "CIT-1 blocked"}}},
	{says: "registered abroad, up to date, in this jurisdiction", cases: []example{
		{"in order", emigrated, "", "CMP-5 satisfied"},
		{"not registered", emigrated, "holder.residence.aire=false", "CMP-5 invalid"},
		{"out of date", emigrated, "holder.residence.aire_up_to_date=false", "CMP-5 invalid"},
		{"another consulate's", emigrated, "@jurisdiction=LAO", "CMP-5 blocked; outcome not_competent"},
	}},
	{says: "the form goes ahead by e-mail", notDesk: advice},
	{says: "an appointment is booked", cases: []example{
		{"booked", emigrated, "", "APP-1 satisfied"},
		{"walk-in", emigrated, walkIn, "APP-1 invalid"},
	}},
	{says: "then in person, for the prints", cases: []example{
		{"absent", emigrated, "holder.present=false", "BIO-3 blocked"},
		{"prints to take", emigrated, "fingerprints.taken=", "BIO-1 missing"},
	}},
	{says: "with photos, cash and what else was asked for", cases: []example{
		{"no photos", emigrated, "photos.count=", "FOT-1 missing"},
		{"no cash", emigrated, "local_payment.currency=; local_payment.rate=; local_payment.amount=", "VER-10 missing"},
	}},
	{says: "minors: 3 years up to 3, then 5", cases: []example{
		{"2", child, atConsulate + "; holder.birth_date=2024-06-01", "validity 3 2029-11-22"},
		{"8", child, atConsulate, "validity 5 2031-11-22"},
	}},
	{says: "under 12 no prints, but present", cases: []example{
		{"present", child, atConsulate, "BIO-4 quiet; BIO-1 silent"},
		{"absent", child, atConsulate + "; " + childAway, "BIO-4 invalid; BIO-4 waivable"},
	}},
	{says: "adults: 10 years", cases: []example{{"adult", emigrated, "", "validity 10 2036-11-22"}}},
	{says: "cash in local currency for 116.00 at the day's rate", cases: []example{
		{"until 30 November 2025", emigrated, "local_payment.paid_on=2025-11-30; local_payment.amount=4402.20", "VER-10 satisfied; fees 116.00"},
		{"116.20 from 1 December 2025", emigrated, "", "VER-10 satisfied; fees 116.20"},
		{"short", emigrated, "local_payment.amount=4402.20", "VER-10 invalid"},
	}},
	{says: "no yearly tax since 2014", notDesk: history},
	{says: "issued the same morning when nothing is open", notDesk: shown},
	{says: "new rules on accompaniment since 4 June 2014", notDesk: history},
	{says: "contribution of 73.50 beside 42.50 since 24 June 2014", cases: []example{{"both, in cash", emigrated, "", "fees 116.20; VER-4 silent"}}},
	{says: "abroad since 8 July 2014", notDesk: history},
}

var consulateLaw = []statement{
	{says: "a passport serves travel and identification", cases: []example{{"as identity document", emigrated, "identity.document.kind=passport", "IDE-1 satisfied"}}},
	{says: "issued by the police in Italy, by consulates abroad", cases: []example{{"resident abroad, in Italy", adult, "holder.residence.place=Z241", "CMP-8 blocked"}}},
	{says: "good for recognised States, for others on request", notDesk: otherOffice},
	{says: "asked for where one resides", cases: []example{{"resides here", emigrated, "@jurisdiction=THA", "CMP-5 satisfied"}}},
	{says: "anywhere else on written delegation, and later", cases: []example{
		{"awaited", adult, "holder.residence.place=Z241; filing_place.ground=delegated", "CMP-4 pending; CMP-4 says tempo; clock suspended"},
		{"come", adult, "holder.residence.place=Z241; filing_place.ground=delegated; " + cleared, "CMP-4 satisfied"},
		{"at a consulate outside its jurisdiction", emigrated, "@jurisdiction=LAO; filing_place.ground=stay; filing_place.reason=x; filing_place.proof_shown=true", "CMP-4 pending"},
	}},
	{says: "ordinary: 48 pages", notDesk: shown},
	{says: "temporary: 16 pages", cases: []example{{"told", emigrated, temporary + "; local_payment.amount=197.34", "TMP-2 note; TMP-2 says 16"}}},
	{says: "collective: by a Questura only", cases: []example{
		{"here", group, "office=consolato", "CMP-7 blocked"},
		{"at a branch", group, "office=pisticci", "CMP-7 blocked"},
		{"at a Questura", group, "", "CMP-7 satisfied"},
	}},
	{says: "for culture, religion, sport, tourism or an agreement", cases: []example{
		{"sport", group, "group.purpose=sport", "COL-3 satisfied"},
		{"not said", group, "group.purpose=", "COL-3 missing"},
	}},
	{says: "passports in force stay so", notDesk: history},
}

var consulateOrdinary = []statement{
	{says: "electronic since 26 October 2006", notDesk: history},
	{says: "with a chip, fit for the US waiver", notDesk: shown},
	{says: "3, 5 and 10 years by age", cases: []example{
		{"3 today", child, atConsulate + "; holder.birth_date=2023-11-23", "validity 5 2031-11-22"},
		{"18 today", emigrated, "holder.birth_date=2008-11-23", "validity 10 2036-11-22"},
	}},
	{says: "expired ones are not renewed", cases: []example{{"handed in", emigrated, "", "PRE-2 satisfied"}}},
	{says: "form filled in and signed", cases: []example{{"not signed", emigrated, "application_form.signed=false", "MOD-2 invalid"}}},
	{says: "identity document by DPR 445/2000", cases: []example{
		{"in force", emigrated, "", "IDE-1 satisfied; IDE-2 satisfied"},
		{"expired, data unchanged", emigrated, "identity.document.expires_on=2026-11-22; identity.unchanged_declaration=true", "IDE-2 warning"},
	}},
	{says: "two recent photos, identical, 35 by 40", cases: []example{
		{"40", emigrated, "", "FOT-6 satisfied; FOT-1 satisfied"},
		{"45", emigrated, "photos.height_mm=45", "FOT-6 warning"},
		{"old", emigrated, "photos.recent=false", "FOT-2 invalid"},
	}},
	{says: "the receipt of payment, unless exempt by art. 19", cases: []example{{"none", emigrated, "local_payment.currency=; local_payment.rate=; local_payment.amount=", "VER-10 missing"}}},
	{says: "a parent of minors brings the other's consent", cases: []example{
		{"until 13 June 2023", emigrated, lastDayOfConsent, "GEN-1 missing; GEN-1 at other_parent"},
		{"from 14 June 2023 a declaration, here too", emigrated, "holder.minor_children=true; impediments.declaration_signed=true", "GEN-1 satisfied"},
	}},
	{says: "a minor the consent of both", cases: []example{{"one", child, atConsulate + "; " + noFather, "ASS-1 missing"}}},
	{says: "a minor born abroad the birth certificate, legalised and translated", cases: []example{
		{"shown", child, atConsulate + "; holder.birth_place=Z241; foreign_birth_certificate=true", "ASS-10 satisfied"},
		{"not", child, atConsulate + "; holder.birth_place=Z241", "ASS-10 missing"},
	}},
	{says: "consent on the office's form or another, with a copy of a document", cases: []example{
		{"signed, copied", child, atConsulate + "; " + fatherAway + "; parents[1].id_copy_signed=", "ASS-3 satisfied"},
		{"no copy", child, atConsulate + "; " + fatherAway + "; parents[1].id_copy=false", "ASS-3 invalid"},
		{"present, no copy", child, atConsulate + "; parents[1].id_copy=", "ASS-2 missing; ASS-2 waivable"},
	}},
	{says: "from outside the Union: authenticated by the consulate", cases: []example{
		{"authenticated", child, atConsulate + "; " + fatherMoroccan + "; parents[1].signature_authenticated=true", "ASS-9 satisfied"},
		{"not", child, atConsulate + "; " + fatherMoroccan + "; parents[1].signature_authenticated=false", "ASS-9 invalid"},
	}},
	{says: "deceased: the death certificate", cases: []example{
		{"shown", child, atConsulate + "; " + fatherGone + "deceased; parents[1].death_certificate=true", "ASS-6 satisfied"},
		{"a declaration does not do", child, atConsulate + "; " + fatherGone + "deceased; parents[1].self_declared_death=true", "ASS-6 missing"},
	}},
	{says: "in the other's absence a decree of the head of mission", cases: []example{
		{"issued", child, atConsulate + "; " + fatherGone + "unreachable; judge_authorisation=true", "ASS-7 satisfied"},
		{"not issued", child, atConsulate + "; " + fatherGone + "unreachable", "ASS-7 missing; ASS-7 says missione"},
	}},
}

var consulateMinors = []statement{
	{says: "a passport of their own since June 2012", notDesk: history},
	{says: "entries on a parent's passport no longer serve", notDesk: history},
	{says: "3 and 5 years once more", cases: []example{{"3 tomorrow", child, atConsulate + "; holder.birth_date=2023-11-24", "validity 3 2029-11-22"}}},
	{says: "under 14 with a parent, or who is named in a declaration", cases: []example{
		{"named", traveller, tripAtConsulate, "ACC-1 satisfied; ACC-3 satisfied"},
		{"14 on departure", traveller, tripAtConsulate + "; holder.birth_date=2012-12-20", "ACC-1 blocked"},
	}},
	{says: "parents may be entered on the minor's passport", notDesk: shown},
	{says: "else carry a family or birth certificate", cases: []example{{"told", traveller, tripAtConsulate, "ACC-13 note"}}},
	{says: "declared by who may consent, endorsed by police or consulate", cases: []example{
		{"both", traveller, tripAtConsulate, "ACC-8 satisfied"},
		{"one", traveller, tripAtConsulate + "; " + noFather, "ACC-8 missing"},
	}},
	{says: "the declaration may come by mail, PEC or fax", cases: []example{
		{"remote", traveller, tripAtConsulate + "; accompaniment.filing_mode=remote; parents[0].id_copy_signed=true; parents[1].id_copy_signed=true", "ACC-9 quiet"},
	}},
	{says: "one trip from the country of residence, six months as a rule", cases: []example{
		{"from departure", traveller, tripAtConsulate + "; accompaniment.return=2027-06-20", "ACC-4 satisfied"},
		{"a day more", traveller, tripAtConsulate + "; accompaniment.return=2027-06-21", "ACC-4 invalid"},
		{"inside it", traveller, tripAtConsulate + "; accompaniment.crosses_border=false", "ACC-2 blocked"},
	}},
	{says: "two companions at most, alternatives", cases: []example{
		{"two", traveller, tripAtConsulate + "; " + second, "ACC-3 quiet"},
		{"three", traveller, tripAtConsulate + "; " + third, "ACC-3 invalid"},
	}},
	{says: "on the passport or on a paper", cases: []example{{"note", traveller, tripAtConsulate + "; accompaniment.form=passport_note", "ACC-12 note"}}},
	{says: "a carrier: paper only", cases: []example{{"note", traveller, tripAtConsulate + "; " + byCarrier + "; accompaniment.form=passport_note", "ACC-6 invalid"}}},
	{says: "ask the carrier before the ticket", cases: []example{{"told", traveller, tripAtConsulate + "; " + byCarrier, "ACC-6 note"}}},
}
