package store

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/taxcode"
)

// The columns of the samples.
var exportColumns = []string{"Codice prenotazione", "Stato", "Data appuntamento", "Ora", "Sezione", "Cognome", "Nome", "Sesso", "Data di nascita",
	"Luogo di nascita", "Codice fiscale", "Comune di residenza", "Procedimento", "Telefono", "E-mail", "Richiedente", "Data partenza", "Motivo urgenza"}

// invented writes an export of n invented bookings, the same for the same n: codes
// in no order, valid tax codes, sixty bookings a working day.
func invented(t testing.TB, n int) string { return inventedWith(t, n, "") }

// inventedWith ends all telephone numbers with phone.
func inventedWith(t testing.TB, n int, phone string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "agenda.csv")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriterSize(f, 1<<20)
	fmt.Fprintln(w, strings.Join(exportColumns, ";"))
	r := rand.New(rand.NewPCG(1, uint64(n)))
	surnames := strings.Fields("ROSSI VERDI BIANCHI NERI ESPOSITO D'ANGELO NICOLÒ FONTANA MORETTI RUSSO GALLO CONTI BARBIERI SANTORO")
	names := strings.Fields("MARIA ANNA LUCA CIRO PIA ENZO GIULIA NOEMI NICCOLÒ PAOLO CARLA SARA")
	towns := [][2]string{{"MATERA", "F052"}, {"PISTICCI", "G712"}, {"POLICORO", "G786"}, {"NAPOLI", "F839"}, {"ROMA", "H501"}}
	born := calendar.MustParse("1930-01-01")
	for i := range n {
		surname, name, town := surnames[r.IntN(len(surnames))], names[r.IntN(len(names))], towns[r.IntN(len(towns))]
		birth := born.AddDays(r.IntN(94 * 365))
		sex := "FM"[i%2 : i%2+1]
		code, err := taxcode.Compute(taxcode.Person{Surname: surname, Name: name, Sex: sex, Birth: birth, Place: town[1]})
		if err != nil {
			t.Fatal(err)
		}
		day := theDay.AddDays(i / bookingsADay % 2000)
		fmt.Fprintf(w, "MT%06X;PRENOTATO;%s;%02d:%02d;ORDINARIA;%s;%s;%s;%s;%s;%s;%s;PASSAPORTO;3%09d%s;%s.%s@example.it;;;\n",
			uint32(i)*0x9E3779B1&0xffffff, day.Italian(), 8+i%bookingsADay/6, i%6*10, surname, name, sex, birth.Italian(), town[0], code,
			towns[r.IntN(3)][0], r.IntN(1e9), phone, strings.ToLower(name), strings.ToLower(surname))
	}
	if err := errors.Join(w.Flush(), f.Close()); err != nil {
		t.Fatal(err)
	}
	return file
}

// withBlankLine makes the same rows another file.
func withBlankLine(t testing.TB, file string) string {
	t.Helper()
	f, err := os.OpenFile(file, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.WriteString("\n")
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
	return file
}

// bareImport is the limit: encoding/csv and a prepared insert of the same rows into
// the same engine, one unique index on the code, one on day and hour, the pragmas
// of the archive, one transaction.
func bareImport(t testing.TB, file string) time.Duration {
	t.Helper()
	dsn := url.Values{"_txlock": {"immediate"}, "_pragma": slices.Concat(pragmas, []string{"wal_autocheckpoint(1000)"})} // nobody keeps behind its back
	path := filepath.Join(t.TempDir(), "bare.db")
	db, err := sql.Open("sqlite", fileURI(path)+"?"+dsn.Encode())
	if err != nil {
		t.Fatal(err)
	}
	defer os.Remove(path) //nolint:errcheck // the folder goes too
	defer db.Close()      //nolint:errcheck // thrown away
	columns := make([]string, len(exportColumns))
	for i := range columns {
		columns[i] = fmt.Sprintf("c%d", i)
	}
	if _, err := db.Exec(`CREATE TABLE agenda (` + strings.Join(columns, " TEXT NOT NULL, ") + ` TEXT NOT NULL) STRICT;
		CREATE UNIQUE INDEX agenda_code ON agenda (c0);
		CREATE INDEX agenda_day ON agenda (c2, c3)`); err != nil {
		t.Fatal(err)
	}
	quietDisk()
	start := time.Now()
	if err := insertAll(db, file, len(columns)); err != nil {
		t.Fatal(err)
	}
	return time.Since(start)
}

func insertAll(db *sql.DB, file string, columns int) (err error) {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	r := csv.NewReader(bufio.NewReaderSize(f, 1<<20))
	r.Comma, r.ReuseRecord = ';', true
	if _, err := r.Read(); err != nil {
		return err
	}
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	st, err := tx.Prepare(`INSERT INTO agenda VALUES (?` + strings.Repeat(", ?", columns-1) + `)`)
	if err != nil {
		return err
	}
	args := make([]any, columns)
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return tx.Commit()
		}
		if err != nil {
			return err
		}
		for i := range cells {
			args[i] = cells[i]
		}
		if _, err := st.Exec(args...); err != nil {
			return err
		}
	}
}

