package mrz

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"civico/sportello/domain/calendar"
)

var today = calendar.MustParse("2026-11-23")

func date(s string) calendar.Date {
	if s == "" {
		return calendar.Date{}
	}
	return calendar.MustParse(s)
}

// The specimens of Doc 9303.
var (
	passport = []string{"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"}
	card     = []string{"I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"}
	oldCard  = []string{"I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"}
	longCard = []string{"I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<JOHN<<<<<<<<<"}
)

func read(t testing.TB, lines ...string) Document {
	t.Helper()
	d, err := Parse(lines...)
	if err != nil {
		t.Fatalf("%q: %v", lines, err)
	}
	return d
}

func TestSpecimens(t *testing.T) {
	eriksson := Document{Issuer: "UTO", Nationality: "UTO", Surname: "ERIKSSON", Name: "ANNA MARIA", Sex: "F", Birth: "740812", Expiry: "120415"}
	for _, c := range []struct {
		about  string
		lines  []string
		change func(*Document)
	}{
		{"TD3", passport, func(d *Document) { d.Format, d.Type, d.Number, d.Optional1 = TD3, "P", "L898902C3", "ZE184226B" }},
		{"TD1", card, func(d *Document) { d.Format, d.Type, d.Number = TD1, "I", "D23145890" }},
		{"TD2", oldCard, func(d *Document) { d.Format, d.Type, d.Number = TD2, "I", "D23145890" }},
		{"TD1 with a long number", longCard, func(d *Document) {
			d.Format, d.Type, d.Number, d.Surname, d.Name = TD1, "I", "D23145890734", "STEVENSON", "PETER JOHN"
			d.Sex, d.Birth, d.Expiry = "M", "340712", "950712"
		}},
	} {
		want := eriksson
		c.change(&want)
		got := read(t, c.lines...)
		if len(got.Wrong) != 0 {
			t.Errorf("%s: wrong digits %v", c.about, got.Wrong)
		}
		got.Wrong = nil
		if !equal(got, want) {
			t.Errorf("%s: %+v\nwant %+v", c.about, got, want)
		}
	}
}

func equal(a, b Document) bool {
	wrongA, wrongB := a.Wrong, b.Wrong
	a.Wrong, b.Wrong = nil, nil
	return slices.Equal(wrongA, wrongB) && a.Format == b.Format && a.Type == b.Type && a.Issuer == b.Issuer && a.Nationality == b.Nationality &&
		a.Surname == b.Surname && a.Name == b.Name && a.Truncated == b.Truncated && a.Number == b.Number && a.Sex == b.Sex &&
		a.Birth == b.Birth && a.Expiry == b.Expiry && a.Optional1 == b.Optional1 && a.Optional2 == b.Optional2
}

