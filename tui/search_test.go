package tui

import (
	"slices"
	"strings"
	"testing"

	"civico/sportello/domain/desk"
	"civico/sportello/tui/theme"
)

func TestSearchAsYouTypeIgnoresAccents(t *testing.T) {
	p := &port{rows: aDay()}
	d := start(t, p)
	d.Keys("/")
	d.Type("d'angelo nico")
	d.Sees("D'ANGELO Nicolò", "31/12/1999", "MT0A8", "oggi")
	d.SeesNot("VERDI Anna      ")
	d.Keys("enter")
	if !slices.Contains(p.written, "open a8") {
		t.Errorf("wrote %q", p.written)
	}
	if _, ok := d.Model.(*App).Top().(*caseScreen); !ok {
		t.Errorf("the case is not in front")
	}
}

func TestSearchScreen(t *testing.T) {
	d := start(t, &port{rows: aDay()})
	d.Keys("/")
	d.Goldens("search-empty")
	d.Type("r")
	d.Keys("down")
	d.Goldens("search")
	d.Type("zzz")
	d.Goldens("search-none")
	d.Keys("esc")
	d.Sees("13 appuntamenti")
}

func TestAnOlderSearchIsDropped(t *testing.T) {
	d := start(t, &port{rows: aDay()})
	d.Keys("/")
	d.Hold()
	d.Type("ve")
	d.Keys("backspace", "backspace")
	d.Type("gallo")
	d.Release()
	d.Sees("GALLO Ugo")
	d.SeesNot("VERDI Anna      ")
}

func TestFromTheSearchToTheDayOfTheAppointment(t *testing.T) {
	before, other := booking("x0", 7, 50, "GALLO", "UGO", ""), booking("x1", 8, 0, "LAURI", "ELSA", "")
	before.Date, other.Date = date("2026-12-09"), date("2026-12-09")
	d := start(t, &port{rows: append(aDay(), before, other)})
	d.Keys("/")
	d.Type("lauri")
	d.Keys("f7")
	d.Sees("mercoledì 9 dicembre 2026", "▸ 08:00  · prenotata      LAURI Elsa")
}

func TestAnAppointmentOfAnotherDayAsksFirst(t *testing.T) {
	other := booking("x1", 8, 0, "LAURI", "ELSA", "")
	other.Date = date("2026-12-09")
	p := &port{rows: []desk.Row{other}}
	d := start(t, p)
	d.Keys("/")
	d.Type("lauri")
	d.Keys("enter")
	d.Sees("Aprire lo stesso?", "mercoledì 9 dicembre 2026, non per oggi")
	d.Keys("esc")
	if len(p.written) != 0 {
		t.Errorf("wrote %q", p.written)
	}
	d.Keys("enter", "enter")
	if !slices.Contains(p.written, "open x1") {
		t.Errorf("wrote %q", p.written)
	}
}

// The clerk comes back to the person whose case was found, not to where the cursor was.
func TestAfterTheSearchTheAgendaStandsOnThatPerson(t *testing.T) {
	d := start(t, &port{rows: aDay()})
	d.Keys("/")
	d.Type("d'angelo")
	d.Keys("enter")
	d.Sees("D'ANGELO Nicolò · ")
	d.Keys("esc")
	d.Sees("▸ 11:00  ● in corso       D'ANGELO Nicolò")
	d.Keys("up", "ctrl+r")
	d.Sees("▸ 10:10  × annullata")
	d.Keys("/")
	d.Type("serra")
	d.Keys("esc")
	d.Sees("▸ 10:10  × annullata")
}

func TestWhoIsOffTheAgendaIsFoundAsSuch(t *testing.T) {
	d := start(t, &port{rows: goneDay()}, func(e *Env) { e.Theme = theme.Theme{Depth: theme.NoColor} })
	d.Keys("/")
	d.Type("i")
	st := theme.Theme{Depth: theme.NoColor}.Styles()
	d.Sees("× tolta", "· ripristinata")
	if view := d.Model.View(); !strings.Contains(view, st.Gone.Paint("BRUNO Silvia")) {
		t.Errorf("not struck through:\n%q", view)
	}
}
