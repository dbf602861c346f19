package desk

import "civico/sportello/domain"

func printsLine(w *view) []Line {
	if w.under12() {
		return nil
	}
	const prints, why, proof = "fingerprints.taken", "fingerprints.exemption", "fingerprints.evidence"
	const signed, unable, shown = "signature.taken", "signature.exemption", "signature.evidence"
	l := Line{ID: "prints", Label: "Impronte e firma", Path: "fingerprints", facts: []string{prints, signed}, rules: []string{"BIO-1", "BIO-2"},
		Value:  join(taken("impronte prese", "impronte", w.c.Fingerprints.Taken, w.show(why)), taken("firma presa", "firma", w.c.Signature.Taken, w.show(unable))),
		Fields: w.fields(prints, why, proof, signed, unable, shown), Seen: Answer{Label: "prese", Changes: set(prints, "true", why, "", proof, "", signed, "true", unable, "", shown, "")}}
	if !w.atCounter() { // a later visit is due for them (INV-1)
		l.Label, l.Optional = "Impronte e firma, quando si presenta", true
	}
	signature := []Answer{
		{Label: "firma: non sa firmare, prova vista", Changes: set(signed, "false", unable, string(domain.SignIlliterate), shown, "true")},
		{Label: "firma: impedimento fisico, prova vista", Changes: set(signed, "false", unable, string(domain.SignPhysical), shown, "true")},
		{Label: "firma: manca", Changes: no(signed)},
	}
	if w.isTemporary() {
		l.Label, l.facts, l.rules = "Firma", []string{signed}, []string{"BIO-2"}
		l.Seen.Changes, l.Not = set(signed, "true", unable, "", shown, ""), signature
		return []Line{l}
	}
	unableTo := func(label string, e domain.PrintsExemption, evidence string) Answer {
		return Answer{Label: label, Changes: and(set(prints, "false", why, string(e), proof, evidence), w.signedToo())}
	}
	l.Not = append([]Answer{
		unableTo("impronte: impossibilità permanente, certificato visto", domain.PrintsPermanent, "true"),
		unableTo("impronte: impossibilità permanente evidente", domain.PrintsPermanentEvident, ""),
		unableTo("impronte: impossibilità temporanea, certificato visto", domain.PrintsTemporary, "true"),
		{Label: "impronte: non prese", Changes: set(prints, "false", why, "", proof, "")},
	}, signature...)
	return []Line{l}
}

// signedToo takes the signature as given where nothing else was said of it.
func (w *view) signedToo() []domain.Change {
	if w.c.Signature.Taken.IsKnown() {
		return nil
	}
	return yes("signature.taken")
}

// taken says how prints or signature stand; done is the phrase for taken ones.
func taken(done, what string, t domain.Tri, exemption string) string {
	switch {
	case t == domain.Yes:
		return done
	case t == domain.No && exemption != "":
		return what + ": " + exemption
	case t == domain.No:
		return what + ": no"
	}
	return ""
}

func previousLine(w *view) []Line {
	const exists, state, handed, report, back = "previous_passport.exists", "previous_passport.state", "previous_passport.handed_in",
		"previous_passport.police_report", "previous_passport.return_requested"
	l := Line{ID: "previous", Label: "Passaporto precedente", Path: exists, facts: []string{exists}, rules: []string{"PRE-1", "PRE-2", "PRE-3", "PRE-4", "PRE-5"},
		Fields: w.fields(exists, state, "previous_passport.expires_on", handed, report, back)}
	had := func(label string, s domain.PassportState, fact, value string) Answer {
		return Answer{Label: label, Changes: set(exists, "true", state, string(s), fact, value)}
	}
	none := Answer{Label: "non ne ha mai avuto", Changes: set(exists, "false", state, "", handed, "", report, "", back, "")}
	expired := Answer{Label: "scaduto, consegnato", Changes: set(exists, "true", state, string(domain.PassportExpired), handed, "true")}
	switch w.c.Previous.Exists {
	case domain.No:
		l.Value = "non ne ha mai avuto"
	case domain.Yes:
		l.facts = []string{exists, state}
		l.Value = join(w.show(state), w.handedIn(), w.reported())
		if w.c.Previous.ReturnRequested == domain.Yes {
			l.Value = join(l.Value, "lo vuole indietro annullato")
		}
	}
	l.Seen = expired
	l.Not = []Answer{none}
	switch {
	case w.c.Previous.State == domain.PassportLost || w.c.Previous.State == domain.PassportStolen:
		l.Seen = Answer{Label: "denuncia vista", Changes: yes(report)}
	case w.c.Previous.State != "":
		l.Seen = Answer{Label: "consegnato", Changes: yes(handed)}
	case w.isMinor():
		l.Seen, l.Not = none, []Answer{expired}
	}
	l.Not = append(l.Not,
		had("valido, consegnato", domain.PassportValid, handed, "true"),
		had("deteriorato, consegnato", domain.PassportDamaged, handed, "true"),
		had("pagine esaurite, consegnato", domain.PassportFull, handed, "true"),
		had("smarrito, denuncia vista", domain.PassportLost, report, "true"),
		had("rubato, denuncia vista", domain.PassportStolen, report, "true"),
		had("scaduto, non consegnato", domain.PassportExpired, handed, "false"),
		had("smarrito, senza denuncia", domain.PassportLost, report, "false"),
		Answer{Label: "lo vuole indietro annullato", Changes: yes(back)})
	return []Line{l}
}

