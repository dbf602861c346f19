package rules

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"civico/sportello/domain"
)

func TestValidity(t *testing.T) {
	for _, x := range []struct {
		name  string
		who   func(testing.TB) domain.Case
		facts string
		want  string // "years until", empty for none
	}{
		{"art. 17: adult", adult, "", "10 2036-11-22"},
		{"art. 17: eighteen that day", teen, "holder.birth_date=2008-11-23", "10 2036-11-22"},
		{"art. 17: eighteen the day after", teen, "holder.birth_date=2008-11-24", "5 2031-11-22"},
		{"art. 17: three that day", child, "holder.birth_date=2023-11-23", "5 2031-11-22"},
		{"art. 17: three the day after", child, "holder.birth_date=2023-11-24", "3 2029-11-22"},
		{"c.c. art. 2963: issued on 29 February", adult, "filed_on=2024-02-29", "10 2034-02-27"},
		{"S4: temporary", adult, "product=temporary", "1 2027-11-22"},
		{"papers still missing", adult, "photos.count=", "10 2036-11-22"},
		{"age unknown", adult, "holder.birth_date=", ""},
		{"blocked", adult, "holder.citizenships=ROU", ""},
		{"not competent", adult, "holder.residence.place=Z110", ""},
		{"no booklet", child, "procedure=accompaniment", ""},
	} {
		t.Run(x.name, func(t *testing.T) {
			c := x.who(t)
			set(t, &c, strings.ReplaceAll(x.facts, "; ", "\n"))
			got := ""
			if v := judge(t, &c).Validity; v != nil {
				got = decimal(v.Years) + " " + v.ExpiresOn.String()
			}
			if got != x.want {
				t.Errorf("%q, want %q", got, x.want)
			}
		})
	}
}

func TestFees(t *testing.T) {
	const slip = "payments[0].kind=postal_slip; payments[0].amount=42.50; payments[0].account=67422808; payments[0].paid_on="
	const unpaid = "payments[0].kind=; payments[1].kind="
	for _, x := range []struct {
		name  string
		who   func(testing.TB) domain.Case
		facts string
		want  string
	}{
		{"DM 23.9.2025: today", adult, "", "booklet 42.70 pagopa, contribution 73.50 revenue_stamp = 116.20"},
		{"DM 23.9.2025: unpaid, the day before", adult, unpaid + "; filed_on=2025-11-30", "booklet 42.50 postal_slip, contribution 73.50 revenue_stamp = 116.00"},
		{"DM 23.9.2025: unpaid, the first day", adult, unpaid + "; filed_on=2025-12-01", "booklet 42.70 pagopa, contribution 73.50 revenue_stamp = 116.20"},
		{"DM 23.9.2025: an old slip stays good", adult, slip + "2025-11-30", "booklet 42.50 postal_slip, contribution 73.50 revenue_stamp = 116.00"},
		{"DM 23.9.2025: a slip of the first bad day", adult, slip + "2025-12-01", "booklet 42.70 pagopa, contribution 73.50 revenue_stamp = 116.20"},
		{"art. 19: indigent", adult, unpaid + "; fee_exemption.ground=indigent; fee_exemption.evidence=true", " = 0.00"},
		{"art. 19: without evidence", adult, unpaid + "; fee_exemption.ground=indigent; fee_exemption.evidence=false", "booklet 42.70 pagopa, contribution 73.50 revenue_stamp = 116.20"},
		{"S3: lost in the post", adult, "fee_exemption.ground=lost_in_post; fee_exemption.evidence=true", "booklet 42.70 pagopa = 42.70"},
		{"S4: cash", emigrated, "", "booklet 42.70 cash, contribution 73.50 cash = 116.20"},
		{"S4: cash paid before the new price", emigrated, "local_payment.paid_on=2025-11-30", "booklet 42.50 cash, contribution 73.50 cash = 116.00"},
		{"S4: temporary", adult, "product=temporary", "temporary 5.20 postal_slip = 5.20"},
		{"S4: temporary at the consulate", emigrated, "product=temporary", "temporary 5.20 cash = 5.20"},
		{"S4: collective", adult, "procedure=collective_passport", "collective 5.50 postal_slip = 5.50"},
		{"S1: accompaniment is free", child, "procedure=accompaniment", " = 0.00"},
	} {
		t.Run(x.name, func(t *testing.T) {
			c := x.who(t)
			set(t, &c, strings.ReplaceAll(x.facts, "; ", "\n"))
			v := judge(t, &c)
			var items []string
			for _, f := range v.Fees {
				items = append(items, f.Item+" "+f.Amount.String()+" "+f.Means)
			}
			if got := strings.Join(items, ", ") + " = " + v.FeesTotal.String(); got != x.want {
				t.Errorf("%s\nwant %s", got, x.want)
			}
		})
	}
}

