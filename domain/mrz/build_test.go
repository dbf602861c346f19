package mrz

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

var maria = Data{
	Type: "C", Issuer: "ITA", Nationality: "ITA", Surname: "Rossi", Name: "Maria", Number: "CA00000AA", Sex: "F",
	Birth: date("1984-04-05"), Expiry: date("2030-04-05"),
}

func with(d Data, change func(*Data)) Data { change(&d); return d }

func TestLines(t *testing.T) {
	for _, c := range []struct {
		about  string
		data   Data
		format Format
		want   []string
	}{
		{"Italian identity card", maria, TD1, []string{
			"C<ITACA00000AA4<<<<<<<<<<<<<<<", "8404051F3004054ITA<<<<<<<<<<<6", "ROSSI<<MARIA<<<<<<<<<<<<<<<<<<"}},
		{"passport specimen", Data{Type: "P", Issuer: "UTO", Nationality: "UTO", Surname: "Eriksson", Name: "Anna Maria", Number: "L898902C3",
			Sex: "F", Birth: date("1974-08-12"), Expiry: date("2012-04-15"), Optional: "ZE184226B"}, TD3, passport},
		{"TD2 specimen", Data{Type: "I", Issuer: "UTO", Nationality: "UTO", Surname: "ERIKSSON", Name: "ANNA MARIA", Number: "D23145890",
			Sex: "F", Birth: date("1974-08-12"), Expiry: date("2012-04-15")}, TD2, oldCard},
		{"long number specimen", Data{Type: "I", Issuer: "UTO", Nationality: "UTO", Surname: "STEVENSON", Name: "PETER JOHN", Number: "D23145890734",
			Sex: "M", Birth: date("1934-07-12"), Expiry: date("1995-07-12")}, TD1, longCard},
	} {
		got, err := c.data.Lines(c.format)
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, %v", c.about, got, err)
		}
	}
}

func TestLinesReadBack(t *testing.T) {
	for _, c := range []struct {
		about string
		data  Data
	}{
		{"plain", maria},
		{"apostrophe and accent", with(maria, func(d *Data) { d.Surname, d.Name = "D'Angelo", "Nicolò" })},
		{"typewritten accent", with(maria, func(d *Data) { d.Name = "NICOLO'" })},
		{"several words", with(maria, func(d *Data) { d.Surname, d.Name = "De Luca Bianchi", "Anna-Maria Pia" })},
		{"no name", with(maria, func(d *Data) { d.Name = "" })},
		{"umlauts", with(maria, func(d *Data) { d.Surname, d.Name = "Müller-Groß", "Jörg Åke" })},
		{"Polish and Turkish", with(maria, func(d *Data) { d.Surname, d.Name = "Żółć", "Işıl İnci" })},
		{"sex not said", with(maria, func(d *Data) { d.Sex = "X" })},
		{"German", with(maria, func(d *Data) { d.Issuer, d.Nationality = "DEU", "DEU" })},
		{"Kosovo", with(maria, func(d *Data) { d.Issuer, d.Nationality = "XKX", "XKX" })},
		{"optional data", with(maria, func(d *Data) { d.Optional = "AB12" })},
		{"short number", with(maria, func(d *Data) { d.Number = "A1" })},
		{"a name too long", with(maria, func(d *Data) { d.Surname, d.Name = "Papandropoulos Mastroianni", "Jonathon Warren Trevor Alexander" })},
		{"a surname too long", with(maria, func(d *Data) { d.Surname, d.Name = strings.Repeat("Lunghissimo", 6), "Anna" })},
		{"a cut between names, TD1", with(maria, func(d *Data) { d.Surname, d.Name = "ROSSIBIANCHI", "MARIAELENACARLA ANNA" })},
		{"a cut after an initial, TD1", with(maria, func(d *Data) { d.Surname, d.Name = "ROSSIBIANCHI", "MARIAELENACAR A ANNA" })},
	} {
		for _, f := range []Format{TD1, TD2, TD3} {
			lines, err := c.data.Lines(f)
			if err != nil {
				t.Errorf("%s, TD%d: %v", c.about, f, err)
				continue
			}
			d := read(t, lines...)
			holder := Holder{c.data.Surname, c.data.Name, c.data.Sex, c.data.Birth, c.data.Number, c.data.Expiry}
			if len(d.Wrong) != 0 || d.Format != f || d.Optional1 != c.data.Optional || d.Issuer != c.data.Issuer || d.Nationality != c.data.Nationality {
				t.Errorf("%s, TD%d: %+v", c.about, f, d)
			}
			if bad := d.Agree(holder); len(bad) != 0 {
				t.Errorf("%s, TD%d: %q disagree: %v", c.about, f, lines, bad)
			}
			if d.BirthDate(today) != c.data.Birth || d.ExpiryDate(today) != c.data.Expiry {
				t.Errorf("%s, TD%d: %v %v", c.about, f, d.BirthDate(today), d.ExpiryDate(today))
			}
		}
	}
}

