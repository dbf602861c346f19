package rules

import (
	"strings"
	"testing"
)

const (
	atBergamo   = "office=bergamo; holder.residence.place=A794"
	atCuneo     = "office=cuneo; holder.residence.place=D205"
	atConsulate = "office=consolato; holder.residence.place=Z241; holder.residence.aire=true; holder.residence.aire_up_to_date=true; " +
		"local_payment.currency=THB; local_payment.rate=37.9500; local_payment.amount=4409.79; payments[0].kind=; payments[1].kind="
	fatherAway = "parents[1].status=absent; parents[1].identity_checked=; parents[1].id_copy_signed=true"
	fatherSays = "parents[1].signed_form=; parents[1].id_copy=; parents[1].identity_checked="
	noFather   = "parents[1].role=; parents[1].surname=; parents[1].name=; parents[1].status=; parents[1].citizenship=; parents[1].country_of_stay=; parents[1].identity_checked=; parents[1].signed_form=; parents[1].id_copy="
	noMother   = "parents[0].role=; parents[0].surname=; parents[0].name=; parents[0].status=; parents[0].citizenship=; parents[0].country_of_stay=; parents[0].identity_checked=; parents[0].signed_form=; parents[0].id_copy="
)

func TestWhoMustConsent(t *testing.T) {
	runExamples(t, []example{
		{"entrambi presenti", child, "", "ASS-1 satisfied; ASS-2 satisfied; ASS-2 not missing; ASS-7 silent; ASS-11 silent; outcome acceptable_with_notes"},
		{"un adulto", adult, "parents[0].role=mother; parents[0].status=present", "ASS-1 silent; ASS-2 silent"},
		{"il giorno dei 18 anni", child, "holder.birth_date=2008-11-23", "ASS-1 silent; ASS-2 silent; GEN-1 missing"},
		{"il giorno prima dei 18 anni", child, "holder.birth_date=2008-11-24", "ASS-1 satisfied; GEN-1 silent"},
		{"nessuno indicato", child, noFather + "; " + noMother, "ASS-1 missing; ASS-2 silent; outcome incomplete"},
		{"un genitore solo", child, noFather, "ASS-1 missing; ASS-2 satisfied"},
		{"un solo genitore per legge", child, noFather + "; sole_parent=true", "ASS-1 satisfied"},
		{"un solo genitore, negato", child, noFather + "; sole_parent=false", "ASS-1 missing"},
		{"il tutore basta", child, noFather + "; parents[0].role=guardian", "ASS-1 satisfied; ASS-2 satisfied"},
		{"il tutore non ha firmato", child, noFather + "; parents[0].role=guardian; parents[0].signed_form=", "ASS-1 missing; ASS-2 missing"},
		{"anche l'affidatario", child, "parents[2].role=custodian; parents[2].status=present", "ASS-1 missing; ASS-2 missing"},
		{"il solo affidatario non basta", child, noFather + "; parents[0].role=custodian", "ASS-1 missing; ASS-2 satisfied"},
		{"data di nascita ignota", child, "holder.birth_date=", "ASS-1 silent; ASS-2 silent; APP-3 missing"},
		{"presenza del padre ignota", child, "parents[1].status=", "ASS-2 missing; ASS-1 missing; ASS-3 silent; ASS-7 silent"},
		{"lasciapassare", child, "procedure=laissez_passer", "ASS-1 satisfied"},
		{"cambio di residenza", child, "procedure=residence_change", "ASS-1 silent"},
	})
	c := child(t)
	set(t, &c, strings.ReplaceAll(noFather, "; ", "\n"))
	if f := finding(t, judge(t, &c), "ASS-1"); !strings.Contains(f.Message, "del padre") {
		t.Errorf("%q does not say whose", f.Message)
	}
}

