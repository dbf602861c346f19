package tui

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"civico/sportello/tui/tuitest"
	"civico/sportello/tui/widget"
)

// probe is a screen that notes what reaches it.
type probe struct {
	field *widget.Field // has the cursor; nil for none
	scans []Scan
	keys  []string

	refuses bool // scans
}

func (s *probe) Title() (string, string) { return "prova", "" }
func (s *probe) Init() tea.Cmd           { return nil }
func (s *probe) View(_, _ int) string    { return "" }
func (s *probe) Typing() bool            { return s.field != nil }
func (s *probe) Mark() func()            { return s.field.Mark() }
func (s *probe) TakeScan(c Scan) (tea.Cmd, bool) {
	if s.refuses {
		return nil, false
	}
	s.scans = append(s.scans, c)
	return nil, true
}

func (s *probe) Bindings() []Binding {
	var out []Binding
	for _, k := range []string{"s", "n", "r", "enter"} {
		out = append(out, Binding{Keys: []string{k}, Action: k, Do: func() tea.Cmd { s.keys = append(s.keys, k); return nil }})
	}
	return out
}

func (s *probe) Update(msg tea.Msg) tea.Cmd {
	if s.field != nil {
		s.field.Update(msg)
	}
	return nil
}

func reading(t *testing.T, typing bool) (*tuitest.Driver, *probe) {
	t.Helper()
	d := start(t, &port{})
	s := &probe{}
	if typing {
		s.field = widget.NewField("prova", 60, nil)
		s.field.Focus()
	}
	d.Model.(*App).Push(s)
	return d, s
}

const (
	code   = "VRDNNA84B50F052X"
	td3a   = "P<ITAVERDI<<ANNA<<<<<<<<<<<<<<<<<<<<<<<<<<<<"
	td3b   = "YA12345676ITA8402105F3112010<<<<<<<<<<<<<<<6"
	notice = "301012345678901234"
	stamp  = "01234567890123"
)

func TestScannerIsRecognisedWhereverTheCursorIs(t *testing.T) {
	for _, c := range []struct {
		what, typed string
		kind        ScanKind
		text        string
	}{
		{"tax code", code, ScanTaxCode, code},
		{"tax code with Caps Lock", strings.ToLower(code), ScanTaxCode, code},
		{"revenue stamp", stamp, ScanRevenueStamp, stamp},
		{"pagoPA notice", notice, ScanPagoPA, notice},
		{"pagoPA QR code", "PAGOPA|002|" + notice + "|80415740580|4270", ScanPagoPA, notice},
		{"passport MRZ", td3a + "\n" + td3b, ScanMRZ, td3a + td3b},
	} {
		for _, typing := range []bool{false, true} {
			d, s := reading(t, typing)
			if typing {
				d.Type("già scritto")
			}
			d.Scan(c.typed)
			if len(s.scans) != 1 || s.scans[0].Kind != c.kind || s.scans[0].Text != c.text {
				t.Errorf("%s, typing %v: got %+v", c.what, typing, s.scans)
			}
			if typing && s.field.Text() != "già scritto" {
				t.Errorf("%s left %q in the field", c.what, s.field.Text())
			}
			if len(s.keys) > 1 || len(s.keys) == 1 && c.what != "tax code with Caps Lock" {
				t.Errorf("%s pressed %q", c.what, s.keys)
			}
		}
	}
}

func TestABookingCodeIsRecognisedOnlyWhereNoFieldWaits(t *testing.T) {
	d, s := reading(t, false)
	d.Scan("MT7K2Q")
	if len(s.scans) != 1 || s.scans[0].Kind != ScanBooking {
		t.Errorf("got %+v", s.scans)
	}
	d, s = reading(t, true)
	d.Scan("CA12345AA") // a document's number, read into its field
	if len(s.scans) != 0 || s.field.Text() != "CA12345AA" {
		t.Errorf("got %+v and %q", s.scans, s.field.Text())
	}
}

func TestAPasteGoesWhereItBelongs(t *testing.T) {
	d, s := reading(t, true)
	d.Paste(" " + code + "\r\n")
	d.Paste("Matera, via Roma 1")
	if len(s.scans) != 1 || s.field.Text() != "Matera, via Roma 1" {
		t.Errorf("got %+v and %q", s.scans, s.field.Text())
	}
	d, s = reading(t, false)
	d.Paste("snsn")
	if len(s.keys) != 0 {
		t.Errorf("a paste pressed %q", s.keys)
	}
	d.Sees("Qui non c'è un campo in cui incollare.")
}

func TestAPersonsKeysActAtOnce(t *testing.T) {
	d, s := reading(t, false)
	d.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("s")})
	if !slices.Equal(s.keys, []string{"s"}) {
		t.Errorf("a small letter waited: %q", s.keys)
	}
	d, s = reading(t, true)
	d.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("7")})
	if s.field.Text() != "7" {
		t.Errorf("a digit in a field waited: %q", s.field.Text())
	}
}

