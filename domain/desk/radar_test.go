package desk

import (
	"fmt"
	"strings"
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
)

// The radar of 30/11/2026: the worst first, and nothing that does not wait.
func TestRadar(t *testing.T) {
	day := calendar.MustParse
	on := day("2026-11-30")
	nine, _ := calendar.NewHour(9, 0)
	row := func(name, date, departure string, state domain.State) Row {
		r := Row{Surname: name, Date: day(date), Hour: nine, Status: BookingLive, State: state}
		if departure != "" {
			r.Departure = day(departure)
		}
		if state != "" {
			r.Case = name
		}
		return r
	}
	with := func(r Row, change func(*Row)) Row { change(&r); return r }
	waits := func(r Row) WaitingCase { return WaitingCase{Row: r, Headline: "Manca una cosa: le foto."} }
	sight := &RadarSight{
		Conflicts: []Conflict{
			{Row: row("CONFLITTO DOMANI", "2026-12-01", "", ""), Fields: []FieldDiff{{Name: "ora", Old: "09:00", New: "10:00"}, {Name: "nome", Old: "UGO", New: "UGO"}}},
			{Row: row("CONFLITTO PASSATO", "2026-11-20", "", domain.Accepted), Lacks: true},
			{Row: row("CONFLITTO LONTANO", "2026-12-20", "", ""), Lacks: true},
		},
		Bookings: []Row{
			row("PARTE PRIMA", "2026-12-10", "2026-12-05", ""),
			row("PARTE DOPO", "2026-11-30", "2026-12-12", ""),
			row("PARTE IL TRENTESIMO", "2026-12-09", "2026-12-30", ""),
			row("PARTE PIÙ IN LÀ", "2026-12-09", "2026-12-31", ""),
			row("PARTITO", "2026-11-30", "2026-11-29", ""),
			with(row("ANNULLATO", "2026-12-01", "2026-12-05", ""), func(r *Row) { r.Status = BookingCancelled }),
			with(row("NON VENUTO", "2026-11-30", "2026-12-05", ""), func(r *Row) { r.Visit = domain.VisitNoShow }),
			with(row("GIÀ PRATICA", "2026-11-30", "2026-12-05", ""), func(r *Row) { r.Case = "k" }),
		},
		Accepted: []Row{row("ACCOLTA PARTE", "2026-11-23", "2026-12-07", domain.Accepted), row("ACCOLTA PARTITA", "2026-11-03", "2026-11-29", domain.Accepted)},
		Cases: []WaitingCase{
			waits(row("IN CORSO OGGI", "2026-11-30", "", domain.InProgress)),
			waits(row("IN CORSO IERI", "2026-11-29", "", domain.InProgress)),
			waits(row("SOSPESA OGGI", "2026-11-30", "", domain.Suspended)),
			waits(row("DA INTEGRARE", "2026-11-10", "", domain.Incomplete)),
			waits(row("INTEGRA E PARTE", "2026-11-10", "2026-12-02", domain.Incomplete)),
			{Row: row("NULLA OSTA", "2026-11-02", "", domain.AwaitingClearance), Asked: day("2026-11-04")},
			{Row: row("NULLA OSTA ARRIVATO", "2026-11-02", "", domain.AwaitingClearance), Asked: day("2026-11-04"), Received: day("2026-11-27")},
			{Row: row("IMPRONTE", "2026-11-05", "", domain.AwaitingClearance), Headline: "Resta dovuta la presenza per le impronte."},
		},
		Found: []FoundRow{
			{Number: "YA0000001", Surname: "RINVENUTO", HandedOn: day("2025-12-20"), State: FoundKept},
			{Number: "YA0000002", Surname: "RINVENUTO TARDI", HandedOn: day("2025-10-20"), State: FoundKept},
			{Number: "YA0000003", Surname: "RINVENUTO PRESTO", HandedOn: day("2026-10-20"), State: FoundKept},
			{Number: "YA0000004", Surname: "RESO", HandedOn: day("2025-10-20"), State: FoundReturned},
		},
	}
	var got strings.Builder
	for _, l := range Radar(sight, on) {
		fmt.Fprintf(&got, "%s %d %t %s: %s\n", l.Kind, l.Days(on), l.HasDue(), l.Row.Surname, l.Text)
	}
	want := `conflict 1 true CONFLITTO DOMANI: L'agenda dice altro di una prenotazione a cui lo sportello ha già lavorato: ora «10:00», non «09:00».
departure 2 true INTEGRA E PARTE: Parte il 02/12/2026. Da integrare dal 10/11/2026. Manca una cosa: le foto.
departure 5 true PARTE PRIMA: Parte il 05/12/2026, prima dell'appuntamento del 10/12/2026.
departure 7 true ACCOLTA PARTE: Parte il 07/12/2026; la pratica è accolta dal 23/11/2026.
conflict -10 true CONFLITTO PASSATO: L'agenda non ha più la prenotazione a cui lo sportello ha già lavorato.
open -1 false IN CORSO IERI: Pratica lasciata in corso il 29/11/2026.
open 0 false SOSPESA OGGI: Pratica lasciata sospesa il 30/11/2026.
departure 12 true PARTE DOPO: Parte il 12/12/2026; l'appuntamento è oggi alle 09:00.
conflict 20 true CONFLITTO LONTANO: L'agenda non ha più la prenotazione a cui lo sportello ha già lavorato.
departure 30 true PARTE IL TRENTESIMO: Parte il 30/12/2026; l'appuntamento è il 09/12/2026 alle 09:00.
clearance -26 false NULLA OSTA: Nulla osta chiesto il 04/11/2026, non ancora arrivato.
clearance -25 false IMPRONTE: In attesa dal 05/11/2026. Resta dovuta la presenza per le impronte.
incomplete -20 false DA INTEGRARE: Da integrare dal 10/11/2026. Manca una cosa: le foto.
clearance -3 false NULLA OSTA ARRIVATO: Nulla osta arrivato il 27/11/2026: la pratica si può riprendere.
found -41 true RINVENUTO TARDI: Passaporto rinvenuto YA0000002: da distruggere da 40 giorni.
found 20 true RINVENUTO: Passaporto rinvenuto YA0000001: mancano 20 giorni.
`
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}
