package rules

import (
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/payment"
	"civico/sportello/domain/taxcode"
)

// proof is what one payment comes to as the payment of something.
type proof struct {
	status  Status
	path    string
	message string
}

// bookletProof judges one slip or pagoPA as the booklet's payment, by the price
// and the means of the day on which it was made.
func (e *run) bookletProof(i int) proof {
	p, at := &e.c.Payments[i], paymentAt(i)
	if p.PaidOn.IsZero() {
		return proof{Missing, fact(at, "paid_on"), "Manca il giorno del pagamento del libretto: senza non si sa il prezzo."}
	}
	if !p.Amount.IsKnown() {
		return proof{Missing, fact(at, "amount"), "Manca l'importo pagato per il libretto."}
	}
	due := BookletPrice(p.PaidOn)
	short := payment.Cents(due.Amount.Cents() - p.Amount.Cents())
	switch {
	case p.Kind != due.Kind && p.Kind == domain.PayPostalSlip:
		return proof{Invalid, at, "Bollettino pagato il " + p.PaidOn.Italian() + ": dal " + PagoPADay.Italian() + " si paga con pagoPA, " +
			due.Amount.Italian() + " euro" + shortfall(short) + "."}
	case p.Kind != due.Kind:
		return proof{Invalid, at, "pagoPA del " + p.PaidOn.Italian() + ": prima del " + PagoPADay.Italian() + " il libretto si pagava con bollettino, " +
			due.Amount.Italian() + " euro" + shortfall(short) + "."}
	case short.Cents() > 0:
		return proof{Invalid, at, "Pagati " + p.Amount.Italian() + " euro per il libretto, ne servono " + due.Amount.Italian() + shortfall(short) + "."}
	case short.Cents() < 0:
		return proof{Satisfied, at, "Libretto pagato, con " + payment.Cents(-short.Cents()).Italian() + " euro più del dovuto."}
	}
	return proof{Satisfied, at, "Libretto pagato."}
}

// shortfall is what lacks in words, empty where nothing lacks.
func shortfall(short domain.Amount) string {
	if short.Cents() <= 0 {
		return ""
	}
	return " (mancano " + short.Italian() + ")"
}

// rank orders proofs: one good payment is enough, and one not yet read may still
// turn out good.
func (p *proof) rank() int {
	switch p.status {
	case Satisfied:
		return 3
	case Missing:
		return 2
	case Invalid:
		return 1
	}
	return 0
}

// bestProof is the best that any payment comes to, the zero proof where none counts.
func (e *run) bestProof(judge func(i int) proof) (best proof, at int) {
	at = -1
	for i := range e.c.Payments {
		if p := judge(i); p.rank() > best.rank() {
			best, at = p, i
		}
	}
	return best, at
}

func checkBooklet(e *run) {
	if !e.owesBooklet() {
		return
	}
	best, at := e.bestProof(func(i int) proof {
		if !isTransfer(&e.c.Payments[i]) {
			return proof{}
		}
		return e.bookletProof(i)
	})
	price := BookletPrice(e.day)
	means := "con pagoPA"
	if price.Kind == domain.PayPostalSlip {
		means = "con bollettino postale sul conto " + payment.BookletAccount
	}
	switch best.status {
	case "":
		e.add("VER-1", Missing, "payments", "Manca il pagamento del libretto.",
			"Pagare "+price.Amount.Italian()+" euro "+means+" e portare la ricevuta.")
		return
	case Satisfied:
		e.addOn(e.c.Payments[at].PaidOn, "VER-1", Satisfied, best.path, best.message, "")
		return
	case Missing:
		e.add("VER-1", Missing, best.path, best.message, "Portare la ricevuta del pagamento del libretto, con giorno e importo.")
		return
	}
	e.addOn(e.c.Payments[at].PaidOn, "VER-1", best.status, best.path, best.message,
		"Pagare "+price.Amount.Italian()+" euro "+means+" e portare la ricevuta.")
}

// goodProof is the payment of the booklet that is good in every respect, -1 where
// none is: then the others need not be.
func (e *run) goodProof() int {
	if !e.owesBooklet() {
		return -1
	}
	for i := range e.c.Payments {
		p := &e.c.Payments[i]
		if !isTransfer(p) || e.bookletProof(i).status != Satisfied {
			continue
		}
		if p.Kind == domain.PayPostalSlip {
			if t, odd := slipFaults(p, i); t.status() != Satisfied || odd != "" {
				continue
			}
		}
		if t := e.payerFaults(p, i); t.status() == Satisfied {
			return i
		}
	}
	return -1
}

