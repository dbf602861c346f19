package agendafile

import (
	"encoding/binary"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain/agenda"
)

const jsonPlain = `[
 {"code":"A1","date":"2026-11-23","hour":"09:00","surname":"NICOLÒ","name":"MARIA","birth_place":"FORLÌ","notes":"prima riga\nseconda; con \"virgolette\""},
 {"code":"A2","date":"2026-11-23","hour":"09:10","surname":"D'ANGELO","name":"ANNA","birth_place":"MATERA","notes":null}
]`

const jsonLinesPlain = `{"Codice":"A1","Data":"23/11/2026","Ora":900,"Cognome":"NICOLÒ","Nome":"MARIA","Luogo di nascita":"FORLÌ","Note":"prima riga seconda; con \"virgolette\""}

{"Nome":"ANNA","Cognome":"D'ANGELO","Codice":"A2","Ora":"9.10","Data":46349,"Luogo di nascita":"MATERA"}`

const icsPlain = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//prova//IT\r\nBEGIN:VEVENT\r\nUID:A1\r\nDTSTAMP:20261122T080000Z\r\n" +
	"DTSTART;TZID=Europe/Rome:20261123T090000\r\nSUMMARY:passaporto\r\nDESCRIPTION:Cognome: NICOLÒ\\nNOME: MARIA\\nLuogo di nascita: F\r\n ORLÌ\\nprima riga\\nseconda\\; con \"virgolette\"\r\n" +
	"BEGIN:VALARM\r\nDESCRIPTION:Cognome: SBAGLIATO\r\nEND:VALARM\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:A2\r\nDTSTART:20261123T081000Z\r\n" +
	"SUMMARY:D'ANGELO\\, ANNA\r\nDESCRIPTION:Luogo di nascita: MATERA\r\nSTATUS:CONFIRMED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

// What the kinds say of the same bookings is the same, whatever the file's name.
func TestKindsAgree(t *testing.T) {
	want, err := readText(t, plain)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"JSON":              jsonPlain,
		"JSON on one line":  strings.ReplaceAll(jsonPlain, "\n", ""),
		"JSON with a mark":  "\ufeff" + jsonPlain,
		"JSON in UTF-16":    inUTF16(binary.LittleEndian, jsonPlain),
		"JSON, bare UTF-16": inUTF16(binary.BigEndian, jsonPlain)[2:],
		"ICS, bare UTF-16":  inUTF16(binary.LittleEndian, icsPlain)[2:],
		"JSON lines":        jsonLinesPlain,
		"JSON lines, CRLF":  strings.ReplaceAll(jsonLinesPlain, "\n", "\r\n"),
		"ICS":               icsPlain,
		"ICS with a mark":   "\ufeff" + icsPlain,
		"ICS, LF":           strings.ReplaceAll(icsPlain, "\r\n", "\n"),
		"ICS, lower case":   strings.NewReplacer("BEGIN", "begin", "VEVENT", "vevent", "UID", "Uid").Replace(icsPlain),
		"ICS, Exchange":     strings.Replace(icsPlain, "TZID=Europe/Rome", `TZID="W. Europe Standard Time"`, 1),
		"ICS, folded":       foldedEverywhere(icsPlain, "\r\n "),
		"ICS, tabs for it":  foldedEverywhere(icsPlain, "\n\t"),
		"ICS, Windows-1252": strings.ReplaceAll(strings.ReplaceAll(icsPlain, "Ò", "\xd2"), "Ì", "\xcc"),
		"ICS, floating":     strings.Replace(icsPlain, ";TZID=Europe/Rome", "", 1),
		"ICS, long zone":    strings.Replace(icsPlain, "TZID=Europe/Rome", "TZID=/example.org/1/Europe/Rome", 1),
		"ICS, zone defined": strings.Replace(strings.Replace(icsPlain, "TZID=Europe/Rome", "TZID=Casa", 1), "BEGIN:VEVENT", "BEGIN:VTIMEZONE\r\nTZID:Casa\r\nX-LIC-LOCATION:Europe/Rome\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT", 1),
	} {
		got, err := readText(t, content)
		if err != nil || !reflect.DeepEqual(got.rows, want.rows) || len(got.bad) != 0 || got.Span != want.Span {
			t.Errorf("%s: %v\n got %q %+v\nwant %q", name, err, got.rows, got.bad, want.rows)
		}
	}
}

// foldedEverywhere folds the lines of a calendar after every byte, letters or not.
func foldedEverywhere(calendar, fold string) string {
	var out strings.Builder
	for line := range strings.Lines(strings.ReplaceAll(calendar, "\r\n ", "")) {
		content := strings.TrimSuffix(line, "\r\n")
		for i := range len(content) {
			if i > 0 && !strings.HasPrefix(content, "BEGIN:VCALENDAR") {
				out.WriteString(fold)
			}
			out.WriteByte(content[i])
		}
		out.WriteString("\r\n")
	}
	return out.String()
}