func TestLinesRefuse(t *testing.T) {
	for _, c := range []struct {
		about  string
		data   Data
		format Format
	}{
		{"no birth date", with(maria, func(d *Data) { d.Birth = date("") }), TD1},
		{"no expiry", with(maria, func(d *Data) { d.Expiry = date("") }), TD1},
		{"no number", with(maria, func(d *Data) { d.Number = "" }), TD1},
		{"no surname", with(maria, func(d *Data) { d.Surname = "李" }), TD1},
		{"number with a dash", with(maria, func(d *Data) { d.Number = "CA-1" }), TD1},
		{"optional data in lower case", with(maria, func(d *Data) { d.Optional = "ab" }), TD1},
		{"no type", with(maria, func(d *Data) { d.Type = "" }), TD1},
		{"a type of three letters", with(maria, func(d *Data) { d.Type = "PPP" }), TD1},
		{"an issuer of two signs", with(maria, func(d *Data) { d.Issuer = "I1" }), TD1},
		{"a long number on a passport", with(maria, func(d *Data) { d.Number = "CA00000AA1" }), TD3},
		{"too much optional data, TD1", with(maria, func(d *Data) { d.Optional = "RSSMRA84D45F052R" }), TD1},
		{"too much optional data, TD2", with(maria, func(d *Data) { d.Optional = "12345678" }), TD2},
		{"too much optional data, TD3", with(maria, func(d *Data) { d.Optional = "RSSMRA84D45F052" }), TD3},
		{"no format", maria, 0},
	} {
		if lines, err := c.data.Lines(c.format); !errors.Is(err, ErrData) || lines != nil {
			t.Errorf("%s: %q, %v", c.about, lines, err)
		}
	}
}

