package agenda

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strings"

	"civico/sportello/domain/text"
)

// Profile ties the columns and words of one kind of export to the fields. What it
// does not name is read as without it.
type Profile struct {
	Name    string
	Header  string           // FingerprintOf the header it was made for, empty for none
	Sheet   string           // of a workbook, empty for the first that shows
	Columns map[Field]string // by ColumnRef; fields that Shares names may have one column
	Ignored []string         // columns that are not read although their names are known

	// Words are the file's words for a state, section, sex or service. The words of
	// the first three mean a code; a service is what the agenda shall say instead.
	Words map[Field]map[string]string

	Dates      []string // forms of days in place of the common ones: MM/GG/AAAA
	ExportedAt string   // the export's time in the file's name: agenda_{AAAAMMGG}_{hhmm}
}

// WordFields are the fields whose words a profile may translate.
func WordFields() []Field { return []Field{Status, Section, Sex, Service} }

// Bounds of a profile.
const (
	maxName  = 80  // letters of its name
	maxWord  = 200 // letters of a column's name or a word
	maxWords = 500 // of a field
)

// NameKey is a column's name without regard to case, accents, spaces and signs; a
// name of signs only is itself.
func NameKey(name string) string {
	if k := strings.ReplaceAll(text.Fold(name), " ", ""); k != "" {
		return k
	}
	return strings.TrimSpace(name)
}

// WordKey is NameKey for a word: spaces count.
func WordKey(word string) string {
	if k := text.Fold(word); k != "" {
		return k
	}
	return strings.TrimSpace(word)
}

// FingerprintOf tells headers apart by their names, in whatever order they stand.
func FingerprintOf(header []string) string {
	var keys []string
	for _, name := range header {
		if k := NameKey(name); k != "" && k != beyondKey {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return fmt.Sprintf("%x", sha256.Sum256([]byte(strings.Join(slices.Compact(keys), "\n"))))[:16]
}

// MadeFor says that the profile was made for exactly this header.
func (p *Profile) MadeFor(header []string) bool {
	return p.Header != "" && p.Header == FingerprintOf(header) && p.has(header)
}

// Fits says that a header has every column that the profile ties.
func (p *Profile) Fits(header []string) bool { return len(p.Columns) > 0 && p.has(header) }

func (p *Profile) has(header []string) bool {
	for _, ref := range p.Columns {
		if FindColumn(header, ref) < 0 {
			return false
		}
	}
	return true
}

// Check says what is wrong with a profile: the place as its file calls it
// (columns.code, values.status.OK) and the reason in Italian; none if all is well.
func (p *Profile) Check() (place, reason string) {
	switch {
	case strings.TrimSpace(p.Name) == "" || badText(p.Name, maxName):
		return "name", fmt.Sprintf("serve il nome del profilo, al più %d lettere", maxName)
	case badText(p.Sheet, maxWord):
		return "sheet", "il nome del foglio è troppo lungo o ha caratteri di controllo"
	case p.Header != "" && (len(p.Header) != 16 || strings.Trim(p.Header, "0123456789abcdef") != ""):
		return "header", "non è l'impronta di un'intestazione: la scrive il programma"
	}
	for _, form := range p.Dates {
		if _, err := NewDateForm(form); err != nil {
			return "dates", fmt.Sprintf("«%s» non è la forma di una data: servono GG, MM e AAAA (o AA), come MM/GG/AAAA", form)
		}
	}
	if _, err := NewNameForm(p.ExportedAt); p.ExportedAt != "" && err != nil {
		return "exported_at", "serve il nome del file con la data tra graffe, come agenda_{AAAAMMGG}_{hhmm}"
	}
	if place, reason = p.checkColumns(); place == "" {
		place, reason = p.checkWords()
	}
	return place, reason
}

func (p *Profile) checkColumns() (place, reason string) {
	var before []Field
	for _, c := range Columns() {
		name, ok := p.Columns[c.Field]
		if !ok {
			continue
		}
		place = "columns." + c.Key
		if strings.TrimSpace(name) == "" || badText(name, maxWord) {
			return place, "serve il nome di una colonna"
		}
		for _, other := range before {
			if p.IsShared(other, c.Field) && !Shares(other, c.Field) {
				return place, fmt.Sprintf("la colonna «%s» è già legata a un altro campo", name)
			}
		}
		before = append(before, c.Field)
	}
	for _, name := range p.Ignored {
		twice := slices.ContainsFunc(before, func(f Field) bool { return SameColumn(p.Columns[f], name) })
		if twice || badText(name, maxWord) {
			return "ignore", fmt.Sprintf("la colonna «%s» non può essere letta e ignorata insieme", name)
		}
	}
	return "", ""
}

func (p *Profile) checkWords() (place, reason string) {
	for _, f := range WordFields() {
		words := p.Words[f]
		key := "values." + f.Key()
		if len(words) > maxWords {
			return key, fmt.Sprintf("più di %d parole", maxWords)
		}
		seen := map[string]string{}
		for _, w := range slices.Sorted(maps.Keys(words)) {
			code := words[w]
			switch {
			case strings.TrimSpace(w) == "" || badText(w, maxWord) || badText(code, maxWord):
				return key + "." + w, "la parola è vuota, troppo lunga o ha caratteri di controllo"
			case f != Service && !slices.Contains(Codes(f), code):
				return key + "." + w, fmt.Sprintf("«%s» non va bene: %s", code, strings.Join(Codes(f), ", "))
			case seen[WordKey(w)] != "":
				return key + "." + w, fmt.Sprintf("è la stessa parola di «%s»", seen[WordKey(w)])
			}
			seen[WordKey(w)] = w
		}
	}
	return "", ""
}

func badText(s string, most int) bool {
	return len([]rune(s)) > most || !text.IsClean(s)
}
