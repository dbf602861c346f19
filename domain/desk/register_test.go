package desk

import (
	"errors"
	"strings"
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/office"
)

func foundRow(number, handed string) FoundRow {
	return FoundRow{Number: number, HandedOn: calendar.MustParse(handed), From: "Polizia di Prova", State: FoundKept}
}

func TestDaysLeftAroundTheYear(t *testing.T) {
	for _, c := range []struct {
		handed, on, want string
		due              bool
	}{
		{"2025-11-23", "2025-11-23", "mancano 365 giorni", false},
		{"2025-11-23", "2026-11-21", "mancano 2 giorni", false},
		{"2025-11-23", "2026-11-22", "manca un giorno", false},
		{"2025-11-23", "2026-11-23", "ultimo giorno", false},
		{"2025-11-23", "2026-11-24", "da distruggere da oggi", true},
		{"2025-11-23", "2026-11-25", "da distruggere da ieri", true},
		{"2025-11-23", "2026-12-24", "da distruggere da 30 giorni", true},
		{"2028-02-29", "2028-03-01", "mancano 364 giorni", false},
		{"2028-02-29", "2029-02-28", "ultimo giorno", false},
		{"2028-02-29", "2029-03-01", "da distruggere da oggi", true},
		{"2027-02-28", "2028-02-28", "ultimo giorno", false},
		{"2027-02-28", "2028-02-29", "da distruggere da oggi", true},
	} {
		r := foundRow("YA1234567", c.handed)
		on := calendar.MustParse(c.on)
		if got := r.StateWords(on); got != c.want || r.Due(on) != c.due {
			t.Errorf("handed over on %s, on %s: %q, due %v", c.handed, c.on, got, r.Due(on))
		}
	}
}

func TestTheDestructionListOfADay(t *testing.T) {
	returned := foundRow("YA0000009", "2020-01-01")
	returned.State = FoundReturned
	rows := []FoundRow{
		foundRow("YA0000003", "2025-11-22"), foundRow("YA0000004", "2025-11-23"), foundRow("YA0000002", "2025-11-22"),
		foundRow("YA0000001", "2024-02-29"), returned,
	}
	numbers := func(on string) string {
		var out []string
		for _, r := range ToDestroy(rows, calendar.MustParse(on)) {
			out = append(out, r.Number[8:])
		}
		return strings.Join(out, " ")
	}
	for on, want := range map[string]string{
		"2025-02-28": "", "2025-03-01": "1", "2026-11-22": "1", "2026-11-23": "1 2 3", "2026-11-24": "1 2 3 4",
	} {
		if got := numbers(on); got != want {
			t.Errorf("on %s: %s, want %s", on, got, want)
		}
	}
}

func TestTheDestructionListAsAPaper(t *testing.T) {
	on := calendar.MustParse("2026-11-24")
	at := &office.Profile{Name: "Consolato di Prova"}
	known := foundRow("YA0000001", "2025-11-23")
	known.Surname, known.Name, known.BirthDate, known.Withdrawn = "ROSSI", "MARIA", calendar.MustParse("1984-04-05"), calendar.MustParse("2025-12-01")
	s := DestructionSlip([]FoundRow{known, foundRow("YA0000002", "2025-11-23")}, on, at, Settings{Desk: 2, Clerk: "A. Conti"}, on, false)
	want := "YA0000001, ROSSI MARIA, nascita 05/04/1984; consegnato il 23/11/2025 da: Polizia di Prova; anno compiuto il 23/11/2026; risulta ritirato il 01/12/2025"
	if got := s.Sections[0].Items[0].Text; got != want {
		t.Errorf("%s", got)
	}
	if got := s.Sections[0].Items[1].Text; !strings.Contains(got, "titolare non noto") {
		t.Errorf("%s", got)
	}
	if s.Signature == "" || s.Facts[1].Value != "2" || s.Sections[1].Items[0].Source != "RIN-1" {
		t.Errorf("%+v", s)
	}
	if s := DestructionSlip(nil, on, at, Settings{}, on, true); s.Signature != "" || !s.Invented || len(s.Sections) != 1 {
		t.Errorf("%+v", s)
	}
}

func TestEveryFaultHasItsSentence(t *testing.T) {
	for f := domain.FaultNumber; f <= domain.FaultNothingLeft; f++ {
		var said *Sentence
		if err := RegisterSentence(&domain.RegisterError{Fault: f, On: calendar.MustParse("2026-11-23")}); !errors.As(err, &said) || said.Text == "" || strings.Contains(said.Text, "%") {
			t.Errorf("fault %d: %v", f, err)
		}
	}
	if err := RegisterSentence(ErrNotFound); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
}

func TestEveryCodeOfTheRegistersHasItsName(t *testing.T) {
	for _, g := range domain.WithdrawalGrounds() {
		if WithdrawalLabel(g) == string(g) {
			t.Errorf("%s has no name", g)
		}
	}
	for _, w := range domain.WaysBack() {
		if GivenBackLabel(w) == string(w) {
			t.Errorf("%s has no name", w)
		}
	}
}
