package rules

import (
	"strings"
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/office"
)

// slipFacts turn the adult's pagoPA into a postal slip that is in order.
const slipFacts = "payments[0].kind=postal_slip; payments[0].amount=42.50; payments[0].paid_on=2025-11-30; payments[0].id=VCYL0001; payments[0].tax_code=; " +
	"payments[0].account=67422808; payments[0].payee=Ministero dell'Economia e delle Finanze - Dipartimento del Tesoro; payments[0].reason=importo per il rilascio del passaporto elettronico"

const noPayments = "payments[0].kind=; payments[1].kind="

func TestBookletByDayOfPayment(t *testing.T) {
	runExamples(t, []example{
		{"DM 23.9.2025: bollettino dell'ultimo giorno", adult, slipFacts, "VER-1 satisfied; VER-2 satisfied; VER-3 satisfied; outcome acceptable"},
		{"DM 23.9.2025: bollettino del primo dicembre", adult, slipFacts + "; payments[0].paid_on=2025-12-01", "VER-1 invalid"},
		{"DM 23.9.2025: bollettino di 42,70 dopo", adult, slipFacts + "; payments[0].paid_on=2025-12-01; payments[0].amount=42.70", "VER-1 invalid"},
		{"DM 23.9.2025: pagoPA dal primo dicembre", adult, "payments[0].paid_on=2025-12-01", "VER-1 satisfied"},
		{"DM 23.9.2025: pagoPA il giorno prima", adult, "payments[0].paid_on=2025-11-30", "VER-1 invalid"},
		{"bollettino di molti anni prima", adult, slipFacts + "; payments[0].paid_on=2015-01-07", "VER-1 satisfied"},
		{"vecchio prezzo con pagoPA", adult, "payments[0].amount=42.50", "VER-1 invalid; outcome incomplete"},
		{"un centesimo in meno", adult, "payments[0].amount=42.69", "VER-1 invalid"},
		{"più del dovuto", adult, "payments[0].amount=50.00", "VER-1 satisfied; outcome acceptable"},
		{"bollettino più caro", adult, slipFacts + "; payments[0].amount=42.70", "VER-1 satisfied"},
		{"giorno ignoto", adult, "payments[0].paid_on=", "VER-1 missing; VER-13 not missing"},
		{"importo ignoto", adult, "payments[0].amount=", "VER-1 missing"},
		{"nessun pagamento", adult, noPayments, "VER-1 missing; VER-4 missing; VER-2 silent; VER-3 silent; VER-5 silent"},
		{"due metà non si sommano", adult, "payments[0].amount=21.35; payments[2].kind=pagopa; payments[2].amount=21.35; payments[2].paid_on=2026-11-20", "VER-1 invalid"},
		{"uno buono basta", adult, "payments[2].kind=postal_slip; payments[2].amount=42.50; payments[2].paid_on=2026-11-01; payments[2].in_name_of=BIANCHI UGO; payments[2].id=V1",
			"VER-1 satisfied; VER-2 silent; VER-3 not invalid; outcome acceptable"},
		{"il contrassegno non paga il libretto", adult, "payments[0].kind=revenue_stamp; payments[0].id=01234567890124", "VER-1 missing"},
		{"al consolato non si chiede", emigrated, "", "VER-1 silent; VER-4 silent; VER-10 satisfied"},
		{"temporaneo", adult, "product=temporary", "VER-1 silent; VER-4 silent"},
		{"prima del pagoPA", adult, slipFacts + "; filed_on=2025-11-30; booking.date=2025-11-30; payments[0].paid_on=2025-11-28; payments[1].paid_on=2025-11-28", "VER-1 satisfied; VER-5 satisfied"},
	})
}

