package tui

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain/desk"
)

// asidePort answers about the quarantine: a day that exists makes the row readable.
type asidePort struct {
	*port
	cells []desk.Cell // of the last reading
}

func (p *asidePort) PrepareCorrection(_ context.Context, _ string, line int, cells []desk.Cell) (desk.ImportPlan, error) {
	p.cells = cells
	for _, c := range cells {
		if c.Name == "Data appuntamento" && strings.HasPrefix(c.Text, "31/02") {
			return nil, &desk.RowFault{Column: c.Name, Value: c.Text, Reason: "il giorno " + c.Text + " non esiste"}
		}
		if c.Name == "Ora" && c.Text == "" {
			return nil, &desk.RowFault{Column: c.Name, Reason: "manca: ora"}
		}
	}
	row := desk.ImportRow{Class: desk.ClassNew, Line: line, Code: "MT010030", Person: "GALLO UGO", Date: date("2026-12-01"), Hour: hour(9, 30)}
	return &correctionPlan{&plan{summary: desk.ImportSummary{Counts: map[desk.Class]int{desk.ClassNew: 1}, Warnings: []string{"Con un avviso."}}, rows: map[desk.Class][]desk.ImportRow{desk.ClassNew: {row}}}, p}, nil
}

func (p *asidePort) DismissRows(_ context.Context, rows []desk.AsideRef) error {
	note := "dismiss"
	for _, r := range rows {
		note += " " + r.Import + ":" + itoa(r.Line)
	}
	if err := p.note(note); err != nil {
		return err
	}
	p.aside = slices.DeleteFunc(p.aside, func(r desk.ImportRow) bool { return slices.Contains(rows, r.Ref()) })
	return nil
}

func (p *asidePort) KnownWords(_ context.Context, columns []string) (desk.ProfileWords, error) {
	if !slices.Contains(columns, "Stato") {
		return desk.ProfileWords{}, nil
	}
	return desk.ProfileWords{Profile: "Altro ufficio", Words: map[string][]desk.WordMean{"Stato": {{Word: "OK", Means: "prenotata"}, {Word: "K.O.", Means: "annullata"}}}}, nil
}

type correctionPlan struct {
	*plan
	p *asidePort
}

func (c *correctionPlan) Apply(ctx context.Context, progress func(desk.Progress)) (desk.ImportSummary, error) {
	if err := c.p.note("correct"); err != nil {
		return desk.ImportSummary{}, err
	}
	c.p.aside = nil
	return c.plan.Apply(ctx, progress)
}

func anAside() *asidePort {
	row := aPlan().rows[desk.ClassQuarantined][0]
	row.Import, row.File, row.AppliedAt = "r2", "matera-2.csv", monday.Add(-20*time.Minute)
	row.Cells = []desk.Cell{{Name: "Codice", Text: "MT010030"}, {Name: "Data appuntamento", Text: "31/02/2026"}, {Name: "Ora", Text: "09:30"}, {Name: "Cognome", Text: "GALLO"}, {Name: "Nome", Text: "UGO"}, {Name: "", Text: "x"}}
	return &asidePort{port: &port{rows: aDay(), aside: []desk.ImportRow{row}}}
}

func TestARowIsCorrectedInPlaceAndApplied(t *testing.T) {
	p := anAside()
	d := start(t, p)
	d.Keys("q", "enter")
	d.Goldens("correction")
	d.Keys("backspace", "backspace", "backspace", "backspace")
	d.Type("2027")
	d.Keys("enter")
	d.Sees("✗ il giorno 31/02/2027 non esiste")
	for range "31/02/2027" {
		d.Keys("backspace")
	}
	d.Type("01/12/2026")
	d.Keys("tab")
	for range "09:30" {
		d.Keys("backspace")
	}
	d.Keys("up", "enter")
	d.Sees("✗ manca: ora")
	d.Type("0930")
	d.Keys("enter")
	d.Goldens("correction-confirm")
	d.Keys("esc")
	if len(p.written) > 0 {
		t.Errorf("wrote %q", p.written)
	}
	d.Keys("enter", "enter")
	d.Sees("Riga 31 corretta e applicata.", "Nessuna riga in quarantena.")
	if !slices.Equal(p.written, []string{"correct"}) || p.cells[1].Text != "01/12/2026" || p.cells[2].Text != "0930" {
		t.Errorf("wrote %q, read %+v", p.written, p.cells)
	}
}

func TestACorrectionThatIsLeftIsFoundAgain(t *testing.T) {
	p := anAside()
	d := start(t, p)
	d.Keys("q", "enter")
	for range "31/02/2026" {
		d.Keys("backspace")
	}
	d.Type("01/12/2026")
	d.Keys("down", "down")
	d.Type("INI")
	d.Keys("esc", "enter")
	d.Sees("Ritrovato quanto era già scritto.", "01/12/2026", "GALLOINI")
	d.SeesNot("non esiste")
	d.Keys("enter")
	if p.cells[1].Text != "01/12/2026" || p.cells[3].Text != "GALLOINI" {
		t.Errorf("read %+v", p.cells)
	}
	d.Keys("esc", "down", "down", "backspace", "backspace", "backspace", "up", "up")
	for range "01/12/2026" {
		d.Keys("backspace")
	}
	d.Type("31/02/2026")
	d.Keys("esc", "enter") // as it was: the reason is said again
	d.SeesNot("Ritrovato")
	d.Sees("31/02/2026", "non esiste")
}

func TestACodeIsCorrectedByPassingTheCard(t *testing.T) {
	p := anAside()
	d := start(t, p)
	d.Keys("q", "enter", "down", "down")
	d.Scan("RSSMRA84D45F052R")
	d.Sees("Letto: codice fiscale. ⏎ rilegge la riga.")
	d.Keys("down")
	d.Paste("VRDNNA84B50F052X")
	d.Keys("enter")
	d.Sees("✗ il giorno 31/02/2026 non esiste")
	if p.cells[3].Text != "RSSMRA84D45F052R" || p.cells[4].Text != "VRDNNA84B50F052X" || len(p.written) > 0 {
		t.Errorf("read %+v, wrote %q", p.cells, p.written)
	}
}

// The reason names common words; what the file's own profile knows is said below.
func TestACorrectionNamesTheWordsOfTheProfileInUse(t *testing.T) {
	d := start(t, manyAside())
	d.Keys("q", "down", "enter")
	d.Goldens("correction-words")
	d.Sees("(prenotato, annullato…)", "Il profilo «Altro ufficio» conosce: «OK» (prenotata), «K.O.»")
	d.Keys("up")
	d.SeesNot("Il profilo")
}

func TestARowIsPutAsideOnlyByDecision(t *testing.T) {
	p := anAside()
	d := start(t, p)
	d.Keys("q", "x")
	d.Sees("Scarta la riga 31", "MT010030 GALLO UGO:", "il giorno 31/2/2026 non esiste.")
	d.Keys("esc", "x", "enter")
	d.Sees("Riga 31 scartata.", "Nessuna riga in quarantena.")
	if !slices.Equal(p.written, []string{"dismiss r2:31"}) {
		t.Errorf("wrote %q", p.written)
	}
	d.Keys("enter")
	d.Sees("Nessuna riga in quarantena.")
}

func TestARowOfWhichNothingWasReadCanOnlyBePutAside(t *testing.T) {
	p := anAside()
	p.aside[0].Cells = nil
	d := start(t, p)
	d.Keys("q", "enter")
	d.Sees("si può solo scartare")
	d.Keys("tab", "enter", "a")
	d.Sees("si può solo scartare")
}
