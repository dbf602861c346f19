package desk

import (
	"civico/sportello/domain"
	"civico/sportello/domain/office"
	"civico/sportello/domain/rules"
)

// consenting is a person whose consent is asked: an entry of the parents, or the
// other parent of an adult's children.
type consenting struct {
	path   string
	parent domain.Parent
	role   domain.ParentRole // proposed where none is known
	rule   string            // that answers for a person not entered yet
}

// parentLines shows everyone entered, and the places that the law wants filled:
// two parents, unless a guardian stands in or only one parent exists in law.
func parentLines(w *view) []Line {
	if !w.isMinor() {
		return nil
	}
	wanted := 2
	for _, p := range w.c.Parents {
		if p.Role == domain.RoleGuardian {
			wanted = 1
		}
	}
	if w.c.SoleParent == domain.Yes {
		wanted = 1
	}
	var out []Line
	for i := range max(wanted, len(w.c.Parents)) {
		c := consenting{path: at("parents", i), role: w.proposedRole(i), rule: "ASS-1"}
		if i < len(w.c.Parents) {
			c.parent = w.c.Parents[i]
		}
		if i >= wanted && !c.parent.IsGiven() {
			continue
		}
		out = append(out, w.consentLines(c)...)
	}
	return out
}

// proposedRole is mother, or father where a mother is entered already.
func (w *view) proposedRole(i int) domain.ParentRole {
	for j, p := range w.c.Parents {
		if j != i && p.Role == domain.RoleMother {
			return domain.RoleFather
		}
	}
	if i > 0 && (len(w.c.Parents) == 0 || w.c.Parents[0].Role == "") {
		return domain.RoleFather
	}
	return domain.RoleMother
}

func (w *view) consentLines(c consenting) []Line {
	if c.parent.Role != "" {
		c.role = c.parent.Role
	}
	out := []Line{w.whoLine(c)}
	if facts, rule := w.papers(c); len(facts) > 0 {
		out = append(out, w.papersLine(c, facts, rule))
	} else if len(out[0].rules) == 0 {
		out[0].rules = []string{"ASS-2", "ASS-3", "ASS-4", "ASS-5", "ASS-6", "ASS-9", "ACC-9"}
	}
	return out
}

func (w *view) whoLine(c consenting) Line {
	key := func(k string) string { return c.path + "." + k }
	role, status := key("role"), key("status")
	l := Line{ID: c.path, Label: capital(CodeLabel("parents.role", string(c.role))), Path: status, under: c.path, facts: []string{role, status},
		Value: w.show(status)}
	if name := join2(c.parent.Surname, c.parent.Name); name != "" {
		l.Label += ": " + name
	}
	if !c.parent.IsGiven() {
		l.rules = []string{c.rule}
	}
	if c.parent.Status == domain.ParentAbsent {
		l.facts = append(l.facts, key("citizenship"))
		l.Value = w.absence(c)
	}
	l.Fields = w.fields(below(c.path, "role", "surname", "name", "status", "citizenship", "country_of_stay", "identity_checked", "signed_form",
		"id_copy", "id_copy_signed", "signature_authenticated", "residence_permit_copy", "consular_act", "self_declared_death", "death_certificate")...)
	l.Seen = Answer{Label: "presente, tutto visto", Changes: and(being(c, domain.ParentPresent), yes(below(c.path, "identity_checked", "signed_form", "id_copy")...))}
	l.Not = w.whoElse(c)
	if w.c.Procedure == domain.Accompaniment {
		w.askWho(&l, c)
	}
	if w.signedElsewhere() {
		l.Seen, l.Not[0] = l.Not[0], l.Seen
	}
	return l
}

// askWho asks of a declaration who authorises, for the attestation names them; and
// the citizenship, on which the form of a signature from afar depends (ACC-9).
func (w *view) askWho(l *Line, c consenting) {
	names := below(c.path, "surname", "name")
	if c.parent.Status != domain.ParentUnreachable && c.parent.Status != domain.ParentDeceased {
		l.facts = append(l.facts, names...)
		l.Seen.Ask, l.Not[0].Ask = w.missing(names...), w.missing(names...)
	}
	if w.filedFromAfar() && c.parent.Status == domain.ParentPresent {
		l.facts = append(l.facts, c.path+".citizenship")
	}
}

