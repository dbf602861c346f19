package tui

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

// pastDiff is an import of the past.
type pastDiff struct {
	*plan
	run desk.ImportRun
}

func (d pastDiff) Run() desk.ImportRun { return d.run }
func (d pastDiff) Counts() map[desk.Class]int {
	return map[desk.Class]int{desk.ClassMoved: len(d.rows[desk.ClassMoved]), desk.ClassQuarantined: 1}
}

// historyPort answers about imports.
type historyPort struct {
	*port
	runs []desk.ImportRun
}

func (p *historyPort) Imports(context.Context) ([]desk.ImportRun, error) {
	return slices.Clone(p.runs), nil
}

func (p *historyPort) ImportDiff(_ context.Context, id string, _ func(desk.Progress)) (desk.ImportDiff, error) {
	for _, r := range p.runs {
		if r.ID == id {
			return pastDiff{aPlan(), r}, nil
		}
	}
	return nil, desk.ErrNotFound
}

func (p *historyPort) UndoImport(_ context.Context, id string, _ func(desk.Progress)) (desk.ImportRun, error) {
	if err := p.note("undo " + id); err != nil {
		return desk.ImportRun{}, err
	}
	for i := range p.runs {
		if p.runs[i].ID == id {
			p.runs[i].Undone, p.runs[i].UndoneAt, p.runs[i].UndoneDesk, p.runs[i].UndoneClerk = true, monday, 2, "A. Conti"
			return p.runs[i], nil
		}
	}
	return desk.ImportRun{}, desk.ErrNotFound
}

func someRuns() []desk.ImportRun {
	run := func(id, file string, ago time.Duration, counts map[desk.Class]int) desk.ImportRun {
		return desk.ImportRun{
			ID: id, File: file, SHA256: strings.Repeat("3f2a9c1d", 8), From: date("2026-11-23"), To: date("2026-11-30"), ExportedAt: monday.Add(-ago - time.Hour),
			AppliedAt: monday.Add(-ago), Desk: 2, Clerk: "A. Conti", Rows: 1203, Counts: counts,
		}
	}
	last := run("r2", "matera-2.csv", 20*time.Minute, aPlan().summary.Counts)
	last.Uncertain = true
	return []desk.ImportRun{last, run("r1", "matera-1.csv", 25*time.Hour, map[desk.Class]int{desk.ClassNew: 40})}
}

func TestHistoryTellsWhatAnImportChangedAndTakesTheLastOneBack(t *testing.T) {
	p := &historyPort{port: &port{rows: aDay()}, runs: someRuns()}
	d := start(t, p)
	d.Keys("h")
	d.Goldens("history")
	d.Keys("enter")
	d.Goldens("history-import")
	d.Keys("enter")
	d.Sees("Di queste righe resta solo il conteggio")
	d.Keys("down", "enter")
	d.Sees("Importazione · spostate", "VERDI GIULIA", "23/11/2026")
	d.Keys("esc", "esc", "u")
	d.Goldens("history-undo")
	d.Keys("esc")
	if len(p.written) != 0 {
		t.Errorf("wrote %q", p.written)
	}
	d.Keys("u", "enter")
	d.Sees("Importazione annullata: l'agenda è com'era prima.", "annullata     oggi alle 10:42 da A. Conti (sportello 2)")
	if !slices.Equal(p.written, []string{"undo r2"}) {
		t.Errorf("wrote %q", p.written)
	}
	d.Keys("u")
	d.Sees("«matera-1.csv», applicata ieri alle 09:42: 40 nuove.")
}

func TestAnImportThatWasUsedStaysAndSaysWhy(t *testing.T) {
	p := &historyPort{port: &port{rows: aDay()}, runs: someRuns()}
	d := start(t, p)
	d.Keys("h", "u")
	d.Sees("se nessuno ha già usato queste prenotazioni o corretto una riga") // no promise that is not kept
	p.err = &desk.Sentence{Text: "L'importazione di «matera-2.csv» non si annulla: la prenotazione MT010003 (ROSSI LUCA) è già stata usata da B. Leone (sportello 3) il 23/11/2026 alle 09:01. L'agenda non è cambiata."}
	d.Keys("enter")
	d.Sees("✗ L'importazione di «matera-2.csv» non si annulla", "B. Leone (sportello 3)")
}

func TestNoHistory(t *testing.T) {
	d := start(t, &historyPort{port: &port{rows: aDay()}})
	d.Keys("h")
	d.Sees("Nessuna importazione finora.")
	d.Keys("u")
	d.Sees("Nessuna importazione da annullare.")
}

func (p *port) Imports(context.Context) ([]desk.ImportRun, error) { return nil, nil }

// agedPort is a branch that got its file by stick: imported now, exported long ago.
type agedPort struct {
	*port
	exported  time.Time
	uncertain bool
	uncovered bool
}

func (p *agedPort) Day(ctx context.Context, d domain.Date) (desk.Day, error) {
	out, err := p.port.Day(ctx, d)
	out.Exported, out.ExportUncertain, out.Uncovered = p.exported, p.uncertain, p.uncovered
	return out, err
}

func TestADayThatNoExportCoversSaysSo(t *testing.T) {
	d := start(t, &agedPort{port: &port{rows: aDay(), imported: monday.Add(-time.Minute)}, exported: monday.Add(-5 * time.Minute), uncovered: true})
	d.Sees("! agenda di 5 min fa: senza questo giorno", "13 appuntamenti  6 da fare  2 in attesa")
}

// What the agenda said of a day that is over does not grow old.
func TestTheAgendaOfADayThatIsOverIsNotTooOld(t *testing.T) {
	d := start(t, &agedPort{port: &port{rows: aDay(), imported: monday.Add(-time.Minute)}, exported: monday.Add(-5 * day)})
	d.Sees("‼ agenda di 5 giorni fa")
	d.Keys("left")
	d.Sees("  agenda di 5 giorni fa")
	d.SeesNot("‼")
}

func TestAgeOfTheAgendaIsTheExportsOwn(t *testing.T) {
	for _, c := range []struct {
		old  time.Duration
		want string
	}{{8 * time.Minute, "  agenda di 8 min fa"}, {25 * time.Hour, "! agenda di un giorno fa"}, {4 * day, "‼ agenda di 4 giorni fa"}} {
		start(t, &agedPort{&port{rows: aDay(), imported: monday.Add(-time.Minute)}, monday.Add(-c.old), false, false}).Sees(c.want)
	}
}

func TestAnAgeThatIsGuessedSaysSo(t *testing.T) {
	for old, want := range map[time.Duration]string{
		0: "agenda di circa 1 min fa", 90 * time.Minute: "agenda di circa un'ora fa", 25 * time.Hour: "! agenda di circa un giorno fa",
	} {
		start(t, &agedPort{&port{rows: aDay(), imported: monday.Add(-time.Minute)}, monday.Add(-old), true, false}).Sees(want)
	}
}

func TestALongFileNameKeepsItsEndsInTheHistory(t *testing.T) {
	p := &historyPort{port: &port{rows: aDay()}, runs: someRuns()[1:]}
	p.runs[0].File, p.runs[0].Rows = "esportazione_agenda_passaporti_questura_di_matera_20261122_0830.csv", 1
	d := start(t, p)
	d.Keys("h")
	d.Sees("esportazione…122_0830.csv", "20261122_0830.csv  1 riga\n")
}
