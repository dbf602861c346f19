package agenda

import (
	"strings"
	"unicode"
)

// SplitPerson parts surname and name that stand in one cell: by a comma, or where
// the capitals end, as in «DE LUCA Anna Maria». It does not guess.
func SplitPerson(s string) (surname, name string, ok bool) {
	if strings.Contains(s, ",") {
		surname, name, _ = strings.Cut(s, ",")
		surname, name = strings.TrimSpace(surname), strings.TrimSpace(name)
		return surname, name, surname != "" && name != "" && !strings.Contains(name, ",")
	}
	words := strings.Fields(s)
	n := 0
	for n < len(words) && isCapitals(words[n]) {
		n++
	}
	for _, w := range words[n:] {
		if strings.IndexFunc(w, unicode.IsLower) < 0 {
			return "", "", false
		}
	}
	return strings.Join(words[:n], " "), strings.Join(words[n:], " "), n > 0 && n < len(words)
}

// isCapitals says that a word has letters, and no small one.
func isCapitals(w string) bool {
	return strings.IndexFunc(w, unicode.IsUpper) >= 0 && strings.IndexFunc(w, unicode.IsLower) < 0
}
