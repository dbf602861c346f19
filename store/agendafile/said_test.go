package agendafile

import (
	"strings"
	"testing"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/calendar"
)

// spanText reads «23/11-27/11» as days of 2026; empty is no span.
func spanText(s agenda.Span) string {
	if s.From.IsZero() {
		return ""
	}
	return s.From.Italian()[:5] + "-" + s.To.Italian()[:5]
}

func TestTitlesSayTheDays(t *testing.T) {
	for title, want := range map[string]string{
		"Agenda dal 23/11/2026 al 27/11/2026":                                                 "23/11-27/11",
		"AGENDA PASSAPORTI DAL 23-11-2026 AL 27-11-2026":                                      "23/11-27/11",
		"dal 23.11.2026 al 27.11.2026":                                                        "23/11-27/11",
		"Periodo: 23/11/2026 - 27/11/2026":                                                    "23/11-27/11",
		"Periodo 23/11/2026 – 27/11/2026":                                                     "23/11-27/11",
		"Periodo: dal 2026-11-23 al 2026-11-27":                                               "23/11-27/11",
		"Settimana dal lunedì 23 novembre 2026 al venerdì 27 novembre 2026":                   "23/11-27/11",
		"Appuntamenti dall'1/12/26 all'11/12/26":                                              "01/12-11/12",
		"Agenda dal 23/11/2026 ore 08:00 al 27/11/2026 ore 18:00":                             "23/11-27/11",
		"Agenda dal giorno 23/11/2026 al giorno 27/11/2026":                                   "23/11-27/11",
		"Prenotazioni del 23/11/2026":                                                         "23/11-23/11",
		"Agenda appuntamenti del giorno 23 nov 2026":                                          "23/11-23/11",
		"Prenotazioni per il 23/11/2026":                                                      "23/11-23/11",
		"Agenda della Questura di Matera del 23/11/2026 (esportata il 22/11/2026 alle 08:15)": "23/11-23/11",
		"Stampa del 22/11/2026 - Prenotazioni del 23/11/2026":                                 "23/11-23/11",
		"Prenotazioni del 23/11/2026 - aggiornate al 22/11/2026":                              "23/11-23/11",
		"Prenotazioni del 23/11/2026 e dal 23/11/2026 al 23/11/2026":                          "23/11-23/11",

		"Agenda dal 27/11/2026 al 23/11/2026":                      "", // inverted
		"Agenda dal 31/02/2026 al 27/11/2026":                      "",
		"Prenotazioni di martedì 23/11/2026":                       "",
		"Prenotazioni del martedì 23/11/2026":                      "", // it is a Monday
		"Prenotazioni del 23/11/2026, prenotazioni del 24/11/2026": "",
		"Agenda esportata il 22/11/2026":                           "",
		"Esportazione del 22/11/2026":                              "",
		"Agenda: esportazione del 22/11/2026":                      "",
		"Agenda aggiornata al 22/11/2026":                          "",
		"Prenotazioni inserite dal 01/11/2026 al 20/11/2026":       "",
		"L'ufficio è chiuso dal 24/12/2026 al 26/12/2026":          "",
		"Questura di Matera, via Gattini 12-11-26":                 "",
		"Agenda dal 23/11/2026":                                    "",
		"Agenda dal 23 al 27":                                      "",
		"Agenda":                                                   "",
	} {
		if got := spanText(saidBy([]string{"Questura di Matera", title}, today).Span); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
	for name, titles := range map[string][]string{
		"two weeks":    {"Agenda dal 23/11/2026 al 27/11/2026", "Periodo: 30/11/2026 - 04/12/2026"},
		"one inverted": {"Agenda dal 23/11/2026 al 27/11/2026", "Periodo: 27/11/2026 - 23/11/2026"},
	} {
		if got := saidBy(titles, today); got.Span != (agenda.Span{}) || got.amiss == "" {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// A title whose days do not count is named with the reason; one that says no days is
// no matter.
func TestTitlesAmiss(t *testing.T) {
	const header = "codice;data;ora;cognome;nome\n"
	row := "A1;24/11/2026;09:00;ROSSI;MARIA\n"
	for title, want := range map[string]string{
		"Agenda dal 27/11/2026 al 23/11/2026":                                   "«Agenda dal 27/11/2026 al 23/11/2026» finisce prima di cominciare",
		"Agenda dal 31/02/2026 al 27/11/2026":                                   "«Agenda dal 31/02/2026 al 27/11/2026» dice un giorno che non esiste",
		"Prenotazioni del 23/11/2026":                                           "«Prenotazioni del 23/11/2026» dice giorni di cui il file non ha nessuna prenotazione",
		"Agenda dal 23/11/2026 al 27/11/2026\nPeriodo: 30/11/2026 - 04/12/2026": "«Periodo: 30/11/2026 - 04/12/2026» dice giorni che non sono quelli di «Agenda dal 23/11/2026 al 27/11/2026»",
		"Agenda dal 23/11/2026 al 27/11/2026":                                   "",
		"Agenda esportata il 31/02/2026":                                        "",
		"L'ufficio è chiuso dal 26/12/2026 al 24/12/2026":                       "",
	} {
		r, err := readText(t, title+"\n"+header+row)
		if err != nil || r.Amiss != want {
			t.Errorf("%q: %q, %v", title, r.Amiss, err)
		}
	}
	for name, rows := range map[string]string{"no row": "", "no row that can be read": strings.Replace(row, "24/11", "32/11", 1)} {
		if r, err := readText(t, "Prenotazioni del 23/11/2026\n"+header+rows); err != nil || r.Amiss != "" {
			t.Errorf("%s: %q, %v", name, r.Amiss, err)
		}
	}
}

// The days stand above the header of a CSV or worksheet, or name a calendar. Nothing
// else in a file says them.
func TestReadingSaysTheDays(t *testing.T) {
	const title, header = "Agenda dal 23/11/2026 al 27/11/2026", "codice;data;ora;cognome;nome\n"
	row := "A1;24/11/2026;09:00;ROSSI;MARIA\n"
	calendarOf := func(property string) string {
		return strings.Replace(inCalendar(), "BEGIN:VEVENT", property+"\r\nBEGIN:VEVENT", 1)
	}
	for name, c := range map[string]struct{ content, want string }{
		"one cell":         {"Questura di Matera\n" + title + "\n\n" + header + row, "23/11-27/11"},
		"several cells":    {"Agenda;;;;\nPeriodo:;23/11/2026;-;27/11/2026;\n" + header + row, "23/11-27/11"},
		"worksheet":        {written(t, setRows([]any{"Agenda dal", "23/11/2026", "al", "27/11/2026"}, titleRow, []any{"A1", "24/11/2026", "9:30", "ROSSI", "MARIA"})), "23/11-27/11"},
		"calendar":         {calendarOf("X-WR-CALNAME:Passaporti\r\nX-WR-CALDESC:Agenda dal 23/11/2026\r\n  al 27/11/2026"), "23/11-27/11"},
		"calendar's name":  {calendarOf("X-WR-CALNAME;X=y:" + title), "23/11-27/11"},
		"an event's words": {inCalendar(event2("DTSTART:20261123T100000\r\nX-WR-CALNAME:" + title + "\r\nDESCRIPTION:" + title + "\r\n")), ""},
		"below the header": {header + row + title + "\n", ""},
		"a note":           {strings.Replace(header, "nome\n", "nome;note\n", 1) + strings.TrimSpace(row) + ";" + title + "\n", ""},
		"no row of them":   {title + "\n" + header + strings.Replace(row, "24/11", "30/11", 1), ""},
		"no rows":          {title + "\n" + header, ""},
		"other rows too":   {title + "\n" + header + strings.Replace(row, "24/11", "30/11", 1) + row, "23/11-27/11"},
	} {
		r, err := readText(t, c.content)
		if got := spanText(r.Said); err != nil || got != c.want {
			t.Errorf("%s: %q, %v; want %q", name, got, err, c.want)
		}
	}
}

func FuzzTitles(f *testing.F) {
	f.Add("Agenda dal 23/11/2026 ore 8.00 al 27 nov 2026, prenotazioni del lunedì 1° dic 26")
	f.Fuzz(func(t *testing.T, title string) {
		s := saidBy([]string{titleOf([][]byte{[]byte(title)})}, today)
		if s.From.IsZero() != s.To.IsZero() || s.To.Before(s.From) || s.From.After(calendar.MustParse("2199-12-31")) || s.amiss != "" && !s.From.IsZero() {
			t.Fatalf("%q: %v", title, s)
		}
	})
}
