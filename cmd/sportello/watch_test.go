package main

import (
	"context"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/store"
	"civico/sportello/store/officefile"
)

// folderTest is a watched folder beside an archive, under a clock that tests move.
type folderTest struct {
	*testing.T
	*watcher
	at time.Time
}

func watchedFolder(t *testing.T, apply bool) *folderTest {
	t.Helper()
	f := &folderTest{T: t, at: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
	p := &program{now: func() time.Time { return f.at }, out: io.Discard, err: io.Discard}
	profile, _ := officefile.Embedded().Get("matera")
	s, err := store.Open(context.Background(), store.Options{
		Path: filepath.Join(t.TempDir(), "prova.db"), KeyDir: t.TempDir(), Office: "matera", Zone: zoneOf(profile), Now: p.now, Desk: 2, Clerk: "A. Conti",
	})
	if err != nil {
		t.Fatal(err)
	}
	a := &archive{Store: s, profile: profile}
	if f.watcher, err = a.watch(t.TempDir(), apply, p.now); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

const bookingsHeader = "codice;data;ora;cognome;nome\n"

func (f *folderTest) put(name, content string) {
	f.Helper()
	if err := os.WriteFile(filepath.Join(f.Dir(), name), []byte(content), 0o600); err != nil {
		f.Fatal(err)
	}
}

// take lets the files lie still and reads those that are new.
func (f *folderTest) take() []desk.Delivery {
	f.Helper()
	var out []desk.Delivery
	for range 2 {
		found, err := f.arrived(context.Background())
		if err != nil {
			f.Fatal(err)
		}
		for _, n := range found.news {
			d, err := f.receive(context.Background(), n)
			if err != nil {
				f.Fatal(err)
			}
			out = append(out, d)
		}
		f.at = f.at.Add(3 * time.Second)
	}
	return out
}

// there are the files of the folder and below.
func (f *folderTest) there() []string {
	f.Helper()
	var out []string
	err := filepath.WalkDir(f.Dir(), func(path string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			rel, _ := filepath.Rel(f.Dir(), path)
			out = append(out, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	return out
}

func (f *folderTest) reads(name string) string {
	f.Helper()
	b, err := os.ReadFile(filepath.Join(f.Dir(), filepath.FromSlash(name)))
	if err != nil {
		f.Fatal(err)
	}
	return string(b)
}

func TestArrivedExportIsAppliedAndPutAway(t *testing.T) {
	f := watchedFolder(t, true)
	f.put("agenda.csv", bookingsHeader+"A1;23/11/2026;09:00;ROSSI;MARIA\nA2;31/02/2027;09:00;VERDI;ANNA\n")
	got := f.take()
	if len(got) != 1 || got[0].Outcome != desk.OutcomeApplied || got[0].Summary.Counts[desk.ClassNew] != 1 {
		t.Fatalf("%+v", got)
	}
	if want := []string{"importati/agenda.csv", "importati/agenda.csv.resoconto.txt"}; !slices.Equal(f.there(), want) {
		t.Errorf("%q", f.there())
	}
	report := f.reads("importati/agenda.csv.resoconto.txt")
	for _, want := range []string{"agenda.csv · Questura di Matera · del 23/11/2026 · applicato il 23/11/2026 10:00", "nuove          1", "in quarantena  1"} {
		if !strings.Contains(report, want) {
			t.Errorf("the report lacks %q:\n%s", want, report)
		}
	}
	if strings.Contains(report, "ROSSI") || strings.Contains(report, "VERDI") {
		t.Errorf("names in a report:\n%s", report)
	}

	// A crash between applying and putting away: the file is known, and put away.
	f.put("ancora.csv", bookingsHeader+"A1;23/11/2026;09:00;ROSSI;MARIA\nA2;31/02/2027;09:00;VERDI;ANNA\n")
	if got := f.take(); len(got) != 1 || !got[0].Summary.Same || got[0].Outcome != desk.OutcomeApplied {
		t.Errorf("%+v", got)
	}
	if !strings.Contains(f.reads("importati/ancora.csv.resoconto.txt"), "già applicato prima") {
		t.Errorf("%q", f.there())
	}
}

func TestArrivedExportWaitsForTheClerk(t *testing.T) {
	for name, c := range map[string]struct {
		apply bool
		visit bool
		why   string
	}{
		"nobody said to apply": {false, false, "Aspetta che l'operatore la guardi"},
		"conflict":             {true, true, "Ha conflitti da decidere (1)"},
	} {
		t.Run(name, func(t *testing.T) {
			f := watchedFolder(t, true)
			f.put("prima.csv", bookingsHeader+"A1;23/11/2026;09:00;ROSSI;MARIA\n")
			f.take()
			f.apply = c.apply
			if c.visit {
				day, err := f.archive.Day(context.Background(), f.archive.Today())
				if err != nil || len(day.Rows) != 1 {
					t.Fatalf("%+v %v", day, err)
				}
				if _, err := f.archive.SetVisit(context.Background(), day.Rows[0].Appointment, domain.VisitArrived); err != nil {
					t.Fatal(err)
				}
			}
			f.put("seconda.csv", bookingsHeader+"A1;23/11/2026;10:00;ROSSI;MARIA\n")
			got := f.take()
			if len(got) != 1 || got[0].Outcome != desk.OutcomeWaits || !strings.HasPrefix(got[0].Text, c.why) {
				t.Fatalf("%+v", got)
			}
			found, err := f.arrived(context.Background())
			if err != nil || len(found.news) != 0 || !slices.Equal(found.waiting, []string{"seconda.csv"}) {
				t.Errorf("read again: %+v, %v", found, err)
			}
			f.put("seconda.csv", bookingsHeader+"A1;23/11/2026;10:30;ROSSI;MARIA\n\n")
			if got := f.take(); len(got) != 1 {
				t.Errorf("it has changed: %+v", got)
			}
			if err := f.handOver("seconda.csv", desk.ImportSummary{File: "seconda.csv"}); err != nil || !slices.Contains(f.there(), "importati/seconda.csv") {
				t.Errorf("%v %q", err, f.there())
			}
		})
	}
}

// A folder applies nothing that takes all bookings off a day of which the file has none.
func TestArrivedExportOfDoubtfulDaysWaits(t *testing.T) {
	f := watchedFolder(t, true)
	today := "A1;23/11/2026;09:00;ROSSI;MARIA\nA2;23/11/2026;09:10;VERDI;ANNA\n"
	f.put("ieri.csv", bookingsHeader+today+"A3;24/11/2026;09:00;NERI;LUCA\nA4;24/11/2026;09:10;GALLO;UGO\n")
	f.take()
	f.put("oggi.csv", bookingsHeader+strings.Replace(today, "A2;23/11", "A2;24/11", 1))
	got := f.take()
	if len(got) != 1 || got[0].Outcome != desk.OutcomeWaits || !strings.Contains(got[0].Text, "I giorni che copre non sono sicuri (dal 23/11/2026 al 24/11/2026)") {
		t.Errorf("%+v", got)
	}
}

func TestArrivedRubbishIsRefusedWithItsReason(t *testing.T) {
	f := watchedFolder(t, true)
	f.put("foto.csv", "\x89PNG\r\n\x1a\n\x00\x00\x1b[2J")
	f.put("lettera.txt", "Gentile ufficio,\nin allegato l'agenda.\n")
	f.put("vuoto.csv", "")
	got := f.take()
	if len(got) != 2 {
		t.Fatalf("%+v", got)
	}
	for _, d := range got {
		if d.Outcome != desk.OutcomeRefused || d.Text == "" || !strings.HasPrefix(f.reads("scartati/"+d.Name+".resoconto.txt"), d.Text) {
			t.Errorf("%+v", d)
		}
	}
	if day, err := f.archive.Day(context.Background(), f.archive.Today()); err != nil || len(day.Rows) != 0 {
		t.Errorf("%+v %v", day, err)
	}
}

// Whoever names a folder where everything arrives finds the documents where they were:
// what has neither the name nor the content of an export is not touched.
func TestArrivedDocumentsStay(t *testing.T) {
	f := watchedFolder(t, true)
	stays := map[string]string{
		"bolletta.pdf": "%PDF-1.7\n", "foto.JPG": "\xff\xd8\xff\xe0", "programma.exe": "MZ" + strings.Repeat("\x00\x01", 500), "lettera.docx": "PK\x03\x04",
	}
	for name, content := range stays {
		f.put(name, content)
	}
	f.put("pdf.csv", "%PDF-1.7\n")
	f.put("appunti.md", "Gentile ufficio,\n")
	f.put("agenda", bookingsHeader+"A1;23/11/2026;09:00;ROSSI;MARIA\n")
	outcomes := map[string]desk.Outcome{}
	for _, d := range f.take() {
		outcomes[d.Name] = d.Outcome
	}
	if want := (map[string]desk.Outcome{"pdf.csv": desk.OutcomeRefused, "appunti.md": desk.OutcomeRefused, "agenda": desk.OutcomeApplied}); !maps.Equal(outcomes, want) {
		t.Errorf("%v", outcomes)
	}
	found, err := f.arrived(context.Background())
	if err != nil || len(found.news) != 0 || len(found.left) != len(stays) {
		t.Errorf("%+v %v", found, err)
	}
	for _, l := range found.left {
		if stays[l.Name] == "" || l.Why == "" || !slices.Contains(f.there(), l.Name) {
			t.Errorf("%+v of %q", l, f.there())
		}
	}
	// Another content under the name is looked at anew.
	f.put("bolletta.pdf", bookingsHeader+"A2;23/11/2026;09:10;VERDI;ANNA\n")
	if got := f.take(); len(got) != 1 || got[0].Outcome != desk.OutcomeApplied {
		t.Errorf("%+v", got)
	}
}

// A file that is replaced by a link between the look and the reading is not followed.
func TestALinkThatTakesAFilesPlaceIsNotFollowed(t *testing.T) {
	f := watchedFolder(t, true)
	outside := filepath.Join(t.TempDir(), "fuori.csv")
	if err := os.WriteFile(outside, []byte(bookingsHeader+"A1;23/11/2026;09:00;ROSSI;MARIA\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	f.put("a.csv", bookingsHeader+"A1;23/11/2026;09:00;ROSSI;MARIA\n")
	if _, err := f.arrived(context.Background()); err != nil {
		t.Fatal(err)
	}
	f.at = f.at.Add(3 * time.Second)
	found, err := f.arrived(context.Background())
	if err != nil || len(found.news) != 1 {
		t.Fatalf("%+v %v", found, err)
	}
	inside := filepath.Join(f.Dir(), "a.csv")
	if err := os.Remove(inside); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, inside); err != nil {
		t.Skip("no links here: ", err)
	}
	if d, err := f.receive(context.Background(), found.news[0]); err == nil || d.Outcome != "" {
		t.Errorf("%+v %v", d, err)
	}
	if day, err := f.archive.Day(context.Background(), f.archive.Today()); err != nil || len(day.Rows) != 0 {
		t.Errorf("%+v %v", day, err)
	}
}

// What only a clerk can say of a file keeps it in the folder.
func TestAFileThatNeedsAWordOfTheClerkWaits(t *testing.T) {
	f := watchedFolder(t, true)
	f.put("strano", "Id app.;Giorno;Ora;Utente;Nome\nX1;11/23/2026;9:30;NERI;EVA\n")
	f.put("cuneo.csv", "codice;ufficio;data;ora;cognome;nome\nA1;Questura di Cuneo;23/11/2026;09:00;ROSSI;MARIA\n")
	f.put("vuota.json", "[]")
	says := map[string]string{"strano": "Colonne non riconosciute: si scelgono dalle schermate.", "cuneo.csv": "È l'agenda di un altro ufficio", "vuota.json": "Non ha prenotazioni"}
	for _, d := range f.take() {
		unknown := d.Name == "strano"
		if !strings.HasPrefix(d.Text, says[d.Name]) || (d.Outcome == desk.OutcomeUnknown) != unknown || (d.Outcome == desk.OutcomeWaits) == unknown {
			t.Errorf("%+v", d)
		}
		delete(says, d.Name)
	}
	if len(says) != 0 || len(f.there()) != 3 {
		t.Errorf("not told: %q; there are %q", says, f.there())
	}
	if found, err := f.arrived(context.Background()); err != nil || len(found.waiting) != 3 {
		t.Errorf("%+v %v", found, err)
	}
}

func TestAFileAppliedElsewhereIsPutAway(t *testing.T) {
	f := watchedFolder(t, false)
	f.put("a.csv", bookingsHeader+"A1;23/11/2026;09:00;ROSSI;MARIA\n")
	if got := f.take(); len(got) != 1 || got[0].Outcome != desk.OutcomeWaits {
		t.Fatalf("%+v", got)
	}
	plan, err := f.archive.PrepareImport(context.Background(), filepath.Join(f.Dir(), "a.csv"), desk.ImportOptions{}, nil)
	if err == nil {
		_, err = plan.Apply(context.Background(), nil)
	}
	if err != nil || plan.Close() != nil {
		t.Fatal(err)
	}
	if got := f.take(); len(got) != 1 || got[0].Outcome != desk.OutcomeApplied || !got[0].Summary.Same {
		t.Errorf("%+v", got)
	}
	if !slices.Contains(f.there(), "importati/a.csv") {
		t.Errorf("%q", f.there())
	}
}

// Where the file cannot be moved, what was done is said, and the file is neither
// read nor told again.
func TestAnAppliedFileThatCannotBeMoved(t *testing.T) {
	f := watchedFolder(t, true)
	blocked := filepath.Join(f.Dir(), "importati")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	f.put("a.csv", bookingsHeader+"A1;23/11/2026;09:00;ROSSI;MARIA\n")
	look := func() lying {
		t.Helper()
		f.at = f.at.Add(3 * time.Second)
		found, err := f.arrived(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	look()
	d, err := f.receive(context.Background(), look().news[0])
	if d.Outcome != desk.OutcomeApplied || err == nil || !strings.Contains(err.Error(), "L'esportazione «a.csv» è stata applicata e salvata. «a.csv» non si può spostare") {
		t.Fatalf("%+v %v", d, err)
	}
	if found := look(); len(found.news)+len(found.waiting) != 0 {
		t.Errorf("%+v", found)
	}
	if err := os.Remove(blocked); err != nil {
		t.Fatal(err)
	}
	look()
	if !slices.Contains(f.there(), "importati/a.csv.resoconto.txt") {
		t.Errorf("%q", f.there())
	}
}

// Half a file, that lies still, looks like one from which most was cancelled.
func TestAnExportThatTakesMostAwayWaits(t *testing.T) {
	count := func(gone, kept int) map[desk.Class]int {
		return map[desk.Class]int{desk.ClassVanished: gone, desk.ClassUnchanged: kept - kept/2, desk.ClassMoved: kept / 2, desk.ClassNew: 100}
	}
	for _, c := range []struct {
		gone, kept int
		waits      bool
	}{{4, 0, false}, {5, 4, true}, {5, 5, false}, {40, 60, false}, {60, 40, true}} {
		if got := takesMost(count(c.gone, c.kept)); got != c.waits {
			t.Errorf("%d off, %d kept: waits %v", c.gone, c.kept, got)
		}
	}
}
