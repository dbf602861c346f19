package agendafile

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"

	"golang.org/x/text/encoding/charmap"
)

const plain = "Codice;Data;Ora;Cognome;Nome;Luogo di nascita;Note\n" +
	"A1;23/11/2026;09:00;NICOLÒ;MARIA;FORLÌ;\"prima riga\nseconda; con \"\"virgolette\"\"\"\n" +
	"A2;23/11/2026;09:10;D'ANGELO;ANNA;MATERA;\n"

// Every form that an office may get reads as the same bookings.
func TestForms(t *testing.T) {
	want, err := readText(t, plain)
	if err != nil || len(want.rows) != 2 {
		t.Fatalf("%v, %+v", err, want)
	}
	if got := want.rows[0].Values[agenda.Notes]; got != `prima riga seconda; con "virgolette"` {
		t.Errorf("note %q", got)
	}
	cp1252, err := charmap.Windows1252.NewEncoder().String(plain)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"UTF-8 with BOM":          "\ufeff" + plain,
		"Windows-1252":            cp1252,
		"UTF-16LE with BOM":       inUTF16(binary.LittleEndian, plain),
		"UTF-16BE with BOM":       inUTF16(binary.BigEndian, plain),
		"UTF-16LE without BOM":    inUTF16(binary.LittleEndian, plain)[2:],
		"UTF-16BE without BOM":    inUTF16(binary.BigEndian, plain)[2:],
		"CRLF":                    strings.ReplaceAll(plain, "\n", "\r\n"),
		"tabs":                    strings.ReplaceAll(strings.ReplaceAll(plain, ";", "\t"), "seconda\t", "seconda;"),
		"commas":                  strings.ReplaceAll(strings.ReplaceAll(plain, ";", ","), "seconda,", "seconda;"),
		"bars":                    strings.ReplaceAll(strings.ReplaceAll(plain, ";", "|"), "seconda|", "seconda;"),
		"carriage returns alone":  strings.ReplaceAll(plain, "\n", "\r"),
		"no line end at the end":  strings.TrimSuffix(plain, "\n"),
		"blank lines":             "\n\r\n;;;\n" + strings.Replace(plain, "\nA2", "\n\n;;;;;;\nA2", 1),
		"sep line of Excel":       "sep=;\r\n" + plain,
		"trailing separators":     strings.ReplaceAll(plain, "MATERA;", "MATERA;;;;"),
		"short row":               strings.Replace(plain, ";MATERA;", ";MATERA", 1),
		"spaces around":           strings.ReplaceAll(strings.ReplaceAll(plain, "A2;", " A2 ;"), ";ANNA;", ";  ANNA ;"),
		"decomposed accents":      strings.ReplaceAll(strings.ReplaceAll(plain, "Ò", "O\u0300"), "Ì", "I\u0300"),
		"no-break spaces":         strings.Replace(plain, "prima riga", "prima\u00a0riga", 1),
		"code kept text by Excel": strings.Replace(plain, "A2;", `"=""A2""";`, 1),
		"everything between quotes": `"Codice";"Data";"Ora";"Cognome";"Nome";"Luogo di nascita";"Note"` + "\r\n" +
			`"A1";"23/11/2026";"09:00";"NICOLÒ";"MARIA";"FORLÌ";"prima riga` + "\r\n" + `seconda; con ""virgolette"""` + "\r\n" +
			`"A2";"23/11/2026";"09:10";"D'ANGELO";"ANNA";"MATERA";""`,
	} {
		got, err := readText(t, content)
		if err != nil || !reflect.DeepEqual(got.rows, want.rows) || len(got.bad) != 0 || got.Cleaned != 0 {
			t.Errorf("%s: %v\n got %q %v %d\nwant %q", name, err, got.rows, got.bad, got.Cleaned, want.rows)
		}
	}
	if want.Span != (agenda.Span{From: today.AddDays(1), To: today.AddDays(1)}) || want.line[1] != 4 {
		t.Errorf("span %v, lines %v", want.Span, want.line)
	}
}

func inUTF16(order binary.AppendByteOrder, s string) string {
	b := order.AppendUint16(nil, 0xfeff)
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return string(b)
}

