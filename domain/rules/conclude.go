package rules

import (
	"civico/sportello/domain"
	"civico/sportello/domain/payment"
)

// conclude fills in what the citizen takes home: validity, fees, deadlines and the
// headline.
func (e *run) conclude(out *Evaluation) {
	out.Validity = e.validity(out.Outcome)
	out.Fees = e.fees()
	out.FeesTotal = payment.Cents(0)
	for _, f := range out.Fees {
		out.FeesTotal = out.FeesTotal.Add(f.Amount)
	}
	out.Deadlines = e.deadlines()
	out.Headline = e.headline(out)
}

// validity of the booklet, were it issued on the filing day: N years end on the
// day before the same day N years on. None for what is no booklet, is blocked, or
// depends on an unknown age.
func (e *run) validity(o Outcome) *Validity {
	if !e.isPassport() || o == RefusedCase || o == NotCompetent {
		return nil
	}
	years, known := e.yearsOfValidity()
	if !known {
		return nil
	}
	return &Validity{Years: years, ExpiresOn: e.day.AddYears(years).AddDays(-1)}
}

// The means of a fee.
const (
	byPagoPA  = "pagopa"
	bySlip    = "postal_slip"
	byStamp   = "revenue_stamp"
	inCash    = "cash"
	feeBook   = "booklet"
	feeStamp  = "contribution"
	feeTemp   = "temporary"
	feeGroup  = "collective"
	mostItems = 3 // of a headline
)

// fees are what the case owes. At a consulate they are in euro, paid in local cash.
func (e *run) fees() []Fee {
	switch {
	case e.c.Procedure == domain.CollectivePassport:
		return []Fee{{feeGroup, CollectivePrice, bySlip}}
	case !e.isPassport() || !e.bookletDue():
		return nil
	case e.isTemporary() && e.isConsulate():
		return []Fee{{feeTemp, TemporaryPrice, inCash}}
	case e.isTemporary():
		return []Fee{{feeTemp, TemporaryPrice, bySlip}}
	}
	booklet, contribution := e.bookletFee(), Fee{feeStamp, Contribution, byStamp}
	if e.isConsulate() {
		contribution.Means = inCash
	}
	if !e.contributionDue() {
		return []Fee{booklet}
	}
	return []Fee{booklet, contribution}
}

// bookletFee is dated by the day of payment: a slip that was good when it was paid
// stays good, and what is not paid yet has the price of the filing day.
func (e *run) bookletFee() Fee {
	if e.isConsulate() {
		day := e.c.LocalPayment.PaidOn
		if day.IsZero() {
			day = e.day
		}
		return Fee{feeBook, BookletPrice(day).Amount, inCash}
	}
	price := BookletPrice(e.day)
	for i := range e.c.Payments {
		p := &e.c.Payments[i]
		if due := BookletPrice(p.PaidOn); !p.PaidOn.IsZero() && p.Kind == due.Kind && p.Amount.Cents() >= due.Amount.Cents() {
			price = due
			break
		}
	}
	if price.Kind == domain.PayPostalSlip {
		return Fee{feeBook, price.Amount, bySlip}
	}
	return Fee{feeBook, price.Amount, byPagoPA}
}
