package tui_test

import (
	"strings"
	"testing"
	"time"

	"civico/sportello/domain/mrz"
)

func TestScannerReadingsGoWhereTheyBelong(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1")
	d.Scan("MT7K2Q")
	d.Sees("Ricevuta della prenotazione MT7K2Q")
	if d.fact("booking.receipt_shown") != "true" {
		t.Error("the booking's receipt is not seen")
	}
	d.Scan("01234567890123")
	d.Sees("contrassegno telematico", "Pagato il")
	d.Type("-1")
	d.Keys("enter")
	if d.fact("payments[0].amount") != "73.50" || d.fact("payments[0].paid_on") != "2026-11-22" {
		t.Errorf("stamp: %s, %s", d.fact("payments[0].amount"), d.fact("payments[0].paid_on"))
	}
	d.Scan("301000000000000043")
	d.Type("-3")
	d.Keys("enter")
	if d.fact("payments[1].id") != "301000000000000043" || d.fact("payments[1].kind") != "pagopa" || d.fact("payments[1].in_name_of") != "ROSSI MARIA" {
		t.Errorf("pagoPA: %s", d.fact("payments[1].id"))
	}
	d.Scan("RSSMRA84D45F052R")
	d.Sees("è quello della pratica")
	d.Scan("RSSLCU18C10F052B")
	d.Sees("Codice fiscale diverso")
	d.Advance(time.Second)
	d.Keys("n")
	if d.fact("holder.tax_code") != "RSSMRA84D45F052R" {
		t.Error("the tax code was replaced though the clerk said no")
	}
}

func TestADocumentIsReadFromItsZoneWhileTypingElsewhere(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1")
	zone, err := mrz.Data{Type: "C", Issuer: "ITA", Nationality: "ITA", Surname: "ROSSI", Name: "MARIA", Number: "CA12345AB", Sex: "F",
		Birth: d.store.rows[0].BirthDate, Expiry: caseDay.AddYears(5)}.Lines(mrz.TD1)
	if err != nil {
		t.Fatal(err)
	}
	d.Keys("tab", "tab", "tab", "s") // the form of the receipt
	d.Type("30")
	d.Scan(strings.Join(zone, "\n"))
	d.Sees("Documento letto dalla banda ottica", "Numero", "30")
	for path, want := range map[string]string{"identity.document.number": "CA12345AB", "identity.document.kind": "cie", "identity.document.expires_on": "2031-11-23", "identity.original_shown": "true"} {
		if got := d.fact(path); got != want {
			t.Errorf("%s is %q", path, got)
		}
	}
}

// A bar code of fourteen digits is not always a revenue stamp's.
func TestAScannedNumberStaysInItsFieldWhereNoStampIsDue(t *testing.T) {
	p := newPlayer(t, questura())
	p.walkIn("ROSSI", "MARIA", "05/04/1984", "5")
	p.Keys("tab", "tab", "tab")
	p.Sees("passaporto collettivo")
	p.Scan("01234567890123")
	p.Sees("In questa pratica non è dovuto")
	p.Keys("s")
	p.Sees("› Numero")
	p.Scan("01234567890123")
	p.Sees("› Pagato il")
	p.Type("-3")
	p.Keys("enter")
	p.facts(map[string]string{"payments[0].id": "01234567890123", "payments[0].amount": "5.50"})
}
