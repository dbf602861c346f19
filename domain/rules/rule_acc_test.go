package rules

import (
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/office"
)

// traveller is a child of eleven with a companion, at Matera without a booking.
func traveller(t testing.TB) domain.Case {
	return person(t, childFacts+`
procedure=accompaniment
product=
booking=walk_in
holder.birth_date=2015-06-01
holder.tax_code=RSSLCU15H01F052I
payments[0].kind=
payments[1].kind=
previous_passport.exists=
impediments.injunction=
delivery.mode=
application_form.kind=
application_form.signed=
accompaniment.form=paper
accompaniment.countries=FRA
accompaniment.departure=2026-12-20
accompaniment.return=2027-01-05
accompaniment.companions[0].kind=person
accompaniment.companions[0].name=GIALLI PIA
accompaniment.companions[0].adult=true
accompaniment.companions[0].id_copy_signed=true
accompaniment.travel_document.kind=passport
accompaniment.travel_document.expires_on=2028-01-01
accompaniment.travel_document.not_valid_abroad=false
accompaniment.crosses_border=true
accompaniment.filing_mode=at_counter
accompaniment.applicant_residence=F052
`)
}

const (
	tripAtBergamo   = "office=bergamo; holder.residence.place=A794; accompaniment.applicant_residence=A794"
	tripAtCuneo     = "office=cuneo; holder.residence.place=D205; accompaniment.applicant_residence=D205"
	tripAtConsulate = "office=consolato; holder.residence.place=Z241; holder.residence.aire=true; holder.residence.aire_up_to_date=true; accompaniment.applicant_residence=Z241"
)

func TestAccompaniedMinor(t *testing.T) {
	runExamples(t, []example{
		{"ACC-12: dispone altro, con motivo", traveller, "accompaniment.office_form=passport_note; accompaniment.office_reason=viaggio breve", "ACC-12 note; ACC-12 not missing; outcome acceptable_with_notes"},
		{"ACC-12: dispone altro, senza motivo", traveller, "accompaniment.office_form=passport_note", "ACC-12 missing; outcome incomplete"},
		{"ACC-12: dispone lo stesso", traveller, "accompaniment.office_form=paper", "ACC-12 note; ACC-12 not missing"},
		{"ACC-6: compagnia, l'ufficio dispone la carta", traveller, "accompaniment.companions[0].kind=carrier; accompaniment.form=passport_note; accompaniment.office_form=paper; accompaniment.office_reason=compagnia", "ACC-6 satisfied; ACC-12 note"},
		{"ACC-6: compagnia, l'ufficio dispone la menzione", traveller, "accompaniment.companions[0].kind=carrier; accompaniment.office_form=passport_note; accompaniment.office_reason=x", "ACC-6 invalid"},
		{"completa", traveller, "", "ACC-1 satisfied; ACC-2 satisfied; ACC-3 satisfied; ACC-4 satisfied; ACC-5 satisfied; ACC-6 silent; ACC-7 satisfied; ACC-8 satisfied; ACC-9 satisfied; ACC-10 satisfied; ACC-11 note; ACC-12 note; ACC-13 note; outcome acceptable_with_notes"},
		{"art. 14: 14 anni il giorno della partenza", traveller, "holder.birth_date=2012-12-20", "ACC-1 blocked; outcome refused"},
		{"art. 14: 14 anni il giorno dopo", traveller, "holder.birth_date=2012-12-21", "ACC-1 satisfied; ACC-1 note"},
		{"art. 14: 14 anni il giorno del ritorno", traveller, "holder.birth_date=2013-01-05", "ACC-1 satisfied; ACC-1 note"},
		{"art. 14: 14 anni dopo il ritorno", traveller, "holder.birth_date=2013-01-06", "ACC-1 satisfied; ACC-1 not note"},
		{"nato il 29 febbraio", traveller, "holder.birth_date=2012-02-29; filed_on=2026-02-20; accompaniment.departure=2026-02-28; accompaniment.return=2026-03-02", "ACC-1 blocked"},
		{"partenza ignota", traveller, "accompaniment.departure=", "ACC-1 missing; ACC-4 missing"},
		{"14 anni già oggi, partenza ignota", traveller, "accompaniment.departure=; holder.birth_date=2012-11-23", "ACC-1 blocked"},
		{"nascita ignota", traveller, "holder.birth_date=", "ASS-1 missing; ACC-1 silent"},
		{"dentro il Paese", traveller, "accompaniment.crosses_border=false", "ACC-2 blocked; outcome refused"},
		{"confine ignoto", traveller, "accompaniment.crosses_border=", "ACC-2 missing"},
		{"non cittadino", traveller, "holder.citizenships=ROU", "CIT-1 blocked"},
		{"passaporto", child, "", "ACC-1 silent; ACC-11 silent; ACC-13 silent"},
	})
}

