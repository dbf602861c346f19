package desk

import "civico/sportello/domain"

var residencePlan = plan{
	{StepCompetence, always("Domanda"), lines(placeLine, groundLine, clearanceLine, residenceFormLine, channelLine)},
	{StepIdentity, always("Identità"), lines(holderLine, presenceLine, documentLine, residenceCopyLine, remoteLine)},
	{StepPrevious, always("Passaporto"), lines(updatedPassportLine)},
	{StepSummary, always("Riepilogo"), nil},
}

// RES-1 is one finding over three things; it belongs to the first of them that is
// not in order, the passport before the form and the form before the copy.
func (w *view) residenceRule(line string) []string {
	first := "copy"
	switch {
	case w.c.Previous.State != domain.PassportValid || w.c.Previous.HandedIn != domain.Yes:
		first = "previous"
	case w.c.Form.Signed != domain.Yes:
		first = "form"
	}
	if line != first {
		return nil
	}
	return []string{"RES-1"}
}

func residenceFormLine(w *view) []Line {
	const path = "application_form.signed"
	return []Line{{ID: "form", Label: "Modulo con «cambio residenza», firmato", Path: path, facts: []string{path},
		rules: append([]string{"MOD-2"}, w.residenceRule("form")...), Fields: w.fields(path, "application_form.kind"),
		Seen: Answer{Label: "visto", Changes: yes(path)}, Not: []Answer{{Label: "manca la firma", Changes: no(path)}}}}
}

func residenceCopyLine(w *view) []Line {
	out := copyLine(w)
	for i := range out {
		out[i].rules = append(out[i].rules, w.residenceRule("copy")...)
	}
	return out
}

func updatedPassportLine(w *view) []Line {
	const exists, state, handed, expires = "previous_passport.exists", "previous_passport.state", "previous_passport.handed_in", "previous_passport.expires_on"
	l := Line{ID: "previous", Label: "Passaporto da aggiornare, valido", Path: "previous_passport", facts: []string{state, handed}, rules: w.residenceRule("previous"),
		Value: join(w.show(state), w.handedIn()), Fields: w.fields(exists, state, handed, expires),
		Seen: Answer{Label: "valido, consegnato", Changes: set(exists, "true", state, string(domain.PassportValid), handed, "true")}}
	if w.c.Previous.Exists == domain.No {
		l.Value = "non ne ha"
	}
	l.Not = []Answer{{Label: "non l'ha portato", Changes: set(exists, "true", handed, "false")},
		{Label: "è scaduto", Changes: set(exists, "true", state, string(domain.PassportExpired))},
		{Label: "è deteriorato", Changes: set(exists, "true", state, string(domain.PassportDamaged))},
		{Label: "non ha un passaporto", Changes: set(exists, "false", state, "", handed, "")}}
	return []Line{l}
}
