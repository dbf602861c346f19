package rules

import (
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/office"
)

func TestResidenceChange(t *testing.T) {
	const change = "procedure=residence_change; booking=walk_in; previous_passport.state=valid"
	runExamples(t, []example{
		{"in ordine", adult, change, "RES-1 satisfied; RES-1 note; APP-1 silent; VER-1 silent; outcome acceptable_with_notes"},
		{"passaporto scaduto", adult, change + "; previous_passport.state=expired", "RES-1 invalid"},
		{"non consegnato", adult, change + "; previous_passport.handed_in=", "RES-1 missing"},
		{"non c'è", adult, change + "; previous_passport.exists=false; previous_passport.state=", "RES-1 invalid"},
		{"stato ignoto", adult, change + "; previous_passport.state=", "RES-1 missing"},
		{"senza copia", adult, change + "; identity.copy_front_back=false", "RES-1 invalid"},
		{"modulo non firmato", adult, change + "; application_form.signed=", "RES-1 missing"},
		{"scaduto e non visto", adult, change + "; previous_passport.state=expired; previous_passport.handed_in=", "RES-1 invalid"},
		{"passaporto ordinario", adult, "", "RES-1 silent"},
	})
}

func TestLaissezPasser(t *testing.T) {
	const pass = "procedure=laissez_passer; holder.birth_date="
	runExamples(t, []example{
		{"14 anni", child, pass + "2011-11-24", "LAS-1 satisfied; LAS-1 note"},
		{"15 anni oggi", child, pass + "2011-11-23", "LAS-1 blocked; LAS-1 note; outcome refused"},
		{"al commissariato", child, "office=pisticci; " + pass + "2018-03-10", "LAS-1 satisfied"},
		{"al consolato", child, "office=consolato; " + pass + "2018-03-10", "LAS-1 blocked"},
		{"un adulto", adult, "procedure=laissez_passer", "LAS-1 blocked"},
		{"passaporto", child, "", "LAS-1 silent"},
	})
}

func TestTemporary(t *testing.T) {
	const temporary = "product=temporary; fingerprints.taken=false; fingerprints.exemption=temporary"
	runExamples(t, []example{
		{"prova e dichiarazione", adult, temporary + "; urgency.impossibility_evidence=true; urgency.sole_document_declaration=true", "TMP-1 satisfied; TMP-2 note"},
		{"la prova data con le impronte", adult, temporary + "; fingerprints.evidence=true; urgency.sole_document_declaration=true", "TMP-1 satisfied"},
		{"una prova sì, l'altra no", adult, temporary + "; fingerprints.evidence=false; urgency.impossibility_evidence=true; urgency.sole_document_declaration=true", "TMP-1 satisfied"},
		{"nessuna prova ancora", adult, temporary + "; urgency.sole_document_declaration=true", "TMP-1 missing"},
		{"una prova no, l'altra ignota", adult, temporary + "; fingerprints.evidence=false; urgency.sole_document_declaration=true", "TMP-1 missing"},
		{"prove non buone", adult, temporary + "; fingerprints.evidence=false; urgency.impossibility_evidence=false; urgency.sole_document_declaration=true", "TMP-1 invalid"},
		{"senza dichiarazione", adult, temporary + "; urgency.impossibility_evidence=true; urgency.sole_document_declaration=false", "TMP-1 invalid"},
		{"al consolato", emigrated, temporary + "; urgency.impossibility_evidence=true; urgency.sole_document_declaration=true; local_payment.amount=197.34", "TMP-1 satisfied; VER-11 satisfied"},
		{"ordinario", adult, "", "TMP-1 silent; TMP-2 silent"},
	})
}

func group(t testing.TB) domain.Case {
	return person(t, `
procedure=collective_passport
product=
payments[0].kind=postal_slip
payments[0].amount=5.50
payments[0].tax_code=
payments[1].kind=
group.leader_passport_valid=true
group.members=24
group.purpose=religious
group.stay_ends_on=2027-03-01
`)
}

