package desk

import (
	"civico/sportello/domain"
	"civico/sportello/domain/rules"
)

// The postal slip that paid for the ordinary booklet before pagoPA took over
// (DM 23.9.2025), and the one of the temporary passport.
const (
	slipAmount       = "42.50"
	slipAccount      = "67422808"
	temporaryAccount = "3810521"
	slipPayee        = "Ministero dell'Economia e delle Finanze - Dipartimento del Tesoro"
	slipReason       = "importo per il rilascio del passaporto elettronico"
)

// paymentLines has one line for every sum that the verdict says is due.
func paymentLines(w *view) []Line {
	var out []Line
	for _, fee := range w.v.Fees {
		switch fee.Means {
		case "pagopa", "postal_slip":
			out = append(out, w.bookletLine(fee))
		case "revenue_stamp":
			out = append(out, w.stampLine(fee))
		}
	}
	return out
}

// slot is the place in the list of the first payment of one of the kinds, else the
// first free place.
func (w *view) slot(kinds ...domain.PaymentKind) (path string, given bool) {
	for i, p := range w.c.Payments {
		for _, k := range kinds {
			if p.Kind == k {
				return at("payments", i), true
			}
		}
	}
	for i, p := range w.c.Payments {
		if p == (domain.Payment{}) {
			return at("payments", i), false
		}
	}
	return at("payments", len(w.c.Payments)), false
}

func (w *view) bookletLine(fee rules.Fee) Line {
	path, given := w.slot(domain.PayPagoPA, domain.PayPostalSlip)
	id, paidOn, amount, name := path+".id", path+".paid_on", path+".amount", path+".in_name_of"
	l := Line{ID: "payments.booklet", Label: FeeLabel(fee.Item) + " " + fee.Amount.Italian() + " " + FeeLabel(fee.Means), Path: path, under: path,
		facts: []string{path + ".kind", amount, paidOn, id}, rules: []string{"VER-1", "VER-2", "VER-3", "VER-6", "VER-7", "VER-8", "VER-11", "VER-13"},
		Value: w.paid(path), Fields: w.fields(below(path, "kind", "id", "paid_on", "amount", "in_name_of", "tax_code", "account", "payee", "reason")...)}
	l.Label = capital(l.Label)
	notice := Answer{Label: "ricevuta pagoPA", Changes: set(path+".kind", "pagopa", amount, fee.Amount.String(),
		name, w.holderName(), path+".tax_code", w.c.Holder.TaxCode), Ask: w.ask(id, paidOn)}
	slip := func(label, sum, account, payee, reason string) Answer {
		return Answer{Label: label, Changes: set(path+".kind", "postal_slip", amount, sum, name, w.holderName(), path+".account", account,
			path+".payee", payee, path+".reason", reason), Ask: w.ask(id, paidOn)}
	}
	l.Seen = notice
	old := slip("bollettino postale da "+ShowValue(amount, slipAmount)+"…", slipAmount, slipAccount, slipPayee, slipReason)
	switch {
	case fee.Item == "collective":
		l.ID = "payments.collective" // a notice that is scanned does not belong here
		l.Seen, l.rules = slip("bollettino postale", fee.Amount.String(), "", "", ""), append(l.rules, "VER-12")
		l.Not = append(l.Not, notice)
	case fee.Item == "temporary":
		l.ID = "payments.temporary"
		l.Seen = slip("bollettino postale", fee.Amount.String(), temporaryAccount, "", "")
	case fee.Means == "postal_slip":
		l.Seen = old
		l.Not = append(l.Not, notice)
	default:
		l.Not = append(l.Not, old)
	}
	l.Not = append(append([]Answer{{Label: "manca", Changes: forget(path, given)}}, l.Not...),
		Answer{Label: "l'importo è un altro…", Ask: w.fields(amount)}, Answer{Label: "è a nome di un altro…", Ask: w.fields(name)},
		Answer{Label: "numero o data da correggere…", Ask: w.fields(id, paidOn)})
	return l
}

func (w *view) stampLine(fee rules.Fee) Line {
	path, given := w.slot(domain.PayRevenueStamp)
	id, paidOn, amount := path+".id", path+".paid_on", path+".amount"
	return Line{ID: "payments.stamp", Label: "Contrassegno telematico da " + fee.Amount.Italian(), Path: path, under: path,
		facts: []string{path + ".kind", amount, paidOn, id}, rules: []string{"VER-4", "VER-5", "VER-6", "VER-13"},
		Value: w.paid(path), Fields: w.fields(below(path, "kind", "id", "paid_on", "amount")...),
		Seen: Answer{Label: "visto", Changes: set(path+".kind", "revenue_stamp", amount, fee.Amount.String()), Ask: w.ask(id, paidOn)},
		Not: []Answer{{Label: "manca", Changes: forget(path, given)}, {Label: "l'importo è un altro…", Ask: w.fields(amount)},
			{Label: "numero o data da correggere…", Ask: w.fields(id, paidOn)}}}
}

func (w *view) paid(path string) string {
	return join(w.show(path+".kind"), w.show(path+".amount"), w.show(path+".id"), w.show(path+".paid_on"))
}

// holderName is surname and name as receipts write them.
func (w *view) holderName() string { return join2(w.c.Holder.Surname, w.c.Holder.Name) }

// forget empties an entry that is there; nothing to write where it is not.
func forget(path string, given bool) []domain.Change {
	if !given {
		return nil
	}
	return set(path, "")
}

func exemptionLine(w *view) []Line {
	const ground, evidence = "fee_exemption.ground", "fee_exemption.evidence"
	l := Line{ID: "exemption", Label: "Esenzione", Path: ground, Optional: true, facts: []string{ground, evidence}, rules: []string{"VER-9"},
		Value: w.show(ground), Fields: w.fields(ground, evidence)}
	if w.known(ground) {
		l.Seen = Answer{Label: "prova vista", Changes: yes(evidence)}
		l.Not = append(l.Not, Answer{Label: "manca la prova", Changes: no(evidence)}, Answer{Label: "nessuna esenzione", Changes: set(ground, "", evidence, "")})
	}
	for _, g := range domain.ExemptionGround("").Codes() {
		l.Not = append(l.Not, Answer{Label: CodeLabel(ground, g) + ", prova vista", Changes: and(set(ground, g), yes(evidence))})
	}
	return []Line{l}
}
