package place

import (
	"slices"
	"testing"

	"civico/sportello/domain/calendar"
	"civico/sportello/domain/text"
)

func labels(places []Place) []string {
	var out []string
	for _, p := range places {
		out = append(out, p.Label())
	}
	return out
}

func TestComplete(t *testing.T) {
	for _, c := range []struct {
		typed string
		limit int
		want  []string // the first ones
	}{
		{"mat", 1, []string{"Matera (MT)"}},
		{"MATERA", 1, []string{"Matera (MT)"}},
		{"mass", 3, []string{"Massa (MS)", "Massafra (TA)", "Massarosa (LU)"}},
		{"roma", 2, []string{"Roma (RM)", "Romania"}},
		{"fran", 1, []string{"Francia"}},
		{"reggio e", 1, []string{"Reggio nell'Emilia (RE)"}},
		{"reggio nell", 1, []string{"Reggio nell'Emilia (RE)"}},
		{"citta di cas", 1, []string{"Città di Castello (PG)"}},
		{"sant'angelo dei", 1, []string{"Sant'Angelo dei Lombardi (AV)"}},
		{"SANT ANGELO DEI", 1, []string{"Sant'Angelo dei Lombardi (AV)"}},
		{"rotondo", 1, []string{"San Giovanni Rotondo (FG)"}},
		{"sovizzo", 3, []string{"Sovizzo (VI)", "Sovizzo (VI)"}},
		{"apuan", 3, []string{"Apuania (MS)"}},
		{"usa", 1, []string{"Stati Uniti d'America"}},
		{"olan", 1, []string{"Paesi Bassi"}},
		{"f052", 1, []string{"Matera (MT)"}},
		{"Z404", 1, []string{"Stati Uniti d'America"}},
		{"re", 5, []string{"Re (VB)"}},
		{"lu", 5, []string{"Lu (AL)"}},
		{"ma", 5, nil},
		{"", 5, nil},
		{"  '", 5, nil},
		{"matera", 0, nil},
		{"qqq", 5, nil},
		{"ital", 9, []string{"Itala (ME)", "Campione d'Italia (CO)"}},
	} {
		got := labels(Complete(c.typed, c.limit))
		if len(got) > c.limit || len(got) < len(c.want) || !slices.Equal(got[:len(c.want)], c.want) || c.want == nil && got != nil {
			t.Errorf("Complete(%q, %d) = %q, want %q first", c.typed, c.limit, got, c.want)
		}
	}
	if sovizzo := Complete("sovizzo", 2); sovizzo[0].Code != "M436" || sovizzo[1].Code != "I879" {
		t.Errorf("the ceased Sovizzo comes first: %v", sovizzo)
	}
}

// What lives comes first, nothing comes twice, and everything fits.
func TestCompleteKeepsItsOrder(t *testing.T) {
	for _, typed := range []string{"san", "mon", "cas", "val", "bor", "rep", "iso", "di "} {
		seen, ceased := map[string]bool{}, false
		for _, p := range Complete(typed, 10_000) {
			if seen[p.Code] || ceased && p.IsLiving() {
				t.Errorf("%q: %s twice or out of order", typed, p.Label())
			}
			seen[p.Code], ceased = true, ceased || !p.IsLiving()
		}
	}
}

// Every living municipality is found by its whole name, and by its first letters.
func TestEveryNameIsFound(t *testing.T) {
	tab := table()
	for i := range tab.rows {
		p := tab.place(i)
		if p.Code == "" {
			continue
		}
		if !slices.ContainsFunc(Complete(p.Name, 500), func(q Place) bool { return q.Code == p.Code }) {
			t.Fatalf("%s is not completed", p.Label())
		}
		if !slices.ContainsFunc(ByName(p.Label(), p.Last), func(q Place) bool { return q.Code == p.Code }) {
			t.Fatalf("%s is not found", p.Label())
		}
	}
}

