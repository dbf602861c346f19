package tui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

// anna is VERDI ANNA, born at Matera on 10 February 1984.
func anna(t *testing.T) string {
	t.Helper()
	return computed(t, "VERDI", "ANNA", "F", "1984-02-10")
}

func TestWalkInFromACardOpensACase(t *testing.T) {
	p := &port{}
	d := start(t, p)
	d.Keys("w")
	d.Goldens("walkin-empty")
	d.Type("verdi")
	d.Keys("enter")
	d.Type("anna")
	d.Scan(anna(t)) // while the cursor is on the name
	d.Sees("10/02/1984", "passaporto, maggiorenne (42 anni)", "Letto il codice fiscale.")
	d.Goldens("walkin-filled")
	d.Keys("enter")
	if !slices.Equal(p.written[:1], []string{"open "}) {
		t.Fatalf("wrote %q", p.written)
	}
	c := &p.cases["c1"].Facts
	if !c.Booking.WalkIn || c.Holder.Surname != "VERDI" || c.Holder.Name != "ANNA" || c.Holder.Sex != "F" || c.Holder.BirthPlace != "F052" ||
		c.Holder.BirthDate != date("1984-02-10") {
		t.Errorf("the case holds %+v", c.Holder)
	}
}

func TestWalkInSaysWhatIsWrongBesideTheField(t *testing.T) {
	p := &port{}
	d := start(t, p)
	d.Keys("w", "enter")
	d.Sees("✗ serve il cognome")
	d.Type("BIANCHI")
	d.Keys("enter")
	d.Type("CARLA")
	d.Keys("enter")
	d.Type(anna(t)) // somebody else's card
	d.Keys("enter")
	d.Sees("il codice fiscale non corrisponde: controllare il")
	d.Goldens("walkin-wrong")
	if len(p.written) != 0 {
		t.Errorf("wrote %q", p.written)
	}
}

// A case must not open with the birth date of somebody else's card.
func TestABirthDateGoesWithTheCodeThatToldIt(t *testing.T) {
	p := &port{}
	d := start(t, p)
	d.Keys("w")
	d.Type("bianchi")
	d.Keys("enter")
	d.Type("carla")
	d.Keys("enter")
	d.Type(anna(t)) // somebody else's card
	d.Keys("enter")
	d.Sees("10/02/1984", "il codice fiscale non corrisponde")
	for range 16 {
		d.Keys("backspace")
	}
	d.SeesNot("10/02/1984", "maggiorenne")
	d.Advance(500 * time.Millisecond)
	d.Keys("enter")
	d.Sees("› Data di nascita")
	d.Keys("enter")
	d.Sees("✗ serve la data di nascita")
	if len(p.written) != 0 {
		t.Errorf("wrote %q", p.written)
	}
	d.Scan(anna(t))
	d.Sees("10/02/1984")
	d.Scan(computed(t, "BIANCHI", "CARLA", "F", "1990-05-05"))
	d.Sees("05/05/1990")
	d.SeesNot("10/02/1984")
}

func TestABirthDateThatWasTypedOutlivesTheCode(t *testing.T) {
	p := &port{}
	d := start(t, p)
	d.Keys("w", "down", "down")
	d.Type(anna(t))
	d.Keys("down", "backspace")
	d.Type("5")
	d.Keys("up", "backspace")
	d.Sees("10/02/1985")
	d.Advance(500 * time.Millisecond)
	d = start(t, p) // killed there
	d.Keys("backspace")
	d.Sees("10/02/1985")
}

func TestABirthDateGoesWithItsCodeAfterAKillToo(t *testing.T) {
	p := &port{}
	d := start(t, p)
	d.Keys("w", "down", "down")
	d.Type(anna(t))
	d.Keys("up")
	d.Type("anna")
	d.Advance(500 * time.Millisecond)
	d = start(t, p)
	d.Sees("10/02/1984")
	d.Keys("down", "backspace")
	d.SeesNot("10/02/1984")
}

