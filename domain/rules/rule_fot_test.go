package rules

import (
	"strings"
	"testing"
)

func TestPhotos(t *testing.T) {
	runExamples(t, []example{
		{"S1: two, identical", adult, "", "FOT-1 satisfied; FOT-2 satisfied; FOT-3 satisfied; FOT-4 satisfied; FOT-5 satisfied; FOT-6 satisfied; FOT-7 silent"},
		{"S1: one", adult, "photos.count=1", "FOT-1 invalid"},
		{"S1: not yet counted", adult, "photos.count=", "FOT-1 missing"},
		{"S1: different", adult, "photos.identical=false", "FOT-1 invalid"},
		{"S1: comparison to do", adult, "photos.identical=", "FOT-1 missing"},
		{"S3: a laissez-passer too", child, "procedure=laissez_passer; photos.count=1", "FOT-1 invalid"},
		{"a change of residence needs none", adult, "procedure=residence_change; photos.count=", "FOT-1 silent"},
		{"S1: not recent", adult, "photos.recent=false", "FOT-2 invalid"},
		{"S1: not yet judged", adult, "photos.recent=", "FOT-2 missing"},
		{"S1: six months old that day", adult, "photos.taken_on=2026-05-23", "FOT-2 satisfied"},
		{"S1: six months and a day", adult, "photos.taken_on=2026-05-22", "FOT-2 invalid"},
		{"S1: taken after filing", adult, "photos.taken_on=2026-11-24", "FOT-2 invalid"},
		{"S3: mouth open", adult, "photos.mouth_closed=false", "FOT-3 invalid"},
		{"S3: background not seen", adult, "photos.white_background=", "FOT-3 missing"},
		{"S3: invalid beats missing", adult, "photos.white_background=; photos.frontal=false", "FOT-3 invalid; FOT-3 not missing"},
		{"S3: admitted in writing", adult, "photos.mouth_closed=false; waivers[0].rule=FOT-3; waivers[0].reason=paresi; waivers[0].by=NERI", "FOT-3 warning; outcome acceptable_with_notes"},
		{"S1: glasses at Matera", adult, "photos.glasses=true", "FOT-4 invalid"},
		{"S3: glasses at Cuneo", adult, "office=cuneo; holder.residence.place=D205; photos.glasses=true", "FOT-4 invalid"},
		{"S2: glasses at Bergamo", adult, "office=bergamo; holder.residence.place=A794; photos.glasses=true", "FOT-4 warning; outcome acceptable_with_notes"},
		{"S1: glasses admitted in writing", adult, "photos.glasses=true; waivers[0].rule=FOT-4; waivers[0].path=photos.glasses; waivers[0].reason=x; waivers[0].by=NERI", "FOT-4 warning; outcome acceptable_with_notes"},
		{"S1: a waiver for another fact", adult, "photos.glasses=true; waivers[0].rule=FOT-4; waivers[0].path=photos.count; waivers[0].reason=x; waivers[0].by=NERI", "FOT-4 invalid"},
		{"S1: a waiver without reason", adult, "photos.glasses=true; waivers[0].rule=FOT-4; waivers[0].by=NERI", "FOT-4 invalid"},
		{"S1: glasses not looked at", adult, "photos.glasses=", "FOT-4 missing"},
		{"S1: veil for religion", adult, "photos.head_covering=religious", "FOT-5 satisfied"},
		{"S1: a hat", adult, "photos.head_covering=other", "FOT-5 invalid"},
		{"S1: a hat is not waived", adult, "photos.head_covering=other; waivers[0].rule=FOT-5; waivers[0].reason=x; waivers[0].by=NERI", "FOT-5 invalid"},
		{"S1: head not looked at", adult, "photos.head_covering=", "FOT-5 missing"},
		{"ICAO: 45 high", adult, "photos.height_mm=45", "FOT-6 satisfied"},
		{"ICAO: 46 high", adult, "photos.height_mm=46", "FOT-6 warning"},
		{"ICAO: 39 high", adult, "photos.height_mm=39", "FOT-6 warning"},
		{"ICAO: 34 wide", adult, "photos.width_mm=34", "FOT-6 warning"},
		{"S3: 45 high at Cuneo", adult, "office=cuneo; holder.residence.place=D205; photos.height_mm=45", "FOT-6 warning"},
		{"S4: 45 high at the consulate", emigrated, "photos.height_mm=45", "FOT-6 warning"},
		{"ICAO: head at 0.70", adult, "photos.head_ratio=0.70", "FOT-6 satisfied"},
		{"ICAO: head under 0.70", adult, "photos.head_ratio=0.6999", "FOT-6 warning"},
		{"ICAO: head at 0.80", adult, "photos.head_ratio=0.80", "FOT-6 satisfied"},
		{"ICAO: head over 0.80", adult, "photos.head_ratio=0.8001", "FOT-6 warning"},
		{"ICAO: head not measured", adult, "photos.head_ratio=", "FOT-6 satisfied"},
		{"ICAO: nothing measured", adult, "photos.head_ratio=; photos.width_mm=; photos.height_mm=", "FOT-6 silent"},
	})
}

func TestPhotoOfAnAbsentChild(t *testing.T) {
	const absent = "holder.present=false"
	const atCuneo = absent + "; office=cuneo; holder.residence.place=D205"
	runExamples(t, []example{
		{"DM 23.6.2009 art. 3: present", child, "", "FOT-7 silent"},
		{"DM 23.6.2009 art. 3: presence unknown", child, "holder.present=", "FOT-7 silent; IDE-1 missing"},
		{"DM 23.6.2009 art. 3: by a notary", child, atCuneo + "; photos.authenticated_by=notary", "FOT-7 satisfied; BIO-4 satisfied"},
		{"DM 23.6.2009 art. 3: by the municipality", child, atCuneo + "; photos.authenticated_by=municipality", "FOT-7 satisfied"},
		{"DM 23.6.2009 art. 3: by nobody", child, atCuneo + "; photos.authenticated_by=none", "FOT-7 invalid"},
		{"DM 23.6.2009 art. 3: unknown", child, atCuneo, "FOT-7 missing"},
		{"DM 23.6.2009 art. 3: admitted in writing", child, atCuneo + "; waivers[0].rule=FOT-7; waivers[0].reason=x; waivers[0].by=NERI", "FOT-7 warning; FOT-7 not missing"},
		{"S1: by nobody at Matera", child, absent + "; photos.authenticated_by=none", "FOT-7 warning"},
		{"S1: unknown at Matera", child, absent, "FOT-7 warning"},
		{"S0: unknown at Massa-Carrara", child, absent + "; office=massa-carrara; holder.residence.place=F023", "FOT-7 warning"},
		{"DM 23.6.2009 art. 3: twelve", teen, atCuneo, "FOT-7 silent; BIO-3 blocked"},
		{"DM 23.6.2009 art. 3: by post nobody comes", child, "channel=pec; office=cuneo; holder.present=", "FOT-7 missing; BIO-4 silent"},
	})
}

func TestThePoseIsOneFinding(t *testing.T) {
	c := adult(t)
	set(t, &c, "photos.frontal=false\nphotos.mouth_closed=false\nphotos.face_visible=")
	v := judge(t, &c)
	if n := len(statuses(v, "FOT-3")); n != 1 {
		t.Fatalf("%d findings", n)
	}
	f := finding(t, v, "FOT-3")
	if !strings.Contains(f.Message, "la ripresa frontale e la bocca chiusa") || !strings.Contains(f.Message, "il viso ben visibile") || f.Path != "photos.frontal" {
		t.Errorf("%+v", f)
	}
}
