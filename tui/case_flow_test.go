package tui_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

func TestWhatIsTypedSurvivesAKillInTheSameField(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1")
	d.Keys("tab", "s", "s") // identity: the person, then the document
	d.Type("CA123")
	d.Advance(500 * time.Millisecond)
	d.Type("45") // within half a second of the kill: may be lost
	d.restart()
	d.Sees("Ripreso", "Numero del documento", "CA123")
	d.Type("X")
	d.Keys("enter")
	d.Type("40/13")
	d.Advance(time.Second)
	d.restart()
	d.Sees("Scade il", "40/13")
	if got := d.fact("identity.document.number"); got != "CA123X" {
		t.Errorf("number is %q", got)
	}
	if got := d.fact("identity.document.kind"); got != "cie" {
		t.Errorf("kind is %q: what the answer says besides goes with the first field", got)
	}
	d.Keys("ctrl+c")
	d.restart()
	d.Sees("Scade il", "40/13")
}

// A reason is text like any other: neither esc nor a kill may cost it.
func TestAWrittenReasonSurvivesEscAndAKill(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1")
	d.Keys("tab", "tab", "n")
	d.Type("occhiali")
	d.Keys("enter", "shift+tab", "w")
	d.Type("lenti traspa")
	d.Keys("esc", "w")
	d.Sees("Deroga FOT-4", "lenti traspa")
	d.Type("renti")
	d.Advance(500 * time.Millisecond)
	d.restart()
	d.Sees("Ripreso", "Deroga FOT-4", "lenti trasparenti")
	d.Keys("enter")
	if got := d.fact("waivers[0].reason"); got != "lenti trasparenti" {
		t.Errorf("waived for %q", got)
	}
	d.Keys("o", "b", "enter")
	d.Type("è andato vi")
	d.Advance(500 * time.Millisecond)
	d.restart()
	d.Sees("Pratica abbandonata", "è andato vi")
	d.Type("a")
	d.Keys("enter")
	if w := d.work(); w.State != domain.Abandoned {
		t.Errorf("%s\n%s", w.State, d.Screen())
	}
}

func TestAnInvalidTextIsNotWrittenAndStays(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1")
	d.Keys("tab", "s", "s")
	d.Keys("enter") // nothing typed in the number
	d.Type("31/02/2030")
	before := d.work().Version
	d.Keys("enter")
	d.Sees("✗ il giorno 31/2/2030", "31/02/2030")
	d.Keys("esc")
	d.Sees("Non scritto", "resta nel campo")
	if d.work().Version != before {
		t.Error("something was written")
	}
	d.Keys("s", "enter")
	d.Sees("31/02/2030", "✗ il giorno 31/2/2030")
}

func TestAnAnswerThatLacksItsFactsWritesNothing(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1")
	d.Keys("tab", "tab", "tab", "s", "enter", "enter")
	d.Sees("Non è stato scritto nulla: manca numero")
	if d.fact("payments[0].kind") != "" {
		t.Error("a receipt without number was recorded")
	}
}

func TestAnotherDeskChangedTheCase(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1")
	d.Keys("tab", "s", "s")
	d.Type("CA12345AB")
	if _, err := d.store.append("c1", "B. Verdi", 3, domain.CaseChanged{Changes: []domain.Change{{Path: "photos.count", Value: "2"}}}); err != nil {
		t.Fatal(err)
	}
	d.Keys("enter")
	d.Sees("modificata nel frattempo da B. Verdi (sportello 3)", "CA12345AB")
	if d.fact("identity.document.number") != "" {
		t.Error("the change was written over the other desk's")
	}
	d.Keys("esc", "enter") // read; leave the field again
	if got := d.fact("identity.document.number"); got != "CA12345AB" {
		t.Errorf("the second time the number is %q", got)
	}
	d.Keys("esc", "tab")
	d.Sees("Foto")
	if d.fact("photos.count") != "2" {
		t.Error("the other desk's change is gone")
	}
}

