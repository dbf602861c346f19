package tui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain/desk"
	"civico/sportello/domain/office"
	"civico/sportello/tui/tuitest"
)

// keeper keeps profiles in memory.
type keeper struct {
	app     *App
	book    *office.Book
	places  [][]string // every list written
	to, why string
	err     error // of the next write
}

func (k *keeper) refused() error {
	err := k.err
	k.err = nil
	return err
}

func (k *keeper) KeepPlaces(_ context.Context, id string, codes []string) (*office.Book, error) {
	if err := k.refused(); err != nil {
		return nil, err
	}
	k.places = append(k.places, slices.Clone(codes))
	var all []*office.Profile
	for _, p := range k.book.All() {
		changed := *p
		if p.ID == id {
			changed.Places = codes
		}
		all = append(all, &changed)
	}
	k.book = office.NewBook(all)
	return k.book, nil
}

func (k *keeper) MoveStore(_ context.Context, id, reason string) (Opened, error) {
	if err := k.refused(); err != nil {
		return Opened{}, err
	}
	k.to, k.why = id, reason
	p, _ := k.book.Get(id)
	set := k.app.Settings
	set.Office = id
	return Opened{Store: &port{}, Profile: p, Settings: set, Close: func() error { return nil }}, nil
}

// atTreviglio is a desk of a branch, with its settings open.
func atTreviglio(t *testing.T, change ...func(*Env)) (*tuitest.Driver, *keeper) {
	t.Helper()
	treviglio := &office.Profile{ID: "treviglio", Name: "Commissariato di Treviglio", Kind: office.Commissariato, Parent: "bergamo", Province: "BG", Seat: "L400",
		Practice: office.Practice{PlacesUnset: true}}
	k := &keeper{book: office.NewBook([]*office.Profile{
		matera(),
		{ID: "pisticci", Name: "Commissariato di Pisticci", Kind: office.Commissariato, Parent: "matera", Province: "MT", Seat: "G712"},
		{ID: "bergamo", Name: "Questura di Bergamo", Kind: office.Questura, Province: "BG", Seat: "A794"},
		treviglio,
		{ID: "clusone", Name: "Commissariato di Clusone", Kind: office.Commissariato, Parent: "bergamo", Province: "BG", Seat: "C800", Places: []string{"C800"}},
	})}
	d := start(t, &port{rows: aDay()}, append([]func(*Env){func(e *Env) {
		e.Profile, e.Offices, e.Keeper, e.Settings.Office = treviglio, k.book, k, "treviglio"
		e.Keep = func(desk.Settings) error { return nil }
		e.Paths.Store = "/archivio/sportello.db"
	}}, change...)...)
	k.app = d.Model.(*App)
	d.Keys("o")
	return d, k
}

func TestSettingsLookRight(t *testing.T) {
	d, _ := atTreviglio(t)
	d.Sees("Operatore", "A. Conti", "Commissariato di Treviglio")
	d.Goldens("settings")
	d.Keys("down", "down", "enter")
	d.Goldens("settings-office")
	d.Type("matera")
	d.Keys("enter")
	d.Goldens("settings-reason")
	d.Keys("esc", "down", "enter")
	d.Goldens("places-empty")
	d.Type("car")
	d.Goldens("places-offered")
	d.Keys("enter")
	d.Type("treviglio")
	d.Keys("enter")
	d.Goldens("places")
}

func TestALongPathKeepsItsEnd(t *testing.T) {
	d, k := atTreviglio(t)
	k.app.Paths.Store = "/srv/" + strings.Repeat("archivi/", 12) + "treviglio/sportello.db"
	k.app.Settings.Watch = "/srv/" + strings.Repeat("condivisa/", 12) + "agenda/esportazioni"
	d.Sees("Archivio: /srv/archivi/archivi", "…/treviglio/sportello.db", "…/agenda/esportazioni")
}

