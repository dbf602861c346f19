package agendafile

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// The limit is the library's own streaming reading of the same cells.
func BenchmarkWorkbook(b *testing.B) {
	rows := [][]any{{"Codice", "Data", "Ora", "Cognome", "Nome", "Data di nascita", "Codice fiscale", "Telefono", "Email", "Procedimento", "Sezione", "Note"}}
	for i := range 20_000 {
		rows = append(rows, []any{fmt.Sprintf("MT%06d", i), 46349 + i/300, 0.375, fmt.Sprintf("ROSSI %d", i%500), fmt.Sprintf("MARIA %d", i%300), 30000 + i%9000,
			"RSSMRA84D45F052R", 3330000000 + i, fmt.Sprintf("m%d@example.it", i), "PASSAPORTO ORDINARIO", "ORDINARIA", ""})
	}
	path := filepath.Join(b.TempDir(), "agenda.xlsx")
	if err := os.WriteFile(path, []byte(written(b, setRows(rows...))), 0o600); err != nil {
		b.Fatal(err)
	}
	var ours, alone time.Duration
	for b.Loop() {
		ours += timed(func() {
			if r, err := read(b, path); err != nil || len(r.rows) != 20_000 {
				b.Fatalf("%v, %d rows", err, len(r.rows))
			}
		})
		alone += timed(func() {
			if n, err := streamed(path); err != nil || n != 20_001 {
				b.Fatalf("%v, %d rows", err, n)
			}
		})
	}
	b.ReportMetric(float64(ours)/float64(alone), "of-reading-alone(limit:2)")
}

func timed(do func()) time.Duration {
	began := time.Now()
	do()
	return time.Since(began)
}

func streamed(path string) (n int, err error) {
	f, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	if err != nil {
		return 0, err
	}
	defer f.Close() //nolint:errcheck // only read from
	rows, err := f.Rows("Sheet1")
	for err == nil && rows.Next() {
		if _, err = rows.Columns(); err == nil {
			n++
		}
	}
	return n, err
}
