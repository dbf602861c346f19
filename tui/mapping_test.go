package tui

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"civico/sportello/domain"
	bookings "civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
	"civico/sportello/tui/tuitest"
)

// atColumns opens the columns of the newest file.
func atColumns(d *tuitest.Driver) {
	d.T.Helper()
	d.Keys("i", "down", "enter")
	d.Sees("Colonne non riconosciute", "Si può dire quali colonne sono")
	d.Keys("enter")
	d.Sees("Colonne di «matera-2.csv»")
}

// ties says the column of the field under the cursor by some letters of it.
func ties(d *tuitest.Driver, letters string) {
	d.T.Helper()
	d.Keys("enter")
	d.Sees("Quale colonna è")
	d.Type(letters)
	d.Keys("enter")
}

func TestColumnsOfAnUnknownFileAreTiedWithTheKeyboard(t *testing.T) {
	p, with := withColumns(t)
	d := start(t, p, with)
	d.Keys("i", "down", "enter")
	d.Goldens("import-unknown")
	d.Keys("enter")
	d.Goldens("mapping")
	d.Keys("s")
	d.Sees("Manca ancora: codice prenotazione, cognome.")
	d.Keys("enter")
	d.Goldens("mapping-choose")
	d.Type("id")
	d.Keys("enter")
	d.Sees("▸ * cognome") // the next that is needed
	ties(d, "utente")
	d.Sees("Nessuna riga si legge.", "Giorno «11/23/2026»: il mese 23 non esiste", "d: forma delle date", "s salva e leggi")
	d.Keys("d")
	d.Sees("data 11/23/2026")
	d.Type("mm/gg")
	d.Keys("enter")
	d.Sees("✓ 2 righe su 2 si leggono.", "MM/GG/AAAA")
	d.Keys("home", "down", "down")
	ties(d, "esito")
	d.Goldens("mapping-words-unknown")
	d.Keys("p")
	d.Goldens("mapping-words")
	d.Keys("enter")
	d.Goldens("mapping-meaning")
	d.Keys("p")
	d.Sees("Che cosa vogliono dire", "▸ KO", "prenotata")
	d.Keys("enter", "a")
	d.Sees("Tutte le parole di «stato» hanno un significato.", "✓ A1 · 11/23/2026 · ROSSI MARIA")
	d.Goldens("mapping-done")
	d.Keys("s")
	d.Sees("2 righe su 2 si leggono. Con questo nome")
	d.Keys("enter")
	d.Sees("passo 2 di 3: anteprima")
	got := p.saved
	wantColumns := map[bookings.Field]string{bookings.CodeColumn: "Id app.", bookings.Surname: "Utente", bookings.Status: "Esito"}
	wantWords := map[string]string{"OK": bookings.Booked, "KO": bookings.Cancelled}
	if got == nil || !maps.Equal(got.Columns, wantColumns) || !slices.Equal(got.Dates, []string{"MM/GG/AAAA"}) || !maps.Equal(got.Words[bookings.Status], wantWords) ||
		got.Header != bookings.FingerprintOf(strange().header) || p.options.Profile != got || got.Name != "matera-2" {
		t.Errorf("saved %+v", got)
	}
	if len(p.asked) != 1 {
		t.Errorf("the words of %v were read", p.asked)
	}
}

func TestWhatTheCellsTellIsTiedUntilTheClerkTakesItAway(t *testing.T) {
	p, with := withColumns(t)
	p.sample.guess = map[bookings.Field]int{bookings.CodeColumn: 0, bookings.Surname: 3}
	p.sample.dates = []string{"MM/GG/AAAA"}
	d := start(t, p, with)
	atColumns(d)
	d.Goldens("mapping-guessed")
	d.Keys("home", "x")
	d.Sees("Manca ancora: codice prenotazione.")
	d.Keys("x")
	d.Sees("Il campo non ha colonna.")
	ties(d, "id")
	d.SeesNot("? Id app.")
	d.Sees("? Utente", "? MM/GG/AAAA")
	d.Keys("s", "enter")
	if p.saved == nil || p.saved.Columns[bookings.Surname] != "Utente" || !slices.Equal(p.saved.Dates, []string{"MM/GG/AAAA"}) {
		t.Errorf("%+v", p.saved)
	}
}