func (w *view) handedIn() string {
	switch w.c.Previous.HandedIn {
	case domain.Yes:
		return "consegnato"
	case domain.No:
		return "non consegnato"
	}
	return ""
}

func (w *view) reported() string {
	switch w.c.Previous.PoliceReport {
	case domain.Yes:
		return "denuncia vista"
	case domain.No:
		return "senza denuncia"
	}
	return ""
}

const deliveryMode = "delivery.mode"

func deliveryLine(w *view) []Line {
	proxy := w.fields(below("delivery.proxy", "surname", "name", "birth_date")...)
	return []Line{{ID: "delivery", Label: "Consegna del libretto", Path: deliveryMode, facts: []string{deliveryMode}, rules: []string{"DEL-1"},
		Value: w.show(deliveryMode), Fields: w.fields(deliveryMode), Seen: Answer{Label: "ritira di persona", Changes: set(deliveryMode, string(domain.DeliverInPerson))},
		Not: []Answer{
			{Label: "ritira un delegato indicato nella domanda…", Changes: set(deliveryMode, string(domain.DeliverProxy), "delivery.proxy.named_at_filing", "true"), Ask: proxy},
			{Label: "ritira un delegato, delega a parte…", Changes: set(deliveryMode, string(domain.DeliverProxy), "delivery.proxy.named_at_filing", "false",
				"delivery.proxy.handwritten", "true", "delivery.proxy.holder_id_copy_signed", "true"), Ask: proxy},
			{Label: "a domicilio…", Changes: set(deliveryMode, string(domain.DeliverHome), "delivery.home.address_complete", "true", "delivery.home.envelope_filled", "true"),
				Ask: w.fields("delivery.home.insured_number")}}}}
}

func proxyLine(w *view) []Line {
	if w.c.Delivery.Mode != domain.DeliverProxy {
		return nil
	}
	const p = "delivery.proxy."
	facts := []string{p + "surname", p + "name", p + "birth_date", p + "named_at_filing"}
	d := w.c.Delivery.Proxy
	return []Line{{ID: "proxy", Label: "Delegato", Path: "delivery.proxy", facts: facts, rules: []string{"DEL-2", "DEL-3"},
		Value: join(join2(d.Surname, d.Name), d.BirthDate.Italian()), Fields: w.fields(append(facts, p+"handwritten", p+"holder_id_copy_signed", p+"own_id_copy")...),
		Seen: Answer{Label: "indicato nella domanda", Changes: yes(p + "named_at_filing"), Ask: w.missing(facts[:3]...)},
		Not: []Answer{{Label: "manca la delega scritta a mano", Changes: no(p+"named_at_filing", p+"handwritten")},
			{Label: "manca la copia firmata del documento del titolare", Changes: no(p + "holder_id_copy_signed")},
			{Label: "è un altro…", Ask: w.fields(facts[:3]...)}}}}
}

func homeLine(w *view) []Line {
	if w.c.Delivery.Mode != domain.DeliverHome {
		return nil
	}
	const h = "delivery.home."
	facts := []string{h + "address_complete", h + "envelope_filled", h + "insured_number"}
	return []Line{{ID: "home", Label: "A domicilio: indirizzo, busta, assicurata", Path: "delivery.home", facts: facts, rules: []string{"CON-1", "CON-2"},
		Fields: w.fields(facts...), Seen: Answer{Label: "tutto visto", Changes: yes(facts[:2]...), Ask: w.missing(facts[2])},
		Not: []Answer{{Label: "l'indirizzo non è completo", Changes: no(facts[0])}, {Label: "la busta non è compilata", Changes: no(facts[1])}}}}
}
