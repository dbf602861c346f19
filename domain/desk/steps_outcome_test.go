package desk_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/mrz"
	"civico/sportello/domain/rules"
)

func TestTheVerdictDecidesWhichOutcomesAreOpen(t *testing.T) {
	for _, c := range []struct {
		outcome rules.Outcome
		open    string // letters
	}{
		{rules.Acceptable, "uabw"}, {rules.AcceptableWithNotes, "udabw"}, {rules.IncompleteCase, "udbw"},
		{rules.PendingClearance, "udtbw"}, {rules.RefusedCase, "uxbw"}, {rules.NotCompetent, "uxbw"},
	} {
		open := ""
		for _, o := range desk.Outcomes(domain.InProgress, rules.Evaluation{Outcome: c.outcome}) {
			if o.Label == "" || o.Key == "" {
				t.Errorf("%s has no name or key", o.Move.To)
			}
			if o.Why == "" {
				open += o.Key
			}
		}
		if open != c.open {
			t.Errorf("%s: open %s, want %s", c.outcome, open, c.open)
		}
	}
	if o := desk.Outcomes(domain.Accepted, rules.Evaluation{}); len(o) != 1 || o[0].Label != "riapri" || !o[0].Move.NeedsReason {
		t.Errorf("from accepted: %v", o)
	}
}

func TestWhoComesBackFilesToday(t *testing.T) {
	noon, _ := calendar.NewHour(12, 0)
	w := &domain.Work{State: domain.Incomplete}
	got := desk.Returning(w, nil, today, noon)
	if !slices.Contains(got, domain.Change{Path: "filed_on", Value: "2026-11-23"}) || !slices.Contains(got, domain.Change{Path: "filed_at", Value: "12:00"}) {
		t.Errorf("%v", got)
	}
	booking := &desk.Row{Appointment: "b9", Code: "NEW1", Date: today, Section: domain.SectionOrdinary}
	got = desk.Returning(w, booking, today, noon)
	var c domain.Case
	for _, ch := range append(changes("booking.code", "OLD1", "booking.receipt_shown", "true"), got...) {
		if err := domain.Set(&c, ch); err != nil {
			t.Fatal(err)
		}
	}
	if c.Booking.Code != "NEW1" || c.Booking.ReceiptShown.IsKnown() {
		t.Errorf("booking %+v", c.Booking)
	}
	w.State = domain.AwaitingClearance
	if got := desk.Returning(w, nil, today, noon); got != nil {
		t.Errorf("a case that waited for a clearance only keeps its day: %v", got)
	}
}

func TestOnlyWhatIsWorseCounts(t *testing.T) {
	before := []rules.Finding{{Rule: "IDE-2", Status: rules.Satisfied, Path: "a"}, {Rule: "FOT-1", Status: rules.Missing, Path: "b"}, {Rule: "PRE-4", Status: rules.Warning, Path: "c"}}
	after := []rules.Finding{{Rule: "IDE-2", Status: rules.Invalid, Path: "a"}, {Rule: "FOT-1", Status: rules.Missing, Path: "b"}, {Rule: "PRE-4", Status: rules.Satisfied, Path: "c"},
		{Rule: "ETA-2", Status: rules.Warning, Path: "d"}, {Rule: "BIO-5", Status: rules.Note, Path: "e"}}
	got := desk.Worsened(before, after)
	if len(got) != 2 || got[0].Rule != "IDE-2" || got[1].Rule != "ETA-2" {
		t.Errorf("%v", got)
	}
}

func TestAWaiverTakesItsOwnPlaceAgain(t *testing.T) {
	var c domain.Case
	f := rules.Finding{Rule: "FOT-4", Path: "photos.glasses"}
	for _, reason := range []string{"primo motivo", "secondo motivo"} {
		for _, ch := range desk.WaiverChanges(&c, f, reason, "A. Conti") {
			if err := domain.Set(&c, ch); err != nil {
				t.Fatal(err)
			}
		}
	}
	if len(c.Waivers) != 1 || c.Waivers[0].Reason != "secondo motivo" || c.Waivers[0].By != "A. Conti" {
		t.Errorf("%+v", c.Waivers)
	}
}

