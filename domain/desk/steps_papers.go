package desk

import (
	"slices"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/office"
	"civico/sportello/domain/place"
	"civico/sportello/domain/rules"
)

// papers is what is asked of this person, and the rule that says so: the consent,
// and what a declaration from afar or the municipality's way ask besides.
func (w *view) papers(c consenting) ([]string, string) {
	facts, rule := w.consentPapers(c)
	if len(facts) == 0 || c.parent.Status != domain.ParentPresent && c.parent.Status != domain.ParentAbsent {
		return facts, rule
	}
	add := func(key string) {
		if path := c.path + "." + key; !slices.Contains(facts, path) {
			facts = append(facts, path)
		}
	}
	if w.filedFromAfar() {
		add("id_copy_signed")
		if who := c.parent.Citizenship; who != "" && !place.InEU(who, w.c.FiledOn) && !place.InEEAOrSwiss(who, w.c.FiledOn) {
			add("signature_authenticated")
		}
	}
	if w.c.Channel == domain.MunicipalityWay && w.isMinor() {
		add("signature_authenticated")
	}
	return facts, rule
}

// consentPapers is what the consent of this person consists of.
func (w *view) consentPapers(c consenting) ([]string, string) {
	switch c.parent.Status {
	case domain.ParentPresent:
		return below(c.path, "identity_checked", "signed_form", "id_copy"), "ASS-2"
	case domain.ParentDeceased:
		if w.p.Kind == office.Consulate {
			return below(c.path, "death_certificate"), "ASS-6"
		}
		return below(c.path, "self_declared_death"), "ASS-6"
	case domain.ParentAbsent:
		return w.absentPapers(c)
	}
	return nil, ""
}

// absentPapers follows the verdict, which knows who counts as a citizen of the
// European Union.
func (w *view) absentPapers(c consenting) ([]string, string) {
	switch rule := w.absentRule(c.path); rule {
	case "ASS-3":
		return below(c.path, "signed_form", "id_copy", "id_copy_signed"), rule
	case "ASS-4":
		switch w.p.Practice.AbsentNonEU {
		case office.AbsentAuthenticated:
			return below(c.path, "signature_authenticated", "id_copy"), rule
		case office.AbsentPermitCopy:
			return below(c.path, "signed_form", "id_copy_signed", "residence_permit_copy"), rule
		}
		return below(c.path, "signature_authenticated", "id_copy", "residence_permit_copy"), rule
	case "ASS-5":
		return below(c.path, "consular_act"), rule
	case "ASS-9":
		return below(c.path, "signature_authenticated"), rule
	}
	return nil, ""
}

func (w *view) absentRule(path string) string {
	for _, f := range w.v.Findings {
		if !isUnder(f.Path, path) {
			continue
		}
		switch f.Rule {
		case "ASS-3", "ASS-4", "ASS-5", "ASS-9":
			return f.Rule
		}
	}
	return ""
}

func (w *view) papersLine(c consenting, facts []string, rule string) Line {
	l := Line{ID: c.path + ".papers", Path: facts[0], under: c.path, facts: facts, rules: []string{rule, "ASS-8", "GEN-1", "ACC-9"}, Fields: w.fields(facts...),
		Seen: Answer{Label: "tutto visto", Changes: yes(facts...)}}
	l.Label, l.Value = "  "+w.listPapers(facts), " "
	for _, f := range facts {
		l.Not = append(l.Not, Answer{Label: "manca: " + FactLabel(f), Changes: no(f)})
	}
	// A copy that an office asks for only as a warning does not hold the line up.
	l.settled = w.foundAt(rule, c.path, rules.Warning)
	return l
}

// paperNames are the papers of a consent, short enough for one line.
var paperNames = map[string]string{
	"identity_checked": "identità", "signed_form": "modulo firmato", "id_copy": "copia", "id_copy_signed": "copia firmata",
	"signature_authenticated": "firma autenticata", "residence_permit_copy": "permesso", "consular_act": "atto del consolato",
	"self_declared_death": "autodichiarazione", "death_certificate": "certificato di morte",
}

// listPapers names papers, each with its sign where they do not all stand alike; else
// the line's own sign is theirs.
func (w *view) listPapers(paths []string) string {
	var names, signed []string
	signs := map[Sign]bool{}
	for _, path := range paths {
		sign, name := w.paperSign(path), paperNames[lastKey(path)]
		names, signed = append(names, name), append(signed, sign.String()+" "+name)
		signs[sign] = true
	}
	if len(signs) == 1 {
		return strings.Join(names, ", ")
	}
	return strings.Join(signed, " ")
}

func (w *view) paperSign(path string) Sign {
	switch w.get(path) {
	case "true":
		return Done
	case "false":
		return Wrong
	}
	return ToDo
}