func TestParentPresent(t *testing.T) {
	runExamples(t, []example{
		{"non riconosciuto", child, "parents[0].identity_checked=", "ASS-2 missing"},
		{"non riconosciuto, guardato", child, "parents[0].identity_checked=false", "ASS-2 invalid; ASS-1 invalid"},
		{"non ha firmato", child, "parents[0].signed_form=false", "ASS-2 invalid"},
		{"senza copia a Matera", child, "parents[0].id_copy=false", "ASS-2 warning; ASS-1 satisfied; outcome acceptable_with_notes"},
		{"copia non vista a Bergamo", child, atBergamo + "; parents[0].id_copy=", "ASS-2 warning; ASS-1 satisfied"},
		{"senza copia a Cuneo", child, atCuneo + "; parents[0].id_copy=false", "ASS-2 invalid"},
		{"copia non vista ad Alba", child, "office=alba; holder.residence.place=D205; parents[0].id_copy=", "ASS-2 missing"},
		{"copia non vista al consolato", child, atConsulate + "; parents[0].id_copy=", "ASS-2 missing"},
		{"senza copia a Cuneo, ammesso", child, atCuneo + "; parents[0].id_copy=false; waivers[0].rule=ASS-2; waivers[0].path=parents[0]; waivers[0].reason=urgenza; waivers[0].by=NERI", "ASS-2 warning; ASS-2 not invalid; ASS-1 satisfied"},
		{"ammesso per il fatto stesso", child, atCuneo + "; parents[0].id_copy=; waivers[0].rule=ASS-2; waivers[0].path=parents[0].id_copy; waivers[0].reason=urgenza; waivers[0].by=NERI", "ASS-2 not missing"},
		{"l'ammissione dell'altro non vale", child, atCuneo + "; parents[0].id_copy=; waivers[0].rule=ASS-2; waivers[0].path=parents[1]; waivers[0].reason=urgenza; waivers[0].by=NERI", "ASS-2 missing"},
		{"la firma non si ammette", child, atCuneo + "; parents[0].signed_form=; waivers[0].rule=ASS-2; waivers[0].reason=urgenza; waivers[0].by=NERI", "ASS-2 missing"},
		{"ammissione senza autore", child, atCuneo + "; parents[0].id_copy=; waivers[0].rule=ASS-2; waivers[0].reason=urgenza", "ASS-2 missing"},
	})
}

func TestAbsentUnionParent(t *testing.T) {
	runExamples(t, []example{
		{"italiano", child, fatherAway, "ASS-3 satisfied; ASS-1 satisfied; ASS-2 satisfied; ASS-11 silent"},
		{"copia non firmata", child, fatherAway + "; parents[1].id_copy_signed=false", "ASS-3 invalid"},
		{"firma sulla copia non vista", child, fatherAway + "; parents[1].id_copy_signed=", "ASS-3 missing"},
		{"modulo non firmato", child, fatherAway + "; parents[1].signed_form=", "ASS-3 missing; ASS-1 missing"},
		{"francese", child, fatherAway + "; parents[1].citizenship=FRA; parents[1].country_of_stay=FRA", "ASS-3 satisfied; ASS-5 silent"},
		{"svizzero", child, fatherAway + "; parents[1].citizenship=CHE", "ASS-3 warning; ASS-1 satisfied; outcome acceptable_with_notes"},
		{"norvegese senza modulo", child, fatherAway + "; parents[1].citizenship=NOR; parents[1].signed_form=", "ASS-3 missing"},
		{"islandese", child, fatherAway + "; parents[1].citizenship=ISL", "ASS-3 warning"},
		{"del Liechtenstein", child, fatherAway + "; parents[1].citizenship=LIE", "ASS-3 warning"},
		{"britannico all'estero", child, fatherAway + "; parents[1].citizenship=GBR; parents[1].country_of_stay=GBR", "ASS-3 silent; ASS-5 missing"},
		{"cittadinanza ignota", child, fatherAway + "; parents[1].citizenship=", "ASS-3 missing; ASS-4 silent; ASS-5 silent"},
		{"al consolato la copia non è da firmare", child, atConsulate + "; " + fatherAway + "; parents[1].id_copy_signed=", "ASS-3 satisfied"},
		{"al consolato senza copia", child, atConsulate + "; " + fatherAway + "; parents[1].id_copy=false", "ASS-3 invalid"},
		{"entrambi assenti", child, fatherAway + "; parents[0].status=absent; parents[0].id_copy_signed=true", "ASS-3 satisfied; ASS-11 note"},
	})
}

