package tui

import (
	"slices"
	"testing"

	"civico/sportello/domain/desk"
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
	other := booking("x1", 8, 0, "LAURI", "ELSA", "")
	other.Date = date("2026-12-09")
	d := start(t, &port{rows: append(aDay(), other)})
	d.Keys("/")
	d.Type("lauri")
	d.Keys("f7")
	d.Sees("mercoledì 9 dicembre 2026", "LAURI Elsa")
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
