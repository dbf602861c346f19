package tui

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	bookings "civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
)

// askingPort refuses an export until more is said of it.
type askingPort struct {
	*port
	refuse func(o desk.ImportOptions) error
}

func (p *askingPort) PrepareImport(ctx context.Context, file string, o desk.ImportOptions, progress func(desk.Progress)) (desk.ImportPlan, error) {
	if err := p.refuse(o); err != nil {
		return nil, err
	}
	return p.port.PrepareImport(ctx, file, o, progress)
}

func TestAnEmptyExportAsksForItsDays(t *testing.T) {
	p := &askingPort{&port{rows: aDay(), plan: aPlan()}, func(o desk.ImportOptions) error {
		if o.From.IsZero() {
			return &desk.Sentence{Text: "x", Usage: true, Cause: desk.ErrNoSpan}
		}
		return nil
	}}
	p.plan.summary.SpanGiven, p.plan.summary.To = true, p.plan.summary.From
	d := start(t, p, func(e *Env) { e.Paths.Imports = exports(t) })
	d.Keys("i", "down", "enter")
	d.Goldens("import-empty")
	d.Keys("p")
	d.Sees("Periodo coperto dal file", "› Giorni")
	d.Keys("enter")
	d.Sees("scrivere qualcosa") // none is proposed
	d.Keys("esc")
	d.Sees("Nessuna prenotazione nel file")
	d.Keys("p")
	d.Type("23/11")
	d.Keys("enter")
	d.Sees("passo 2 di 3: anteprima", "Questura di Matera, del 23/11/2026, esportato", "1  tolta")
	d.SeesNot("controllare i giorni")
	if p.options.From != date("2026-11-23") || p.options.To != date("2026-11-23") {
		t.Errorf("%+v", p.options)
	}
}

func TestRowsOfAnotherOfficeAreTakenWhenTheClerkSaysSo(t *testing.T) {
	p := &askingPort{&port{rows: aDay(), plan: aPlan()}, func(o desk.ImportOptions) error {
		if !o.OtherOffice {
			return &desk.Sentence{Text: "x", Usage: true, Cause: desk.ErrOtherOffice}
		}
		return nil
	}}
	d := start(t, p, func(e *Env) { e.Paths.Imports = exports(t) })
	d.Keys("i", "down", "enter")
	d.Sees("L'agenda di un altro ufficio", "u prendi le righe")
	d.Keys("u")
	d.Sees("passo 2 di 3: anteprima")
	d.Keys("u")
	d.Sees("Le righe di ogni ufficio sono già prese.")
	d.Keys("esc")
	p.refuse = func(desk.ImportOptions) error { return nil }
	p.plan.summary.Alien = 1
	d.Keys("down", "enter")
	d.Goldens("import-aliens")
	if p.options.OtherOffice {
		t.Error("taken for another file, too")
	}
	d.Keys("u")
	if !p.options.OtherOffice {
		t.Errorf("%+v", p.options)
	}
	p.plan.summary.Alien = 0
	d.Keys("esc", "down", "enter", "u")
	d.Sees("Nessuna riga è di un altro ufficio.")
}

func TestSavedProfilesAreProposedAndEscGoesBack(t *testing.T) {
	p, with := withColumns(t)
	p.found = []SavedProfile{{&bookings.Profile{Name: "Altro ufficio"}, monday.Add(-time.Hour)}, {&bookings.Profile{Name: "Vecchio"}, monday.Add(-48 * time.Hour)}}
	p.broken = []string{"Il profilo «rotto» non si legge, riga 4: dates: serve un elenco."}
	d := start(t, p, with)
	d.Keys("i", "down", "enter")
	d.Sees("Questi profili conoscono le colonne del file, il più recente per primo.", "▸ profilo «Altro ufficio»", "salvato il 21/11/2026 alle 10:42",
		"Il profilo «rotto» non si legge, riga 4: dates: serve un elenco.")
	d.Keys("esc")
	d.Sees("passo 1 di 3: file", "matera-1.csv")
	d.SeesNot("passo 2 di 3: anteprima", "salvat")
	if p.options.Profile != nil {
		t.Error("read after esc")
	}
	d.Keys("enter", "down", "enter")
	d.Sees("passo 2 di 3: anteprima", "! Il profilo «rotto» non si legge, riga 4: dates: serve un elenco.")
	if p.options.Profile != p.found[1].Profile {
		t.Errorf("read with %+v", p.options.Profile)
	}
	d.Keys("esc", "enter", "down", "down", "enter")
	d.Sees("Colonne non riconosciute") // without a profile
	d.Keys("esc", "enter")
	d.Type("dico io")
	d.Keys("enter")
	d.Sees("Colonne di «matera-2.csv»")
}

func TestTheProposalNamesTheFile(t *testing.T) {
	p, with := withColumns(t)
	p.found = []SavedProfile{{&bookings.Profile{Name: "Altro ufficio"}, monday.Add(-time.Hour)}}
	d := start(t, p, with)
	d.Keys("i", "down", "enter")
	d.Sees("Come si legge «matera-2.csv»?", "Questo profilo conosce le colonne del file.", "profilo «Altro ufficio»", "salvato oggi alle 09:42")
	d.Keys("enter")
	d.Sees("passo 2 di 3: anteprima")
	if p.options.Profile != p.found[0].Profile {
		t.Errorf("read with %+v", p.options.Profile)
	}
}

func TestUndoSaysWhereAnImportIsTakenBack(t *testing.T) {
	d := start(t, &port{rows: aDay(), plan: aPlan()}, func(e *Env) { e.Paths.Imports = exports(t) })
	d.Keys("i", "down", "enter", "ctrl+z")
	d.Sees("Non è ancora cambiato nulla: esc torna indietro.")
	d.Keys("s", "ctrl+z")
	d.Sees("Sull'agenda h mostra le importazioni, e lì u annulla l'ultima.")
}

func TestTheFilePickerRemembersTheFolderAndLooksInsideNames(t *testing.T) {
	p := &port{rows: aDay(), plan: aPlan()}
	dir, other := exports(t), exports(t)
	if err := os.Rename(filepath.Join(other, "matera-1.csv"), filepath.Join(other, "Agenda di oggi.csv")); err != nil {
		t.Fatal(err)
	}
	d := start(t, p, func(e *Env) { e.Paths.Imports = dir })
	d.Keys("i", "ctrl+u")
	d.Paste(other + "/oggi")
	d.Sees("Agenda di oggi.csv")
	d.SeesNot("matera-2.csv")
	d.Keys("enter")
	d.Sees("passo 2 di 3: anteprima")
	d.Keys("esc", "esc", "i")
	d.Sees("Agenda di oggi.csv", "matera-2.csv")
	d.Type("a")
	d.Keys("tab") // one begins so, the others only hold the letter
	s := d.Model.(*App).Top().(*importScreen)
	if want := filepath.Join(other, "Agenda di oggi.csv"); s.path.field.Text() != want {
		t.Errorf("completed to %q, want %q", s.path.field.Text(), want)
	}
	d.Keys("ctrl+u")
	d.Paste(other + "/tera")
	d.Keys("tab")
	d.Sees("matera-2.csv")
	d.Keys("ctrl+u")
	d.Paste(other + "/e")
	d.Keys("tab")
	d.Sees("Nessun file comincia così: ↓ sceglie tra quelli che lo contengono.")
}
