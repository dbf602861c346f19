package tui

import (
	"context"
	"errors"
	"testing"

	"civico/sportello/domain/desk"
	"civico/sportello/tui/tuitest"
)

// atFirst is a program that starts for the first time; asked is what it opens with.
func atFirst(t *testing.T, asked *desk.Settings) *tuitest.Driver {
	t.Helper()
	return start(t, nil, func(e *Env) {
		e.Store, e.Profile, e.Settings = nil, nil, desk.Settings{}
		e.Open = func(_ context.Context, s desk.Settings) (Opened, error) {
			*asked = s
			return Opened{Store: &port{rows: aDay()}, Profile: matera(), Settings: s}, nil
		}
	})
}

func TestFirstStartTakesThreeEnters(t *testing.T) {
	var asked desk.Settings
	d := atFirst(t, &asked)
	d.Goldens("first")
	d.Type("mater")
	d.Keys("enter", "enter")
	d.Type("A. Conti")
	d.Goldens("first-clerk")
	d.Keys("enter")
	if asked != (desk.Settings{Office: "matera", Desk: 1, Clerk: "A. Conti"}) {
		t.Errorf("asked for %+v", asked)
	}
	d.Sees("Questura di Matera · Sportello 1 · A. Conti", "13 appuntamenti")
}

func TestTheDeskThatIsProposedGivesWayToTheFirstDigit(t *testing.T) {
	var asked desk.Settings
	d := atFirst(t, &asked)
	d.Type("mater")
	d.Keys("enter")
	d.Sees("› Sportello   1")
	d.Type("32")
	d.Sees("› Sportello   32")
	d.Keys("enter", "enter")
	if asked.Desk != 32 {
		t.Errorf("asked for %+v", asked)
	}
}

func TestLettersThatNoOfficeHasAreSaidSo(t *testing.T) {
	var asked desk.Settings
	d := atFirst(t, &asked)
	d.Type("zzz")
	d.Sees("nessun ufficio con queste lettere")
	d.Keys("enter")
	d.Sees("✗ nessun ufficio con queste lettere")
	for range "zzz" {
		d.Keys("backspace")
	}
	d.SeesNot("nessun ufficio")
	d.Sees("Questura di Matera")
}

func TestFirstStartOnAnArchiveOffersItsOfficeOnly(t *testing.T) {
	var asked desk.Settings
	d := start(t, nil, func(e *Env) {
		e.Store, e.Settings = nil, desk.Settings{}
		e.Open = func(_ context.Context, s desk.Settings) (Opened, error) {
			asked = s
			return Opened{Store: &port{rows: aDay()}, Profile: matera(), Settings: s}, nil
		}
	})
	d.Sees("Questura di Matera")
	d.SeesNot("Bergamo")
	d.Keys("enter", "enter", "enter")
	if asked.Office != "matera" {
		t.Errorf("asked for %+v", asked)
	}
}

func TestFirstStartSaysWhyTheStoreCannotBeMade(t *testing.T) {
	tries := 0
	d := start(t, nil, func(e *Env) {
		e.Store, e.Profile, e.Settings = nil, nil, desk.Settings{}
		e.Open = func(_ context.Context, s desk.Settings) (Opened, error) {
			if tries++; tries == 1 {
				return Opened{}, &desk.Sentence{Text: "La cartella non si può scrivere.", Cause: errors.New("denied")}
			}
			return Opened{Store: &port{}, Profile: matera(), Settings: s}, nil
		}
	})
	d.Type("berg")
	d.Keys("enter", "enter")
	d.Type("Conti")
	d.Keys("enter")
	d.Sees("✗ La cartella non si può scrivere.", "Operatore")
	d.Keys("esc", "enter")
	d.Sees("Nessun appuntamento oggi")
}

func TestTheFirstFrameComesBeforeTheStoreIsOpen(t *testing.T) {
	d := start(t, nil, func(e *Env) {
		e.Store, e.Profile = nil, nil
		e.Open = func(_ context.Context, s desk.Settings) (Opened, error) {
			return Opened{Store: &port{rows: aDay()}, Profile: matera(), Settings: s}, nil
		}
	})
	a := d.Model.(*App)
	later := New(context.Background(), a.Env)
	later.Store = nil
	later.Init()
	later.w, later.h = 80, 24
	if got := later.View(); got == "" {
		t.Error("nothing is drawn while the store opens")
	}
	d.Sees("VERDI Anna")
}

func TestAStoreThatDoesNotOpenSaysWhyAndCanBeTriedAgain(t *testing.T) {
	tries := 0
	d := start(t, nil, func(e *Env) {
		e.Store, e.Profile = nil, nil
		e.Open = func(_ context.Context, s desk.Settings) (Opened, error) {
			if tries++; tries == 1 {
				return Opened{}, &desk.Sentence{Text: "L'archivio è di una versione più recente."}
			}
			return Opened{Store: &port{rows: aDay()}, Profile: matera(), Settings: s}, nil
		}
	})
	d.Sees("L'archivio non si apre", "versione più recente")
	d.Goldens("store-refused")
	d.Advance(quiet)
	d.Keys("enter")
	d.Sees("VERDI Anna")
}

func TestAKeptDemonstrationKeepsItsBand(t *testing.T) {
	open := func(_ context.Context, s desk.Settings) (Opened, error) {
		return Opened{Store: &port{rows: aDay()}, Profile: matera(), Settings: s, Demo: true}, nil
	}
	d := start(t, nil, func(e *Env) { e.Store, e.Open = nil, open })
	d.Sees("dati inventati")
}

func TestADoubtAboutTheClockIsAskedBeforeAnythingIsWritten(t *testing.T) {
	closed := false
	open := func(_ context.Context, s desk.Settings) (Opened, error) {
		return Opened{Store: &port{rows: aDay()}, Profile: matera(), Settings: s, Doubt: "L'orologio segna il 23/11/2026, ma l'ultima modifica è del 25/11/2026.",
			Close: func() error { closed = true; return nil }}, nil
	}
	d := start(t, nil, func(e *Env) { e.Store, e.Profile, e.Open = nil, nil, open })
	d.Sees("L'orologio segna il 23/11/2026")
	d.Advance(quiet)
	d.Keys("esc")
	if !d.Quit {
		t.Error("no answer but to stay")
	}
	if err := d.Model.(*App).farewell(nil, &guarded{app: d.Model.(*App)}, false); err != nil || !closed {
		t.Errorf("err %v, closed %v", err, closed)
	}
	d = start(t, nil, func(e *Env) { e.Store, e.Profile, e.Open = nil, nil, open })
	d.Advance(quiet)
	d.Keys("enter")
	d.Sees("VERDI Anna")
}
