package agendafile

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"

	"github.com/xuri/excelize/v2"
)

func opened(t testing.TB, path string) *File {
	t.Helper()
	f, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func TestWordsOfAWholeColumn(t *testing.T) {
	var b strings.Builder
	b.WriteString("Codice;Stato\n")
	for i := range 300 {
		fmt.Fprintf(&b, "A%d;ok\n", i)
	}
	b.WriteString("B1;\nB2;SOSP\nB3;Ok.\nB4\n")
	f := opened(t, fileOf(t, "a.csv", b.String()))
	for range 2 {
		words, more, err := f.Words(t.Context(), 1, nil)
		if want := []desk.Word{{Text: "ok", Rows: 301}, {Text: "SOSP", Rows: 1}}; err != nil || more != 0 || !reflect.DeepEqual(words, want) {
			t.Errorf("%v %d %v", words, more, err)
		}
	}
	words, more, err := f.Words(t.Context(), 0, nil)
	if err != nil || len(words) != maxTold || more != 304-maxTold {
		t.Errorf("%d words and %d more, %v", len(words), more, err)
	}
	if words, _, err := f.Words(t.Context(), 7, nil); err != nil || len(words) != 0 {
		t.Errorf("%v %v", words, err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, _, err := f.Words(ctx, 1, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestCountOfAWholeFile(t *testing.T) {
	f := opened(t, fileOf(t, "a.csv", "Codice;Data;Ora;Cognome;Nome;Stato\nA1;23/11/2026;9:00;ROSSI;MARIA;OK\nA2;31/02/2026;9:00;VERDI;ANNA;\n"+
		"A3;23/11/2026;9:10;NERI;PIA;SOSP\nA4;23/11/2026;9:20;GALLO;UGO;Sosp.\nA5;23/11/2026;9:20;FERRI;IDA;KO\nA6;23/11/2026;9:30;SERRA;LIA;\nA6;23/11/2026;9:40;SERRA;LIA;\n"))
	p := &agenda.Profile{Words: map[agenda.Field]map[string]string{agenda.Status: {"OK": agenda.Booked}}}
	read := int64(0)
	got, err := f.Count(t.Context(), p, Options{Today: today, Zone: time.UTC, Progress: func(n, _ int64) { read = n }})
	if err != nil || got.Rows != 7 || got.Good != 3 || got.Repeated != 2 || len(got.Faults) != 3 || read != f.Size {
		t.Fatalf("%+v %v", got, err)
	}
	if first := got.Faults[0]; first.Field != agenda.Status || first.Value != "SOSP" || first.Rows != 2 || first.Line != 4 || first.Column != "Stato" {
		t.Errorf("%+v", first)
	}
	_, err = f.Count(t.Context(), &agenda.Profile{Columns: map[agenda.Field]string{agenda.Name: "Altro"}}, Options{Today: today, Zone: time.UTC})
	refused(t, "count", err, "manca «Altro» (per «nome», dice il profilo)")
}

func TestSheetsOfAWorkbook(t *testing.T) {
	path := fileOf(t, "a.xlsx", written(t, func(f *excelize.File) error {
		_, err := f.NewSheet("Agenda")
		_, hiddenErr := f.NewSheet("Nascosto")
		return errors.Join(err, hiddenErr, f.SetSheetVisible("Nascosto", false), f.SetSheetRow("Agenda", "A1", &titleRow))
	}))
	s, err := SampleOf(t.Context(), path, 5)
	if err != nil || len(s.Header) != 0 || !reflect.DeepEqual(s.Sheets, []string{"Sheet1", "Agenda"}) || s.Sheet != "Sheet1" {
		t.Fatalf("%+v %v", s, err)
	}
	f := opened(t, path)
	f.Use(&agenda.Profile{Sheet: "agenda "})
	if s, err = f.Sample(t.Context(), 5); err != nil || len(s.Header) != 7 || s.Sheet != "Agenda" || len(s.Sheets) != 2 {
		t.Errorf("%+v %v", s, err)
	}
	_, err = SampleOf(t.Context(), fileOf(t, "b.xlsx", written(t, func(*excelize.File) error { return nil })), 5)
	refused(t, "one empty sheet", err, "non contiene nulla")
}

func TestTablesOfUnknownColumns(t *testing.T) {
	for content, want := range map[string]bool{
		"Id app.;Quando;Utente\nA1;23/11/2026 9:00;ROSSI Maria\n": true,
		"Id app.;Quando;Utente\n":                                 true,
		titleLine + "A1;23/11/2026;9:00;ROSSI;MARIA\n":            false,
		"Gentile ufficio,\nin allegato l'agenda.\n":               false,
		"Gentile ufficio, come d'accordo, ecco\nl'agenda.\n":      false,
		"questa non è un'esportazione\n":                          false,
	} {
		if got := sampleOf(t, content).IsUnknownTable(); got != want {
			t.Errorf("%q: %v", content, got)
		}
	}
}

// Titles may stand above a header of which no name is known, and commas in them.
func TestTitlesAboveUnknownColumns(t *testing.T) {
	for _, d := range []string{";", ",", "\t"} {
		s := sampleOf(t, strings.ReplaceAll("Agenda di prova, lunedì\n\nper l'ufficio|di Matera\nRif|Quando|Chi\nA1|23/11/2026 9:00|ROSSI Maria\nA2|23/11/2026 9:10|VERDI Anna\n", "|", d))
		if !reflect.DeepEqual(s.Header, []string{"Rif", "Quando", "Chi"}) || len(s.Rows) != 2 || !s.IsUnknownTable() {
			t.Errorf("%q: %q %q", d, s.Header, s.Rows)
		}
		p := &agenda.Profile{Columns: map[agenda.Field]string{agenda.CodeColumn: "Rif", agenda.Day: "Quando", agenda.Hour: "Quando", agenda.Surname: "Chi", agenda.Name: "Chi"}}
		n, err := s.Apply(p, Options{Today: today, Zone: time.UTC, Row: func(int, []byte) error { return nil }, Bad: func(Bad) error { return nil }})
		if err != nil || n.Good != 2 {
			t.Errorf("%q: %+v %v", d, n, err)
		}
	}
}

const titleLine = "Codice;Data;Ora;Cognome;Nome\n"