func TestHeadline(t *testing.T) {
	for _, x := range []struct {
		name  string
		who   func(testing.TB) domain.Case
		facts string
		want  string
	}{
		{"accepted", adult, "", "La domanda può essere accolta; il passaporto sarà pronto entro il 09/12/2026."},
		{"accepted, at home", adult, "delivery.mode=home; delivery.home.address_complete=true; delivery.home.envelope_filled=true; delivery.home.insured_number=1", "La domanda può essere accolta; il passaporto sarà pronto entro il 09/12/2026 e arriverà a domicilio."},
		{"one warning", adult, "identity.document.kind=paper_id", "La domanda può essere accolta con un'annotazione; il passaporto sarà pronto entro il 09/12/2026."},
		{"two warnings", adult, "identity.document.kind=paper_id; photos.height_mm=50", "La domanda può essere accolta con 2 annotazioni; il passaporto sarà pronto entro il 09/12/2026."},
		{"one thing", adult, "identity.copy_front_back=", "Manca una cosa: la copia del documento; portandola oggi alla Questura di Matera, il passaporto sarà pronto entro il 09/12/2026."},
		{"two things", adult, "identity.copy_front_back=; photos.count=1", "Mancano 2 cose: la copia del documento e due foto in regola; portandole oggi alla Questura di Matera, il passaporto sarà pronto entro il 09/12/2026."},
		{"poses and glasses are one thing", adult, "photos.glasses=true; photos.mouth_closed=false", "Manca una cosa: due foto in regola; portandola oggi alla Questura di Matera, il passaporto sarà pronto entro il 09/12/2026."},
		{"four things", adult, "identity.copy_front_back=; photos.count=1; booking.receipt_shown=; previous_passport.handed_in=", "Mancano 4 cose: la ricevuta della prenotazione, la copia del documento, due foto in regola e un'altra; portandole oggi alla Questura di Matera, il passaporto sarà pronto entro il 09/12/2026."},
		{"five things", adult, "identity.copy_front_back=; photos.count=1; booking.receipt_shown=; previous_passport.handed_in=; fingerprints.taken=", "Mancano 5 cose: la ricevuta della prenotazione, la copia del documento, due foto in regola e altre 2; completando tutto oggi alla Questura di Matera, il passaporto sarà pronto entro il 09/12/2026."},
		{"only at the desk", adult, "fingerprints.taken=; signature.taken=", "Restano da completare allo sportello: le impronte e la firma per il libretto."},
		{"one thing at the desk", adult, "fingerprints.taken=", "Resta da completare allo sportello: le impronte."},
		{"who must come is not carried", adult, "holder.present=", "Manca una cosa: la presenza del titolare; completando tutto oggi alla Questura di Matera, il passaporto sarà pronto entro il 09/12/2026."},
		{"a passport that may not be", adult, "previous_passport.exists=; photos.count=1", "Mancano 2 cose: due foto in regola e l'eventuale passaporto precedente; portandole oggi alla Questura di Matera, il passaporto sarà pronto entro il 09/12/2026."},
		{"a branch", adult, "office=pisticci; photos.count=1", "Manca una cosa: due foto in regola; portandola oggi al Commissariato di Pisticci, il passaporto sarà pronto entro il 14/12/2026."},
		{"missing while the clock stands", adult, residentInRome + "; filing_place.ground=delegated; photos.count=1", "Manca una cosa: due foto in regola; si torna alla Questura di Matera quando c'è tutto."},
		{"waiting", adult, residentInRome + "; filing_place.ground=stay; filing_place.reason=x; filing_place.proof_shown=true", "La domanda è stata ricevuta; si attende il nulla osta della Questura di residenza, e ci vorrà più tempo."},
		{"waiting for two", adult, residentInRome + "; filing_place.ground=delegated; channel=pec; booking=; fingerprints.taken=; identity.copy_signed=true", "La domanda è stata ricevuta; si attendono la delega dell'autorità competente e la sua presenza per impronte e firma, e ci vorrà più tempo."},
		{"waiting for the person", adult, "channel=pec; booking=; fingerprints.taken=; identity.copy_signed=true", "La domanda è stata ricevuta; si attende la sua presenza per impronte e firma."},
		{"refused", adult, "holder.citizenships=ROU", "Non si può accogliere la domanda perché il titolare non è cittadino italiano."},
		{"refused twice", adult, "holder.citizenships=ROU; identity.matches_person=false", "Non si può accogliere la domanda perché il titolare non è cittadino italiano e perché l'identità della persona non è accertata."},
		{"elsewhere", adult, "holder.residence.place=Z110", "Questo ufficio non è competente: rivolgersi al consolato di residenza, oppure portare la sua delega scritta."},
		{"handing over", adult, "procedure=collection; collection.by=holder; collection.identity_matches=true; collection.ready_on=2026-11-20", "Il passaporto può essere consegnato."},
	} {
		t.Run(x.name, func(t *testing.T) {
			c := x.who(t)
			set(t, &c, strings.ReplaceAll(x.facts, "; ", "\n"))
			if got := judge(t, &c).Headline; got != x.want {
				t.Errorf("%s\nwant %s", got, x.want)
			}
		})
	}
}

