package taxcode

import (
	"errors"

	"civico/sportello/domain/calendar"
	"civico/sportello/domain/text"
)

// Person is what a tax code is made from. A zero field is not known.
type Person struct {
	Surname, Name string // with any accents, apostrophes and spaces
	Sex           string // "F" or "M"; anything else is not known
	Birth         calendar.Date
	Place         string // Belfiore code
}

// Field is a part of the person that a code speaks of.
type Field uint8

const (
	Surname Field = iota
	Name
	BirthDate
	Sex
	Place
)

// Italian is the field's name for the clerk.
func (f Field) Italian() string {
	return [...]string{"cognome", "nome", "data di nascita", "sesso", "luogo di nascita"}[f]
}

// Disagreement is a field in which code and person differ: what the code says and
// what it would say for the person, both as the code writes them.
type Disagreement struct {
	Field      Field
	Code, Case string
}

// Agree compares the code, omocodia undone, with what is known of the person, and
// gives the fields that differ, none when all agree. A provisional code agrees with
// everybody. The year is compared by its last two figures. Place codes change when
// municipalities merge: the caller judges a differing place by its dates.
func (c Code) Agree(p Person) []Disagreement {
	if c.n != Length {
		return nil
	}
	var found []Disagreement
	differ := func(f Field, code, person string) {
		found = append(found, Disagreement{f, code, person})
	}
	if want := surnameLetters(p.Surname); p.Surname != "" && string(c.plain[0:3]) != string(want[:]) {
		differ(Surname, c.Surname(), string(want[:]))
	}
	if want := nameLetters(p.Name); p.Name != "" && string(c.plain[3:6]) != string(want[:]) {
		differ(Name, c.Name(), string(want[:]))
	}
	if !p.Birth.IsZero() && !c.BornOn(p.Birth) {
		yy, m, d, _ := c.BirthDay()
		by, bm, bd := p.Birth.Split()
		differ(BirthDate, slashed(d, m, yy), slashed(bd, bm, by%100))
	}
	if (p.Sex == "F" || p.Sex == "M") && c.Sex() != p.Sex {
		differ(Sex, c.Sex(), p.Sex)
	}
	if p.Place != "" && string(c.plain[11:15]) != p.Place {
		differ(Place, c.Place(), p.Place)
	}
	return found
}

// ErrIncomplete says that a person lacks something a code is made from.
var ErrIncomplete = errors.New("tax code: person incomplete")

// Compute makes the code of a person, before any omocodia. It gives ErrIncomplete
// where a field is not known or the place is no Belfiore code.
func Compute(p Person) (Code, error) {
	if !anyLetter(p.Surname) || !anyLetter(p.Name) || p.Birth.IsZero() || p.Sex != "F" && p.Sex != "M" || !isPlace(p.Place) {
		return Code{}, ErrIncomplete
	}
	c := Code{n: Length}
	surname, name := surnameLetters(p.Surname), nameLetters(p.Name)
	copy(c.plain[0:], surname[:])
	copy(c.plain[3:], name[:])
	y, m, d := p.Birth.Split()
	if p.Sex == "F" {
		d += womenAdd
	}
	twoDigits(c.plain[6:8], y%100)
	c.plain[8] = months[m-1]
	twoDigits(c.plain[9:11], d)
	copy(c.plain[11:], p.Place)
	c.plain[Length-1] = checkCharacter(&c.plain)
	c.given = c.plain
	return c, nil
}

// Omocode is the code with its last n digits, 0 to 7, written as letters, as the
// revenue agency does for people who would share it.
func (c Code) Omocode(n int) Code {
	if c.n != Length {
		return c
	}
	c.given = c.plain
	for i := range min(max(n, 0), len(digitsAt)) {
		at := digitsAt[len(digitsAt)-1-i]
		c.given[at] = omocodes[c.plain[at]-'0']
	}
	c.given[Length-1] = checkCharacter(&c.given)
	c.plain[Length-1] = c.given[Length-1]
	return c
}

// surnameLetters are the first three consonants, then vowels, then X.
func surnameLetters(s string) [3]byte {
	consonants, vowels, nc, nv := letters(s)
	return pick(consonants[:min(nc, 3)], vowels[:nv])
}

// nameLetters are those of surnameLetters, but from four consonants on the first,
// third and fourth.
func nameLetters(s string) [3]byte {
	consonants, vowels, nc, nv := letters(s)
	if nc >= 4 {
		return [3]byte{consonants[0], consonants[2], consonants[3]}
	}
	return pick(consonants[:nc], vowels[:nv])
}

// letters are the first four consonants and the first three vowels of a name,
// without accents, in capitals.
func letters(s string) (consonants [4]byte, vowels [3]byte, nc, nv int) {
	var buf [64]byte
	for _, b := range text.AppendFold(buf[:0], s) {
		switch {
		case b < 'a' || b > 'z':
		case b == 'a' || b == 'e' || b == 'i' || b == 'o' || b == 'u':
			if nv < len(vowels) {
				vowels[nv] = b - 'a' + 'A'
				nv++
			}
		case nc < len(consonants):
			consonants[nc] = b - 'a' + 'A'
			nc++
		}
	}
	return consonants, vowels, nc, nv
}

func pick(consonants, vowels []byte) [3]byte {
	out := [3]byte{'X', 'X', 'X'}
	n := copy(out[:], consonants)
	copy(out[n:], vowels)
	return out
}

func anyLetter(s string) bool {
	_, _, nc, nv := letters(s)
	return nc+nv > 0
}

func isPlace(s string) bool {
	return len(s) == 4 && letter(s[0]) && s[1] >= '0' && s[1] <= '9' && s[2] >= '0' && s[2] <= '9' && s[3] >= '0' && s[3] <= '9'
}

func twoDigits(dst []byte, n int) { dst[0], dst[1] = byte('0'+n/10), byte('0'+n%10) }

func slashed(d, m, yy int) string {
	var b [8]byte
	twoDigits(b[0:2], d)
	twoDigits(b[3:5], m)
	twoDigits(b[6:8], yy)
	b[2], b[5] = '/', '/'
	return string(b[:])
}
