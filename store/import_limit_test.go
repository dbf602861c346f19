package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"civico/sportello/domain/desk"
)

// A file with more rows to set aside than anybody corrects is refused, whatever is
// wrong with them; up to that many are listed.
func TestTooManyRowsToSetAside(t *testing.T) {
	rowsOf := func(n int, row func(i int) string) string {
		var b strings.Builder
		b.WriteString("codice;data;ora;cognome;nome;ufficio\n")
		for i := range n {
			b.WriteString(row(i))
		}
		return b.String()
	}
	good := func(i int) string { return fmt.Sprintf("A%d;23/11/2026;09:00;ROSSI;MARIA;\n", i) }
	oneCode := func(i int) string { return fmt.Sprintf("A1;23/11/2026;09:00;ROSSI;MARIA %d;\n", i) }
	inPairs := func(i int) string { return fmt.Sprintf("A%d;23/11/2026;09:00;ROSSI;MARIA;\n", i/2) }
	badDay := func(i int) string { return fmt.Sprintf("A%d;32/11/2026;09:00;ROSSI;MARIA;\n", i) }
	alien := func(i int) string { return fmt.Sprintf("A%d;23/11/2026;09:00;ROSSI;MARIA;Questura di Bari\n", i) }
	for name, c := range map[string]struct{ content, says string }{
		"one code":                {rowsOf(maxAside+1, oneCode), "(riga 2: lo stesso codice è su più righe del file)"},
		"one code in good number": {rowsOf(maxAside, oneCode), ""},
		"pairs":                   {rowsOf(maxAside+2, inPairs), "più di 20.000 righe che non si leggono o hanno il codice di un'altra"},
		"bad days":                {rowsOf(maxAside+1, badDay), "(riga 2: il giorno 32/11/2026 non esiste)"},
		"bad days and one code":   {rowsOf(maxAside+1, func(i int) string { return []func(int) string{badDay, oneCode}[i%2](i) }), "forse non è un'esportazione dell'agenda, o va corretto dove è nato"},
		"another office's":        {rowsOf(maxAside+2, func(i int) string { return []func(int) string{good, alien}[min(i, 1)](i) }), "altri uffici"},
		"nothing else":            {rowsOf(maxAside+2, alien), "è l'agenda di un altro ufficio"},
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := newStore(t)
			file := filepath.Join(t.TempDir(), "agenda.csv")
			if err := os.WriteFile(file, []byte(c.content), 0o600); err != nil {
				t.Fatal(err)
			}
			plan, err := s.PrepareImport(ctx, file, desk.ImportOptions{}, nil)
			if err == nil {
				defer plan.Close() //nolint:errcheck // nothing was applied
			}
			if c.says == "" && (err != nil || plan.Summary().Counts[desk.ClassQuarantined] != maxAside) || c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)) {
				t.Errorf("%v", err)
			}
		})
	}
}
