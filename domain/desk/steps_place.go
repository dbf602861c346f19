package desk

import (
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/place"
	"civico/sportello/domain/text"
)

// leastTyped is how many letters a municipality or State is looked for with.
const leastTyped = 3

// MaxCompletions is how many names a field proposes at once.
const MaxCompletions = 8

// Complete proposes values for what stands in a field: the codes of a list that
// begin so, municipalities and States from three letters on. A field that proposes
// nothing answers nil.
func (f Field) Complete(typed string) []Option {
	last := typed
	if i := strings.LastIndexByte(typed, ','); i >= 0 && f.Kind == domain.KindTexts {
		last = typed[i+1:]
	}
	last = strings.TrimSpace(last)
	switch {
	case len(f.Options) > 0:
		return startingWith(f.Options, last)
	case f.Form == "" || len([]rune(last)) < leastTyped:
		return nil
	}
	find := place.Complete
	if f.Form == "state" {
		find = place.CompleteState
	}
	var out []Option
	for _, p := range find(last, MaxCompletions) {
		code := p.Code
		if f.Form == "state" {
			code = p.ISO
		}
		out = append(out, Option{code, p.Label()})
	}
	return out
}

// startingWith are the options that begin with what was typed, then those of which a
// word does.
func startingWith(options []Option, typed string) []Option {
	if typed == "" {
		return options
	}
	folded := text.Fold(typed)
	var out, within []Option
	for _, o := range options {
		switch label := text.Fold(o.Label); {
		case strings.HasPrefix(label, folded):
			out = append(out, o)
		case strings.Contains(label, " "+folded):
			within = append(within, o)
		}
	}
	return append(out, within...)
}

// placeName is a municipality with its province, or a State, by its Belfiore code;
// an unknown code is shown as it is.
func placeName(code string) string {
	if p, ok := place.ByCode(code); ok {
		return p.Label()
	}
	return code
}

// stateNames are the names of States by their ISO codes, with commas.
func stateNames(codes string) string {
	if codes == "" {
		return ""
	}
	names := strings.Split(codes, ",")
	for i, iso := range names {
		if s, ok := place.State(iso); ok {
			names[i] = s.Name
		}
	}
	return strings.Join(names, ", ")
}

// parsePlace takes a Belfiore code, a name, or the beginning of one living name only.
func parsePlace(typed string) (string, error) {
	if p, ok := place.ByCode(strings.ToUpper(typed)); ok {
		return p.Code, nil
	}
	if named := place.ByName(typed, domain.Date{}); len(named) == 1 {
		return named[0].Code, nil
	}
	switch found := place.Complete(typed, 2); len(found) {
	case 0:
		return "", &BadValue{"Comune o Stato non trovato: scriverne almeno tre lettere e scegliere"}
	case 1:
		return found[0].Code, nil
	}
	return "", &BadValue{"più luoghi iniziano così: scegliere con ↑↓ e ⏎"}
}

// parseStates takes ISO codes or names of States; several with commas.
func parseStates(typed string, several bool) (string, error) {
	parts := []string{typed}
	if several {
		parts = strings.Split(typed, ",")
	}
	var codes []string
	for _, p := range parts {
		p = strings.TrimSpace(p)
		if p == "" {
			continue
		}
		code, err := parseState(p)
		if err != nil {
			return "", err
		}
		codes = append(codes, code)
	}
	return strings.Join(codes, ","), nil
}

func parseState(typed string) (string, error) {
	if s, ok := place.State(strings.ToUpper(typed)); ok {
		return s.ISO, nil
	}
	found := place.CompleteState(typed, 2)
	switch {
	case len(found) == 0:
		return "", &BadValue{"Stato non trovato: scriverne almeno tre lettere e scegliere"}
	case len(found) == 1, text.EqualFold(found[0].Name, typed):
		return found[0].ISO, nil
	}
	return "", &BadValue{"più Stati iniziano così: scegliere con ↑↓ e ⏎"}
}