func TestWritesAfterARefusedOneAreNotMade(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1")
	if _, err := d.store.append("c1", "B. Verdi", 3, domain.CaseChanged{Changes: []domain.Change{{Path: "photos.count", Value: "2"}}}); err != nil {
		t.Fatal(err)
	}
	before := d.work().Version
	d.Hold()
	d.Keys("s", "s", "s") // typed before the refusal is seen
	d.Release()
	d.Sees("modificata nel frattempo da B. Verdi")
	if v := d.work().Version; v != before {
		t.Errorf("%d events were written on a state nobody had seen", v-before)
	}
	d.Keys("esc", "s")
	if d.work().Version != before+1 {
		t.Error("after reading, work does not go on")
	}
}

func TestTypedAheadOfASlowDiskEverythingIsWritten(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1")
	before := d.work().Version
	d.Hold()
	d.Keys("s", "s", "s", "s")
	d.Sees("salvo…")
	d.Release()
	if n := d.work().Version - before; n != 4 {
		t.Errorf("%d of 4 changes are written", n)
	}
	d.Sees("salvato")
}

func TestADiskThatFailsIsSaidAndNothingIsShownAsWritten(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1")
	d.store.fail = &desk.Sentence{Text: "Il disco è pieno. Quello che era salvato è al sicuro.", Cause: errors.New("disk full")}
	d.Keys("s")
	d.Sees("Il disco è pieno")
	d.Keys("esc")
	d.Sees("▸ · Appuntamento")
}

func TestADayThatIsNotOneIsToldTheShortForms(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1")
	d.Keys("tab", "tab", "tab", "s")
	d.Type("301000000000000043")
	d.Keys("enter")
	d.Sees("oggi, GG/MM, GG/MM/AAAA")
	d.Type("2011")
	d.Keys("enter")
	d.Sees("✗ non è una data: scrivere GG/MM,", "GG/MM/AAAA, oggi, -3")
	for range "2011" {
		d.Keys("backspace")
	}
	d.Type("20/11")
	d.Keys("enter")
	if got := d.fact("payments[0].paid_on"); got != "2026-11-20" {
		t.Errorf("paid on %q", got)
	}
}

func TestAKeyThatASuspendedCaseDoesNotTakeSaysWhy(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1")
	d.Keys("ctrl+z")
	d.Sees("Non c'è nulla da annullare.")
	d.SeesNot("un esito o una stampa") // nobody gave one
	d.Keys("esc", "s", "ctrl+s", "enter")
	for _, key := range []string{"s", "n", "w", "ctrl+z"} {
		d.Keys(key)
		d.Sees("La pratica è sospesa: ⏎ la riprende.")
	}
	d.Keys("enter", "ctrl+z")
	if got := d.fact("booking.receipt_shown"); got != "" {
		t.Errorf("a suspension closed what came before it: %q", got)
	}
}

func TestADocumentsDayIsSeenAtEightyColumns(t *testing.T) {
	d := newCaseDesk(t)
	d.Size(80, 24)
	d.open("b1")
	d.Keys("tab", "s")
	d.Sees("[s] CIE   [n] altro   [⏎] dettagli")
	d.Keys("enter", "down")
	d.Sees("2 cartacea (carta", "1 CIE (carta d'identit")
	d.Keys("esc")
	d.Keys("s")
	d.Type("CA12345AB")
	d.Keys("enter")
	d.Type("25082031")
	d.Keys("enter")
	d.Sees("CIE, CA12345AB, scade il 25/08/2031")
}

func TestRelinkToTheOtherBookingAndToNone(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1", "booking.receipt_shown", "true")
	d.Keys("r")
	d.Sees("ROSSI Luca · MT7K2R", "senza appuntamento")
	d.Keys("enter")
	d.Sees("Prenotazione di un'altra persona", "è di ROSSI Luca, la pratica di ROSSI Maria")
	d.Keys("down", "enter")
	if w := d.work(); w.Appointment != "b2" || w.Facts.Holder.Name != "MARIA" || d.fact("booking.code") != "MT7K2R" || d.fact("booking.receipt_shown") != "" {
		t.Errorf("tied to %s, %s", w.Appointment, d.fact("booking.code"))
	}
	d.Keys("r", "down", "enter")
	if w := d.work(); w.Appointment != "" || d.fact("booking") != domain.WalkIn {
		t.Errorf("tied to %q", w.Appointment)
	}
}