func TestAbsentParentFromOutsideTheUnion(t *testing.T) {
	const moroccan = fatherAway + "; parents[1].citizenship=MAR; parents[1].id_copy_signed="
	runExamples(t, []example{
		{"Matera: firma autenticata e copia", child, moroccan + "; parents[1].signature_authenticated=true", "ASS-4 satisfied; ASS-3 silent; ASS-5 silent"},
		{"Pisticci: come Matera", child, "office=pisticci; " + moroccan + "; parents[1].signature_authenticated=true", "ASS-4 satisfied"},
		{"Matera: firma non autenticata", child, moroccan + "; parents[1].signature_authenticated=false", "ASS-4 invalid"},
		{"Matera: senza copia", child, moroccan + "; parents[1].signature_authenticated=true; parents[1].id_copy=", "ASS-4 missing"},
		{"Matera: il permesso non serve", child, moroccan + "; parents[1].signature_authenticated=true; parents[1].residence_permit_copy=false", "ASS-4 satisfied"},
		{"Cuneo: modulo, copia firmata, permesso", child, atCuneo + "; " + moroccan + "; parents[1].id_copy_signed=true; parents[1].residence_permit_copy=true", "ASS-4 satisfied"},
		{"Cuneo: senza permesso", child, atCuneo + "; " + moroccan + "; parents[1].id_copy_signed=true", "ASS-4 missing"},
		{"Cuneo: copia non firmata", child, atCuneo + "; " + moroccan + "; parents[1].id_copy_signed=false; parents[1].residence_permit_copy=true", "ASS-4 invalid"},
		{"Cuneo: la firma autenticata non basta", child, atCuneo + "; " + moroccan + "; parents[1].signature_authenticated=true", "ASS-4 missing"},
		{"Bergamo: tutto", child, atBergamo + "; " + moroccan + "; parents[1].signature_authenticated=true; parents[1].residence_permit_copy=true", "ASS-4 satisfied"},
		{"Bergamo: senza permesso", child, atBergamo + "; " + moroccan + "; parents[1].signature_authenticated=true; parents[1].residence_permit_copy=false", "ASS-4 invalid"},
		{"Bergamo: ammesso", child, atBergamo + "; " + moroccan + "; parents[1].signature_authenticated=true; waivers[0].rule=ASS-4; waivers[0].path=parents[1]; waivers[0].reason=r; waivers[0].by=b", "ASS-4 warning; ASS-1 satisfied; outcome acceptable_with_notes"},
		{"dove si trova è ignoto", child, moroccan + "; parents[1].country_of_stay=", "ASS-4 missing; ASS-5 silent"},
		{"all'estero, atto consolare", child, moroccan + "; parents[1].country_of_stay=MAR; parents[1].consular_act=true", "ASS-5 satisfied; ASS-4 silent"},
		{"all'estero, senza atto", child, moroccan + "; parents[1].country_of_stay=MAR", "ASS-5 missing"},
		{"all'estero, atto non buono", child, moroccan + "; parents[1].country_of_stay=MAR; parents[1].consular_act=false", "ASS-5 invalid"},
		{"al consolato, autenticata", child, atConsulate + "; " + moroccan + "; parents[1].country_of_stay=THA; parents[1].signature_authenticated=true", "ASS-9 satisfied; ASS-5 silent; ASS-4 silent"},
		{"al consolato, in Italia, non autenticata", child, atConsulate + "; " + moroccan, "ASS-9 missing; ASS-4 silent"},
		{"al consolato, dove si trova non conta", child, atConsulate + "; " + moroccan + "; parents[1].country_of_stay=; parents[1].signature_authenticated=false", "ASS-9 invalid"},
	})
}

func TestParentDeceasedUnreachableOrUnwilling(t *testing.T) {
	runExamples(t, []example{
		{"deceduto, autocertificazione", child, fatherSays + "; parents[1].status=deceased; parents[1].self_declared_death=true", "ASS-6 satisfied; ASS-1 satisfied"},
		{"deceduto, niente", child, fatherSays + "; parents[1].status=deceased", "ASS-6 missing"},
		{"deceduto, negata", child, fatherSays + "; parents[1].status=deceased; parents[1].self_declared_death=false", "ASS-6 invalid"},
		{"deceduto, certificato", child, fatherSays + "; parents[1].status=deceased; parents[1].death_certificate=true", "ASS-6 satisfied"},
		{"al consolato serve il certificato", child, atConsulate + "; " + fatherSays + "; parents[1].status=deceased; parents[1].self_declared_death=true", "ASS-6 missing"},
		{"al consolato, certificato", child, atConsulate + "; " + fatherSays + "; parents[1].status=deceased; parents[1].death_certificate=true", "ASS-6 satisfied"},
		{"irreperibile", child, fatherSays + "; parents[1].status=unreachable", "ASS-7 missing; ASS-8 silent"},
		{"rifiuta", child, fatherSays + "; parents[1].status=refuses; judge_authorisation=false", "ASS-7 invalid; ASS-1 invalid"},
		{"rifiuta, il giudice autorizza", child, fatherSays + "; parents[1].status=refuses; judge_authorisation=true", "ASS-7 satisfied; ASS-1 satisfied"},
		{"rifiuta, decreto consolare", child, atConsulate + "; " + fatherSays + "; parents[1].status=refuses; judge_authorisation=true", "ASS-7 satisfied"},
	})
}

