package desk

import (
	"strconv"
	"strings"
	"unicode"

	"civico/sportello/domain"
	"civico/sportello/domain/office"
	"civico/sportello/domain/rules"
)

// view is a case while its steps are laid out.
type view struct {
	c        *domain.Case
	v        rules.Evaluation
	p        *office.Profile
	today    domain.Date
	age      int
	ageKnown bool
}

func newView(c *domain.Case, v rules.Evaluation, p *office.Profile, today domain.Date) *view {
	w := &view{c: c, v: v, p: p, today: today}
	w.age, w.ageKnown = c.Holder.AgeOn(c.FiledOn)
	return w
}

const adultAge, printsAge = 18, 12

func (w *view) isMinor() bool     { return w.ageKnown && w.age < adultAge }
func (w *view) under12() bool     { return w.ageKnown && w.age < printsAge }
func (w *view) isTemporary() bool { return w.c.Product == domain.Temporary }

// atCounter says that the holder, or who speaks for the holder, stands at the desk.
func (w *view) atCounter() bool {
	return w.c.Channel == "" || w.c.Channel == domain.Counter || w.c.Channel == domain.Polis
}

func (w *view) get(path string) string {
	s, err := domain.Get(w.c, path)
	if err != nil {
		return ""
	}
	return s
}

func (w *view) known(path string) bool { return w.get(path) != "" }

func (w *view) unknown(paths ...string) []string {
	var out []string
	for _, p := range paths {
		if !w.known(p) {
			out = append(out, p)
		}
	}
	return out
}

// found says that a rule answered with a status.
func (w *view) found(rule string, s rules.Status) bool {
	for _, f := range w.v.Findings {
		if f.Rule == rule && f.Status == s {
			return true
		}
	}
	return false
}

// goodFalse are the facts whose good answer is no; the indifferent ones, where
// neither answer is a fault, are in indifferent.
var (
	goodFalse = map[string]bool{"photos.glasses": true, "impediments.injunction": true, "impediments.other": true,
		"identity.document.not_valid_abroad": true, "identity.document.stamp_renewed": true,
		"accompaniment.travel_document.not_valid_abroad": true, "collection.handed_over_before": true}
	indifferent = map[string]bool{"holder.minor_children": true, "holder.residence.aire": true, "previous_passport.exists": true,
		"previous_passport.return_requested": true, "further_inquiry": true, "sole_parent": true, "collection.returned_by_post": true}
)

// isFault says that a known value is what a clerk would object to.
func isFault(path, value string) bool {
	key := bare(path)
	switch {
	case indifferent[key]:
		return false
	case key == "photos.count":
		n, _ := strconv.Atoi(value)
		return n < 2
	case key == "photos.head_covering":
		return value == string(domain.CoveringOther)
	case goodFalse[key]:
		return value == "true"
	}
	return value == "false"
}

// summary says how several facts stand: the faults, what is still unknown, or
// that all was seen.
func (w *view) summary(facts []string) string {
	var faults, unknown []string
	for _, f := range facts {
		switch value := w.get(f); {
		case value == "":
			unknown = append(unknown, FactLabel(f))
		case isFault(f, value):
			faults = append(faults, phrase(f, value))
		}
	}
	switch {
	case len(faults) > 0:
		return strings.Join(faults, ", ")
	case len(unknown) == len(facts):
		return ""
	case len(unknown) > 3:
		return "in parte"
	case len(unknown) > 0:
		return "da vedere: " + strings.Join(unknown, ", ")
	case len(facts) == 1:
		return w.show(facts[0])
	}
	return "visto"
}

// show is a fact's value for reading, empty while unknown.
func (w *view) show(path string) string { return ShowValue(path, w.get(path)) }

func set(pathsAndValues ...string) []domain.Change {
	out := make([]domain.Change, 0, len(pathsAndValues)/2)
	for i := 0; i+1 < len(pathsAndValues); i += 2 {
		out = append(out, domain.Change{Path: pathsAndValues[i], Value: pathsAndValues[i+1]})
	}
	return out
}

func yes(paths ...string) []domain.Change { return each("true", paths) }

func no(paths ...string) []domain.Change { return each("false", paths) }

func each(value string, paths []string) []domain.Change {
	out := make([]domain.Change, len(paths))
	for i, p := range paths {
		out[i] = domain.Change{Path: p, Value: value}
	}
	return out
}

func and(groups ...[]domain.Change) []domain.Change {
	var out []domain.Change
	for _, g := range groups {
		out = append(out, g...)
	}
	return out
}

func at(list string, i int) string { return list + "[" + strconv.Itoa(i) + "]" }

func below(prefix string, keys ...string) []string {
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = prefix + "." + k
	}
	return out
}

// known keeps the facts somebody looked at.
func known(w *view, facts ...string) []string {
	var out []string
	for _, f := range facts {
		if w.known(f) {
			out = append(out, f)
		}
	}
	return out
}

// join puts what is there on one line with commas.
func join(parts ...string) string {
	out := ""
	for _, p := range parts {
		switch {
		case p == "":
		case out == "":
			out = p
		default:
			out += ", " + p
		}
	}
	return out
}

func join2(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}

func ifShown(t domain.Tri) string {
	switch t {
	case domain.Yes:
		return "prova vista"
	case domain.No:
		return "senza prova"
	}
	return ""
}

// capital writes the first letter of a line in capitals.
func capital(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return string(unicode.ToUpper(r[0])) + string(r[1:])
}
