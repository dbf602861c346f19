package tui_test

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/office"
)

// maria is an adult booked for a passport at Matera, the case open.
func maria(t *testing.T) *player {
	p := newPlayer(t, questura())
	p.store.rows = booked("F052")
	r := &p.store.rows[0]
	r.Code, r.Name, r.Sex, r.BirthDate, r.TaxCode = "MT7K2Q", "MARIA", "F", calendar.MustParse("1984-04-05"), "RSSMRA84D45F052R"
	p.Keys("ctrl+r", "enter")
	return p
}

// arrives says how the application came, by the text of its answer.
func (p *player) arrives(how string) {
	p.T.Helper()
	for range 7 {
		p.Keys("down")
	}
	p.Keys("n")
	p.Type(how)
	p.Keys("enter")
}

// pays types notice and revenue stamp.
func (p *player) pays() {
	p.T.Helper()
	p.Keys("s")
	p.types("301000000000000043", "-3")
	p.Keys("s")
	p.types("01234567890123", "-3")
}

func TestByPECFromTheFirstKeyToTheReceiptAndThePrints(t *testing.T) {
	p := maria(t)
	p.arrives("pec")
	p.facts(map[string]string{"channel": "pec"})
	p.Keys("s") // the document, from its copy
	p.types("CA12345AB", "05/04/2031")
	p.Keys("s", "s", "s") // copy, signature, photos
	p.pays()
	p.Keys("s", "s", "s") // no children, previous passport, delivery
	p.Keys("s", "s", "s") // back to what was passed over: citizenship, residence, form
	p.Keys("o")
	p.Sees("resta dovuta la presenza per le impronte")
	p.Keys("enter")
	p.ends(domain.AwaitingClearance, domain.SlipReceipt)
	p.onPaper(0, "Arrivata: per PEC", "Presentarsi di persona per le impronte e la firma.")
	if got := p.fact("identity.original_shown"); got != "" {
		t.Errorf("nobody saw the original, yet it is %q", got)
	}
	p.Keys("ctrl+r", "enter", "enter") // the person comes
	for range 3 {
		p.Keys("shift+tab")
	}
	p.Sees("Impronte e firma, quando si presenta")
	p.Keys("s", "o", "enter")
	p.ends(domain.Accepted, domain.SlipReceipt, domain.SlipReceipt)
	p.onPaper(1, "Sostituisce la ricevuta n. 1.")
}

func TestATemporaryPassportFromTheFirstKeyToTheReceipt(t *testing.T) {
	p := maria(t)
	p.arrives("temporaneo")
	p.facts(map[string]string{"product": "temporary"})
	p.Keys("shift+tab")
	p.Keys("s", "s", "s", "s", "s") // receipt, citizenship, residence, form, certificate and declaration
	p.Keys("s", "s")
	p.types("CA12345AB", "05/04/2031")
	p.Keys("s", "s")
	p.Sees("5,20")
	p.Keys("s")
	p.types("0123", "-3")
	p.Keys("s", "s", "s", "s") // no children, signature, previous, delivery
	p.Keys("o", "enter")
	p.ends(domain.Accepted, domain.SlipReceipt)
	p.onPaper(0, "passaporto temporaneo", "Dovuti in tutto: euro 5,20.", "vale un anno")
}

func TestThroughTheMunicipalityFromTheFirstKeyToTheReceipt(t *testing.T) {
	p := newPlayer(t, questura())
	p.store.rows = booked("F052")
	p.store.rows[0].TaxCode = "RSSLCU18C10F052B"
	p.Keys("ctrl+r", "enter")
	p.arrives("comune")
	p.facts(map[string]string{"channel": "municipality"})
	p.Keys("s")
	p.types("CA00000AA", "10/03/2028")
	p.Keys("s", "s", "s") // copy, photos, the photo authenticated
	p.pays()
	p.Keys("s", "s", "s", "s") // both parents' papers, previous passport, delivery
	p.Keys("s", "s", "s")      // citizenship, residence, form
	p.Keys("o", "enter")
	p.ends(domain.Accepted, domain.SlipReceipt)
	p.facts(map[string]string{"photos.authenticated_by": "municipality", "parents[0].signature_authenticated": "true", "parents[1].status": "absent"})
	p.onPaper(0, "Arrivata: tramite il Comune")
}

func TestAtAPolisPointFromTheFirstKeyToTheReceipt(t *testing.T) {
	p := maria(t)
	p.arrives("polis")
	p.Keys("s")
	p.types("CA12345AB", "05/04/2031")
	p.Keys("s", "s")
	p.pays()
	p.Keys("s", "s", "s", "s") // no children, prints, previous, delivery
	p.Keys("s", "s", "s")
	p.Keys("o", "enter")
	p.ends(domain.Accepted, domain.SlipReceipt)
	p.onPaper(0, "Arrivata: tramite ufficio postale (Polis)")
}

// TestAnyKeysWorkEveryProcedure presses keys at random on a case of each procedure:
// nothing panics, and nothing is wider or higher than the terminal.
func TestAnyKeysWorkEveryProcedure(t *testing.T) {
	keys := []string{"enter", "tab", "shift+tab", "up", "down", "s", "s", "s", "n", "1", "2", "3", "4", "5", "9", "f", "v", "h", "ctrl+z", "o", "p", "esc", "backspace", "w"}
	rounds := 600
	if testing.Short() {
		rounds = 60
	}
	for _, at := range []func() *office.Profile{questura, consulate} {
		list := desk.Workable(at(), caseDay)
		for i, procedure := range list {
			r := rand.New(rand.NewPCG(uint64(i), 7))
			p := newPlayer(t, at())
			p.walkIn("ROSSI", "LUCA", "10/03/2018", strconv.Itoa(i+1))
			for range rounds {
				if r.IntN(20) == 0 {
					p.Type("+15")
				}
				p.Keys(keys[r.IntN(len(keys))])
				lines := strings.Split(p.Model.View(), "\n")
				for _, l := range lines {
					if len(lines) > 36 || ansi.StringWidth(l) > 119 {
						t.Fatalf("%s: %d lines, %d cells:\n%s", procedure, len(lines), ansi.StringWidth(l), p.Screen())
					}
				}
			}
		}
	}
}