func TestSlip(t *testing.T) {
	runExamples(t, []example{
		{"conto sbagliato", adult, slipFacts + "; payments[0].account=3810521", "VER-2 invalid; VER-1 satisfied; outcome incomplete"},
		{"conto a gruppi", adult, slipFacts + "; payments[0].account=0067 422808", "VER-2 satisfied"},
		{"conto ignoto", adult, slipFacts + "; payments[0].account=", "VER-2 missing"},
		{"beneficiario diverso", adult, slipFacts + "; payments[0].payee=Comune di Matera", "VER-2 warning; outcome acceptable_with_notes"},
		{"causale diversa", adult, slipFacts + "; payments[0].reason=bollo auto", "VER-2 warning"},
		{"causale ignota", adult, slipFacts + "; payments[0].reason=", "VER-2 missing"},
		{"conto sbagliato e causale ignota", adult, slipFacts + "; payments[0].reason=; payments[0].account=1", "VER-2 invalid"},
		{"causale ignota e beneficiario diverso", adult, slipFacts + "; payments[0].reason=; payments[0].payee=Comune", "VER-2 missing"},
		{"a Cuneo, dell'anno prima", adult, slipFacts + "; office=cuneo; holder.residence.place=D205", "VER-8 note; VER-1 satisfied; outcome acceptable_with_notes"},
		{"ad Alba, dell'anno prima", adult, slipFacts + "; office=alba; holder.residence.place=D205", "VER-8 note"},
		{"a Cuneo, dell'anno", adult, slipFacts + "; office=cuneo; holder.residence.place=D205; filed_on=2025-12-03; booking.date=2025-12-03; payments[1].paid_on=2025-12-01", "VER-8 satisfied"},
		{"a Matera non si guarda l'anno", adult, slipFacts, "VER-8 silent"},
	})
}

func TestPayer(t *testing.T) {
	runExamples(t, []example{
		{"nome e cognome invertiti", adult, "payments[0].in_name_of=Maria Rossi", "VER-3 satisfied"},
		{"accenti e apostrofi", adult, "holder.surname=D'AMBRÒ; payments[0].in_name_of=MARIA D'AMBRO'", "VER-3 satisfied"},
		{"di un altro", adult, "payments[0].in_name_of=BIANCHI UGO", "VER-3 invalid; outcome incomplete"},
		{"intestazione ignota", adult, "payments[0].in_name_of=", "VER-3 missing"},
		{"codice fiscale di un altro", adult, "payments[0].tax_code=RSSLCU18C10F052B", "VER-3 invalid"},
		{"codice fiscale ignoto", adult, "payments[0].tax_code=", "VER-3 missing"},
		{"codice fiscale minuscolo", adult, "payments[0].tax_code=rssmra84d45f052r", "VER-3 satisfied"},
		{"il bollettino non ha codice fiscale", adult, slipFacts, "VER-3 satisfied"},
		{"al minore", child, "", "VER-3 satisfied"},
		{"titolare senza nome", adult, "holder.name=", "VER-3 missing"},
	})
	c := child(t)
	set(t, &c, "payments[0].in_name_of=VERDI ANNA")
	f := finding(t, judge(t, &c), "VER-3")
	if f.Status != Invalid || !strings.Contains(f.Message, "genitore") || f.Path != "payments[0]" {
		t.Errorf("payment of the mother: %+v", f)
	}
}

func TestContributionAndStamp(t *testing.T) {
	runExamples(t, []example{
		{"art. 18: manca", adult, "payments[1].kind=", "VER-4 missing; VER-5 silent"},
		{"di 73,49", adult, "payments[1].amount=73.49", "VER-4 invalid"},
		{"importo ignoto", adult, "payments[1].amount=", "VER-4 missing"},
		{"13 cifre", adult, "payments[1].id=0123456789012", "VER-5 invalid; VER-4 satisfied"},
		{"15 cifre", adult, "payments[1].id=012345678901234", "VER-5 invalid"},
		{"lettere", adult, "payments[1].id=0123456789012A", "VER-5 invalid"},
		{"numero ignoto", adult, "payments[1].id=", "VER-5 missing"},
		{"del giorno della domanda", adult, "payments[1].paid_on=2026-11-23", "VER-5 satisfied; VER-13 not invalid"},
		{"del giorno dopo", adult, "payments[1].paid_on=2026-11-24", "VER-5 invalid; VER-13 invalid"},
		{"giorno ignoto", adult, "payments[1].paid_on=", "VER-5 missing"},
		{"giorno ignoto e 13 cifre", adult, "payments[1].paid_on=; payments[1].id=0123456789012", "VER-5 invalid"},
	})
}

