package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
)

func aPlan() *plan {
	rows := map[desk.Class][]desk.ImportRow{
		desk.ClassMoved: {
			{Class: desk.ClassMoved, Line: 12, Code: "MT010009", Person: "VERDI GIULIA", Date: date("2026-11-24"), Hour: hour(9, 30), Fields: []desk.FieldDiff{
				{Name: "data", Old: "23/11/2026", New: "24/11/2026"}, {Name: "telefono", Old: "", New: "3330000000\x1b[31m"},
			}},
			{Class: desk.ClassMoved, Line: 14, Code: "MT010011", Person: "ROSSI MARIO", Date: date("2026-11-24"), Hour: hour(9, 40), Fields: []desk.FieldDiff{{Name: "ora", Old: "09:30", New: "09:40"}}},
		},
		desk.ClassQuarantined: {{Class: desk.ClassQuarantined, Line: 31, Code: "MT010030", Person: "GALLO UGO", Column: "Data appuntamento", Value: "31/02/2026", Reason: "il giorno 31/2/2026 non esiste"}},
	}
	return &plan{rows: rows, summary: desk.ImportSummary{
		File: "matera-2.csv", Office: "matera", From: date("2026-11-23"), To: date("2026-11-30"), Rows: 1203, Cleaned: 2,
		ExportedAt: monday.Add(-25 * time.Minute),
		Counts: map[desk.Class]int{
			desk.ClassNew: 1180, desk.ClassMoved: 2, desk.ClassUnchanged: 12, desk.ClassVanished: 1, desk.ClassQuarantined: 1, desk.ClassConflict: 1, desk.ClassChanged: 6,
		},
		Warnings: []string{"Da 2 caselle sono stati tolti caratteri nascosti o di controllo.", "Due righe hanno lo stesso codice."},
	}}
}

// exports is a folder with files to choose from.
func exports(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	at := monday.Add(-time.Hour)
	for i, name := range []string{"matera-1.csv", "matera-2.csv", "appunti.odt", ".nascosto.csv"} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("Codice;Data\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, at, at.Add(time.Duration(i)*time.Minute)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "vecchi"), 0o700); err != nil {
		t.Fatal(err)
	}
	return dir
}

// The store's warnings are the whole of it, each said once; a file without a day that
// could be read leaves no gap in the sentence.
func TestAFileOfAnotherOfficeSaysThatNoDayWasRead(t *testing.T) {
	own := aPlan()
	own.summary.From, own.summary.To, own.summary.Same = calendar.Date{}, calendar.Date{}, true
	own.summary.Warnings = []string{"È lo stesso file applicato il 22/11/2026 alle 08:47: non cambia nulla."}
	d := start(t, &port{rows: aDay(), plan: own}, func(e *Env) { e.Paths.Imports = exports(t) })
	d.Keys("i", "down", "enter")
	d.Sees("Questura di Matera, nessun giorno letto, esportato")
	if n := strings.Count(d.Screen(), "stesso file"); n != 1 {
		t.Errorf("said %d times\n%s", n, d.Screen())
	}
}

func TestImportFromFileToReport(t *testing.T) {
	p := &port{rows: aDay(), plan: aPlan()}
	d := start(t, p, func(e *Env) { e.Paths.Imports = exports(t) })
	d.Keys("i")
	d.Sees("matera-2.csv", "matera-1.csv", "vecchi")
	d.SeesNot("appunti.odt", ".nascosto")
	d.Keys("down", "enter")
	d.Goldens("import-preview")
	d.Keys("down", "enter")
	d.Goldens("import-rows")
	d.SeesNot("\x1b[31m")
	d.Keys("esc")
	for range 6 {
		d.Keys("down")
	}
	d.Keys("enter")
	d.Goldens("import-quarantined")
	d.Keys("esc", "s")
	d.Goldens("import-report")
	if !p.plan.applied || !p.plan.closed {
		t.Errorf("applied %v, closed %v", p.plan.applied, p.plan.closed)
	}
	d.Keys("enter")
	d.Sees("13 appuntamenti")
}

func TestSeveralFilesThatFitAreChosenFrom(t *testing.T) {
	p := &port{plan: aPlan()}
	d := start(t, p, func(e *Env) { e.Paths.Imports = exports(t) })
	d.Keys("i")
	d.Type("mat")
	d.Keys("enter")
	d.Sees("Più file contengono queste lettere: ↓ ne sceglie uno.", "matera-1.csv")
	d.Keys("down", "enter")
	d.Sees("passo 2 di 3: anteprima")
}

