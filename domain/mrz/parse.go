package mrz

import (
	"fmt"
	"strings"
)

// Error says why a text is no machine-readable zone. It holds nothing of the text.
type Error struct {
	Problem        Problem
	Line, Position int // of a wrong character, from 1
}

// Problem is what is wrong with a text meant as a zone.
type Problem uint8

const (
	WrongShape     Problem = iota // not 3×30, 2×36 or 2×44 characters
	WrongCharacter                // something other than A-Z, 0-9 and <
	NotADocument                  // a visa, or a zone that does not begin with a letter
)

func (e *Error) Error() string {
	return [...]string{"mrz: wrong shape", "mrz: wrong character", "mrz: not an identity document"}[e.Problem]
}

// Sentence is the reason in Italian, for the clerk.
func (e *Error) Sentence() string {
	switch e.Problem {
	case WrongCharacter:
		return fmt.Sprintf("la banda ottica ha un carattere non ammesso, riga %d posizione %d", e.Line, e.Position)
	case NotADocument:
		return "la banda ottica non è di un documento d'identità o di un passaporto"
	}
	return "la banda ottica ha 3 righe di 30 caratteri, o 2 di 36 o di 44"
}

// Parse reads a zone as it comes from a scanner or is typed: its lines apart or
// joined, in any case, with spaces that do not count; missing fillers at the end of
// the line with the names are put back. Wrong check digits are no error: they are
// listed in Wrong. The error is an *Error.
func Parse(lines ...string) (Document, error) {
	z, err := arrange(lines)
	if err != nil {
		return Document{}, err
	}
	if b := z.line[0][0]; b == '<' || b == 'V' || digit(b) {
		return Document{}, &Error{Problem: NotADocument}
	}
	d := Document{
		Format: z.format,
		Type:   trimmed(z.line[0][:2]),
		Issuer: fromZone(trimmed(z.line[0][2:5])),
	}
	if z.format == TD1 {
		d.readCard(z)
	} else {
		d.readBooklet(z)
	}
	return d, nil
}

// readCard reads the three lines of TD1.
func (d *Document) readCard(z zone) {
	one, two := z.line[0], z.line[1]
	number, optional := one[5:15], one[15:30]
	d.Number, d.Optional1 = d.readNumber(number, optional)
	d.readDates(two[0:7], two[7], two[8:15])
	d.Nationality = fromZone(trimmed(two[15:18]))
	d.Optional2 = inner(two[18:29])
	d.judge(Composite, one[5:30]+two[0:7]+two[8:15]+two[18:29], two[29])
	d.readNames(z.line[2])
}

// readBooklet reads the two lines of TD2 and TD3.
func (d *Document) readBooklet(z zone) {
	two, end := z.line[1], len(z.line[1])
	d.readNames(z.line[0][5:])
	number, optional := two[0:10], two[28:end-1]
	if d.Format == TD3 {
		optional = two[28 : end-2]
		d.Number, d.Optional1 = trimmed(number[:9]), inner(optional)
		d.judge(Number, number[:9], number[9])
		if check := two[end-2]; check != '<' || d.Optional1 != "" {
			d.judge(Optional, optional, check)
		}
	} else {
		d.Number, d.Optional1 = d.readNumber(number, optional)
	}
	d.Nationality = fromZone(trimmed(two[10:13]))
	d.readDates(two[13:20], two[20], two[21:28])
	d.judge(Composite, two[0:10]+two[13:20]+two[21:end-1], two[end-1])
}

// readNumber reads the number of TD1 and TD2 with its check digit. A number of more
// than nine characters goes on in the optional data, with the digit after it.
func (d *Document) readNumber(field, optional string) (number, rest string) {
	head, check := field[:9], field[9]
	if check != '<' {
		d.judge(Number, head, check)
		return trimmed(head), inner(optional)
	}
	tail, rest, _ := strings.Cut(optional, "<")
	if len(tail) < 2 {
		d.Wrong = append(d.Wrong, Number)
		return trimmed(head), inner(optional)
	}
	number = head + tail[:len(tail)-1]
	d.judge(Number, number, tail[len(tail)-1])
	return trimmed(number), inner(rest)
}

