package main

import (
	"bytes"
	"strings"
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
)

func TestDoubtfulDaysAreAskedAboutAtTheTerminal(t *testing.T) {
	day := calendar.MustParse("2026-11-23")
	s := desk.ImportSummary{From: day, To: day.AddDays(1), Doubts: []domain.Date{day}, Warnings: []string{"Il file non ha nessuna prenotazione del 23/11/2026."}}
	for answer, want := range map[string]bool{"s\n": true, "n\n": false, "": false} {
		var said bytes.Buffer
		p := &program{in: strings.NewReader(answer), out: &bytes.Buffer{}, err: &said, terminal: true}
		err := p.confirmDays(s)
		if (err == nil) != want || !strings.Contains(said.String(), "non ha nessuna prenotazione") || !strings.Contains(said.String(), "dal 23/11/2026 al 24/11/2026? [s/n]") {
			t.Errorf("%q: %v\n%s", answer, err, &said)
		}
	}
	if err := (&program{}).confirmDays(s); err != nil {
		t.Errorf("nobody to be asked: %v", err)
	}
	if err := (&program{terminal: true}).confirmDays(desk.ImportSummary{}); err != nil {
		t.Errorf("nothing to ask: %v", err)
	}
}
