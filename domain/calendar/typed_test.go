package calendar

import (
	"errors"
	"strings"
	"testing"
)

func TestParseTyped(t *testing.T) {
	const today = "2026-11-23"
	for _, c := range []struct{ in, want string }{
		{"23112026", today}, {"231126", today}, {"23/11", today}, {"23/11/26", today}, {"23/11/2026", today},
		{"23-11-2026", today}, {"23.11.2026", today}, {"23 11 2026", today}, {"2026-11-23", today}, {"2026/11/23", today},
		{" 23/11/2026 ", today}, {"oggi", today}, {"OGGI", today}, {"ieri", "2026-11-22"}, {"domani", "2026-11-24"},
		{"+15", "2026-12-08"}, {"-3", "2026-11-20"}, {"+0", today},
		{"23 nov 2026", today}, {"23 novembre 2026", today}, {"23 NOVEMBRE", today}, {"lun 23 nov", today}, {"23-nov-26", today},
		{"1/2", "2026-02-01"}, {"1/2/26", "2026-02-01"}, {"01022026", "2026-02-01"}, {"5-4", "2026-04-05"},
		{"1/1/46", "2046-01-01"}, {"1/1/47", "1947-01-01"}, {"29/02/24", "2024-02-29"}, {"1/1/1900", "1900-01-01"},
	} {
		got, err := ParseTyped(c.in, day(t, today))
		if err != nil || got.String() != c.want {
			t.Errorf("ParseTyped(%q) = %v, %v; want %s", c.in, got, err, c.want)
		}
	}
}

func TestParseTypedBirth(t *testing.T) {
	const today = "2026-11-23"
	for _, c := range []struct{ in, want string }{
		{"05041984", "1984-04-05"}, {"050484", "1984-04-05"}, {"5/4/84", "1984-04-05"}, {"12/10/55", "1955-10-12"},
		{"23/11/26", today}, {"24/11/26", "1926-11-24"}, {"1/1/27", "1927-01-01"}, {"29/02/24", "2024-02-29"},
		{"oggi", today}, {"ieri", "2026-11-22"}, {"-3", "2026-11-20"},
	} {
		got, err := ParseTypedBirth(c.in, day(t, today))
		if err != nil || got.String() != c.want {
			t.Errorf("ParseTypedBirth(%q) = %v, %v; want %s", c.in, got, err, c.want)
		}
	}
}

func TestParseTypedRefuses(t *testing.T) {
	typed, birth := ParseTyped, ParseTypedBirth
	for _, c := range []struct {
		in      string
		read    func(string, Date) (Date, error)
		problem DateProblem
		says    string
	}{
		{"", typed, NotTyped, "non è una data: scrivere GG/MM, GG/MM/AAAA, oggi, -3"},
		{"domenica", typed, NotTyped, "non è una data: scrivere GG/MM, GG/MM/AAAA, oggi, -3"},
		{"2311", typed, NotTyped, "non è una data: scrivere GG/MM, GG/MM/AAAA, oggi, -3"},
		{"23/11-2026", typed, NotTyped, "non è una data: scrivere GG/MM, GG/MM/AAAA, oggi, -3"},
		{"23/11/026", typed, NotTyped, "non è una data: scrivere GG/MM, GG/MM/AAAA, oggi, -3"},
		{"23/11/", typed, NotTyped, "non è una data: scrivere GG/MM, GG/MM/AAAA, oggi, -3"},
		{"/11/2026", typed, NotTyped, "non è una data: scrivere GG/MM, GG/MM/AAAA, oggi, -3"},
		{"123/11", typed, NotTyped, "non è una data: scrivere GG/MM, GG/MM/AAAA, oggi, -3"},
		{"23/11/2026/1", typed, NotTyped, "non è una data: scrivere GG/MM, GG/MM/AAAA, oggi, -3"},
		{"2026-11-123", typed, NotTyped, "non è una data: scrivere GG/MM, GG/MM/AAAA, oggi, -3"},
		{"+", typed, NotTyped, "non è una data: scrivere GG/MM, GG/MM/AAAA, oggi, -3"},
		{"+1a", typed, NotTyped, "non è una data: scrivere GG/MM, GG/MM/AAAA, oggi, -3"},
		{"+123456", typed, NotTyped, "non è una data: scrivere GG/MM, GG/MM/AAAA, oggi, -3"},
		{"31/02/2026", typed, NoSuchDay, "il giorno 31/2/2026 non esiste"},
		{"29/02", typed, NoSuchDay, "il giorno 29/2/2026 non esiste"},
		{"20261123", typed, NoSuchDay, "il mese 26 non esiste"},
		{"01/01/1899", typed, YearTooFar, "l'anno 1899 non è plausibile"},
		{"01/01/2200", typed, YearTooFar, "l'anno 2200 non è plausibile"},
		{"-99999", typed, TooFar, "troppi giorni"},
		{"5/4", birth, NoYear, "manca l'anno"},
		{"24/11/2026", birth, InFuture, "nel futuro"},
		{"domani", birth, NotADate, "non è una data: scrivere GG/MM/AAAA"},
		{"+1", birth, NotADate, "non è una data: scrivere GG/MM/AAAA"},
		{"31 novembre 2026", typed, NoSuchDay, "il giorno 31/11/2026 non esiste"},
		{"mar 23 novembre 2026", typed, OtherWeekday, "il 23/11/2026 è lunedì"},
		{"mar 23/11/2026", typed, OtherWeekday, "il 23/11/2026 è lunedì"},
		{"29 feb 2027", ParseWritten, NoSuchDay, "il giorno 29/2/2027 non esiste"},
		{"24 nov 2026", birth, InFuture, "nel futuro"},
		{"lun 23 nov", ParseWritten, NoYear, "manca l'anno"},
		{"oggi", ParseWritten, NotADate, "non è una data: scrivere GG/MM/AAAA"},
		{"+15", ParseWritten, NotADate, "non è una data: scrivere GG/MM/AAAA"},
		{"12-02-2026 09x00", ParseWritten, MoreThanADay, "dopo il giorno c'è altro: se è un'ora, scriverla OO:MM"},
		{"23 nov 2026 mattina", ParseWritten, MoreThanADay, "dopo il giorno c'è altro"},
		{"2026-11-23T9x", ParseWritten, MoreThanADay, "dopo il giorno c'è altro"},
		{"05/04/1984 alle 0", ParseWrittenBirth, MoreThanADay, "dopo il giorno c'è altro"},
		{"11/23/2026 09x00", ParseWritten, NotADate, "non è una data"},
		{"23/11", ParseWritten, NoYear, "manca l'anno"},
		{"ieri", ParseWrittenBirth, NotADate, "non è una data: scrivere GG/MM/AAAA"},
		{"01/01/2027", ParseWrittenBirth, InFuture, "nel futuro"},
	} {
		d, err := c.read(c.in, day(t, "2026-11-23"))
		var e *DateError
		if !errors.As(err, &e) || e.Problem != c.problem || !strings.Contains(e.Sentence(), c.says) || !d.IsZero() || e.Error() == "" {
			t.Errorf("%q: %v, %v", c.in, d, err)
		}
	}
}

