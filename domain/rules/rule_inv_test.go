package rules

import (
	"testing"

	"civico/sportello/domain/office"
)

func TestRemoteFiling(t *testing.T) {
	const pec = "channel=pec; booking=; holder.present=; fingerprints.taken=; signature.taken=; identity.copy_signed=true"
	runExamples(t, []example{
		{"DPR 445/2000 art. 38: signed, with a signed copy", adult, pec, "INV-1 satisfied; INV-1 pending; INV-2 silent; outcome pending_clearance"},
		{"DPR 445/2000 art. 38: digital signature", adult, pec + "; identity.copy_signed=false; identity.digitally_signed=true", "INV-1 satisfied"},
		{"DPR 445/2000 art. 38: neither", adult, pec + "; identity.copy_signed=false; identity.digitally_signed=false", "INV-1 invalid"},
		{"DPR 445/2000 art. 38: not yet seen", adult, pec + "; identity.copy_signed=", "INV-1 missing"},
		{"DPR 445/2000 art. 38: form not signed", adult, pec + "; application_form.signed=false", "INV-1 invalid"},
		{"S4: by the consular network", adult, pec + "; channel=consular_network", "INV-1 pending"},
		{"S3: prints taken since", adult, pec + "; fingerprints.taken=true", "INV-1 satisfied; INV-1 not pending"},
		{"S2: under 12 nobody need come", child, pec, "INV-1 satisfied; INV-1 not pending"},
		{"S2: twelve that day", child, pec + "; holder.birth_date=2014-11-23", "INV-1 pending"},
		{"S4: a temporary passport has no prints", adult, pec + "; product=temporary", "INV-1 not pending"},
		{"at the counter", adult, "", "INV-1 silent; INV-2 silent; INV-3 silent"},
	})
}

func TestMunicipality(t *testing.T) {
	const there = "channel=municipality; office=cuneo; holder.present=; booking=; photos.authenticated_by=municipality; parents[0].signature_authenticated=true; parents[1].signature_authenticated=true"
	const before, first = "; filed_on=2026-02-18", "; filed_on=2026-02-19"
	runExamples(t, []example{
		{"L. 11/2026: the day before", child, there + before, "INV-2 satisfied; INV-2 not warning; FOT-7 satisfied"},
		{"L. 11/2026: the first day", child, there + first, "INV-2 satisfied; INV-2 warning"},
		{"S2: twelve that day", child, there + before + "; holder.birth_date=2014-02-18", "INV-2 invalid"},
		{"S2: twelve the day after", child, there + before + "; holder.birth_date=2014-02-19", "INV-2 satisfied"},
		{"S2: a signature not authenticated", child, there + before + "; parents[1].signature_authenticated=false", "INV-2 invalid"},
		{"S2: a signature not yet seen", child, there + before + "; parents[1].signature_authenticated=", "INV-2 missing"},
		{"S2: photo not authenticated", child, there + before + "; photos.authenticated_by=none", "INV-2 invalid"},
		{"S2: an adult", adult, "channel=municipality", "INV-2 invalid"},
	})
	c := child(t)
	set(t, &c, "channel=municipality\nphotos.authenticated_by=municipality\nparents[0].signature_authenticated=true\nparents[1].signature_authenticated=true")
	goesOn := officeWith(t, "matera", func(p *office.Profile) { p.Practice.MunicipalityContinues = true })
	expect(t, judgeAt(t, &c, goesOn), "INV-2 satisfied; INV-2 not warning")
}

func TestPolis(t *testing.T) {
	const polis = "channel=polis; booking="
	runExamples(t, []example{
		{"an adult", adult, polis, "INV-3 satisfied; BIO-1 satisfied; BIO-3 silent"},
		{"a minor", teen, polis, "INV-3 invalid"},
		{"eighteen that day", teen, polis + "; holder.birth_date=2008-11-23", "INV-3 satisfied"},
		{"temporary", adult, polis + "; product=temporary", "INV-3 invalid"},
		{"registered abroad", adult, polis + "; holder.residence.aire=true", "INV-3 invalid"},
		{"exempt from prints", adult, polis + "; fingerprints.taken=false; fingerprints.exemption=permanent_evident", "INV-3 invalid"},
		{"exempt from signature", adult, polis + "; signature.taken=false; signature.exemption=physical; signature.evidence=true", "INV-3 invalid"},
	})
}