func TestEveryPayment(t *testing.T) {
	runExamples(t, []example{
		{"pagato il giorno dopo", adult, "payments[0].paid_on=2026-11-24", "VER-13 invalid; outcome incomplete"},
		{"pagato oggi", adult, "payments[0].paid_on=2026-11-23", "VER-13 satisfied; VER-13 not invalid"},
		{"importo negativo", adult, "payments[0].amount=-42.70", "VER-13 invalid; VER-1 invalid"},
		{"importo zero", adult, "payments[0].amount=0.00", "VER-13 invalid"},
		{"contanti di domani", emigrated, "local_payment.paid_on=2026-11-24", "VER-13 invalid"},
		{"contanti senza giorno", emigrated, "", "VER-13 satisfied; VER-13 not missing"},
		{"bollettino del temporaneo senza giorno", adult, "product=temporary; payments[0].kind=postal_slip; payments[0].amount=5.20; payments[0].paid_on=", "VER-13 missing"},
		{"avviso con cifre sbagliate", adult, "payments[0].id=301000000000000044", "VER-7 warning; outcome acceptable_with_notes"},
		{"avviso di 17 cifre", adult, "payments[0].id=30100000000000004", "VER-7 warning"},
		{"avviso aux 1 senza cifre di controllo", adult, "payments[0].id=101000000000000099", "VER-7 satisfied"},
		{"avviso aux 4", adult, "payments[0].id=401000000000000043", "VER-7 warning"},
		{"avviso ignoto", adult, "payments[0].id=", "VER-7 missing"},
		{"il bollettino non ha avviso", adult, slipFacts, "VER-7 silent"},
		{"senza archivio", adult, "", "VER-6 silent"},
	})
}

func TestPaymentUsedByAnotherCase(t *testing.T) {
	c := adult(t)
	uses := []ReceiptUse{{ID: "3010 0000 0000 0000 43", CaseID: "P-17", Day: calendar.MustParse("2026-10-01"), Office: "bergamo"}}
	v, err := Evaluate(&c, Around{Office: officeWith(t, "matera", nil), Offices: testOffices, Uses: uses})
	if err != nil {
		t.Fatal(err)
	}
	f := finding(t, v, "VER-6")
	for _, want := range []string{"P-17", "01/10/2026", "Bergamo"} {
		if !strings.Contains(f.Message, want) {
			t.Errorf("%q does not name %s", f.Message, want)
		}
	}
	if f.Status != Invalid || f.Path != "payments[0]" || v.Outcome != IncompleteCase {
		t.Errorf("%+v, outcome %s", f, v.Outcome)
	}
}

