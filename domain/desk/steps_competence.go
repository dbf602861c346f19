package desk

import (
	"civico/sportello/domain"
	"civico/sportello/domain/office"
)

func bookingLine(w *view) []Line {
	if w.c.Channel != "" && w.c.Channel != domain.Counter {
		return nil
	}
	l := Line{ID: "booking", Label: "Appuntamento e ricevuta", Path: "booking", rules: []string{"APP-1", "APP-2", "APP-3", "URG-1", "URG-2", "URG-3"},
		Fields: w.fields("booking.code", "booking.date", "booking.section", "booking.receipt_shown", "filed_at")}
	walkIn := Answer{Label: "è venuto senza appuntamento", Changes: set("booking", domain.WalkIn)}
	hadOne := Answer{Label: "aveva una prenotazione…", Changes: set("booking.date", w.c.FiledOn.String()), Ask: w.fields("booking.code")}
	switch b := w.c.Booking; {
	case b.WalkIn:
		l.Label, l.Value, l.facts = "Senza appuntamento", "è venuto senza prenotare", []string{"booking"}
		l.Not = []Answer{hadOne}
	case b.IsBooked():
		l.facts = []string{"booking.date", "booking.receipt_shown"}
		l.Value = join(b.Code, b.Date.Italian(), CodeLabel("booking.section", string(b.Section)))
		l.Seen = Answer{Label: "ricevuta vista", Changes: yes("booking.receipt_shown")}
		l.Not = []Answer{{Label: "manca la ricevuta della prenotazione", Changes: no("booking.receipt_shown")},
			{Label: "l'appuntamento è di un altro giorno…", Ask: w.fields("booking.date")}, walkIn}
	default:
		l.facts = []string{"booking.date", "booking.receipt_shown"}
		l.Seen = Answer{Label: "prenotazione di oggi", Changes: and(set("booking.date", w.c.FiledOn.String()), yes("booking.receipt_shown"))}
		l.Not = []Answer{walkIn, hadOne}
	}
	return []Line{l}
}

func citizenshipLine(w *view) []Line {
	const path = "holder.citizenships"
	return []Line{{ID: "citizenship", Label: "Cittadinanza italiana", Path: path, facts: []string{path}, rules: []string{"CIT-1"},
		Value: w.show(path), Fields: w.fields(path),
		Seen: Answer{Label: "italiana", Changes: set(path, "ITA")},
		Not:  []Answer{{Label: "ha un'altra cittadinanza…", Ask: w.fields(path)}}}}
}

func placeLine(w *view) []Line {
	const place, ground, aire = "holder.residence.place", "filing_place.ground", "holder.residence.aire"
	l := Line{ID: "place", Label: "Residenza e competenza", Path: place, facts: []string{place, aire},
		rules:  []string{"CMP-1", "CMP-5", "CMP-6", "CMP-8"},
		Fields: w.fields(place, aire, "holder.residence.aire_up_to_date", ground, "filing_place.reason")}
	l.Value = join(w.show(place), w.show(ground))
	if g := w.c.FilingPlace.Ground; g != "" && g != domain.GroundResidence {
		l.facts = []string{place} // the registration decides only by residence
	}
	here := w.field(place)
	here.Suggest = placeName(w.p.Seat)
	l.Seen = Answer{Label: "residente qui", Changes: set(ground, string(domain.GroundResidence), aire, "false")}
	if w.p.Kind == office.Consulate {
		here.Suggest = ""
		l.Seen = Answer{Label: "iscritto all'AIRE, dati aggiornati",
			Changes: and(set(ground, string(domain.GroundResidence)), yes(aire, "holder.residence.aire_up_to_date"))}
	}
	if !w.known(place) {
		l.Seen.Ask = []Field{here}
	}
	elsewhere := func(label string, g domain.Ground) Answer {
		return Answer{Label: label, Changes: set(ground, string(g)), Ask: append(w.missing(place), w.fields("filing_place.reason")...)}
	}
	l.Not = []Answer{
		{Label: "risiede in un altro Comune…", Changes: set(ground, string(domain.GroundResidence)), Ask: w.fields(place)},
		elsewhere("ha qui il domicilio…", domain.GroundDomicile),
		elsewhere("ha qui la dimora…", domain.GroundStay),
		{Label: "delega dell'ufficio competente", Changes: set(ground, string(domain.GroundDelegated)), Ask: w.missing(place)},
		{Label: "risiede all'estero…", Changes: and(set(ground, string(domain.GroundResidence)), yes(aire)), Ask: w.fields(place)},
	}
	if w.p.Kind == office.Consulate {
		l.Not = append(l.Not, Answer{Label: "non è iscritto all'AIRE", Changes: no(aire)},
			Answer{Label: "i dati AIRE non sono aggiornati", Changes: no("holder.residence.aire_up_to_date")})
	}
	return []Line{l}
}

func groundLine(w *view) []Line {
	if g := w.c.FilingPlace.Ground; g != domain.GroundDomicile && g != domain.GroundStay {
		return nil
	}
	const reason, proof = "filing_place.reason", "filing_place.proof_shown"
	return []Line{{ID: "ground", Label: "Motivo e prova del domicilio", Path: proof, facts: []string{reason, proof},
		rules: []string{"CMP-2"}, Value: join(w.c.FilingPlace.Reason, ifShown(w.c.FilingPlace.ProofShown)), Fields: w.fields(reason, proof),
		Seen: Answer{Label: "prova vista", Changes: yes(proof), Ask: w.missing(reason)},
		Not:  []Answer{{Label: "manca la prova", Changes: no(proof)}, {Label: "motivo…", Ask: w.fields(reason)}}}}
}

