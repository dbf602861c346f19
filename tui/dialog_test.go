package tui

import (
	"strings"
	"testing"
	"time"

	"civico/sportello/domain/desk"

	tea "github.com/charmbracelet/bubbletea"
)

// What begins with the letters stands first; what only the note says, last.
func TestAChoiceIsNarrowedByItsNamesFirst(t *testing.T) {
	d := start(t, &port{})
	chosen := -1
	options := []Option{{Label: "Cogn", Note: "✓ nome"}, {Label: "Cognome e nome"}, {Label: "Nom"}, {Label: "Altro"}}
	d.Model.(*App).Choose(Choice{Title: "?", Options: options}, func(i int) tea.Cmd { chosen = i; return nil })
	d.Type("nom")
	d.Keys("enter")
	if chosen != 2 {
		t.Errorf("chose %d", chosen)
	}
	d.Model.(*App).Choose(Choice{Title: "?", Options: options}, func(i int) tea.Cmd { chosen = i; return nil })
	d.Type("nom")
	d.Keys("down", "down", "enter")
	if chosen != 0 {
		t.Errorf("chose %d last", chosen)
	}
}

func TestKeysTypedBeforeADialogOpenedDoNotAnswerIt(t *testing.T) {
	d := start(t, &port{rows: aDay()})
	a := d.Model.(*App)
	answers := 0
	ask := func(unasked bool) {
		a.Confirm(Question{Title: "Attenzione", Text: "Altro sportello.", Unasked: unasked}, func(bool) tea.Cmd { answers++; return nil })
	}
	ask(true)
	d.Advance(249 * time.Millisecond)
	d.Send(tea.KeyMsg{Type: tea.KeyEnter})
	if answers != 0 {
		t.Fatal("a key after 249 ms answered a dialog that had opened by itself")
	}
	d.Advance(2 * time.Millisecond)
	d.Send(tea.KeyMsg{Type: tea.KeyEnter})
	if answers != 1 {
		t.Fatal("a key after 251 ms did not answer")
	}
	ask(false)
	d.Send(tea.KeyMsg{Type: tea.KeyEnter})
	if answers != 2 {
		t.Fatal("a dialog that the clerk opened did not answer at once")
	}
}

func TestEscGoesToTheDialogInFrontOfAnError(t *testing.T) {
	d := start(t, &port{rows: aDay()})
	a := d.Model.(*App)
	a.Confirm(Question{Title: "Attenzione", Text: "Altro sportello."}, func(bool) tea.Cmd { return nil })
	a.Fail(&desk.Sentence{Text: "Il disco è pieno."})
	d.Sees("Attenzione", "✗ Il disco è pieno.")
	d.SeesNot("esc ho letto")
	d.Keys("esc")
	d.SeesNot("Attenzione")
	d.Sees("✗ Il disco è pieno.", "esc ho letto")
	d.Keys("esc")
	d.SeesNot("Il disco")
}

func TestAReasonIsWrittenInWords(t *testing.T) {
	d := start(t, &port{rows: aDay()})
	got := ""
	d.Model.(*App).Prompt(Prompt{
		Title: "Riapri la pratica", Text: "La ragione resta nel registro con il nome dell'operatore.", Label: "Motivo", Check: checkReason,
	}, func(r string) tea.Cmd { got = r; return nil })
	d.Keys("enter")
	d.Sees("scrivere qualcosa, oppure esc")
	d.Type("boh")
	d.Keys("enter")
	d.Sees("in qualche parola")
	d.Goldens("reason")
	d.Type(", errore di copia")
	d.Keys("enter")
	if got != "boh, errore di copia" {
		t.Errorf("got %q", got)
	}
	d.SeesNot("Riapri la pratica")
}

func TestAChoiceIsNarrowedByTypingAndTakenByItsKey(t *testing.T) {
	d := start(t, &port{rows: aDay()})
	a := d.Model.(*App)
	got := -1
	ask := func() {
		a.Choose(Choice{Title: "Perché manca?", Options: []Option{
			{Label: "scaduto", Key: "1"}, {Label: "non è suo", Key: "2"}, {Label: "illeggibile", Note: "si può rifare"},
		}}, func(i int) tea.Cmd { got = i; return nil })
	}
	ask()
	d.Goldens("choice")
	d.Keys("2")
	d.Advance(time.Second)
	if got != 1 {
		t.Errorf("the key 2 chose %d", got)
	}
	ask()
	d.Type("rif")
	d.Keys("enter")
	if got != 2 {
		t.Errorf("typing chose %d", got)
	}
	ask()
	got = -1
	d.Type("zzz")
	d.Keys("enter", "esc")
	if got != -1 || a.dialog() != nil {
		t.Errorf("nothing matched and %d was chosen", got)
	}
}

func TestAChoiceOfOneHasNothingToFilter(t *testing.T) {
	d := start(t, &port{rows: aDay()})
	got := -1
	d.Model.(*App).Choose(Choice{Title: "Quale documento?", Options: []Option{{Label: "passaporto", Key: "1"}}}, func(i int) tea.Cmd { got = i; return nil })
	d.SeesNot("filtra")
	d.Type("zz")
	d.Sees("▸ [1] passaporto")
	d.Keys("enter")
	if got != 0 {
		t.Errorf("chose %d", got)
	}
}

func TestADialogStandsClearOfWhatIsBelow(t *testing.T) {
	for w, beside := range map[int]string{80: "", 120: " "} {
		d := start(t, &port{rows: aDay()})
		d.Size(w, 24)
		d.Model.(*App).Confirm(Question{Title: "Attenzione", Text: strings.Repeat("Parole. ", 60)}, func(bool) tea.Cmd { return nil })
		for _, l := range strings.Split(d.Screen(), "\n") {
			left, rest, ok := strings.Cut(l, "│")
			if _, right, both := strings.Cut(rest, "│"); ok && both && strings.Contains(l, "Parole.") &&
				(!strings.HasSuffix(left, " ") || right != "" && !strings.HasPrefix(right, " ") || beside == "" && strings.TrimSpace(left+right) != "") {
				t.Errorf("%d columns: %q", w, l)
			}
		}
	}
}

func TestHelpTellsEveryActionWhole(t *testing.T) {
	d := start(t, &port{rows: aDay()})
	d.Keys("?")
	d.Sees("altre azioni", "Apre una pratica per chi è venuto", "senza appuntamento.")
	d.SeesNot("…")
	seen := d.Screen()
	for range 5 {
		d.Keys("pgdown")
		seen += d.Screen()
	}
	d.Sees("↑")
	for _, b := range d.Model.(*App).stack[0].Bindings() {
		if b.Action != "" && !strings.Contains(seen, b.Action) {
			t.Errorf("the help never shows «%s»", b.Action)
		}
	}
	if strings.Contains(seen, "Scorri.") {
		t.Errorf("a name is told twice:\n%s", seen)
	}
	d.Keys("home")
	d.Sees("↓", "F2")
}