// readDates reads both dates, each with its check digit, and the sex.
func (d *Document) readDates(birth string, sex byte, expiry string) {
	d.Birth, d.Expiry = birth[:6], expiry[:6]
	if sex == 'F' || sex == 'M' {
		d.Sex = string(sex)
	}
	d.judge(BirthDate, birth[:6], birth[6])
	d.judge(ExpiryDate, expiry[:6], expiry[6])
}

// readNames parts surname and name, which two fillers part.
func (d *Document) readNames(field string) {
	d.Truncated = field[len(field)-1] != '<'
	surname, name, _ := strings.Cut(field, "<<")
	d.Surname, d.Name = words(surname), words(name)
}

func (d *Document) judge(f Field, field string, check byte) {
	if checkDigit(field) != check {
		d.Wrong = append(d.Wrong, f)
	}
}

// checkDigit is the sum of the values, weighted 7 3 1 by turns, modulo 10.
func checkDigit(field string) byte {
	sum := 0
	for i := range len(field) {
		v := 0
		switch b := field[i]; {
		case digit(b):
			v = int(b - '0')
		case b >= 'A' && b <= 'Z':
			v = int(b-'A') + 10
		}
		sum += v * [...]int{7, 3, 1}[i%3]
	}
	return byte('0' + sum%10)
}

// trimmed is a field without fillers.
func trimmed(field string) string { return strings.ReplaceAll(field, "<", "") }

// inner is a field without the fillers around it.
func inner(field string) string { return strings.Trim(field, "<") }

// words are the names of a field parted by single spaces.
func words(field string) string {
	return strings.Join(strings.FieldsFunc(field, func(r rune) bool { return r == '<' }), " ")
}

type zone struct {
	format Format
	line   [3]string
}

// arrange brings a zone into its lines.
func arrange(lines []string) (zone, error) {
	rows, err := rows(lines)
	if err != nil {
		return zone{}, err
	}
	if len(rows) == 1 {
		for _, f := range [...]Format{TD1, TD2, TD3} {
			count, width := f.lines()
			if len(rows[0]) != count*width {
				continue
			}
			joined := rows[0]
			rows = rows[:0]
			for i := range count {
				rows = append(rows, joined[i*width:(i+1)*width])
			}
			break
		}
	}
	for _, f := range [...]Format{TD1, TD2, TD3} {
		count, width := f.lines()
		if z, ok := fit(f, rows, count, width); ok {
			return z, nil
		}
	}
	return zone{}, &Error{Problem: WrongShape}
}

// fit tries the lines in a format; the line with the names may lack fillers, down
// to one letter of a name.
func fit(f Format, rows []string, count, width int) (zone, bool) {
	if len(rows) != count {
		return zone{}, false
	}
	names, least := 0, 6 // type, issuer, one letter
	if f == TD1 {
		names, least = 2, 1
	}
	z := zone{format: f}
	for i, row := range rows {
		if len(row) != width && (i != names || len(row) > width || len(row) < least) {
			return zone{}, false
		}
		z.line[i] = row + strings.Repeat("<", width-len(row))
	}
	return z, true
}

// rows are the lines that hold something, without spaces, in capitals.
func rows(lines []string) ([]string, error) {
	var out []string
	for _, text := range lines {
		for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
			row := make([]byte, 0, len(line))
			for i := range len(line) {
				b := line[i]
				switch {
				case b == ' ' || b == '\t':
					continue
				case b >= 'a' && b <= 'z':
					b -= 'a' - 'A'
				case b != '<' && !digit(b) && (b < 'A' || b > 'Z'):
					return nil, &Error{WrongCharacter, len(out) + 1, len(row) + 1}
				}
				row = append(row, b)
			}
			if len(row) > 0 {
				out = append(out, string(row))
			}
			if len(out) > 3 {
				return nil, &Error{Problem: WrongShape}
			}
		}
	}
	return out, nil
}
