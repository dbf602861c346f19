package rules

// fatherMoroccan is a father away from the counter, of a State outside the Union;
// what he sent follows it. custody is a court's order, held by the mother.
const (
	fatherGone     = fatherSays + "; parents[1].status="
	fatherMoroccan = fatherSays + "; parents[1].status=absent; parents[1].citizenship=MAR"
	theOrder       = "custody.held_by=mother; custody.order_shown=true; custody.kind="
	beforeRuling   = "; filed_on=2024-12-09"
	fromRuling     = "; filed_on=2024-12-10"
)

var consentRows = []row{{"ASS-1", "missing", []example{
	{"both", child, "", "ASS-1 satisfied"},
	{"nobody entered", child, noFather + "; " + noMother, "ASS-1 missing; ASS-1 at parents; ASS-1 final; outcome incomplete"},
	{"one alone: says whose", child, noFather, "ASS-1 missing; ASS-1 says padre"},
	{"the other alone: says whose", child, noMother, "ASS-1 missing; ASS-1 says madre"},
	{"one alone, no other in law", child, noFather + "; sole_parent=true", "ASS-1 satisfied"},
	{"one alone, there is another", child, noFather + "; sole_parent=false", "ASS-1 missing"},
	{"a guardian's", child, noFather + "; parents[0].role=guardian", "ASS-1 satisfied"},
	{"a custodian's too", child, "parents[2].role=custodian; parents[2].status=present; parents[2].identity_checked=true; parents[2].signed_form=true; parents[2].id_copy=true", "ASS-1 satisfied"},
	{"a custodian who did not sign", child, "parents[2].role=custodian; parents[2].status=present; parents[2].identity_checked=true", "ASS-1 missing; ASS-2 missing"},
	{"laissez-passer", child, "procedure=laissez_passer; " + noFather, "ASS-1 missing"},
	{"accompaniment", traveller, noFather, "ASS-1 missing"},
	{"an adult", adult, "", "ASS-1 silent"},
	{"18 today", teen, "holder.birth_date=2008-11-23; " + noFather, "ASS-1 silent"},
	{"the judge in place of a parent", child, fatherGone + "refuses; judge_authorisation=true", "ASS-1 satisfied"},
	{"a waived finding settles it", child, atCuneo + "; parents[1].id_copy=false; " + waiver("ASS-2", "parents[1]"), "ASS-1 satisfied; ASS-2 waived"},
}}, {"ASS-2", "missing invalid warning", []example{
	{"checked, signed, copied", child, "", "ASS-2 satisfied; ASS-2 at parents[0]; ASS-2 at parents[1]"},
	{"identity not checked yet", child, "parents[1].identity_checked=", "ASS-2 missing; ASS-2 at parents[1]; ASS-2 final"},
	{"form not signed", child, "parents[0].signed_form=false", "ASS-2 invalid; ASS-2 at parents[0]; ASS-2 final"},
	{"copy only, Matera", child, "parents[0].id_copy=false", "ASS-2 warning; ASS-2 not invalid; ASS-1 satisfied; outcome acceptable_with_notes"},
	{"copy only, Bergamo", child, atBergamo + "; parents[0].id_copy=", "ASS-2 warning; ASS-2 not missing"},
	{"copy only, Massa-Carrara", child, atMassa + "; parents[0].id_copy=", "ASS-2 warning"},
	{"copy only, Cuneo", child, atCuneo + "; parents[0].id_copy=", "ASS-2 missing; ASS-2 waivable; ASS-2 says prassi dell'ufficio; outcome incomplete"},
	{"copy only, Cuneo, looked at", child, atCuneo + "; parents[0].id_copy=false", "ASS-2 invalid; ASS-2 waivable"},
	{"copy only, consulate", child, atConsulate + "; parents[0].id_copy=false", "ASS-2 invalid; ASS-2 waivable"},
	{"copy waived", child, atCuneo + "; parents[0].id_copy=false; " + waiver("ASS-2", "parents[0]"), "ASS-2 waived; ASS-2 not invalid; outcome acceptable_with_notes"},
	{"more than the copy is not waived", child, atCuneo + "; parents[0].id_copy=; parents[0].signed_form=; " + waiver("ASS-2", "parents[0]"), "ASS-2 missing; ASS-2 final"},
}}, {"ASS-3", "missing invalid", []example{
	{"Italian", child, fatherAway, "ASS-3 satisfied; ASS-3 at parents[1]; outcome acceptable_with_notes"},
	{"French, in France", child, fatherAway + "; parents[1].citizenship=FRA; parents[1].country_of_stay=FRA", "ASS-3 satisfied; ASS-5 silent"},
	{"form not signed", child, fatherAway + "; parents[1].signed_form=false", "ASS-3 invalid; ASS-3 final; ASS-1 invalid"},
	{"form not seen", child, fatherAway + "; parents[1].signed_form=", "ASS-3 missing; outcome incomplete"},
	{"copy not seen", child, fatherAway + "; parents[1].id_copy=", "ASS-3 missing"},
	{"copy not signed", child, fatherAway + "; parents[1].id_copy_signed=false", "ASS-3 invalid"},
	{"consulate: the copy need not be signed", child, atConsulate + "; " + fatherAway + "; parents[1].id_copy_signed=", "ASS-3 satisfied"},
	{"Iceland counts, with a warning", child, fatherAway + "; parents[1].citizenship=ISL", "ASS-3 warning; ASS-1 satisfied; ASS-4 silent"},
	{"Liechtenstein", child, fatherAway + "; parents[1].citizenship=LIE", "ASS-3 warning"},
	{"Norway", child, fatherAway + "; parents[1].citizenship=NOR", "ASS-3 warning"},
	{"Switzerland", child, fatherAway + "; parents[1].citizenship=CHE", "ASS-3 warning"},
	{"what would be missing stays missing", child, fatherAway + "; parents[1].citizenship=CHE; parents[1].signed_form=", "ASS-3 missing"},
	{"the United Kingdom is outside", child, fatherAway + "; parents[1].citizenship=GBR", "ASS-3 silent; ASS-4 missing"},
	{"Croatia is inside", child, fatherAway + "; parents[1].citizenship=HRV", "ASS-3 satisfied"},
	{"citizenship not known: the lowest asks", child, fatherAway + "; parents[1].citizenship=", "ASS-3 missing; ASS-3 at parents[1].citizenship; ASS-4 silent; ASS-5 silent"},
}}, {"ASS-4", "missing invalid", []example{
	{"Matera: authenticated, copy", child, fatherMoroccan + "; parents[1].signature_authenticated=true; parents[1].id_copy=true", "ASS-4 satisfied; ASS-4 at parents[1]; ASS-3 silent"},
	{"Matera: signature not seen", child, fatherMoroccan + "; parents[1].id_copy=true", "ASS-4 missing; ASS-4 waivable; ASS-4 says prassi dell'ufficio; outcome incomplete"},
	{"Matera: signature not authenticated", child, fatherMoroccan + "; parents[1].id_copy=true; parents[1].signature_authenticated=false", "ASS-4 invalid; ASS-4 waivable"},
	{"Matera: no permit asked", child, fatherMoroccan + "; parents[1].signature_authenticated=true; parents[1].id_copy=true; parents[1].residence_permit_copy=false", "ASS-4 satisfied"},
	{"Cuneo: form, signed copy, permit", child, atCuneo + "; " + fatherMoroccan + "; parents[1].signed_form=true; parents[1].id_copy=true; parents[1].id_copy_signed=true; parents[1].residence_permit_copy=true", "ASS-4 satisfied"},
	{"Cuneo: a signed copy is a copy", child, atCuneo + "; " + fatherMoroccan + "; parents[1].signed_form=true; parents[1].id_copy_signed=true; parents[1].residence_permit_copy=true", "ASS-4 satisfied"},
	{"Cuneo: no permit", child, atCuneo + "; " + fatherMoroccan + "; parents[1].signed_form=true; parents[1].id_copy=true; parents[1].id_copy_signed=true; parents[1].residence_permit_copy=false", "ASS-4 invalid; ASS-4 waivable"},
	{"Cuneo: copy not signed", child, atCuneo + "; " + fatherMoroccan + "; parents[1].signed_form=true; parents[1].id_copy=true; parents[1].residence_permit_copy=true", "ASS-4 missing"},
	{"Cuneo: form not signed", child, atCuneo + "; " + fatherMoroccan + "; parents[1].id_copy=true; parents[1].id_copy_signed=true; parents[1].residence_permit_copy=true", "ASS-4 missing"},
	{"Bergamo: authenticated, copy, permit", child, atBergamo + "; " + fatherMoroccan + "; parents[1].signature_authenticated=true; parents[1].id_copy=true; parents[1].residence_permit_copy=true", "ASS-4 satisfied"},
	{"Bergamo: no permit", child, atBergamo + "; " + fatherMoroccan + "; parents[1].signature_authenticated=true; parents[1].id_copy=true", "ASS-4 missing; ASS-4 waivable"},
	{"Massa-Carrara: not authenticated", child, atMassa + "; " + fatherMoroccan + "; parents[1].id_copy=true; parents[1].residence_permit_copy=true", "ASS-4 missing"},
	{"waived", child, fatherMoroccan + "; " + waiver("ASS-4", "parents[1]"), "ASS-4 waived; ASS-1 satisfied; outcome acceptable_with_notes"},
	{"where he stays not known: the lowest asks", child, fatherMoroccan + "; parents[1].country_of_stay=", "ASS-4 missing; ASS-4 at parents[1].country_of_stay; ASS-5 silent"},
	{"consulate", child, atConsulate + "; " + fatherMoroccan, "ASS-4 silent; ASS-9 missing"},
}}, {"ASS-5", "missing invalid", []example{
	{"sent by the consulate", child, fatherMoroccan + "; parents[1].country_of_stay=MAR; parents[1].consular_act=true", "ASS-5 satisfied; ASS-5 at parents[1]; ASS-4 silent"},
	{"not here yet", child, fatherMoroccan + "; parents[1].country_of_stay=MAR", "ASS-5 missing; ASS-5 final"},
	{"not good", child, fatherMoroccan + "; parents[1].country_of_stay=MAR; parents[1].consular_act=false", "ASS-5 invalid"},
	{"a form in his own hand does not do", child, fatherMoroccan + "; parents[1].country_of_stay=MAR; parents[1].signed_form=true; parents[1].id_copy=true; parents[1].id_copy_signed=true", "ASS-5 missing"},
	{"consulate", child, atConsulate + "; " + fatherMoroccan + "; parents[1].country_of_stay=MAR", "ASS-5 silent"},
}}, {"ASS-6", "missing invalid", []example{
	{"self-declaration", child, fatherGone + "deceased; parents[1].self_declared_death=true", "ASS-6 satisfied; ASS-1 satisfied"},
	{"not seen", child, fatherGone + "deceased", "ASS-6 missing; ASS-6 at parents[1]; ASS-6 final"},
	{"refused", child, fatherGone + "deceased; parents[1].self_declared_death=false", "ASS-6 invalid"},
	{"consulate: certificate", child, atConsulate + "; " + fatherGone + "deceased; parents[1].death_certificate=true", "ASS-6 satisfied"},
	{"consulate: a self-declaration does not do", child, atConsulate + "; " + fatherGone + "deceased; parents[1].self_declared_death=true", "ASS-6 missing"},
	{"consulate: no certificate", child, atConsulate + "; " + fatherGone + "deceased; parents[1].death_certificate=false", "ASS-6 invalid"},
}}, {"ASS-7", "missing invalid", []example{
	{"refuses", child, fatherGone + "refuses", "ASS-7 missing; ASS-7 final; ASS-1 missing; outcome incomplete"},
	{"refuses, the judge allows", child, fatherGone + "refuses; judge_authorisation=true", "ASS-7 satisfied; outcome acceptable_with_notes"},
	{"refuses, the judge does not", child, fatherGone + "refuses; judge_authorisation=false", "ASS-7 invalid"},
	{"unreachable", child, fatherGone + "unreachable", "ASS-7 missing"},
	{"consulate: decree of the head of mission", child, atConsulate + "; " + fatherGone + "unreachable; judge_authorisation=true", "ASS-7 satisfied"},
	{"consulate: no decree", child, atConsulate + "; " + fatherGone + "unreachable", "ASS-7 missing; ASS-7 says missione"},
	{"present and willing", child, "", "ASS-7 silent"},
}}, {"ASS-8", "warning missing", []example{
	{"super-exclusive, order shown: the consent falls away", child, fatherGone + "refuses; " + theOrder + "super_exclusive", "ASS-8 satisfied; ASS-7 silent; ASS-1 satisfied; ASS-8 at parents[1]"},
	{"super-exclusive at Bergamo", child, atBergamo + "; " + fatherGone + "unreachable; " + theOrder + "super_exclusive", "ASS-8 satisfied; ASS-7 silent"},
	{"super-exclusive before the ruling", child, fatherGone + "refuses; " + theOrder + "super_exclusive" + beforeRuling, "ASS-8 satisfied"},
	{"exclusive from the ruling on", child, fatherGone + "refuses; " + theOrder + "exclusive" + fromRuling, "ASS-8 warning; ASS-8 says 31785; ASS-8 final; ASS-7 silent; ASS-1 satisfied"},
	{"exclusive the day before, Matera", child, fatherGone + "refuses; " + theOrder + "exclusive" + beforeRuling, "ASS-8 missing; ASS-7 silent; ASS-1 missing"},
	{"exclusive the day before, Cuneo", child, atCuneo + "; " + fatherGone + "refuses; " + theOrder + "exclusive" + beforeRuling, "ASS-8 missing"},
	{"exclusive the day before, with the judge", child, fatherGone + "refuses; judge_authorisation=true; " + theOrder + "exclusive" + beforeRuling, "ASS-8 satisfied; ASS-7 silent; ASS-1 satisfied"},
	{"order not seen", child, fatherGone + "refuses; " + theOrder + "exclusive; custody.order_shown=", "ASS-8 missing; ASS-7 silent"},
	{"not known who has it", child, fatherGone + "refuses; " + theOrder + "super_exclusive; custody.held_by=", "ASS-8 missing; ASS-7 silent"},
	{"absent without papers", child, fatherGone + "absent; " + theOrder + "super_exclusive", "ASS-8 satisfied; ASS-3 silent; ASS-1 satisfied"},
	{"the other consented", child, theOrder + "exclusive", "ASS-8 silent; ASS-1 satisfied"},
	{"who has custody must consent", child, "parents[0].signed_form=; " + theOrder + "super_exclusive", "ASS-2 missing; ASS-1 missing"},
	{"joint", child, fatherGone + "refuses; " + theOrder + "joint", "ASS-8 silent; ASS-7 missing"},
}}, {"ASS-9", "missing invalid", []example{
	{"authenticated", child, atConsulate + "; " + fatherMoroccan + "; parents[1].country_of_stay=THA; parents[1].signature_authenticated=true", "ASS-9 satisfied; ASS-9 at parents[1]; ASS-1 satisfied"},
	{"not seen", child, atConsulate + "; " + fatherMoroccan + "; parents[1].country_of_stay=THA", "ASS-9 missing; ASS-9 final"},
	{"not authenticated", child, atConsulate + "; " + fatherMoroccan + "; parents[1].signature_authenticated=false", "ASS-9 invalid"},
	{"in Italy", child, fatherMoroccan, "ASS-9 silent"},
	{"of the Union", child, atConsulate + "; " + fatherAway, "ASS-9 silent; ASS-3 satisfied"},
}}, {"ASS-10", "missing", []example{
	{"shown", child, atConsulate + "; holder.birth_place=Z241; foreign_birth_certificate=true", "ASS-10 satisfied"},
	{"not seen", child, atConsulate + "; holder.birth_place=Z241", "ASS-10 missing; ASS-10 at foreign_birth_certificate; ASS-10 final"},
	{"not there", child, atConsulate + "; holder.birth_place=Z241; foreign_birth_certificate=false", "ASS-10 missing"},
	{"born in Italy", child, atConsulate, "ASS-10 silent"},
	{"in Italy nobody asks", child, "holder.birth_place=Z241", "ASS-10 silent"},
	{"an adult", emigrated, "holder.birth_place=Z241", "ASS-10 silent"},
}}, {"ASS-11", "note", []example{
	{"all absent", child, fatherAway + "; parents[0].status=absent; parents[0].id_copy_signed=true", "ASS-11 note; outcome acceptable_with_notes"},
	{"one present", child, fatherAway, "ASS-11 silent"},
	{"an adult", adult, "", "ASS-11 silent"},
}}}

