package tui

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"civico/sportello/domain/desk"
)

func TestWritesRunInTheOrderOfTheKeysWhateverGoroutineRunsThem(t *testing.T) {
	a := New(t.Context(), Env{})
	var ran []int
	var cmds []tea.Cmd
	for i := range 200 {
		cmds = append(cmds, Save(a, func(context.Context) (int, error) { ran = append(ran, i); return i, nil }, nil))
	}
	slices.Reverse(cmds)
	var wg sync.WaitGroup
	for _, cmd := range cmds {
		wg.Go(func() { cmd() })
	}
	wg.Wait()
	if len(ran) != 200 || !slices.IsSorted(ran) {
		t.Errorf("ran %v", ran)
	}
	if a.queue.waiting() {
		t.Error("nothing waits, and the queue says otherwise")
	}
}

func TestSavedIsSaidOnlyAfterTheWrite(t *testing.T) {
	d := start(t, &port{rows: aDay()})
	d.Hold()
	d.Keys("n")
	d.Sees("salvo…")
	d.SeesNot("salvato")
	d.Release()
	d.Sees("salvato 10:42")
	d.SeesNot("salvo…")
}

func TestLeavingWaitsForTheWritesAndTellsIfOneFails(t *testing.T) {
	p := &port{rows: aDay()}
	d := start(t, p)
	d.Hold()
	d.Keys("n", "ctrl+c", "down", "a") // keys after ctrl+c do nothing
	d.Release()
	if !d.Quit || !slices.Equal(p.written, []string{"visit a3 no_show"}) {
		t.Errorf("quit %v, wrote %q", d.Quit, p.written)
	}

	p = &port{rows: aDay()}
	d = start(t, p)
	d.Keys("w")
	d.Type("Verdi")
	a := d.Model.(*App)
	Save(a, func(context.Context) (int, error) { return 0, &desk.Sentence{Text: "Il disco è pieno."} }, nil)
	d.Keys("ctrl+c")
	d.Sees("Uscire lo stesso?", "L'ultima modifica non è stata salvata")
	d.Advance(quiet)
	d.Keys("esc")
	if d.Quit {
		t.Error("left although the clerk stayed")
	}
	d.Keys("esc") // the message was read
	Save(a, func(context.Context) (int, error) { return 0, errors.New("again") }, nil)
	d.Keys("ctrl+c")
	d.Advance(quiet)
	d.Keys("enter")
	if !d.Quit {
		t.Error("stayed although the clerk left")
	}
}

func TestAnErrorNamesWhatHappenedAndWhatIsSafe(t *testing.T) {
	for _, err := range []error{&desk.Stale{Desk: 3, Clerk: "B. Neri"}, desk.ErrReadOnly, desk.ErrNotFound, desk.ErrNothingToUndo, errors.New("x")} {
		if s := sentence(err); s == err.Error() || s[len(s)-1] != '.' {
			t.Errorf("%v is shown as %q", err, s)
		}
	}
}