// The clerk looks elsewhere and comes back: nothing that was said is lost.
func TestTiesStayForTheNextLook(t *testing.T) {
	p, with := withColumns(t)
	d := start(t, p, with)
	atColumns(d)
	ties(d, "id")
	d.Keys("d")
	d.Type("mm/gg")
	d.Keys("enter", "esc")
	d.Sees("Quello che è stato detto delle colonne resta: F6 lo riprende.", "Colonne non riconosciute")
	d.Keys("esc", "esc")
	d.Sees("13 appuntamenti")
	d.Keys("i", "down", "f6")
	d.Sees("Id app.", "MM/GG/AAAA", "Manca ancora: cognome.")
	ties(d, "utente")
	d.Keys("s", "enter", "esc", "f6")
	d.Sees("2 righe su 2 si leggono.")
	if p.saved == nil {
		t.Error("not saved")
	}
}

func TestAColumnIsOneThing(t *testing.T) {
	p, with := withColumns(t)
	d := start(t, p, with)
	atColumns(d)
	ties(d, "utente") // as the code
	d.Keys("home")
	for range 6 {
		d.Keys("down") // to the surname
	}
	d.Keys("enter")
	d.Sees("ROSSI  ✓ codice prenotazione")
	d.Type("utente")
	d.Keys("enter")
	d.Sees("«Utente» adesso è «cognome»: resta senza colonna «codice prenotazione».", "Manca ancora: codice prenotazione.")
}

func TestOneColumnForSurnameAndName(t *testing.T) {
	for who, parts := range map[string]bool{"ROSSI Maria": true, "ROSSI, MARIA": true, "ROSSI MARIA": false} {
		p, with := withColumns(t)
		p.sample.known = map[int]bookings.Field{0: bookings.CodeColumn, 1: bookings.Day, 2: bookings.Hour}
		for _, r := range p.sample.rows {
			r[3] = who
		}
		p.sample.dates = []string{"MM/GG/AAAA"}
		d := start(t, p, with)
		d.Keys("i", "down", "enter", "enter")
		ties(d, "utente")
		d.Sees("▸ * nome")
		ties(d, "utente")
		if !parts {
			d.Sees("✗ In «Utente» non si vede dove finisce il cognome (ROSSI MARIA): il file deve", "avere due colonne")
			d.Keys("esc")
			d.Sees("Manca ancora: nome.")
			continue
		}
		d.Sees("Una colonna sola per cognome e nome")
		d.Keys("s", "enter")
		if p.saved == nil || !p.saved.IsShared(bookings.Surname, bookings.Name) {
			t.Errorf("%s: %+v", who, p.saved)
		}
	}
}

func TestTwoColumnsOfOneTitleAreToldApart(t *testing.T) {
	p, with := withColumns(t)
	p.sample.header = []string{"Id app.", "Giorno", "Ora", "Utente", "Utente", ""}
	p.sample.known = map[int]bookings.Field{1: bookings.Day, 2: bookings.Hour}
	p.sample.dates = []string{"MM/GG/AAAA"}
	d := start(t, p, with)
	atColumns(d)
	ties(d, "id")
	ties(d, "rossi")
	d.Keys("enter")
	d.Goldens("mapping-twins")
	d.Type("utente 2")
	d.Keys("enter")
	d.Sees("Utente (2)", "s salva e leggi")
	d.Keys("s", "enter")
	if p.saved == nil || p.saved.Columns[bookings.Name] != "Utente#2" || p.saved.Columns[bookings.Surname] != "Utente" {
		t.Errorf("%+v", p.saved)
	}
}

