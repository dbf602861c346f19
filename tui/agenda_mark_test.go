package tui

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/tui/theme"
)

// goneDay is the morning with two bookings that an export lacks; one of them stands
// all the same.
func goneDay() []desk.Row {
	gone := booking("g1", 10, 20, "BRUNO", "SILVIA", "")
	gone.Sex, gone.BirthDate, gone.Status = "F", date("1991-01-01"), desk.BookingVanished
	gone.GoneFile, gone.GoneAt = "agenda.csv", time.Date(2026, 11, 23, 8, 30, 0, 0, monday.Location())
	stands := booking("g2", 11, 40, "RICCI", "ELIO", "")
	stands.BirthDate, stands.Restored = date("1985-01-01"), true
	return append(aDay(), gone, stands)
}

// on puts the agenda's cursor on a booking.
func on(t *testing.T, a *App, appointment string) {
	t.Helper()
	s := a.Top().(*agenda)
	for i, n := range s.rows {
		if s.day.Rows[n].Appointment == appointment {
			s.list.To(i)
			return
		}
	}
	t.Fatalf("no row %s", appointment)
}

func TestABookingOffTheAgendaSaysWhyAndIsRestored(t *testing.T) {
	p := &port{rows: goneDay()}
	d := start(t, p)
	on(t, d.Model.(*App), "g1")
	d.Goldens("agenda-gone")
	d.Sees("▸ 10:20  × tolta          BRUNO Silvia", "Tolta: manca in «agenda.csv» del 23/11/2026 08:30.", "r ripristina")
	d.Keys("n")
	d.Sees("nessuno era atteso; r lo ripristina.")
	d.Keys("r")
	d.Sees("BRUNO Silvia: ripristinata. ctrl+z annulla.", "Ripristinata: vale anche se in agenda non c'è.", "r togli di nuovo")
	d.Goldens("agenda-restored")
	d.Keys("ctrl+z")
	d.Sees("BRUNO Silvia: di nuovo tolta, come in agenda.", "× tolta")
	d.Keys("r", "r")
	d.Sees("BRUNO Silvia: di nuovo tolta, come in agenda. ctrl+z annulla.")
	d.Keys("ctrl+z")
	d.Sees("BRUNO Silvia: ripristinata", "! in ritardo     BRUNO Silvia             passaporto     ripristinata")
	want := []string{"restore g1", "off g1", "restore g1", "off g1", "restore g1"}
	if !slices.Equal(p.written, want) {
		t.Errorf("wrote %q, want %q", p.written, want)
	}
}

func TestWhoCameForABookingOffTheAgendaIsStillSeenToBe(t *testing.T) {
	d := start(t, &port{rows: goneDay()})
	on(t, d.Model.(*App), "g1")
	d.Keys("a")
	d.Sees("◆ arrivata       BRUNO Silvia", "× tolta", "Tolta: manca in «agenda.csv»")
	d.Keys("r")
	d.Sees("◆ arrivata       BRUNO Silvia", "ripristinata")
	d.Keys("ctrl+z")
	d.Sees("× tolta", "BRUNO Silvia: di nuovo tolta")
	d.Keys("f")
	d.Type("tolta")
	d.Sees("BRUNO Silvia", "1 di 15")
}

func TestOnlyABookingOffTheAgendaIsRestored(t *testing.T) {
	p := &port{rows: goneDay()}
	p.rows[14].Visit, p.rows[14].Case, p.rows[14].State = domain.VisitArrived, "k12", domain.InProgress
	d := start(t, p)
	for id, why := range map[string]string{
		"a5": "Si ripristina solo una prenotazione tolta dall'agenda.",
		"a6": "È annullata, non tolta",
		"g2": "C'è già una pratica: la prenotazione resta ripristinata.",
	} {
		on(t, d.Model.(*App), id)
		d.Keys("r")
		d.Sees(why)
	}
	if len(p.written) > 0 {
		t.Errorf("wrote %q", p.written)
	}
}

func TestABookingOffTheAgendaIsStruckThrough(t *testing.T) {
	d := start(t, &port{rows: goneDay()}, func(e *Env) { e.Theme = theme.Theme{Depth: theme.NoColor} })
	struck := theme.Theme{Depth: theme.NoColor}.Styles().Gone.Paint("BRUNO Silvia")
	if !strings.Contains(d.Model.View(), struck) {
		t.Errorf("not struck through:\n%q", d.Model.View())
	}
	on(t, d.Model.(*App), "g1")
	if here := (theme.Theme{Depth: theme.NoColor}).Styles().GoneHere.Paint("BRUNO Silvia"); !strings.Contains(d.Model.View(), here) {
		t.Errorf("not struck through under the cursor:\n%q", d.Model.View())
	}
}

func TestALongFileNameLeavesItsEndsInTheReason(t *testing.T) {
	p := &port{rows: goneDay()}
	p.rows[13].GoneFile = "esportazione_agenda_passaporti_questura_di_matera_\x1b[31m20261123_0830.csv"
	d := start(t, p)
	on(t, d.Model.(*App), "g1")
	d.Sees("Tolta: manca in «esportazione_agend", "0830.csv» del 23/11/2026 08:30.")
	d.Keys("enter")
	d.Sees("Aprire lo stesso?", "L'appuntamento è stato tolto: manca in")
}

func TestCtrlZNamesTheMarkThatIsGone(t *testing.T) {
	d := start(t, &port{rows: goneDay()})
	on(t, d.Model.(*App), "a5")
	d.Keys("n", "ctrl+z")
	d.Sees("RUSSO Pia: tolto il segno di assenza.")
	d.Keys("a", "n", "ctrl+z")
	d.Sees("RUSSO Pia: tolto il segno di assenza, di nuovo arrivato.")
	d.Keys("ctrl+z")
	d.Sees("RUSSO Pia: tolto il segno di arrivo.")
}

// importedPort has an import made after the clerk began.
type importedPort struct {
	*port
	at time.Time
}

func (p *importedPort) Day(ctx context.Context, d domain.Date) (desk.Day, error) {
	out, err := p.port.Day(ctx, d)
	out.Imported = p.at
	return out, err
}

func TestCtrlZAfterAnImportPointsToTheImports(t *testing.T) {
	p := &importedPort{&port{rows: aDay()}, monday.Add(-time.Hour)}
	d := start(t, p)
	d.Keys("ctrl+z")
	d.Sees("Un'importazione si annulla con h.")
	on(t, d.Model.(*App), "a5")
	d.Keys("n")
	p.at = d.Clock.Now().Add(time.Second)
	d.Keys("ctrl+r", "ctrl+z")
	d.Sees("con h. Annullare invece «RUSSO Pia: non presentato»?")
	d.Keys("esc")
	d.Sees("– non presentato RUSSO Pia")
	d.Keys("ctrl+z", "enter")
	d.Sees("RUSSO Pia: tolto il segno di assenza.")
}

func TestTheAgendaBeginsAtWhoWaitsThoughTheAgendaLacksThem(t *testing.T) {
	rows := goneDay()
	rows[3].Visit, rows[4].Visit, rows[13].Visit = domain.VisitBooked, domain.VisitBooked, domain.VisitArrived
	d := start(t, &port{rows: rows})
	d.Sees("▸ 10:20  ◆ arrivata       BRUNO Silvia")
}