func TestTheStoreChangesOfficeWithAReason(t *testing.T) {
	d, k := atTreviglio(t)
	k.err = &desk.Sentence{Text: "L'archivio non si può scrivere."}
	move := func() {
		d.Keys("3")
		d.Advance(time.Second)
		d.Type("pisti")
		d.Keys("enter", "enter")
		d.Sees("scrivere qualcosa")
		d.Type("Trasferita la postazione")
		d.Keys("enter")
	}
	move()
	d.Sees("✗ L'archivio non si può scrivere.", "Commissariato di Treviglio")
	if a := k.app; a.Profile.ID != "treviglio" || a.Settings.Office != "treviglio" || k.to != "" {
		t.Errorf("moved to %s all the same", a.Profile.ID)
	}
	d.Keys("esc")
	move()
	d.Sees("Da ora l'archivio è di «Commissariato di Pisticci».")
	if k.to != "pisticci" || k.why != "Trasferita la postazione" || k.app.Settings.Office != "pisticci" || k.app.Settings.Clerk != "A. Conti" {
		t.Errorf("%q because %q, %+v", k.to, k.why, k.app.Settings)
	}
	d.Keys("esc")
	d.Sees("Commissariato di Pisticci · Sportello 2", "Nessun appuntamento oggi") // of the store opened anew
}

func TestThePlacesOfABranchHoldAtOnce(t *testing.T) {
	d, k := atTreviglio(t)
	d.Keys("down", "down", "down", "enter")
	d.Sees("Comuni · Commissariato di Treviglio", "Elenco non configurato")
	d.Type("tr")
	d.SeesNot("Treviglio (BG)")
	d.Type("ev")
	d.Sees("Treviglio (BG)")
	d.Keys("enter")
	d.Sees("L400", "1 comune", "salvato")
	if p := k.app.Profile; len(p.Places) != 1 || p.Places[0] != "L400" {
		t.Errorf("the desk still serves %v", p.Places)
	}
	d.Type("treviglio")
	d.Keys("enter")
	d.Sees("Treviglio è già nell'elenco.")
	d.Keys("ctrl+u")
	d.Type("clusone")
	d.Keys("enter")
	d.Sees("già nell'elenco di «Commissariato di Clusone»")
	d.Keys("ctrl+u")
	d.Type("matera")
	d.Keys("enter")
	d.Sees("Nessun comune della provincia comincia così.")
	d.Keys("ctrl+u")
	d.Type("caravàg")
	d.Keys("enter", "f8")
	d.Sees("Caravaggio tolto")
	d.Keys("ctrl+z")
	d.Sees("Caravaggio", "2 comuni")
	d.Keys("home")
	d.Keys("up", "delete", "delete")
	d.Sees("Elenco non configurato")
	d.Keys("f8")
	d.Sees("L'elenco è vuoto.")
	d.Keys("esc")
	d.Sees("elenco non configurato")
	if last := k.places[len(k.places)-1]; len(last) != 0 {
		t.Errorf("kept %v", last)
	}
}

func TestARefusedListGivesWayToTheOneThatIsKept(t *testing.T) {
	d, k := atTreviglio(t)
	d.Keys("down", "down", "down", "enter")
	k.err = &desk.Sentence{Text: "Il disco è pieno: vale l'elenco di prima.", Cause: errors.New("no space")}
	d.Type("treviglio")
	d.Keys("enter")
	d.Sees("✗ Il disco è pieno", "Elenco non configurato")
	d.Keys("esc", "ctrl+z")
	d.Sees("Qui non c'è nulla da annullare")
}

func TestTheDemonstrationLeavesOfficesAlone(t *testing.T) {
	d, _ := atTreviglio(t, func(e *Env) { e.Keeper, e.Demo = nil, true })
	d.Keys("down", "down", "enter")
	d.Sees("Nella dimostrazione gli uffici restano come sono.")
	d.Keys("down", "enter")
	d.Sees("Nella dimostrazione gli uffici restano come sono.", "Impostazioni")
}