// signedElsewhere says that nobody is expected at the desk to sign: the usual
// answer is then what an absent Italian sends.
func (w *view) signedElsewhere() bool { return !w.atCounter() || w.filedFromAfar() }

// sent is what an absent Italian sends: the municipality authenticates besides.
func (w *view) sent(path string) []string {
	out := below(path, "signed_form", "id_copy", "id_copy_signed")
	if w.c.Channel == domain.MunicipalityWay {
		out = append(out, path+".signature_authenticated")
	}
	return out
}

// being says who the person is and where the person stands towards the consent.
func being(c consenting, s domain.ParentStatus) []domain.Change {
	return set(c.path+".role", string(c.role), c.path+".status", string(s))
}

// whoElse is what may be the case when the person does not simply stand there.
func (w *view) whoElse(c consenting) []Answer {
	key := func(k string) string { return c.path + "." + k }
	italian := set(key("citizenship"), "ITA", key("country_of_stay"), "ITA")
	death := key("self_declared_death")
	if w.p.Kind == office.Consulate {
		death = key("death_certificate")
	}
	out := []Answer{
		{Label: "assente, italiano: modulo e copia firmati visti", Changes: and(being(c, domain.ParentAbsent), italian, yes(w.sent(c.path)...))},
		{Label: "assente, italiano: mancano i documenti", Changes: and(being(c, domain.ParentAbsent), italian)},
		{Label: "assente, straniero…", Changes: being(c, domain.ParentAbsent), Ask: w.fields(key("citizenship"), key("country_of_stay"))},
		{Label: "deceduto, " + FactLabel(death) + ": vista", Changes: and(being(c, domain.ParentDeceased), yes(death))},
		{Label: "irreperibile", Changes: being(c, domain.ParentUnreachable)},
		{Label: "rifiuta il consenso", Changes: being(c, domain.ParentRefuses)},
		{Label: "cognome e nome…", Ask: w.fields(key("surname"), key("name"))},
	}
	if c.path != "other_parent" {
		out = append(out, Answer{Label: "non c'è: unico genitore per legge", Changes: and(forget(c.path, c.parent.IsGiven()), yes("sole_parent"))})
	}
	if c.parent.IsGiven() {
		out = append(out, Answer{Label: "togli dall'elenco", Changes: clearParent(c)})
	}
	return out
}

// clearParent empties a person: an entry of a list at once, the other parent fact
// by fact.
func clearParent(c consenting) []domain.Change {
	if c.path != "other_parent" {
		return set(c.path, "")
	}
	node := domain.Root().Field("other_parent")
	var out []domain.Change
	for _, f := range node.Fields {
		out = append(out, domain.Change{Path: c.path + "." + f.Key})
	}
	return out
}

// absence says who an absent parent is as far as the consent depends on it.
func (w *view) absence(c consenting) string {
	out := w.show(c.path + ".status")
	if who := stateNames(c.parent.Citizenship); who != "" {
		out += ", cittadinanza " + who
	}
	if where := stateNames(c.parent.CountryOfStay); where != "" && c.parent.CountryOfStay != c.parent.Citizenship {
		out += ", si trova in " + where
	}
	return out
}

func (w *view) foundAt(rule, path string, s rules.Status) bool {
	for _, f := range w.v.Findings {
		if f.Rule == rule && f.Status == s && isUnder(f.Path, path) {
			return true
		}
	}
	return false
}

// moreParentsLine adds a guardian or a custodian beyond the parents.
func moreParentsLine(w *view) []Line {
	if !w.isMinor() {
		return nil
	}
	path := at("parents", max(2, len(w.c.Parents)))
	l := Line{ID: "parents.more", Label: "Tutore o affidatario", Path: path, Optional: true}
	for _, role := range []domain.ParentRole{domain.RoleGuardian, domain.RoleCustodian} {
		l.Not = append(l.Not, Answer{Label: CodeLabel("parents.role", string(role)) + " presente, tutto visto",
			Changes: and(set(path+".role", string(role), path+".status", string(domain.ParentPresent)),
				yes(below(path, "identity_checked", "signed_form", "id_copy")...))})
	}
	return []Line{l}
}
