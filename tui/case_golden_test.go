package tui_test

import (
	"testing"

	"civico/sportello/domain"
)

// complete are the facts of an adult case with nothing left to ask.
var complete = []string{"booking.receipt_shown", "true", "holder.citizenships", "ITA", "holder.residence.aire", "false", "holder.present", "true",
	"holder.minor_children", "false", "application_form.kind", "adult", "application_form.signed", "true", "identity.document.kind", "cie",
	"identity.document.number", "CA12345AB", "identity.document.expires_on", "2031-04-05", "identity.document.has_photo", "true",
	"identity.original_shown", "true", "identity.copy_front_back", "true", "identity.matches_person", "true", "photos.count", "2", "photos.identical", "true",
	"photos.recent", "true", "photos.frontal", "true", "photos.face_visible", "true", "photos.white_background", "true", "photos.mouth_closed", "true",
	"photos.glasses", "false", "photos.head_covering", "none", "payments[0].kind", "pagopa", "payments[0].amount", "42.70", "payments[0].paid_on", "2026-11-20",
	"payments[0].id", "301000000000000043", "payments[0].in_name_of", "ROSSI MARIA", "payments[0].tax_code", "RSSMRA84D45F052R",
	"payments[1].kind", "revenue_stamp", "payments[1].amount", "73.50", "payments[1].paid_on", "2026-11-20", "payments[1].id", "01234567890123",
	"fingerprints.taken", "true", "signature.taken", "true", "previous_passport.exists", "true", "previous_passport.state", "expired",
	"previous_passport.handed_in", "true", "delivery.mode", "in_person"}

func TestCaseScreensLookRight(t *testing.T) {
	for _, c := range []struct {
		name string
		play func(d *caseDesk)
	}{
		{"opened", func(d *caseDesk) { d.open("b1") }},
		{"reasons", func(d *caseDesk) { d.open("b1"); d.Keys("tab", "s", "n") }},
		{"form", func(d *caseDesk) {
			d.open("b1")
			d.Keys("tab", "s", "s")
			d.Type("CA1")
			d.Keys("enter")
			d.Type("40/13")
			d.Keys("enter")
		}},
		{"form-codes", func(d *caseDesk) { d.open("b1"); d.Keys("tab", "s", "enter"); d.Type("pat") }},
		{"form-place", func(d *caseDesk) {
			d.open("b1", "holder.residence.place", "")
			d.Keys("s", "s", "n", "1")
			d.Type("pis")
		}},
		{"photos-with-glasses", func(d *caseDesk) { d.open("b1"); d.Keys("tab", "tab", "n", "5", "shift+tab") }},
		{"history", func(d *caseDesk) { d.open("b1"); d.Keys("s", "s", "ctrl+z", "tab", "tab", "s", "h") }},
		{"verdict", func(d *caseDesk) { d.open("b1"); d.Keys("v") }},
		{"minor", func(d *caseDesk) { d.open("b2"); d.Keys("tab", "tab", "tab", "tab") }},
		{"minor-absent-father", func(d *caseDesk) { d.open("b2"); d.Keys("tab", "tab", "tab", "tab", "s", "n", "2") }},
		{"minor-parent-details", func(d *caseDesk) { d.open("b2"); d.Keys("tab", "tab", "tab", "tab", "s", "up", "up", "enter") }},
		{"complete", func(d *caseDesk) { d.open("b1", complete...) }},
		{"summary-complete", func(d *caseDesk) { d.open("b1", complete...); d.Keys("o") }},
		{"summary-incomplete", func(d *caseDesk) {
			d.open("b1", append(complete[:len(complete):len(complete)], "photos.glasses", "true", "delivery.mode", "")...)
			d.Keys("o")
		}},
		{"summary-refused", func(d *caseDesk) {
			d.open("b1", append(complete[:len(complete):len(complete)], "holder.citizenships", "FRA")...)
			d.Keys("o", "x")
		}},
		{"parked", func(d *caseDesk) { d.open("b1"); d.Keys("o", "d", "enter"); d.enter("b1") }},
		{"came-back-worse", func(d *caseDesk) {
			d.open("b1", append(complete[:len(complete):len(complete)], "identity.document.expires_on", "2026-11-25", "delivery.mode", "")...)
			d.Keys("o", "d", "enter")
			d.today = caseDay.AddDays(4)
			d.enter("b1")
			d.Keys("enter")
		}},
		{"over-midnight", func(d *caseDesk) { d.open("b1"); d.today = caseDay.AddDays(1); d.Keys("s") }},
		{"stale", func(d *caseDesk) {
			d.open("b1")
			if _, err := d.store.append("c1", "B. Verdi", 3, domain.CaseChanged{Changes: []domain.Change{{Path: "photos.count", Value: "2"}}}); err != nil {
				d.T.Fatal(err)
			}
			d.Keys("s")
		}},
		{"help", func(d *caseDesk) { d.open("b1"); d.Keys("?") }},
		{"relink", func(d *caseDesk) { d.open("b1"); d.Keys("r") }},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newCaseDesk(t)
			c.play(d)
			d.Goldens("case-" + c.name)
		})
	}
}
