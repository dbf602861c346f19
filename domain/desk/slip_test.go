package desk_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/office"
	"civico/sportello/domain/payment"
	"civico/sportello/domain/rules"
)

func matter(t *testing.T, state domain.State, v rules.Evaluation, changes ...domain.Change) desk.SlipMatter {
	t.Helper()
	facts := append([]domain.Change{
		{Path: "procedure", Value: "passport"}, {Path: "office", Value: "matera"}, {Path: "filed_on", Value: "2026-11-23"},
		{Path: "holder.surname", Value: "ROSSI"}, {Path: "holder.name", Value: "MARIA"}, {Path: "holder.sex", Value: "F"},
		{Path: "holder.birth_date", Value: "1984-04-05"}, {Path: "booking.code", Value: "MT7K2Q"},
	}, changes...)
	events := []domain.Event{{Ref: domain.EventRef{Station: "s", N: 1}, Body: domain.CaseOpened{Changes: facts}}}
	if state != domain.InProgress {
		events = append(events, domain.Event{Ref: domain.EventRef{Station: "s", N: 2}, Body: domain.CaseMoved{To: state, Reason: "chiesto dal cittadino"}})
	}
	w, err := domain.Fold("c1", events)
	if err != nil {
		t.Fatal(err)
	}
	return desk.SlipMatter{
		Work: w, Verdict: v, Day: calendar.MustParse("2026-11-23"),
		Office:   &office.Profile{ID: "matera", Name: "Questura di Matera"},
		Settings: desk.Settings{Office: "matera", Desk: 2, Clerk: "A. Conti"},
	}
}

func slip(t *testing.T, m desk.SlipMatter, kind domain.SlipKind) desk.Slip {
	t.Helper()
	next, _ := desk.NextSlip(m.Work, kind)
	s, err := desk.NewSlip(m, next)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func everything(s desk.Slip) string {
	var b strings.Builder
	b.WriteString(s.Title + "\n" + s.Replaces + "\n")
	for _, f := range s.Facts {
		b.WriteString(f.Label + ": " + f.Value + "\n")
	}
	for _, sec := range s.Sections {
		b.WriteString("# " + sec.Title + "\n")
		for _, i := range sec.Items {
			b.WriteString("- " + i.Text + " [" + i.Source + "]\n")
		}
		b.WriteString(strings.Join(sec.Lines, "\n") + "\n")
	}
	return b.String()
}

func wants(t *testing.T, got string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(got, p) {
			t.Errorf("the slip lacks %q:\n%s", p, got)
		}
	}
}

func TestReceiptTellsBothDatesAndWhatHappensNext(t *testing.T) {
	v := rules.Evaluation{
		Outcome: rules.Acceptable, FeesTotal: payment.Cents(11620), Validity: &rules.Validity{Years: 10},
		Deadlines: rules.Deadlines{Legal: calendar.MustParse("2026-12-09"), WorkingDays: calendar.MustParse("2026-12-15"), Clock: rules.ClockRunning},
	}
	m := matter(t, domain.Accepted, v,
		domain.Change{Path: "payments[0].kind", Value: "pagopa"}, domain.Change{Path: "payments[0].amount", Value: "42.70"},
		domain.Change{Path: "payments[0].id", Value: "301000000000000043"}, domain.Change{Path: "delivery.mode", Value: "in_person"})
	wants(t, everything(slip(t, m, domain.SlipReceipt)),
		"Ricevuta di presentazione n. 1", "ROSSI MARIA, nata il 05/04/1984", "MT7K2Q", "presentata il 23/11/2026", "09/12/2026", "15/12/2026",
		"Pagamento pagoPA di euro 42,70, n. 301000000000000043", "euro 116,20", "lo ritira il titolare", "10 anni")
}

func TestReceiptOfAMinorIsCollectedByAParent(t *testing.T) {
	m := matter(t, domain.Accepted, rules.Evaluation{}, domain.Change{Path: "holder.birth_date", Value: "2020-01-02"})
	wants(t, everything(slip(t, m, domain.SlipReceipt)), "passaporto ordinario di un minore", "lo ritira un genitore")
}

func TestReceiptWhileTheClockStands(t *testing.T) {
	v := rules.Evaluation{
		Deadlines: rules.Deadlines{Clock: rules.ClockSuspended},
		Findings:  []rules.Finding{{Rule: "CMP-3", Status: rules.Pending, Message: "Serve il nulla osta di Bari."}},
	}
	got := everything(slip(t, matter(t, domain.AwaitingClearance, v), domain.SlipReceipt))
	wants(t, got, "I termini sono sospesi", "Serve il nulla osta di Bari.")
	if strings.Contains(got, "Per legge entro") {
		t.Error("a suspended case has no deadline to tell")
	}
}

