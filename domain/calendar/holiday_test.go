package calendar

import "testing"

func TestEaster(t *testing.T) {
	for _, want := range []string{
		"1943-04-25", "1961-04-02", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31", "2025-04-20",
		"2026-04-05", "2027-03-28", "2028-04-16", "2035-03-25", "2038-04-25", "2076-04-19",
	} {
		d := day(t, want)
		if got := Easter(d.Year()); got != d {
			t.Errorf("Easter of %d: %v, want %v", d.Year(), got, want)
		}
	}
}

func TestEasterIsASundayInItsMonthOfDays(t *testing.T) {
	for y := 1583; y <= 4000; y++ {
		e := Easter(y)
		_, m, d := e.Split()
		if e.Weekday() != 0 || m*100+d < 322 || m*100+d > 425 {
			t.Fatalf("Easter of %d on %v, a %v", y, e, e.Weekday())
		}
	}
}

func TestHolidays(t *testing.T) {
	for _, c := range []struct {
		name, date    string
		holiday, rest bool
	}{
		{"Capodanno", "2026-01-01", true, true},
		{"Epifania", "2026-01-06", true, true},
		{"Pasqua", "2026-04-05", true, true},
		{"Lunedì dell'Angelo", "2026-04-06", true, true},
		{"Martedì dopo Pasqua", "2026-04-07", false, false},
		{"Venerdì Santo", "2026-04-03", false, false},
		{"Liberazione", "2026-04-25", true, true},
		{"Festa del Lavoro", "2026-05-01", true, true},
		{"Festa della Repubblica", "2026-06-02", true, true},
		{"Ferragosto", "2026-08-15", true, true},
		{"San Francesco 2025, sabato", "2025-10-04", false, false},
		{"San Francesco 2026, domenica", "2026-10-04", true, true},
		{"San Francesco 2027, lunedì", "2027-10-04", true, true},
		{"Ognissanti", "2026-11-01", true, true},
		{"Defunti", "2026-11-02", false, false},
		{"Immacolata", "2026-12-08", true, true},
		{"Natale", "2026-12-25", true, true},
		{"Santo Stefano", "2026-12-26", true, true},
		{"domenica", "2026-11-22", false, true},
		{"sabato", "2026-11-21", false, false},
		{"lunedì", "2026-11-23", false, false},
		{"non nota", "", false, false},
	} {
		d := day(t, c.date)
		if IsHoliday(d) != c.holiday || IsRestDay(d) != c.rest {
			t.Errorf("%s %s: holiday %v, rest %v", c.name, c.date, IsHoliday(d), IsRestDay(d))
		}
	}
}

func TestTwelveHolidaysAndEasterEachYear(t *testing.T) {
	for year, want := range map[int]int{2024: 12, 2025: 12, 2026: 13, 2027: 13, 2030: 13} {
		got := 0
		for d := civil(year, 1, 1); d.Year() == year; d = d.AddDays(1) {
			if IsHoliday(d) {
				got++
			}
		}
		if got != want {
			t.Errorf("%d has %d holidays, want %d", year, got, want)
		}
	}
}

func TestPatron(t *testing.T) {
	for _, c := range []struct {
		in   string
		year int
		want string
	}{
		{"07-02", 2027, "2027-07-02"}, {"10-04", 2026, "2026-10-04"}, {"02-28", 2028, "2028-02-28"}, {"02-01", 2026, "2026-02-01"},
		{"last-day-of-february", 2027, "2027-02-28"}, {"last-day-of-february", 2028, "2028-02-29"}, {"", 2027, ""}, {"07-02", 0, ""},
	} {
		p, err := ParsePatron(c.in)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.In(c.year).String(); got != c.want || p.String() != c.in || p.IsZero() != (c.in == "") {
			t.Errorf("%q in %d: %q, prints %q", c.in, c.year, got, p)
		}
		if d := p.In(c.year); p.Falls(d) == d.IsZero() || p.Falls(d.AddDays(1)) {
			t.Errorf("%q falls wrongly about %v", c.in, d)
		}
	}
	for _, s := range []string{"02-29", "02-30", "13-01", "00-10", "7-2", "0702", "07/02", "ab-cd", "last-day-of-march", "07-00"} {
		if p, err := ParsePatron(s); err == nil {
			t.Errorf("ParsePatron(%q) = %v", s, p)
		}
	}
}
