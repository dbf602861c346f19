package agendafile

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain/agenda"
)

// Whoever writes a quote into a note loses none of the rows below it, and is told.
func TestStrayQuotesInNotes(t *testing.T) {
	const header = "codice;data;ora;cognome;nome;note;telefono\n"
	row := func(code, note string) string { return code + ";23/11/2026;09:00;ROSSI;MARIA;" + note + ";333\n" }
	for name, c := range map[string]struct {
		rows   []string
		notes  []string
		quotes int
	}{
		"a word between quotes":   {[]string{row("A1", `"urgente" chiamare`), row("A2", ""), row("A3", "")}, []string{`"urgente" chiamare`, "", ""}, 1},
		"an inch":                 {[]string{row("A1", `"`), row("A2", "x"), row("A3", `"`)}, []string{`"`, "x", `"`}, 2},
		"opened":                  {[]string{row("A1", `"aperta`), row("A2", "x"), row("A3", "")}, []string{`"aperta`, "x", ""}, 1},
		"opened, closed below":    {[]string{row("A1", `"aperta`), row("A2", "x"), row("A3", `chiusa"`)}, []string{`"aperta`, "x", `chiusa"`}, 1},
		"opened, a good one next": {[]string{row("A1", `"aperta`), row("A2", `"di ""più""`+"\nrighe\""), row("A3", "")}, []string{`"aperta`, `di "più" righe`, ""}, 1},
		"opened in the last row":  {[]string{row("A1", ""), row("A2", ""), row("A3", `"aperta`)}, []string{"", "", `"aperta`}, 1},
		"quotes not doubled":      {[]string{row("A1", `"chiamare "urgente" subito"`), row("A2", ""), row("A3", "")}, []string{`chiamare "urgente" subito`, "", ""}, 0},
		"two lines":               {[]string{row("A1", "\"una; due;\ntre; \"\"quattro\"\"\""), row("A2", ""), row("A3", "")}, []string{`una; due; tre; "quattro"`, "", ""}, 0},
	} {
		r, err := readText(t, header+strings.Join(c.rows, ""))
		var notes []string
		for i := range r.rows {
			notes = append(notes, r.rows[i].Values[agenda.Notes])
			if r.rows[i].Values[agenda.Phone] != "333" {
				t.Errorf("%s: the telephone was lost: %+v", name, r.rows[i])
			}
		}
		if err != nil || !reflect.DeepEqual(notes, c.notes) || r.Quotes != c.quotes || len(r.bad) > 0 {
			t.Errorf("%s: %v, %q, %d quotes, %+v", name, err, notes, r.Quotes, r.bad)
		}
		first := Place{}
		for i := range c.notes {
			if c.quotes > 0 && first.Line == 0 && strings.HasPrefix(c.notes[i], `"`) {
				first = Place{i + 2, "note"}
			}
		}
		if r.FirstQuote != first {
			t.Errorf("%s: the first is %+v", name, r.FirstQuote)
		}
	}
}

// However many quotes nobody closes, the time is that of the file's length.
func TestManyQuotesTakeNoTime(t *testing.T) {
	reading := func(line string) (time.Duration, int) {
		began, rows := time.Now(), 0
		s := newScanner(strings.NewReader(strings.Repeat(line+"\n", (16<<20)/len(line))), ';', "x")
		s.columns = 6
		for {
			if _, err := s.next(); err != nil {
				return time.Since(began), rows
			}
			rows++
		}
	}
	plainly, _ := reading(strings.Repeat("aaaa;", 190))
	for name, line := range map[string]string{
		"a word in every row":   `A1;23/11/2026;09:00;ROSSI;MARIA;"urgente" chiamare`,
		"open in every row":     `A1;23/11/2026;09:00;ROSSI;"MARIA;`,
		"short rows":            `x;"a`,
		"doubled":               `x;""a`,
		"doubled, many cells":   strings.Repeat(`""a;`, 190),
		"doubled, many of them": strings.Repeat(`""a`+strings.Repeat(`""`, 300)+"b;", 190),
		"three, many cells":     strings.Repeat(`"""a;`, 190),
		"open, much text":       `x;"` + strings.Repeat("a", 60<<10),
		"nothing but quotes":    `x;` + strings.Repeat(`"`, 1001),
		"blanks before quotes":  ` "a; "b; "c`,
	} {
		if took, rows := reading(line); took > 2*time.Second+100*plainly || rows < 2 {
			t.Errorf("%s: %v for %d rows", name, took, rows)
		}
	}
}

func BenchmarkQuotes(b *testing.B) {
	var content strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&content, `"A%d";"23/11/2026";"09:00";"ROSSI";"MARIA";"nota di "`+"\n", i)
	}
	b.SetBytes(int64(content.Len()))
	for b.Loop() {
		s := newScanner(strings.NewReader(content.String()), ';', "x")
		s.columns = 6
		for {
			if _, err := s.next(); err != nil {
				break
			}
		}
	}
}
