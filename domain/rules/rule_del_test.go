package rules

import (
	"strings"
	"testing"
)

const withProxy = "delivery.mode=proxy; delivery.proxy.surname=NERI; delivery.proxy.name=LUCA; delivery.proxy.birth_date=1980-01-01; delivery.proxy.named_at_filing=true"

func TestDelivery(t *testing.T) {
	const later = withProxy + "; delivery.proxy.named_at_filing=false; delivery.proxy.handwritten=true; delivery.proxy.holder_id_copy_signed=true"
	runExamples(t, []example{
		{"S1: in person", adult, "", "DEL-1 satisfied; DEL-2 silent; CON-1 silent; CON-2 silent"},
		{"S1: not chosen", adult, "delivery.mode=", "DEL-1 missing"},
		{"S1: proxy named at filing", adult, withProxy, "DEL-2 satisfied; DEL-3 silent; outcome acceptable"},
		{"S3: proxy of eighteen that day", adult, withProxy + "; delivery.proxy.birth_date=2008-11-23", "DEL-2 satisfied"},
		{"S3: proxy eighteen the day after", adult, withProxy + "; delivery.proxy.birth_date=2008-11-24", "DEL-2 blocked"},
		{"S3: proxy's birth unknown", adult, withProxy + "; delivery.proxy.birth_date=", "DEL-2 missing"},
		{"S3: proxy without a name", adult, withProxy + "; delivery.proxy.surname=", "DEL-2 missing"},
		{"S3: named later in writing", adult, later, "DEL-2 satisfied"},
		{"S3: later, not by hand", adult, later + "; delivery.proxy.handwritten=false", "DEL-2 invalid"},
		{"S3: later, holder's copy not seen", adult, later + "; delivery.proxy.holder_id_copy_signed=", "DEL-2 missing"},
		{"S1: not known when named", adult, withProxy + "; delivery.proxy.named_at_filing=", "DEL-2 missing"},
		{"S3: handwritten, not known whether named", adult, later + "; delivery.proxy.named_at_filing=", "DEL-2 satisfied"},
	})
}

func TestHomeDelivery(t *testing.T) {
	const home = "delivery.mode=home; delivery.home.address_complete=true; delivery.home.envelope_filled=true; delivery.home.insured_number=123456789012"
	runExamples(t, []example{
		{"S3: ready", adult, home, "CON-1 satisfied; CON-2 note; outcome acceptable_with_notes"},
		{"S3: address incomplete", adult, home + "; delivery.home.address_complete=false", "CON-1 invalid"},
		{"S3: envelope to fill in", adult, home + "; delivery.home.envelope_filled=", "CON-1 missing"},
		{"S3: no insured number", adult, home + "; delivery.home.insured_number=", "CON-1 missing"},
	})
	for office, cost := range map[string]string{"matera": "9,50", "cuneo": "9,53", "bergamo": "9,53"} {
		c := adult(t)
		set(t, &c, strings.ReplaceAll(home, "; ", "\n")+"\noffice="+office)
		if f := finding(t, judge(t, &c), "CON-2"); !strings.Contains(f.Message, cost) {
			t.Errorf("%s: %q", office, f.Message)
		}
	}
}

func TestCollection(t *testing.T) {
	const hand = "procedure=collection; collection.by=holder; collection.identity_matches=true; collection.booklet_number=YA1234567; collection.ready_on=2026-11-20"
	const proxy = hand + "; collection.by=proxy; " + withProxy + "; delivery.proxy.own_id_copy=true"
	runExamples(t, []example{
		{"S1: the holder", adult, hand, "CON-4 satisfied; DEL-1 silent; DEL-2 silent; DEL-3 silent; outcome acceptable"},
		{"S1: somebody else", adult, hand + "; collection.identity_matches=false", "CON-4 blocked; outcome refused"},
		{"S1: not yet compared", adult, hand + "; collection.identity_matches=", "CON-4 missing"},
		{"S1: ready that day", adult, hand + "; collection.ready_on=2026-11-23", "CON-4 satisfied"},
		{"S1: ready the day after", adult, hand + "; collection.ready_on=2026-11-24", "CON-4 invalid"},
		{"S1: not known to be ready", adult, hand + "; collection.ready_on=", "CON-4 missing"},
		{"S1: nobody said who collects", adult, hand + "; collection.by=", "CON-4 missing"},
		{"S1: a parent of a minor", child, hand + "; collection.by=parent", "CON-4 satisfied"},
		{"S1: a parent of an adult", adult, hand + "; collection.by=parent", "CON-4 invalid"},
		{"S1: a parent, age unknown", adult, hand + "; collection.by=parent; holder.birth_date=; holder.tax_code=", "CON-4 missing"},
		{"S3: the proxy with a copy", adult, proxy, "CON-4 satisfied; DEL-2 satisfied; DEL-3 satisfied"},
		{"S3: the proxy without a copy", adult, proxy + "; delivery.proxy.own_id_copy=false", "DEL-2 satisfied; DEL-3 invalid"},
		{"S3: the proxy's copy not seen", adult, proxy + "; delivery.proxy.own_id_copy=", "DEL-3 missing"},
		{"S3: the copy waived", adult, proxy + "; delivery.proxy.own_id_copy=; waivers[0].rule=DEL-3; waivers[0].reason=x; waivers[0].by=NERI", "DEL-3 warning; outcome acceptable_with_notes"},
		{"S3: a proxy nobody named", adult, proxy + "; delivery.proxy.named_at_filing=false", "DEL-2 missing; DEL-3 missing"},
		{"S3: a minor proxy", adult, proxy + "; delivery.proxy.birth_date=2010-01-01", "DEL-2 blocked; DEL-3 blocked"},
		{"valuta knows no handing over", adult, hand + "; collection.handed_over_before=true; collection.returned_by_post=true", "CON-4 satisfied; CON-3 silent"},
	})
}

func TestWhatOnlyAStoreKnows(t *testing.T) {
	inStore := func(facts string) Evaluation {
		c := adult(t)
		set(t, &c, strings.ReplaceAll(facts, "; ", "\n"))
		v, err := Evaluate(&c, Around{Office: officeWith(t, "matera", nil), Offices: testOffices, InStore: true})
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	const hand = "procedure=collection; collection.by=holder; collection.identity_matches=true; collection.ready_on=2026-11-20; "
	expect(t, inStore(hand+"collection.handed_over_before=true"), "CON-4 blocked")
	expect(t, inStore(hand+"collection.handed_over_before=false"), "CON-4 satisfied")
	expect(t, inStore(hand+"collection.returned_by_post=true"), "CON-4 satisfied; CON-3 note")
	expect(t, inStore("fee_exemption.ground=lost_in_post; fee_exemption.evidence=true"), "CON-3 note")
}