func TestKeysTypedAheadOnASlowLineKeepTheirOrder(t *testing.T) {
	d, s := reading(t, false)
	d.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("ssn")}) // one read, three keys
	d.Send(tea.KeyMsg{Type: tea.KeyEnter})
	d.Advance(time.Second)
	if want := []string{"s", "s", "n", "enter"}; !slices.Equal(s.keys, want) {
		t.Errorf("got %q, want %q", s.keys, want)
	}
	d, s = reading(t, true)
	d.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("R")})
	d.Advance(10 * time.Millisecond)
	d.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("ossi")})
	d.Advance(10 * time.Millisecond)
	d.Send(tea.KeyMsg{Type: tea.KeyBackspace})
	if s.field.Text() != "Ross" {
		t.Errorf("got %q", s.field.Text())
	}
}

func TestCapsLockDoesNotTakeTheShortcutsAway(t *testing.T) {
	d, s := reading(t, false)
	d.Keys("S", "N")
	if !slices.Equal(s.keys, []string{"s", "n"}) {
		t.Errorf("got %q", s.keys)
	}
}

func TestAHeldKeyRepeats(t *testing.T) {
	d, s := reading(t, true)
	for range 20 {
		d.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("x")})
		d.Advance(16 * time.Millisecond)
	}
	if got := s.field.Text(); got != strings.Repeat("x", 20) {
		t.Errorf("before the key was let go the field held %q", got)
	}
}

func TestLinesPastedWithoutMarksDoNotSendTheForm(t *testing.T) {
	d, s := reading(t, true)
	for _, r := range "via Roma 1\nMatera" {
		k := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}}
		if r == '\n' {
			k = tea.KeyMsg{Type: tea.KeyEnter}
		}
		d.Send(k)
		d.Advance(time.Millisecond)
	}
	d.Advance(time.Second)
	if s.field.Text() != "via Roma 1 Matera" || len(s.keys) != 0 {
		t.Errorf("got %q, keys %q", s.field.Text(), s.keys)
	}
}

func TestAnUnknownCodePressesNothing(t *testing.T) {
	d, s := reading(t, false)
	d.Scan("8001120-NS-SN-4477")
	d.Scan("80011204477001122334455")
	if len(s.keys) != 0 {
		t.Errorf("pressed %q", s.keys)
	}
	d.Sees("Codice letto non riconosciuto")
}

func TestAScanWaitsForTheAnswerToADialog(t *testing.T) {
	d, s := reading(t, false)
	yes := false
	d.Model.(*App).Confirm(Question{Title: "?", Text: "?"}, func(b bool) tea.Cmd { yes = b; return nil })
	d.Scan(code)
	if len(s.scans) != 0 || yes {
		t.Errorf("the scan reached %+v, answered %v", s.scans, yes)
	}
	d.Sees("prima rispondere alla domanda")
}

func TestACodeReadIntoADialogsFieldStaysThereUntilEnter(t *testing.T) {
	d, s := reading(t, false)
	given := ""
	d.Model.(*App).Prompt(Prompt{Title: "?", Label: "Codice"}, func(text string) tea.Cmd { given = text; return nil })
	d.Scan(code)
	d.Sees("› Codice", code)
	if given != "" || len(s.scans) != 0 {
		t.Fatalf("the scan answered %q, reached %+v", given, s.scans)
	}
	d.Keys("enter")
	if given != code {
		t.Errorf("got %q", given)
	}
}

// A screen without a place of its own for a code leaves it to the field.
func TestACodeGoesIntoTheFieldWhereTheScreenHasNoOtherPlace(t *testing.T) {
	d, s := reading(t, true)
	s.refuses = true
	d.Type("n. ")
	d.Advance(time.Second)
	d.Scan(stamp)
	if s.field.Text() != "n. "+stamp || len(s.keys) != 0 {
		t.Errorf("got %q, keys %q", s.field.Text(), s.keys)
	}
	d.Paste(code)
	d.Scan(td3a + "\n" + td3b)
	d.Sees("Qui non serve")
	if s.field.Text() != "n. "+stamp+code {
		t.Errorf("got %q", s.field.Text())
	}
}

func TestHalfAnMRZIsNoScan(t *testing.T) {
	d, s := reading(t, false)
	d.Scan(td3a)
	if len(s.scans) != 0 || len(s.keys) != 0 {
		t.Errorf("got %+v, keys %q", s.scans, s.keys)
	}
}

func TestNULAndAltNeverActAsShortcuts(t *testing.T) {
	d, s := reading(t, true)
	d.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{0}})
	d.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{'@'}, Alt: true}) // AltGr on Windows
	if s.field.Text() != "@" {
		t.Errorf("got %q", s.field.Text())
	}
}
