package store

import (
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"civico/sportello/domain/desk"

	"github.com/xuri/excelize/v2"
)

// asWorkbook keeps a CSV of ours as a workbook, days and hours as the numbers that
// Excel makes of them.
func asWorkbook(t testing.TB, file string) string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // only read from
	r := csv.NewReader(f)
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	book := excelize.NewFile()
	day, errDay := book.NewStyle(&excelize.Style{NumFmt: 14})
	hour, errHour := book.NewStyle(&excelize.Style{NumFmt: 20})
	w, err := book.NewStreamWriter("Sheet1")
	if err := errors.Join(err, errDay, errHour); err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		cells := make([]any, len(row))
		for c, v := range row {
			cells[c] = v
			if d, err := time.Parse("02/01/2006", v); err == nil && i > 0 {
				cells[c] = excelize.Cell{StyleID: day, Value: int(d.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)}
			} else if h, err := time.Parse("15:04", v); err == nil {
				cells[c] = excelize.Cell{StyleID: hour, Value: float64(h.Hour()*60+h.Minute()) / (24 * 60)}
			}
		}
		if err := w.SetRow(fmt.Sprintf("A%d", i+1), cells); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "agenda.xlsx")
	if err := errors.Join(w.Flush(), book.SaveAs(path), book.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

// BenchmarkImportWorkbook imports 20,000 rows of a workbook, all checks and the log
// included; the limit is twice a streaming library's reading of its cells.
func BenchmarkImportWorkbook(b *testing.B) {
	file := asWorkbook(b, invented(b, 20_000))
	var ours, alone time.Duration
	for b.Loop() {
		start := time.Now()
		if n, err := streamWorkbook(file); err != nil || n != 20_001 {
			b.Fatalf("%d rows, %v", n, err)
		}
		alone += time.Since(start)
		s := mustOpen(b, place(b, monday()))
		took, counts := timeImport(b, s, file)
		ours += took
		if counts[desk.ClassNew] != 20_000 {
			b.Fatalf("%v", counts)
		}
	}
	b.ReportMetric(ours.Seconds()/alone.Seconds(), "of-reading-alone(limit:2)")
}

func streamWorkbook(file string) (n int, err error) {
	f, err := excelize.OpenFile(file, excelize.Options{RawCellValue: true})
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
