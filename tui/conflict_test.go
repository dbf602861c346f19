package tui

import (
	"context"
	"slices"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

// conflictPort answers about conflicts.
type conflictPort struct {
	*port
	found []desk.Conflict
}

func (p *conflictPort) Conflicts(context.Context) ([]desk.Conflict, error) {
	return slices.Clone(p.found), nil
}

func (p *conflictPort) SettleConflict(_ context.Context, id, run string, take domain.Side) (desk.Row, error) {
	if err := p.note("settle " + id + " " + run + " " + string(take)); err != nil {
		return desk.Row{}, err
	}
	p.found = slices.DeleteFunc(p.found, func(c desk.Conflict) bool { return c.Appointment == id })
	return desk.Row{}, nil
}

func (p *port) Conflicts(context.Context) ([]desk.Conflict, error) { return nil, nil }

func someConflicts() []desk.Conflict {
	rows := aDay()
	moved, gone := rows[8], rows[3]
	moved.Visit = domain.VisitArrived
	gone.Conflict, gone.Case, gone.State = true, "k3", domain.InProgress
	applied := monday.Add(-20 * time.Minute)
	return []desk.Conflict{
		{Row: gone, Import: "r2", File: "matera-2.csv", AppliedAt: applied, Lacks: true, Fields: []desk.FieldDiff{
			{Name: "stato", Old: "prenotata"}, {Name: "data", Old: "23/11/2026"}, {Name: "ora", Old: "10:40"}, {Name: "cognome", Old: "VERDI"}, {Name: "nome", Old: "ANNA"},
		}, Since: []desk.Entry{{Day: date("2026-11-23"), Text: "10:20 A. Conti: segnato l'arrivo"}, {Day: date("2026-11-23"), Text: "10:21 A. Conti: pratica aperta"}}},
		{Row: moved, Import: "r2", File: "matera-2.csv", AppliedAt: applied, Fields: []desk.FieldDiff{
			{Name: "data", Old: "23/11/2026", New: "24/11/2026"}, {Name: "ora", Old: "11:00", New: "09:30"}, {Name: "telefono", Old: "", New: "3330000000\x1b[2J"},
			{Name: "stato", Old: "prenotata", New: "prenotata"}, {Name: "cognome", Old: "D'ANGELO", New: "D'ANGELO"},
		}, Since: []desk.Entry{{Day: date("2026-11-23"), Text: "10:30 A. Conti: segnato l'arrivo"}}},
	}
}

func TestConflictsAreDecidedOneByOne(t *testing.T) {
	p := &conflictPort{port: &port{rows: aDay()}, found: someConflicts()}
	d := start(t, p)
	d.Keys("c")
	d.Goldens("conflict-missing")
	d.Keys("p")
	d.Sees("La prenotazione di VERDI Anna risulta tolta dall'agenda, e resta", "barrata. La pratica resta com'è.")
	d.Keys("esc", "t")
	d.Sees("VERDI Anna: resta come allo sportello.", "1 da decidere")
	d.Goldens("conflict-moved")
	d.SeesNot("\x1b[2J")
	d.Keys("enter")
	d.Sees("Non c'è ancora una pratica")
	d.Keys("p")
	d.Goldens("conflict-take")
	d.Keys("enter")
	d.Sees("Nessun conflitto da decidere: agenda e sportello concordano.")
	if want := []string{"settle a3 r2 desk", "settle a8 r2 agenda"}; !slices.Equal(p.written, want) {
		t.Errorf("wrote %q, want %q", p.written, want)
	}
	d.Keys("t")
	d.Sees("Nessun conflitto da decidere.")
}

func TestConflictsBeginAtTheRowOfTheDay(t *testing.T) {
	p := &conflictPort{port: &port{rows: aDay()}, found: someConflicts()}
	d := start(t, p)
	for range 20 { // to the row with the conflict
		if r := d.Model.(*App).Top().(*agenda).selected(); r.Appointment == "a8" {
			break
		}
		d.Keys("down")
	}
	d.Keys("c")
	d.Sees("≠ telefono")
}

func TestADecisionThatCameTooLateSaysSo(t *testing.T) {
	p := &conflictPort{port: &port{rows: aDay()}, found: someConflicts()}
	d := start(t, p)
	d.Keys("c")
	p.err = &desk.Sentence{Text: "Questo conflitto non c'è più: è già stato deciso, o l'agenda concorda di nuovo."}
	d.Keys("t")
	d.Sees("✗ Questo conflitto non c'è più")
}