func TestValues(t *testing.T) {
	const header = "codice;stato;ufficio;data;ora;sezione;cognome;nome;sesso;data di nascita;data partenza;aggiornato il\n"
	row := map[string]string{"codice": "A1", "data": "23/11/2026", "ora": "09:30", "cognome": "ROSSI", "nome": "MARIA"}
	for _, c := range []struct {
		column, in string
		field      agenda.Field
		want       string // empty: the row is refused
	}{
		{"data", "23/11/2026", agenda.Day, "2026-11-23"},
		{"data", "23-11-2026", agenda.Day, "2026-11-23"},
		{"data", "23.11.2026", agenda.Day, "2026-11-23"},
		{"data", "23/11/26", agenda.Day, "2026-11-23"},
		{"data", "3/1/2027", agenda.Day, "2027-01-03"},
		{"data", "2026-11-23", agenda.Day, "2026-11-23"},
		{"data", "46349", agenda.Day, "2026-11-23"},
		{"data", "46349,375", agenda.Day, "2026-11-23"},
		{"data", "23/11/2026 00:00:00", agenda.Day, "2026-11-23"},
		{"data", "23/11/2026 0:00", agenda.Day, "2026-11-23"},
		{"data", "23 nov 2026", agenda.Day, "2026-11-23"},
		{"data", "23-NOV-26", agenda.Day, "2026-11-23"},
		{"data", "Lunedì 23 novembre 2026", agenda.Day, "2026-11-23"},
		{"data", "lun 23 novembre 2026 ore 08.30", agenda.Day, "2026-11-23"},
		{"data", "VEN 23-OTT-26", agenda.Day, "2026-10-23"},
		{"data", "VEN 23-OTT-26.", agenda.Day, ""},
		{"data", "mar 23 novembre 2026", agenda.Day, ""},
		{"data", "23 november 2026", agenda.Day, ""},
		{"data", "31/02/2026", agenda.Day, ""},
		{"data", "29/02/2027", agenda.Day, ""},
		{"data", "11/23/2026", agenda.Day, ""},
		{"data", "23/11/0026", agenda.Day, ""},
		{"data", "oggi", agenda.Day, ""},
		{"data", "", agenda.Day, ""},
		{"ora", "9:30", agenda.Hour, "09:30"},
		{"ora", "09.30", agenda.Hour, "09:30"},
		{"ora", "9.30", agenda.Hour, "09:30"},
		{"ora", "930", agenda.Hour, "09:30"},
		{"ora", "0930", agenda.Hour, "09:30"},
		{"ora", "09:30:00", agenda.Hour, "09:30"},
		{"ora", "ore 8.30", agenda.Hour, "08:30"},
		{"ora", "23 nov 2026 08:30", agenda.Hour, "08:30"},
		{"ora", "2026-11-23T08:30:00+01:00", agenda.Hour, "08:30"},
		{"ora", "2026-11-23T07:30:00Z", agenda.Hour, "08:30"},
		{"ora", "2026-11-23 08:30:00.000", agenda.Hour, "08:30"},
		{"ora", "9:30 AM", agenda.Hour, "09:30"},
		{"ora", "1:05 pm", agenda.Hour, "13:05"},
		{"ora", "12:00 AM", agenda.Hour, "00:00"},
		{"ora", "12.30pm", agenda.Hour, "12:30"},
		{"ora", "13:30 pm", agenda.Hour, ""},
		{"ora", "09:30-09:45", agenda.Hour, "09:30"},
		{"ora", "09.30 – 09.45", agenda.Hour, "09:30"},
		{"ora", "2026-11-23T08:30:00+1", agenda.Hour, ""},
		{"data", "2026-11-23T23:30:00Z", agenda.Day, "2026-11-24"},
		{"data di nascita", "1984-04-04T23:00:00.000Z", agenda.BirthDate, "1984-04-05"},
		{"ora", "23 novembre 2026, Ore 8.30", agenda.Hour, "08:30"},
		{"ora", "ore nove", agenda.Hour, ""},
		{"ora", "00:00", agenda.Hour, "00:00"},
		{"ora", "24:00", agenda.Hour, ""},
		{"ora", "9:60", agenda.Hour, ""},
		{"ora", "mattina", agenda.Hour, ""},
		{"data di nascita", "12/10/55", agenda.BirthDate, "1955-10-12"},
		{"data di nascita", "12/10/26", agenda.BirthDate, "2026-10-12"},
		{"data di nascita", "24/11/26", agenda.BirthDate, "1926-11-24"},
		{"data di nascita", "12 ott 55", agenda.BirthDate, "1955-10-12"},
		{"data di nascita", "05/04/1984", agenda.BirthDate, "1984-04-05"},
		{"data di nascita", "24/11/2026", agenda.BirthDate, ""},
		{"data di nascita", "", agenda.BirthDate, "-"},
		{"data partenza", "05/12/26", agenda.Departure, "2026-12-05"},
		{"data partenza", "presto", agenda.Departure, ""},
		{"stato", "", agenda.Status, "booked"},
		{"stato", "Prenotata", agenda.Status, "booked"},
		{"stato", "CONFERMATO", agenda.Status, "booked"},
		{"stato", "ANNULLATO", agenda.Status, "cancelled"},
		{"stato", "disdetta", agenda.Status, "cancelled"},
		{"stato", "forse", agenda.Status, ""},
		{"sezione", "ORDINARIA", agenda.Section, "ordinary"},
		{"sezione", "Priorità", agenda.Section, "priority"},
		{"sezione", "urgenze", agenda.Section, "priority"},
		{"sezione", "MINORI 12", agenda.Section, "minors_under_12"},
		{"sezione", "minori di anni 12", agenda.Section, "minors_under_12"},
		{"sezione", "Dichiarazione di accompagnamento", agenda.Section, "accompaniment"},
		{"sezione", "", agenda.Section, "-"},
		{"sezione", "quarta", agenda.Section, ""},
		{"sesso", "femmina", agenda.Sex, "F"},
		{"sesso", "m", agenda.Sex, "M"},
		{"sesso", "x", agenda.Sex, "X"},
		{"sesso", "?", agenda.Sex, ""},
		{"ufficio", "QUESTURA DI MATERA", agenda.Status, "booked"},
		{"ufficio", "Questura di Bari", agenda.Status, ""},
		{"aggiornato il", "22/11/2026 08:15", agenda.Updated, "2026-11-22T08:15:00"},
		{"aggiornato il", "2026-11-22T07:15:30Z", agenda.Updated, "2026-11-22T08:15:30"},
		{"aggiornato il", "22/11/2026 8.15.07", agenda.Updated, "2026-11-22T08:15:07"},
		{"aggiornato il", "22/11/2026", agenda.Updated, "2026-11-22T00:00:00"},
		{"aggiornato il", "22/11/2026 ore 8:15", agenda.Updated, "2026-11-22T08:15:00"},
		{"aggiornato il", "22/11/2026 0815", agenda.Updated, "2026-11-22T08:15:00"},
		{"aggiornato il", "2026-11-22T0815", agenda.Updated, "2026-11-22T08:15:00"},
		{"aggiornato il", "46348,5", agenda.Updated, "2026-11-22T12:00:00"},
		{"aggiornato il", "46348.34375", agenda.Updated, "2026-11-22T08:15:00"},
		{"aggiornato il", "46347.9999999", agenda.Updated, "2026-11-22T00:00:00"},
		{"aggiornato il", "46348", agenda.Updated, "2026-11-22T00:00:00"},
		{"aggiornato il", "22 nov 2026", agenda.Updated, "2026-11-22T00:00:00"},
		{"aggiornato il", "dom 22 novembre 2026", agenda.Updated, "2026-11-22T00:00:00"},
		{"aggiornato il", "22 OTT 2026 ore 08.15.07", agenda.Updated, "2026-10-22T08:15:07"},
		{"aggiornato il", "22-ott-26 0815", agenda.Updated, "2026-10-22T08:15:00"},
		{"aggiornato il", "22 nov", agenda.Updated, ""},
		{"aggiornato il", "ieri", agenda.Updated, ""},
		{"cognome", "ROSSI\x1b[31m", agenda.Surname, "ROSSI"},
		{"cognome", " DE   LUCA ", agenda.Surname, "DE LUCA"},
		{"cognome", `"="" ROSSI """`, agenda.Surname, "ROSSI"},
		{"cognome", "ROSSI\u0000\u0300", agenda.Surname, "ROSSÌ"},
		{"codice", strings.Repeat("A", 255), agenda.Status, "booked"},
		{"codice", strings.Repeat("A", 256), agenda.Status, ""},
	} {
		line := make([]string, 0, 12)
		for name := range strings.SplitSeq(strings.TrimSpace(header), ";") {
			v := row[name]
			if name == c.column {
				v = c.in
			}
			line = append(line, v)
		}
		r, err := readText(t, header+strings.Join(line, ";")+"\n")
		switch {
		case err != nil:
			t.Errorf("%s %q: %v", c.column, c.in, err)
		case c.want == "" && (len(r.bad) != 1 || r.bad[0].Reason == "" || !strings.EqualFold(r.bad[0].Column, c.column)):
			t.Errorf("%s %q is not refused with a reason: %+v %+v", c.column, c.in, r.rows, r.bad)
		case c.want != "" && (len(r.rows) != 1 || r.rows[0].Values[c.field] != strings.Trim(c.want, "-")):
			t.Errorf("%s %q: %+v %+v, want %q", c.column, c.in, r.rows, r.bad, c.want)
		}
	}
}