func TestCompanions(t *testing.T) {
	const second = "accompaniment.companions[1].kind=person; accompaniment.companions[1].name=NERI UGO; accompaniment.companions[1].adult=true; accompaniment.companions[1].id_copy_signed=true"
	const none = "accompaniment.companions[0].kind=; accompaniment.companions[0].name=; accompaniment.companions[0].adult=; accompaniment.companions[0].id_copy_signed="
	runExamples(t, []example{
		{"nessuno", traveller, none, "ACC-3 missing"},
		{"due", traveller, second, "ACC-3 satisfied; ACC-3 not invalid"},
		{"tre", traveller, second + "; accompaniment.companions[2].kind=carrier; accompaniment.companions[2].name=ITA", "ACC-3 invalid"},
		{"Matera: copia non vista", traveller, "accompaniment.companions[0].id_copy_signed=", "ACC-3 missing; outcome incomplete"},
		{"Matera: copia non firmata", traveller, "accompaniment.companions[0].id_copy_signed=false", "ACC-3 invalid"},
		{"Matera: ammesso", traveller, "accompaniment.companions[0].id_copy_signed=false; waivers[0].rule=ACC-3; waivers[0].path=accompaniment.companions[0]; waivers[0].reason=r; waivers[0].by=b", "ACC-3 warning; ACC-3 not invalid; outcome acceptable_with_notes"},
		{"Bergamo: copia non vista", traveller, tripAtBergamo + "; accompaniment.companions[0].id_copy_signed=", "ACC-3 warning; ACC-3 not missing"},
		{"Bergamo: copia non firmata", traveller, tripAtBergamo + "; accompaniment.companions[0].id_copy_signed=false", "ACC-3 warning"},
		{"minorenne", traveller, "accompaniment.companions[0].adult=false", "ACC-3 warning"},
		{"minorenne e senza copia a Matera", traveller, "accompaniment.companions[0].adult=false; accompaniment.companions[0].id_copy_signed=false", "ACC-3 invalid"},
		{"la madre", traveller, "accompaniment.companions[0].name=Anna Verdi", "ACC-3 blocked; outcome refused"},
		{"il padre, senza copia", traveller, "accompaniment.companions[0].name=ROSSI PAOLO; accompaniment.companions[0].id_copy_signed=false", "ACC-3 blocked"},
		{"nome ignoto", traveller, "accompaniment.companions[0].name=", "ACC-3 missing"},
		{"nome ignoto non si ammette", traveller, "accompaniment.companions[0].name=; waivers[0].rule=ACC-3; waivers[0].reason=r; waivers[0].by=b", "ACC-3 missing"},
		{"compagnia su carta", traveller, none + "; accompaniment.companions[0].kind=carrier; accompaniment.companions[0].name=ITA", "ACC-3 satisfied; ACC-6 satisfied; ACC-6 note"},
		{"compagnia sul passaporto", traveller, none + "; accompaniment.companions[0].kind=carrier; accompaniment.companions[0].name=ITA; accompaniment.form=passport_note", "ACC-6 invalid; ACC-6 note; outcome incomplete"},
		{"ente, forma ignota", traveller, none + "; accompaniment.companions[0].kind=body; accompaniment.companions[0].name=SCUOLA; accompaniment.form=", "ACC-6 missing; ACC-12 missing"},
		{"una persona sul passaporto", traveller, "accompaniment.form=passport_note", "ACC-6 silent; ACC-12 note"},
	})
}