func TestCompleteState(t *testing.T) {
	for typed, want := range map[string]string{"ital": "ITA", "ITALIA": "ITA", "roma": "ROU", "mar": "MAR", "regno": "GBR", "inghil": "GBR", "sviz": "CHE"} {
		if got := CompleteState(typed, 1); len(got) != 1 || got[0].ISO != want {
			t.Errorf("CompleteState(%q) = %v", typed, got)
		}
	}
	if got := CompleteState("matera", 5); len(got) != 0 {
		t.Errorf("Matera is a State: %v", got)
	}
}

func TestByName(t *testing.T) {
	for _, c := range []struct {
		name, day string
		want      []string // codes
	}{
		{"MATERA", "1984-04-05", []string{"F052"}},
		{" roma ", "1960-08-25", []string{"H501"}},
		{"NAPOLI", "", []string{"F839"}},
		{"Città di Castello", "1970-01-01", []string{"C745"}},
		{"CITTA' DI CASTELLO", "1970-01-01", []string{"C745"}},
		{"SANT ANGELO DEI LOMBARDI", "1970-01-01", []string{"I281"}},
		{"S. GIOVANNI ROTONDO", "1970-01-01", []string{"H926"}},
		{"S.ANGELO DEI LOMBARDI", "1970-01-01", []string{"I281"}},
		{"CASTRO", "1980-01-01", []string{"C337", "M261"}},
		{"CASTRO (BG)", "1980-01-01", []string{"C337"}},
		{"castro (le)", "1980-01-01", []string{"M261"}},
		{"CASTRO (MT)", "1980-01-01", nil},
		{"SOVIZZO", "2000-01-01", []string{"I879"}},
		{"SOVIZZO", "2025-01-01", []string{"M436"}},
		{"SOVIZZO", "", []string{"M436"}},
		{"APUANIA", "1940-01-01", []string{"A342"}},
		{"APUANIA", "1960-01-01", []string{"A342"}}, // nothing existed: what bears the name
		{"REGGIO EMILIA", "1980-01-01", []string{"H223"}},
		{"REGGIO CALABRIA", "1980-01-01", []string{"H224"}},
		{"ROMANIA", "1980-01-01", []string{"Z129"}},
		{"Stati Uniti d'America", "1980-01-01", []string{"Z404"}},
		{"U.R.S.S.", "1980-01-01", nil},
		{"URSS", "1980-01-01", []string{"Z135"}},
		{"Italia", "1980-01-01", nil}, // has no code
		{"", "", nil},
		{"(BG)", "", nil},
		{"QUALCHE POSTO", "", nil},
	} {
		day := calendar.Date{}
		if c.day != "" {
			day = calendar.MustParse(c.day)
		}
		var got []string
		for _, p := range ByName(c.name, day) {
			got = append(got, p.Code)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("ByName(%q, %s) = %v, want %v", c.name, c.day, got, c.want)
		}
	}
}

func FuzzSearch(f *testing.F) {
	for _, s := range []string{"mat", "Castro (BG)", "S. Pietro", "f052", "\xff", "san "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		key := text.Fold(s)
		for _, p := range Complete(s, 7) {
			if p.Name == "" || key == "" {
				t.Fatalf("%q completes to %+v", s, p)
			}
		}
		for _, p := range ByName(s, calendar.Date{}) {
			if p.Code == "" {
				t.Fatalf("%q is %+v", s, p)
			}
		}
		if p, ok := ByCode(s); ok && p.Code != s {
			t.Fatalf("%q is %+v", s, p)
		}
	})
}

func BenchmarkUnpack(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := unpack(packed); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkByCode(b *testing.B) {
	ByCode("F052") // unpacks
	b.ReportAllocs()
	for b.Loop() {
		ByCode("F052")
	}
}

func BenchmarkByName(b *testing.B) {
	day := calendar.MustParse("1984-04-05")
	b.ReportAllocs()
	for b.Loop() {
		ByName("MATERA", day)
	}
}

func BenchmarkComplete(b *testing.B) {
	for _, typed := range []string{"mat", "san", "san giovanni r"} {
		b.Run(typed, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Complete(typed, 8)
			}
		})
	}
}
