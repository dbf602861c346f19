package tui

import (
	"strings"
	"testing"

	bookings "civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
)

// anOffice is a file whose columns nobody knows, with its days behind the month.
func anOffice(day string) aSample {
	return aSample{
		header: []string{"Tipo sportello", "Rif.", "Quando", "Chi", "Genere", "Tel"},
		rows: [][]string{
			{"Sportello unico", "MT1", day, "ROSSI, Maria", "Femmina", "3331234567"},
			{"Sportello unico", "MT2", day, "VERDI, Ugo", "Maschio", "0835123456"},
		},
		known: map[int]bookings.Field{2: bookings.Day},
	}
}

func TestTheColumnWhoseTextsFitIsProposed(t *testing.T) {
	p, with := withColumns(t)
	p.sample = anOffice("23/11/2026")
	d := start(t, p, with)
	atColumns(d)
	for _, c := range []struct{ field, proposed string }{
		{"codice prenotazione", "Rif."}, {"ufficio", "nessuna"}, {"stato", "nessuna"}, {"data", "Quando"}, {"ora", "Tipo sportello"},
		{"sezione", "nessuna"}, {"cognome", "Chi"}, {"nome", "Chi"}, {"sesso", "Genere"}, {"data di nascita", "nessuna"},
		{"codice fiscale", "nessuna"}, {"telefono", "Tel"}, {"note", "nessuna"},
	} {
		for d.Keys("home"); !onField(d.Screen(), c.field); {
			d.Keys("down")
		}
		d.Keys("enter")
		d.Sees("Quale colonna è «"+c.field+"»?", "│ ▸ "+c.proposed)
		d.Keys("esc")
	}
}

func TestTheFormOfDaysThatReadsTheSampleIsProposed(t *testing.T) {
	for _, c := range []struct{ day, proposed string }{
		{"23/11/2026", "come al solito"}, {"23-11-26", "come al solito"}, {"46349", "come al solito"}, {"23/11/2026 09:30", "come al solito"},
		{"11/23/2026", "MM/GG/AAAA"}, {"20261123", "AAAAMMGG"}, {"11/23/2026 9:30", "MM/GG/AAAA"}, {"2026.23.11", "un'altra forma…"},
	} {
		p, with := withColumns(t)
		p.sample = anOffice(c.day)
		d := start(t, p, with)
		atColumns(d)
		d.Keys("d")
		d.Sees("Come sono scritti i giorni?", "│ ▸ "+c.proposed)
	}
}

// onField says that the cursor is on a field.
func onField(screen, field string) bool {
	return strings.Contains(screen, "▸   "+field) || strings.Contains(screen, "▸ * "+field)
}

func TestAnotherFormOfDaysIsOfferedOnlyWhereItMayHelp(t *testing.T) {
	p, with := withColumns(t)
	s := &mapping{app: start(t, p, with).Model.(*App), columnTies: &columnTies{}}
	for text, helps := range map[string]bool{"12-02-2026 09x00": false, "11/23/2026": true, "2026.23.11": true} {
		line := s.faultLine(desk.ReadFault{Field: bookings.Day, Column: "Quando", Value: text, Reason: "perché"}, 79)
		if strings.Contains(line, "d: forma delle date") != helps {
			t.Errorf("%s: %q", text, line)
		}
	}
}