// A reason names every word that is read.
func TestReasonNamesTheWords(t *testing.T) {
	r, err := readText(t, "codice;data;ora;cognome;nome;sesso\nA1;23/11/2026;09:00;ROSSI;MARIA;?\n")
	if err != nil || len(r.bad) != 1 || r.bad[0].Reason != "il sesso si scrive F, M o X" {
		t.Errorf("%v %+v", err, r.bad)
	}
}

func TestDayAndHourInOneColumn(t *testing.T) {
	for _, when := range []string{"23/11/2026 08:30", "23 nov 2026 08:30", "lun 23 novembre 2026 ore 08.30", "23-nov-26 8:30", "23-11-2026 08h30", "23/11/2026 8H30", "2026-11-23T08:30:00", "2026-11-23T08:30:00+01:00", "2026-11-23T07:30:00.000Z", "46349,354166667", "46349.3541666667"} {
		r, err := readText(t, "codice;data e ora;cognome;nome\nA1;"+when+";ROSSI;MARIA\n")
		if err != nil || len(r.rows) != 1 || r.rows[0].Date() != today.AddDays(1) || r.rows[0].Hour().String() != "08:30" {
			t.Errorf("%s: %v %+v %+v", when, err, r.rows, r.bad)
		}
	}
}

// What stands beyond the header is told, and told again as long as nobody has put it
// where it belongs.
func TestExtraCellsAreNotLost(t *testing.T) {
	r, err := readText(t, "codice;data;ora;cognome;nome\nA1;23/11/2026;09:00;ROSSI;MARIA;;VIA ROMA;3\n")
	if err != nil || len(r.bad) != 1 {
		t.Fatalf("%v %+v", err, r)
	}
	want := Bad{
		Line: 2, Code: "A1", Person: "ROSSI MARIA", Date: "2026-11-23", Hour: "09:00", Field: noField,
		Column: "casella in più", Value: "VIA ROMA; 3", Reason: "la riga ha più colonne dell'intestazione",
		Names: []string{"codice", "data", "ora", "cognome", "nome", "casella in più"}, Cells: []string{"A1", "23/11/2026", "09:00", "ROSSI", "MARIA", "VIA ROMA; 3"},
	}
	if !reflect.DeepEqual(r.bad[0], want) {
		t.Errorf("%+v", r.bad[0])
	}
	var table strings.Builder
	aside := append([]string{"2", want.Column, want.Value, want.Reason, "agenda.csv"}, want.Cells...)
	if err := WriteTable(&table, [][]string{append(slices.Clone(AsideColumns), want.Names...), aside}); err != nil {
		t.Fatal(err)
	}
	r, err = readText(t, table.String())
	if err != nil || len(r.rows) != 0 || len(r.bad) != 1 || r.bad[0].Column != want.Column || r.bad[0].Value != want.Value || r.bad[0].Reason != want.Reason {
		t.Errorf("exported and uncorrected: %v %+v", err, r)
	}
	r, err = readText(t, strings.ReplaceAll(table.String(), want.Value+`"`+"\r\n", `"`+"\r\n"))
	if err != nil || len(r.rows) != 1 || len(r.bad) != 0 {
		t.Errorf("exported and corrected: %v %+v\n%s", err, r, table.String())
	}
	header := []string{"codice", "data"}
	if agenda.FingerprintOf(header) != agenda.FingerprintOf(append(header, want.Column)) {
		t.Error("a row set aside is no longer of its header")
	}
}