const lastDayOfConsent = "holder.minor_children=true; filed_on=2023-06-13; "

var impedimentRows = []row{{"GEN-1", "missing invalid", []example{
	{"declaration signed", adult, "holder.minor_children=true; impediments.declaration_signed=true", "GEN-1 satisfied; ASS-1 quiet; outcome acceptable"},
	{"declaration not seen", adult, "holder.minor_children=true", "GEN-1 missing; GEN-1 at impediments.declaration_signed; GEN-1 final"},
	{"declaration refused", adult, "holder.minor_children=true; impediments.declaration_signed=false", "GEN-1 invalid; outcome incomplete"},
	{"no minor children", adult, "", "GEN-1 silent"},
	{"children not known", adult, "holder.minor_children=", "GEN-1 missing; GEN-1 at holder.minor_children"},
	{"a minor", child, "holder.minor_children=true", "GEN-1 silent"},
	{"consulate asks no consent either", emigrated, "holder.minor_children=true; impediments.declaration_signed=true", "GEN-1 satisfied"},
	{"first day of the declaration", adult, "holder.minor_children=true; filed_on=2023-06-14; impediments.declaration_signed=true", "GEN-1 satisfied"},
	{"the day before: nobody entered", adult, lastDayOfConsent + "impediments.declaration_signed=true", "GEN-1 missing; GEN-1 at other_parent"},
	{"the day before: the other is present", adult, lastDayOfConsent + "other_parent.role=father; other_parent.status=present; other_parent.identity_checked=true; other_parent.signed_form=true; other_parent.id_copy=true", "GEN-1 satisfied; ASS-2 silent"},
	{"the day before: absent, form not seen", adult, lastDayOfConsent + "other_parent.role=father; other_parent.status=absent; other_parent.citizenship=ITA; other_parent.id_copy=true; other_parent.id_copy_signed=true", "GEN-1 missing; ASS-3 silent"},
	{"the day before: refuses, no judge", adult, lastDayOfConsent + "other_parent.role=father; other_parent.status=refuses; judge_authorisation=false", "GEN-1 invalid; ASS-7 silent"},
	{"the day before: deceased", adult, lastDayOfConsent + "other_parent.role=father; other_parent.status=deceased; other_parent.self_declared_death=true", "GEN-1 satisfied"},
}}, {"OST-1", "blocked missing", []example{
	{"none", adult, "", "OST-1 satisfied"},
	{"there is one", adult, "impediments.injunction=true", "OST-1 blocked; OST-1 at impediments.injunction; outcome refused; validity none"},
	{"on a minor too", child, "impediments.injunction=true", "OST-1 blocked"},
	{"not known, adult without minor children", adult, "impediments.injunction=", "OST-1 silent; outcome acceptable"},
	{"not known, a minor", child, "impediments.injunction=", "OST-1 silent"},
	{"not known, parent of minors", adult, "impediments.injunction=; holder.minor_children=true", "OST-1 missing; OST-1 final"},
	{"not known, children not known", adult, "impediments.injunction=; holder.minor_children=", "OST-1 missing"},
	// «missing otherwise»: neither an adult without minor children nor a minor is known.
	{"not known, age and children not known", adult, "impediments.injunction=; holder.minor_children=; holder.birth_date=; holder.tax_code=", "OST-1 missing"},
	{"not known, age not known, no children", adult, "impediments.injunction=; holder.birth_date=; holder.tax_code=", "OST-1 silent"},
	{"collective", group, "impediments.injunction=true", "OST-1 silent"},
}}, {"OST-2", "blocked", []example{
	{"known", adult, "impediments.other=true", "OST-2 blocked; outcome refused"},
	{"looked for, none", adult, "impediments.other=false", "OST-2 satisfied"},
	{"not known", adult, "", "OST-2 silent"},
	{"collective", group, "impediments.other=true", "OST-2 blocked"},
	{"laissez-passer", child, "procedure=laissez_passer; impediments.other=true", "OST-2 blocked"},
	{"accompaniment", traveller, "impediments.other=true", "OST-2 silent"},
}}}
