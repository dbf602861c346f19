package tui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain/desk"
)

// manyAside are rows of three imports, the latest first.
func manyAside() *asidePort {
	p := anAside()
	row := func(run, file string, ago time.Duration, line int, code, person, reason string) desk.ImportRow {
		return desk.ImportRow{
			Import: run, File: file, AppliedAt: monday.Add(-ago), Line: line, Code: code, Person: person, Column: "Stato", Value: "FORSE", Reason: reason,
			Cells: []desk.Cell{{Name: "Codice", Text: code}, {Name: "Stato", Text: "FORSE"}},
		}
	}
	p.aside = append(p.aside,
		row("r2", "matera-2.csv", 20*time.Minute, 40, "MT010040", "NERI EVA", "lo stato non è tra quelli noti (prenotato, annullato…)"),
		row("r1", "agenda_questura_di_matera_20261122_0942_completa.csv", 25*time.Hour, 7, "MT010007", "LEONE CARLA", "manca il codice della prenotazione"))
	for i := range 30 {
		p.aside = append(p.aside, row("r0", "matera-0.csv", 49*time.Hour, 100+i, "MT0100"+itoa(50+i), "GRECO PIA", "manca l'ora"))
	}
	return p
}

func TestQuarantineListsWhatWasSetAsideByImport(t *testing.T) {
	d := start(t, manyAside())
	d.Keys("q")
	d.Goldens("quarantine")
	d.Sees("33 righe", "«matera-2.csv», importato oggi alle 10:22", "importato ieri alle 09:42", "31/02/2026", "il giorno 31/2/2026 non esiste", "Data appuntamento")
	d.Keys("up", "up")
	d.Sees("▸   riga 31")
	d.Keys("down", "down")
	d.Sees("▸   riga 7 ", "file   «agenda_questura_di_m")
	d.Keys("end")
	d.Sees("▸   riga 129")
	d.Keys("pgup", "pgup", "pgup", "home")
	d.Sees("▸   riga 31", "«matera-2.csv», importato")
}

func TestSeveralRowsAreDiscardedAfterOneQuestion(t *testing.T) {
	p := manyAside()
	d := start(t, p)
	d.Keys("q", " ", "down")
	d.Sees("▸   riga 7 ")
	d.Keys(" ", "home")
	d.Sees("▸ ✓ riga 31", "33 righe, 2 segnate", "x scarta le 2 segnate")
	d.Goldens("quarantine-marked")
	d.Keys("x")
	d.Sees("Scarta 2 righe", "«matera-2.csv», 1 riga di", "«agenda_questura_di_matera")
	d.Keys("esc", " ")
	d.Sees("1 segnata", "x scarta la segnata")
	d.Keys("end", "t")
	d.Sees("31 segnate")
	d.Keys("t")
	d.Sees("1 segnata")
	d.Keys("home", "t", "x", "enter")
	d.Sees("3 righe scartate.", "30 righe")
	if want := []string{"dismiss r2:31 r2:40 r1:7"}; !slices.Equal(p.written, want) {
		t.Errorf("wrote %q, want %q", p.written, want)
	}
	if strings.Contains(d.Screen(), "segnat") {
		t.Errorf("what is gone is still marked:\n%s", d.Screen())
	}
}

// The cursor is where the clerk's eyes are: what goes away above does not move it to
// another row.
func TestTheCursorStaysOnItsRowWhenOthersGo(t *testing.T) {
	d := start(t, manyAside())
	d.Keys("q", " ", " ", "down", "down") // two marked, and on
	d.Sees("▸   riga 101")
	d.Keys("x", "enter")
	d.Sees("▸   riga 101")
	d.Keys("x", "enter")
	d.Sees("▸   riga 102")
}

func TestADecisionOnSeveralRowsThatFailsLeavesThemMarked(t *testing.T) {
	p := manyAside()
	d := start(t, p)
	d.Keys("q", "t", "x")
	p.err = &desk.Sentence{Text: "La riga 40 non è più in quarantena."}
	d.Keys("enter")
	d.Sees("✗ La riga 40 non è più in quarantena.", "2 segnate")
}

func TestTheAgendaCountsTheRowsSetAsideAndLeadsToThem(t *testing.T) {
	p := manyAside()
	d := start(t, p)
	d.Sees("1 conflitto (c)  33 righe in quarantena (q)")
	d.Size(120, 36)
	d.Sees("q quarantena")
	d.Size(80, 24)
	d.Keys("q")
	d.Sees("Quarantena · righe messe da parte")
	p.aside = p.aside[:1]
	d.Keys("esc")
	d.Sees("1 riga in quarantena (q)")
	p.aside = nil
	d.Keys("q", "esc")
	d.SeesNot("in quarantena")
}