func TestAProfileThatReadsNothingIsSavedOnlyWhenAskedFor(t *testing.T) {
	p, with := withColumns(t)
	d := start(t, p, with)
	atColumns(d)
	ties(d, "id")
	ties(d, "utente")
	d.Sees("Nessuna riga si legge.")
	d.Keys("s")
	d.Sees("Con queste colonne tutto il file va in quarantena.")
	d.Keys("esc", "s", "enter")
	d.Sees("Salva il profilo")
}

func TestAnOlderProfileIsNotLostUnasked(t *testing.T) {
	p, with := withColumns(t)
	p.taken = []string{"matera-2"}
	p.sample.dates = []string{"MM/GG/AAAA"}
	d := start(t, p, with)
	atColumns(d)
	ties(d, "id")
	ties(d, "utente")
	d.Keys("s", "enter")
	d.Sees("Il profilo «matera-2» c'è già", "Prende il posto di quello di prima?")
	d.Keys("esc")
	d.Sees("Salva il profilo")
	d.Keys("enter", "enter")
	if p.saved == nil || p.saved.Name != "matera-2" {
		t.Errorf("%+v", p.saved)
	}
}

// F6 in the preview goes on from the profile in use.
func TestColumnsAreLookedAtAgainFromThePreview(t *testing.T) {
	p, with := withColumns(t)
	p.found = []SavedProfile{{&bookings.Profile{
		Name: "Altro ufficio", Columns: map[bookings.Field]string{bookings.CodeColumn: "Id app.", bookings.Surname: "Utente", bookings.Status: "Esito"}, Ignored: []string{"Ora"},
		Words: map[bookings.Field]map[string]string{bookings.Status: {"OK": bookings.Booked}}, Dates: []string{"MM/GG/AAAA"}, ExportedAt: "x{AAAAMMGG}",
	}, monday.Add(-time.Hour)}}
	p.plan.summary.Counts = map[desk.Class]int{desk.ClassQuarantined: p.plan.summary.Rows}
	d := start(t, p, with)
	d.Keys("i", "down", "enter", "enter")
	d.Sees("passo 2 di 3: anteprima", "Nessuna riga si legge: F6 dice quali colonne sono")
	d.Keys("s")
	d.Sees("Tutte le righe vanno in quarantena, e l'agenda non cambia.")
	d.Keys("esc", "f6")
	d.Sees("Id app.", "MM/GG/AAAA", "OK=prenotata", "Manca ancora: ora.")
	ties(d, "ora")
	d.Sees("1 riga su 2 si legge.", "Esito «KO»")
	d.Keys("p", "enter", "a", "s", "enter")
	got := p.saved
	if got == nil || got.Name != "Altro ufficio" || got.ExportedAt != "x{AAAAMMGG}" || len(got.Ignored) != 0 || len(got.Words[bookings.Status]) != 2 || p.options.Profile != got {
		t.Errorf("%+v", got)
	}
	d.Sees("passo 2 di 3: anteprima")
}

func TestTheSheetOfAWorkbookIsChosen(t *testing.T) {
	p, with := withColumns(t)
	agenda := strange()
	agenda.sheetNames, agenda.sheet = []string{"Copertina", "Agenda"}, "Agenda"
	p.sample = aSample{sheetNames: agenda.sheetNames, sheet: "Copertina"}
	p.sheets = map[string]aSample{"Agenda": agenda}
	d := start(t, p, with)
	atColumns(d)
	d.Sees("foglio «Copertina»", "Questo foglio è vuoto: f ne sceglie un altro.")
	d.Keys("enter")
	d.Sees("Questo foglio è vuoto")
	d.Keys("f")
	d.Type("agenda")
	d.Keys("enter")
	d.Sees("foglio «Agenda»", "Manca ancora: codice prenotazione, cognome.")
	ties(d, "id")
	ties(d, "utente")
	d.Keys("esc", "f6")
	d.Sees("foglio «Agenda»", "Utente")
	d.Keys("d")
	d.Type("mm/gg")
	d.Keys("enter", "s", "enter")
	if p.saved == nil || p.saved.Sheet != "Agenda" {
		t.Errorf("%+v", p.saved)
	}
}

