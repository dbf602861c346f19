package rules

import (
	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/payment"
)

// What the law and the offices ask for a booklet. A new price is a new line of
// bookletPrices and a new version of VER-1.

// Price is what the booklet costs from a day on, and by which means it is paid.
type Price struct {
	From   domain.Date
	Amount domain.Amount
	Kind   domain.PaymentKind
}

// PagoPADay is the first day on which the booklet is paid through pagoPA and no
// longer by postal slip (DM 23.9.2025).
var PagoPADay = calendar.MustParse("2025-12-01")

var bookletPrices = []Price{
	{From: FirstDay, Amount: payment.Cents(4250), Kind: domain.PayPostalSlip},
	{From: PagoPADay, Amount: payment.Cents(4270), Kind: domain.PayPagoPA},
}

// BookletPrice is the ordinary booklet's on a day; any day before the first price
// has the first.
func BookletPrice(on domain.Date) Price {
	p := bookletPrices[0]
	for _, q := range bookletPrices {
		if !q.From.After(on) {
			p = q
		}
	}
	return p
}

var (
	// Contribution is the contributo amministrativo, a revenue stamp (L. 1185/1967 art. 18).
	Contribution = payment.Cents(7350)
	// TemporaryPrice is the temporary booklet's.
	TemporaryPrice = payment.Cents(520)
	// TemporaryTax was due for a temporary booklet until 2014-06-24.
	TemporaryTax = payment.Cents(4029)
	// CollectivePrice is the collective passport's.
	CollectivePrice = payment.Cents(550)
	// LostInPostRefund is what the post pays for a lost envelope.
	LostInPostRefund = payment.Cents(5000)
)

// exempt says that an exemption is claimed and not disproved: while its evidence
// is unknown VER-9 asks for it, and no fee is asked for.
func (e *run) exempt() bool {
	x := e.c.FeeExemption
	return x.Ground != "" && x.Evidence != domain.No
}

// bookletDue says that the booklet is to be paid for: who lost it in the post pays
// it again.
func (e *run) bookletDue() bool {
	return !e.exempt() || e.c.FeeExemption.Ground == domain.ExemptLostInPost
}

// contributionDue says that the contribution is to be paid.
func (e *run) contributionDue() bool { return !e.exempt() }