func TestTrip(t *testing.T) {
	runExamples(t, []example{
		{"ritorno a sei mesi esatti", traveller, "accompaniment.return=2027-05-23", "ACC-4 satisfied"},
		{"ritorno il giorno dopo", traveller, "accompaniment.return=2027-05-24", "ACC-4 invalid"},
		{"partenza oggi", traveller, "accompaniment.departure=2026-11-23", "ACC-4 satisfied; ACC-11 warning"},
		{"partenza ieri", traveller, "accompaniment.departure=2026-11-22", "ACC-4 invalid; ACC-11 not warning"},
		{"ritorno prima della partenza", traveller, "accompaniment.return=2026-12-19", "ACC-4 invalid"},
		{"ritorno ignoto", traveller, "accompaniment.return=", "ACC-4 missing"},
		{"ritorno ignoto e partenza passata", traveller, "accompaniment.return=; accompaniment.departure=2026-11-01", "ACC-4 invalid"},
		{"Cuneo: oltre, con motivo", traveller, tripAtCuneo + "; accompaniment.return=2027-06-30; accompaniment.longer_reason=cura", "ACC-4 pending; outcome pending_clearance"},
		{"Cuneo: oltre, senza motivo", traveller, tripAtCuneo + "; accompaniment.return=2027-06-30", "ACC-4 invalid"},
		{"Cuneo: oltre, con motivo, partenza passata", traveller, tripAtCuneo + "; accompaniment.return=2027-06-30; accompaniment.longer_reason=cura; accompaniment.departure=2026-11-01", "ACC-4 invalid"},
		{"Matera: il motivo non basta", traveller, "accompaniment.return=2027-06-30; accompaniment.longer_reason=cura", "ACC-4 invalid"},
		{"consolato: sei mesi dalla partenza", traveller, tripAtConsulate + "; accompaniment.return=2027-06-20; accompaniment.countries=ITA", "ACC-4 satisfied"},
		{"consolato: il giorno dopo", traveller, tripAtConsulate + "; accompaniment.return=2027-06-21", "ACC-4 invalid"},
		{"due giorni prima", traveller, "accompaniment.departure=2026-11-25", "ACC-11 note; ACC-11 not warning"},
		{"il giorno prima", traveller, "accompaniment.departure=2026-11-24", "ACC-11 warning"},
		{"senza destinazione", traveller, "accompaniment.countries=", "ACC-7 missing"},
		{"Bergamo: più Stati", traveller, tripAtBergamo + "; accompaniment.countries=FRA,ESP", "ACC-7 satisfied; ACC-7 note"},
		{"Bergamo: uno Stato", traveller, tripAtBergamo, "ACC-7 satisfied; ACC-7 not note"},
		{"Matera: più Stati", traveller, "accompaniment.countries=FRA,ESP", "ACC-7 not note"},
	})
}

func TestTravelDocument(t *testing.T) {
	runExamples(t, []example{
		{"scade il giorno del ritorno", traveller, "accompaniment.travel_document.expires_on=2027-01-05", "ACC-5 satisfied"},
		{"scade il giorno prima", traveller, "accompaniment.travel_document.expires_on=2027-01-04", "ACC-5 invalid"},
		{"scadenza ignota", traveller, "accompaniment.travel_document.expires_on=", "ACC-5 missing"},
		{"tipo ignoto", traveller, "accompaniment.travel_document.kind=", "ACC-5 missing"},
		{"non valida per l'espatrio", traveller, "accompaniment.travel_document.kind=cie; accompaniment.travel_document.not_valid_abroad=true", "ACC-5 invalid"},
		{"carta, espatrio ignoto", traveller, "accompaniment.travel_document.kind=cie; accompaniment.travel_document.not_valid_abroad=", "ACC-5 missing"},
		{"passaporto, espatrio ignoto", traveller, "accompaniment.travel_document.not_valid_abroad=", "ACC-5 satisfied"},
		{"carta nell'Unione", traveller, "accompaniment.travel_document.kind=cie", "ACC-5 satisfied"},
		{"carta fuori dall'Unione", traveller, "accompaniment.travel_document.kind=cie; accompaniment.countries=FRA,MAR", "ACC-5 warning"},
		{"carta nel Regno Unito", traveller, "accompaniment.travel_document.kind=paper_id; accompaniment.countries=GBR", "ACC-5 warning"},
		{"passaporto fuori dall'Unione", traveller, "accompaniment.countries=MAR", "ACC-5 satisfied"},
		{"patente", traveller, "accompaniment.travel_document.kind=driving_licence", "ACC-5 invalid"},
		{"Cuneo: carta", traveller, tripAtCuneo + "; accompaniment.travel_document.kind=cie", "ACC-5 invalid; outcome incomplete"},
		{"Cuneo: carta ammessa", traveller, tripAtCuneo + "; accompaniment.travel_document.kind=cie; waivers[0].rule=ACC-5; waivers[0].path=accompaniment.travel_document; waivers[0].reason=r; waivers[0].by=b", "ACC-5 warning"},
		{"Cuneo: scaduta non si ammette", traveller, tripAtCuneo + "; accompaniment.travel_document.expires_on=2026-12-31; waivers[0].rule=ACC-5; waivers[0].reason=r; waivers[0].by=b", "ACC-5 invalid"},
		{"Cuneo: passaporto", traveller, tripAtCuneo, "ACC-5 satisfied"},
	})
}

