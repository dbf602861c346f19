package casefile

import (
	"encoding/json"
	"strconv"
	"strings"

	"civico/sportello/domain"
)

// expectation says in Italian what a fact's value must look like.
func expectation(n *domain.Node) string {
	switch n.Kind {
	case domain.KindObject:
		return "atteso un oggetto o null"
	case domain.KindList, domain.KindTexts:
		return "atteso un elenco o null"
	case domain.KindTri:
		return "atteso true, false o null"
	case domain.KindDate:
		return "atteso AAAA-MM-GG"
	case domain.KindHour:
		return "atteso OO:MM"
	case domain.KindAmount:
		return `atteso un importo tra virgolette come "42.70"`
	case domain.KindCount:
		return "atteso un numero intero"
	case domain.KindDecimal:
		if isNumber(n) {
			return "atteso un numero come 0.75"
		}
		return `atteso un numero tra virgolette come "37.9500"`
	case domain.KindCode:
		return "atteso uno tra " + strings.Join(n.Codes, ", ")
	}
	if n.Form != "" {
		return formWords(n.Form)
	}
	return "atteso un testo"
}

func formWords(form string) string {
	if form == "belfiore" {
		return `atteso un codice catastale come "F052"`
	}
	return `attesa una sigla di Stato come "ITA"`
}

// forms are the patterns of texts with a form, shared by reader and schema.
var forms = map[string]string{"belfiore": "^[A-Z][0-9]{3}$", "state": "^[A-Z]{3}$"}

func hasForm(form, s string) bool {
	letters, digits := 0, 0
	switch form {
	case "belfiore":
		letters, digits = 1, 3
	case "state":
		letters = 3
	default:
		return true
	}
	if len(s) != letters+digits {
		return false
	}
	for i := range len(s) {
		upper, digit := s[i] >= 'A' && s[i] <= 'Z', s[i] >= '0' && s[i] <= '9'
		if i < letters && !upper || i >= letters && !digit {
			return false
		}
	}
	return true
}

// shown is a token as a message quotes it.
func shown(t json.Token) string {
	switch x := t.(type) {
	case nil:
		return "null"
	case json.Delim:
		if x == '{' {
			return "un oggetto"
		}
		return "un elenco"
	case bool:
		return strconv.FormatBool(x)
	case json.Number:
		return short(x.String())
	case string:
		return strconv.Quote(short(x))
	}
	return ""
}

// shownKey is an unknown key as a path names it: quoted where it is odd.
func shownKey(key string) string {
	q := strconv.Quote(short(key))
	if inner := q[1 : len(q)-1]; inner == key && key != "" && !strings.ContainsAny(key, " .[]") {
		return key
	}
	return q
}

func short(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// hasDateForm says that a text is written as a date, be there such a day or not.
func hasDateForm(s string) bool {
	return len(s) == len("2026-11-23") && s[4] == '-' && s[7] == '-' && strings.Trim(s[:4]+s[5:7]+s[8:], "0123456789") == ""
}