func TestGreatestUpdateIsTheExportsTime(t *testing.T) {
	r, err := readText(t, "codice;data;ora;cognome;nome;aggiornato il\n"+
		"A1;23/11/2026;09:00;ROSSI;MARIA;22/11/2026 08:15\nA2;23/11/2026;09:00;VERDI;ANNA;22/11/2026 10:00\nA3;23/11/2026;09:00;NERI;PIA;\n")
	if err != nil || r.Updated.Format("2006-01-02 15:04 -0700") != "2026-11-22 10:00 +0100" {
		t.Errorf("%v %v", err, r.Updated)
	}
}

func TestRefusals(t *testing.T) {
	head := "codice;data;ora;cognome;nome;note\n"
	row := "A1;23/11/2026;09:00;ROSSI;MARIA;"
	for name, c := range map[string]struct{ content, says string }{
		"empty":                  {"", "è vuoto"},
		"blank":                  {"\n \n\r\n", "nemmeno l'intestazione"},
		"only a BOM":             {"\ufeff", "nemmeno l'intestazione"},
		"unknown names":          {"Agenda\nRif;Giornata;Turno;Utente\nA1;23/11/2026;09:00;ROSSI\n", "ha nell'intestazione, alla riga 2, solo nomi che non si conoscono («Rif», «Giornata», «Turno», «Utente»): servono codice,"},
		"no header":              {"A1;23/11/2026;09:00;ROSSI;MARIA\n", "non ha intestazione: alla riga 1"},
		"one column missing":     {"codice;data;ora;cognome\nA1;23/11/2026;9:00;ROSSI\n", "le colonne necessarie: manca «nome»"},
		"a running number":       {"N.;data;ora;cognome;nome\n1;23/11/2026;9:00;ROSSI;MARIA\n", "manca «codice prenotazione»"},
		"columns missing":        {"codice;data;cognome\nA1;23/11/2026;ROSSI\n", "le colonne necessarie: mancano «ora», «nome»"},
		"column twice":           {"codice;data;ora;cognome;nome;Cognome\n", "due colonne"},
		"long field":             {head + row + strings.Repeat("x", 200<<10) + "\n", "riga 2 ha nella colonna 6 un testo più lungo di 64 KiB"},
		"long quoted field":      {head + row + `"` + strings.Repeat("x", 200<<10) + "\"\n", "64 KiB"},
		"field of one byte more": {head + row + strings.Repeat("x", MaxField+1) + "\n", "64 KiB"},
		"a million columns":      {head + strings.Repeat(";", 1_000_000) + "\n", "più di 200 colonne"},
		"header of columns":      {strings.Repeat("codice;", 1_000_000) + "\n", "L'agenda non è cambiata"},
		"long row":               {head + strings.Repeat(strings.Repeat("x", 60<<10)+";", 30) + "\n", "più lunga di 1 MiB"},
		"long quote without end": {head + row + `"` + strings.Repeat("x", 200<<10) + "\n", "64 KiB"},
		"half an archive":        {"PK\x03\x04xxxx", "danneggiato o incompleto"},
		"old workbook":           {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "vecchio foglio Excel (XLS)"},
		"PDF":                    {"%PDF-1.7", "PDF"},
		"web page":               {"<!doctype html>", "pagina web"},
	} {
		_, err := readText(t, c.content)
		refused(t, name, err, c.says)
	}
	if r, err := readText(t, head+row+strings.Repeat("x", MaxField)+"\n"); err != nil || len(r.rows) != 1 {
		t.Errorf("the longest allowed field: %v", err)
	}
	refusedPlaces(t)
}