func TestParseWritten(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"23/11/2026", "2026-11-23"}, {"23-11-26", "2026-11-23"}, {"2026-11-23", "2026-11-23"}, {"231126", "2026-11-23"},
	} {
		if got, err := ParseWritten(c.in, day(t, "2026-11-23")); err != nil || got.String() != c.want {
			t.Errorf("ParseWritten(%q) = %v, %v", c.in, got, err)
		}
	}
	for _, s := range []string{
		"23 nov 2026", "23 novembre 2026", "23 Nov. 2026", "23-nov-26", "23-NOV-2026", "23/nov/2026", "23.nov.2026", "23 novembre 26",
		"lun 23 novembre 2026", "lunedì 23 novembre 2026", "LUNEDÌ 23 NOV 2026", "lunedi 23 novembre 2026", "Lunedi' 23 novembre 2026",
		"lun 23/11/2026", "Lunedì 23-11-26", "lun. 23 nov 2026", "lunedì, 23 novembre 2026", "lun,23-nov-26",
	} {
		if got, err := ParseWritten(s, day(t, "2026-11-22")); err != nil || got.String() != "2026-11-23" {
			t.Errorf("ParseWritten(%q) = %v, %v", s, got, err)
		}
	}
	for i, s := range strings.Fields("gen feb mar apr mag giu lug ago set ott nov dic") {
		for _, word := range []string{s, monthNames[i]} {
			if got, err := ParseWritten("1° "+word+" 2026", day(t, "2026-11-22")); err != nil || got != (day(t, "2026-01-01").AddMonths(i)) {
				t.Errorf("1° %s: %v, %v", word, got, err)
			}
		}
	}
	// What could be another day, or is another language's, is no date.
	for _, s := range []string{
		"23 no 2026", "23 ma 2026", "23 november 2026", "23 may 2026", "nov 23 2026", "novembre 23, 2026", "2026 nov 23", "23nov2026", "23 nov2026",
		"23-nov 2026", "23 nov-2026", "23 nov 026", "23 nov 2026 x", "023 nov 2026", "23 mar. nov 2026", "lunedì", "lun nov 2026", "domani 23 nov 2026",
		"lun23 nov 2026", "dopo 23 nov 2026", "23 nov 2026/11", "23°nov 2026", "23 nov ", "23 2026 nov",
	} {
		if got, err := ParseWritten(s, day(t, "2026-11-22")); err == nil {
			t.Errorf("ParseWritten(%q) = %v", s, got)
		}
	}
	if got, err := ParseWrittenBirth("12 ott 55", day(t, "2026-11-23")); err != nil || got.String() != "1955-10-12" {
		t.Errorf("ParseWrittenBirth = %v, %v", got, err)
	}
	if got, err := ParseWrittenBirth("12/10/55", day(t, "2026-11-23")); err != nil || got.String() != "1955-10-12" {
		t.Errorf("ParseWrittenBirth = %v, %v", got, err)
	}
}

