package tui_test

import (
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
)

// counter plays a clerk and counts keys; what is typed into document number, dates
// and receipt ids is not counted.
type counter struct {
	*caseDesk
	keys int
}

func (c *counter) press(keys ...string) {
	c.T.Helper()
	c.keys += len(keys)
	c.Keys(keys...)
}

func (c *counter) typeIn(text string) { c.T.Helper(); c.Type(text) }

// mostKeys is what a complete adult case may take, from the agenda and back to it.
const mostKeys = 45

func TestACompleteAdultCaseTakesFewKeys(t *testing.T) {
	c := &counter{caseDesk: newCaseDesk(t)}
	c.press("enter") // from the agenda
	c.Sees("ROSSI Maria", "42 anni", "passaporto", "prenotazione MT7K2Q", "Competenza")
	c.press("s", "s", "s", "s") // appointment, citizenship, residence, form
	c.press("s")                // present, matches
	c.press("s")                // document
	c.typeIn("CA12345AB")
	c.press("enter")
	c.typeIn("05042031")
	c.press("enter")
	c.press("s", "s") // copy, photos
	c.press("s")      // pagoPA
	c.typeIn("301000000000000043")
	c.press("enter")
	c.typeIn("-3")
	c.press("enter")
	c.press("s") // revenue stamp
	c.typeIn("01234567890123")
	c.press("enter")
	c.typeIn("20/11")
	c.press("enter")
	c.press("s", "s", "s", "s") // no minor children, prints, previous passport, delivery
	c.Sees("ACQUISIBILE")
	c.press("o")
	c.Sees("accolta", "Termine di legge 09/12/2026", "15/12/2026")
	c.press("enter")
	c.Sees("Questura di Matera")
	w := c.work()
	if w.State != domain.Accepted || w.Outcome != "acceptable" {
		t.Fatalf("%s, %s\n%s", w.State, w.Outcome, c.Screen())
	}
	if len(w.Slips) != 1 || len(c.printed) != 1 || w.Slips[0].Kind != domain.SlipReceipt {
		t.Errorf("slips %v, printed %v", w.Slips, c.printed)
	}
	if c.store.draft != nil {
		t.Error("a draft is left behind")
	}
	if c.keys > mostKeys {
		t.Errorf("%d keys, at most %d", c.keys, mostKeys)
	}
	t.Logf("%d keys, besides document number, dates and receipt ids", c.keys)
	for path, want := range map[string]string{"identity.document.expires_on": "2031-04-05", "payments[0].paid_on": "2026-11-20", "payments[0].in_name_of": "ROSSI MARIA",
		"payments[1].id": "01234567890123", "photos.glasses": "false", "previous_passport.handed_in": "true"} {
		if got := c.fact(path); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
	if strings.Contains(c.Screen(), "✗") {
		t.Errorf("an error is left on the screen:\n%s", c.Screen())
	}
}

// whole is everything that a page shows, turned with pag↓ to its end.
func whole(d *caseDesk) string {
	d.T.Helper()
	out := d.Screen()
	for range 20 {
		d.Keys("pgdown")
		if strings.Contains(out, d.Screen()) {
			return out
		}
		out += d.Screen()
	}
	d.T.Fatalf("the page never ends:\n%s", d.Screen())
	return ""
}

func TestSummaryAndVerdictAreReadAPageAtATime(t *testing.T) {
	d := newCaseDesk(t)
	d.Size(80, 24)
	d.open("b1")
	d.Advance(time.Second) // «salvato»
	for _, key := range []string{"o", "v"} {
		d.Keys(key)
		first := d.Screen()
		d.Sees("altre righe, pag↓")
		if all := whole(d); !strings.Contains(all, "Dai 12 anni") || !strings.Contains(all, "Entro 15 giorni") {
			t.Errorf("%s never shows the end:\n%s", key, all)
		}
		d.Sees("altre righe, pag↑")
		last := d.Screen()
		d.Keys("home")
		if d.Screen() != first {
			t.Errorf("home after %s:\n%s", key, d.Screen())
		}
		d.Keys("end")
		if d.Screen() != last {
			t.Errorf("end after %s:\n%s", key, d.Screen())
		}
		d.Keys("up")
		if d.Screen() == last {
			t.Errorf("up after %s does nothing", key)
		}
		d.Keys("esc")
	}
}