func TestJSONRows(t *testing.T) {
	good := `{"code":"A1","date":"2026-11-23","hour":"9:00","surname":"ROSSI","name":"MARIA"}`
	for row, says := range map[string]string{
		`{"code":"A2","date":"2026-11-23","hour":"9:00","surname":"ROSSI"}`: "manca il nome",
		`{"date":"2026-11-23","hour":"9:00","surname":"ROSSI","name":"X"}`:  "manca il codice",
		`{"code":"A2","code":"A3"}`:                                         "due volte",
		`{"code":"A2","surname":{"value":["ROSSI"]}}`:                       "serve un testo",
		`7`: "non è un oggetto",
		`{"code":"A2","date":"2026-02-31","hour":"9:00","surname":"ROSSI","name":"ADA"}`: "31/2/2026 non esiste",
	} {
		for _, content := range []string{"[" + good + ",\n" + row + "\n]", good + "\n" + row + "\n"} {
			r, err := readText(t, content)
			if err != nil || len(r.rows) != 1 || len(r.bad) != 1 || r.bad[0].Line != 2 || !strings.Contains(r.bad[0].Reason, says) {
				t.Errorf("%s: %v %+v", content, err, r)
			}
		}
	}
	// Objects may call the same thing differently, one object may not.
	synonyms := strings.NewReplacer(`"code"`, `"codice prenotazione"`).Replace(good) + "\n" + strings.NewReplacer(`"code":"A1"`, `"Codice":"A2"`, "surname", "COGNOME").Replace(good)
	r, err := readText(t, synonyms+"\n"+strings.NewReplacer(`"code":"A1"`, `"codice_prenotazione":"A3"`).Replace(good))
	if err != nil || len(r.rows) != 3 || r.rows[1].Code != "A2" || r.rows[2].Code != "A3" || len(r.Unknown) != 0 || len(r.Names) != 5 {
		t.Errorf("synonyms: %v %+v", err, r)
	}
	unread := strings.Replace(good, "}", `,"meta":{"a":[1,{"code":"A9"}],"b":null},"storia":[],"notes":"x"}`, 1)
	r, err = readText(t, "["+unread+"]")
	if err != nil || len(r.rows) != 1 || r.rows[0].Code != "A1" || r.rows[0].Values[agenda.Notes] != "x" || !reflect.DeepEqual(r.Unknown, []string{"meta", "storia"}) {
		t.Errorf("what nobody reads: %v %+v", err, r)
	}
	for _, depth := range []int{60, 20_000} { // Go's own decoding of a value ends at 10,000
		deep := strings.Replace(good, "}", `,"meta":`+strings.Repeat(`{"a":[`, depth)+strings.Repeat("]}", depth)+"}", 1)
		for _, content := range []string{good + "\n" + deep, "[" + deep + "," + good + "]"} {
			r, err = readText(t, content)
			if err != nil || len(r.rows) != 1 || len(r.bad) != 1 || !strings.Contains(r.bad[0].Reason, "più di 100") || r.bad[0].Column != "meta" {
				t.Errorf("nested too deep: %v %+v", err, r)
			}
		}
	}
	r, err = readText(t, good+"\n{\"code\":\n"+strings.Replace(good, "A1", "A3", 1))
	if err != nil || len(r.rows) != 2 || len(r.bad) != 1 || r.bad[0].Value != `{"code":` {
		t.Errorf("a broken line: %v %+v", err, r)
	}
	late := strings.Repeat(good+"\n", 150) + `{"code":"A9","date":"2026-11-23","hour":"9:00","surname":"ROSSI","name":"MARIA","phone":333,"sede":"x"}`
	r, err = readText(t, late)
	if err != nil || len(r.rows) != 151 || r.rows[150].Values[agenda.Phone] != "333" || !reflect.DeepEqual(r.Unknown, []string{"sede"}) {
		t.Errorf("a field that comes late: %v %+v", err, r.Report)
	}
}

