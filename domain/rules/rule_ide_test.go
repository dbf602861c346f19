package rules

import (
	"strings"
	"testing"

	"civico/sportello/domain/calendar"
	"civico/sportello/domain/mrz"
)

func TestForm(t *testing.T) {
	runExamples(t, []example{
		{"S2: adult form at 18", teen, "holder.birth_date=2008-11-23; application_form.kind=adult", "MOD-1 satisfied"},
		{"S2: minor form at 18", teen, "holder.birth_date=2008-11-23", "MOD-1 invalid"},
		{"S2: minor form the day before", teen, "holder.birth_date=2008-11-24", "MOD-1 satisfied; MOD-2 silent"},
		{"S3: form not yet seen", adult, "application_form.kind=", "MOD-1 missing"},
		{"S1: not signed", adult, "application_form.signed=false", "MOD-2 invalid"},
		{"S1: signature not yet seen", adult, "application_form.signed=", "MOD-2 missing"},
		{"S1: a change of residence is signed", adult, "procedure=residence_change; application_form.signed=", "MOD-1 silent; MOD-2 missing"},
		{"S1: a minor's form is the parents'", child, "application_form.signed=", "MOD-2 silent"},
		{"unknown birth date is asked once", adult, "holder.birth_date=", "MOD-1 missing; MOD-2 silent; BIO-1 silent; BIO-2 silent; GEN-1 silent; ETA-2 silent"},
	})
}

func TestDocument(t *testing.T) {
	const none = "identity.document.kind=; identity.document.number=; identity.document.issuer=; identity.document.issued_on=; identity.document.expires_on=; identity.document.has_photo=; identity.document.stamp_renewed=; identity.original_shown="
	runExamples(t, []example{
		{"art. 16: an original with photo", adult, "", "IDE-1 satisfied; IDE-2 satisfied; IDE-3 satisfied; IDE-4 satisfied"},
		{"art. 16: no document", adult, none, "IDE-1 missing; IDE-2 silent"},
		{"art. 16: a kind not listed", adult, "identity.document.kind=other", "IDE-1 invalid"},
		{"art. 16: kind unknown", adult, "identity.document.kind=", "IDE-1 missing"},
		{"art. 16: without photo", adult, "identity.document.has_photo=false", "IDE-1 invalid"},
		{"S1: only a copy", adult, "identity.original_shown=false", "IDE-1 invalid"},
		{"presence unknown is asked once", adult, "holder.present=", "IDE-1 missing; IDE-4 silent; BIO-3 missing"},
		{"holder absent", child, "holder.present=false", "IDE-1 silent; IDE-4 silent"},
		{"S3: a child without document, mother identified", child, none + "; identity.copy_front_back=", "IDE-1 warning; IDE-3 silent"},
		{"S3: a child's original not shown, mother identified", child, "identity.original_shown=false; identity.copy_front_back=false", "IDE-1 warning; IDE-3 silent"},
		{"S3: a child without document, nobody identified", child, none + "; parents[0].identity_checked=; parents[1].identity_checked=false", "IDE-1 missing"},
		{"S4 §6: emergency document, any means", emigrated, "procedure=emergency_document; " + none, "IDE-1 warning; IDE-3 silent"},
		{"by PEC nobody is identified", adult, "channel=pec", "IDE-1 silent; IDE-4 silent"},
		{"a collection has its own question", adult, "procedure=collection; identity.matches_person=; holder.present=; " + none, "IDE-1 silent; IDE-4 silent"},
		{"S2: expires that day", adult, "identity.document.expires_on=2026-11-23", "IDE-2 satisfied"},
		{"S2: expired the day before", adult, "identity.document.expires_on=2026-11-22", "IDE-2 invalid"},
		{"DPR 445/2000 art. 45: expired, data unchanged", adult, "identity.document.expires_on=2026-11-22; identity.unchanged_declaration=true", "IDE-2 warning; outcome acceptable_with_notes"},
		{"DPR 445/2000 art. 45: no declaration", adult, "identity.document.expires_on=2026-11-22; identity.unchanged_declaration=false", "IDE-2 invalid"},
		{"S1: expiry unknown", adult, "identity.document.expires_on=", "IDE-2 missing"},
		{"S1: copy missing", adult, "identity.copy_front_back=", "IDE-3 missing"},
		{"S1: only one side", adult, "identity.copy_front_back=false", "IDE-3 invalid"},
		{"a laissez-passer asks no copy", child, "procedure=laissez_passer; identity.copy_front_back=", "IDE-3 silent"},
		{"art. 16: somebody else", adult, "identity.matches_person=false", "IDE-4 blocked; outcome refused"},
		{"art. 16: not yet compared", adult, "identity.matches_person=", "IDE-4 missing"},
		{"circ. 76/2025: the day before", adult, "filed_on=2026-08-02; booking.date=2026-08-02; identity.document.kind=paper_id", "IDE-7 satisfied"},
		{"circ. 76/2025: the first day", adult, "filed_on=2026-08-03; booking.date=2026-08-03; identity.document.kind=paper_id", "IDE-7 warning"},
		{"circ. 76/2025: an electronic card", adult, "", "IDE-7 silent"},
		{"S3: renewed with a stamp", adult, "identity.document.stamp_renewed=true", "IDE-8 note"},
		{"S3: not renewed with a stamp", adult, "", "IDE-8 silent"},
	})
}

