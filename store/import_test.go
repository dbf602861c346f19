package store

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

// sample is a file of the reader's tests.
func sample(name string) string { return filepath.Join("agendafile", "testdata", name) }

// export writes an export with the columns that most tests need.
func export(t testing.TB, rows ...string) string {
	t.Helper()
	return exportUnder(t, "codice;stato;data;ora;cognome;nome;data di nascita;codice fiscale;telefono;procedimento;aggiornato il", rows...)
}

// exportUnder is an export with columns of its own.
func exportUnder(t testing.TB, header string, rows ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "agenda.csv")
	content := header + "\n" + strings.Join(rows, "\n") + "\n"
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func prepare(t testing.TB, s *Store, file string, o desk.ImportOptions) desk.ImportPlan {
	t.Helper()
	plan, err := s.PrepareImport(ctx, file, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := plan.Close(); err != nil {
			t.Error(err)
		}
	})
	return plan
}

func apply(t testing.TB, s *Store, file string, o desk.ImportOptions) desk.ImportSummary {
	t.Helper()
	plan := prepare(t, s, file, o)
	before := plan.Summary()
	after, err := plan.Apply(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := countsOf(after), countsOf(before); got != want {
		t.Fatalf("shown %s, applied %s", want, got)
	}
	return after
}

// countsOf are the counts that are not 0, in the order of reports.
func countsOf(s desk.ImportSummary) string {
	counts := map[string]int{}
	for c, n := range s.Counts {
		if n != 0 {
			counts[string(c)] = n
		}
	}
	b, _ := json.Marshal(counts)
	return string(b)
}

// refold folds the log again and compares with the tables as they were.
func refold(t testing.TB, s *Store) {
	t.Helper()
	before := dump(t, s)
	if err := s.Rebuild(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if after := dump(t, s); after != before {
		t.Fatalf("a fresh fold differs:\n%s\n%s", before, after)
	}
}

// dump is all that imports write into the tables, as text.
func dump(t testing.TB, s *Store) string {
	t.Helper()
	var out strings.Builder
	for _, query := range []string{
		`SELECT visit || arrived_at || date || hour || folded || tax_code || ` + knownText + ` ORDER BY code`,
		`SELECT id || rows || counts || span_from || span_to || exported_at || applied_at FROM import_run ORDER BY id`,
		`SELECT import || line || code || person || date || hour || field || value || reason || row FROM quarantine ORDER BY import, line`,
	} {
		rows, err := s.db.QueryContext(ctx, query)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			var line string
			if err := rows.Scan(&line); err != nil {
				t.Fatal(err)
			}
			out.WriteString(line + "\n")
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			t.Fatal(err)
		}
	}
	return out.String()
}

func TestSamplesGiveTheirCounts(t *testing.T) {
	for _, files := range [][]string{{"matera-1.csv", "matera-2.csv"}, {"matera-sporco.csv"}} {
		s, clock := newStore(t)
		for _, name := range files {
			clock.pass(time.Hour)
			b, err := os.ReadFile(sample(name) + ".expect.json")
			if err != nil {
				t.Fatal(err)
			}
			var want map[desk.Class]int
			if err := json.Unmarshal(b, &want); err != nil {
				t.Fatal(err)
			}
			got := apply(t, s, sample(name), desk.ImportOptions{})
			for _, c := range desk.Classes() {
				if n, said := want[c]; got.Counts[c] != n && (said || c != desk.ClassUnchanged) {
					t.Errorf("%s: %d %s, want %d", name, got.Counts[c], c, n)
				}
			}
			if got.From != theDay || got.Office != "matera" || got.File != name || got.Same || got.Older || !got.Uncertain {
				t.Errorf("%s: %+v", name, got)
			}
		}
		refold(t, s)
		again := prepare(t, s, sample(files[len(files)-1]), desk.ImportOptions{}).Summary()
		if !again.Same || again.Counts[desk.ClassNew] != 0 || again.Counts[desk.ClassUnchanged] == 0 || len(again.Warnings) != 1 {
			t.Errorf("the very same file: %+v", again)
		}
	}
}

// The first sample in every form that an office may get: the same forty bookings.
func TestSampleInEveryForm(t *testing.T) {
	for _, name := range []string{
		"matera-1.virgole-1252.csv", "matera-1.unicode.txt", "matera-1.xlsx", "matera-1.json", "matera-1.jsonl", "matera-1.ics",
	} {
		t.Run(name, func(t *testing.T) {
			s, clock := newStore(t)
			wantCounts(t, apply(t, s, sample(name), desk.ImportOptions{}), `{"new":40}`)
			clock.pass(time.Hour)
			wantCounts(t, apply(t, s, sample("matera-1.csv"), desk.ImportOptions{}), `{"unchanged":40}`)
			wantCounts(t, apply(t, s, sample("matera-2.csv"), desk.ImportOptions{}), `{"changed":1,"moved":2,"new":3,"unchanged":35,"vanished":2}`)
		})
	}
}

func TestSecondExportOnTheAgenda(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, sample("matera-1.csv"), desk.ImportOptions{})
	clock.pass(time.Hour)
	apply(t, s, sample("matera-2.csv"), desk.ImportOptions{})
	d, err := s.Day(ctx, theDay)
	if err != nil {
		t.Fatal(err)
	}
	byCode := map[string]desk.Row{}
	for _, r := range d.Rows {
		byCode[r.Code] = r
	}
	if r := byCode["MT010003"]; r.Hour.String() != "13:40" || r.MovedFrom != "23/11/2026 09:00" {
		t.Errorf("moved by hours: %+v", r)
	}
	if r := byCode["MT010007"]; r.Phone != "3330000000" || r.MovedFrom != "" || r.Section != domain.SectionPriority || r.Procedure != domain.Passport {
		t.Errorf("changed: %+v", r)
	}
	if r := byCode["MT010009"]; r.Status != desk.BookingCancelled || !r.Minor {
		t.Errorf("cancelled: %+v", r)
	}
	if r := byCode["MT010020"]; r.Status != desk.BookingVanished {
		t.Errorf("vanished: %+v", r)
	}
	if _, there := byCode["MT010005"]; there {
		t.Error("moved to another day, still here")
	}
	if r := byCode["MT010001"]; r.BirthWords != "MATERA" || r.Residence != "PISTICCI" || r.TaxCode != "SNTMRA94L60F052H" {
		t.Errorf("places: %+v", r)
	}
	if d.Counts.Cancelled != 2 || d.Imported.IsZero() {
		t.Errorf("%+v %v", d.Counts, d.Imported)
	}
}