func TestBringListNamesEveryRemedyAndItsSourceOnce(t *testing.T) {
	v := rules.Evaluation{Findings: []rules.Finding{
		{Rule: "FOT-1", Status: rules.Missing, Remedy: "Porti due foto uguali.", Sources: []string{"L. 1185/1967", "001_bb49a29ec93f4036.txt", "003_2571fbe90e7af0b1.txt"}},
		{Rule: "FOT-4", Status: rules.Invalid, Remedy: "Porti due foto uguali."},
		{Rule: "VER-4", Status: rules.Missing, Message: "Manca il contrassegno.", Remedy: "Porti il contrassegno da 73,50.", Sources: []string{"002_e72a919f59b39ad0.txt"}},
		{Rule: "CIT-1", Status: rules.Satisfied, Remedy: "non si stampa"},
	}}
	got := everything(slip(t, matter(t, domain.Incomplete, v), domain.SlipToBring))
	wants(t, got, "- Porti due foto uguali. [L. 1185/1967 · Questura di Matera · FOT-1]",
		"- Porti il contrassegno da 73,50. [Questura di Bergamo · VER-4]")
	if strings.Count(got, "due foto uguali") != 1 || strings.Contains(got, "non si stampa") || strings.Contains(got, "Cuneo") {
		t.Errorf("said twice, or not this person's business:\n%s", got)
	}
}

func TestRefusalGivesReasonSourceAndRemediesWithoutInventingTerms(t *testing.T) {
	v := rules.Evaluation{Outcome: rules.RefusedCase, Findings: []rules.Finding{
		{Rule: "CIT-1", Status: rules.Blocked, Message: "Il titolare non è cittadino italiano.", Sources: []string{"L. 1185/1967 art. 1"}},
	}}
	got := everything(slip(t, matter(t, domain.Refused, v), domain.SlipRefusal))
	wants(t, got, "Il titolare non è cittadino italiano. [L. 1185/1967 art. 1 · CIT-1]", "può presentare ricorso", "provvedimento scritto")
	for _, guess := range []string{"30 giorni", "60 giorni", "TAR"} {
		if strings.Contains(got, guess) {
			t.Errorf("the slip guesses at law: %q", guess)
		}
	}
}

func TestSlipKindForEveryState(t *testing.T) {
	for _, s := range domain.States() {
		kinds, err := desk.SlipKindsFor(&domain.Case{Procedure: domain.Passport}, s, rules.Evaluation{})
		none := s == domain.Abandoned || s == domain.Withdrawn
		var noSlip *desk.NoSlip
		if none != errors.As(err, &noSlip) || none != (len(kinds) == 0) {
			t.Errorf("%s: %q, %v", s, kinds, err)
		}
	}
}

func TestASlipAfterReopeningReplacesTheOld(t *testing.T) {
	at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	bodies := []domain.Body{
		domain.CaseOpened{}, domain.CaseMoved{To: domain.Accepted}, domain.SlipPrinted{Kind: domain.SlipReceipt, Number: 1},
	}
	fold := func(bodies []domain.Body) *domain.Work {
		var events []domain.Event
		for i, b := range bodies {
			events = append(events, domain.Event{Ref: domain.EventRef{Station: "s", N: int64(i + 1)}, At: at, Body: b})
		}
		w, err := domain.Fold("c1", events)
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	if s, recorded := desk.NextSlip(fold(bodies), domain.SlipReceipt); !recorded || s.Number != 1 {
		t.Errorf("an unchanged case prints its receipt again, not %+v", s)
	}
	bodies = slices.Concat(bodies, []domain.Body{domain.CaseMoved{To: domain.InProgress, Reason: "x"}, domain.CaseMoved{To: domain.Accepted}})
	s, recorded := desk.NextSlip(fold(bodies), domain.SlipReceipt)
	if recorded || s != (domain.SlipPrinted{Kind: domain.SlipReceipt, Number: 2, Replaces: 1}) {
		t.Errorf("after reopening: %+v, recorded %v", s, recorded)
	}
	m := matter(t, domain.Accepted, rules.Evaluation{})
	out, err := desk.NewSlip(m, s)
	if err != nil || out.Replaces != "Sostituisce la ricevuta n. 1." {
		t.Errorf("%q, %v", out.Replaces, err)
	}
}