func TestExemption(t *testing.T) {
	runExamples(t, []example{
		{"art. 19: indigente", adult, noPayments + "; fee_exemption.ground=indigent; fee_exemption.evidence=true", "VER-9 satisfied; VER-1 silent; VER-4 silent; outcome acceptable"},
		{"art. 19: emigrante", adult, noPayments + "; fee_exemption.ground=emigrant; fee_exemption.evidence=true", "VER-9 satisfied; VER-1 silent; VER-4 silent"},
		{"art. 19: servizio militare", adult, noPayments + "; fee_exemption.ground=military_return; fee_exemption.evidence=true", "VER-9 satisfied; VER-1 silent"},
		{"art. 19: religioso", adult, noPayments + "; fee_exemption.ground=religious; fee_exemption.evidence=true", "VER-9 satisfied; VER-1 silent"},
		{"prova non ancora vista", adult, noPayments + "; fee_exemption.ground=indigent", "VER-9 missing; VER-1 silent; VER-4 silent; outcome incomplete"},
		{"prova non buona: si paga", adult, noPayments + "; fee_exemption.ground=indigent; fee_exemption.evidence=false", "VER-9 invalid; VER-1 missing; VER-4 missing"},
		{"perso nella spedizione", adult, "payments[1].kind=; fee_exemption.ground=lost_in_post; fee_exemption.evidence=true", "VER-9 satisfied; VER-1 satisfied; VER-4 silent; outcome acceptable"},
		{"perso nella spedizione, libretto non pagato", adult, noPayments + "; fee_exemption.ground=lost_in_post; fee_exemption.evidence=true", "VER-1 missing; VER-4 silent"},
		{"perso nella spedizione, non provato", adult, "payments[1].kind=; fee_exemption.ground=lost_in_post; fee_exemption.evidence=false", "VER-9 invalid; VER-4 missing"},
		{"nessuna chiesta", adult, "", "VER-9 silent"},
		{"al consolato", emigrated, "local_payment.amount=; local_payment.rate=; local_payment.currency=; fee_exemption.ground=indigent; fee_exemption.evidence=true", "VER-9 satisfied; VER-10 silent"},
	})
}

func TestCashAtTheConsulate(t *testing.T) {
	runExamples(t, []example{
		{"116,20 a 37,95", emigrated, "", "VER-10 satisfied"},
		{"un centesimo in meno", emigrated, "local_payment.amount=4409.78", "VER-10 invalid"},
		{"un centesimo in più", emigrated, "local_payment.amount=4409.80", "VER-10 invalid"},
		{"pagato il 30 novembre 2025", emigrated, "local_payment.paid_on=2025-11-30; local_payment.amount=4402.20", "VER-10 satisfied"},
		{"pagato il 30 novembre 2025, prezzo nuovo", emigrated, "local_payment.paid_on=2025-11-30", "VER-10 invalid"},
		{"pagato il primo dicembre 2025", emigrated, "local_payment.paid_on=2025-12-01", "VER-10 satisfied"},
		{"domanda del 30 novembre 2025", emigrated, "filed_on=2025-11-30; booking.date=2025-11-30; local_payment.amount=4402.20", "VER-10 satisfied"},
		{"mezzo centesimo va in su", emigrated, "local_payment.rate=1.0005; local_payment.amount=116.26", "VER-10 satisfied"},
		{"cambio ignoto", emigrated, "local_payment.rate=", "VER-10 missing"},
		{"importo ignoto", emigrated, "local_payment.amount=", "VER-10 missing"},
		{"valuta ignota", emigrated, "local_payment.currency=", "VER-10 missing"},
		{"niente", emigrated, "local_payment.amount=; local_payment.rate=; local_payment.currency=", "VER-10 missing"},
		{"valuta ignota e importo sbagliato", emigrated, "local_payment.currency=; local_payment.amount=1.00", "VER-10 invalid"},
		{"perso nella spedizione: solo il libretto", emigrated, "fee_exemption.ground=lost_in_post; fee_exemption.evidence=true; local_payment.amount=1620.47", "VER-10 satisfied"},
		{"in Italia non si guarda", adult, "local_payment.currency=THB", "VER-10 silent"},
	})
}

func TestTheProfilesRateStandsInForTheReceipts(t *testing.T) {
	c := emigrated(t)
	set(t, &c, "local_payment.rate=")
	p := officeWith(t, "consolato", func(p *office.Profile) {
		p.Rates = []office.Rate{
			{From: calendar.MustParse("2026-01-01"), E4: 400_000}, {From: calendar.MustParse("2026-11-01"), E4: 379_500},
			{From: calendar.MustParse("2026-12-01"), E4: 10_000},
		}
	})
	expect(t, judgeAt(t, &c, p), "VER-10 satisfied")
	p.Currency = "USD"
	expect(t, judgeAt(t, &c, p), "VER-10 invalid")
}