func TestHistoryReadsAsSentences(t *testing.T) {
	b := adult(t)
	photos := b.line("photos").Seen.Changes
	at := time.Date(2026, 11, 23, 9, 42, 0, 0, time.UTC)
	events := []domain.Event{
		{Ref: domain.EventRef{Station: "s", N: 1}, At: at, Desk: 2, Clerk: "A. Conti", Body: domain.CaseOpened{}},
		{Ref: domain.EventRef{Station: "s", N: 2}, At: at, Desk: 2, Clerk: "A. Conti", Body: domain.CaseChanged{Changes: photos}},
		{Ref: domain.EventRef{Station: "s", N: 3}, At: at, Desk: 3, Body: domain.CaseChanged{Changes: changes("photos.glasses", "true")}},
		{Ref: domain.EventRef{Station: "s", N: 4}, At: at, Desk: 3, Body: domain.CaseUndone{Of: domain.EventRef{Station: "s", N: 3}}},
		{Ref: domain.EventRef{Station: "s", N: 5}, At: at, Desk: 2, Clerk: "A. Conti", Body: domain.CaseRelinked{Appointment: "b2"}},
		{Ref: domain.EventRef{Station: "s", N: 6}, At: at, Desk: 2, Clerk: "A. Conti", Body: domain.CaseMoved{To: domain.Abandoned, Reason: "è andata via"}},
		{Ref: domain.EventRef{Station: "s", N: 7}, At: at, Desk: 2, Clerk: "A. Conti", Body: domain.SlipPrinted{Kind: domain.SlipToBring, Number: 2, Replaces: 1}},
	}
	w, err := domain.Fold("c1", events)
	if err != nil {
		t.Fatal(err)
	}
	got := desk.Entries(w.Events, time.FixedZone("CET", 3600))
	for i, want := range []string{"10:42 A. Conti: pratica aperta", "10:42 A. Conti: foto viste", "10:42 sportello 3: occhiali: sì", "10:42 sportello 3: annullata l'ultima modifica",
		"collegata a un'altra prenotazione", "pratica abbandonata: è andata via", "sostituisce la n. 1"} {
		if !strings.Contains(got[i].Text, want) {
			t.Errorf("%q, want %q", got[i].Text, want)
		}
		if got[i].Undone != (i == 2) || got[i].Day != today {
			t.Errorf("%q: undone %v on %v", got[i].Text, got[i].Undone, got[i].Day)
		}
	}
	faulty := desk.DescribeChanges(append(slices.Clone(photos), domain.Change{Path: "photos.glasses", Value: "true"}, domain.Change{Path: "delivery.mode"}))
	if !strings.Contains(faulty, "foto viste, occhiali: sì") || !strings.Contains(faulty, "tolto: consegna") {
		t.Errorf("%q", faulty)
	}
}

func TestAnUndoThatIsRefusedNamesWho(t *testing.T) {
	got, ok := desk.UndoRefused(&domain.ChangedSince{Path: "photos.count", Desk: 3, Clerk: "B. Verdi"})
	if !ok || !strings.Contains(got, "B. Verdi") || !strings.Contains(got, "numero di foto") {
		t.Errorf("%q", got)
	}
	if _, ok := desk.UndoRefused(desk.ErrNothingToUndo); ok {
		t.Error("another error was taken for a refusal")
	}
}

func TestATaxCodeFillsInWhatNobodyKnows(t *testing.T) {
	b := newBench(t, changes("holder.surname", "ROSSI", "holder.name", "MARIA")...)
	got, err := desk.TaxCodeChanges(&b.work.Facts, "rssmra84d45f052r")
	if err != nil {
		t.Fatal(err)
	}
	b.change(got)
	h := b.work.Facts.Holder
	if h.Sex != "F" || h.BirthDate.String() != "1984-04-05" || h.BirthPlace != "F052" || h.TaxCode != "RSSMRA84D45F052R" {
		t.Errorf("%+v", h)
	}
	if d := desk.TaxCodeDisagrees(&b.work.Facts, "RSSLCU18C10F052B"); !strings.Contains(d, "nome") || !strings.Contains(d, "data di nascita") {
		t.Errorf("disagrees in %q", d)
	}
	if _, err := desk.TaxCodeChanges(&b.work.Facts, "RSSMRA84D45F052X"); err == nil || !strings.Contains(err.Error(), "controllo") {
		t.Errorf("%v", err)
	}
}

func TestADocumentsZoneFillsInTheDocument(t *testing.T) {
	b := adult(t)
	lines, err := mrz.Data{Type: "P", Issuer: "ITA", Nationality: "ITA", Surname: "ROSSI", Name: "MARIA", Number: "YA1234567", Sex: "F",
		Birth: b.work.Facts.Holder.BirthDate, Expiry: calendar.MustParse("2029-01-31")}.Lines(mrz.TD3)
	if err != nil {
		t.Fatal(err)
	}
	got, err := desk.MRZChanges(&b.work.Facts, lines, today)
	if err != nil {
		t.Fatal(err)
	}
	b.change(got)
	d := b.work.Facts.Identity.Document
	if d.Kind != domain.DocPassport || d.Number != "YA1234567" || d.ExpiresOn.String() != "2029-01-31" || d.Issuer != "ITA" || b.work.Facts.Identity.OriginalShown != domain.Yes {
		t.Errorf("%+v", d)
	}
	if l := b.line("document"); l.Sign != desk.Done {
		t.Errorf("the document is %s: %v", l.Sign.Word(), l.Findings)
	}
	misread := slices.Clone(lines)
	misread[1] = misread[1][:9] + "0" + misread[1][10:]
	if misread[1] == lines[1] {
		misread[1] = misread[1][:9] + "1" + misread[1][10:]
	}
	got, err = desk.MRZChanges(&b.work.Facts, misread, today)
	if err != nil || len(got) != 1 {
		t.Errorf("a wrong check digit wrote %v, %v", got, err)
	}
	if _, err := desk.MRZChanges(&b.work.Facts, []string{"ABC"}, today); err == nil || !strings.Contains(err.Error(), "righe") {
		t.Errorf("%v", err)
	}
}

func TestACaseLeftOpenOverMidnightKeepsItsDay(t *testing.T) {
	b := adult(t)
	if desk.KeptDay(&b.work, today) || !desk.KeptDay(&b.work, today.AddDays(1)) {
		t.Error("the day a case keeps is not told")
	}
}
