package rules

import (
	"strings"
	"testing"

	"civico/sportello/domain/office"
)

const residentInRome = "holder.residence.place=H501"

func TestTerritory(t *testing.T) {
	runExamples(t, []example{
		{"art. 6: resident in the seat", adult, "", "CMP-1 satisfied; CMP-6 silent; CMP-8 silent"},
		{"art. 6: resident in the province", adult, "holder.residence.place=G712", "CMP-1 satisfied"},
		{"art. 6: resident elsewhere", adult, residentInRome, "CMP-1 invalid; outcome incomplete"},
		{"art. 6: residence unknown", adult, "holder.residence.place=", "CMP-1 missing"},
		{"art. 6: a code of no place", adult, "holder.residence.place=A000", "CMP-1 invalid"},
		{"art. 6: a minor by its own residence", child, residentInRome, "CMP-1 invalid"},
		{"art. 6: another ground is CMP-2's", adult, residentInRome + "; filing_place.ground=domicile", "CMP-1 silent"},
		{"art. 6: laissez-passer", child, "procedure=laissez_passer; holder.residence.place=H501", "CMP-1 invalid"},
		{"S3: an accompaniment goes by the applicant", child, "procedure=accompaniment; holder.residence.place=H501", "CMP-1 silent"},
		{"S2: branch, place of the province", adult, "office=pisticci", "CMP-1 satisfied; CMP-6 satisfied; CMP-6 not note"},
		{"S2: branch, place outside", adult, "office=pisticci; holder.residence.place=H501", "CMP-1 invalid; CMP-6 invalid"},
		{"S2: Treviglio has no list yet", adult, "office=treviglio; holder.residence.place=L400", "CMP-6 satisfied; CMP-6 note; outcome acceptable_with_notes"},
	})
}

func TestTheCompetentOfficeIsNamed(t *testing.T) {
	for place, want := range map[string]string{
		"A794": "la Questura di Bergamo", "D205": "la Questura di Cuneo", "H501": "la Questura di Roma",
	} {
		c := adult(t)
		set(t, &c, "holder.residence.place="+place)
		if f := finding(t, judge(t, &c), "CMP-1"); !strings.Contains(f.Message, want) || !strings.Contains(f.Remedy, want) {
			t.Errorf("%s: %q, %q do not name %s", place, f.Message, f.Remedy, want)
		}
	}
	c := adult(t)
	set(t, &c, "office=pisticci\nholder.residence.place=A794")
	if f := finding(t, judge(t, &c), "CMP-6"); !strings.Contains(f.Message, "la Questura di Bergamo") {
		t.Errorf("CMP-6: %q", f.Message)
	}
}

func TestABranchWithItsOwnList(t *testing.T) {
	list := officeWith(t, "treviglio", func(p *office.Profile) { p.Places = []string{"L400"} })
	c := adult(t)
	set(t, &c, "office=treviglio\nholder.residence.place=L400")
	expect(t, judgeAt(t, &c, list), "CMP-1 satisfied; CMP-6 satisfied; CMP-6 not note")
	set(t, &c, "holder.residence.place=A794")
	expect(t, judgeAt(t, &c, list), "CMP-1 satisfied; CMP-6 invalid")
}

