package desk

import (
	"slices"
	"strconv"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/office"
	"civico/sportello/domain/rules"
)

// Passage is a heading with sentences below it, to be wrapped by whoever draws it.
type Passage struct {
	Title string
	Lines []string
}

// Why tells in Italian prose what led to a finding of a case, and what other
// offices would say of the same facts. The rule itself is AboutRule's to tell.
func Why(c *domain.Case, x rules.Explanation) []Passage {
	out := []Passage{{"Perché", append([]string{governing(c, x)}, basis(c, x.Facts)...)}}
	switch {
	case x.Finding.Waived:
		out[0].Lines = append(out[0].Lines, "È ammesso in deroga alla prassi dell'ufficio, con il motivo scritto nella pratica.")
	case x.Finding.Waivable:
		out[0].Lines = append(out[0].Lines, "È prassi dell'ufficio, non legge: si può ammettere con un motivo scritto (deroga).")
	}
	return append(out, Passage{"Negli altri uffici", elsewhere(x)})
}

func governing(c *domain.Case, x rules.Explanation) string {
	if x.Day != c.FiledOn {
		return "Conta il giorno del versamento, " + x.Day.Italian() + ", non quello della domanda."
	}
	return "Conta il giorno della domanda, " + x.Day.Italian() + "."
}

// basis says what the finding stands on, a sentence for each person or thing.
func basis(c *domain.Case, facts []domain.Change) []string {
	var order, unknown []string
	said := map[string][]string{}
	for _, ch := range facts {
		name := entryName(c, ch.Path)
		if ch.Value == "" {
			unknown = append(unknown, strings.TrimSpace(FactLabel(ch.Path)+" "+inBrackets(name)))
			continue
		}
		if !slices.Contains(order, name) {
			order = append(order, name)
		}
		if key := lastKey(ch.Path); name == "" || key != "role" && key != "kind" { // which the name says
			said[name] = append(said[name], knownFact(ch))
		}
	}
	var out []string
	for _, name := range order {
		out = append(out, sentenceOf(name, said[name]))
	}
	if len(unknown) > 0 {
		out = append(out, "Non è ancora noto: "+strings.Join(unknown, "; ")+".")
	}
	if len(out) == 0 {
		return []string{"Nessun dato inserito lo cambia: dipende da ciò che si chiede, dall'ufficio e dal giorno, o da ciò che ancora manca."}
	}
	return out
}

func sentenceOf(who string, facts []string) string {
	switch {
	case who == "":
		return "Si basa su: " + strings.Join(facts, "; ") + "."
	case len(facts) == 0:
		return "Riguarda: " + who + "."
	}
	return "Riguarda: " + who + "; " + strings.Join(facts, "; ") + "."
}

func inBrackets(s string) string {
	if s == "" {
		return ""
	}
	return "(" + s + ")"
}

func knownFact(ch domain.Change) string {
	if ch.Path == "booking" {
		return "senza appuntamento"
	}
	return phrase(ch.Path, ch.Value)
}

// entryName is the person or thing of a path that lies in a list: «padre»,
// «versamento pagoPA»; empty for the case's own facts.
func entryName(c *domain.Case, path string) string {
	list, rest, found := strings.Cut(path, "[")
	if !found {
		return ""
	}
	number, _, _ := strings.Cut(rest, "]")
	i, err := strconv.Atoi(number)
	if err != nil {
		return ""
	}
	get := func(key string) string {
		v, _ := domain.Get(c, list+"["+number+"]."+key) // an entry without it is called by its number
		return v
	}
	nth := " n. " + strconv.Itoa(i+1)
	switch list {
	case "parents":
		if role := get("role"); role != "" {
			return CodeLabel("parents.role", role)
		}
		return "genitore" + nth
	case "payments":
		if kind := get("kind"); kind != "" {
			return "versamento" + nth + ", " + CodeLabel("payments.kind", kind)
		}
		return "versamento" + nth
	case "accompaniment.companions":
		return "accompagnatore" + nth
	case "waivers":
		return "deroga" + nth
	}
	return ""
}