func TestImportFileFieldCompletesPaths(t *testing.T) {
	dir := exports(t)
	p := &port{plan: aPlan()}
	d := start(t, p, func(e *Env) { e.Paths.Imports = dir })
	d.Keys("i")
	d.Type("ma")
	d.Keys("tab")
	s := d.Model.(*App).Top().(*importScreen)
	if want := filepath.Join(dir, "matera-"); s.path.field.Text() != want {
		t.Errorf("completed to %q, want %q", s.path.field.Text(), want)
	}
	d.Type("1")
	d.Keys("tab")
	if want := filepath.Join(dir, "matera-1.csv"); s.path.field.Text() != want {
		t.Errorf("completed to %q, want %q", s.path.field.Text(), want)
	}
	for range len("matera-1.csv") {
		d.Keys("backspace")
	}
	d.Keys("end", "down", "down", "down", "enter") // the folder comes last
	if want := filepath.Join(dir, "vecchi") + string(filepath.Separator); s.path.field.Text() != want {
		t.Errorf("entered %q, want %q", s.path.field.Text(), want)
	}
	d.Sees("Nessuna esportazione qui")
	d.Type("zz")
	d.Sees("Nessun file qui comincia con «zz».")
}

func TestAFileThatIsNoExportIsRefusedInOneSentence(t *testing.T) {
	d := start(t, &port{}, func(e *Env) { e.Paths.Imports = exports(t) })
	d.Keys("i", "down", "enter")
	d.Sees("✗ Il file non è un'esportazione dell'agenda", "passo 1 di 3: file")
}

func TestAnOlderExportIsAppliedOnlyIfTheClerkInsists(t *testing.T) {
	p := &port{plan: aPlan()}
	p.plan.summary.Older = true
	d := start(t, p, func(e *Env) { e.Paths.Imports = exports(t) })
	d.Keys("i", "down", "enter", "s")
	d.Sees("Esportazione più vecchia", "insisto")
	d.Keys("esc")
	d.Keys("s", "enter")
	if !p.options.Insist || p.plan.applied {
		t.Errorf("insist %v, applied %v before the new preview was seen", p.options.Insist, p.plan.applied)
	}
	d.Keys("s")
	if !p.plan.applied {
		t.Error("not applied")
	}
}

// What the preview only warns of is asked about before it is done.
func TestAFileInDoubtIsAppliedAfterAQuestion(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*desk.ImportSummary)
		sees   string
	}{
		"days without a booking": {func(s *desk.ImportSummary) { s.Doubts = []domain.Date{date("2026-11-24")} }, "Il file toglie 1 prenotazione"},
		"a day far away": {func(s *desk.ImportSummary) {
			s.Doubts, s.Counts[desk.ClassVanished] = []domain.Date{date("2062-11-24")}, 0
		}, "lontano da tutti gli altri"},
		"maybe older": {func(s *desk.ImportSummary) { s.MaybeOlder = true }, "non è certa, e forse è più vecchia di una"},
	} {
		t.Run(name, func(t *testing.T) {
			p := &port{plan: aPlan()}
			c.change(&p.plan.summary)
			d := start(t, p, func(e *Env) { e.Paths.Imports = exports(t) })
			d.Keys("i", "down", "enter", "s")
			d.Sees(c.sees)
			d.Keys("esc")
			if p.plan.applied {
				t.Error("applied after a no")
			}
			d.Keys("s", "enter")
			if !p.plan.applied {
				t.Error("not applied after a yes")
			}
		})
	}
}

func TestTheSameFileAgainChangesNothing(t *testing.T) {
	p := &port{plan: aPlan()}
	p.plan.summary.Same = true
	d := start(t, p, func(e *Env) { e.Paths.Imports = exports(t) })
	d.Keys("i", "down", "enter", "s")
	d.Sees("È lo stesso file già importato")
	if p.plan.applied {
		t.Error("applied")
	}
}

func TestAFileOfBeforeTheLastIsComparedIfTheClerkInsists(t *testing.T) {
	p := &port{plan: aPlan()}
	p.plan.summary.Same, p.plan.summary.Replaced = true, true
	d := start(t, p, func(e *Env) { e.Paths.Imports = exports(t) })
	d.Keys("i", "down", "enter", "s")
	d.Sees("File già applicato", "insisto")
	d.Keys("enter")
	if !p.options.Insist || p.plan.applied {
		t.Errorf("insist %v, applied %v before the preview was seen", p.options.Insist, p.plan.applied)
	}
}