func TestCustody(t *testing.T) {
	const mothers = fatherSays + "; parents[1].status=refuses; custody.held_by=mother; custody.order_shown=true; custody.kind="
	const early = "; filed_on=2024-12-09; booking.date=2024-12-09"
	const turn = "; filed_on=2024-12-10; booking.date=2024-12-10"
	runExamples(t, []example{
		{"super esclusivo", child, mothers + "super_exclusive", "ASS-8 satisfied; ASS-7 silent; ASS-1 satisfied"},
		{"super esclusivo a Bergamo", child, atBergamo + "; " + mothers + "super_exclusive", "ASS-8 satisfied; ASS-7 silent"},
		{"super esclusivo prima della sentenza", child, mothers + "super_exclusive" + early, "ASS-8 satisfied; ASS-1 satisfied"},
		{"super esclusivo, provvedimento non visto", child, mothers + "super_exclusive; custody.order_shown=", "ASS-8 missing; ASS-7 silent; ASS-1 missing"},
		{"super esclusivo, provvedimento non esibito", child, mothers + "super_exclusive; custody.order_shown=false", "ASS-8 invalid; ASS-7 silent"},
		{"super esclusivo, non si sa a chi", child, mothers + "super_exclusive; custody.held_by=", "ASS-8 missing; ASS-7 silent"},
		{"Cass. 31785/2024: dal giorno", child, mothers + "exclusive" + turn, "ASS-8 warning; ASS-7 silent; ASS-1 satisfied"},
		{"Cass. 31785/2024: il giorno prima", child, mothers + "exclusive" + early, "ASS-8 missing; ASS-7 silent; ASS-1 missing"},
		{"prima, con il giudice", child, mothers + "exclusive; judge_authorisation=true" + early, "ASS-8 satisfied; ASS-1 satisfied"},
		{"prima, il giudice ha negato", child, mothers + "exclusive; judge_authorisation=false" + early, "ASS-8 missing"},
		{"dopo, provvedimento non visto", child, mothers + "exclusive; custody.order_shown=", "ASS-8 missing"},
		{"dopo, non si sa a chi", child, mothers + "exclusive; custody.held_by=", "ASS-8 missing"},
		{"congiunto", child, mothers + "joint", "ASS-8 silent; ASS-7 missing"},
		{"affidato a chi rifiuta", child, mothers + "super_exclusive; custody.held_by=father", "ASS-8 silent; ASS-7 missing"},
		{"l'altro ha dato l'assenso", child, "custody.kind=exclusive; custody.held_by=mother", "ASS-8 silent; ASS-2 satisfied; ASS-1 satisfied"},
		{"l'altro assente senza modulo", child, fatherAway + "; parents[1].signed_form=false; custody.kind=super_exclusive; custody.held_by=mother; custody.order_shown=true", "ASS-8 satisfied; ASS-3 silent; ASS-1 satisfied"},
		{"l'altro è deceduto", child, mothers + "super_exclusive; parents[1].status=deceased", "ASS-8 silent; ASS-6 missing"},
	})
}

func TestBornAbroadAtTheConsulate(t *testing.T) {
	runExamples(t, []example{
		{"certificato visto", child, atConsulate + "; holder.birth_place=Z241; foreign_birth_certificate=true", "ASS-10 satisfied"},
		{"certificato non visto", child, atConsulate + "; holder.birth_place=Z241", "ASS-10 missing"},
		{"nato in Italia", child, atConsulate, "ASS-10 silent"},
		{"luogo ignoto", child, atConsulate + "; holder.birth_place=", "ASS-10 missing"},
		{"in Italia non si chiede", child, "holder.birth_place=Z241", "ASS-10 silent"},
		{"un adulto", emigrated, "holder.birth_place=Z241", "ASS-10 silent"},
	})
}

