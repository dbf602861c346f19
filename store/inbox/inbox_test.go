package inbox

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"civico/sportello/store/held"
)

// watched is a folder with a clock that tests move.
type watched struct {
	*testing.T
	*Folder
	at time.Time
}

func watch(t *testing.T) *watched {
	t.Helper()
	w := &watched{T: t, at: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
	f, err := Open(t.TempDir(), func() time.Time { return w.at })
	if err != nil {
		t.Fatal(err)
	}
	w.Folder = f
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

func (w *watched) put(name, content string) {
	w.Helper()
	if err := os.WriteFile(filepath.Join(w.Dir(), name), []byte(content), 0o600); err != nil {
		w.Fatal(err)
	}
}

// ready looks after a while.
func (w *watched) ready(after time.Duration) []string {
	w.Helper()
	w.at = w.at.Add(after)
	found, err := w.Look()
	if err != nil {
		w.Fatal(err)
	}
	var names []string
	for _, f := range found.Ready {
		names = append(names, f.Name)
	}
	return names
}

func TestAFileIsTakenOnlyWhenItLiesStill(t *testing.T) {
	w := watch(t)
	w.put("a.csv", "codice")
	for _, step := range []struct {
		after time.Duration
		grow  bool
		want  bool
	}{{0, false, false}, {time.Second, true, false}, {1900 * time.Millisecond, false, false}, {99 * time.Millisecond, false, false}, {time.Millisecond, false, true}, {time.Hour, false, true}} {
		if step.grow {
			w.put("a.csv", "codice;data")
		}
		if got := len(w.ready(step.after)) == 1; got != step.want {
			t.Errorf("after %v: ready %v", step.after, got)
		}
	}
	if err := os.Remove(filepath.Join(w.Dir(), "a.csv")); err != nil {
		t.Fatal(err)
	}
	if got := w.ready(time.Second); len(got) != 0 {
		t.Errorf("vanished: %q", got)
	}
	w.put("a.csv", "codice")
	if got := w.ready(time.Millisecond); len(got) != 0 {
		t.Errorf("come again, it has to lie still again: %q", got)
	}
}

func TestOnlyWholeExportsOfTheFolderItselfAreSeen(t *testing.T) {
	w := watch(t)
	outside := filepath.Join(t.TempDir(), "fuori.csv")
	if err := os.WriteFile(outside, []byte("codice"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"b.csv", "a.XLSX", ".c.csv", "~$d.xlsx", "e.csv.part", "e.TMP", "e.crdownload", "Thumbs.db", "f", "g.csv" + ReportSuffix, "h\u202e.csv", "vuoto.csv"} {
		w.put(name, map[bool]string{true: "", false: "codice"}[name == "vuoto.csv"])
	}
	if err := os.Mkdir(filepath.Join(w.Dir(), "cartella.csv"), 0o700); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"link.csv": outside, "dentro.csv": "b.csv", "rotto.csv": "nulla", "su.csv": "../../etc/passwd"} {
		if err := os.Symlink(to, filepath.Join(w.Dir(), link)); err != nil {
			t.Skip("no links here: ", err)
		}
	}
	w.ready(0)
	got := w.ready(Still)
	if slices.Sort(got); !slices.Equal(got, []string{"a.XLSX", "b.csv", "f"}) {
		t.Errorf("%q", got)
	}
	for _, name := range []string{Accepted, Refused} {
		if err := os.Mkdir(filepath.Join(w.Dir(), name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	found, err := w.Look()
	want := []Left{
		{"cartella.csv", "è una cartella", true}, {"dentro.csv", "è un collegamento", false}, {"h.csv", "il suo nome ha caratteri nascosti o non leggibili", false},
		{"link.csv", "è un collegamento", false}, {"rotto.csv", "è un collegamento", false}, {"su.csv", "è un collegamento", false},
	}
	if err != nil || !slices.Equal(found.Left, want) {
		t.Errorf("%+v %v", found.Left, err)
	}
}

// Reading it would unlock it, and a file that is no export is put aside.
func TestTheOpenArchiveIsLeftWhereItIs(t *testing.T) {
	w := watch(t)
	w.put("sportello.db", "SQLite format 3")
	letGo := held.Hold(filepath.Join(w.Dir(), "sportello.db"))
	w.ready(0)
	if got := w.ready(time.Minute); len(got) != 0 {
		t.Errorf("taken: %q", got)
	}
	letGo()
	w.ready(0)
	if got := w.ready(time.Minute); len(got) != 1 {
		t.Errorf("a file like any other: %q", got)
	}
}

func TestAFileThatNobodyFillsIsTold(t *testing.T) {
	w := watch(t)
	w.put("a.csv", "")
	for _, step := range []struct {
		after time.Duration
		empty bool
	}{{0, false}, {Still, false}, {27 * time.Second, false}, {time.Second, true}, {time.Hour, true}} {
		w.at = w.at.Add(step.after)
		found, err := w.Look()
		if err != nil || len(found.Ready) != 0 || (len(found.Empty) == 1) != step.empty {
			t.Errorf("after %v more: %+v %v", step.after, found, err)
		}
	}
	w.put("a.csv", "codice")
	w.ready(0)
	if got := w.ready(Still); len(got) != 1 {
		t.Errorf("filled after all: %q", got)
	}
}

func TestMovedFilesKeepTheirNamesApart(t *testing.T) {
	w := watch(t)
	for i, want := range []string{"importati/a.csv", "importati/a (2).csv", "importati/a (3).csv"} {
		w.put("a.csv", strings.Repeat("x", i+1))
		got, err := w.Move("a.csv", Accepted, "resoconto\n")
		if err != nil || got != want {
			t.Fatalf("%q %v", got, err)
		}
		content, err := os.ReadFile(filepath.Join(w.Dir(), filepath.FromSlash(want)))
		report, errR := os.ReadFile(filepath.Join(w.Dir(), filepath.FromSlash(want)+ReportSuffix))
		if err != nil || errR != nil || len(content) != i+1 || string(report) != "resoconto\n" {
			t.Errorf("%q %q %v %v", content, report, err, errR)
		}
	}
	w.put("b.csv", "x")
	if got, err := w.Move("b.csv", Refused, "perché"); err != nil || got != "scartati/b.csv" {
		t.Errorf("%q %v", got, err)
	}
	if got := w.ready(time.Hour); len(got) != 0 {
		t.Errorf("%q", got)
	}
}

// Whoever can write into a share must not make the program write elsewhere.
func TestNothingIsMovedThroughALink(t *testing.T) {
	w := watch(t)
	outside := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(w.Dir(), Accepted)); err != nil {
		t.Skip("no links here: ", err)
	}
	w.put("a.csv", "codice")
	if _, err := w.Move("a.csv", Accepted, "r"); err == nil || !strings.Contains(err.Error(), "lì «importati» è un collegamento") || !strings.Contains(err.Error(), "è rimasto dov'era") {
		t.Errorf("%v", err)
	}
	if left, err := os.ReadDir(outside); err != nil || len(left) != 0 {
		t.Errorf("%v %v", left, err)
	}
	for _, name := range []string{"../a.csv", filepath.Join(outside, "x.csv"), "scartati/../../a.csv"} {
		if _, err := w.Move(name, Refused, "r"); err == nil {
			t.Errorf("%s was moved", name)
		}
	}
}

func TestAFileThatChangedIsNotAsSeen(t *testing.T) {
	w := watch(t)
	w.put("a.csv", "codice")
	w.ready(0)
	w.at = w.at.Add(Still)
	found, err := w.Look()
	if err != nil || len(found.Ready) != 1 || found.Pending != 0 || !w.IsAsSeen(found.Ready[0]) {
		t.Fatalf("%+v %v", found, err)
	}
	w.put("a.csv", "codice;data")
	if w.IsAsSeen(found.Ready[0]) {
		t.Error("a longer file is the same")
	}
}

func TestFoldersThatCannotBeWatched(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{file, filepath.Join(t.TempDir(), "manca"), ""} {
		if _, err := Open(dir, time.Now); err == nil {
			t.Errorf("%q was opened", dir)
		}
	}
}