func TestJSONRefusals(t *testing.T) {
	row := `{"code":"A1","date":"2026-11-23","hour":"9:00","surname":"ROSSI","name":"MARIA"}`
	big := strings.Repeat("x", 200<<10)
	for name, c := range map[string]struct{ content, says string }{
		"unknown fields":    {`[{"a":1}]`, "nessun campo con un nome noto"},
		"missing fields":    {`[{"code":"A1"}]`, "non ha i campi necessari: mancano «data»"},
		"cut":               {"[" + row, "finisce a metà"},
		"cut in an object":  {"[" + row[:20], "finisce a metà"},
		"syntax":            {"[" + row + ",\n" + row + ";" + row + "]", "l'errore è alla riga 2"},
		"more behind":       {"[" + row + "]\n" + row, "dopo la fine"},
		"garbage behind":    {"[" + row + "]]", "dopo la fine"},
		"wrapped, one line": {"{\"items\": [" + row + "]}", "oggetto per riga"},
		"wrapped":           {"{\n\"items\": [" + row + "]}", "oggetto per riga"},
		"long field":        {"[" + row + ",\n" + strings.Replace(row, "ROSSI", big, 1) + "]", "la riga 2 ha nel campo «surname» un testo più lungo di 64 KiB"},
		"long line":         {row + "\n" + strings.Repeat(" ", 2<<20), "la riga 2 è più lunga di 1 MiB"},
		"long object":       {"[" + row + ",\n{" + strings.Repeat(`"a":"`+big[:60<<10]+`",`, 40) + `"b":1}]`, "dalla riga 2 in poi c'è un oggetto più lungo di 1 MiB"},
		"endless blanks":    {"[" + row + "," + strings.Repeat(" ", 4<<20) + "]", "1 MiB"},
		"depth":             {"[" + strings.Repeat("[", 1<<18), "finisce a metà"},
		"many names":        {"[{" + manyNames(300) + `"code":1}]`, "più di 200 campi"},
		"two names":         {`[{"code":"1","codice":"2","date":1,"hour":1,"name":1,"surname":1}]`, "due colonne per la stessa cosa"},
	} {
		_, err := readText(t, c.content)
		refused(t, name, err, c.says)
	}
}

func manyNames(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "\"f%d\":1,", i)
	}
	return b.String()
}

func inCalendar(events ...string) string {
	return "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:A1\r\nDTSTART:20261123T090000\r\nSUMMARY:ROSSI\\, MARIA\r\nEND:VEVENT\r\n" + strings.Join(events, "") + "END:VCALENDAR\r\n"
}

func event2(lines string) string {
	return "BEGIN:VEVENT\r\nUID:A2\r\nSUMMARY:VERDI\\, ANNA\r\n" + lines + "END:VEVENT\r\n"
}

func TestEvents(t *testing.T) {
	for lines, want := range map[string][2]string{
		"DTSTART:20260723T070000Z\r\n":                                                       {"2026-07-23 08:00", ""}, // the tests' zone has no summer time
		"DTSTART;TZID=Eastern Standard Time:20261123T090000\r\n":                             {"2026-11-23 15:00", ""},
		"DTSTART;TZID=\"Asia/Tokyo\";X=\"a:b;c\":20261123T090000\r\n":                        {"2026-11-23 01:00", ""},
		"DTSTART;VALUE=DATE:20261123\r\nDESCRIPTION:ore nove\\nOra: 9.30\r\n":                {"2026-11-23 09:30", "ore nove"},
		"DTSTART:20261123T090000\r\nDESCRIPTION:Note: portare foto\\nhttps://example.it\r\n": {"2026-11-23 09:00", "portare foto"},
		"DTSTART:20261123T090000\r\nDESCRIPTION:https://example.it/a\r\n":                    {"2026-11-23 09:00", "https://example.it/a"},
	} {
		r, err := readText(t, inCalendar(event2(lines)))
		if err != nil || len(r.rows) != 2 || r.rows[1].Values[agenda.Day]+" "+r.rows[1].Values[agenda.Hour] != want[0] || r.rows[1].Values[agenda.Notes] != want[1] {
			t.Errorf("%s: %v %+v %+v", lines, err, r.rows, r.bad)
		}
	}
	r, err := readText(t, inCalendar(event2("DTSTART:20261123T100000\r\nSTATUS:CANCELLED\r\nLAST-MODIFIED:20261122T070000Z\r\nX-COSA:x\r\nDESCRIPTION:Colore: rosso\r\n")))
	if err != nil || r.rows[1].Values[agenda.Status] != agenda.Cancelled || r.Updated.UTC().Format(time.RFC3339) != "2026-11-22T07:00:00Z" || !reflect.DeepEqual(r.Unknown, []string{"Colore"}) {
		t.Errorf("%v %+v", err, r)
	}
}