func clearanceLine(w *view) []Line {
	g := w.c.FilingPlace.Ground
	if g != domain.GroundDomicile && g != domain.GroundStay && g != domain.GroundDelegated {
		return nil
	}
	const asked, got = "filing_place.clearance_requested_on", "filing_place.clearance_received_on"
	l := Line{ID: "clearance", Label: "Nulla osta dell'ufficio di residenza", Path: asked, facts: []string{asked}, rules: []string{"CMP-3", "CMP-4"},
		Fields: w.fields(asked, got), Seen: Answer{Label: "chiesto oggi", Changes: set(asked, w.today.String())}}
	if g == domain.GroundDelegated {
		l.Label = "Delega scritta dell'ufficio competente"
	}
	switch {
	case w.known(got):
		l.Value, l.settled = "ricevuto il "+w.show(got), true
	case w.known(asked):
		l.Value = "chiesto il " + w.show(asked)
		l.Seen = Answer{Label: "ricevuto oggi", Changes: set(got, w.today.String())}
	}
	l.Not = []Answer{{Label: "ricevuto oggi", Changes: set(got, w.today.String())}, {Label: "ricevuto il…", Ask: w.fields(got)},
		{Label: "chiesto il…", Ask: w.fields(asked)}}
	return []Line{l}
}

func formLine(w *view) []Line {
	const kind, signed = "application_form.kind", "application_form.signed"
	right, wrong := domain.FormAdult, domain.FormMinor
	label := "Modulo per maggiorenni, firmato"
	if w.isMinor() {
		right, wrong, label = domain.FormMinor, domain.FormAdult, "Modulo per minorenni, firmato"
	}
	return []Line{{ID: "form", Label: label, Path: kind, facts: []string{kind, signed}, rules: []string{"MOD-1", "MOD-2"},
		Fields: w.fields(kind, signed), Seen: Answer{Label: "visto", Changes: set(kind, string(right), signed, "true")},
		Not: []Answer{{Label: "manca la firma", Changes: set(kind, string(right), signed, "false")},
			{Label: "è il modulo sbagliato", Changes: set(kind, string(wrong))}}}}
}

func urgencyLine(w *view) []Line {
	const departure, shown, language = "urgency.departure", "urgency.evidence_shown", "urgency.evidence_language"
	l := Line{ID: "urgency", Label: "Urgenza", Path: "urgency", facts: []string{departure, shown}, rules: []string{"URG-1", "URG-2", "URG-3", "URG-4"},
		Optional: w.c.Booking.Section != domain.SectionPriority,
		Fields:   w.fields(departure, "urgency.reason", shown, language, "filed_at")}
	if w.known(departure) {
		l.Value = "parte il " + w.show(departure)
	}
	l.Seen = Answer{Label: "prova vista, in italiano", Changes: and(yes(shown), set(language, "ita")), Ask: w.missing(departure)}
	l.Not = []Answer{{Label: "manca la prova", Changes: no(shown), Ask: w.missing(departure)},
		{Label: "la prova è in un'altra lingua…", Changes: yes(shown), Ask: append(w.missing(departure), w.fields(language)...)},
		{Label: "parte il…", Ask: w.fields(departure)},
		{Label: "nessuna urgenza", Changes: set(departure, "", shown, "", language, "", "urgency.reason", "")}}
	return []Line{l}
}

func temporaryLine(w *view) []Line {
	if !w.isTemporary() {
		return nil
	}
	const proof, sole = "urgency.impossibility_evidence", "urgency.sole_document_declaration"
	return []Line{{ID: "temporary", Label: "Temporaneo: certificato e dichiarazione di unico documento", Path: proof, facts: []string{proof, sole},
		rules: []string{"TMP-1", "TMP-2"}, Fields: w.fields(proof, sole), Seen: Answer{Label: "visti", Changes: yes(proof, sole)},
		Not: []Answer{{Label: "manca il certificato", Changes: no(proof)}, {Label: "manca la dichiarazione", Changes: no(sole)}}}}
}

func requestLine(w *view) []Line {
	l := Line{ID: "request", Label: "Domanda", Path: "product", settled: true, rules: []string{"INV-3"},
		Fields: w.fields("product", "channel", "further_inquiry", "filed_at")}
	product, channel := w.c.Product, w.c.Channel
	if product == "" {
		product = domain.Ordinary
	}
	if channel == "" {
		channel = domain.Counter
	}
	l.Value = join("passaporto "+CodeLabel("product", string(product)), CodeLabel("channel", string(channel)))
	if w.c.FurtherInquiry == domain.Yes {
		l.Value += ", ulteriori accertamenti"
	}
	for _, c := range domain.Channel("").Codes() {
		if c != string(channel) {
			l.Not = append(l.Not, Answer{Label: "arriva " + CodeLabel("channel", c), Changes: set("channel", c)})
		}
	}
	if product == domain.Ordinary {
		l.Not = append(l.Not, Answer{Label: "serve un passaporto temporaneo", Changes: set("product", string(domain.Temporary))})
	} else {
		l.Not = append(l.Not, Answer{Label: "serve un passaporto ordinario", Changes: set("product", string(domain.Ordinary))})
	}
	l.Not = append(l.Not, Answer{Label: "servono ulteriori accertamenti (+15 giorni)", Changes: yes("further_inquiry")})
	return []Line{l}
}
