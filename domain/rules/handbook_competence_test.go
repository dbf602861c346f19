package rules

// elsewhere is a resident of Rome who files on domicile; delegated is one whom
// the competent office sent.
const (
	onDomicile = "holder.residence.place=H501; filing_place.ground=domicile; filing_place.reason=lavoro; filing_place.proof_shown=true"
	delegated  = "holder.residence.place=H501; filing_place.ground=delegated"
	cleared    = "filing_place.clearance_received_on=2026-12-01"
)

var competenceRows = []row{{"CIT-1", "blocked", []example{
	{"italian", adult, "", "CIT-1 satisfied; outcome acceptable"},
	{"foreign", adult, "holder.citizenships=ROU", "CIT-1 blocked; CIT-1 at holder.citizenships; CIT-1 final; outcome refused; validity none"},
	{"two citizenships", adult, "holder.citizenships=FRA,ITA", "CIT-1 satisfied"},
	{"not known", adult, "holder.citizenships=", "CIT-1 missing; CIT-1 at holder.citizenships; outcome incomplete; validity 10 2036-11-22"},
	{"collective", group, "holder.citizenships=FRA", "CIT-1 blocked"},
	{"emergency document", stranded, "holder.citizenships=FRA", "CIT-1 blocked"},
	{"laissez-passer", child, "procedure=laissez_passer; holder.citizenships=FRA", "CIT-1 blocked"},
	{"accompaniment: the minor's", traveller, "holder.citizenships=FRA", "CIT-1 blocked; outcome refused"},
	{"temporary passport", adult, "product=temporary; holder.citizenships=FRA", "CIT-1 blocked"},
	{"change of residence is not named", adult, "procedure=residence_change; holder.citizenships=FRA", "CIT-1 silent"},
}}, {"CMP-1", "invalid", []example{
	{"seat", adult, "", "CMP-1 satisfied"},
	{"another municipality of the province", adult, "holder.residence.place=G786", "CMP-1 satisfied"},
	{"another province: names its office", adult, "holder.residence.place=A794", "CMP-1 invalid; CMP-1 at holder.residence.place; CMP-1 says Bergamo; CMP-1 final; outcome incomplete"},
	{"a province without a profile", adult, "holder.residence.place=H501", "CMP-1 invalid; CMP-1 says Roma"},
	{"a minor by the minor's own residence", child, "holder.residence.place=A794", "CMP-1 invalid"},
	{"laissez-passer", child, "procedure=laissez_passer; holder.residence.place=A794", "CMP-1 invalid"},
	{"change of residence", adult, "procedure=residence_change; holder.residence.place=A794", "CMP-1 invalid"},
	{"another ground was stated", adult, onDomicile, "CMP-1 silent"},
	{"delegated", adult, delegated, "CMP-1 silent"},
	{"a State is CMP-8's", adult, "holder.residence.place=Z110", "CMP-1 silent"},
	{"a consulate", emigrated, "", "CMP-1 silent"},
	{"accompaniment goes by ACC-10", traveller, "holder.residence.place=A794", "CMP-1 silent"},
	{"an absent filing place is the residence's", adult, "filing_place.ground=", "CMP-1 satisfied"},
	// Whether an Italian municipality is asked is itself unknown: the lowest number asks.
	{"residence not known", adult, "holder.residence.place=", "CMP-1 missing; CMP-1 at holder.residence.place; CMP-6 silent; CMP-8 silent"},
	{"every province of the sources", adult, "office=massa-carrara; holder.residence.place=F023", "CMP-1 satisfied"},
}}, {"CMP-2", "missing warning", []example{
	{"reason and proof", adult, onDomicile, "CMP-2 satisfied"},
	{"stay without a reason", adult, onDomicile + "; filing_place.ground=stay; filing_place.reason=", "CMP-2 missing"},
	{"no reason", adult, onDomicile + "; filing_place.reason=", "CMP-2 missing; CMP-2 at filing_place.reason; CMP-2 final; outcome incomplete"},
	{"no reason cannot be waived", adult, onDomicile + "; filing_place.reason=; " + waiver("CMP-2", "filing_place.reason"), "CMP-2 missing; outcome incomplete"},
	{"proof not shown at Matera", adult, onDomicile + "; filing_place.proof_shown=false", "CMP-2 warning; CMP-2 at filing_place.proof_shown; CMP-2 not missing; outcome pending_clearance"},
	{"proof not seen at Bergamo", adult, atBergamo + "; " + onDomicile + "; filing_place.proof_shown=", "CMP-2 warning; CMP-2 not missing"},
	{"proof not seen at Cuneo", adult, atCuneo + "; " + onDomicile + "; filing_place.proof_shown=", "CMP-2 missing; CMP-2 at filing_place.proof_shown; CMP-2 waivable; CMP-2 says prassi dell'ufficio; outcome incomplete"},
	{"proof not shown at Cuneo", adult, atCuneo + "; " + onDomicile + "; filing_place.proof_shown=false", "CMP-2 missing"},
	{"proof at a branch of Cuneo", adult, "office=alba; " + onDomicile + "; filing_place.proof_shown=", "CMP-2 missing; CMP-2 waivable"},
	{"proof at Cuneo waived", adult, atCuneo + "; " + onDomicile + "; filing_place.proof_shown=; " + waiver("CMP-2", "filing_place.proof_shown"), "CMP-2 waived; CMP-2 not missing; CMP-2 says ragione scritta; CMP-2 says BIANCHI; outcome pending_clearance"},
	{"residence", adult, "", "CMP-2 silent"},
	{"delegated", adult, delegated, "CMP-2 silent"},
}}, {"CMP-3", "pending", []example{
	{"awaited", adult, onDomicile, "CMP-3 pending; CMP-3 says tempo; outcome pending_clearance; clock suspended; legal none; working none"},
	{"stay", adult, onDomicile + "; filing_place.ground=stay", "CMP-3 pending; clock suspended"},
	{"received", adult, onDomicile + "; " + cleared, "CMP-3 satisfied; CMP-3 not pending; outcome acceptable; clock running"},
	{"on residence", adult, "", "CMP-3 silent; clock running"},
	{"resident abroad", adult, onDomicile + "; holder.residence.place=Z110", "CMP-3 silent; CMP-4 pending"},
	{"delegated", adult, delegated, "CMP-3 silent"},
	{"validity stands while it waits", adult, onDomicile, "validity 10 2036-11-22; fees 116.20"},
}}, {"CMP-4", "pending", []example{
	{"delegation awaited", adult, delegated, "CMP-4 pending; CMP-4 final; outcome pending_clearance; clock suspended"},
	{"delegation received", adult, delegated + "; " + cleared, "CMP-4 satisfied; outcome acceptable; clock running"},
	{"resident abroad on domicile", adult, onDomicile + "; holder.residence.place=Z110", "CMP-4 pending; CMP-8 silent; outcome pending_clearance; clock suspended"},
	{"resident abroad on stay, received", adult, onDomicile + "; holder.residence.place=Z110; filing_place.ground=stay; " + cleared, "CMP-4 satisfied; clock running"},
	{"resident abroad, delegated", adult, "holder.residence.place=Z110; filing_place.ground=delegated", "CMP-4 pending; CMP-8 silent"},
	{"consulate, outside its jurisdiction", emigrated, "@jurisdiction=THA; holder.residence.place=Z110; filing_place.ground=stay; filing_place.reason=x; filing_place.proof_shown=true", "CMP-4 pending; CMP-5 silent"},
	{"Italian resident on domicile", adult, onDomicile, "CMP-4 silent"},
	{"on residence", adult, "", "CMP-4 silent"},
}}, {"CMP-5", "invalid blocked", []example{
	{"registered and up to date", emigrated, "", "CMP-5 satisfied"},
	{"not registered", emigrated, "holder.residence.aire=false; holder.residence.aire_up_to_date=", "CMP-5 invalid; CMP-5 final; outcome incomplete"},
	{"out of date", emigrated, "holder.residence.aire_up_to_date=false", "CMP-5 invalid; CMP-5 at holder.residence.aire_up_to_date"},
	{"registration not known", emigrated, "holder.residence.aire=", "CMP-5 missing; CMP-5 at holder.residence.aire"},
	{"in the jurisdiction", emigrated, "@jurisdiction=THA,LAO", "CMP-5 satisfied"},
	{"outside the jurisdiction", emigrated, "@jurisdiction=LAO", "CMP-5 blocked; outcome not_competent; validity none"},
	{"no list: any State", emigrated, "holder.residence.place=Z404", "CMP-5 satisfied"},
	{"emergency document", stranded, "holder.residence.aire=false", "CMP-5 silent"},
	{"in Italy", adult, "", "CMP-5 silent"},
}}, {"CMP-6", "invalid", []example{
	{"empty list: all of the parent's places", adult, "office=pisticci; holder.residence.place=F052", "CMP-6 satisfied; CMP-6 not note; outcome acceptable"},
	{"empty list, outside them", adult, "office=pisticci; holder.residence.place=A794", "CMP-6 invalid; CMP-6 says Bergamo; CMP-6 final"},
	{"Treviglio's list is not configured", adult, "office=treviglio; holder.residence.place=L400", "CMP-6 satisfied; CMP-6 note; CMP-6 says elenco non configurato; outcome acceptable_with_notes"},
	{"in the list", adult, "office=treviglio; @places=L400; holder.residence.place=L400", "CMP-6 satisfied"},
	{"not in the list", adult, "office=treviglio; @places=L400; holder.residence.place=A794", "CMP-6 invalid; CMP-6 says Bergamo; CMP-6 at holder.residence.place"},
	{"a questura", adult, "", "CMP-6 silent"},
}}, {"CMP-7", "blocked", []example{
	{"questura", group, "", "CMP-7 satisfied"},
	{"branch", group, "office=pisticci", "CMP-7 blocked; CMP-7 final; outcome not_competent"},
	{"consulate", group, "office=consolato", "CMP-7 blocked"},
	{"ordinary passport at a branch", adult, "office=pisticci", "CMP-7 silent"},
}}, {"CMP-8", "blocked", []example{
	{"resident abroad on residence", adult, "holder.residence.place=Z110", "CMP-8 blocked; CMP-8 at holder.residence.place; outcome not_competent; validity none"},
	{"blocked elsewhere too: refused", adult, "holder.residence.place=Z110; impediments.injunction=true", "CMP-8 blocked; OST-1 blocked; outcome refused"},
	{"delegated", adult, "holder.residence.place=Z110; filing_place.ground=delegated", "CMP-8 silent"},
	{"consulate", emigrated, "", "CMP-8 silent"},
	{"resident in Italy", adult, "", "CMP-8 silent"},
}}, {"CMP-9", "blocked", []example{
	{"consulate", stranded, "", "CMP-9 satisfied"},
	{"questura", stranded, "office=matera", "CMP-9 blocked; outcome not_competent"},
	{"passport", adult, "", "CMP-9 silent"},
}}}

// waiver writes the facts of a complete waiver.
func waiver(rule, path string) string {
	return "waivers[0].rule=" + rule + "; waivers[0].path=" + path + "; waivers[0].reason=ragione scritta; waivers[0].by=BIANCHI UGO"
}
