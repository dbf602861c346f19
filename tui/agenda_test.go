package tui

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

func TestAgendaShowsADayWithEveryState(t *testing.T) {
	d := start(t, &port{rows: aDay(), imported: monday.Add(-8 * time.Minute)})
	d.Goldens("agenda")
	d.Sees("Questura di Matera · Sportello 2 · A. Conti", "lunedì 23 novembre 2026  10:42", "agenda di 8 min fa")
}

func TestDemoShowsItsBandOnEveryScreen(t *testing.T) {
	d := start(t, &port{rows: aDay()}, func(e *Env) { e.Demo = true })
	for _, key := range []string{"", "?", "/"} {
		if key != "" {
			d.Keys("esc", key)
		}
		d.Sees("ADDESTRAMENTO — dati inventati")
	}
	d.Goldens("search-demo")
}

func TestAgendaBeginsAtWhoWaits(t *testing.T) {
	d := start(t, &port{rows: aDay()})
	d.Sees("▸ 10:40  ◆ arrivata       VERDI Anna")
}

func TestArrivalAndNoShowAndTheirUndo(t *testing.T) {
	p := &port{rows: aDay()}
	d := start(t, p)
	d.Keys("down", "down", "down", "a") // RUSSO, late
	d.Sees("◆ arrivato       RUSSO Pia", "salvato 10:42")
	d.Keys("n")
	d.Sees("– non presentato RUSSO Pia")
	d.Keys("ctrl+z", "ctrl+z")
	d.Sees("! in ritardo     RUSSO Pia")
	want := []string{"visit a5 arrived", "visit a5 no_show", "visit a5 arrived", "visit a5 booked"}
	if !slices.Equal(p.written, want) {
		t.Errorf("wrote %q, want %q", p.written, want)
	}
}

func TestADisabledKeySaysWhy(t *testing.T) {
	d := start(t, &port{rows: aDay()})
	d.Keys("a")
	d.Sees("È già segnato l'arrivo; ctrl+z annulla.")
	d.Keys("t")
	d.Sees("È già il giorno di oggi.")
	d.Keys("ctrl+z")
	d.Sees("Qui non c'è nulla da annullare.")
	d.Keys("esc")
	d.Sees("Questa è la prima schermata")
}

func TestOpeningMarksTheArrivalAndOpensACase(t *testing.T) {
	p := &port{rows: aDay()}
	d := start(t, p)
	d.Keys("down", "down", "down", "enter")
	if want := []string{"visit a5 arrived", "open a5"}; !slices.Equal(p.written[:2], want) {
		t.Errorf("wrote %q, want %q", p.written, want)
	}
	c := &p.cases["c1"].Facts
	if c.Holder.Surname != "RUSSO" || c.Booking.Code != "MT0A5" || c.FiledOn != date("2026-11-23") || c.Office != "matera" {
		t.Errorf("the case does not hold what the booking says: %+v", c)
	}
}

func TestACancelledBookingIsOpenedOnlyIfTheClerkInsists(t *testing.T) {
	p := &port{rows: aDay()}
	d := start(t, p)
	d.Keys("down", "down", "down", "down", "enter")
	d.Sees("Aprire lo stesso?", "annullato")
	d.Goldens("agenda-confirm")
	d.Keys("esc")
	if len(p.written) > 0 {
		t.Errorf("wrote %q after the clerk went back", p.written)
	}
	d.Keys("enter", "enter")
	if !slices.Contains(p.written, "open a6") {
		t.Errorf("wrote %q", p.written)
	}
}