func TestParseTypedHour(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"9:30", "09:30"}, {"09.30", "09:30"}, {"9,30", "09:30"}, {"930", "09:30"}, {"0930", "09:30"}, {"9", "09:00"}, {"12", "12:00"},
		{"00:00", "00:00"}, {"23:59", "23:59"}, {" 8:05 ", "08:05"}, {"09:30:00", "09:30"}, {"9.30.15", "09:30"}, {"0", "00:00"},
		{"09h00", "09:00"}, {"9h", "09:00"}, {"9h30", "09:30"}, {"9H30", "09:30"}, {"14h", "14:00"},
	} {
		got, err := ParseTypedHour(c.in)
		if err != nil || got.String() != c.want {
			t.Errorf("ParseTypedHour(%q) = %v, %v; want %s", c.in, got, err, c.want)
		}
		if again, err := ParseHour(got.String()); err != nil || again != got {
			t.Errorf("%v does not read back: %v", got, err)
		}
	}
	for _, c := range []struct{ in, says string }{
		{"", "non è un'ora"}, {"25:10", "non esiste"}, {"24:00", "non esiste"}, {"9:60", "non esiste"}, {"2530", "non esiste"}, {"99", "non esiste"},
		{"9:3", "non è un'ora"}, {"9:300", "non è un'ora"}, {"9-30", "non è un'ora"}, {"mattina", "non è un'ora"}, {"09300", "non è un'ora"},
		{":30", "non è un'ora"}, {"9:30:", "non è un'ora"}, {"9:30:60", "non è un'ora"}, {"9:30.00", "non è un'ora"}, {"9:-1", "non è un'ora"},
		{"h", "non è un'ora"}, {"h30", "non è un'ora"}, {"9h3", "non è un'ora"}, {"930h", "non è un'ora"}, {"9h30h", "non è un'ora"}, {"25h", "non esiste"},
	} {
		h, err := ParseTypedHour(c.in)
		var e *HourError
		if !errors.As(err, &e) || !strings.Contains(e.Sentence(), c.says) || !h.IsZero() || e.Error() == "" {
			t.Errorf("ParseTypedHour(%q) = %v, %v", c.in, h, err)
		}
	}
}

func TestHourIsOrdered(t *testing.T) {
	early, _ := NewHour(8, 15)
	late, _ := NewHour(13, 0)
	midnight, ok := NewHour(0, 0)
	if !early.Before(late) || late.Before(early) || early.Minutes() != 495 || !ok || midnight.IsZero() || !(Hour{}).IsZero() || (Hour{}).String() != "" {
		t.Error("hours are out of order")
	}
	if _, err := ParseHour("8:15"); err == nil {
		t.Error("ParseHour read 8:15")
	}
}

func FuzzParseTyped(f *testing.F) {
	for _, s := range []string{"23112026", "231126", "23/11", "23.11.26", "2026-11-23", "oggi", "+15", "-3", "29/02/24", "lunedì 23 nov 26", "1° mar 2027", "9:30", "0930", "9:30:00"} {
		f.Add(s)
	}
	today := MustParse("2026-11-23")
	f.Fuzz(func(t *testing.T, s string) {
		for _, read := range []func(string, Date) (Date, error){ParseTyped, ParseTypedBirth, ParseWritten, ParseWrittenBirth} {
			d, err := read(s, today)
			if (err == nil) == d.IsZero() {
				t.Fatalf("%q: %v, %v", s, d, err)
			}
			if err == nil {
				if y := d.Year(); y < firstWrittenYear || y > lastWrittenYear {
					t.Fatalf("%q: %v", s, d)
				}
				if again, err := read(d.Italian(), today); err != nil || again != d {
					t.Fatalf("%q: %v reads back as %v, %v", s, d, again, err)
				}
			}
		}
		if d, err := ParseTypedBirth(s, today); err == nil && d.After(today) {
			t.Fatalf("%q: born on %v", s, d)
		}
		if h, err := ParseTypedHour(s); (err == nil) == h.IsZero() {
			t.Fatalf("%q: %v, %v", s, h, err)
		}
	})
}

func TestTypedDatesDoNotAllocate(t *testing.T) {
	today := day(t, "2026-11-23")
	if n := testing.AllocsPerRun(100, func() {
		_, _ = ParseTyped("23/11/2026", today)
		_, _ = ParseWrittenBirth("05/04/84", today)
		_, _ = ParseTypedHour("09.30")
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkParseTyped(b *testing.B) {
	today := day(b, "2026-11-23")
	b.ReportAllocs()
	for b.Loop() {
		_, _ = ParseTyped("23/11/2026", today)
	}
}
