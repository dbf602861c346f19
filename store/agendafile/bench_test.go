package agendafile

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"civico/sportello/domain/agenda"
)

// BenchmarkRead reads 100,000 rows with every check. The measure is the ratio to
// encoding/csv alone in the same run.
func BenchmarkRead(b *testing.B) {
	const rows = 100_000
	file := filepath.Join(b.TempDir(), "agenda.csv")
	f, err := os.Create(file)
	if err != nil {
		b.Fatal(err)
	}
	w := bufio.NewWriter(f)
	fmt.Fprintln(w, "Codice prenotazione;Stato;Data appuntamento;Ora;Sezione;Cognome;Nome;Sesso;Data di nascita;Luogo di nascita;Codice fiscale;Comune di residenza;Procedimento;Telefono;E-mail")
	for i := range rows {
		fmt.Fprintf(w, "MT%06d;PRENOTATO;%s;%02d:%02d;ORDINARIA;NICOLÒ;MARIA;F;05/04/1984;MATERA;RSSMRA84D45F052R;MATERA;PASSAPORTO;3%09d;maria.nicolo@example.it\n",
			i, today.AddDays(i/60).Italian(), 8+i%60/6, i%6*10, i)
	}
	if err := errors.Join(w.Flush(), f.Close()); err != nil {
		b.Fatal(err)
	}
	var bare, ours time.Duration
	b.ReportAllocs()
	for b.Loop() {
		start := time.Now()
		readBare(b, file)
		bare += time.Since(start)
		start = time.Now()
		readWhole(b, file, rows)
		ours += time.Since(start)
	}
	b.ReportMetric(ours.Seconds()/bare.Seconds(), "ratio")
}

func readBare(b *testing.B, file string) {
	f, err := os.Open(file)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // only read from
	r := csv.NewReader(bufio.NewReaderSize(f, 1<<20))
	r.Comma, r.ReuseRecord = ';', true
	for {
		if _, err := r.Read(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			b.Fatal(err)
		}
	}
}

func readWhole(b *testing.B, file string, rows int) {
	f, err := Open(b.Context(), file)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // only read from
	length := 0
	report, err := f.Read(b.Context(), Options{Today: today, Zone: time.UTC, Row: func(_ int, record []byte) error {
		length += len(record)
		return nil
	}})
	if err != nil || report.Good != rows || length < rows*int(agenda.NumFields) {
		b.Fatal(report, err)
	}
}