func TestTemporaryFee(t *testing.T) {
	const slip = "product=temporary; payments[1].kind=; payments[0].kind=postal_slip; payments[0].amount=5.20; payments[0].account=3810521; payments[0].tax_code="
	runExamples(t, []example{
		{"bollettino di 5,20", adult, slip, "VER-11 satisfied; VER-11 warning; VER-11 not note"},
		{"conto sbagliato", adult, slip + "; payments[0].account=67422808", "VER-11 invalid; VER-2 silent"},
		{"conto ignoto", adult, slip + "; payments[0].account=", "VER-11 missing"},
		{"5,19", adult, slip + "; payments[0].amount=5.19", "VER-11 invalid"},
		{"pagoPA di 5,20", adult, slip + "; payments[0].kind=pagopa", "VER-11 invalid"},
		{"solo i pagamenti dell'ordinario", adult, "product=temporary", "VER-11 missing; VER-11 warning"},
		{"anche la vecchia tassa", adult, slip + "; payments[2].kind=postal_slip; payments[2].amount=40.29; payments[2].paid_on=2026-11-20", "VER-11 satisfied; VER-11 note"},
		{"niente", adult, "product=temporary; " + noPayments, "VER-11 missing"},
		{"al consolato in contanti", emigrated, "product=temporary; local_payment.amount=197.34", "VER-11 satisfied; VER-11 warning; VER-10 silent"},
		{"al consolato, prezzo dell'ordinario", emigrated, "product=temporary", "VER-11 invalid"},
		{"esente", adult, "product=temporary; " + noPayments + "; fee_exemption.ground=indigent; fee_exemption.evidence=true", "VER-11 silent; VER-9 satisfied"},
		{"ordinario", adult, "", "VER-11 silent"},
	})
}

func TestCollectiveFee(t *testing.T) {
	const group = "procedure=collective_passport; group.members=24; group.leader_passport_valid=true; group.purpose=sport; group.stay_ends_on=2027-01-10"
	runExamples(t, []example{
		{"solo i pagamenti dell'ordinario", adult, group, "VER-12 missing; VER-1 silent; VER-4 silent"},
		{"bollettino di 5,50", adult, group + "; payments[0].kind=postal_slip; payments[0].amount=5.50", "VER-12 satisfied"},
		{"pagoPA di 5,50", adult, group + "; payments[0].amount=5.50", "VER-12 satisfied"},
		{"5,49", adult, group + "; payments[0].amount=5.49", "VER-12 invalid"},
		{"esente", adult, group + "; " + noPayments + "; fee_exemption.ground=religious; fee_exemption.evidence=true", "VER-12 silent"},
		{"passaporto ordinario", adult, "", "VER-12 silent"},
	})
}

func TestPaymentsCiteTheVersionOfTheirDay(t *testing.T) {
	c := adult(t)
	if f := finding(t, judge(t, &c), "VER-1"); f.Sources[0] != "DM 23.9.2025" {
		t.Errorf("pagoPA cites %v", f.Sources)
	}
	set(t, &c, strings.ReplaceAll(slipFacts, "; ", "\n"))
	if f := finding(t, judge(t, &c), "VER-1"); f.Sources[0] == "DM 23.9.2025" {
		t.Errorf("the old slip cites %v", f.Sources)
	}
}

func TestCashSumsDoNotOverflow(t *testing.T) {
	d, ok := domain.ParseDecimal("999999999.9999")
	if got := InLocalCurrency(BookletPrice(PagoPADay).Amount.Add(Contribution), d.E4); !ok || got.Cents() <= 0 {
		t.Errorf("got %s", got)
	}
}