func TestEscStopsAnImportAndSaysThatNothingChanged(t *testing.T) {
	p := &port{plan: aPlan()}
	d := start(t, p, func(e *Env) { e.Paths.Imports = exports(t) })
	d.Keys("i", "down")
	d.Hold()
	d.Keys("enter")
	d.Advance(300 * time.Millisecond)
	d.Sees("Comincio…", "Non è ancora cambiato nulla.")
	bar := d.Model.(*App).Top().(*importScreen).bar
	bar.report(desk.Progress{Stage: "leggo", Total: 12_030_000, Bytes: true})
	d.Advance(2 * time.Second)
	bar.report(desk.Progress{Stage: "leggo", Done: 3_000_000, Total: 12_030_000, Bytes: true})
	d.Advance(100 * time.Millisecond)
	d.Goldens("import-reading")
	d.Keys("esc")
	d.Sees("Mi fermo…")
	d.Release()
	d.Sees("Lettura fermata: l'agenda è com'era.", "passo 1 di 3: file")

	d.Keys("enter")
	d.Hold()
	d.Keys("s", "esc")
	d.Release()
	d.Sees("Importazione fermata: l'agenda è com'era.", "passo 2 di 3: anteprima")
	if p.plan.applied {
		t.Error("applied after esc")
	}
}

func TestAPreviewThatIsNotTrueAnyMoreIsShownAnew(t *testing.T) {
	p := &port{plan: aPlan()}
	p.plan.stale = map[desk.Class]int{desk.ClassConflict: 3}
	d := start(t, p, func(e *Env) { e.Paths.Imports = exports(t) })
	d.Keys("i", "down", "enter")
	d.Sees("1.180  nuove", "1  conflitto")
	d.Keys("s")
	d.Sees("Mentre si guardava l'anteprima l'agenda è cambiata.", "passo 2 di 3: anteprima", "3  conflitti")
	d.SeesNot("1.180")
	if p.plan.applied {
		t.Error("applied before it was seen")
	}
	d.Keys("s")
	d.Sees("Importazione applicata")
}

func TestAPreviewThatIsLeftIsLetGo(t *testing.T) {
	for _, key := range []string{"esc", "ctrl+c"} {
		p := &port{plan: aPlan()}
		d := start(t, p, func(e *Env) { e.Paths.Imports = exports(t) })
		d.Keys("i", "down", "enter", key)
		if !p.plan.closed {
			t.Errorf("%s left the plan open", key)
		}
		d.SeesNot("salvato")
	}
}

func TestProgressTellsCountRateAndTimeLeft(t *testing.T) {
	d := start(t, &port{})
	a := d.Model.(*App)
	bar := newProgress(a)
	bar.report(desk.Progress{Stage: "salvo", Total: 100_000})
	d.Advance(2 * time.Second)
	bar.report(desk.Progress{Stage: "salvo", Done: 25_000, Total: 100_000})
	lines := bar.lines(a, 79)
	want := []string{"  Salvo…", "", "  █████████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  25%", "  25.000 di 100.000   12.500 al secondo   ancora 6 secondi"}
	for i := range want {
		if lines[i] != want[i] {
			t.Errorf("line %d is %q, want %q", i, lines[i], want[i])
		}
	}
}

func TestTheSpanCanBeSaid(t *testing.T) {
	p := &port{plan: aPlan()}
	d := start(t, p, func(e *Env) { e.Paths.Imports = exports(t) })
	d.Keys("i", "down", "enter", "p")
	d.Goldens("import-span")
	for range len("23/11/2026 30/11/2026") {
		d.Keys("backspace")
	}
	d.Type("30/11 23/11")
	d.Keys("enter")
	d.Sees("il primo giorno viene dopo l'ultimo")
	for range len("30/11 23/11") {
		d.Keys("backspace")
	}
	d.Type("23/11 6/12")
	d.Keys("enter")
	if p.options.From != date("2026-11-23") || p.options.To != date("2026-12-06") {
		t.Errorf("asked for %v to %v", p.options.From, p.options.To)
	}
	d.Keys("p", "ctrl+u")
	d.Type("23/11 24/11 25/11")
	d.Keys("enter")
	d.Sees("scrivere un giorno, o il primo e l'ultimo")
	d.Keys("ctrl+u")
	d.Type("30/11/2026")
	d.Keys("enter")
	if p.options.From != date("2026-11-30") || p.options.To != date("2026-11-30") {
		t.Errorf("one day alone: asked for %v to %v", p.options.From, p.options.To)
	}
}