func TestAMinorsFormSaysSo(t *testing.T) {
	d := start(t, &port{})
	d.Keys("w")
	d.Type("rossi")
	d.Keys("enter")
	d.Type("luca")
	d.Keys("enter", "tab")
	d.Type("2/3/18")
	d.Sees("passaporto, minorenne (8 anni)")
	d.Keys("shift+tab")
	d.Sees("02/03/2018")
}

func TestAWalkInThatHasABookingTodayIsOfferedIt(t *testing.T) {
	r := booking("a1", 10, 40, "VERDI", "ANNA", anna(t))
	p := &port{rows: []desk.Row{r}}
	d := start(t, p)
	d.Keys("w")
	d.Type("verdi")
	d.Keys("enter")
	d.Type("anna")
	d.Scan(anna(t))
	d.Keys("enter")
	d.Sees("È già in agenda oggi", "alle 10:40")
	d.Keys("esc")
	if len(p.written) > 0 {
		t.Errorf("wrote %q after the clerk went back to the form", p.written)
	}
	d.Keys("ctrl+s", "enter")
	if !slices.Equal(p.written[:2], []string{"visit a1 arrived", "open a1"}) {
		t.Errorf("wrote %q", p.written)
	}
}

func TestWhatStandsInTheFormSurvivesAKill(t *testing.T) {
	p := &port{}
	d := start(t, p)
	d.Keys("w")
	d.Type("D'Angelo")
	d.Keys("enter")
	d.Type("Nic")
	d.Advance(500 * time.Millisecond)
	if p.draft == nil || !strings.HasPrefix(p.draft.Text, "D'ANGELO\nNic\n") {
		t.Fatalf("kept %+v", p.draft)
	}
	d = start(t, p)
	d.Sees("Ripreso da dove si era rimasti.", "D'ANGELO", "› Nome             Nic")
	d.Type("o")
	d.Sees("Nico")
	d.Keys("esc")
	if p.draft != nil {
		t.Errorf("who goes back leaves %+v", p.draft)
	}
}

func TestCtrlCKeepsTheFormForTheNextStart(t *testing.T) {
	p := &port{}
	d := start(t, p)
	d.Keys("w")
	d.Type("Verd")
	d.Keys("ctrl+c")
	if !d.Quit || p.draft == nil || !strings.HasPrefix(p.draft.Text, "Verd\n") {
		t.Errorf("quit %v, kept %+v", d.Quit, p.draft)
	}
}

func TestWhatWasSearchedForIsNotTypedAgain(t *testing.T) {
	d := start(t, &port{})
	d.Keys("/")
	d.Type("de luca maria")
	d.Keys("f4")
	d.Sees("de luca", "maria")
	d.Keys("esc", "/")
	d.Type(strings.ToLower(anna(t)))
	d.Keys("f4")
	d.Sees(anna(t), "10/02/1984")
}

func TestADocumentsMRZFillsTheForm(t *testing.T) {
	d := start(t, &port{})
	d.Keys("w")
	d.Scan(td3a + "\n" + td3b)
	d.Sees("VERDI", "ANNA", "10/02/1984", "Letto il documento")
}

func TestTheProcedureChosenSurvivesAKill(t *testing.T) {
	p := &port{}
	d := start(t, p)
	d.Keys("w", "f2", "4")
	d.Sees("ritiro")
	d.Advance(500 * time.Millisecond)
	d = start(t, p)
	d.Sees("Ripreso da dove si era rimasti.", "Procedura        ritiro")
	d.Type("rossi")
	d.Keys("enter")
	d.Type("maria")
	d.Keys("enter", "tab")
	d.Type("5/4/1984")
	d.Sees("ritiro (42 anni)")
	d.Keys("enter")
	if c := p.cases["c1"]; c == nil || c.Facts.Procedure != domain.Collection || c.Facts.Product != "" {
		t.Errorf("opened %+v", p.cases)
	}
}
