package calendar

import "testing"

const (
	matera  = "07-02"
	cuneo   = "09-29"
	bergamo = "08-26"
)

func patron(t testing.TB, s string) Patron {
	t.Helper()
	p, err := ParsePatron(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// The checks that the rule book gives for TER-1 and TER-2, and others around them.
func TestDeadlines(t *testing.T) {
	for _, c := range []struct {
		name, filed, patron, legal, working string
	}{
		{"TER: Immacolata sul quindicesimo giorno", "2026-11-23", matera, "2026-12-09", "2026-12-15"},
		{"TER: Pasquetta in mezzo", "2027-03-22", matera, "2027-04-06", "2027-04-13"},
		{"TER: San Francesco in mezzo", "2027-09-20", matera, "2027-10-05", "2027-10-12"},
		{"TER: patrono di Cuneo", "2027-09-20", cuneo, "2027-10-05", "2027-10-13"},
		{"senza patrono", "2027-09-20", "", "2027-10-05", "2027-10-12"},
		{"presentata di sabato", "2026-11-21", matera, "2026-12-07", "2026-12-14"},
		{"scade di domenica", "2026-11-28", matera, "2026-12-14", "2026-12-21"},
		{"Natale, Santo Stefano e domenica", "2026-12-10", matera, "2026-12-28", "2027-01-04"},
		{"San Francesco 2025 non è festa", "2025-09-19", matera, "2025-10-04", "2025-10-10"},
		{"patrono di Bergamo di mercoledì", "2026-08-17", bergamo, "2026-09-01", "2026-09-08"},
		{"fine febbraio bisestile", "2028-02-28", "last-day-of-february", "2028-03-14", "2028-03-21"},
		{"non nota", "", matera, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			filed := day(t, c.filed)
			if got := LegalDeadline(filed, 15).String(); got != c.legal {
				t.Errorf("legal: %s, want %s", got, c.legal)
			}
			if got := WorkingDays(filed, 15, patron(t, c.patron)).String(); got != c.working {
				t.Errorf("working: %s, want %s", got, c.working)
			}
		})
	}
}

func TestLegalDeadlineExtended(t *testing.T) {
	filed := day(t, "2026-11-23")
	for days, want := range map[int]string{15: "2026-12-09", 20: "2026-12-14", 30: "2026-12-23", 35: "2026-12-28", 0: "2026-11-23"} {
		if got := LegalDeadline(filed, days).String(); got != want {
			t.Errorf("%d days: %s, want %s", days, got, want)
		}
	}
}

func TestNoWorkingDayLeft(t *testing.T) {
	p := patron(t, matera)
	for from, want := range map[string]string{"2026-11-23": "2026-11-23", "2026-11-21": "2026-11-23", "2027-07-02": "2027-07-05", "9999-12-31": "9999-12-31"} {
		if got := WorkingDays(day(t, from), 0, p).String(); got != want {
			t.Errorf("from %s: %s, want %s", from, got, want)
		}
	}
	if got := WorkingDays(day(t, "9999-12-30"), 50, patron(t, "12-31")).String(); got != "9999-12-31" {
		t.Errorf("at the end of the calendar: %s", got)
	}
}

// TER-3: what was left of each term runs on from the day the clearance came.
func TestDeadlinesAfterAClearance(t *testing.T) {
	for _, c := range []struct {
		name, from, to, legal, working string
	}{
		{"chiesto il giorno stesso", "2026-11-23", "2026-12-01", "2026-12-16", "2026-12-23"},
		{"giorno della richiesta non noto", "", "2026-12-01", "2026-12-16", "2026-12-23"},
		{"chiesto prima della presentazione", "2026-11-20", "2026-12-01", "2026-12-16", "2026-12-23"},
		{"chiesto dopo cinque giorni, quattro lavorativi", "2026-11-28", "2026-12-10", "2026-12-21", "2026-12-28"},
		{"arrivato il giorno della richiesta", "2026-11-25", "2026-11-25", "2026-12-09", "2026-12-15"},
		{"arrivato prima della richiesta", "2026-11-25", "2026-11-20", "2026-12-09", "2026-12-15"},
		{"chiesto l'ultimo giorno utile", "2026-12-09", "2026-12-20", "2026-12-21", "2026-12-24"},
		{"chiesto a termini scaduti", "2026-12-16", "2027-01-10", "2026-12-09", "2026-12-15"},
		{"non ancora arrivato", "2026-11-25", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			filed, p := day(t, "2026-11-23"), Pause{day(t, c.from), day(t, c.to)}
			if got := LegalDeadlineAfter(filed, 15, p).String(); got != c.legal {
				t.Errorf("legal: %s, want %s", got, c.legal)
			}
			if got := WorkingDaysAfter(filed, 15, patron(t, matera), p).String(); got != c.working {
				t.Errorf("working: %s, want %s", got, c.working)
			}
		})
	}
	if got := LegalDeadlineAfter(Date{}, 15, Pause{To: day(t, "2026-12-01")}); !got.IsZero() {
		t.Errorf("nothing filed: %v", got)
	}
}

// A pause never brings a deadline forward, and a later return never makes it earlier.
func TestPauseOnlyPostpones(t *testing.T) {
	filed, p := day(t, "2027-03-15"), patron(t, "03-19")
	legal, working := LegalDeadline(filed, 15), WorkingDays(filed, 15, p)
	for from := filed; from.Before(legal); from = from.AddDays(1) {
		before := [2]Date{legal, working}
		for to := from; to.Before(legal.AddDays(40)); to = to.AddDays(1) {
			now := [2]Date{LegalDeadlineAfter(filed, 15, Pause{from, to}), WorkingDaysAfter(filed, 15, p, Pause{from, to})}
			if now[0].Before(before[0]) || now[1].Before(before[1]) {
				t.Fatalf("pause %v-%v: %v after %v", from, to, now, before)
			}
			before = now
		}
	}
}

func TestDeadlinesDoNotAllocate(t *testing.T) {
	filed, p := day(t, "2026-11-23"), patron(t, matera)
	if n := testing.AllocsPerRun(100, func() {
		LegalDeadlineAfter(filed, 15, Pause{filed, filed.AddDays(9)})
		WorkingDaysAfter(filed, 15, p, Pause{filed, filed.AddDays(9)})
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkWorkingDays(b *testing.B) {
	filed, p := day(b, "2026-11-23"), patron(b, matera)
	b.ReportAllocs()
	for b.Loop() {
		WorkingDays(filed, 15, p)
	}
}
