package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
)

// fate is what has become of an appointment by the moment the demo begins.
type fate uint8

const (
	booked fate = iota
	accepted
	incomplete
	awaiting
	refused
	abandoned
	withdrawn
	suspended
	halfway // in progress, some steps done
	arrived
	noShow
	cancelled // by a later export
	vanished  // a later export lacks it
	moved     // a later export brought it here from tomorrow
	changed   // a later export has another telephone
	contested // arrived, and a later export has another hour
	twice     // the same person under a second code
)

// morning is the fate of each appointment, two every ten minutes from 08:30; who
// comes after the list is still awaited.
var morning = []fate{
	accepted, accepted, incomplete, accepted, noShow, accepted, accepted, refused, accepted, accepted, withdrawn, accepted,
	accepted, awaiting, incomplete, accepted, accepted, noShow, accepted, suspended, abandoned, accepted, halfway, halfway,
	cancelled, arrived, arrived, arrived, contested, arrived, booked, moved, booked, booked, vanished, booked, changed, booked, twice,
}

const (
	dayOfDemo  = 60 // appointments
	tomorrows  = 10
	firstHour  = 8*60 + 30
	priorities = 9 // every so many, a departure that presses
)

// slot is one appointment with everybody it concerns.
type slot struct {
	code      string
	day       domain.Date
	hour      domain.Hour
	section   string
	service   string
	who       person
	mother    person // of a minor
	father    person
	minor     bool
	departure domain.Date
	phone     string
	fate      fate
}

// slots invents the day: single adults, families whose children come one after
// the other, pressing departures, and a few appointments of the next day.
func (v *inventor) slots() []slot {
	var all []slot
	next := v.nextDay()
	for i := 0; i < dayOfDemo; {
		family := v.family(i)
		for _, s := range family {
			s.day, s.hour, s.code = v.day, tenMinutes(i), v.code(10000+i*7)
			if i < len(morning) {
				s.fate = morning[i]
			}
			if s.fate == twice {
				s.who, s.minor = all[i-1].who, all[i-1].minor
				s.mother, s.father, s.service, s.section = all[i-1].mother, all[i-1].father, all[i-1].service, all[i-1].section
			}
			all = append(all, s)
			if i++; i == dayOfDemo {
				break
			}
		}
	}
	for i := range tomorrows {
		s := v.single()
		s.day, s.hour, s.code = next, tenMinutes(i*3), v.code(20000+i*7)
		all = append(all, s)
	}
	return all
}

func (v *inventor) code(n int) string { return fmt.Sprintf("%s%05d", v.province, n) }

// family begins at these places of the day; elsewhere a single adult comes, now
// and then in a hurry.
func (v *inventor) family(i int) []slot {
	children := map[int]int{5: 2, 15: 1, 25: 3, 32: 2, 44: 2, 53: 1}[i]
	if children == 0 {
		s := v.single()
		if i%priorities == priorities-1 {
			s.section, s.departure = "PRIORITARIA", v.day.AddDays(9+v.IntN(12))
		}
		return []slot{s}
	}
	mother, father := v.adult("F"), v.adult("M")
	var out []slot
	for range children {
		s := slot{who: v.child(father.surname, 1, 16), mother: mother, father: father, minor: true, section: "ORDINARIA", service: "PASSAPORTO MINORE", phone: v.phone()}
		s.who.lives = mother.lives
		if calendar.Age(s.who.birth, v.day) < 12 {
			s.section = "MINORI 12"
		}
		out = append(out, s)
	}
	return out
}

func (v *inventor) single() slot {
	return slot{who: v.adult(pick(v, []string{"F", "M"})), section: "ORDINARIA", service: "PASSAPORTO", phone: v.phone()}
}

// phone is a number of no operator.
func (v *inventor) phone() string { return "300" + v.digits(7) }

func (v *inventor) nextDay() domain.Date { return calendar.WorkingDays(v.day, 1, calendar.Patron{}) }

func tenMinutes(i int) domain.Hour {
	m := firstHour + i/2*10
	h, _ := calendar.NewHour(m/60, m%60)
	return h
}

var demoHeader = []string{
	"Codice prenotazione", "Stato", "Data appuntamento", "Ora", "Sezione", "Cognome", "Nome", "Sesso", "Data di nascita", "Luogo di nascita",
	"Codice fiscale", "Comune di residenza", "Procedimento", "Telefono", "E-mail", "Richiedente", "Data partenza", "Motivo urgenza",
}

// export is the agenda's file of these appointments: as it was the evening before,
// or as it is after the morning's changes.
func (v *inventor) export(all []slot, later bool) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = ';'
	rows := [][]string{demoHeader}
	for _, s := range all {
		if later && s.fate == vanished {
			continue
		}
		rows = append(rows, v.record(s, later))
	}
	err := w.WriteAll(rows)
	return b.Bytes(), err
}

func (v *inventor) record(s slot, later bool) []string {
	state, day, hour, phone := "PRENOTATO", s.day, s.hour, s.phone
	switch {
	case later && s.fate == cancelled:
		state = "ANNULLATO"
	case !later && s.fate == moved:
		day = v.nextDay()
	case later && s.fate == changed:
		phone = "3001234567"
	case later && s.fate == contested:
		hour = tenMinutes(dayOfDemo - 4)
	}
	applicant, reason := "", ""
	if s.minor {
		applicant = s.mother.full()
	}
	if !s.departure.IsZero() {
		reason = "LAVORO"
	}
	p := s.who
	return []string{
		s.code, state, day.Italian(), hour.String(), s.section, p.surname, p.name, p.sex, p.birth.Italian(), p.born.Name, p.taxCode, p.lives.Name,
		s.service, phone, mail(p), applicant, s.departure.Italian(), reason,
	}
}

func mail(p person) string { return p.taxCode + "@example.it" }

// worked says that a case was begun.
func (f fate) worked() bool {
	return slices.Contains([]fate{accepted, incomplete, awaiting, refused, abandoned, withdrawn, suspended, halfway}, f)
}

// came says that the person was at the office.
func (f fate) came() bool { return f.worked() || f == arrived || f == contested }