// quietDisk waits for what the rounds before have left to be written.
func quietDisk() {
	runtime.GC()
	_ = exec.Command("sync").Run() // where there is none, figures are a little worse
}

// timeImport prepares and applies an export.
func timeImport(t testing.TB, s *Store, file string) (took time.Duration, counts map[desk.Class]int) {
	t.Helper()
	quietDisk()
	start := time.Now()
	plan, err := s.PrepareImport(context.Background(), file, desk.ImportOptions{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	sum, err := plan.Apply(context.Background(), nil)
	if err := errors.Join(err, plan.Close()); err != nil {
		t.Fatal(err)
	}
	return time.Since(start), sum.Counts
}

// BenchmarkImport takes 100,000 bookings into an empty archive, then another file
// in which they are unchanged, then that very file again. The measures are the rate of
// the first against the bare import of the same run (limit: 0.8), the same with what
// the keeper does behind the desk's back until all is in its place, and the time of the
// second against the first (limit: 0.5). With a million rows (-million) also the time
// against ten times that of 100,000 (limit: 1.3).
func BenchmarkImport(b *testing.B) {
	sizes := []int{100_000}
	if *million {
		sizes = append(sizes, 1_000_000)
	}
	var first time.Duration // of the smallest
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			file, other := invented(b, n), withBlankLine(b, invented(b, n))
			var bare, ours, behind, again, same time.Duration
			rounds := 0
			for b.Loop() {
				bare += bareImport(b, file)
				o := place(b, monday())
				s, err := Open(ctx, o)
				if err != nil {
					b.Fatal(err)
				}
				took, counts := timeImport(b, s, file)
				if counts[desk.ClassNew] != n {
					b.Fatal(counts)
				}
				ours += took
				start := time.Now()
				settled(s)
				behind += time.Since(start)
				took, counts = timeImport(b, s, other)
				if counts[desk.ClassUnchanged] != n {
					b.Fatal(counts)
				}
				again += took
				took, counts = timeImport(b, s, other)
				if counts[desk.ClassUnchanged] != n {
					b.Fatal(counts)
				}
				same += took
				if err := errors.Join(s.Close(), os.Remove(o.Path)); err != nil { // the next round has the disk for itself
					b.Fatal(err)
				}
				rounds++
			}
			b.ReportMetric(bare.Seconds()/float64(rounds), "bare-s")
			b.ReportMetric(ours.Seconds()/float64(rounds), "import-s")
			b.ReportMetric(bare.Seconds()/ours.Seconds(), "rate(limit:0.8)")
			b.ReportMetric(bare.Seconds()/(ours+behind).Seconds(), "rate-settled")
			b.ReportMetric(again.Seconds()/ours.Seconds(), "unchanged(limit:0.5)")
			b.ReportMetric(same.Seconds()/float64(rounds), "same-file-s(limit:0.1)")
			if n == sizes[0] {
				first = ours / time.Duration(rounds)
			} else {
				b.ReportMetric(ours.Seconds()/float64(rounds)/10/first.Seconds(), "growth(limit:1.3)")
			}
		})
	}
}
