package casefile

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/rules"
	"civico/sportello/store/officefile"
)

// from reads the case of a scenario and changes facts: "path=value; path=value".
// The changed case goes through Write and Read, as an exported one would.
func from(t testing.TB, file, facts string) *domain.Case {
	t.Helper()
	c, err := Read(bytes.NewReader(caseOf(t, filepath.Join("testdata/scenarios", file)).raw))
	if err != nil {
		t.Fatal(err)
	}
	for fact := range strings.SplitSeq(facts, "; ") {
		path, value, _ := strings.Cut(fact, "=")
		if path == "" {
			continue
		}
		if err := domain.Set(c, domain.Change{Path: path, Value: value}); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := Write(&b, c); err != nil {
		t.Fatal(err)
	}
	again, err := Read(&b)
	if err != nil {
		t.Fatal(err)
	}
	return again
}

const (
	adultFile = "01-adult-complete-at-matera.json"
	childFile = "19-child-with-both-parents.json"
	abroad    = "27-consulate-cash.json"
	tripFile  = "28-accompaniment-complete.json"
	groupFile = "31-group-after-the-new-law.json"
)

// TestEmbeddedOffices judges the same people at the offices that come with the
// program. Want lists "RULE status", "RULE quiet" (nothing but satisfied or note)
// and "outcome o".
func TestEmbeddedOffices(t *testing.T) {
	const (
		massa    = "office=massa-carrara; holder.residence.place=F023; photos.height_mm=40"
		matera   = "office=matera"
		bergamo  = "office=bergamo; holder.residence.place=A794"
		trevi    = "office=treviglio; holder.residence.place=L400"
		cuneo    = "office=cuneo; holder.residence.place=D205; photos.height_mm=40"
		alba     = "office=alba; holder.residence.place=A124; photos.height_mm=40"
		bra      = "office=bra; holder.residence.place=B111; photos.height_mm=40"
		ceva     = "office=ceva; holder.residence.place=C589; photos.height_mm=40"
		pisticci = "office=pisticci; holder.residence.place=G712"
		policoro = "office=policoro; holder.residence.place=G786"
		away     = "; parents[1].status=absent; parents[1].citizenship=MAR; parents[1].signed_form=true; parents[1].id_copy=true"
		cash     = "payments[0].kind=; payments[1].kind=; local_payment.currency=THB; local_payment.rate=37.9500; local_payment.amount=4409.79"
		consul   = "office=consolato; holder.residence.place=Z241; holder.residence.aire=true; holder.residence.aire_up_to_date=true; photos.height_mm=40; " + cash
	)
	for _, tt := range []struct{ name, file, facts, want string }{
		{"adulto a Massa", adultFile, massa, "outcome acceptable; CMP-1 satisfied"},
		{"adulto a Bergamo", adultFile, bergamo, "outcome acceptable"},
		{"adulto a Cuneo", adultFile, cuneo, "outcome acceptable; FOT-6 quiet"},
		{"adulto a Cuneo con foto da 45", adultFile, cuneo + "; photos.height_mm=45", "FOT-6 warning"},
		{"adulto ad Alba", adultFile, alba, "outcome acceptable; CMP-6 satisfied"},
		{"adulto a Bra", adultFile, bra, "outcome acceptable"},
		{"adulto a Ceva", adultFile, ceva, "outcome acceptable"},
		{"adulto a Pisticci", adultFile, pisticci, "outcome acceptable; CMP-6 satisfied"},
		{"adulto a Policoro", adultFile, policoro, "outcome acceptable"},
		{"adulto a Treviglio", adultFile, trevi, "CMP-6 note; outcome acceptable_with_notes"},
		{"adulto al consolato", abroad, "", "VER-10 satisfied; CMP-5 satisfied; outcome acceptable"},
		{"residente a Roma, a Matera", adultFile, "holder.residence.place=H501", "CMP-1 invalid"},
		{"iscritto all'estero, a Matera", adultFile, "holder.residence.place=Z241; holder.residence.aire=true", "CMP-8 blocked; outcome not_competent"},
		{"occhiali a Matera", adultFile, "photos.glasses=true", "FOT-4 invalid"},
		{"occhiali a Policoro", adultFile, policoro + "; photos.glasses=true", "FOT-4 invalid"},
		{"occhiali ad Alba", adultFile, alba + "; photos.glasses=true", "FOT-4 invalid"},
		{"occhiali a Massa", adultFile, massa + "; photos.glasses=true", "FOT-4 warning"},
		{"domicilio senza prova a Cuneo", adultFile, cuneo + "; holder.residence.place=F052; filing_place.ground=domicile; filing_place.reason=lavoro", "CMP-2 missing; CMP-3 pending"},
		{"domicilio senza prova a Bergamo", adultFile, bergamo + "; holder.residence.place=F052; filing_place.ground=domicile; filing_place.reason=lavoro", "CMP-2 warning; CMP-3 pending"},
		{"senza appuntamento con urgenza, a Massa", adultFile, massa + "; booking=walk_in; urgency.departure=2026-12-01; urgency.reason=work; urgency.evidence_shown=true", "APP-1 warning"},
		{"senza appuntamento con urgenza, a Matera", adultFile, "booking=walk_in; urgency.departure=2026-12-01; urgency.reason=work; urgency.evidence_shown=true", "APP-1 invalid"},
		{"urgenza a Treviglio", adultFile, trevi + "; booking=walk_in; filed_at=09:30; urgency.departure=2026-12-13; urgency.evidence_shown=true; urgency.evidence_language=ita; urgency.reason=work", "URG-3 satisfied; APP-1 quiet"},
		{"urgenza a Treviglio, 19 giorni", adultFile, trevi + "; booking=walk_in; filed_at=09:30; urgency.departure=2026-12-12; urgency.evidence_shown=true; urgency.evidence_language=ita; urgency.reason=work", "URG-3 invalid"},

		{"bambino a Massa", childFile, massa, "ASS-1 satisfied; BIO-5 note; outcome acceptable_with_notes"},
		{"bambino assente a Massa", childFile, massa + "; holder.present=false", "BIO-4 quiet; FOT-7 warning"},
		{"bambino assente a Bergamo", childFile, bergamo + "; holder.present=false", "BIO-4 quiet; FOT-7 missing"},
		{"bambino assente a Pisticci", childFile, pisticci + "; holder.present=false", "FOT-7 warning"},
		{"bambino assente al consolato", childFile, consul + "; holder.present=false", "BIO-4 invalid"},
		{"senza copia del genitore a Bergamo", childFile, bergamo + "; parents[0].id_copy=", "ASS-2 warning"},
		{"senza copia del genitore a Ceva", childFile, ceva + "; parents[0].id_copy=", "ASS-2 missing"},
		{"senza copia del genitore al consolato", childFile, consul + "; parents[0].id_copy=false", "ASS-2 invalid"},
		{"marocchino a Policoro", childFile, policoro + away + "; parents[1].signature_authenticated=true", "ASS-4 satisfied; ASS-1 satisfied"},
		{"marocchino a Bra", childFile, bra + away + "; parents[1].id_copy_signed=true; parents[1].residence_permit_copy=true", "ASS-4 satisfied"},
		{"marocchino a Bra, permesso non visto", childFile, bra + away + "; parents[1].id_copy_signed=true", "ASS-4 missing"},
		{"marocchino a Treviglio", childFile, trevi + away + "; parents[1].signature_authenticated=true", "ASS-4 missing"},
		{"marocchino a Treviglio, tutto", childFile, trevi + away + "; parents[1].signature_authenticated=true; parents[1].residence_permit_copy=true", "ASS-4 satisfied"},
		{"marocchino al consolato", childFile, consul + away + "; parents[1].signature_authenticated=true", "ASS-9 satisfied; ASS-4 quiet"},
		{"nato in Thailandia, al consolato", childFile, consul + "; holder.birth_place=Z241; holder.tax_code=", "ASS-10 missing"},

		{"accompagno ad Alba con la carta", tripFile, "office=alba; booking.date=2026-11-23; accompaniment.applicant_residence=A124; accompaniment.travel_document.kind=cie", "ACC-5 invalid; ACC-10 satisfied; ACC-9 quiet"},
		{"accompagno a Bra oltre sei mesi", tripFile, "office=bra; accompaniment.applicant_residence=B111; accompaniment.return=2027-07-01; accompaniment.longer_reason=cura", "ACC-4 pending"},
		{"accompagno a Policoro già firmato", tripFile, "office=policoro; accompaniment.filing_mode=pre_signed; parents[0].id_copy_signed=true; parents[1].id_copy_signed=true", "ACC-9 invalid"},
		{"accompagno a Treviglio per più Stati", tripFile, "office=treviglio; accompaniment.applicant_residence=L400; accompaniment.countries=FRA,ESP", "ACC-7 note; APP-1 warning"},
		{"accompagno a Massa senza la copia", tripFile, "office=massa-carrara; accompaniment.applicant_residence=F023; accompaniment.companions[0].id_copy_signed=", "ACC-3 warning"},
		{"accompagno al consolato", tripFile, "office=consolato; accompaniment.applicant_residence=Z241; accompaniment.return=2027-06-20; accompaniment.countries=ITA", "ACC-4 satisfied; ACC-10 satisfied"},

		{"gruppo a Pisticci", groupFile, pisticci, "CMP-7 blocked; outcome not_competent"},
		{"gruppo al consolato", groupFile, "office=consolato", "CMP-7 blocked"},
		{"lasciapassare ad Alba", childFile, alba + "; procedure=laissez_passer", "LAS-1 satisfied; LAS-1 note"},
		{"lasciapassare al consolato", childFile, consul + "; procedure=laissez_passer", "LAS-1 blocked"},
		{"temporaneo a Matera", adultFile, matera + "; product=temporary; fingerprints.taken=false; fingerprints.exemption=temporary; urgency.impossibility_evidence=true; urgency.sole_document_declaration=true; payments[0].kind=postal_slip; payments[0].amount=5.20; payments[0].account=3810521; payments[0].tax_code=; payments[1].kind=", "VER-11 satisfied; VER-11 warning; TMP-1 satisfied; BIO-1 quiet; outcome acceptable_with_notes"},
		{"cambio di residenza a Ceva", adultFile, ceva + "; procedure=residence_change; booking=walk_in; previous_passport.state=valid", "RES-1 satisfied; outcome acceptable_with_notes"},
		{"emergenza a Matera", adultFile, matera + "; procedure=emergency_document", "CMP-9 blocked; outcome not_competent"},
		{"emergenza al consolato", abroad, "procedure=emergency_document; booking=walk_in; loss_abroad.police_report=true; loss_abroad.departure_imminent=true; loss_abroad.destination=ITA; loss_abroad.destination_kind=return", "ETD-1 satisfied; CMP-9 satisfied"},
		{"bollettino dell'anno prima ad Alba", adultFile, alba + "; payments[0].kind=postal_slip; payments[0].amount=42.50; payments[0].paid_on=2025-11-30", "VER-1 satisfied; VER-8 note; VER-2 missing"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := from(t, tt.file, tt.facts)
			profile, _ := officefile.Embedded().Get(c.Office)
			v, err := rules.Evaluate(c, rules.Around{Office: profile, Offices: officefile.Embedded()})
			if err != nil {
				t.Fatal(err)
			}
			for want := range strings.SplitSeq(tt.want, "; ") {
				hold(t, v, want)
			}
		})
	}
}

func hold(t *testing.T, v rules.Evaluation, want string) {
	t.Helper()
	rule, status, _ := strings.Cut(want, " ")
	var said []string
	for _, f := range v.Findings {
		if f.Rule == rule || rule == "outcome" && f.Status != rules.Satisfied {
			said = append(said, f.Rule+" "+string(f.Status))
		}
	}
	ok := slices.Contains(said, want)
	switch {
	case rule == "outcome":
		ok = string(v.Outcome) == status
	case status == "quiet":
		ok = !slices.ContainsFunc(said, func(s string) bool { return s != rule+" satisfied" && s != rule+" note" })
	}
	if !ok {
		t.Errorf("want %s; outcome %s, said %v", want, v.Outcome, said)
	}
}
