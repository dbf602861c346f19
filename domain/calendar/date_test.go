package calendar

import (
	"testing"
	"time"
)

func day(t testing.TB, s string) Date {
	t.Helper()
	if s == "" {
		return Date{}
	}
	d, err := Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestNewDateKnowsLeapYears(t *testing.T) {
	for _, c := range []struct {
		y, m, d int
		ok      bool
	}{
		{2024, 2, 29, true}, {2026, 2, 29, false}, {2000, 2, 29, true}, {1900, 2, 29, false}, {2100, 2, 29, false},
		{2026, 2, 28, true}, {2026, 4, 31, false}, {2026, 12, 31, true}, {2026, 0, 1, false}, {2026, 13, 1, false},
		{2026, 1, 0, false}, {0, 1, 1, false}, {1, 1, 1, true}, {9999, 12, 31, true}, {10000, 1, 1, false}, {-4, 1, 1, false},
	} {
		d, ok := NewDate(c.y, c.m, c.d)
		if ok != c.ok || ok == d.IsZero() {
			t.Errorf("NewDate(%d, %d, %d) = %v, %v", c.y, c.m, c.d, d, ok)
		}
		if y, m, dd := d.Split(); ok && (y != c.y || m != c.m || dd != c.d) {
			t.Errorf("%v splits into %d %d %d", d, y, m, dd)
		}
	}
}

func TestEveryDayOfFourCenturies(t *testing.T) {
	d := day(t, "1800-01-01")
	at := time.Date(1800, 1, 1, 0, 0, 0, 0, time.UTC)
	for range 400 * 366 {
		if d.String() != at.Format(time.DateOnly) || d.Weekday() != at.Weekday() || d.Italian() != at.Format("02/01/2006") {
			t.Fatalf("%v %v is not %v", d, d.Weekday(), at)
		}
		if again := FromTime(at); again != d || !again.Time().Equal(at) {
			t.Fatalf("FromTime(%v) = %v", at, again)
		}
		d, at = d.AddDays(1), at.AddDate(0, 0, 1)
	}
}

func TestAddMonthsEndsOnTheLastDay(t *testing.T) {
	for _, c := range []struct {
		from   string
		months int
		want   string
	}{
		{"2026-08-31", 6, "2027-02-28"}, {"2023-08-31", 6, "2024-02-29"}, {"2026-01-31", 1, "2026-02-28"},
		{"2026-11-23", 6, "2027-05-23"}, {"2026-12-31", 1, "2027-01-31"}, {"2024-02-29", 12, "2025-02-28"},
		{"2024-02-29", 48, "2028-02-29"}, {"2026-03-31", -1, "2026-02-28"}, {"2026-01-15", -13, "2024-12-15"},
		{"2026-05-05", 0, "2026-05-05"}, {"", 5, ""},
		{"9999-06-01", 12, "9999-12-31"}, {"0001-02-01", -12, "0001-01-01"}, {"2026-01-01", 1 << 40, "9999-12-31"},
	} {
		if got := day(t, c.from).AddMonths(c.months).String(); got != c.want {
			t.Errorf("%s %+d months = %s, want %s", c.from, c.months, got, c.want)
		}
	}
}

func TestAddDaysStaysKnown(t *testing.T) {
	for _, c := range []struct {
		from string
		days int
		want string
	}{
		{"2024-02-28", 1, "2024-02-29"}, {"2026-02-28", 1, "2026-03-01"}, {"2026-01-01", -1, "2025-12-31"},
		{"0001-01-01", -1, "0001-01-01"}, {"9999-12-31", 1, "9999-12-31"}, {"2026-01-01", -1 << 50, "0001-01-01"}, {"", 1, ""},
	} {
		if got := day(t, c.from).AddDays(c.days).String(); got != c.want {
			t.Errorf("%s %+d days = %s, want %s", c.from, c.days, got, c.want)
		}
	}
}

func TestAgeIsReachedAtTheBirthday(t *testing.T) {
	for _, c := range []struct {
		birth, on string
		want      int
	}{
		{"2014-11-24", "2026-11-23", 11}, {"2014-11-24", "2026-11-24", 12},
		{"2008-02-29", "2026-02-27", 17}, {"2008-02-29", "2026-02-28", 18}, // common year: the 28th
		{"2008-02-29", "2020-02-28", 11}, {"2008-02-29", "2020-02-29", 12}, // leap year: the 29th
		{"2026-11-23", "2026-11-23", 0}, {"2026-11-24", "2026-11-23", -1}, {"1920-01-01", "2026-11-23", 106},
	} {
		if got := Age(day(t, c.birth), day(t, c.on)); got != c.want {
			t.Errorf("born %s, on %s: %d years, want %d", c.birth, c.on, got, c.want)
		}
	}
}

func TestOrder(t *testing.T) {
	a, b := day(t, "2025-11-30"), day(t, "2025-12-01")
	if !a.Before(b) || a.After(b) || !b.After(a) || a.Before(a) || a.After(a) || a.DaysUntil(b) != 1 || b.DaysUntil(a) != -1 {
		t.Error("30 November 2025 and 1 December 2025 are out of order")
	}
	if z := (Date{}); !z.IsZero() || z.String() != "" || z.Italian() != "" || z.Year() != 0 || !z.Before(a) {
		t.Error("the unknown date is not what it says")
	}
}

func TestParseReadsOneFormOnly(t *testing.T) {
	for _, s := range []string{"", "2026-11-3", "2026-11-31", "2026/11/23", "23-11-2026", " 2026-11-23", "2026-11-23 ", "+026-11-23", "2026-1a-23", "0000-01-01", "２026-11-23"} {
		if d, err := Parse(s); err == nil {
			t.Errorf("Parse(%q) = %v", s, d)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2026-11-23", "2024-02-29", "2026-02-29", "0001-01-01", "9999-12-31", "x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Parse(s)
		if err != nil {
			if !d.IsZero() {
				t.Fatalf("%q: error and date %v", s, d)
			}
			return
		}
		if d.String() != s {
			t.Fatalf("%q reads as %v", s, d)
		}
		if at, err := time.Parse(time.DateOnly, s); err != nil || FromTime(at) != d {
			t.Fatalf("%q: package time says %v, %v", s, at, err)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_, _ = Parse("2026-11-23")
	}
}

func BenchmarkSplit(b *testing.B) {
	d := day(b, "2026-11-23")
	b.ReportAllocs()
	for b.Loop() {
		d.Split()
	}
}
