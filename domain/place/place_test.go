package place

import (
	"slices"
	"strings"
	"testing"

	"civico/sportello/domain/calendar"
	"civico/sportello/domain/text"
)

func TestTheTableIsSmallAndWhole(t *testing.T) {
	if len(packed) > 300_000 {
		t.Errorf("%d bytes in the binary, at most 300 kB", len(packed))
	}
	municipalities, living, states := 0, 0, 0
	tab := table()
	for i := range tab.rows {
		p := tab.place(i)
		switch {
		case p.IsState():
			states++
			if len(p.ISO) != 3 || p.Province != "" || p.Code != "" && p.Code[0] != 'Z' {
				t.Errorf("odd State %+v", p)
			}
			continue
		case len(p.Province) != 2 || len(p.Code) != 4 || p.Code[0] == 'Z':
			t.Errorf("odd municipality %+v", p)
		case p.IsLiving():
			living++
			if ProvinceName(p.Province) == "" {
				t.Errorf("%+v: no such province", p)
			}
		case p.Last.Before(p.First):
			t.Errorf("%+v ceased before it began", p)
		}
		municipalities++
	}
	if municipalities != 9841 || living != 7896 || states != 223 {
		t.Errorf("%d municipalities, %d living, %d States", municipalities, living, states)
	}
}

func TestTheTableIsInTheOrderOfItsKeys(t *testing.T) {
	tab := table()
	for i, e := range tab.entries {
		if i > 0 && tab.key(e) < tab.key(tab.entries[i-1]) {
			t.Fatalf("%q comes after %q", tab.key(e), tab.key(tab.entries[i-1]))
		}
		name := tab.place(int(e.row)).Name
		if key := tab.key(e); key == "" || key != text.Fold(key) {
			t.Fatalf("%s: key %q", name, key)
		}
		if clean, removed := text.Clean(name); removed > 0 || clean != name || strings.ContainsAny(name, "ÃÂ\u00a0") {
			t.Errorf("%q was decoded wrongly", name)
		}
	}
}

func TestLivingMunicipalitiesByProvince(t *testing.T) {
	for province, want := range map[string]int{"MS": 17, "MT": 31, "BG": 243, "CN": 247, "MB": 55, "PU": 50, "RN": 27, "BT": 10, "SU": 107, "AO": 74, "ZZ": 0, "": 0} {
		n, last := 0, ""
		for p := range LivingIn(province) {
			if p.Province != province || !p.IsLiving() || text.Fold(p.Name) < text.Fold(last) {
				t.Errorf("%s: %+v after %s", province, p, last)
			}
			n, last = n+1, p.Name
		}
		if n != want {
			t.Errorf("%s has %d living municipalities, want %d", province, n, want)
		}
	}
	for p := range LivingIn("MT") {
		if p.Name != "Accettura" {
			t.Errorf("the first of Matera is %s", p.Name)
		}
		break
	}
}

func TestByCode(t *testing.T) {
	for _, c := range []struct{ code, label, iso, first, last string }{
		{"F052", "Matera (MT)", "", "1861-03-17", ""},
		{"G712", "Pisticci (MT)", "", "1861-03-17", ""},
		{"G786", "Policoro (MT)", "", "1959-04-25", ""},
		{"H501", "Roma (RM)", "", "1884-09-11", ""},
		{"A342", "Apuania (MS)", "", "1938-12-18", "1946-03-04"},
		{"M434", "Moransengo-Tonengo (AT)", "", "2023-01-01", ""},
		{"M435", "Uggiate con Ronago (CO)", "", "2024-01-01", ""},
		{"M436", "Sovizzo (VI)", "", "2024-01-22", ""},
		{"M437", "Setteville (BL)", "", "2024-01-22", ""},
		{"M438", "Santa Caterina d'Este (PD)", "", "2024-01-22", ""},
		{"I879", "Sovizzo (VI)", "", "1866-11-19", "2024-01-21"},
		{"L487", "Uggiate-Trevano (CO)", "", "1938-01-18", "2023-12-31"},
		{"G878", "Popoli Terme (PE)", "", "1861-03-17", ""},
		{"D801", "Villa di Briano (CE)", "", "1861-03-17", ""},
		{"C744", "Città della Pieve (PG)", "", "1861-03-17", ""},
		{"F436", "Monte di Mezzodì (BZ)", "", "1920-10-16", "1928-05-12"},
		{"A007", "Abbasanta (OR)", "", "", ""},
		{"Z110", "Francia", "FRA", "", ""},
		{"Z114", "Regno Unito", "GBR", "", ""},
		{"Z106", "Stato della Città del Vaticano", "VAT", "", ""},
		{"Z105", "Cecoslovacchia", "CSK", "", "1992-12-31"},
		{"Z160", "Kosovo", "XKX", "", ""},
	} {
		p, ok := ByCode(c.code)
		if !ok || p.Code != c.code || p.Label() != c.label || p.ISO != c.iso || p.First.String() != c.first || p.Last.String() != c.last {
			t.Errorf("%s: %+v, %v", c.code, p, ok)
		}
	}
	for _, code := range []string{"", "F05", "F0522", "f052", "F0A2", "0052", "Z999", "M999", "F05é"} {
		if p, ok := ByCode(code); ok {
			t.Errorf("%q is %+v", code, p)
		}
	}
}