func TestParentOfMinors(t *testing.T) {
	const before = "holder.minor_children=true; filed_on=2023-06-13; booking.date=2023-06-13; payments[0].paid_on=2023-06-01; payments[1].paid_on=2023-06-01"
	const other = before + "; other_parent.role=father; other_parent.surname=VERDI; other_parent.name=UGO; other_parent.citizenship=ITA; other_parent.country_of_stay=ITA; other_parent.status="
	runExamples(t, []example{
		{"DL 69/2023: dichiarazione firmata", adult, "holder.minor_children=true; impediments.declaration_signed=true", "GEN-1 satisfied; ASS-1 silent; outcome acceptable"},
		{"DL 69/2023: dichiarazione non vista", adult, "holder.minor_children=true", "GEN-1 missing"},
		{"DL 69/2023: dichiarazione negata", adult, "holder.minor_children=true; impediments.declaration_signed=false", "GEN-1 invalid"},
		{"non si sa se ha figli", adult, "holder.minor_children=; impediments.declaration_signed=true", "GEN-1 missing"},
		{"senza figli", adult, "", "GEN-1 silent"},
		{"al consolato la dichiarazione, non l'assenso", emigrated, "holder.minor_children=true; impediments.declaration_signed=true", "GEN-1 satisfied"},
		{"DL 69/2023: il primo giorno", adult, "holder.minor_children=true; impediments.declaration_signed=true; filed_on=2023-06-14; booking.date=2023-06-14", "GEN-1 satisfied"},
		{"il giorno prima: nessuno indicato", adult, before + "; impediments.declaration_signed=true", "GEN-1 missing"},
		{"il giorno prima: presente", adult, other + "present; other_parent.identity_checked=true; other_parent.signed_form=true; other_parent.id_copy=true", "GEN-1 satisfied; ASS-2 silent"},
		{"il giorno prima: presente, non firma", adult, other + "present; other_parent.identity_checked=true; other_parent.signed_form=false", "GEN-1 invalid; ASS-2 silent"},
		{"il giorno prima: assente", adult, other + "absent; other_parent.signed_form=true; other_parent.id_copy=true; other_parent.id_copy_signed=true", "GEN-1 satisfied; ASS-3 silent"},
		{"il giorno prima: rifiuta", adult, other + "refuses", "GEN-1 missing; ASS-7 silent"},
		{"il giorno prima: rifiuta, giudice", adult, other + "refuses; judge_authorisation=true", "GEN-1 satisfied"},
		{"il giorno prima: deceduto", adult, other + "deceased; other_parent.self_declared_death=true", "GEN-1 satisfied"},
		{"il giorno prima: non si sa se ha figli", adult, before + "; holder.minor_children=", "GEN-1 missing"},
		{"temporaneo", adult, "product=temporary; holder.minor_children=true", "GEN-1 missing"},
		{"cambio di residenza", adult, "procedure=residence_change; holder.minor_children=true", "GEN-1 silent"},
	})
}

func TestImpediments(t *testing.T) {
	runExamples(t, []example{
		{"art. 3-bis: inibitoria", adult, "impediments.injunction=true", "OST-1 blocked; outcome refused"},
		{"art. 3-bis: nessuna", adult, "", "OST-1 satisfied"},
		{"ignota, senza figli", adult, "impediments.injunction=", "OST-1 silent; outcome acceptable"},
		{"ignota, con figli", adult, "impediments.injunction=; holder.minor_children=true; impediments.declaration_signed=true", "OST-1 missing; outcome incomplete"},
		{"ignota, figli ignoti", adult, "impediments.injunction=; holder.minor_children=", "OST-1 missing; GEN-1 missing"},
		{"ignota, di un minore", child, "impediments.injunction=", "OST-1 silent"},
		{"inibitoria su un minore", child, "impediments.injunction=true", "OST-1 blocked"},
		{"ignota come l'età: la tabella chiede lo stesso", adult, "impediments.injunction=; holder.birth_date=; holder.minor_children=true", "OST-1 missing"},
		{"art. 3: altro motivo", adult, "impediments.other=true", "OST-2 blocked; outcome refused"},
		{"art. 3: nessuno", adult, "impediments.other=false", "OST-2 satisfied"},
		{"art. 3: ignoto", adult, "", "OST-2 silent"},
		{"art. 3: collettivo", adult, "procedure=collective_passport; impediments.other=true", "OST-2 blocked; OST-1 silent"},
		{"art. 3: lasciapassare", child, "procedure=laissez_passer; impediments.other=true", "OST-2 blocked"},
		{"art. 3: accompagnamento", child, "procedure=accompaniment; impediments.other=true", "OST-2 silent"},
	})
}
