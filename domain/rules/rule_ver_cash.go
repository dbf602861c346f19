package rules

import (
	"civico/sportello/domain"
	"civico/sportello/domain/payment"
)

const cashPath = "local_payment"

// InLocalCurrency is so many cents of euro at a rate in ten-thousandths, half up to
// the cent of that currency.
func InLocalCurrency(euro domain.Amount, rateE4 int64) domain.Amount {
	return payment.Cents((euro.Cents()*rateE4 + 5000) / 10000)
}

// cashDay is the day that dates the euro base and the rate.
func (e *run) cashDay() domain.Date {
	if d := e.c.LocalPayment.PaidOn; !d.IsZero() {
		return d
	}
	return e.day
}

// rate is the local currency for one euro: as recorded, else the profile's of the day.
func (e *run) rate() (int64, bool) {
	if r := e.c.LocalPayment.Rate; r.Known {
		return r.E4, r.E4 > 0
	}
	e4 := e.a.Office.RateOn(e.cashDay())
	return e4, e4 > 0
}

func checkCash(e *run) {
	if !e.isOrdinary() || !e.isConsulate() || !e.bookletDue() {
		return
	}
	due := BookletPrice(e.cashDay()).Amount
	if e.contributionDue() {
		due = due.Add(Contribution)
	}
	e.judgeCash("VER-10", due)
}

// judgeCash compares the cash paid with a sum in euro.
func (e *run) judgeCash(id string, due domain.Amount) {
	p := &e.c.LocalPayment
	remedy := "Pagare in contanti il corrispondente di " + due.Italian() + " euro al cambio del giorno."
	if !p.IsGiven() {
		e.addOn(e.cashDay(), id, Missing, cashPath, "Manca il pagamento in contanti: "+due.Italian()+" euro al cambio.", remedy)
		return
	}
	var t tally
	if p.Currency == "" {
		t.ask(fact(cashPath, "currency"), "la valuta")
	} else if want := e.a.Office.Currency; want != "" && want != p.Currency {
		t.refuse(fact(cashPath, "currency"), "la valuta ("+p.Currency+" invece di "+want+")")
	}
	rate, known := e.rate()
	if !known {
		t.ask(fact(cashPath, "rate"), "il cambio")
	}
	if !p.Amount.IsKnown() {
		t.ask(fact(cashPath, "amount"), "l'importo")
	}
	if known && p.Amount.IsKnown() {
		local := InLocalCurrency(due, rate)
		if diff := p.Amount.Cents() - local.Cents(); diff < 0 {
			t.refuse(fact(cashPath, "amount"), "l'importo (servono "+local.Italian()+" "+p.Currency+", mancano "+payment.Cents(-diff).Italian()+")")
		} else if diff > 0 {
			t.refuse(fact(cashPath, "amount"), "l'importo (servono "+local.Italian()+" "+p.Currency+", "+payment.Cents(diff).Italian()+" di troppo)")
		}
	}
	if t.status() == Satisfied {
		e.addOn(e.cashDay(), id, Satisfied, cashPath, "Pagamento in contanti giusto.", "")
		return
	}
	e.addOn(e.cashDay(), id, t.status(), t.at(), t.message(), remedy)
}

func checkTemporaryFee(e *run) {
	if !e.isTemporary() || !e.bookletDue() {
		return
	}
	if e.isConsulate() {
		e.judgeCash("VER-11", TemporaryPrice)
	} else {
		best, _ := e.bestProof(e.temporaryProof)
		e.conclusion("VER-11", best, "Manca il pagamento del passaporto temporaneo.",
			"Pagare "+TemporaryPrice.Italian()+" euro con bollettino postale sul conto "+payment.TemporaryAccount+".")
	}
	e.add("VER-11", Warning, "payments", "Contributo di "+Contribution.Italian()+" euro per il temporaneo: da confermare, le fonti non concordano.", "")
	for i := range e.c.Payments {
		if a := e.c.Payments[i].Amount; a == TemporaryTax || a == TemporaryPrice.Add(TemporaryTax) {
			e.add("VER-11", Note, paymentAt(i), "La tassa di "+TemporaryTax.Italian()+" euro non è più dovuta dal 24/06/2014.", "")
		}
	}
}

// temporaryProof judges one payment as the temporary booklet's: a slip, unless it
// is the old tax alone; a pagoPA only where its sum shows what it was meant for.
func (e *run) temporaryProof(i int) proof {
	p, at := &e.c.Payments[i], paymentAt(i)
	switch {
	case p.Kind == domain.PayPagoPA && p.Amount == TemporaryPrice:
		return proof{Invalid, at, "Il temporaneo si paga con bollettino sul conto " + payment.TemporaryAccount + ", non con pagoPA."}
	case p.Kind != domain.PayPostalSlip || p.Amount == TemporaryTax:
		return proof{}
	case p.Account != "" && !payment.SameAccount(p.Account, payment.TemporaryAccount):
		return proof{Invalid, at, "Bollettino sul conto " + p.Account + " invece di " + payment.TemporaryAccount + "."}
	}
	sum := sumProof(p, at, TemporaryPrice, "Il bollettino")
	if sum.status == Satisfied && p.Account == "" {
		return proof{Missing, fact(at, "account"), "Manca il conto del bollettino."}
	}
	return sum
}