func TestTransliterate(t *testing.T) {
	for in, want := range map[string]string{
		"Rossi": "ROSSI", "D'Angelo": "DANGELO", "d’angelo": "DANGELO", "De Luca": "DE<LUCA", "Anna-Maria": "ANNA<MARIA", "NICOLO'": "NICOLO",
		"  Anna   Pia ": "ANNA<PIA", "S. Maria": "S<MARIA", "Müller": "MUELLER", "Åse Ærø": "AASE<AEROE", "Straße": "STRASSE", "Ñandú": "NANDU",
		"Żółć": "ZOLC", "Þór": "THOR", "Čović": "COVIC", "İnci Işık": "INCI<ISIK", "Œuvre": "OEUVRE", "Ĳssel": "IJSSEL", "Мария": "", "": "",
	} {
		if got := Transliterate(in); got != want {
			t.Errorf("Transliterate(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestAgreeFieldByField(t *testing.T) {
	lines, err := maria.Lines(TD1)
	if err != nil {
		t.Fatal(err)
	}
	d := read(t, lines...)
	for _, c := range []struct {
		about string
		h     Holder
		want  []Disagreement
	}{
		{"nothing known", Holder{}, nil},
		{"all", Holder{"ROSSI", "MARIA", "F", date("1984-04-05"), "ca 00000 aa", date("2030-04-05")}, nil},
		{"surname", Holder{Surname: "RUSSO"}, []Disagreement{{Surname, "ROSSI", "RUSSO"}}},
		{"name", Holder{Name: "Maria Pia"}, []Disagreement{{Name, "MARIA", "Maria Pia"}}},
		{"shorter name", Holder{Name: "Mari"}, []Disagreement{{Name, "MARIA", "Mari"}}},
		{"sex", Holder{Sex: "M"}, []Disagreement{{Sex, "F", "M"}}},
		{"sex X", Holder{Sex: "X"}, []Disagreement{{Sex, "F", "X"}}},
		{"birth", Holder{Birth: date("1984-05-04")}, []Disagreement{{BirthDate, "05/04/84", "04/05/84"}}},
		{"number", Holder{Number: "CA00000AB"}, []Disagreement{{Number, "CA00000AA", "CA00000AB"}}},
		{"expiry", Holder{Expiry: date("2031-04-05")}, []Disagreement{{ExpiryDate, "05/04/30", "05/04/31"}}},
	} {
		got := d.Agree(c.h)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.about, got, c.want)
		}
		for _, x := range got {
			if x.Field.Italian() == "" {
				t.Errorf("%v has no name", x.Field)
			}
		}
	}
}

func TestSpellings(t *testing.T) {
	for _, c := range []struct {
		zone, name string
		cut, want  bool
	}{
		{"MUELLER", "Müller", false, true}, {"MULLER", "Müller", false, true}, {"MUXXLLER", "Müller", false, true}, {"MOLLER", "Müller", false, false},
		{"NUNEZ", "Núñez", false, true}, {"NUNXXEZ", "Núñez", false, true}, {"D ANGELO", "D'Angelo", false, true}, {"DANGELO", "D'Angelo", false, true},
		{"DELUCA", "De Luca", false, true}, {"ASE", "Åse", false, true}, {"AASE", "Åse", false, true}, {"GROSS", "Groß", false, true}, {"GROS", "Groß", false, false},
		{"MARIA EL", "Maria Elena", true, true}, {"MARIA EL", "Maria Elena", false, false}, {"MARIA E", "Maria Pia Elena", true, false},
		{"MAR E CARL", "Maria Elena Carla", true, true}, {"MU", "Müller", true, true}, {"MARIA ELENA", "Maria", true, false}, {"", "", false, true},
		{"", "Maria", true, false}, {"", "Maria", false, false}, {strings.Repeat("A", 39), strings.Repeat("Å", 30) + "B", false, false},
	} {
		if got := sameName(c.zone, c.name, c.cut); got != c.want {
			t.Errorf("zone %q, name %q, cut %v: %v", c.zone, c.name, c.cut, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, lines := range [][]string{passport, card, oldCard, longCard} {
		f.Add(strings.Join(lines, "\n"))
		f.Add(strings.ToLower(strings.Join(lines, "")))
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Parse(s)
		if err != nil {
			if d.Format != 0 {
				t.Fatalf("%q: error and %+v", s, d)
			}
			return
		}
		if len(d.Birth) != 6 || len(d.Expiry) != 6 || strings.ContainsAny(d.Surname+d.Name+d.Number, "<") {
			t.Fatalf("%q: %+v", s, d)
		}
		if born := d.BirthDate(today); born.After(today) {
			t.Fatalf("%q: born %v", s, born)
		}
		h := Holder{Surname: d.Surname, Name: d.Name, Sex: d.Sex, Number: d.Number, Birth: d.BirthDate(today), Expiry: d.ExpiryDate(today)}
		if bad := d.Agree(h); len(bad) != 0 && !strings.ContainsAny(d.Surname+d.Name, "0123456789") {
			t.Fatalf("%q disagrees with itself: %v", s, bad)
		}
	})
}

func FuzzLines(f *testing.F) {
	f.Add("D'Angelo", "Nicolò Maria", "CA00000AA", "AB1", uint8(1))
	f.Add("Müller", "Jörg", "123456789012", "", uint8(2))
	f.Fuzz(func(t *testing.T, surname, name, number, optional string, format uint8) {
		data := Data{"P", "ITA", "ITA", surname, name, number, "F", date("1984-04-05"), date("2030-04-05"), optional}
		lines, err := data.Lines(Format(format%3) + 1)
		if err != nil {
			return
		}
		d, err := Parse(lines...)
		if err != nil || len(d.Wrong) != 0 || d.Number != number || d.Optional1 != optional {
			t.Fatalf("%+v: %q reads as %+v, %v", data, lines, d, err)
		}
		if bad := d.Agree(Holder{Surname: surname, Name: name}); len(bad) != 0 && !d.Truncated {
			t.Fatalf("%+v: %q disagrees: %v", data, lines, bad)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_, _ = Parse(card...)
	}
}

func BenchmarkAgree(b *testing.B) {
	d := read(b, card...)
	h := Holder{"Eriksson", "Anna Maria", "F", date("1974-08-12"), "D23145890", date("2012-04-15")}
	b.ReportAllocs()
	for b.Loop() {
		d.Agree(h)
	}
}
