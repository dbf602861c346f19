package desk

import "civico/sportello/domain"

// The steps that only the handing over of a booklet has.
const (
	StepBooklet   StepID = "booklet"
	StepCollector StepID = "collector"
)

var collectionPlan = plan{
	{StepBooklet, always("Libretto"), lines(holderLine, readyLine, returnedLine)},
	{StepCollector, always("Chi ritira"), lines(collectorLine, collectingProxyLine, anyDocumentLine, shownPersonLine)},
	{StepSummary, always("Riepilogo"), nil},
}

func readyLine(w *view) []Line {
	const number, ready, before = "collection.booklet_number", "collection.ready_on", "collection.handed_over_before"
	f := w.c.CollectionFacts
	day := w.field(ready)
	day.Suggest = w.c.FiledOn.Italian()
	l := Line{ID: "ready", Label: "Libretto pronto, mai consegnato", Path: ready, facts: []string{number, ready, before}, rules: []string{"CON-4"},
		Value: join(f.BookletNumber, dayWords("pronto dal ", f.ReadyOn)), Fields: w.fields(number, ready, before)}
	l.Seen = Answer{Label: "pronto, non ancora consegnato", Changes: no(before), Ask: w.missing(number)}
	if f.ReadyOn.IsZero() {
		l.Seen.Ask = append(l.Seen.Ask, day)
	}
	if f.HandedOverBefore == domain.Yes {
		l.Value = join(l.Value, "già consegnato")
	}
	l.Not = []Answer{{Label: "risulta già consegnato", Changes: yes(before)}, {Label: "non è ancora pronto…", Ask: w.fields(ready)},
		{Label: "il numero è un altro…", Ask: w.fields(number)}}
	return []Line{l}
}

func returnedLine(w *view) []Line {
	const path = "collection.returned_by_post"
	return []Line{{ID: "returned", Label: "Rientrato dalle Poste", Path: path, Optional: true, facts: []string{path}, rules: []string{"CON-3"}, Value: w.show(path),
		Fields: w.fields(path), Not: []Answer{{Label: "è rientrato dalle Poste", Changes: yes(path)}, {Label: "non è stato spedito", Changes: set(path, "")}}}}
}

func collectorLine(w *view) []Line {
	const by, matches = "collection.by", "collection.identity_matches"
	l := Line{ID: "collector", Label: "Chi ritira, riconosciuto", Path: by, facts: []string{by, matches}, rules: []string{"CON-4"},
		Value: join(w.show(by), triWords(w.c.CollectionFacts.IdentityMatches, "riconosciuto", "non riconosciuto")), Fields: w.fields(by, matches)}
	known := func(label string, c domain.Collector) Answer {
		return Answer{Label: label, Changes: set(by, string(c), matches, "true")}
	}
	holder, parent := known("il titolare, riconosciuto", domain.CollectedByHolder), known("un genitore, riconosciuto", domain.CollectedByParent)
	l.Seen, l.Not = holder, []Answer{parent}
	if w.isMinor() {
		l.Seen, l.Not = parent, []Answer{holder}
	}
	l.Not = append(l.Not, known("un delegato, riconosciuto", domain.CollectedByProxy), Answer{Label: "non corrisponde al documento", Changes: no(matches)})
	return []Line{l}
}

func collectingProxyLine(w *view) []Line {
	if w.c.CollectionFacts.By != domain.CollectedByProxy {
		return nil
	}
	const p = "delivery.proxy."
	const named, hand, holders, own = p + "named_at_filing", p + "handwritten", p + "holder_id_copy_signed", p + "own_id_copy"
	who := []string{p + "surname", p + "name", p + "birth_date"}
	d := w.c.Delivery.Proxy
	l := Line{ID: "proxy", Label: "Delega e copie dei documenti", Path: "delivery.proxy", facts: append(who[:3:3], hand, holders, own), rules: []string{"DEL-2", "DEL-3"},
		Value: join(join2(d.Surname, d.Name), w.summary(known(w, hand, holders, own))), Fields: w.fields(append(who[:3:3], named, hand, holders, own)...)}
	ask := w.missing(who...)
	l.Seen = Answer{Label: "delega scritta a mano e copie viste", Changes: yes(hand, holders, own), Ask: ask}
	atFiling := Answer{Label: "indicato nella domanda, copia del suo documento vista", Changes: yes(named, own), Ask: ask}
	if d.NamedAtFiling == domain.Yes {
		l.facts, l.Seen = append(who[:3:3], named, own), atFiling
		l.Value = join(join2(d.Surname, d.Name), "indicato nella domanda", w.summary(known(w, own)))
	}
	l.Not = []Answer{atFiling, {Label: "manca la delega", Changes: no(named, hand)},
		{Label: "manca la copia firmata del documento del titolare", Changes: no(holders)},
		{Label: "manca la copia del documento del delegato", Changes: no(own)}, {Label: "è un altro…", Ask: w.fields(who...)}}
	return []Line{l}
}

// shownPersonLine appears once a document of the holder is recorded at the handing
// over: then the rules ask whether it is this person's (IDE-4).
func shownPersonLine(w *view) []Line {
	if !w.c.Identity.Document.IsGiven() && !w.c.Identity.MatchesPerson.IsKnown() {
		return nil
	}
	return presenceLine(w)
}