func refused(t *testing.T, name string, err error, says string) {
	t.Helper()
	var s *desk.Sentence
	if !errors.As(err, &s) || !s.Usage || !strings.Contains(s.Text, says) || !strings.Contains(s.Text, "«") {
		t.Errorf("%s: %v", name, err)
	}
}

func refusedPlaces(t *testing.T) {
	dir := t.TempDir()
	_, err := read(t, dir)
	refused(t, "folder", err, "cartella")
	_, err = read(t, filepath.Join(dir, "manca.csv"))
	refused(t, "no file", err, "non c'è")
	big := filepath.Join(dir, "grande.csv")
	f, err := os.Create(big)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Truncate(MaxSize+1), f.Close()); err != nil {
		t.Fatal(err)
	}
	_, err = read(t, big)
	refused(t, "big", err, "256 MiB")
	if runtime.GOOS != "windows" {
		_, err = read(t, os.DevNull)
		refused(t, "device", err, "file normale")
		link := filepath.Join(dir, "link.csv")
		if err := os.Symlink(os.DevNull, link); err != nil {
			t.Fatal(err)
		}
		_, err = read(t, link)
		refused(t, "link to a device", err, "file normale")
	}
}

func TestTooManyRows(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a million rows")
	}
	path := filepath.Join(t.TempDir(), "agenda.csv")
	content := "codice;data;ora;cognome;nome\n" + strings.Repeat("A;1;1;R;M\n", MaxRows+1)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // only read from
	n := 0
	_, err = f.Read(t.Context(), Options{Bad: func(Bad) error { n++; return nil }})
	refused(t, "rows", err, "1.000.000 di righe")
	if n != MaxRows {
		t.Errorf("%d rows before the refusal", n)
	}
}

func TestFileThatChangesIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "agenda.csv")
	if err := os.WriteFile(path, []byte(plain), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // only read from
	if err := os.WriteFile(path, []byte(strings.Replace(plain, "MARIA", "CARLA", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = f.Read(t.Context(), Options{Today: today, Row: func(int, []byte) error { return nil }})
	refused(t, "changed", err, "cambiato durante la lettura")
}

func TestHostileTextIsCleanedAndCounted(t *testing.T) {
	hostile := []string{"\x1b[2J", "\x1b]0,titolo\x07", "\u009b31m", "\u202e", "\u200b", "\x00", "\x07", "\ufeff", "\u2028"}
	var rows strings.Builder
	for i, h := range hostile {
		fmt.Fprintf(&rows, "A%d;23/11/2026;09:00;ROS%sSI;MARIA;%s\n", i, h, h)
	}
	r, err := readText(t, "codice;data;ora;cognome;nome;note\n"+rows.String())
	if err != nil || len(r.rows) != len(hostile) || r.Cleaned != 2*len(hostile) {
		t.Fatalf("%v: %d rows, %d cleaned", err, len(r.rows), r.Cleaned)
	}
	if want := (Place{2, "cognome"}); r.FirstCleaned != want {
		t.Errorf("the first is %+v", r.FirstCleaned)
	}
	for i, b := range r.rows {
		if v := strings.ReplaceAll(b.Values[agenda.Surname], " ", ""); v != "ROSSI" || b.Values[agenda.Notes] != "" {
			t.Errorf("%q leaves %q %q", hostile[i], b.Values[agenda.Surname], b.Values[agenda.Notes])
		}
	}
	r, err = readText(t, "codice;data;ora;cognome;nome\nA\x1b[31m1;23/11/2026\x1b[0m;x\x1b]0,titolo\x07;\u202eROSSI;MARIA\n")
	if err != nil || len(r.bad) != 1 || strings.ContainsAny(fmt.Sprintf("%v", r.bad[0]), "\x1b\x07\u202e") {
		t.Errorf("a bad row is not clean: %v %+v", err, r.bad)
	}
}
