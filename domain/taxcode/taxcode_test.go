package taxcode

import (
	_ "embed"
	"errors"
	"strings"
	"testing"

	"civico/sportello/domain/calendar"
)

//go:embed testdata/people.csv
var people string // surname;name;sex;birth;place;code of invented people

var today = calendar.MustParse("2026-11-23")

func person(surname, name, sex, birth, place string) Person {
	p := Person{Surname: surname, Name: name, Sex: sex, Place: place}
	if birth != "" {
		p.Birth = calendar.MustParse(birth)
	}
	return p
}

func code(t testing.TB, s string) Code {
	t.Helper()
	c, err := Parse(s)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return c
}

func TestPeopleOfAnAgenda(t *testing.T) {
	n := 0
	for line := range strings.Lines(people) {
		f := strings.Split(strings.TrimSpace(line), ";")
		p := person(f[0], f[1], f[2], f[3], f[4])
		c := code(t, f[5])
		if d := c.Agree(p); len(d) != 0 {
			t.Errorf("%s: %v", line, d)
		}
		if made, err := Compute(p); err != nil || made != c {
			t.Errorf("%s: computed %v, %v", line, made, err)
		}
		if c.BirthDate(today) != p.Birth || c.Sex() != p.Sex || c.Place() != p.Place {
			t.Errorf("%s: read as %v %s %s", line, c.BirthDate(today), c.Sex(), c.Place())
		}
		n++
	}
	if n < 60 {
		t.Errorf("only %d people", n)
	}
}

func TestCompute(t *testing.T) {
	for _, c := range []struct {
		about string
		p     Person
		want  string
	}{
		{"adult of the case file", person("ROSSI", "MARIA", "F", "1984-04-05", "F052"), "RSSMRA84D45F052R"},
		{"four consonants in the name", person("Moretti", "Matteo", "M", "1925-04-09", "F205"), "MRTMTT25D09F205Z"},
		{"born abroad", person("Miller", "Samantha", "F", "1982-09-25", "Z404"), "MLLSNT82P65Z404U"},
		{"short surname", person("FO", "LUCA", "M", "1990-01-01", "F052"), "FOXLCU90A01F052W"},
		{"surname of vowels", person("AIE", "IO", "F", "1990-01-31", "F052"), "AIEIOX90A71F052B"},
		{"apostrophe", person("D'Angelo", "Nicolò", "M", "1999-12-31", "F052"), "DNGNCL99T31F052X"},
		{"typewritten accent", person("D’ANGELO", "NICOLO'", "M", "1999-12-31", "F052"), "DNGNCL99T31F052X"},
		{"space in the surname", person("De Luca", "Anna Maria", "F", "2000-02-29", "F052"), "DLCNMR00B69F052L"},
		{"Polish letters", person("ŻÓŁĆ", "Łukasz", "M", "1984-02-29", "Z127"), "ZLCLSZ84B29Z127V"},
		{"sharp s", person("Groß", "Jürgen", "M", "1970-06-15", "Z112"), "GRSJGN70H15Z112E"},
	} {
		got, err := Compute(c.p)
		if err != nil || got.String() != c.want {
			t.Errorf("%s: %v, %v; want %s", c.about, got, err, c.want)
		}
	}
}