func TestTheFileAsItIsCanBeSeenAtAnyTime(t *testing.T) {
	p, with := withColumns(t)
	p.sample.dates = []string{"MM/GG/AAAA"}
	d := start(t, p, with)
	atColumns(d)
	d.Keys("tab")
	d.Sees("Finché manca una colonna il file si mostra com'è.")
	d.Keys("right", "right")
	d.Sees("← Ora")
	d.Keys("left", "left")
	ties(d, "id")
	ties(d, "utente")
	d.SeesNot("Il file com'è")
	d.Keys("right")
	d.Sees("tab mostra il file com'è.")
	d.Keys("tab")
	d.Sees("Il file com'è; tab mostra come si legge.", "Id app.")
}

func TestADateFormOfItsOwnIsTyped(t *testing.T) {
	p, with := withColumns(t)
	d := start(t, p, with)
	atColumns(d)
	ties(d, "id")
	ties(d, "utente")
	d.Keys("d")
	d.Type("altra")
	d.Keys("enter")
	d.Type("GG")
	d.Keys("enter")
	d.Sees("servono GG, MM e AAAA o AA")
	d.Keys("backspace", "backspace")
	d.Type("MM.GG.AAAA")
	d.Keys("enter")
	d.Sees("MM.GG.AAAA", "si leggono.")
}

// A slow reading of the whole file is shown, and stops when the clerk goes on.
func TestTheWholeFileIsReadBehindTheClerksBack(t *testing.T) {
	p, with := withColumns(t)
	p.sample.dates = []string{"MM/GG/AAAA"}
	d := start(t, p, with)
	atColumns(d)
	ties(d, "id")
	ties(d, "utente")
	d.Hold()
	d.Keys("d")
	d.Type("mm/gg")
	d.Keys("enter")
	d.Keys("esc")
	d.Release()
	d.Sees("Colonne non riconosciute")
	d.Keys("enter")
	d.Sees("2 righe su 2 si leggono.")
	d.Keys("home", "down", "down")
	ties(d, "esito")
	d.Hold()
	d.Keys("p", "esc")
	d.Sees("Lettura fermata.")
	d.Release()
	d.SeesNot("Che cosa vogliono dire")
}

// Whatever is pressed, the columns' screen stays within the terminal.
func TestAnyKeysLeaveTheColumnsWhole(t *testing.T) {
	keys := []string{"enter", "enter", "esc", "tab", "up", "down", "left", "right", "home", "end", "pgdown", "f6", "s", "d", "p", "x", "f", "i", "u", "1", "?", "backspace"}
	r := rand.New(rand.NewPCG(3, 4))
	p, with := withColumns(t)
	p.sample.header[2], p.sample.sheetNames, p.sample.sheet = "漢字 di un titolo che non finisce mai, per quanto lo si legga", []string{"漢字", "Due"}, "漢字"
	p.sheets = map[string]aSample{"Due": strange(), "漢字": p.sample}
	p.Store, p.cases = withRegisters(t), map[string]*domain.Work{}
	d := start(t, p, with)
	w, h := 80, 24
	for i := range 4000 {
		if r.IntN(40) == 0 {
			w, h = 80+r.IntN(60), 24+r.IntN(20)
			d.Size(w, h)
		}
		d.Keys(keys[r.IntN(len(keys))])
		lines := strings.Split(d.Model.View(), "\n")
		if len(lines) > h {
			t.Fatalf("after %d keys: %d lines in %d:\n%s", i, len(lines), h, d.Screen())
		}
		for _, l := range lines {
			if ansi.StringWidth(l) > w-1 {
				t.Fatalf("after %d keys: %q\n%s", i, l, d.Screen())
			}
		}
	}
}

func TestFormsOfDaysThatAreOfferedExist(t *testing.T) {
	for _, form := range bookings.DateForms() {
		if _, err := bookings.NewDateForm(form); err != nil {
			t.Errorf("%s: %v", form, err)
		}
	}
}
