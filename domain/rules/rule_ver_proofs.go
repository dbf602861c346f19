package rules

import (
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/payment"
)

// contributionProof judges one revenue stamp as the contribution.
func (e *run) contributionProof(i int) proof {
	p, at := &e.c.Payments[i], paymentAt(i)
	if p.Kind != domain.PayRevenueStamp {
		return proof{}
	}
	return sumProof(p, at, Contribution, "Il contrassegno")
}

// sumProof judges an amount against a sum that has no other conditions.
func sumProof(p *domain.Payment, at string, due domain.Amount, what string) proof {
	short := payment.Cents(due.Cents() - p.Amount.Cents())
	switch {
	case !p.Amount.IsKnown():
		return proof{Missing, fact(at, "amount"), what + ": manca l'importo."}
	case short.Cents() > 0:
		return proof{Invalid, at, what + " è di " + p.Amount.Italian() + " euro, ne servono " + due.Italian() + shortfall(short) + "."}
	case short.Cents() < 0:
		return proof{Satisfied, at, what + " basta, con " + payment.Cents(-short.Cents()).Italian() + " euro più del dovuto."}
	}
	return proof{Satisfied, at, what + " è dell'importo giusto."}
}

func checkContribution(e *run) {
	if !e.isOrdinary() || e.isConsulate() || !e.contributionDue() {
		return
	}
	best, _ := e.bestProof(e.contributionProof)
	remedy := "Comprare un contrassegno telematico da " + Contribution.Italian() + " euro in una rivendita di valori bollati."
	switch best.status {
	case "":
		e.add("VER-4", Missing, "payments", "Manca il contrassegno da "+Contribution.Italian()+" euro.", remedy)
	case Satisfied:
		e.ok("VER-4", best.path, best.message)
	default:
		e.add("VER-4", best.status, best.path, best.message, remedy)
	}
}

func checkStamps(e *run) {
	for i := range e.c.Payments {
		p, at := &e.c.Payments[i], paymentAt(i)
		if p.Kind != domain.PayRevenueStamp {
			continue
		}
		var t tally
		switch {
		case p.ID == "":
			t.ask(at, "il numero del contrassegno")
		case !payment.IsStampNumber(p.ID):
			t.refuse(at, "il numero del contrassegno (ha 14 cifre)")
		}
		switch {
		case p.PaidOn.IsZero():
			t.ask(at, "il giorno del contrassegno")
		case p.PaidOn.After(e.day):
			t.refuse(at, "il giorno del contrassegno, dopo la domanda")
		}
		e.judge("VER-5", at, &t, "", "Numero e giorno del contrassegno in regola.", "Portare un contrassegno telematico valido e leggibile.")
	}
}

func checkReuse(e *run) {
	for i := range e.c.Payments {
		p := &e.c.Payments[i]
		if p.Kind == "" || p.ID == "" {
			continue
		}
		for _, use := range e.a.Uses {
			if !sameReceipt(p.ID, use.ID) {
				continue
			}
			e.add("VER-6", Invalid, paymentAt(i), "Pagamento già usato nella pratica "+use.CaseID+" del "+use.Day.Italian()+", "+e.officeName(use.Office)+".",
				"Portare un altro pagamento: questo è già servito.")
			break
		}
	}
}

// sameReceipt compares two numbers without regard to case and groups.
func sameReceipt(a, b string) bool {
	return strings.EqualFold(a, b) || strings.EqualFold(strings.ReplaceAll(a, " ", ""), strings.ReplaceAll(b, " ", ""))
}

func (e *run) officeName(id string) string {
	if e.a.Offices != nil {
		if p, known := e.a.Offices.Get(id); known {
			return p.Name
		}
	}
	return id
}