func TestOtherGrounds(t *testing.T) {
	const domicile = residentInRome + "; filing_place.ground=domicile; filing_place.reason=lavoro; filing_place.proof_shown=true"
	const atCuneo = "; office=cuneo"
	runExamples(t, []example{
		{"S3: reason and proof", adult, domicile, "CMP-2 satisfied; CMP-3 pending; outcome pending_clearance"},
		{"S3: no reason", adult, domicile + "; filing_place.reason=", "CMP-2 missing; outcome incomplete"},
		{"S2: no proof is a warning elsewhere", adult, domicile + "; filing_place.proof_shown=false", "CMP-2 warning; CMP-2 not missing"},
		{"S3: no proof at Cuneo", adult, domicile + atCuneo + "; filing_place.proof_shown=false", "CMP-2 missing"},
		{"S3: proof not yet seen at Cuneo", adult, domicile + atCuneo + "; filing_place.proof_shown=", "CMP-2 missing"},
		{"S3: proof at Cuneo waived", adult, domicile + atCuneo + "; filing_place.proof_shown=; waivers[0].rule=CMP-2; waivers[0].reason=nota al dirigente; waivers[0].by=NERI", "CMP-2 warning; CMP-2 not missing"},
		{"S3: a reason is not waived", adult, domicile + "; filing_place.reason=; waivers[0].rule=CMP-2; waivers[0].reason=x; waivers[0].by=NERI", "CMP-2 missing"},
		{"S1: stay, clearance received", adult, domicile + "; filing_place.ground=stay; filing_place.clearance_received_on=2026-12-01", "CMP-3 satisfied; CMP-4 silent; outcome acceptable"},
		{"S1: residence unknown", adult, domicile + "; holder.residence.place=", "CMP-3 missing; CMP-4 silent"},
		{"S3: resident abroad on domicile", adult, domicile + "; holder.residence.place=Z110", "CMP-4 pending; CMP-3 silent; CMP-8 silent"},
		{"S1: delegation awaited", adult, residentInRome + "; filing_place.ground=delegated", "CMP-4 pending; CMP-2 silent; CMP-3 silent; outcome pending_clearance"},
		{"S1: delegation received", adult, residentInRome + "; filing_place.ground=delegated; filing_place.clearance_received_on=2026-11-20", "CMP-4 satisfied; outcome acceptable"},
		{"S4: Italian resident staying abroad", emigrated, "holder.residence.place=F052; holder.residence.aire=false; filing_place.ground=stay; filing_place.reason=x; filing_place.proof_shown=true", "CMP-3 pending; CMP-4 silent; CMP-5 silent"},
		{"S4: registered elsewhere abroad, no list of States", emigrated, "filing_place.ground=stay; filing_place.reason=x; filing_place.proof_shown=true", "CMP-4 silent; CMP-3 silent"},
	})
}

func TestResidentsAbroad(t *testing.T) {
	runExamples(t, []example{
		{"S3: resident abroad in Italy", adult, "holder.residence.place=Z110", "CMP-8 blocked; CMP-1 silent; outcome not_competent"},
		{"S1: registered abroad in Italy", adult, "holder.residence.aire=true", "CMP-8 blocked; outcome not_competent"},
		{"S3: on delegation", adult, "holder.residence.place=Z110; filing_place.ground=delegated", "CMP-8 silent; CMP-4 pending"},
		{"S4: AIRE up to date", emigrated, "", "CMP-5 satisfied; CMP-1 silent; CMP-8 silent"},
		{"S4: not registered", emigrated, "holder.residence.aire=false", "CMP-5 invalid"},
		{"S4: out of date", emigrated, "holder.residence.aire_up_to_date=false", "CMP-5 invalid"},
		{"S4: not yet asked", emigrated, "holder.residence.aire=; holder.residence.aire_up_to_date=", "CMP-5 missing"},
		{"S4: a foreigner is refused, not sent elsewhere", adult, "holder.residence.place=Z110; holder.citizenships=FRA", "CMP-8 blocked; CIT-1 blocked; outcome refused"},
	})
}

func TestJurisdictionOfAConsulate(t *testing.T) {
	bangkok := officeWith(t, "consolato", func(p *office.Profile) { p.Jurisdiction = []string{"THA", "LAO"} })
	for place, want := range map[string]string{
		"Z241": "CMP-5 satisfied", "Z110": "CMP-5 blocked; outcome not_competent", "": "CMP-5 missing",
	} {
		c := emigrated(t)
		set(t, &c, "holder.residence.place="+place)
		expect(t, judgeAt(t, &c, bangkok), want)
	}
	c := emigrated(t)
	set(t, &c, "holder.residence.place=Z110\nfiling_place.ground=stay\nfiling_place.reason=x\nfiling_place.proof_shown=true")
	expect(t, judgeAt(t, &c, bangkok), "CMP-4 pending; CMP-5 silent")
}

func TestOfficesOfOneKindOnly(t *testing.T) {
	runExamples(t, []example{
		{"S4: collective at a questura", adult, "procedure=collective_passport", "CMP-7 satisfied"},
		{"S4: collective at a branch", adult, "procedure=collective_passport; office=pisticci", "CMP-7 blocked"},
		{"S4: collective at a consulate", emigrated, "procedure=collective_passport", "CMP-7 blocked; outcome not_competent"},
		{"S4 §6: emergency document at a consulate", emigrated, "procedure=emergency_document", "CMP-9 satisfied"},
		{"S4 §6: emergency document in Italy", adult, "procedure=emergency_document", "CMP-9 blocked"},
	})
}
