package rules

import (
	"strings"
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
)

// lawsUntil bounds what the tests list, so that a later law leaves them alone.
var lawsUntil = calendar.MustParse("2026-11-23")

func TestWhatChangedSinceADay(t *testing.T) {
	const all = "2023-06-14 GEN-1; 2024-12-10 ASS-8; 2025-12-01 VER-1; 2025-12-01 VER-10; 2026-02-19 COL-4; 2026-02-19 INV-2; 2026-08-03 IDE-7"
	for _, x := range []struct{ name, day, want string }{
		{"dal primo giorno codificato", "2023-03-10", all},
		{"prima delle regole", "2020-01-01", all},
		{"il giorno stesso conta", "2025-12-01", "2025-12-01 VER-1; 2025-12-01 VER-10; 2026-02-19 COL-4; 2026-02-19 INV-2; 2026-08-03 IDE-7"},
		{"dal giorno dopo", "2025-12-02", "2026-02-19 COL-4; 2026-02-19 INV-2; 2026-08-03 IDE-7"},
		{"dopo l'ultima", "2026-08-04", ""},
	} {
		var got []string
		for _, c := range Since(calendar.MustParse(x.day)) {
			if c.Version.From.After(lawsUntil) {
				break
			}
			got = append(got, c.Version.From.String()+" "+c.Rule.ID)
			if c.Before == nil || c.Rule.In(c.Version.From) != c.Version || c.Rule.In(c.Version.From.AddDays(-1)) != c.Before {
				t.Errorf("%s: %s does not turn on %s", x.name, c.Rule.ID, c.Version.From)
			}
		}
		if s := strings.Join(got, "; "); s != x.want {
			t.Errorf("%s: %s\nwant %s", x.name, s, x.want)
		}
	}
}

func TestTurningDaysAreListedOnce(t *testing.T) {
	var got []string
	for _, d := range TurningDays() {
		if !d.After(lawsUntil) {
			got = append(got, d.String())
		}
	}
	if s := strings.Join(got, " "); s != "2023-06-14 2024-12-10 2025-12-01 2026-02-19 2026-08-03" {
		t.Error(s)
	}
}

func TestARuleThatWasNotThereHasNothingBefore(t *testing.T) {
	was := book
	defer func() { book = was }()
	born := &Rule{ID: "NEW-1", Versions: []Version{from("2999-01-01", "Nuova.", "L. 1/2999")}}
	book = append(append([]*Rule(nil), was...), born)
	last := Since(calendar.MustParse("2999-01-01"))
	if len(last) != 1 || last[0].Rule != born || last[0].Before != nil || !last[0].Rule.AppliesTo(domain.Collection) {
		t.Errorf("%+v", last)
	}
}
