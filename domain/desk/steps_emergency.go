package desk

import (
	"civico/sportello/domain"
	"civico/sportello/domain/place"
)

// StepLoss is the emergency that an emergency document answers.
const StepLoss StepID = "loss"

var emergencyPlan = plan{
	{StepCompetence, always("Competenza"), lines(citizenshipLine)},
	{StepIdentity, always("Identità"), lines(holderLine, presenceLine, anyDocumentLine)},
	{StepLoss, always("Viaggio"), lines(imminentLine, destinationLine, lossReportLine)},
	{StepSummary, always("Riepilogo"), nil},
}

// anyDocumentLine is a document that need not be there: who has lost everything is
// identified by any means.
func anyDocumentLine(w *view) []Line {
	out := documentLine(w)
	for i := range out {
		out[i].Label, out[i].Optional = "Documento, se ne ha uno", true
	}
	return out
}

func imminentLine(w *view) []Line {
	const path = "loss_abroad.departure_imminent"
	return []Line{{ID: "imminent", Label: "Partenza imminente", Path: path, facts: []string{path}, rules: []string{"ETD-1"}, Value: w.show(path), Fields: w.fields(path),
		Seen: Answer{Label: "imminente", Changes: yes(path)}, Not: []Answer{{Label: "può aspettare il passaporto", Changes: no(path)}}}}
}

func destinationLine(w *view) []Line {
	const kind, to, home = "loss_abroad.destination_kind", "loss_abroad.destination", "holder.residence.place"
	l := Line{ID: "destination", Label: "Destinazione", Path: kind, facts: []string{kind, to}, Value: join(w.show(to), w.show(kind)), Fields: w.fields(kind, to, home),
		Seen: Answer{Label: "rientra in Italia", Changes: set(kind, string(domain.ToItaly), to, "ITA")}}
	residence := Answer{Label: "torna nello Stato di residenza…", Changes: set(kind, string(domain.ToResidence)), Ask: w.fields(to)}
	if p, ok := place.ByCode(w.c.Holder.Residence.Place); ok && p.IsState() {
		residence = Answer{Label: "torna nello Stato di residenza: " + p.Name, Changes: set(kind, string(domain.ToResidence), to, p.ISO)}
	}
	l.Not = []Answer{residence, {Label: "va altrove, in via eccezionale…", Changes: set(kind, string(domain.ToExceptional)), Ask: w.fields(to)}}
	return []Line{l}
}

func lossReportLine(w *view) []Line {
	const path = "loss_abroad.police_report"
	return []Line{{ID: "loss_report", Label: "Denuncia di furto o smarrimento", Path: path, facts: []string{path}, Value: w.summary(known(w, path)), Fields: w.fields(path),
		Seen: Answer{Label: "vista", Changes: yes(path)}, Not: []Answer{{Label: "non c'è", Changes: no(path)}}}}
}