// The wrong row was picked: no receipt may bear that person's name or tax code.
func TestRelinkToAnotherPersonsBookingTakesTheirData(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1", "identity.matches_person", "true")
	d.Keys("r", "enter", "esc")
	if d.work().Appointment != "b1" {
		t.Fatal("tied without an answer")
	}
	d.Keys("r", "enter", "enter")
	h := d.work().Facts.Holder
	if h.Name != "LUCA" || h.BirthDate.String() != "2018-03-10" || h.TaxCode == "RSSMRA84D45F052R" {
		t.Errorf("the case is of %+v", h)
	}
	if d.fact("application_form.kind") != "minor" || d.fact("identity.matches_person") != "true" {
		t.Errorf("form %s, matches %s", d.fact("application_form.kind"), d.fact("identity.matches_person"))
	}
}

func TestLocalPracticeIsWaivedWithAReason(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1")
	d.Keys("tab", "tab", "n")
	d.Type("occhiali")
	d.Keys("enter")
	d.Sees("FOT-4")
	d.Keys("shift+tab", "w")
	d.Type("lenti trasparenti, occhi visibili")
	d.Keys("enter")
	if d.fact("waivers[0].rule") != "FOT-4" || d.fact("waivers[0].by") != "A. Conti" {
		t.Fatalf("waiver %q by %q\n%s", d.fact("waivers[0].rule"), d.fact("waivers[0].by"), d.Screen())
	}
}

func TestAReceiptUsedByAnotherCaseIsSaid(t *testing.T) {
	d := newCaseDesk(t)
	d.store.uses = []desk.ReceiptUse{{ID: "01234567890123", CaseID: "c9", Day: caseDay.AddDays(-7), Office: "matera"}}
	d.open("b1")
	d.Scan("01234567890123")
	d.Type("-1")
	d.Keys("enter")
	d.Sees("VER-6")
}

func TestPlacesAndStatesAreCompletedFromThreeLetters(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1", "holder.residence.place", "")
	d.Keys("s", "s") // booking, citizenship
	d.Keys("n", "1")
	d.Sees("Residenza")
	d.Type("pis")
	d.Sees("Pisticci (MT)")
	for range 8 {
		if strings.Contains(d.Screen(), "▸ Pisticci (MT)") {
			break
		}
		d.Keys("down")
	}
	d.Keys("enter")
	if got := d.fact("holder.residence.place"); got != "G712" {
		t.Errorf("residence is %q\n%s", got, d.Screen())
	}
}

func TestOverMidnightACaseKeepsItsDayAndSaysSo(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1")
	d.today = caseDay.AddDays(1)
	d.Keys("s")
	d.Sees("tiene quel giorno")
	if d.fact("filed_on") != "2026-11-23" {
		t.Errorf("filed on %s", d.fact("filed_on"))
	}
}

// What was decided on the booking before its case was opened belongs to the story.
func TestTheHistoryOfACaseHasThatOfItsBooking(t *testing.T) {
	d := newCaseDesk(t)
	d.store.events["b1"] = []domain.Event{
		{At: d.Clock.Now().Add(-26 * time.Hour), Clerk: "B. Leone", Entity: "b1", Body: domain.AppointmentRestored{Stands: true}},
		{At: d.Clock.Now().Add(-time.Hour), Desk: 3, Entity: "b1", Body: domain.AppointmentSettled{Take: domain.SideDesk}},
	}
	d.open("b1")
	d.Keys("h")
	d.Sees("domenica 22 novembre 2026", "B. Leone: prenotazione ripristinata: vale anche", "sportello 3: conflitto deciso: tenuto lo sportello", "A. Conti: pratica aperta")
}
