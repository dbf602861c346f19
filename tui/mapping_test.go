package tui

import (
	"context"
	"slices"
	"testing"

	bookings "civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
)

// columnsPort is a port and a mapper: a file that has no code until its column is
// named.
type columnsPort struct {
	*port
	proposed *bookings.Profile
	saved    *bookings.Profile
}

func (p *columnsPort) PrepareImport(ctx context.Context, file string, o desk.ImportOptions, progress func(desk.Progress)) (desk.ImportPlan, error) {
	p.options = o
	if o.Profile == nil {
		return nil, &desk.Sentence{Text: "«strano.csv» non ha le colonne necessarie: manca «codice prenotazione». L'agenda non è cambiata.", Usage: true}
	}
	return p.port.PrepareImport(ctx, file, o, progress)
}

func (p *columnsPort) Propose(context.Context, string, string) (*bookings.Profile, error) {
	return p.proposed, nil
}

func (p *columnsPort) Sample(context.Context, string, string) (Sample, error) { return aSample{}, nil }

func (p *columnsPort) SaveProfile(_ context.Context, pr *bookings.Profile) (string, error) {
	if err := p.note("profile " + pr.Name); err != nil {
		return "", err
	}
	p.saved = pr
	return "/profili/strano.toml", nil
}

type aSample struct{}

func (aSample) Header() []string {
	return []string{"Id app.", "Giorno", "Ora", "Utente", "Nome", "Stato"}
}

func (aSample) Rows() [][]string {
	return [][]string{{"A1", "11/23/2026", "9:30", "ROSSI", "MARIA", "OK"}, {"A2", "11/24/2026", "10", "VERDI", "ANNA\x1b[2J", "KO"}}
}

func (aSample) Known() map[bookings.Field]string {
	return map[bookings.Field]string{bookings.Day: "Giorno", bookings.Hour: "Ora", bookings.Name: "Nome", bookings.Status: "Stato"}
}

func (aSample) Read(p *bookings.Profile) ([]desk.SampleRow, error) {
	switch {
	case p == nil || p.Columns[bookings.CodeColumn] == "" || p.Columns[bookings.Surname] == "":
		return nil, &desk.Sentence{Text: "«strano.csv» non ha le colonne necessarie: manca «codice prenotazione», «cognome». L'agenda non è cambiata.", Usage: true}
	case len(p.Dates) == 0:
		return []desk.SampleRow{{Line: 2, Fault: desk.ReadFault{Column: "Giorno", Value: "11/23/2026", Reason: "il mese 23 non esiste"}}, {Line: 3, Fault: desk.ReadFault{Column: "Giorno", Value: "11/24/2026", Reason: "il mese 24 non esiste"}}}, nil
	case p.Words[bookings.Status]["OK"] == "":
		return []desk.SampleRow{{Line: 2, Fault: desk.ReadFault{Column: "Stato", Value: "OK", Reason: "lo stato non è tra quelli noti"}}}, nil
	}
	return []desk.SampleRow{{Line: 2, Shown: "A1 · 23/11/2026 09:30 · ROSSI MARIA"}, {Line: 3, Shown: "A2 · 24/11/2026 10:00 · VERDI ANNA"}}, nil
}

func withColumns(t *testing.T) (*columnsPort, func(*Env)) {
	t.Helper()
	p := &columnsPort{port: &port{rows: aDay(), plan: aPlan()}}
	return p, func(e *Env) { e.Mapper, e.Paths.Imports = p, exports(t) }
}

func TestColumnsOfAnUnknownFileAreTiedWithTheKeyboard(t *testing.T) {
	p, with := withColumns(t)
	d := start(t, p, with)
	d.Keys("i", "down", "enter")
	d.Sees("Colonne non riconosciute", "Si può dire quali colonne sono")
	d.Keys("enter")
	d.Goldens("mapping")
	d.Keys("s")
	d.Sees("Manca ancora la colonna di un campo che serve sempre.")
	d.Keys("enter")
	d.Goldens("mapping-choose")
	d.Type("id")
	d.Keys("enter", "down", "down", "down", "down", "down", "enter") // to the surname
	d.Type("utente")
	d.Keys("enter")
	d.Sees("✗ riga 2, Giorno «11/23/2026»: il mese 23 non esiste")
	d.Keys("d")
	d.Type("mm/gg")
	d.Keys("enter")
	d.Sees("Stato «OK»")
	d.Keys("home", "down", "down", "p", "enter", "enter") // the state: OK means booked
	d.Sees("✓ A1 · 23/11/2026 09:30 · ROSSI MARIA")
	d.Goldens("mapping-done")
	d.Keys("s", "enter")
	d.Sees("2 anteprima")
	got := p.saved
	if got == nil || got.Columns[bookings.CodeColumn] != "Id app." || got.Columns[bookings.Surname] != "Utente" || !slices.Equal(got.Dates, []string{"MM/GG/AAAA"}) ||
		got.Words[bookings.Status]["OK"] != bookings.Booked || got.Header != bookings.FingerprintOf(aSample{}.Header()) || p.options.Profile == nil {
		t.Errorf("saved %+v", got)
	}
}

func TestASavedProfileIsProposed(t *testing.T) {
	p, with := withColumns(t)
	p.proposed = &bookings.Profile{Name: "Altro ufficio"}
	d := start(t, p, with)
	d.Keys("i", "down", "enter")
	d.Sees("Profilo «Altro ufficio»", "Questo profilo conosce le colonne del file.")
	d.Keys("enter")
	d.Sees("2 anteprima")
	if p.options.Profile != p.proposed {
		t.Errorf("read with %+v", p.options.Profile)
	}
}

func TestColumnsCanBeLookedAtAgain(t *testing.T) {
	p, with := withColumns(t)
	d := start(t, p, with)
	d.Keys("i", "down", "enter", "esc")
	d.Sees("1 file")
	d.Keys("f6")
	d.Sees("Colonne di «")
	d.Keys("esc")
	d.Sees("1 file")
}

func TestFormsOfDaysThatAreOfferedExist(t *testing.T) {
	for _, form := range dateForms[1:] {
		if _, err := bookings.NewDateForm(form); err != nil {
			t.Errorf("%s: %v", form, err)
		}
	}
}
