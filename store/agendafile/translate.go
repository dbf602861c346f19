package agendafile

import (
	"civico/sportello/domain/agenda"
)

// translate has the builder read words and days as a profile says.
func (b *builder) translate(p *agenda.Profile) error {
	b.words = map[agenda.Field]map[string]string{}
	for f, words := range p.Words {
		b.words[f] = map[string]string{}
		for word, means := range words {
			b.words[f][agenda.WordKey(word)] = means
		}
	}
	for _, form := range p.Dates {
		d, err := agenda.NewDateForm(form)
		if err != nil {
			return err
		}
		b.dates = append(b.dates, d)
	}
	return nil
}

// translated is what the profile says that a word means.
func (b *builder) translated(f agenda.Field, word string) (string, bool) {
	if b.words == nil {
		return "", false
	}
	words := b.words[f]
	if len(words) == 0 {
		return "", false
	}
	means, ok := words[agenda.WordKey(word)]
	return means, ok
}

// rewritten is a day of the profile's forms as GG/MM/AAAA. Days that a program
// wrote, 2026-11-23 and serials, need no form.
func (b *builder) rewritten(s string) (string, bool) {
	for _, form := range b.dates {
		if plain, ok := form.Plain(s); ok {
			return plain, true
		}
	}
	if _, ok := plainDate(s); ok && s[4] == '-' {
		return s, true
	}
	if _, _, ok := serialDate(s); ok && b.sheet {
		return s, true
	}
	return "", false
}

// otherForm says that a day has not the form of the profile.
type otherForm string

func (f otherForm) Error() string { return "a day of another form" }

// Sentence is the reason in Italian.
func (f otherForm) Sentence() string { return "non è una data nella forma " + string(f) }