// elsewhere says what other offices would find, those that agree together.
func elsewhere(x rules.Explanation) []string {
	var out []string
	for _, p := range x.Elsewhere {
		names := officeNames(p.Offices)
		if len(p.Findings) == 0 {
			out = append(out, names+": nulla da dire su questo.")
			continue
		}
		for _, f := range p.Findings {
			out = append(out, names+": "+StatusLabel(f.Status)+". "+f.Message)
		}
	}
	if len(out) == 0 {
		return []string{"La stessa risposta."}
	}
	return out
}

// officeNames lists offices; branches are told with their questura where that is
// among them.
func officeNames(offices []*office.Profile) string {
	var names []string
	for _, p := range offices {
		if p.Parent != "" && slices.ContainsFunc(offices, func(q *office.Profile) bool { return q.ID == p.Parent }) {
			continue
		}
		name := p.Name
		if slices.ContainsFunc(offices, func(q *office.Profile) bool { return q.Parent == p.ID }) {
			name += " con le sue sedi"
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

// AboutRule tells a rule as it stands on a day: its text, the versions before and
// after, sources, and where it is read. offices may be nil.
func AboutRule(r *rules.Rule, on domain.Date, offices *office.Book) []Passage {
	v := r.In(on)
	out := []Passage{{r.ID + " · " + r.Title, []string{v.Text, inForce(r, v)}}}
	var around []string
	if before := r.Before(v); before != nil {
		around = append(around, "Prima, dal "+before.From.Italian()+" al "+v.From.AddDays(-1).Italian()+": "+before.Text)
	}
	if after := r.After(v); after != nil {
		around = append(around, "Poi, dal "+after.From.Italian()+": "+after.Text)
	}
	if len(around) > 0 {
		out = append(out, Passage{"Prima e dopo", around})
	}
	return append(out,
		Passage{"Fonti", []string{sourceNames(v.Sources) + ". Controllate il " + v.Checked.Italian() + "."}},
		Passage{"Dove vale", []string{RuleProcedures(r) + readAt(r, offices)}})
}

func inForce(r *rules.Rule, v *rules.Version) string {
	switch {
	case len(r.Versions) == 1 && v.From == rules.FirstDay:
		return "In vigore dal " + v.From.Italian() + ", il primo giorno delle regole codificate; da allora non è cambiata."
	case r.After(v) != nil:
		return "In vigore dal " + v.From.Italian() + " al " + r.After(v).From.AddDays(-1).Italian() + "."
	}
	return "In vigore dal " + v.From.Italian() + "."
}

// ChangesOf tells what a rule says anew from a day on, the oldest change first;
// empty where nothing turned.
func ChangesOf(r *rules.Rule, since domain.Date) []string {
	var out []string
	for _, t := range rules.Since(since) {
		if t.Rule != r {
			continue
		}
		line := "Dal " + t.Version.From.Italian() + ": " + t.Version.Text
		if t.Before != nil {
			line += " Prima: " + t.Before.Text
		}
		out = append(out, line)
	}
	return out
}

func sourceNames(sources []string) string {
	names := make([]string, len(sources))
	for i, s := range sources {
		names[i] = SourceName(s)
	}
	return strings.Join(names, " · ")
}

// RuleProcedures names what a rule is read for, as a sentence.
func RuleProcedures(r *rules.Rule) string {
	if r.Procedures == nil {
		return "Vale per ogni pratica."
	}
	var names []string
	for _, p := range r.Procedures {
		names = append(names, CodeLabel("procedure", string(p)))
	}
	return "Vale per: " + strings.Join(names, ", ") + "."
}

// readAt names the offices that read a rule where not all of them do.
func readAt(r *rules.Rule, offices *office.Book) string {
	if offices == nil {
		return ""
	}
	var read, others []*office.Profile
	for _, p := range offices.All() {
		if r.AppliesAt(p) {
			read = append(read, p)
		} else {
			others = append(others, p)
		}
	}
	isItalian := func(p *office.Profile) bool { return p.IsItalian() }
	switch {
	case len(others) == 0:
		return ""
	case len(read) == 0:
		return " Nessuno degli uffici conosciuti la applica."
	case !slices.ContainsFunc(others, isItalian):
		return " La applicano gli uffici in Italia."
	case !slices.ContainsFunc(read, isItalian):
		return " La applicano i consolati."
	}
	return " La applicano: " + officeNames(read) + "."
}