// slipFaults judges what a slip says; odd is what differs without making it void.
func slipFaults(p *domain.Payment, i int) (t tally, odd string) {
	switch {
	case p.Account == "":
		t.ask(paymentAt(i), "il conto del bollettino")
	case !payment.SameAccount(p.Account, payment.BookletAccount):
		t.refuse(paymentAt(i), "il conto del bollettino ("+p.Account+" invece di "+payment.BookletAccount+")")
	}
	var differs []string
	switch {
	case p.Payee == "":
		t.ask(paymentAt(i), "il beneficiario")
	case !payment.IsBookletPayee(p.Payee):
		differs = append(differs, "il beneficiario")
	}
	switch {
	case p.Reason == "":
		t.ask(paymentAt(i), "la causale")
	case !payment.IsBookletReason(p.Reason):
		differs = append(differs, "la causale")
	}
	return t, enumerate(differs)
}

func checkSlips(e *run) {
	if !e.owesBooklet() {
		return
	}
	good := e.goodProof()
	for i := range e.c.Payments {
		p := &e.c.Payments[i]
		if p.Kind != domain.PayPostalSlip || good >= 0 && i != good {
			continue
		}
		t, odd := slipFaults(p, i)
		if t.status() == Satisfied && odd != "" {
			e.add("VER-2", Warning, paymentAt(i), "Sul bollettino non corrisponde "+odd+": decide l'operatore.", "")
			continue
		}
		e.judge("VER-2", paymentAt(i), &t, "", "Conto, beneficiario e causale del bollettino in regola.",
			"Portare un pagamento fatto sul conto giusto, con beneficiario e causale leggibili.")
	}
}

// payerFaults judges in whose name a payment was made.
func (e *run) payerFaults(p *domain.Payment, i int) (t tally) {
	h := &e.c.Holder
	switch {
	case p.InNameOf == "":
		t.ask(paymentAt(i), "l'intestazione del pagamento")
	case h.Surname == "" || h.Name == "":
		t.ask("holder.surname", "cognome e nome del titolare")
	case sameName(p.InNameOf, h.Surname, h.Name):
	case e.isMinor() && e.isParentsName(p.InNameOf):
		t.refuse(paymentAt(i), "l'intestazione ("+p.InNameOf+" è un genitore: il pagamento va intestato al minore)")
	default:
		t.refuse(paymentAt(i), "l'intestazione ("+p.InNameOf+" invece del titolare)")
	}
	if p.Kind != domain.PayPagoPA {
		return t
	}
	switch {
	case p.TaxCode == "":
		t.ask(paymentAt(i), "il codice fiscale sulla ricevuta pagoPA")
	case h.TaxCode == "":
		t.ask("holder.tax_code", "il codice fiscale del titolare")
	case !sameTaxCode(p.TaxCode, h.TaxCode):
		t.refuse(paymentAt(i), "il codice fiscale sulla ricevuta pagoPA")
	}
	return t
}

func (e *run) isParentsName(written string) bool {
	for i := range e.c.Parents {
		if p := &e.c.Parents[i]; p.Surname != "" && sameName(written, p.Surname, p.Name) {
			return true
		}
	}
	return false
}

// sameTaxCode compares two codes without regard to case and spaces. The two forms
// of an omocodia are two people's, so they differ.
func sameTaxCode(a, b string) bool {
	if strings.EqualFold(a, b) {
		return true
	}
	x, errX := taxcode.Parse(a)
	y, errY := taxcode.Parse(b)
	return errX == nil && errY == nil && x.String() == y.String()
}

func checkPayers(e *run) {
	if e.isConsulate() || !e.bookletDue() {
		return
	}
	good := e.goodProof()
	for i := range e.c.Payments {
		p := &e.c.Payments[i]
		if !isTransfer(p) || good >= 0 && i != good {
			continue
		}
		t := e.payerFaults(p, i)
		e.judge("VER-3", paymentAt(i), &t, "", "Pagamento intestato al titolare.",
			"Portare un pagamento intestato al titolare del passaporto (al minore, se è minorenne).")
	}
}

func checkSlipYear(e *run) {
	if !e.owesBooklet() || !e.a.Office.Practice.SlipInCalendarYear {
		return
	}
	for i := range e.c.Payments {
		p := &e.c.Payments[i]
		switch {
		case p.Kind != domain.PayPostalSlip || p.PaidOn.IsZero():
		case p.PaidOn.Year() == e.day.Year():
			e.ok("VER-8", paymentAt(i), "Bollettino pagato nell'anno della domanda.")
		default:
			e.add("VER-8", Note, paymentAt(i), "Bollettino di un altro anno: l'ufficio lo chiede dell'anno in corso, ma l'avviso nazionale lo tiene buono.", "")
		}
	}
}
