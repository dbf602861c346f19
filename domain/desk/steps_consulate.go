package desk

import (
	"civico/sportello/domain"
	"civico/sportello/domain/office"
	"civico/sportello/domain/place"
	"civico/sportello/domain/rules"
)

// birthCertificateLine asks, at a consulate, for the certificate of a minor born
// abroad; where the birth place is not known yet that is asked first.
func birthCertificateLine(w *view) []Line {
	if w.p.Kind != office.Consulate || !w.isMinor() {
		return nil
	}
	const path, born = "foreign_birth_certificate", "holder.birth_place"
	l := Line{ID: "birth_certificate", Label: "Certificato di nascita tradotto e legalizzato", Path: path, facts: []string{path}, rules: []string{"ASS-10"},
		Value: w.summary(known(w, path)), Fields: w.fields(born, path), Seen: Answer{Label: "visto", Changes: yes(path)}, Not: []Answer{{Label: "manca", Changes: no(path)}}}
	where, known := place.ByCode(w.c.Holder.BirthPlace)
	switch {
	case w.c.Holder.BirthPlace == "":
		l.facts, l.Seen = []string{born}, Answer{Label: "luogo di nascita", Ask: w.fields(born)}
	case known && !where.IsState():
		return nil
	}
	return []Line{l}
}

// localPaymentLine is the cash of a consulate: the rate of the day is the profile's
// where it has one, and the sum follows from the rate.
func localPaymentLine(w *view) []Line {
	due := domain.Amount{}
	for _, fee := range w.v.Fees {
		if fee.Means == "cash" {
			due = due.Add(fee.Amount)
		}
	}
	if !due.IsKnown() {
		return nil
	}
	const currency, rate, amount, paid = "local_payment.currency", "local_payment.rate", "local_payment.amount", "local_payment.paid_on"
	l := Line{ID: "payments.cash", Label: "Contanti per " + due.Italian() + " euro", Path: "local_payment", facts: []string{currency, amount},
		rules: []string{"VER-10", "VER-11"}, Fields: w.fields(currency, rate, amount, paid)}
	if p := w.c.LocalPayment; p.Amount.IsKnown() {
		l.Value = join(join2(p.Amount.Italian(), p.Currency), w.rateWords(), dayWords("il ", p.PaidOn))
	}
	l.Seen = w.cashed(due)
	l.Not = []Answer{{Label: "non pagati", Changes: set(currency, "", rate, "", amount, "", paid, "")}, {Label: "l'importo è un altro…", Ask: w.fields(amount)},
		{Label: "il cambio è un altro…", Changes: set(amount, ""), Ask: w.fields(rate)}, {Label: "pagati un altro giorno…", Ask: w.fields(paid)}}
	return []Line{l}
}

// cashed is the usual answer: currency and day are written, the sum too where the
// rate is known; else the rate is asked, and the next time the sum follows.
func (w *view) cashed(due domain.Amount) Answer {
	p := w.c.LocalPayment
	day := p.PaidOn
	if day.IsZero() {
		day = w.c.FiledOn
	}
	a := Answer{Label: "incassati", Changes: set("local_payment.paid_on", day.String())}
	if p.Currency == "" && w.p.Currency == "" {
		a.Ask = w.fields("local_payment.currency")
	} else if p.Currency == "" {
		a.Changes = append(a.Changes, set("local_payment.currency", w.p.Currency)...)
	}
	e4 := w.rateOn(day)
	if e4 <= 0 {
		a.Label = "cambio del giorno"
		a.Ask = append(a.Ask, w.fields("local_payment.rate")...)
		return a
	}
	sum := rules.InLocalCurrency(due, e4)
	a.Label += ": " + join2(sum.Italian(), p.Currency+w.currencyUnless(p.Currency))
	a.Changes = append(a.Changes, set("local_payment.rate", domain.Decimal{E4: e4, Known: true}.String(), "local_payment.amount", sum.String())...)
	return a
}

func (w *view) currencyUnless(known string) string {
	if known != "" {
		return ""
	}
	return w.p.Currency
}

// rateOn is the rate as recorded, else the profile's of a day; 0 for neither.
func (w *view) rateOn(day domain.Date) int64 {
	if r := w.c.LocalPayment.Rate; r.Known {
		return r.E4
	}
	return w.p.RateOn(day)
}

func (w *view) rateWords() string {
	if r := w.show("local_payment.rate"); r != "" {
		return "cambio " + r
	}
	return ""
}
