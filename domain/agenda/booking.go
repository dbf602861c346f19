// Package agenda reconciles an export of the online agenda with the bookings the
// desk already knows. It is pure: the file and the store are two streams of
// bookings in the order of their codes, the answer is a stream of changes.
//
// To read one more column of an export: a Field with its label here, its header
// words and its reader in store/agendafile, its column in store.
package agenda

import (
	"fmt"
	"strings"

	"civico/sportello/domain/calendar"
)

// Field is one thing an export says of a booking besides its code.
type Field int

// The fields, in the order of a record and of a difference on screen.
const (
	Status        Field = iota // Booked or Cancelled; a known booking may be Vanished
	Day                        // YYYY-MM-DD
	Hour                       // HH:MM
	Section                    // code of domain.Section, or empty
	Surname                    // as the agenda writes it
	Name                       //
	Sex                        // F, M or X
	BirthDate                  // YYYY-MM-DD
	BirthPlace                 // as the agenda writes it
	TaxCode                    // 16 capital letters and digits, or 11 digits
	Residence                  // as the agenda writes it
	Service                    // as the agenda writes it: "PASSAPORTO MINORE"
	Phone                      //
	Email                      //
	Applicant                  // the parent's account, for a minor
	Departure                  // YYYY-MM-DD
	UrgencyReason              // as the agenda writes it
	Notes                      //
	Updated                    // YYYY-MM-DDTHH:MM:SS, when the agenda last touched the booking; no difference by itself
	NumFields
)

// The values of Status.
const (
	Booked    = "booked"
	Cancelled = "cancelled" // the export says so
	Vanished  = "vanished"  // an export that covers its day lacks it
)

var labels = [NumFields]string{
	"stato", "data", "ora", "sezione", "cognome", "nome", "sesso", "data di nascita", "luogo di nascita", "codice fiscale",
	"residenza", "procedura", "telefono", "e-mail", "richiedente", "data partenza", "motivo urgenza", "note", "aggiornato il",
}

// Label is the field's name on screen, in Italian.
func (f Field) Label() string { return labels[f] }

// Show gives a value as a clerk reads it: dates GG/MM/AAAA, states in Italian.
func (f Field) Show(value string) string {
	switch f {
	case Day, BirthDate, Departure:
		if d, err := calendar.Parse(value); err == nil {
			return d.Italian()
		}
	case Status:
		return statusNames[value]
	case Section:
		return sectionNames[value]
	}
	return value
}

// Booking is one booking of an export, cleaned and brought to one form, so that
// two that mean the same are equal.
type Booking struct {
	Code   string
	Values [NumFields]string
}

// Date is the day of the appointment.
func (b *Booking) Date() calendar.Date { return dateOf(b.Values[Day]) }

// Hour is the hour of the appointment.
func (b *Booking) Hour() calendar.Hour {
	h, err := calendar.ParseHour(b.Values[Hour])
	if err != nil {
		return calendar.Hour{}
	}
	return h
}

// Person is surname and name as lists show them.
func (b *Booking) Person() string {
	return strings.TrimSpace(b.Values[Surname] + " " + b.Values[Name])
}

// IsLive says that the agenda expects the person.
func (b *Booking) IsLive() bool { return b.Values[Status] == Booked }

func dateOf(iso string) calendar.Date {
	d, err := calendar.Parse(iso)
	if err != nil {
		return calendar.Date{}
	}
	return d
}

// Separator parts the values of a record (the unit separator of ASCII). No value
// holds it: the border lets no control character through. It is below every other
// byte, so records sort by their code.
const Separator = "\x1f"

// AppendRecord appends the booking's record: its code and its values in the order
// of the fields. Equal bookings have equal records.
func (b *Booking) AppendRecord(dst []byte) []byte {
	dst = append(dst, b.Code...)
	for _, v := range b.Values {
		dst = append(dst, Separator...)
		dst = append(dst, v...)
	}
	return dst
}

// ParseRecord reads what AppendRecord wrote; the values are parts of record.
func (b *Booking) ParseRecord(record string) error {
	code, rest, ok := strings.Cut(record, Separator)
	b.Code = code
	for f := range NumFields {
		if !ok {
			return fmt.Errorf("a record of %d values instead of %d", int(f), int(NumFields))
		}
		b.Values[f], rest, ok = strings.Cut(rest, Separator)
	}
	if ok {
		return fmt.Errorf("a record of more than %d values", int(NumFields))
	}
	return nil
}

// Rest is what a record has behind code, state, day and hour: the part that is not
// looked for by itself.
func Rest(record string) string {
	for range 1 + Section { // the code and the fields before the section
		_, record, _ = strings.Cut(record, Separator)
	}
	return record
}

// Difference is one field of two bookings that do not agree.
type Difference struct {
	Field    Field
	Old, New string
}

// Differences lists the fields in which two bookings differ, in their order.
func Differences(from, to *Booking) []Difference {
	var out []Difference
	for f := range Updated {
		if from.Values[f] != to.Values[f] {
			out = append(out, Difference{f, from.Values[f], to.Values[f]})
		}
	}
	return out
}
