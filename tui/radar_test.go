package tui

import (
	"context"
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

// radarPort has something of every kind to look after.
type radarPort struct {
	conflictPort
	lines []desk.RadarLine
}

func (p *radarPort) Radar(context.Context, domain.Date) ([]desk.RadarLine, error) {
	return p.lines, nil
}

func (p *radarPort) FoundBooklets(context.Context) ([]desk.FoundRow, error) {
	return []desk.FoundRow{{Number: "YA0000001", Surname: "NERI", Name: "CARLA", State: desk.FoundKept, HandedOn: date("2025-11-20"), From: "Polizia di Prova"}}, nil
}

func aRadar() *radarPort {
	rows := aDay()
	conflict, leaves, left, found := rows[8], rows[3], rows[2], desk.Row{Surname: "NERI", Name: "CARLA"}
	leaves.Date, leaves.Departure, leaves.Case, leaves.State = date("2026-12-01"), date("2026-12-05"), "", ""
	left.Case, left.State, left.Date = "k9", domain.Suspended, date("2026-11-20")
	conflict.Date = date("2026-11-23")
	suspended := &domain.Work{ID: "k9", Version: 1, State: domain.Suspended, Facts: domain.Case{Procedure: domain.Passport, Office: "matera"}}
	suspended.Facts.Holder.Surname, suspended.Facts.Holder.Name = "BIANCHI", "CARLA"
	return &radarPort{conflictPort: conflictPort{port: &port{rows: rows, cases: map[string]*domain.Work{"k9": suspended}}}, lines: []desk.RadarLine{
		{Kind: desk.RadarConflict, Row: conflict, Due: conflict.Date, Text: "L'agenda dice altro di una prenotazione a cui lo sportello ha già lavorato: ora «10:00», non «09:00»."},
		{Kind: desk.RadarDeparture, Row: leaves, Due: leaves.Departure, Text: "Parte il 05/12/2026; l'appuntamento è il 01/12/2026 alle 09:10."},
		{Kind: desk.RadarOpen, Row: left, Since: left.Date, Text: "Pratica lasciata sospesa il 20/11/2026."},
		{Kind: desk.RadarFound, Row: found, Booklet: "YA0000001", Due: date("2026-11-20"), Text: "Passaporto rinvenuto YA0000001: da distruggere da 2 giorni."},
	}}
}

func TestTheRadarShowsWhatWaitsAndLeadsThere(t *testing.T) {
	d := start(t, aRadar())
	d.Keys("s")
	d.Goldens("radar")
	d.Keys("enter")
	d.Sees("Conflitti fra agenda e sportello")
	d.Keys("esc")
	d.Sees("Scadenze", "4 cose")
	d.Keys("end", "enter")
	d.Sees("Registro dei passaporti rinvenuti", "YA0000001")
	d.Keys("esc", "home", "down", "down")
	d.Sees("⏎ apri la pratica")
	d.Keys("enter")
	d.Sees("BIANCHI Carla")
	d.Keys("esc")
	d.Sees("Scadenze", "▸ da 3 g")
	d.Keys("up")
	d.Sees("⏎ vai al giorno")
	d.Keys("enter")
	d.Sees("martedì 1 dicembre 2026", "esc scadenze")
	d.Keys("esc")
	d.Sees("Scadenze", "▸ fra 12 g")
	d.Keys("esc", "esc")
	d.Sees("martedì 1 dicembre 2026", "Questa è la prima schermata")
	d.Keys("esc", "s", "down", "enter", "right", "esc") // another day: the list is left
	d.Sees("Questa è la prima schermata")
}

func TestARadarWithNothingOnItSaysSo(t *testing.T) {
	d := start(t, &port{rows: aDay()})
	d.Keys("s")
	d.Sees("Niente in scadenza")
	d.Keys("enter")
	d.Sees("Niente da aprire.")
	d.Keys("esc")
	d.Sees("13 appuntamenti")
}