func TestTaxCode(t *testing.T) {
	runExamples(t, []example{
		{"DM 23.12.1976: agrees", adult, "", "IDE-6 satisfied"},
		{"DM 23.12.1976: not given", adult, "holder.tax_code=", "IDE-6 silent"},
		{"DM 23.12.1976: wrong check character", adult, "holder.tax_code=RSSMRA84D45F052S", "IDE-6 invalid"},
		{"DM 23.12.1976: too short", adult, "holder.tax_code=RSSMRA84D45F052", "IDE-6 invalid"},
		{"DM 23.12.1976: provisional", adult, "holder.tax_code=12345678903", "IDE-6 warning"},
		{"DM 23.12.1976: another name", adult, "holder.name=PIA", "IDE-6 warning"},
		{"DM 23.12.1976: another birth date", adult, "holder.birth_date=1984-04-06", "IDE-6 warning"},
		{"DM 23.12.1976: another sex", adult, "holder.sex=M", "IDE-6 warning"},
		{"DM 23.12.1976: another living municipality", adult, "holder.birth_place=H501", "IDE-6 warning"},
		{"DM 23.12.1976: omocodia undone", adult, "holder.tax_code=RSSMRA84D45F05NG", "IDE-6 satisfied"},
		{"DM 23.12.1976: Massa was in Apuania", adult, "holder.birth_date=1940-04-05; holder.birth_place=F023; holder.tax_code=" + codeOf(t, "1940-04-05", "A342"), "IDE-6 satisfied"},
	})
}

func TestEveryDisagreementOfTheTaxCodeIsNamed(t *testing.T) {
	c := adult(t)
	set(t, &c, "holder.name=PIA\nholder.sex=M")
	if f := finding(t, judge(t, &c), "IDE-6"); !strings.Contains(f.Message, "nome e sesso") {
		t.Errorf("%q", f.Message)
	}
}

func TestMachineReadableZone(t *testing.T) {
	read := func(surname string, format mrz.Format, spoil func(string) string) string {
		t.Helper()
		lines, err := mrz.Data{Type: "C", Issuer: "ITA", Nationality: "ITA", Surname: surname, Name: "MARIA", Number: "CA12345AB", Sex: "F",
			Birth: calendar.MustParse("1984-04-05"), Expiry: calendar.MustParse("2031-04-05")}.Lines(format)
		if err != nil {
			t.Fatal(err)
		}
		return "identity.document.mrz=" + spoil(strings.Join(lines, ","))
	}
	asIs := func(s string) string { return s }
	misread := func(s string) string { return strings.Replace(s, "CA12345AB", "CA12346AB", 1) }
	runExamples(t, []example{
		{"ICAO 9303: not read", adult, "", "IDE-5 silent"},
		{"ICAO 9303: a card that agrees", adult, read("ROSSI", mrz.TD1, asIs), "IDE-5 satisfied; outcome acceptable"},
		{"ICAO 9303: a passport that agrees", adult, read("ROSSI", mrz.TD3, asIs), "IDE-5 satisfied"},
		{"ICAO 9303: accents are written otherwise", adult, "holder.surname=FÖRST; holder.tax_code=; " + read("FÖRST", mrz.TD1, asIs), "IDE-5 satisfied"},
		{"ICAO 9303: a wrong check digit", adult, read("ROSSI", mrz.TD1, misread), "IDE-5 invalid; outcome incomplete"},
		{"ICAO 9303: another surname", adult, read("BIANCHI", mrz.TD1, asIs), "IDE-5 warning; IDE-5 not satisfied; outcome acceptable_with_notes"},
		{"ICAO 9303: no zone at all", adult, "identity.document.mrz=ABC", "IDE-5 invalid"},
	})
	c := adult(t)
	set(t, &c, read("BIANCHI", mrz.TD1, asIs)+"\nholder.sex=M\nholder.tax_code=")
	if n := len(statuses(judge(t, &c), "IDE-5")); n != 2 {
		t.Errorf("two fields differ, %d findings", n)
	}
}