func TestGroup(t *testing.T) {
	const early = "filed_on=2026-02-18; booking.date=2026-02-18; group.stay_ends_on=2026-03-01; payments[0].paid_on=2026-02-01"
	runExamples(t, []example{
		{"in ordine", group, "", "COL-1 satisfied; COL-2 satisfied; COL-3 satisfied; VER-12 satisfied; CMP-7 satisfied; COL-4 warning; outcome acceptable_with_notes"},
		{"quattro", group, "group.members=4", "COL-1 invalid"},
		{"cinque", group, "group.members=5", "COL-1 satisfied"},
		{"cinquanta", group, "group.members=50", "COL-1 satisfied"},
		{"cinquantuno", group, "group.members=51", "COL-1 invalid"},
		{"quanti, ignoto", group, "group.members=", "COL-1 missing"},
		{"capogruppo senza passaporto", group, "group.leader_passport_valid=false", "COL-2 invalid"},
		{"capogruppo ignoto", group, "group.leader_passport_valid=", "COL-2 missing"},
		{"scopo ignoto", group, "group.purpose=", "COL-3 missing"},
		{"fine a quattro mesi", group, "group.stay_ends_on=2027-03-23", "COL-3 satisfied"},
		{"fine il giorno dopo", group, "group.stay_ends_on=2027-03-24", "COL-3 invalid"},
		{"fine ignota", group, "group.stay_ends_on=", "COL-3 missing"},
		{"fine passata", group, "group.stay_ends_on=2026-11-22", "COL-3 invalid"},
		{"L. 11/2026: il giorno prima", group, early, "COL-4 silent; COL-3 satisfied"},
		{"L. 11/2026: il primo giorno", group, early + "; filed_on=2026-02-19; booking.date=2026-02-19", "COL-4 warning"},
		{"al commissariato", group, "office=pisticci", "CMP-7 blocked; outcome not_competent"},
		{"passaporto ordinario", adult, "", "COL-1 silent; COL-4 silent"},
	})
	for state, want := range map[office.CollectiveOpen]string{
		office.CollectiveOpenYes: "COL-4 satisfied", office.CollectiveClosed: "COL-4 blocked; outcome refused", office.CollectiveUnset: "COL-4 warning",
	} {
		c := group(t)
		expect(t, judgeAt(t, &c, officeWith(t, "matera", func(p *office.Profile) { p.Practice.CollectiveOpen = state })), want)
	}
	before := group(t)
	set(t, &before, "filed_on=2026-02-18")
	if v := judge(t, &before); v.Ruleset.String() >= "2026-02-19" {
		t.Errorf("the ruleset of 18 February 2026 is of %s", v.Ruleset)
	}
}

func stranded(t testing.TB) domain.Case {
	return person(t, abroadFacts+`
procedure=emergency_document
product=
booking=walk_in
local_payment.currency=
local_payment.rate=
local_payment.amount=
loss_abroad.police_report=true
loss_abroad.departure_imminent=true
loss_abroad.destination=ITA
loss_abroad.destination_kind=return
`)
}

func TestEmergencyDocument(t *testing.T) {
	runExamples(t, []example{
		{"torna in Italia", stranded, "", "ETD-1 satisfied; ETD-1 not warning; CMP-9 satisfied"},
		{"non parte subito", stranded, "loss_abroad.departure_imminent=false", "ETD-1 invalid"},
		{"partenza ignota", stranded, "loss_abroad.departure_imminent=", "ETD-1 missing"},
		{"destinazione ignota", stranded, "loss_abroad.destination_kind=; loss_abroad.destination=", "ETD-1 missing"},
		{"Stato di residenza", stranded, "loss_abroad.destination_kind=residence; loss_abroad.destination=THA", "ETD-1 satisfied"},
		{"non è lo Stato di residenza", stranded, "loss_abroad.destination_kind=residence; loss_abroad.destination=FRA", "ETD-1 invalid"},
		{"ritorno altrove", stranded, "loss_abroad.destination=FRA", "ETD-1 invalid"},
		{"caso eccezionale", stranded, "loss_abroad.destination_kind=exceptional; loss_abroad.destination=FRA", "ETD-1 warning"},
		{"eccezionale e non parte", stranded, "loss_abroad.destination_kind=exceptional; loss_abroad.destination=FRA; loss_abroad.departure_imminent=false", "ETD-1 invalid"},
		{"senza denuncia", stranded, "loss_abroad.police_report=false", "ETD-1 warning; ETD-1 satisfied"},
		{"denuncia ignota", stranded, "loss_abroad.police_report=", "ETD-1 warning; ETD-1 not missing"},
		{"in Italia", stranded, "office=matera", "CMP-9 blocked"},
		{"passaporto", adult, "", "ETD-1 silent"},
	})
}