func TestTripConsents(t *testing.T) {
	runExamples(t, []example{
		{"uno con l'assenso dell'altro", traveller, fatherAway, "ACC-8 satisfied; ASS-3 satisfied; ACC-9 satisfied"},
		{"manca l'assenso", traveller, fatherAway + "; parents[1].signed_form=", "ACC-8 missing; ASS-3 missing"},
		{"rifiuta", traveller, fatherSays + "; parents[1].status=refuses; judge_authorisation=false", "ACC-8 invalid"},
		{"senza copia del documento", traveller, "parents[0].id_copy=", "ACC-8 warning; ASS-2 warning; outcome acceptable_with_notes"},
		{"un genitore solo", traveller, noFather, "ACC-8 missing"},
		{"assenso ammesso", traveller, tripAtBergamo + "; " + fatherAway + "; parents[1].citizenship=MAR; parents[1].signature_authenticated=true; waivers[0].rule=ASS-4; waivers[0].reason=r; waivers[0].by=b", "ACC-8 warning; ASS-1 satisfied; outcome acceptable_with_notes"},
	})
}

func TestFilingMode(t *testing.T) {
	const signed = "; parents[0].id_copy_signed=true; parents[1].id_copy_signed=true"
	runExamples(t, []example{
		{"Matera: già firmata", traveller, "accompaniment.filing_mode=pre_signed" + signed, "ACC-9 invalid; outcome incomplete"},
		{"Matera: a distanza, ammessa", traveller, "accompaniment.filing_mode=remote; waivers[0].rule=ACC-9; waivers[0].path=accompaniment.filing_mode; waivers[0].reason=r; waivers[0].by=b" + signed, "ACC-9 warning; ACC-9 not invalid"},
		{"Matera: nessuno allo sportello", traveller, fatherAway + "; parents[0].status=absent; parents[0].id_copy_signed=true", "ACC-9 invalid"},
		{"Bergamo: allo sportello", traveller, tripAtBergamo, "ACC-9 silent"},
		{"Bergamo: già firmata", traveller, tripAtBergamo + "; accompaniment.filing_mode=pre_signed" + signed, "ACC-9 satisfied; ACC-9 not invalid"},
		{"Bergamo: copia non firmata", traveller, tripAtBergamo + "; accompaniment.filing_mode=pre_signed; parents[0].id_copy_signed=true; parents[1].id_copy_signed=false", "ACC-9 invalid; ACC-9 satisfied"},
		{"Bergamo: copia non vista", traveller, tripAtBergamo + "; accompaniment.filing_mode=remote; parents[0].id_copy_signed=true", "ACC-9 missing"},
		{"Bergamo: extracomunitario non autenticato", traveller, tripAtBergamo + "; accompaniment.filing_mode=pre_signed; parents[1].citizenship=MAR" + signed, "ACC-9 missing"},
		{"Bergamo: extracomunitario autenticato", traveller, tripAtBergamo + "; accompaniment.filing_mode=pre_signed; parents[1].citizenship=MAR; parents[1].signature_authenticated=true" + signed, "ACC-9 satisfied; ACC-9 not missing"},
		{"Bergamo: svizzero", traveller, tripAtBergamo + "; accompaniment.filing_mode=pre_signed; parents[1].citizenship=CHE" + signed, "ACC-9 warning"},
		{"modo ignoto", traveller, "accompaniment.filing_mode=", "ACC-9 missing"},
	})
}

func TestApplicantResidence(t *testing.T) {
	runExamples(t, []example{
		{"in provincia", traveller, "accompaniment.applicant_residence=G712", "ACC-10 satisfied"},
		{"altrove", traveller, "accompaniment.applicant_residence=H501", "ACC-10 invalid"},
		{"ignota", traveller, "accompaniment.applicant_residence=", "ACC-10 missing"},
		{"codice che non c'è", traveller, "accompaniment.applicant_residence=Y999", "ACC-10 invalid"},
		{"all'estero, in Italia", traveller, "accompaniment.applicant_residence=Z110", "ACC-10 invalid"},
		{"al commissariato", traveller, "office=pisticci", "ACC-10 satisfied"},
		{"al consolato", traveller, tripAtConsulate, "ACC-10 satisfied"},
		{"al consolato, residente in Italia", traveller, tripAtConsulate + "; accompaniment.applicant_residence=F052", "ACC-10 invalid"},
	})
	c := traveller(t)
	set(t, &c, "office=consolato\naccompaniment.applicant_residence=Z110")
	expect(t, judgeAt(t, &c, officeWith(t, "consolato", func(p *office.Profile) { p.Jurisdiction = []string{"THA"} })), "ACC-10 invalid")
	expect(t, judgeAt(t, &c, officeWith(t, "consolato", func(p *office.Profile) { p.Jurisdiction = []string{"THA", "FRA"} })), "ACC-10 satisfied")
	set(t, &c, "office=treviglio\naccompaniment.applicant_residence=A794")
	expect(t, judgeAt(t, &c, officeWith(t, "treviglio", func(p *office.Profile) { p.Places = []string{"L400"} })), "ACC-10 invalid")
}