func TestFirstSentence(t *testing.T) {
	for in, want := range map[string]string{
		"Una sola.": "Una sola", "Prima frase. Seconda.": "Prima frase", "Vieta l'art. 3, e basta.": "Vieta l'art. 3, e basta",
		"La L. 11/2026 lo vieta.": "La L. 11/2026 lo vieta", "Prima. È la seconda.": "Prima", "": "",
	} {
		if got := firstSentence(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}

func TestFilingBeforeTheRulesIsRefused(t *testing.T) {
	c := adult(t)
	p := officeWith(t, "matera", nil)
	set(t, &c, "filed_on=2023-03-09")
	var early *TooEarly
	if _, err := Evaluate(&c, Around{Office: p}); !errors.As(err, &early) || early.Day != c.FiledOn {
		t.Errorf("the day before the first: %v", err)
	}
	set(t, &c, "filed_on=2023-03-10")
	if _, err := Evaluate(&c, Around{Office: p}); err != nil {
		t.Errorf("the first day: %v", err)
	}
	if _, err := Evaluate(&domain.Case{}, Around{Office: p}); err == nil {
		t.Error("an empty case was judged")
	}
}

func TestFindingsStandInTheOrderOfTheHandbook(t *testing.T) {
	c := child(t)
	set(t, &c, "photos.glasses=true\nparents[1].status=refuses\nbooking.date=2026-11-20")
	v := judge(t, &c)
	if !slices.IsSortedFunc(v.Findings, func(a, b Finding) int {
		if d := order[a.Rule] - order[b.Rule]; d != 0 {
			return d
		}
		return strings.Compare(a.Path, b.Path)
	}) {
		t.Errorf("%v", lacking(v))
	}
}

func TestRulesetIsTheLatestTurningDayUsed(t *testing.T) {
	for day, want := range map[string]string{"2026-08-02": "2026-02-19", "2026-08-03": "2026-08-03", "2023-03-10": "2023-03-10"} {
		c := adult(t)
		set(t, &c, "filed_on="+day)
		if got := judge(t, &c).Ruleset.String(); got != want {
			t.Errorf("%s: %s, want %s", day, got, want)
		}
	}
}
