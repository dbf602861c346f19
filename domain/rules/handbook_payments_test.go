package rules

// lateSlip is a slip of the first day on which slips no longer serve.
const lateSlip = slipFacts + "; payments[0].paid_on=2025-12-01"

var paymentRows = []row{{"VER-1", "missing invalid", []example{
	{"pagoPA of 42.70", adult, "", "VER-1 satisfied; fees 116.20"},
	{"none", adult, noPayments, "VER-1 missing; VER-1 at payments; VER-1 final; outcome incomplete; fees 116.20"},
	{"pagoPA on its first day", adult, "payments[0].paid_on=2025-12-01", "VER-1 satisfied"},
	{"pagoPA the day before", adult, "payments[0].paid_on=2025-11-30", "VER-1 invalid"},
	{"slip on its last day", adult, slipFacts, "VER-1 satisfied; outcome acceptable; fees 116.00"},
	{"slip on the first bad day: what is lacking is told", adult, lateSlip, "VER-1 invalid; VER-1 says 0,20; outcome incomplete; fees 116.20"},
	{"slip of the new price on the first bad day", adult, lateSlip + "; payments[0].amount=42.70", "VER-1 invalid"},
	{"slip of any earlier day", adult, slipFacts + "; payments[0].paid_on=2012-06-01", "VER-1 satisfied"},
	{"slip of 42.49", adult, slipFacts + "; payments[0].amount=42.49", "VER-1 invalid; VER-1 says 0,01"},
	{"pagoPA of the old price", adult, "payments[0].amount=42.50", "VER-1 invalid; VER-1 says 0,20; VER-1 at payments[0]"},
	{"above: satisfied, and says so", adult, "payments[0].amount=45.00", "VER-1 satisfied; VER-1 says 2,30; outcome acceptable"},
	{"day not known", adult, "payments[0].paid_on=", "VER-1 missing; VER-1 at payments[0].paid_on"},
	{"halves are not added up", adult, "payments[0].amount=22.70; payments[2].kind=pagopa; payments[2].amount=20.00; payments[2].paid_on=2026-11-20; payments[2].in_name_of=ROSSI MARIA; payments[2].tax_code=RSSMRA84D45F052R; payments[2].id=301000000000000043", "VER-1 invalid"},
	{"exempt", adult, noPayments + "; fee_exemption.ground=indigent; fee_exemption.evidence=true", "VER-1 quiet"},
	{"temporary", adult, "product=temporary; " + noPayments, "VER-1 silent"},
	{"consulate", emigrated, "", "VER-1 silent"},
	{"a minor pays the same", child, "payments[0].amount=42.50", "VER-1 invalid"},
	{"filed the day before the change, unpaid", adult, noPayments + "; filed_on=2025-11-30", "VER-1 missing; VER-1 says 42,50; fees 116.00"},
	{"filed on the day of the change, unpaid", adult, noPayments + "; filed_on=2025-12-01", "VER-1 missing; VER-1 says 42,70; fees 116.20"},
}}, {"VER-2", "invalid warning missing", []example{
	{"in order", adult, slipFacts, "VER-2 satisfied"},
	{"account wrong", adult, slipFacts + "; payments[0].account=12345678", "VER-2 invalid; VER-2 at payments[0]; VER-2 final"},
	{"payee differs", adult, slipFacts + "; payments[0].payee=Poste Italiane", "VER-2 warning; outcome acceptable_with_notes"},
	{"reason differs", adult, slipFacts + "; payments[0].reason=tassa", "VER-2 warning"},
	{"account not known", adult, slipFacts + "; payments[0].account=", "VER-2 missing"},
	{"payee not known", adult, slipFacts + "; payments[0].payee=", "VER-2 missing"},
	{"capitals and dashes do not count", adult, slipFacts + "; payments[0].payee=MINISTERO DELL'ECONOMIA E DELLE FINANZE DIPARTIMENTO DEL TESORO", "VER-2 satisfied"},
	{"pagoPA", adult, "", "VER-2 silent"},
}}, {"VER-3", "invalid", []example{
	{"holder's", adult, "", "VER-3 satisfied"},
	{"slip in the holder's name", adult, slipFacts, "VER-3 satisfied"},
	{"somebody else's", adult, slipFacts + "; payments[0].in_name_of=NERI LUCA", "VER-3 invalid; VER-3 at payments[0]; VER-3 final"},
	{"the minor's", child, "", "VER-3 satisfied"},
	{"a parent's on a minor's payment says so", child, "payments[0].in_name_of=ROSSI PAOLO", "VER-3 invalid; VER-3 says genitore"},
	{"another tax code on pagoPA", adult, "payments[0].tax_code=RSSLCU18C10F052B", "VER-3 invalid"},
	{"a slip needs no tax code", adult, slipFacts + "; payments[0].tax_code=", "VER-3 satisfied"},
	{"name not known", adult, "payments[0].in_name_of=", "VER-3 missing"},
	{"revenue stamp has no name", adult, "payments[1].in_name_of=", "VER-3 satisfied; VER-3 once"},
}}, {"VER-4", "missing invalid", []example{
	{"stamp", adult, "", "VER-4 satisfied"},
	{"none", adult, "payments[1].kind=", "VER-4 missing; VER-4 final; outcome incomplete"},
	{"73.49", adult, "payments[1].amount=73.49", "VER-4 invalid"},
	{"temporary", adult, "product=temporary", "VER-4 silent"},
	{"consulate", emigrated, "", "VER-4 silent"},
	{"lost in the post: waived", adult, "payments[1].kind=; fee_exemption.ground=lost_in_post; fee_exemption.evidence=true", "VER-4 quiet; fees 42.70"},
}}, {"VER-5", "invalid", []example{
	{"14 digits", adult, "", "VER-5 satisfied"},
	{"13 digits", adult, "payments[1].id=0123456789012", "VER-5 invalid; VER-5 at payments[1]; VER-5 final; outcome incomplete"},
	{"a letter", adult, "payments[1].id=0123456789012X", "VER-5 invalid"},
	{"bought today", adult, "payments[1].paid_on=2026-11-23", "VER-5 satisfied"},
	{"bought tomorrow", adult, "payments[1].paid_on=2026-11-24", "VER-5 invalid"},
	{"bought years ago", adult, "payments[1].paid_on=2015-01-01", "VER-5 satisfied"},
}}, {"VER-6", "", []example{
	{"only in a store: TestPaymentUsedByAnotherCase", adult, "", "VER-6 silent"},
}}, {"VER-7", "warning", []example{
	{"right", adult, "", "VER-7 satisfied"},
	{"aux digit 0", adult, "payments[0].id=001000000000000040", "VER-7 satisfied"},
	{"aux digit 0, wrong", adult, "payments[0].id=001000000000000041", "VER-7 warning"},
	{"aux digit 2", adult, "payments[0].id=201000000000000042", "VER-7 satisfied"},
	{"wrong check digits", adult, "payments[0].id=301000000000000044", "VER-7 warning; VER-7 final; outcome acceptable_with_notes"},
	{"17 digits", adult, "payments[0].id=30100000000000004", "VER-7 warning"},
	{"aux digit 2, wrong", adult, "payments[0].id=201000000000000099", "VER-7 warning"},
	{"slip", adult, slipFacts, "VER-7 silent"},
}}, {"VER-8", "note", []example{
	{"Cuneo, last year's slip: still good", adult, atCuneo + "; " + slipFacts, "VER-8 note; VER-1 satisfied; outcome acceptable_with_notes"},
	{"Cuneo, this year's slip", adult, atCuneo + "; " + slipFacts + "; filed_on=2025-12-31; booking.date=2025-12-31; payments[1].paid_on=2025-12-31", "VER-8 not note"},
	{"Matera", adult, slipFacts, "VER-8 silent"},
	{"Cuneo, pagoPA", adult, atCuneo, "VER-8 quiet; VER-8 not note"},
}}, {"VER-9", "invalid missing", []example{
	{"indigent", adult, noPayments + "; fee_exemption.ground=indigent; fee_exemption.evidence=true", "VER-9 satisfied; VER-1 quiet; VER-4 quiet; fees 0.00; outcome acceptable"},
	{"emigrant", adult, noPayments + "; fee_exemption.ground=emigrant; fee_exemption.evidence=true", "VER-9 satisfied; fees 0.00"},
	{"military return", adult, noPayments + "; fee_exemption.ground=military_return; fee_exemption.evidence=true", "VER-9 satisfied; fees 0.00"},
	{"religious", adult, noPayments + "; fee_exemption.ground=religious; fee_exemption.evidence=true", "VER-9 satisfied; fees 0.00"},
	{"lost in the post", adult, "payments[1].kind=; fee_exemption.ground=lost_in_post; fee_exemption.evidence=true", "VER-9 satisfied; VER-1 satisfied; VER-4 quiet; fees 42.70; outcome acceptable"},
	{"lost in the post, booklet unpaid", adult, noPayments + "; fee_exemption.ground=lost_in_post; fee_exemption.evidence=true", "VER-1 missing; VER-4 quiet"},
	{"evidence false: fees are due", adult, noPayments + "; fee_exemption.ground=indigent; fee_exemption.evidence=false", "VER-9 invalid; VER-1 missing; VER-4 missing; fees 116.20; VER-9 final"},
	{"evidence false, all paid", adult, "fee_exemption.ground=indigent; fee_exemption.evidence=false", "VER-9 invalid; VER-1 satisfied; outcome incomplete"},
	// Reading chosen: fees are due again only once the evidence was found wanting.
	{"evidence not seen", adult, noPayments + "; fee_exemption.ground=indigent", "VER-9 missing; VER-9 at fee_exemption.evidence; VER-1 quiet; fees 0.00"},
	{"none claimed", adult, "", "VER-9 silent"},
}}}

