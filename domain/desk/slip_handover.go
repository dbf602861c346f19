package desk

import "civico/sportello/domain"

// handoverSections: what was handed over, to whom, on what the person was known.
func handoverSections(m SlipMatter) []SlipSection {
	c := &m.Work.Facts
	f := c.CollectionFacts
	lines := []string{"Il passaporto n. " + orBlank(f.BookletNumber) + " di " + orBlank(join2(c.Holder.Surname, c.Holder.Name)) +
		" è consegnato il " + c.FiledOn.Italian() + "."}
	if !f.ReadyOn.IsZero() {
		lines = append(lines, "Era pronto dal "+f.ReadyOn.Italian()+".")
	}
	if f.ReturnedByPost == domain.Yes {
		lines = append(lines, "Era rientrato dalle Poste senza essere consegnato a domicilio.")
	}
	by := SlipSection{Title: "Chi ritira", Lines: collectorWords(c)}
	return []SlipSection{{Title: "Consegna", Lines: lines}, by,
		{Title: "Prima di firmare", Lines: []string{"Controlli nome, data di nascita e fotografia sul libretto: dopo la firma il libretto risulta consegnato."}}}
}

func collectorWords(c *domain.Case) []string {
	switch c.CollectionFacts.By {
	case domain.CollectedByProxy:
		d := c.Delivery.Proxy
		how := "Delega scritta a mano e copia firmata del documento del titolare, che restano agli atti."
		if d.NamedAtFiling == domain.Yes {
			how = "Era indicato nella domanda."
		}
		return []string{"Delegato: " + orBlank(join2(d.Surname, d.Name)) + dayWords(", nato il ", d.BirthDate) + ", riconosciuto dal documento.", how,
			"Copia del documento del delegato agli atti."}
	case domain.CollectedByParent:
		return []string{"Un genitore o chi ne fa le veci, riconosciuto dal documento. Nome: " + orBlank(guardians(c))}
	}
	return []string{"Il titolare, riconosciuto dal documento."}
}

// orBlank leaves room for a pen where something is not known.
func orBlank(s string) string {
	if s == "" {
		return "____________________"
	}
	return s
}
