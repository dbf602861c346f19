package agenda

import (
	"slices"
	"strings"

	"civico/sportello/domain/text"
)

// Office is what a column «ufficio» is compared with.
type Office struct {
	ID     string // "massa-carrara"
	Name   string // "Questura di Massa-Carrara"
	Parent string // id of the questura a branch belongs to
}

// generic are words of offices that do not tell which.
var generic = strings.Fields("questura commissariato di del della dell d la il e ps p s pubblica sicurezza polizia stato ufficio " +
	"uff passaporti passaporto distaccato sezione sportello q consolato generale d italia italiano")

// Matches says that the words of a file mean this office: the place is the same
// whatever else they say, and a questura is not taken for one of its branches.
// Empty words mean every office.
func (o Office) Matches(words string) bool {
	if said := placeWords(words); len(said) > 0 {
		own, parent := append(placeWords(o.ID), placeWords(o.Name)...), placeWords(o.Parent)
		return within(said, append(own, parent...)) && (within(placeWords(o.ID), said) || within(placeWords(o.Name), said))
	}
	return true
}

func placeWords(s string) []string {
	return slices.DeleteFunc(strings.Fields(text.Fold(s)), func(w string) bool { return slices.Contains(generic, w) })
}

func within(words, in []string) bool {
	for _, w := range words {
		if !slices.Contains(in, w) {
			return false
		}
	}
	return len(words) > 0
}