// A walk-in's case has no tax code, the booking that the person made afterwards has
// one: it is the same person all the same.
func TestWhoComesBackIsKnownByNameAndBirthDateToo(t *testing.T) {
	p := &port{}
	d := start(t, p)
	old := booking("z1", 9, 0, "VERDI", "ANNA", "")
	old.Date, old.BirthDate = date("2026-11-02"), date("1984-02-10")
	p.rows = []desk.Row{old}
	w, err := p.OpenCase(t.Context(), desk.Opening{Appointment: "z1"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Move(t.Context(), w.ID, 1, domain.CaseMoved{To: domain.Incomplete}); err != nil {
		t.Fatal(err)
	}
	back := booking("z2", 10, 30, "VERDI", "ANNA", "VRDNNA84B50F052X")
	back.BirthDate = old.BirthDate
	p.rows = append(p.rows, back)
	d.Keys("ctrl+r", "enter")
	d.Sees("Pratica già iniziata", "continua la pratica da integrare")
}

func TestWhoComesBackGoesOnWithTheSameCase(t *testing.T) {
	p := &port{}
	d := start(t, p)
	old := booking("z1", 9, 0, "VERDI", "ANNA", "VRDNNA84B50F052X")
	old.Date = date("2026-11-02")
	p.rows = []desk.Row{old}
	w, err := p.OpenCase(t.Context(), desk.Opening{Appointment: "z1"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Move(t.Context(), w.ID, 1, domain.CaseMoved{To: domain.Incomplete}); err != nil {
		t.Fatal(err)
	}
	p.rows = append(p.rows, booking("z2", 10, 30, "VERDI", "ANNA", "VRDNNA84B50F052X"))
	p.written = nil
	d.Keys("ctrl+r", "enter")
	d.Sees("Pratica già iniziata", "continua la pratica da integrare", "[n] apri una pratica nuova")
	d.Keys("enter")
	want := []string{"visit z2 arrived", "relink c1 z2", "move c1 in_progress"}
	if len(p.written) < 3 || !slices.Equal(p.written[:3], want) {
		t.Errorf("wrote %q, want %q", p.written, want)
	}
	if got := p.cases["c1"]; got.Facts.FiledOn != date("2026-11-23") || got.Facts.Booking.Code != "MT0Z2" {
		t.Errorf("the case kept the old day or booking: %+v", got.Facts.Booking)
	}
}

func TestDaysGoByKeysAndByTypedDates(t *testing.T) {
	rows := aDay()
	other := booking("x1", 8, 0, "LAURI", "ELSA", "")
	other.Date = date("2026-12-08")
	d := start(t, &port{rows: append(rows, other)})
	d.Keys("right")
	d.Sees("martedì 24 novembre 2026", "‹ domani ›", "Nessun appuntamento per martedì 24 novembre 2026")
	d.Keys("t", "left")
	d.Sees("domenica 22 novembre 2026", "‹ ieri ›")
	d.Keys("g")
	d.Type("31/2")
	d.Keys("enter")
	d.Sees("il giorno 31/2/2026 non esiste")
	d.Goldens("agenda-goto")
	d.Keys("backspace", "backspace", "backspace", "backspace")
	d.Type("8/12")
	d.Keys("enter")
	d.Sees("martedì 8 dicembre 2026", "LAURI Elsa", "‹ mar 08/12/2026 ›")
}

func TestFilterNarrowsTheDayAndLettersAreText(t *testing.T) {
	p := &port{rows: aDay()}
	d := start(t, p)
	d.Keys("f")
	d.Type("nicolo d'an") // a and n are text here
	d.Sees("D'ANGELO Nicolò", "1 di 13")
	d.SeesNot("VERDI Anna")
	d.Goldens("agenda-filter")
	d.Keys("esc")
	d.Sees("VERDI Anna")
	d.Keys("f")
	d.Type("ritardo")
	d.Sees("RUSSO Pia", "1 di 13")
	if len(p.written) > 0 {
		t.Errorf("typing into the filter wrote %q", p.written)
	}
}

func TestAgeOfTheAgenda(t *testing.T) {
	for _, c := range []struct {
		old  time.Duration
		want string
	}{
		{30 * time.Second, "agenda di adesso"}, {8 * time.Minute, "agenda di 8 min fa"}, {90 * time.Minute, "agenda di un'ora fa"},
		{23 * time.Hour, "agenda di 23 ore fa"}, {25 * time.Hour, "! agenda di un giorno fa"}, {3*day + time.Hour, "‼ agenda di 3 giorni fa"},
	} {
		d := start(t, &port{rows: aDay(), imported: monday.Add(-c.old)})
		d.Sees(c.want)
	}
	start(t, &port{rows: aDay()}).Sees("! agenda mai importata")
}

func TestAFailedWriteStaysOnScreenUntilRead(t *testing.T) {
	p := &port{rows: aDay(), err: &desk.Sentence{Text: "Il disco è pieno. Quello che era salvato è al sicuro. Liberare spazio e riprovare."}}
	d := start(t, p)
	d.Keys("n")
	d.Sees("✗ Il disco è pieno.", "esc ho letto")
	d.SeesNot("salvato 10:42")
	d.Advance(time.Minute)
	d.Goldens("agenda-error")
	d.Keys("esc")
	d.SeesNot("Il disco è pieno")
	d.Sees("◆ arrivata       VERDI Anna")
}

func TestInternalErrorsBecomeASentence(t *testing.T) {
	d := start(t, &port{rows: aDay(), err: errors.New("database is locked")})
	d.Keys("n")
	d.Sees("L'operazione non è riuscita", "al sicuro", "Riprovare")
}

func TestSuccessesFade(t *testing.T) {
	d := start(t, &port{rows: aDay()})
	d.Keys("n")
	d.Sees("VERDI Anna: non presentata. ctrl+z annulla.")
	d.Advance(5 * time.Second)
	d.SeesNot("ctrl+z annulla.")
}

func TestAnOlderAnswerIsDropped(t *testing.T) {
	d := start(t, &port{rows: aDay()})
	d.Hold()
	d.Keys("right", "left")
	d.Release()
	d.Sees("VERDI Anna")
}

func TestNothingBelow80x24AndTheStateIsKept(t *testing.T) {
	d := start(t, &port{rows: aDay()})
	d.Keys("down")
	for _, s := range [][2]int{{79, 24}, {80, 23}, {20, 5}, {1, 1}} {
		d.Size(s[0], s[1])
		if got := d.Screen(); strings.Contains(got, "VERDI") {
			t.Errorf("at %v:\n%s", s, got)
		}
	}
	d.Size(79, 24)
	d.Sees("troppo piccolo", "il lavoro è rimasto com'era")
	d.Keys("a", "enter")
	d.Size(80, 24)
	d.Sees("▸ 10:40  ◆ arrivato       ROSSI Luca, 8 anni")
}

func TestF12CoversEverythingAndTakesNoKeys(t *testing.T) {
	p := &port{rows: aDay()}
	d := start(t, p)
	d.Keys("f12")
	d.SeesNot("VERDI", "Matera")
	d.Keys("n", "enter", "esc")
	d.Goldens("covered")
	d.Keys("f12")
	d.Sees("VERDI Anna")
	if len(p.written) > 0 {
		t.Errorf("a covered screen wrote %q", p.written)
	}
}

func TestHelpAndPaletteComeFromTheBindings(t *testing.T) {
	p := &port{rows: aDay()}
	d := start(t, p)
	d.Keys("?")
	d.Goldens("help")
	d.Keys("esc", "ctrl+k")
	d.Goldens("palette")
	d.Type("present")
	d.Sees("Non presentato")
	d.Keys("enter")
	if !slices.Equal(p.written, []string{"visit a3 no_show"}) {
		t.Errorf("wrote %q", p.written)
	}
}

func TestWhenTheCodeOnACardIsOnTodaysAgendaTheCaseOpens(t *testing.T) {
	rows := aDay()
	rows[10].TaxCode = "SRRLIA01A41F052V"
	p := &port{rows: rows}
	d := start(t, p)
	d.Scan("SRRLIA01A41F052V")
	if len(p.written) < 2 || !slices.Equal(p.written[:2], []string{"visit b2 arrived", "open b2"}) {
		t.Errorf("wrote %q", p.written)
	}
}

func TestACodeThatIsNotOnTodaysAgendaIsSearched(t *testing.T) {
	d := start(t, &port{rows: aDay()})
	d.Scan("BNCCRL90E45F052A")
	d.Sees("Cerca una persona", "BNCCRL90E45F052A", "Nessuno con questo nome o codice")
}

func TestADocumentReadOnTheAgendaIsSearchedByName(t *testing.T) {
	d := start(t, &port{rows: aDay()})
	d.Scan(td3a + "\n" + td3b)
	d.Sees("Cerca una persona", "VERDI ANNA", "VERDI Anna")
}

func TestSettingsOfTheDeskCanBeChanged(t *testing.T) {
	var kept desk.Settings
	d := start(t, &port{rows: aDay()}, func(e *Env) { e.Keep = func(s desk.Settings) error { kept = s; return nil } })
	d.Keys("o", "2")
	d.Advance(time.Second)
	d.Keys("backspace")
	d.Type("0")
	d.Keys("enter")
	d.Sees("un numero da 1 a 999")
	d.Keys("backspace")
	d.Type("12")
	d.Keys("enter", "home", "enter")
	for range "A. Conti" {
		d.Keys("backspace")
	}
	d.Type("B. Neri")
	d.Keys("enter")
	if kept != (desk.Settings{Office: "matera", Desk: 12, Clerk: "B. Neri"}) {
		t.Errorf("kept %+v", kept)
	}
	d.Keys("esc")
	d.Sees("Sportello 12 · B. Neri")
}

func TestAFailedMarkLeavesNothingToUndo(t *testing.T) {
	d := start(t, &port{rows: aDay(), err: desk.ErrNotFound})
	d.Keys("n", "esc", "ctrl+z")
	d.Sees("Qui non c'è nulla da annullare.")
}
