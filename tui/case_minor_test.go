package tui_test

import (
	"testing"

	"civico/sportello/domain"
)

func TestAMinorWithAnAbsentFatherIsAccepted(t *testing.T) {
	c := &counter{caseDesk: newCaseDesk(t)}
	c.press("down", "enter")
	c.Sees("ROSSI Luca", "8 anni", "passaporto minore", "Assensi")
	c.press("s", "s", "s", "s") // appointment, citizenship, residence, form
	c.press("s", "s")           // present; the child's document
	c.typeIn("CA00000AA")
	c.press("enter")
	c.typeIn("10/03/2028")
	c.press("enter")
	c.press("s", "s", "s") // copy, photos, pagoPA
	c.typeIn("301000000000000043")
	c.press("enter")
	c.typeIn("-3")
	c.press("enter", "s")
	c.typeIn("01234567890123")
	c.press("enter")
	c.typeIn("-3")
	c.press("enter")
	c.press("s") // the mother is here
	c.Sees("Padre")
	c.press("n", "2") // the father is not, and sent nothing
	c.Sees("ASS-3", "copia firmata")
	c.press("shift+tab", "tab", "s") // then the papers are found
	c.press("s", "s")                // previous passport, delivery
	c.press("o", "enter")
	w := c.work()
	if w.State != domain.Accepted {
		t.Fatalf("%s\n%s", w.State, c.Screen())
	}
	for path, want := range map[string]string{"parents[0].status": "present", "parents[1].status": "absent", "parents[1].id_copy_signed": "true",
		"application_form.kind": "minor", "payments[0].in_name_of": "ROSSI LUCA", "previous_passport.exists": "false"} {
		if got := c.fact(path); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
	t.Logf("%d keys", c.keys)
}

func TestLeavingACaseWritesWhatStandsInTheField(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1")
	d.Keys("tab", "s", "s")
	d.Type("CA9")
	d.Keys("esc", "esc")
	d.Sees("Questura di Matera")
	if got := d.fact("identity.document.number"); got != "CA9" {
		t.Errorf("number is %q", got)
	}
	if d.store.draft != nil {
		t.Errorf("a draft is left: %+v", d.store.draft)
	}
	d.restart()
	d.SeesNot("Numero del documento")
}

func TestDetailsTakeAParentsNameAndAnswersByOneKey(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b2")
	d.Keys("tab", "tab", "tab", "tab", "s", "up", "up", "enter")
	d.Keys("1", "enter") // role, from the list
	d.Type("verdi")
	d.Keys("enter")
	d.Type("anna")
	d.Keys("enter", "enter", "enter", "enter") // name; status, citizenship, stay as they are
	d.Keys("n", "enter", "esc")                // identity: no
	d.Sees("Madre: VERDI ANNA", "! identità")
	if d.fact("parents[0].role") != "mother" || d.fact("parents[0].surname") != "VERDI" || d.fact("parents[0].identity_checked") != "false" {
		t.Errorf("%s %s %s", d.fact("parents[0].role"), d.fact("parents[0].surname"), d.fact("parents[0].identity_checked"))
	}
}

func TestWhereNothingCanBeDoneAKeySaysWhy(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1", complete...)
	d.Keys("s")
	d.Sees("I passi sono finiti")
	d.Keys("w")
	d.Sees("mai alla legge")
	d.Keys("f")
	d.Sees("le regole non dicono nulla")
	d.Keys("enter")
	d.Sees("Riepilogo · ROSSI Maria")
}
