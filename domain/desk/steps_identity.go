package desk

import (
	"civico/sportello/domain"
	"civico/sportello/domain/rules"
)

func holderLine(w *view) []Line {
	facts := below("holder", "surname", "name", "birth_date")
	if w.c.Procedure == domain.Passport && w.p.IsItalian() { // a pagoPA receipt is compared with it (VER-3)
		facts = append(facts, "holder.tax_code")
	}
	h := w.c.Holder
	return []Line{{ID: "holder", Label: holderLabel(w.c.Procedure), Path: "holder", facts: facts, rules: []string{"IDE-6"},
		Value:  join(join2(h.Surname, h.Name), h.BirthDate.Italian(), h.TaxCode),
		Fields: w.fields(below("holder", "surname", "name", "sex", "birth_date", "birth_place", "tax_code")...),
		Seen:   Answer{Label: "letti sul documento", Ask: w.missing(facts...)},
		Not: []Answer{{Label: "nome o nascita diversi…", Ask: w.fields(facts...)},
			{Label: "codice fiscale diverso…", Ask: w.fields("holder.tax_code")}}}}
}

func holderLabel(p domain.Procedure) string {
	switch p {
	case domain.Accompaniment, domain.LaissezPasser:
		return "Dati del minore"
	case domain.CollectivePassport:
		return "Dati del capogruppo"
	}
	return "Dati del titolare"
}

func presenceLine(w *view) []Line {
	const present, matches = "holder.present", "identity.matches_person"
	if !w.atCounter() || w.c.Channel == domain.Polis { // there the post office identifies
		return nil
	}
	l := Line{ID: "person", Label: "Presente, corrisponde al documento", Path: present, facts: []string{present, matches},
		rules: []string{"IDE-4", "BIO-3", "BIO-4"}, Fields: w.fields(present, matches),
		Seen: Answer{Label: "presente e riconosciuto", Changes: yes(present, matches)},
		Not: []Answer{{Label: "non è presente", Changes: set(present, "false", matches, "")},
			{Label: "non corrisponde al documento", Changes: set(present, "true", matches, "false")}}}
	if w.c.Holder.Present == domain.No {
		l.facts, l.Value = []string{present}, "non presente"
	}
	return []Line{l}
}

func documentLine(w *view) []Line {
	const doc, shown = "identity.document.", "identity.original_shown"
	const kind, number, expires, photo, issuer = doc + "kind", doc + "number", doc + "expires_on", doc + "has_photo", doc + "issuer"
	l := Line{ID: "document", Label: "Documento d'identità, originale con foto", Path: "identity.document", facts: []string{kind, number, expires, shown},
		rules: []string{"IDE-1", "IDE-2", "IDE-5", "IDE-7", "IDE-8"},
		Fields: w.fields(kind, number, issuer, doc+"issued_on", expires, photo, shown, doc+"stamp_renewed", doc+"not_valid_abroad",
			"identity.unchanged_declaration")}
	if !w.atCounter() {
		l.Label, l.facts = "Documento d'identità, dalla copia", []string{kind, number, expires}
	} else if w.c.Holder.Present == domain.No {
		l.facts = []string{kind, number, expires}
	}
	d := w.c.Identity.Document
	if d.IsGiven() {
		l.Value = join(briefKind(d.Kind), d.Number)
		if !d.ExpiresOn.IsZero() {
			l.Value = join(l.Value, "scade il "+d.ExpiresOn.Italian())
		}
	}
	if w.isMinor() && !d.IsGiven() && w.found("IDE-1", rules.Warning) {
		l.settled, l.facts, l.Value = true, nil, "senza documento: risponde il genitore"
	}
	looked := yes(photo, shown)
	if !w.atCounter() {
		looked = yes(photo) // nobody sees the original of what is sent
	}
	seen := func(k domain.DocumentKind) []domain.Change { return and(set(kind, string(k), issuer, "ITA"), looked) }
	first := d.Kind
	if first == "" {
		first = domain.DocCIE
	}
	l.Seen = Answer{Label: briefKind(first), Changes: seen(first), Ask: w.missing(number, expires)}
	for _, k := range []domain.DocumentKind{domain.DocPassport, domain.DocDriving, domain.DocPaperID} {
		l.Not = append(l.Not, Answer{Label: CodeLabel(kind, string(k)) + "…", Changes: seen(k), Ask: w.fields(number, expires)})
	}
	l.Not = append(l.Not,
		Answer{Label: "un altro documento…", Changes: looked, Ask: w.fields(kind, number, expires)},
		Answer{Label: "manca il documento", Changes: no(shown)},
		Answer{Label: "è senza foto", Changes: no(photo)},
		Answer{Label: "scaduto, con dichiarazione di dati invariati", Changes: and(seen(first), yes("identity.unchanged_declaration")), Ask: w.missing(number, expires)})
	return []Line{l}
}

func copyLine(w *view) []Line {
	const path = "identity.copy_front_back"
	return []Line{{ID: "copy", Label: "Copia del documento, fronte e retro", Path: path, facts: []string{path}, rules: []string{"IDE-3"},
		Fields: w.fields(path), Seen: Answer{Label: "vista", Changes: yes(path)},
		Not:     []Answer{{Label: "manca, o è di un solo lato", Changes: no(path)}},
		settled: w.isMinor() && !w.c.Identity.Document.IsGiven() && w.found("IDE-1", rules.Warning)}}
}

func remoteLine(w *view) []Line {
	if w.atCounter() || w.c.Channel == domain.MunicipalityWay {
		return nil
	}
	const signed, digital = "identity.copy_signed", "identity.digitally_signed"
	return []Line{{ID: "remote", Label: "Copia firmata, o firma digitale", Path: signed, facts: []string{signed}, rules: []string{"INV-1"},
		Fields: w.fields(signed, digital), settled: w.c.Identity.DigitallySigned == domain.Yes,
		Value: w.summary(known(w, signed, digital)),
		Seen:  Answer{Label: "copia firmata", Changes: yes(signed)},
		Not:   []Answer{{Label: "firmata digitalmente", Changes: yes(digital)}, {Label: "manca la firma", Changes: no(signed, digital)}}}}
}
