package desk

import (
	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
)

// declarationFrom is the day from which an adult with minor children signs a
// declaration and the other parent is not asked (DL 69/2023 art. 20).
var declarationFrom = calendar.MustParse("2023-06-14")

func consentsTitle(w *view) string {
	if w.ageKnown && !w.isMinor() {
		return "Dichiarazioni"
	}
	return "Assensi"
}

func minorChildrenLine(w *view) []Line {
	if !w.ageKnown || w.isMinor() {
		return nil
	}
	const children, declaration = "holder.minor_children", "impediments.declaration_signed"
	l := Line{ID: "minor_children", Label: "Figli minori", Path: children, facts: []string{children}, rules: []string{"GEN-1"},
		Fields: w.fields(children, declaration), Seen: Answer{Label: "nessuno", Changes: no(children)},
		Not: []Answer{{Label: "ne ha, dichiarazione art. 3-bis firmata", Changes: yes(children, declaration)},
			{Label: "ne ha, dichiarazione art. 3-bis non firmata", Changes: set(children, "true", declaration, "false")}}}
	switch w.c.Holder.MinorChildren {
	case domain.Yes:
		l.Value, l.rules = "ne ha", nil
	case domain.No:
		l.Value = "nessuno"
	}
	if w.c.FiledOn.Before(declarationFrom) {
		l.Not = []Answer{{Label: "ne ha", Changes: yes(children)}}
	}
	return []Line{l}
}

func declarationLine(w *view) []Line {
	if w.isMinor() || w.c.Holder.MinorChildren != domain.Yes || w.c.FiledOn.Before(declarationFrom) {
		return nil
	}
	const path = "impediments.declaration_signed"
	return []Line{{ID: "declaration", Label: "Dichiarazione art. 3-bis firmata", Path: path, facts: []string{path}, rules: []string{"GEN-1"},
		Fields: w.fields(path), Seen: Answer{Label: "firmata", Changes: yes(path)}, Not: []Answer{{Label: "non firmata", Changes: no(path)}}}}
}

func otherParentLines(w *view) []Line {
	if w.isMinor() || w.c.Holder.MinorChildren != domain.Yes || !w.c.FiledOn.Before(declarationFrom) {
		return nil
	}
	return w.consentLines(consenting{path: "other_parent", parent: w.c.OtherParent, role: domain.RoleParent, rule: "GEN-1"})
}

func injunctionLine(w *view) []Line {
	const path = "impediments.injunction"
	return []Line{{ID: "injunction", Label: "Nessun provvedimento inibitorio", Path: path, facts: []string{path}, rules: []string{"OST-1"},
		Optional: w.c.Holder.MinorChildren != domain.Yes, Fields: w.fields(path), Value: noneOrSome(w.c.Impediments.Injunction),
		Seen: Answer{Label: "nessuno", Changes: no(path)}, Not: []Answer{{Label: "ce n'è uno", Changes: yes(path)}}}}
}

func otherBarLine(w *view) []Line {
	const path = "impediments.other"
	return []Line{{ID: "other_bar", Label: "Nessun'altra causa dell'art. 3", Path: path, facts: []string{path}, rules: []string{"OST-2"},
		Optional: true, Fields: w.fields(path), Value: noneOrSome(w.c.Impediments.Other),
		Seen: Answer{Label: "nessuna", Changes: no(path)}, Not: []Answer{{Label: "ce n'è una", Changes: yes(path)}}}}
}

func noneOrSome(t domain.Tri) string {
	switch t {
	case domain.Yes:
		return "c'è"
	case domain.No:
		return "non risulta"
	}
	return ""
}

func soleParentLine(w *view) []Line {
	if !w.isMinor() {
		return nil
	}
	const path = "sole_parent"
	l := Line{ID: "sole_parent", Label: "Unico genitore per legge", Path: path, Optional: true, facts: []string{path}, Value: w.show(path),
		Fields: w.fields(path), Not: []Answer{{Label: "ha un solo genitore per legge", Changes: yes(path)}}}
	if w.known(path) {
		l.Not = []Answer{{Label: "i genitori sono due", Changes: set(path, "")}}
	}
	return []Line{l}
}

func custodyLine(w *view) []Line {
	if !w.isMinor() {
		return nil
	}
	const kind, held, shown = "custody.kind", "custody.held_by", "custody.order_shown"
	l := Line{ID: "custody", Label: "Affidamento", Path: "custody", Optional: true, facts: []string{kind, held, shown}, rules: []string{"ASS-8"},
		Fields: w.fields(kind, held, shown)}
	if k := w.c.Custody.Kind; k != "" {
		l.Value = CodeLabel(kind, string(k))
		if h := w.c.Custody.HeldBy; h != "" {
			l.Value += " a: " + CodeLabel(held, string(h))
		}
		l.Seen = Answer{Label: "provvedimento visto", Changes: yes(shown)}
	}
	for _, k := range []domain.CustodyKind{domain.CustodySuperExclusive, domain.CustodyExclusive} {
		for _, to := range []domain.ParentRole{domain.RoleMother, domain.RoleFather} {
			l.Not = append(l.Not, Answer{Label: CodeLabel(kind, string(k)) + ", " + CodeLabel(held, string(to)) + ", provvedimento visto",
				Changes: set(kind, string(k), held, string(to), shown, "true")})
		}
	}
	l.Not = append(l.Not, Answer{Label: "il provvedimento non è mostrato", Changes: no(shown)},
		Answer{Label: "congiunto", Changes: set(kind, string(domain.CustodyJoint), held, "", shown, "")})
	return []Line{l}
}

func judgeLine(w *view) []Line {
	if !w.isMinor() || !w.needsJudge() {
		return nil
	}
	const path = "judge_authorisation"
	return []Line{{ID: "judge", Label: "Autorizzazione del giudice tutelare", Path: path, Optional: true, facts: []string{path}, rules: []string{"ASS-7"},
		Fields: w.fields(path), Seen: Answer{Label: "vista", Changes: yes(path)}, Not: []Answer{{Label: "manca", Changes: no(path)}}}}
}

func (w *view) needsJudge() bool {
	if k := w.c.Custody.Kind; k != "" && k != domain.CustodyJoint {
		return true
	}
	for _, p := range w.c.Parents {
		if p.Status == domain.ParentRefuses || p.Status == domain.ParentUnreachable {
			return true
		}
	}
	return false
}
