package tui

import (
	"context"
	"slices"
	"strings"
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

func (p *port) Conflicts(context.Context) ([]desk.Conflict, error)           { return nil, nil }
func (p *port) Radar(context.Context, domain.Date) ([]desk.RadarLine, error) { return nil, nil }

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
	d.Sees("Segna tolta", "La prenotazione di VERDI Anna risulta tolta dall'agenda, e resta", "barrata. La pratica resta com'è.")
	d.Keys("esc", "t")
	d.Goldens("conflict-keep")
	if len(p.written) > 0 {
		t.Errorf("wrote %q before the answer", p.written)
	}
	d.Keys("enter")
	d.Sees("VERDI Anna: resta come allo sportello.", "1 da decidere")
	d.Goldens("conflict-moved")
	d.SeesNot("\x1b[2J")
	d.Keys("t")
	d.Sees("resta com'è: data 23/11/2026, ora")
	d.Keys("esc", "ctrl+z")
	d.Sees("Una decisione non si annulla", "si ripristina dall'agenda con r.")
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
	d.Keys("t", "enter")
	d.Sees("✗ Questo conflitto non c'è più")
}

func TestEveryFieldOfAConflictIsReached(t *testing.T) {
	found := someConflicts()
	for i := range 16 {
		found[0].Fields = append(found[0].Fields, desk.FieldDiff{Name: "campo " + itoa(i+1), Old: "x" + itoa(i+1)})
	}
	for i := range 4 {
		found[0].Since = append(found[0].Since, desk.Entry{Day: date("2026-11-23"), Text: "10:3" + itoa(i) + " A. Conti: foto viste"})
	}
	for range 6 {
		found = append(found, found[1])
	}
	d := start(t, &conflictPort{port: &port{rows: aDay()}, found: found})
	d.Keys("c")
	d.Goldens("conflict-many-fields")
	d.Sees("prenotazione       c'è", "↓ 15 altre righe, pag↓")
	seen := d.Screen()
	for range 6 {
		d.Keys("pgdown")
		seen += d.Screen()
	}
	for i := range 16 {
		if want := " campo " + itoa(i+1) + " "; !strings.Contains(seen, want) {
			t.Errorf("nowhere:%q", want)
		}
	}
	d.Sees("campo 16", "↑ ", "pag↑")
	d.Keys("pgup")
	d.Sees("pag↓")
	d.Keys("down", "up")
	d.Sees("prenotazione       c'è")
}

func TestLongValuesThatDifferAreShownWhole(t *testing.T) {
	found := someConflicts()[1:]
	found[0].Fields = append([]desk.FieldDiff{{Name: "note", Old: "Chiede la consegna a domicilio in via Roma 1", New: "Chiede la consegna a domicilio in via Roma 12, scala B"}}, found[0].Fields...)
	d := start(t, &conflictPort{port: &port{rows: aDay()}, found: found})
	d.Keys("c")
	d.Sees(" ≠ note             Chiede la consegna a         Chiede la consegna a\n", "domicilio in via Roma 1      domicilio in via Roma 12,\n", "scala B")
}
