// Package taxcode reads, checks and computes the Italian tax code (codice fiscale,
// DM 23.12.1976 n. 13813): sixteen characters made from surname, name, birth, sex
// and place of birth, with a check character, or eleven digits given
// provisionally. People who would share a code get one with some digits written as
// letters (omocodia).
package taxcode

import (
	"civico/sportello/domain/calendar"
)

// Lengths of a full and of a provisional code.
const (
	Length            = 16
	ProvisionalLength = 11
)

// Code is a tax code whose form and check character are right. The zero Code is
// none.
type Code struct {
	given [Length]byte // as issued, upper case
	plain [Length]byte // with omocodia undone; check character as given
	n     uint8        // Length or ProvisionalLength
}

// Error says why a text is no tax code. It holds nothing of the text.
type Error struct {
	Problem  Problem
	Position int // of the wrong character, from 1; 0 where none is to blame
}

// Problem is what is wrong with a text meant as a tax code.
type Problem uint8

const (
	WrongLength    Problem = iota // neither 16 characters nor 11 digits
	WrongCharacter                // a letter where a digit belongs, or the reverse
	WrongDate                     // no such day of birth
	WrongCheck                    // the check character does not fit the others
)

func (e *Error) Error() string {
	return [...]string{"tax code: wrong length", "tax code: wrong character", "tax code: no such birth day", "tax code: wrong check character"}[e.Problem]
}

// Sentence is the reason in Italian, for the clerk.
func (e *Error) Sentence() string {
	switch e.Problem {
	case WrongCharacter:
		return "il codice fiscale ha un carattere sbagliato in posizione " + decimal(e.Position)
	case WrongDate:
		return "il codice fiscale indica un giorno di nascita che non esiste"
	case WrongCheck:
		return "il carattere di controllo del codice fiscale non torna: rileggerlo"
	}
	return "il codice fiscale ha 16 caratteri, o 11 cifre se provvisorio"
}

// Parse reads a tax code in any case, with or without spaces. The error is an
// *Error.
func Parse(s string) (Code, error) {
	c := Code{}
	for i := range len(s) {
		b := s[i]
		if b == ' ' {
			continue
		}
		if b >= 'a' && b <= 'z' {
			b -= 'a' - 'A'
		}
		if c.n == Length {
			return Code{}, &Error{Problem: WrongLength}
		}
		c.given[c.n] = b
		c.n++
	}
	c.plain = c.given
	var problem Problem
	var at int
	switch c.n {
	case Length:
		problem, at = c.checkFull()
	case ProvisionalLength:
		problem, at = c.checkProvisional()
	default:
		problem = WrongLength
	}
	if problem != right {
		return Code{}, &Error{problem, at}
	}
	return c, nil
}

const right Problem = 255

// IsZero says that there is no code.
func (c Code) IsZero() bool { return c.n == 0 }

// String is the code as issued, in capitals.
func (c Code) String() string { return string(c.given[:c.n]) }

// Plain is the code with the letters of omocodia turned back into digits; its
// check character is the one that fits.
func (c Code) Plain() string {
	if c.n != Length {
		return c.String()
	}
	p := c.plain
	p[Length-1] = checkCharacter(&p)
	return string(p[:])
}

// IsProvisional says that the code is of eleven digits: it tells nothing about the
// person.
func (c Code) IsProvisional() bool { return c.n == ProvisionalLength }

// IsOmocode says that some digits are written as letters.
func (c Code) IsOmocode() bool { return c.given != c.plain }

// Surname is the three letters taken from the surname, Name those from the name;
// both are empty for a provisional code.
func (c Code) Surname() string { return c.part(0, 3) }

// Name is the three letters taken from the name.
func (c Code) Name() string { return c.part(3, 6) }

// Place is the Belfiore code of the place of birth.
func (c Code) Place() string { return c.part(11, 15) }

// Sex is "F" or "M", empty for a provisional code.
func (c Code) Sex() string {
	switch {
	case c.n != Length:
		return ""
	case c.plain[9] >= '4':
		return "F"
	}
	return "M"
}

// BirthDay is the day of birth as far as the code tells: the last two figures of
// the year, the month and the day. ok is false for a provisional code.
func (c Code) BirthDay() (year, month, day int, ok bool) {
	if c.n != Length {
		return 0, 0, 0, false
	}
	day = int(c.plain[9]-'0')*10 + int(c.plain[10]-'0')
	if day > womenAdd {
		day -= womenAdd
	}
	return int(c.plain[6]-'0')*10 + int(c.plain[7]-'0'), monthOf(c.plain[8]), day, true
}

// BirthDate is the latest day that fits the code and does not come after on. Who is
// over a hundred gets a day a century late: compare with BornOn where the birth
// date is known. It is the zero Date for a provisional code.
func (c Code) BirthDate(on calendar.Date) calendar.Date {
	yy, m, d, ok := c.BirthDay()
	if !ok || on.IsZero() {
		return calendar.Date{}
	}
	for year := on.Year() - mod100(on.Year()-yy); year > 0; year -= 100 {
		if birth, ok := calendar.NewDate(year, m, d); ok && !birth.After(on) {
			return birth
		}
	}
	return calendar.Date{}
}

// BornOn says that the code fits a birth on that day, of whatever century.
func (c Code) BornOn(birth calendar.Date) bool {
	yy, m, d, ok := c.BirthDay()
	y, bm, bd := birth.Split()
	return ok && y%100 == yy && bm == m && bd == d
}

func (c Code) part(from, to int) string {
	if c.n != Length {
		return ""
	}
	return string(c.plain[from:to])
}

func mod100(n int) int { return (n%100 + 100) % 100 }

func decimal(n int) string {
	if n < 10 {
		return string([]byte{byte('0' + n)})
	}
	return string([]byte{byte('0' + n/10), byte('0' + n%10)})
}