func checkNotices(e *run) {
	for i := range e.c.Payments {
		p, at := &e.c.Payments[i], paymentAt(i)
		if p.Kind != domain.PayPagoPA {
			continue
		}
		if p.ID == "" {
			e.add("VER-7", Missing, at, "Manca il numero di avviso pagoPA.", "Portare la ricevuta pagoPA con il numero di avviso.")
			continue
		}
		if fault := payment.CheckNotice(p.ID); fault != payment.NoticeGood {
			e.add("VER-7", Warning, at, upperFirst(fault.Sentence())+".", "")
			continue
		}
		e.ok("VER-7", at, "Numero di avviso in regola.")
	}
}

func checkExemption(e *run) {
	x := e.c.FeeExemption
	if x.Ground == "" {
		return
	}
	const path = "fee_exemption.evidence"
	switch x.Evidence {
	case domain.Yes:
		message := "Esenzione provata: non è dovuto nulla."
		if x.Ground == domain.ExemptLostInPost {
			message = "Libretto perso nella spedizione: si ripaga il solo libretto."
		}
		e.ok("VER-9", path, message)
	case domain.No:
		e.add("VER-9", Invalid, path, "Esenzione non provata: i pagamenti sono dovuti.", "Portare la prova dell'esenzione, oppure pagare.")
	default:
		e.add("VER-9", Missing, path, "Manca la prova dell'esenzione.", "Portare la prova dell'esenzione.")
	}
}

// checkCollectiveFee counts what is not plainly the price of a booklet.
func checkCollectiveFee(e *run) {
	if e.exempt() {
		return
	}
	best, _ := e.bestProof(func(i int) proof {
		p := &e.c.Payments[i]
		if !isTransfer(p) || isBookletSum(p.Amount) {
			return proof{}
		}
		return sumProof(p, paymentAt(i), CollectivePrice, "Il pagamento")
	})
	e.conclusion("VER-12", best, "Manca il pagamento del passaporto collettivo.",
		"Pagare "+CollectivePrice.Italian()+" euro per il passaporto collettivo.")
}

// conclusion records what the best proof of a sum comes to.
func (e *run) conclusion(id string, best proof, none, remedy string) {
	switch best.status {
	case "":
		e.add(id, Missing, "payments", none, remedy)
	case Satisfied:
		e.ok(id, best.path, best.message)
	default:
		e.add(id, best.status, best.path, best.message, remedy)
	}
}

// isBookletSum says that an amount is the ordinary booklet's, at any time.
func isBookletSum(a domain.Amount) bool {
	for _, p := range bookletPrices {
		if a == p.Amount {
			return true
		}
	}
	return false
}

func checkEveryPayment(e *run) {
	for i := range e.c.Payments {
		p, at := &e.c.Payments[i], paymentAt(i)
		if p.Kind == "" {
			continue
		}
		asked := p.Kind == domain.PayRevenueStamp || e.owesBooklet() // VER-5 and VER-1 ask for the day
		e.judgePayment(p.PaidOn, p.Amount, at, asked)
	}
	if p := &e.c.LocalPayment; p.IsGiven() {
		e.judgePayment(p.PaidOn, p.Amount, "local_payment", true)
	}
}

// judgePayment is VER-13 for one payment; asked says that its day may be absent
// or that another rule asks for it.
func (e *run) judgePayment(on domain.Date, a domain.Amount, at string, asked bool) {
	var t tally
	switch {
	case on.After(e.day):
		t.refuse(at, "il giorno del pagamento, dopo la domanda")
	case on.IsZero() && !asked:
		t.ask(at, "il giorno del pagamento")
	}
	if a.IsKnown() && a.Cents() <= 0 {
		t.refuse(at, "l'importo, che non è positivo")
	}
	if t.status() == Satisfied && (!a.IsKnown() || on.IsZero() && at != "local_payment") {
		return // another rule asks for what is unknown
	}
	e.judge("VER-13", at, &t, "", "Giorno e importo del pagamento in regola.", "Portare un pagamento con giorno e importo validi.")
}