// One bad event is a row of the quarantine; the others are read.
func TestBadEvents(t *testing.T) {
	start := "DTSTART:20261123T100000\r\n"
	for content, says := range map[string]string{
		event2("DTSTART;TZID=Marte:20261123T090000\r\n"): "fuso orario («Marte»)",
		event2("DTSTART:2026-11-23\r\n"):                 "data non è leggibile",
		event2("DTSTART;VALUE=DATE:20261123\r\n"):        "manca l'ora",
		event2(""):                                                  "manca la data",
		event2(start + "RRULE:FREQ=DAILY\r\n"):                      "si ripete",
		event2(start + "una riga senza nome\r\n"):                   "una riga che non si legge",
		event2(start + ":x\r\n"):                                    "una riga che non si legge",
		strings.Replace(event2(start), "UID:A2", "X:y", 1):          "manca il codice",
		strings.Replace(event2(start), "VERDI\\, ANNA", "VERDI", 1): "manca il cognome",
		strings.Replace(event2(start), "END:VEVENT\r\n", "", 1):     "non è chiuso",
	} {
		r, err := readText(t, inCalendar(content, strings.ReplaceAll(event2(start), "A2", "A3")))
		if err != nil || len(r.rows) != 2 || len(r.bad) != 1 || r.bad[0].Line != 7 || !strings.Contains(r.bad[0].Reason, says) {
			t.Errorf("%s: %v %+v", content, err, r)
		}
		if says == "manca il cognome" { // nobody's calendar: the columns lack
			continue
		}
		alone := "BEGIN:VCALENDAR\r\n" + content + strings.Replace(content, "A2", "A3", 1) + "END:VCALENDAR\r\n"
		r, err = readText(t, alone)
		if err != nil || len(r.rows) != 0 || len(r.bad) != 2 || !strings.Contains(r.bad[0].Reason, says) || !strings.Contains(r.bad[1].Reason, says) {
			t.Errorf("no good event beside %s: %v %+v", content, err, r)
		}
	}
}

func TestCalendarRefusals(t *testing.T) {
	for name, c := range map[string]struct{ content, says string }{
		"cut":             {strings.TrimSuffix(inCalendar(), "END:VCALENDAR\r\n"), "finisce a metà"},
		"cut in an event": {inCalendar()[:70], "finisce a metà"},
		"long field":      {inCalendar(event2("DESCRIPTION:" + strings.Repeat("x", 200<<10) + "\r\n")), "l'evento alla riga 7 ha in DESCRIPTION un testo più lungo di 64 KiB"},
		"folded field":    {inCalendar(event2("DESCRIPTION:" + strings.Repeat("x\r\n ", 200<<10) + "\r\n")), "64 KiB"},
		"no person":       {strings.Replace(inCalendar(), "\\,", "", 1), "mancano «cognome», «nome»"},
	} {
		_, err := readText(t, c.content)
		refused(t, name, err, c.says)
	}
}

// What nobody reads may be as long as it likes, folded or not, and is not held.
func TestEndlessFolding(t *testing.T) {
	for _, filling := range []string{strings.Repeat("\r\n ", 8<<20), strings.Repeat("x", 32<<20), strings.Repeat("x\n\t", 8<<20)} {
		content := inCalendar(event2("DTSTART:20261123T100000\r\nATTACH;ENCODING=BASE64:" + filling + "\r\n"))
		before := memory()
		r, err := readText(t, content)
		if grown := memory() - before; err != nil || len(r.rows) != 2 || grown > 50<<20 {
			t.Errorf("%v, %d rows, %d MiB", err, len(r.rows), grown>>20)
		}
	}
}

func FuzzJSON(f *testing.F) {
	for _, s := range []string{jsonPlain, jsonLinesPlain, `[{"code":{"a":[1,2]},"date":1e9}]`, "{\"code\":\"\\u0000\\ud800\"}\n{\n"} {
		f.Add([]byte(s))
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, content []byte) { checkReading(t, filepath.Join(dir, "agenda.json"), content) })
}

func FuzzCalendar(f *testing.F) {
	for _, s := range []string{icsPlain, inCalendar(event2("DTSTART;TZID=\"x:\":20261123T100000\r\n\r\n y\r\n")), "BEGIN:VCALENDAR\nBEGIN:VEVENT\n:\nBEGIN:VEVENT\nEND:VCALENDAR"} {
		f.Add([]byte(s))
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, content []byte) {
		checkReading(t, filepath.Join(dir, "agenda.ics"), append([]byte("BEGIN:VCALENDAR"), content...))
	})
}

// An export without a booking is one, whatever its kind: which days it covers is
// for somebody else to say.
func TestExportsWithoutRows(t *testing.T) {
	for name, content := range map[string]string{
		"a.json": "[]", "b.json": "[\n]\n", "a.ics": "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "a.csv": titleLine,
	} {
		r, err := readAs(t, fileOf(t, name, content), nil)
		if err != nil || r.Rows != 0 || !r.Span.From.IsZero() {
			t.Errorf("%s: %+v %v", name, r, err)
		}
	}
}