func TestExisted(t *testing.T) {
	for _, c := range []struct {
		code, day string
		want      bool
	}{
		{"A342", "1938-12-17", false}, {"A342", "1938-12-18", true}, {"A342", "1946-03-04", true}, {"A342", "1946-03-05", false}, {"A342", "", false},
		{"M436", "2024-01-21", false}, {"M436", "2024-01-22", true}, {"I879", "2024-01-21", true}, {"I879", "2024-01-22", false},
		{"F052", "1984-04-05", true}, {"F052", "", true}, {"A007", "1950-01-01", true}, {"Z135", "1991-12-31", true}, {"Z135", "1992-01-01", false},
	} {
		p, _ := ByCode(c.code)
		day := calendar.Date{}
		if c.day != "" {
			day = calendar.MustParse(c.day)
		}
		if p.Existed(day) != c.want {
			t.Errorf("%s on %s: %v", p.Name, c.day, !c.want)
		}
	}
}

func TestApuaniaLivesOnInThree(t *testing.T) {
	got := Successors("A342")
	var names []string
	for _, code := range got {
		p, ok := ByCode(code)
		if !ok || !p.IsLiving() || p.Province != "MS" || !Related("A342", code) || !Related(code, "A342") {
			t.Errorf("%s: %+v", code, p)
		}
		names = append(names, p.Name)
	}
	if !slices.Equal(names, []string{"Massa", "Carrara", "Montignoso"}) {
		t.Errorf("Apuania became %v", names)
	}
	if Related("F023", "B832") || !Related("F052", "F052") || len(Successors("F052")) != 0 {
		t.Error("places are related that are not")
	}
	got[0] = "X"
	if Successors("A342")[0] != "F023" {
		t.Error("a caller can change the successors")
	}
}

func TestStateByISO(t *testing.T) {
	for iso, want := range map[string]string{"ITA": "Italia", "FRA": "Francia", "GBR": "Regno Unito", "MAR": "Marocco", "SUN": "Unione Sovietica", "SSD": "Sud Sudan"} {
		if p, ok := State(iso); !ok || p.Name != want || p.ISO != iso || !p.IsState() {
			t.Errorf("%s: %+v", iso, p)
		}
	}
	for _, iso := range []string{"", "IT", "ita", "XXX", "MT"} {
		if p, ok := State(iso); ok {
			t.Errorf("%q is %+v", iso, p)
		}
	}
	seen := map[string]string{}
	tab := table()
	for _, i := range tab.states {
		p := tab.place(int(i))
		if other := seen[p.ISO]; other != "" {
			t.Errorf("%s is %s and %s", p.ISO, p.Name, other)
		}
		seen[p.ISO] = p.Name
	}
}

func TestProvince(t *testing.T) {
	for code, want := range map[string]string{"F052": "MT", "A342": "MS", "H294": "RN", "Z110": "", "X000": ""} {
		if got, ok := Province(code); got != want || ok != (want != "") {
			t.Errorf("%s: %q, %v", code, got, ok)
		}
	}
	for letters, want := range map[string]string{"MT": "Matera", "MS": "Massa-Carrara", "BZ": "Bolzano", "AO": "Aosta", "PU": "Pesaro e Urbino", "RE": "Reggio nell'Emilia", "XX": ""} {
		if got := ProvinceName(letters); got != want {
			t.Errorf("%s is %q", letters, got)
		}
	}
}

func TestUnion(t *testing.T) {
	for _, c := range []struct {
		iso, day        string
		inEU, alongside bool
	}{
		{"ITA", "2026-11-23", true, false}, {"FRA", "2026-11-23", true, false}, {"HRV", "2013-06-30", false, false}, {"HRV", "2013-07-01", true, false},
		{"GBR", "2020-12-31", true, false}, {"GBR", "2021-01-01", false, false}, {"ROU", "2006-12-31", false, false}, {"ROU", "2007-01-01", true, false},
		{"CHE", "2026-11-23", false, true}, {"CHE", "2002-05-31", false, false}, {"NOR", "2026-11-23", false, true}, {"ISL", "2026-11-23", false, true},
		{"LIE", "2026-11-23", false, true}, {"MAR", "2026-11-23", false, false}, {"SMR", "2026-11-23", false, false}, {"", "2026-11-23", false, false},
		{"ITA", "", false, false},
	} {
		day := calendar.Date{}
		if c.day != "" {
			day = calendar.MustParse(c.day)
		}
		if InEU(c.iso, day) != c.inEU || InEEAOrSwiss(c.iso, day) != c.alongside {
			t.Errorf("%s on %s: %v, %v", c.iso, c.day, InEU(c.iso, day), InEEAOrSwiss(c.iso, day))
		}
	}
	members := 0
	for iso := range union {
		if _, ok := State(iso); !ok {
			t.Errorf("no State %s", iso)
		}
		if InEU(iso, calendar.MustParse("2026-11-23")) {
			members++
		}
	}
	if members != 27 {
		t.Errorf("%d members", members)
	}
}

func TestLookupsDoNotAllocate(t *testing.T) {
	day := calendar.MustParse("2026-11-23")
	ByCode("F052")
	if n := testing.AllocsPerRun(100, func() {
		ByCode("F052")
		Province("F052")
		State("FRA")
		InEU("FRA", day)
		Related("A342", "F023")
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
