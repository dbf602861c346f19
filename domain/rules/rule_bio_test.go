package rules

import "testing"

func TestPrintsAndSignature(t *testing.T) {
	const no = "fingerprints.taken=false; "
	runExamples(t, []example{
		{"Reg. 2252/2004: taken", adult, "", "BIO-1 satisfied; BIO-2 satisfied; BIO-3 satisfied; BIO-4 silent; BIO-5 silent"},
		{"Reg. 2252/2004: not yet taken", adult, "fingerprints.taken=; signature.taken=", "BIO-1 missing; BIO-2 missing"},
		{"Reg. 2252/2004: twelve that day", child, "holder.birth_date=2014-11-23", "BIO-1 missing; BIO-2 missing; BIO-5 silent"},
		{"Reg. 2252/2004: twelve the day after", child, "holder.birth_date=2014-11-24", "BIO-1 silent; BIO-2 silent; BIO-3 silent; BIO-5 note; ETA-2 warning"},
		{"c.c. art. 2963: born on 29 February, on 27 February", child, "filed_on=2024-02-27; booking.date=2024-02-27; holder.birth_date=2012-02-29", "BIO-1 silent"},
		{"c.c. art. 2963: born on 29 February, in a common year", child, "filed_on=2025-02-28; booking.date=2025-02-28; holder.birth_date=2012-02-29", "BIO-1 missing"},
		{"S4: permanent, documented", adult, no + "fingerprints.exemption=permanent; fingerprints.evidence=true", "BIO-1 satisfied; outcome acceptable"},
		{"S4: permanent, certificate not seen", adult, no + "fingerprints.exemption=permanent", "BIO-1 missing"},
		{"S4: permanent, no certificate", adult, no + "fingerprints.exemption=permanent; fingerprints.evidence=false", "BIO-1 invalid"},
		{"S4: permanent and evident", adult, no + "fingerprints.exemption=permanent_evident", "BIO-1 satisfied"},
		{"S4: temporary", adult, no + "fingerprints.exemption=temporary; fingerprints.evidence=true", "BIO-1 blocked; outcome refused"},
		{"S4: refused", adult, no, "BIO-1 blocked"},
		{"S4: a temporary passport has no prints", adult, "product=temporary; fingerprints.taken=", "BIO-1 silent; BIO-2 satisfied"},
		{"S3: illiterate, documented", adult, "signature.taken=false; signature.exemption=illiterate; signature.evidence=true", "BIO-2 satisfied"},
		{"S3: illiterate, deed not seen", adult, "signature.taken=false; signature.exemption=illiterate", "BIO-2 missing"},
		{"S3: physical, not documented", adult, "signature.taken=false; signature.exemption=physical; signature.evidence=false", "BIO-2 invalid"},
		{"S3: not signed", adult, "signature.taken=false", "BIO-2 invalid"},
		{"S1: absent", adult, "holder.present=false", "BIO-3 blocked; IDE-1 silent"},
		{"S1: presence unknown", adult, "holder.present=", "BIO-3 missing"},
		{"S2: child absent", child, "holder.present=false", "BIO-4 satisfied; BIO-3 silent"},
		{"S4: child absent at the consulate", child, abroadChild + "holder.present=false", "BIO-4 invalid"},
		{"S4: admitted in writing", child, abroadChild + "holder.present=false; waivers[0].rule=BIO-4; waivers[0].reason=x; waivers[0].by=NERI", "BIO-4 warning; BIO-4 not invalid"},
		{"S4: child present at the consulate", child, abroadChild + "holder.present=true", "BIO-4 silent"},
		{"by PEC prints wait for INV-1", adult, "channel=pec; fingerprints.taken=; signature.taken=; holder.present=", "BIO-1 silent; BIO-2 silent; BIO-3 silent"},
		{"at a Polis post office", adult, "channel=polis; fingerprints.taken=", "BIO-1 missing; BIO-3 silent"},
	})
}

const abroadChild = "office=consolato; holder.residence.place=Z241; holder.residence.aire=true; holder.residence.aire_up_to_date=true; "

func TestBirthdays(t *testing.T) {
	// the legal deadline is 2026-12-09
	runExamples(t, []example{
		{"art. 17: three on the deadline", child, "holder.birth_date=2023-12-09", "ETA-2 warning"},
		{"art. 17: three on the deadline, temporary", child, "product=temporary; holder.birth_date=2023-12-09", "ETA-2 silent"},
		{"art. 17: three the day after", child, "holder.birth_date=2023-12-10", "ETA-2 silent"},
		{"art. 17: three on the filing day", child, "holder.birth_date=2023-11-23", "ETA-2 silent"},
		{"art. 17: twelve the day after filing", child, "holder.birth_date=2014-11-24", "ETA-2 warning"},
		{"art. 17: eighteen before the deadline", teen, "holder.birth_date=2008-12-01", "ETA-2 warning"},
		{"art. 8: further inquiry lengthens the term", teen, "holder.birth_date=2008-12-20; further_inquiry=true", "ETA-2 warning"},
		{"art. 17: no birthday that matters", adult, "holder.birth_date=1984-11-25; holder.tax_code=", "ETA-2 silent"},
	})
}
