package tui_test

import (
	"context"
	"errors"
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

func TestUndoTakesBackTheLastChangeOnly(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1")
	d.Keys("s", "s")
	d.Keys("ctrl+z")
	d.Sees("Annullato: cittadinanze: Italia")
	if d.fact("holder.citizenships") != "" || d.fact("booking.receipt_shown") != "true" {
		t.Error("the wrong change was taken back")
	}
	d.Keys("ctrl+z", "ctrl+z")
	d.Sees("Non c'è nulla da annullare")
	d.Keys("esc", "h")
	d.Sees("(annullata)", "pratica aperta", "A. Conti")
}

func TestUndoGoesWhereTheAnswerWasGiven(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1")
	d.Keys("s", "s", "tab", "tab", "s", "shift+tab", "shift+tab", "shift+tab") // the photos, then back
	d.Sees("▸· 1 Competenza")
	d.Keys("ctrl+z")
	d.Sees("Annullato:", "▸· 3 Foto", "▸ · Foto")
	d.Keys("tab", "tab", "ctrl+z")
	d.Sees("Annullato: cittadinanze: Italia", "▸· 1 Competenza", "▸ · Cittadinanza")
	d.Keys("tab", "ctrl+z")
	d.Sees("▸ · Appuntamento")
}

func TestUndoIsRefusedWhereAnotherDeskChangedTheFact(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1")
	d.Keys("s", "s")
	if _, err := d.store.append("c1", "B. Verdi", 3, domain.CaseChanged{Changes: []domain.Change{{Path: "holder.citizenships", Value: "FRA"}}}); err != nil {
		t.Fatal(err)
	}
	d.Keys("ctrl+z")
	d.Sees("Non si può annullare: cittadinanze", "B. Verdi")
}

func TestSuspendedThenTakenUpOnAnotherDay(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1", "booking.receipt_shown", "true", "identity.document.kind", "cie", "identity.document.number", "CA1", "identity.document.expires_on", "2026-11-30",
		"identity.document.has_photo", "true", "identity.original_shown", "true", "identity.copy_front_back", "true")
	d.Keys("ctrl+s")
	d.Sees("Pratica sospesa", "Questura di Matera")
	if d.work().State != domain.Suspended || d.store.draft != nil {
		t.Fatalf("%s, draft %v", d.work().State, d.store.draft)
	}
	d.today = caseDay.AddDays(10)
	d.enter("b1")
	d.Sees("sospesa", "riprendi")
	d.Keys("s")
	d.Sees("sospesa")
	d.Keys("enter")
	if d.work().State != domain.InProgress || d.fact("filed_on") != "2026-12-03" {
		t.Errorf("%s, filed on %s", d.work().State, d.fact("filed_on"))
	}
	d.Sees("Cambiato da quando era andata via", "IDE-2")
}

func TestAnAcceptedCaseSaysThatItIs(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1", complete...)
	d.Sees("ACQUISIBILE", "può essere accolta")
	d.Keys("o", "enter")
	d.today = caseDay.AddDays(2)
	d.enter("b1")
	d.Sees("ACCOLTA", "Accolta il 23/11/2026; il passaporto", "⏎ riapri")
	d.SeesNot("può essere accolta", "ACQUISIBILE")
	d.Keys("s")
	d.Sees("La pratica è accolta: ⏎ la riapre, con il motivo.")
	d.Keys("o")
	d.Sees("Accolta il 23/11/2026; il passaporto")
	d.SeesNot("può essere accolta")
	d.Keys("esc", "esc")
	d.store.uses = []desk.ReceiptUse{{ID: d.fact("payments[0].id"), CaseID: "c9", Day: caseDay.AddDays(-7), Office: "matera"}}
	d.enter("b1")
	d.Sees("VER-6", "Accolta il 23/11/2026.") // and nothing to be brought today
	d.SeesNot("portandol")
}

func TestWhatTheClerkAnswersAfterAPauseIsNotSaidToHaveTurnedBad(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1")
	d.Keys("ctrl+s")
	d.enter("b1")
	d.Keys("enter", "tab", "tab", "n", "5") // back the same day: with glasses
	d.Sees("Con gli occhiali")
	d.SeesNot("da quando era andata via", "peggiorat")
	d.Keys("esc")
	d.enter("b1")
	d.Sees("Con gli occhiali")
	d.SeesNot("da quando era andata via", "peggiorat")
}

func TestIncompleteThenReopenedPrintsASlipThatReplacesTheFirst(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1")
	d.Keys("o", "d", "enter")
	d.Sees("Pratica da integrare. Stampa pronta.")
	d.enter("b1")
	d.Keys("enter", "s") // take up; the booking's receipt
	d.Keys("o", "d", "enter")
	if len(d.printed) != 2 || d.printed[1].Replaces != 1 || d.printed[1].Kind != domain.SlipToBring {
		t.Errorf("printed %v", d.printed)
	}
}

func TestAClosedCaseIsReopenedWithAReasonOnly(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1")
	d.Keys("o", "b", "enter")
	d.Type("non è più tornata")
	d.Keys("enter")
	if w := d.work(); w.State != domain.Abandoned || w.Reason != "non è più tornata" {
		t.Fatalf("%s: %s", w.State, w.Reason)
	}
	d.enter("b1")
	d.Sees("abbandonata", "riapri")
	d.Keys("enter", "enter")
	d.Sees("scrivere")
	d.Type("è tornata dopo pranzo")
	d.Keys("enter")
	if d.work().State != domain.InProgress {
		t.Errorf("%s", d.work().State)
	}
}

func TestAnOutcomeThatTheVerdictForbidsSaysWhy(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1")
	d.Keys("o", "a")
	d.Sees("Manca ancora qualcosa")
	d.Keys("x")
	d.Sees("Nessuna regola impedisce")
	if d.work().State != domain.InProgress {
		t.Error("an outcome was given")
	}
}

func TestAPrinterThatFailsDoesNotTakeTheOutcomeBack(t *testing.T) {
	d := newCaseDesk(t)
	d.open("b1")
	d.app.Print = func(context.Context, *domain.Work, domain.SlipPrinted) (string, error) {
		return "", errors.New("manca la carta")
	}
	d.Keys("o", "d", "enter")
	if d.work().State != domain.Incomplete || len(d.work().Slips) != 1 {
		t.Errorf("%s, slips %v", d.work().State, d.work().Slips)
	}
	d.Sees("La stampa però non è riuscita (manca la carta)")
}
