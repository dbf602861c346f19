package store

import (
	"errors"
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
)

var update = flag.Bool("update", false, "write the goldens anew")

const someStation = "0123456789abcdef0123456789abcdef"

// everyBody has one of each event type of package domain.
var everyBody = []domain.Body{
	domain.CaseOpened{Appointment: "abcdefghijklmnop", Changes: changes("holder.surname", "D'ALÒ <\"&\\>", "photos.count", "")},
	domain.CaseOpened{},
	domain.CaseChanged{Changes: changes("payments[0].id", "301000000000000043")},
	domain.CaseUndone{Of: domain.EventRef{Station: someStation, N: 42}},
	domain.CaseMoved{To: domain.Accepted, Reason: "r", Outcome: "acceptable", Headline: "Domanda completa.", Changes: changes("filed_on", "2026-11-23")},
	domain.CaseRelinked{Appointment: "abcdefghijklmnop", Changes: changes("booking.code", "MT7K2Q")},
	domain.SlipPrinted{Kind: domain.SlipReceipt, Number: 2, Replaces: 1},
	domain.VisitChanged{To: domain.VisitNoShow},
	domain.AppointmentSettled{Take: domain.SideAgenda, Import: "0199aaaa-0000-7000-8000-000000000000", Expected: true},
	domain.AppointmentRestored{Stands: true},
	domain.BookletWithdrawn{Number: "YA1234567", Surname: "ROSSI", Name: "MARIA", BirthDate: calendar.MustParse("1984-04-05"),
		Ground: domain.WithdrawalMaintenance, On: theDay, Note: "n"},
	domain.BookletFound{Number: "YA1234567", Surname: "ROSSI", Name: "MARIA", BirthDate: calendar.MustParse("1984-04-05"), HandedOn: theDay, From: "Polizia di Prova", Note: "n"},
	domain.BookletFound{},
	domain.BookletReturned{How: domain.BackByPost, On: theDay, To: "VERDI ANNA", Note: "n"},
	domain.BookletDestroyed{On: theDay, Note: "n"},
	domain.BookletUndone{Of: domain.EventRef{Station: someStation, N: 42}, Reason: "r"},
	domain.OfficeChanged{From: "matera", To: "pisticci", Reason: "Scelto per errore al primo avvio."},
}

func TestGoldenBodies(t *testing.T) {
	const path = "testdata/bodies.golden"
	var got strings.Builder
	for _, b := range everyBody {
		raw, err := encodeBody(b)
		if err != nil {
			t.Fatal(err)
		}
		got.WriteString(b.Type() + " " + string(raw) + "\n")
	}
	if *update {
		if err := os.WriteFile(path, []byte(got.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	golden, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(golden) {
		t.Errorf("a released form is fixed; a new one gets a new number. Written now:\n%s", got.String())
	}
	for i, line := range strings.Split(strings.TrimSpace(string(golden)), "\n") {
		ty, raw, _ := strings.Cut(line, " ")
		body, err := decodeBody(ty, []byte(raw))
		if err != nil || !reflect.DeepEqual(body, everyBody[i]) {
			t.Errorf("%s: read as %+v, %v", line, body, err)
		}
	}
}

func TestEveryTypeHasGoldenDecoderAndFold(t *testing.T) {
	golden := map[string]bool{}
	for _, b := range everyBody {
		golden[b.Type()] = true
		if folds[b.Type()] == nil {
			t.Errorf("%s has no fold", b.Type())
		}
	}
	for ty := range decoders {
		if !golden[ty] {
			t.Errorf("%s has no golden", ty)
		}
	}
}

func TestMalformedBodiesAreRefused(t *testing.T) {
	for _, c := range []struct{ ty, raw string }{
		{"case.changed/1", ``}, {"case.changed/1", `{"changes":[["a"`}, {"case.changed/1", `{"altro":1}`},
		{"case.undone/1", `{"of":"x"}`}, {"appointment.visit/1", `[]`},
	} {
		if b, err := decodeBody(c.ty, []byte(c.raw)); err == nil {
			t.Errorf("%s %s: %+v", c.ty, c.raw, b)
		}
	}
	if _, err := decodeBody("case.changed/2", []byte(`{}`)); !errors.Is(err, errUnknownType) {
		t.Errorf("got %v", err)
	}
}

func TestLongBodiesArePacked(t *testing.T) {
	for _, n := range []int{0, packFrom - 20, packFrom, 1 << 20} {
		raw := []byte(`{"x":"` + strings.Repeat("ROSSI MARIA ", n/12) + `"}`)
		packed, err := packBody(monday().t, `A. "CONTI"`, raw)
		if err != nil {
			t.Fatal(err)
		}
		if n > packFrom && len(packed) > n/10 {
			t.Errorf("%d bytes packed into %d", n, len(packed))
		}
		e, err := unpackBody(packed)
		if err != nil || string(e.Is) != string(raw) || e.By != `A. "CONTI"` || e.At != "2026-11-23T08:00:00.000Z" {
			t.Errorf("%d: %q %q, %v", n, e.By, e.At, err)
		}
	}
	for _, bad := range []string{"", "x", "{", "\x01", "\x01abc"} {
		if _, err := unpackBody([]byte(bad)); !errors.Is(err, errBody) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