var cashRows = []row{{"VER-10", "missing invalid", []example{
	{"116.20 at 37.95", emigrated, "", "VER-10 satisfied; fees 116.20"},
	{"none", emigrated, "local_payment.currency=; local_payment.rate=; local_payment.amount=", "VER-10 missing; VER-10 at local_payment; outcome incomplete"},
	{"a hundredth short: the difference is told", emigrated, "local_payment.amount=4409.78", "VER-10 invalid; VER-10 says 0,01; VER-10 final"},
	{"far too much", emigrated, "local_payment.amount=4500.00", "VER-10 invalid; VER-10 says 90,21"},
	{"2.905 goes up", emigrated, "local_payment.rate=0.0250; local_payment.amount=2.91", "VER-10 satisfied"},
	{"1.4525 goes down", emigrated, "local_payment.rate=0.0125; local_payment.amount=1.45", "VER-10 satisfied"},
	{"paid on the last day of 116.00", emigrated, "local_payment.rate=40.0000; local_payment.paid_on=2025-11-30; local_payment.amount=4640.00", "VER-10 satisfied; fees 116.00"},
	{"paid on the first day of 116.20", emigrated, "local_payment.rate=40.0000; local_payment.paid_on=2025-12-01; local_payment.amount=4648.00", "VER-10 satisfied; fees 116.20"},
	{"day absent: the filing day's", emigrated, "filed_on=2025-11-30; booking.date=2025-11-30; local_payment.rate=40.0000; local_payment.amount=4640.00", "VER-10 satisfied; fees 116.00"},
	{"exempt", emigrated, "fee_exemption.ground=indigent; fee_exemption.evidence=true; local_payment.currency=; local_payment.rate=; local_payment.amount=", "VER-10 quiet; fees 0.00"},
	{"in Italy", adult, "", "VER-10 silent"},
	{"temporary", emigrated, "product=temporary; local_payment.amount=197.34", "VER-10 silent"},
}}, {"VER-11", "missing invalid warning note", []example{
	{"slip of 5.20 on its account", adult, temporarySlip, "VER-11 satisfied; VER-11 warning; VER-11 says 73,50; fees 5.20"},
	{"none", adult, temporarySlip + "; payments[0].kind=", "VER-11 missing; VER-11 warning; VER-11 final"},
	{"the ordinary account", adult, temporarySlip + "; payments[0].account=67422808", "VER-11 invalid; VER-2 silent"},
	{"5.19", adult, temporarySlip + "; payments[0].amount=5.19", "VER-11 invalid"},
	{"40.29 was paid too", adult, temporarySlip + "; payments[1].kind=postal_slip; payments[1].amount=40.29; payments[1].account=3810521; payments[1].in_name_of=ROSSI MARIA", "VER-11 note; VER-11 satisfied"},
	{"consulate: cash", emigrated, temporary + "; local_payment.amount=197.34", "VER-11 satisfied; VER-11 warning; fees 5.20"},
	{"consulate: none", emigrated, temporary + "; local_payment.currency=; local_payment.rate=; local_payment.amount=", "VER-11 missing; VER-11 warning"},
	{"consulate: short", emigrated, temporary + "; local_payment.amount=197.33", "VER-11 invalid"},
	{"ordinary", adult, "", "VER-11 silent"},
}}, {"VER-12", "missing invalid", []example{
	{"5.50", group, "", "VER-12 satisfied; fees 5.50"},
	{"none", group, "payments[0].kind=", "VER-12 missing; outcome incomplete"},
	{"5.49", group, "payments[0].amount=5.49", "VER-12 invalid"},
	{"ordinary", adult, "", "VER-12 silent"},
}}, {"VER-13", "invalid", []example{
	{"today", adult, "payments[0].paid_on=2026-11-23", "VER-13 quiet; outcome acceptable"},
	{"tomorrow", adult, "payments[0].paid_on=2026-11-24", "VER-13 invalid; VER-13 at payments[0]; VER-13 final"},
	{"nothing", adult, "payments[0].amount=0.00", "VER-13 invalid"},
	{"less than nothing", adult, "payments[1].amount=-73.50", "VER-13 invalid; VER-13 at payments[1]"},
	{"cash of tomorrow", emigrated, "local_payment.paid_on=2026-11-24", "VER-13 invalid"},
	{"collective", group, "payments[0].paid_on=2026-11-24", "VER-13 invalid"},
}}}

// temporary is who cannot give fingerprints for now; temporarySlip has paid for it.
const (
	temporary = "product=temporary; fingerprints.taken=false; fingerprints.exemption=temporary; urgency.impossibility_evidence=true; urgency.sole_document_declaration=true"

	temporarySlip = temporary + "; payments[0].kind=postal_slip; payments[0].amount=5.20; payments[0].account=3810521; payments[0].tax_code=; payments[1].kind="
)
