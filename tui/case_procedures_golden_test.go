package tui_test

import (
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/office"
)

// booked is a booking of a child for a passport, resident in a place.
func booked(place string) []desk.Row {
	return []desk.Row{{Appointment: "b1", Code: "TH7K2Q", Date: caseDay, Section: domain.SectionOrdinary, Surname: "ROSSI", Name: "LUCA", Sex: "M", BirthPlace: place,
		BirthDate: calendar.MustParse("2018-03-10"), ResidencePlace: place, Procedure: domain.Passport, Status: desk.BookingLive, Visit: domain.VisitArrived}}
}

// declare plays a declaration up to its companion.
func declare(p *player) {
	p.walkIn("ROSSI", "LUCA", "10/03/2018", "2")
	p.Keys("s", "s", "enter", "s", "s", "s")
	p.types("CA00000AA", "10/03/2028")
	p.Keys("s", "s")
	p.types("20/12/2026", "05/01/2027")
	p.Keys("s")
	p.types("fran")
	p.Keys("s")
}

func TestEveryProcedureLooksRight(t *testing.T) {
	for _, c := range []struct {
		name string
		at   func() *office.Profile
		play func(p *player)
	}{
		{"choice", questura, func(p *player) { p.Keys("w", "f2") }},
		{"choice-consulate", consulate, func(p *player) { p.Keys("w", "f2") }},
		{"not-here", questura, func(p *player) {
			p.store.rows = booked("F052")
			p.store.rows[0].Procedure = domain.EmergencyDocument
			p.Keys("ctrl+r", "enter")
		}},
		{"accompaniment", questura, func(p *player) { declare(p); p.Keys("s"); p.types("gialli pia") }},
		{"accompaniment-trip", questura, func(p *player) { declare(p); p.Keys("shift+tab") }},
		{"accompaniment-office-form", questura, func(p *player) {
			declare(p)
			p.Keys("s")
			p.types("gialli pia")
			p.Keys("s", "shift+tab", "down", "down", "n", "2")
			p.types("viaggio breve")
			p.Keys("shift+tab", "down", "down")
		}},
		{"accompaniment-summary", questura, func(p *player) {
			declare(p)
			p.Keys("s")
			p.types("gialli pia")
			p.Keys("s", "s")
			p.types("verdi", "anna")
			p.Keys("s")
			p.types("rossi", "paolo")
			p.Keys("o")
		}},
		{"residence", questura, func(p *player) {
			p.walkIn("ROSSI", "MARIA", "05/04/1984", "3")
			p.Keys("s", "enter", "s", "s", "s")
			p.types("CA12345AB", "05/04/2031")
			p.Keys("s")
		}},
		{"collection", questura, func(p *player) {
			p.walkIn("ROSSI", "MARIA", "05/04/1984", "4")
			p.Keys("s")
			p.types("ya1234567")
			p.Keys("enter", "n", "2")
		}},
		{"collective", questura, func(p *player) {
			p.walkIn("ROSSI", "MARIA", "05/04/1984", "5")
			p.Keys("tab", "tab", "s")
			p.types("24")
		}},
		{"laissez-passer", questura, func(p *player) { p.walkIn("ROSSI", "LUCA", "10/03/2018", "6"); p.Keys("s", "s", "enter") }},
		{"emergency", consulate, func(p *player) { p.walkIn("ROSSI", "MARIA", "05/04/1984", "5"); p.Keys("s", "s", "s") }},
		{"consulate-cash", consulate, func(p *player) { p.store.rows = booked("Z241"); p.Keys("ctrl+r", "enter", "tab", "tab", "tab") }},
		{"consulate-consents", consulate, func(p *player) {
			p.store.rows = booked("Z241")
			p.Keys("ctrl+r", "enter", "tab", "tab", "tab", "tab", "s")
		}},
		{"temporary", questura, func(p *player) {
			p.store.rows = booked("F052")
			p.store.rows[0].BirthDate = calendar.MustParse("1984-04-05")
			p.Keys("ctrl+r", "enter")
			for range 5 {
				p.Keys("down")
			}
			p.Keys("n", "8", "shift+tab", "tab", "shift+tab")
		}},
		{"pec", questura, func(p *player) {
			p.walkIn("ROSSI", "LUCA", "10/03/2018", "")
			for range 5 {
				p.Keys("down")
			}
			p.Keys("n", "1")
		}},
		{"municipality", questura, func(p *player) {
			p.walkIn("ROSSI", "LUCA", "10/03/2018", "")
			for range 5 {
				p.Keys("down")
			}
			p.Keys("n", "6", "tab", "tab", "tab", "s", "s", "shift+tab")
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newPlayer(t, c.at())
			c.play(p)
			p.Goldens("procedure-" + c.name)
		})
	}
}