func TestParseForgivesTheWayItWasTyped(t *testing.T) {
	for _, c := range []struct {
		about string
		lines []string
		want  []string
	}{
		{"lower case", []string{strings.ToLower(passport[0]), strings.ToLower(passport[1])}, passport},
		{"one text with line feeds", []string{strings.Join(card, "\n")}, card},
		{"CRLF and an empty line", []string{strings.Join(card, "\r\n\r\n") + "\r\n"}, card},
		{"joined TD1", []string{strings.Join(card, "")}, card},
		{"joined TD2", []string{strings.Join(oldCard, "")}, oldCard},
		{"joined TD3", []string{strings.Join(passport, "")}, passport},
		{"spaces", []string{"P<UTO ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C3 6 UTO 7408122 F 1204159 ZE184226B<<<<<10"}, passport},
		{"names without their fillers, TD3", []string{"P<UTOERIKSSON<<ANNA<MARIA", passport[1]}, passport},
		{"names without their fillers, TD2", []string{"I<UTOERIKSSON<<ANNA<MARIA", oldCard[1]}, oldCard},
		{"names without their fillers, TD1", []string{card[0], card[1], "ERIKSSON<<ANNA<MARIA"}, card},
	} {
		if got, want := read(t, c.lines...), read(t, c.want...); !equal(got, want) || len(got.Wrong) != 0 {
			t.Errorf("%s: %+v", c.about, got)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, c := range []struct {
		about          string
		lines          []string
		problem        Problem
		line, position int
		says           string
	}{
		{"nothing", nil, WrongShape, 0, 0, "3 righe"},
		{"empty", []string{"", " \n"}, WrongShape, 0, 0, "3 righe"},
		{"one line", passport[:1], WrongShape, 0, 0, "3 righe"},
		{"a character short", []string{passport[0], passport[1][:43]}, WrongShape, 0, 0, "3 righe"},
		{"a character long", []string{passport[0] + "<", passport[1]}, WrongShape, 0, 0, "3 righe"},
		{"four lines", append(slices.Clone(card), card[0]), WrongShape, 0, 0, "3 righe"},
		{"joined, a character short", []string{strings.Join(card, "")[:89]}, WrongShape, 0, 0, "3 righe"},
		{"a star", []string{"P*UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", passport[1]}, WrongCharacter, 1, 2, "riga 1 posizione 2"},
		{"an accent", []string{passport[0], "L898902C36UTO7408122F1204159ZÈ184226B<<<<10"}, WrongCharacter, 2, 30, "riga 2 posizione 30"},
		{"a visa", []string{"V" + passport[0][1:], passport[1]}, NotADocument, 0, 0, "documento"},
		{"begins with a digit", []string{"1" + passport[0][1:], passport[1]}, NotADocument, 0, 0, "documento"},
	} {
		d, err := Parse(c.lines...)
		var e *Error
		if !errors.As(err, &e) || e.Problem != c.problem || e.Line != c.line || e.Position != c.position || !strings.Contains(e.Sentence(), c.says) ||
			e.Error() == "" || d.Format != 0 {
			t.Errorf("%s: %+v, %#v", c.about, d, err)
		}
	}
}

// A digit misread in any field is found by that field's digit and by the whole's.
func TestWrongDigits(t *testing.T) {
	change := func(lines []string, line, at int, to string) []string {
		out := slices.Clone(lines)
		out[line] = out[line][:at] + to + out[line][at+1:]
		return out
	}
	for _, c := range []struct {
		about string
		lines []string
		want  []Field
	}{
		{"TD3 number", change(passport, 1, 1, "9"), []Field{Number, Composite}},
		{"TD3 birth", change(passport, 1, 13, "8"), []Field{BirthDate, Composite}},
		{"TD3 expiry", change(passport, 1, 21, "2"), []Field{ExpiryDate, Composite}},
		{"TD3 optional", change(passport, 1, 30, "2"), []Field{Optional, Composite}},
		{"TD3 whole", change(passport, 1, 43, "1"), []Field{Composite}},
		{"TD1 number", change(card, 0, 6, "3"), []Field{Number, Composite}},
		{"TD1 birth", change(card, 1, 0, "8"), []Field{BirthDate, Composite}},
		{"TD1 expiry", change(card, 1, 8, "2"), []Field{ExpiryDate, Composite}},
		{"TD1 whole", change(card, 1, 29, "7"), []Field{Composite}},
		{"TD1 long number", change(longCard, 0, 15, "8"), []Field{Number, Composite}},
		{"TD1 long number without an end", change(change(change(longCard, 0, 15, "<"), 0, 16, "<"), 0, 17, "<"), []Field{Number, Composite}},
		{"TD2 number", change(oldCard, 1, 1, "3"), []Field{Number, Composite}},
		{"TD2 whole", change(oldCard, 1, 35, "7"), []Field{Composite}},
		{"name and sex have no digit", change(passport, 1, 20, "M"), nil},
	} {
		if got := read(t, c.lines...).Wrong; len(got) != len(c.want) || !sameFields(got, c.want) {
			t.Errorf("%s: %v, want %v", c.about, got, c.want)
		}
	}
}

func sameFields(a, b []Field) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

func TestYearsOfTwoFigures(t *testing.T) {
	for _, c := range []struct{ birth, expiry, on, born, ends string }{
		{"840405", "310405", "2026-11-23", "1984-04-05", "2031-04-05"},
		{"261123", "270101", "2026-11-23", "2026-11-23", "2027-01-01"},
		{"261124", "261122", "2026-11-23", "1926-11-24", "2026-11-22"},
		{"000229", "750101", "2026-11-23", "2000-02-29", "2075-01-01"},
		{"040229", "760101", "2003-01-01", "1904-02-29", "1976-01-01"},
		{"8404<<", "<<<<<<", "2026-11-23", "", ""},
		{"841305", "310431", "2026-11-23", "", ""},
	} {
		d := Document{Birth: c.birth, Expiry: c.expiry}
		on := date(c.on)
		if born, ends := d.BirthDate(on).String(), d.ExpiryDate(on).String(); born != c.born || ends != c.ends {
			t.Errorf("%s %s on %s: %s, %s", c.birth, c.expiry, c.on, born, ends)
		}
	}
	if !(Document{}).BirthDate(today).IsZero() {
		t.Error("an empty zone has a birth date")
	}
}
