package desk

import (
	"errors"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/payment"
)

// Field is one fact as a form asks it. What a field takes follows from its fact:
// a day, an amount, a code from a list, yes or no, a municipality.
type Field struct {
	Path    string
	Label   string
	Hint    string // what may be typed, short; empty where plain text is
	Kind    domain.Kind
	Form    string // "belfiore" or "state": completed while typing
	Options []Option
	Value   string // as the case has it, empty while unknown
	Suggest string // text to begin with where nothing is known
}

// Option is one code of a list with its name.
type Option struct{ Code, Label string }

var hints = map[domain.Kind]string{
	domain.KindDate: "oggi, GG/MM, GG/MM/AAAA", domain.KindHour: "OO:MM", domain.KindAmount: "42,70", domain.KindCount: "numero",
	domain.KindDecimal: "0,75", domain.KindTri: "s sì, n no",
}

func (w *view) field(path string) Field {
	f := Field{Path: path, Label: FactLabel(path), Value: w.get(path)}
	node, err := domain.KindOf(path)
	if err != nil {
		return f
	}
	f.Kind, f.Form, f.Hint = node.Kind, node.Form, hints[node.Kind]
	if lastKey(path) == "birth_date" {
		f.Hint = "GG/MM/AAAA"
	}
	switch f.Form {
	case "belfiore":
		f.Hint = "Comune o Stato: tre lettere"
	case "state":
		f.Hint = "Stato: tre lettere"
	}
	for _, c := range node.Codes {
		f.Options = append(f.Options, Option{c, CodeLabel(path, c)})
	}
	return f
}

func (w *view) fields(paths ...string) []Field {
	out := make([]Field, len(paths))
	for i, p := range paths {
		out[i] = w.field(p)
	}
	return out
}

// ask gives the fields of those facts that are not known yet; all of them when
// every one is known, for then the clerk wants to correct.
func (w *view) ask(paths ...string) []Field {
	if open := w.unknown(paths...); len(open) > 0 {
		return w.fields(open...)
	}
	return w.fields(paths...)
}

// missing gives the fields of those facts that are not known yet.
func (w *view) missing(paths ...string) []Field { return w.fields(w.unknown(paths...)...) }

// ShowValue is a fact's canonical value as a clerk reads it: dates GG/MM/AAAA,
// amounts with a comma, names for codes, municipalities and States.
func ShowValue(path, value string) string {
	if value == "" {
		return ""
	}
	node, err := domain.KindOf(path)
	if err != nil {
		return value
	}
	switch node.Kind {
	case domain.KindTri:
		if value == "true" {
			return "sì"
		}
		return "no"
	case domain.KindDate:
		if d, err := calendar.Parse(value); err == nil {
			return d.Italian()
		}
	case domain.KindAmount, domain.KindDecimal:
		return strings.Replace(value, ".", ",", 1)
	case domain.KindCode:
		return CodeLabel(path, value)
	}
	switch node.Form {
	case "belfiore":
		return placeName(value)
	case "state":
		return stateNames(value)
	}
	return value
}

// BadValue says in Italian why a typed text is not a value of its fact.
type BadValue struct{ Sentence string }

func (e *BadValue) Error() string { return e.Sentence }

// ParseTyped turns what a clerk typed into the canonical value of a fact. An empty
// text is an empty value: the fact becomes unknown again. The error is a *BadValue.
func ParseTyped(path, typed string, today domain.Date) (string, error) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return "", nil
	}
	node, err := domain.KindOf(path)
	if err != nil {
		return "", &BadValue{"questo dato non esiste nella pratica"}
	}
	switch node.Kind {
	case domain.KindDate:
		return parseDay(path, typed, today)
	case domain.KindHour:
		h, err := calendar.ParseTypedHour(typed)
		return h.String(), badHour(err)
	case domain.KindAmount:
		return parseAmount(typed)
	case domain.KindTri:
		return parseTri(typed)
	case domain.KindCode:
		return parseCode(path, typed, node.Codes)
	case domain.KindCount, domain.KindDecimal:
		typed = strings.Replace(typed, ",", ".", 1)
	}
	switch node.Form {
	case "belfiore":
		return parsePlace(typed)
	case "state":
		return parseStates(typed, node.Kind == domain.KindTexts)
	}
	if upperFacts[lastKey(path)] {
		typed = strings.ToUpper(typed)
	}
	var probe domain.Case
	if err := domain.Set(&probe, domain.Change{Path: path, Value: typed}); err != nil {
		return "", &BadValue{"non è un valore ammesso: " + hints[node.Kind]}
	}
	return domain.Get(&probe, path)
}

// upperFacts are written in capitals, as documents have them.
var upperFacts = map[string]bool{"surname": true, "name": true, "tax_code": true, "number": true, "booklet_number": true, "in_name_of": true, "code": true}

func lastKey(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

func parseDay(path, typed string, today domain.Date) (string, error) {
	read := calendar.ParseTyped
	if lastKey(path) == "birth_date" {
		read = calendar.ParseTypedBirth
	}
	d, err := read(typed, today)
	var bad *calendar.DateError
	if errors.As(err, &bad) {
		return "", &BadValue{bad.Sentence()}
	}
	return d.String(), nil
}

func badHour(err error) error {
	var bad *calendar.HourError
	if errors.As(err, &bad) {
		return &BadValue{bad.Sentence()}
	}
	return nil
}

func parseAmount(typed string) (string, error) {
	a, err := payment.ParseTyped(typed)
	var bad *payment.AmountError
	if errors.As(err, &bad) {
		return "", &BadValue{bad.Sentence()}
	}
	return a.String(), nil
}

func parseTri(typed string) (string, error) {
	switch strings.ToLower(typed) {
	case "s", "si", "sì", "true", "1":
		return "true", nil
	case "n", "no", "false", "0":
		return "false", nil
	}
	return "", &BadValue{"rispondere s (sì) oppure n (no)"}
}

// parseCode takes a code, its name, or the beginning of one name only.
func parseCode(path, typed string, codes []string) (string, error) {
	var found []string
	for _, c := range codes {
		name := CodeLabel(path, c)
		if c == typed || strings.EqualFold(name, typed) {
			return c, nil
		}
		if len(typed) <= len(name) && strings.EqualFold(name[:len(typed)], typed) {
			found = append(found, c)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return "", &BadValue{"non è nell'elenco"}
	}
	return "", &BadValue{"più voci iniziano così: scegliere con ↑ ↓"}
}