func TestComputeNeedsTheWholePerson(t *testing.T) {
	whole := person("ROSSI", "MARIA", "F", "1984-04-05", "F052")
	for about, change := range map[string]func(*Person){
		"surname":                func(p *Person) { p.Surname = "" },
		"surname of signs":       func(p *Person) { p.Surname = "-'" },
		"name in another script": func(p *Person) { p.Name = "Мария" },
		"sex":                    func(p *Person) { p.Sex = "X" },
		"birth":                  func(p *Person) { p.Birth = calendar.Date{} },
		"place":                  func(p *Person) { p.Place = "Matera" },
	} {
		p := whole
		change(&p)
		if c, err := Compute(p); !errors.Is(err, ErrIncomplete) || !c.IsZero() {
			t.Errorf("without %s: %v, %v", about, c, err)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, c := range []struct {
		about, in string
		problem   Problem
		position  int
		says      string
	}{
		{"fifteen characters", "SPSLCU06S16F052", WrongLength, 0, "16 caratteri"},
		{"seventeen characters", "RSSMRA84D45F052RR", WrongLength, 0, "16 caratteri"},
		{"empty", "", WrongLength, 0, "16 caratteri"},
		{"twelve digits", "123456789012", WrongLength, 0, "16 caratteri"},
		{"digit in the surname", "RS5MRA84D45F052R", WrongCharacter, 3, "posizione 3"},
		{"letter O for zero in the year", "RSSMRA8OD45F052R", WrongCharacter, 8, "posizione 8"},
		{"no such month letter", "RSSMRA84F45F052R", WrongCharacter, 9, "posizione 9"},
		{"digit for the place letter", "RSSMRA84D450052R", WrongCharacter, 12, "posizione 12"},
		{"letter in the place", "RSSMRA84D45F0I2R", WrongCharacter, 14, "posizione 14"},
		{"digit for the check letter", "RSSMRA84D45F0521", WrongCharacter, 16, "posizione 16"},
		{"accent", "RSSMRÀ84D45F05R", WrongCharacter, 6, "posizione 6"},
		{"day 32", "RSSMRA84D32F052R", WrongDate, 0, "non esiste"},
		{"day 40", "RSSMRA84D40F052R", WrongDate, 0, "non esiste"},
		{"day 72", "RSSMRA84D72F052R", WrongDate, 0, "non esiste"},
		{"31 April", "RSSMRA84D31F052R", WrongDate, 0, "non esiste"},
		{"29 February 1985", "RSSMRA85B29F052R", WrongDate, 0, "non esiste"},
		{"check letter", "RSSMRA84D45F052S", WrongCheck, 16, "controllo"},
		{"two letters swapped", "RSSRMA84D45F052R", WrongCheck, 16, "controllo"},
		{"provisional, wrong check", "12345678901", WrongCheck, 11, "controllo"},
		{"provisional with a letter", "1234567890A", WrongCharacter, 11, "posizione 11"},
	} {
		got, err := Parse(c.in)
		var e *Error
		if !errors.As(err, &e) || e.Problem != c.problem || e.Position != c.position || !strings.Contains(e.Sentence(), c.says) || e.Error() == "" || !got.IsZero() {
			t.Errorf("%s: %v, %#v", c.about, got, err)
		}
		if err != nil && c.in != "" && strings.Contains(err.Error(), c.in) {
			t.Errorf("%s: the error repeats the code", c.about)
		}
	}
}

func TestParseForgivesCaseAndSpaces(t *testing.T) {
	for _, s := range []string{"rssmra84d45f052r", "RSS MRA 84D45 F052R", " RSSMRA84D45F052R "} {
		if got := code(t, s); got.String() != "RSSMRA84D45F052R" {
			t.Errorf("%q reads as %v", s, got)
		}
	}
}

func TestOmocodia(t *testing.T) {
	p := person("ROSSI", "MARIA", "F", "1984-04-05", "F052")
	base := code(t, "RSSMRA84D45F052R")
	for n := range 8 {
		o := base.Omocode(n)
		again := code(t, o.String())
		if again.Plain() != base.String() || again.IsOmocode() != (n > 0) || len(again.Agree(p)) != 0 || again.Place() != "F052" || again.Sex() != "F" {
			t.Errorf("%d letters: %v, plain %s, %v", n, o, again.Plain(), again.Agree(p))
		}
		if o != again {
			t.Errorf("%d letters: %v made and read differ", n, o)
		}
	}
	if got := base.Omocode(1).String()[:15]; got != "RSSMRA84D45F05N" {
		t.Errorf("one letter: %s", got)
	}
	if base.Omocode(99) != base.Omocode(7) || base.Omocode(-1) != base {
		t.Error("the number of letters is not bounded")
	}
}

func TestAgreeFieldByField(t *testing.T) {
	c := code(t, "RSSMRA84D45F052R")
	for _, tc := range []struct {
		about string
		p     Person
		want  []Disagreement
	}{
		{"all", person("ROSSI", "MARIA", "F", "1984-04-05", "F052"), nil},
		{"nothing known", Person{}, nil},
		{"sex X", Person{Sex: "X"}, nil},
		{"a century earlier", Person{Birth: calendar.MustParse("1884-04-05")}, nil},
		{"a surname of the same letters", Person{Surname: "RUSSO"}, nil},
		{"other surname", Person{Surname: "VERDI"}, []Disagreement{{Surname, "RSS", "VRD"}}},
		{"name", Person{Name: "ANNA"}, []Disagreement{{Name, "MRA", "NNA"}}},
		{"birth", Person{Birth: calendar.MustParse("1984-05-04")}, []Disagreement{{BirthDate, "05/04/84", "04/05/84"}}},
		{"sex", Person{Sex: "M"}, []Disagreement{{Sex, "F", "M"}}},
		{"place", Person{Place: "H501"}, []Disagreement{{Place, "F052", "H501"}}},
		{"everything", person("VERDI", "LUCA", "M", "1990-01-01", "Z110"), []Disagreement{
			{Surname, "RSS", "VRD"}, {Name, "MRA", "LCU"}, {BirthDate, "05/04/84", "01/01/90"}, {Sex, "F", "M"}, {Place, "F052", "Z110"}}},
	} {
		got := c.Agree(tc.p)
		if len(got) != len(tc.want) {
			t.Errorf("%s: %v", tc.about, got)
			continue
		}
		for i := range got {
			if got[i] != tc.want[i] || got[i].Field.Italian() == "" {
				t.Errorf("%s: %v, want %v", tc.about, got[i], tc.want[i])
			}
		}
	}
}

func TestProvisional(t *testing.T) {
	c := code(t, "12345678903")
	if !c.IsProvisional() || c.Surname() != "" || c.Sex() != "" || c.Plain() != "12345678903" || c.IsOmocode() || c.Omocode(2) != c {
		t.Errorf("%v is not provisional", c)
	}
	if d := c.Agree(person("ROSSI", "MARIA", "F", "1984-04-05", "F052")); d != nil {
		t.Errorf("a provisional code disagrees: %v", d)
	}
	if _, _, _, ok := c.BirthDay(); ok || !c.BirthDate(today).IsZero() || c.BornOn(today) {
		t.Error("a provisional code has a birth day")
	}
	if code(t, "RSSMRA84D45F052R").IsProvisional() {
		t.Error("a full code is provisional")
	}
}

func TestBirthDateResolvesTheCentury(t *testing.T) {
	for _, c := range []struct{ birth, on, want string }{
		{"1984-04-05", "2026-11-23", "1984-04-05"}, {"2024-04-05", "2026-11-23", "2024-04-05"},
		{"2026-11-23", "2026-11-23", "2026-11-23"}, {"1926-11-24", "2026-11-23", "1926-11-24"},
		{"1920-04-05", "2026-11-23", "2020-04-05"}, // over a hundred: a century late
		{"2000-02-29", "2026-11-23", "2000-02-29"}, {"2004-02-29", "2003-01-01", "1904-02-29"},
	} {
		made, err := Compute(person("ROSSI", "MARIA", "F", c.birth, "F052"))
		if err != nil {
			t.Fatal(err)
		}
		if got := made.BirthDate(calendar.MustParse(c.on)).String(); got != c.want {
			t.Errorf("born %s, read on %s: %s", c.birth, c.on, got)
		}
		if !made.BornOn(calendar.MustParse(c.birth)) {
			t.Errorf("born %s: does not fit its own day", c.birth)
		}
	}
	if !code(t, "RSSMRA84D45F052R").BirthDate(calendar.Date{}).IsZero() {
		t.Error("a birth date without a day to count from")
	}
}

func TestSuccessCostsNoAllocation(t *testing.T) {
	p := person("D'ANGELO", "NICOLÒ", "M", "1999-12-31", "F052")
	c := code(t, "DNGNCL99T31F052X")
	if n := testing.AllocsPerRun(100, func() {
		_, _ = Parse("DNGNCL99T31F052X")
		c.Agree(p)
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"RSSMRA84D45F052R", "RSSMRAUQDQRFLRNM", "12345678903", "rss mra 84d45 f052r", "MLLSNT82P65Z404U"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := Parse(s)
		if err != nil {
			if !c.IsZero() {
				t.Fatalf("%q: error and code %v", s, c)
			}
			return
		}
		again, err := Parse(c.String())
		if err != nil || again != c {
			t.Fatalf("%q: %v reads back as %v, %v", s, c, again, err)
		}
		plain, err := Parse(c.Plain())
		if err != nil || plain.IsOmocode() || plain.Plain() != c.Plain() {
			t.Fatalf("%q: plain %v, %v", s, plain, err)
		}
		if birth := c.BirthDate(today); !birth.IsZero() && (birth.After(today) || !c.BornOn(birth)) {
			t.Fatalf("%q: born %v", s, birth)
		}
	})
}

func FuzzCompute(f *testing.F) {
	f.Add("D'Angelo", "Nicolò", int64(41000), true)
	f.Add("FO", "IO", int64(0), false)
	f.Fuzz(func(t *testing.T, surname, name string, days int64, female bool) {
		birth := calendar.MustParse("1900-01-01").AddDays(int(days % 60000))
		p := Person{surname, name, "M", birth, "F052"}
		if female {
			p.Sex = "F"
		}
		c, err := Compute(p)
		if err != nil {
			return
		}
		again, err := Parse(c.String())
		if err != nil || again != c || len(again.Agree(p)) != 0 {
			t.Fatalf("%v: %v, %v, %v", p, c, err, again.Agree(p))
		}
	})
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_, _ = Parse("RSSMRA84D45F052R")
	}
}

func BenchmarkAgree(b *testing.B) {
	c, p := code(b, "DNGNCL99T31F052X"), person("D'ANGELO", "NICOLÒ", "M", "1999-12-31", "F052")
	b.ReportAllocs()
	for b.Loop() {
		c.Agree(p)
	}
}
