package domain

import (
	"errors"
	"strings"
	"testing"

	"civico/sportello/domain/calendar"
)

func on(s string) Date { return calendar.MustParse(s) }

// found is a passport handed over on a day.
func found(day string) BookletFound {
	return BookletFound{Number: "YA1234567", Surname: "ROSSI", Name: "MARIA", HandedOn: on(day), From: "Polizia di Prova"}
}

func withdrawn(day string) BookletWithdrawn {
	return BookletWithdrawn{Number: "YA1234567", Surname: "ROSSI", Name: "MARIA", Ground: WithdrawalArticle3, On: on(day)}
}

// events numbers bodies as one station writes them.
func events(bodies ...Body) []Event {
	var out []Event
	for i, b := range bodies {
		out = append(out, Event{Ref: EventRef{"s", int64(i + 1)}, Desk: 1, Clerk: "A. CONTI", Body: b})
	}
	return out
}

func folded(bodies ...Body) *Booklet { return FoldBooklet("b", events(bodies...)) }

func takesBack(n int64) BookletUndone {
	return BookletUndone{Of: EventRef{"s", n}, Reason: "Scritto per errore."}
}

// The year runs from the day the authorities handed the passport over, that day not
// counted (c.c. art. 2963): the last day is the same day of the next year.
func TestAFoundPassportIsKeptForAYear(t *testing.T) {
	for _, c := range []struct{ why, handed, last, destroyed string }{
		{"un giorno qualunque", "2025-11-23", "2026-11-23", "2026-11-24"},
		{"la fine dell'anno", "2025-12-31", "2026-12-31", "2027-01-01"},
		{"un anno con il 29 febbraio in mezzo", "2027-03-01", "2028-03-01", "2028-03-02"},
		{"consegnato il 28 febbraio prima di un bisestile", "2027-02-28", "2028-02-28", "2028-02-29"},
		{"consegnato il 29 febbraio", "2028-02-29", "2029-02-28", "2029-03-01"},
	} {
		if got := ClaimUntil(on(c.handed)); got != on(c.last) {
			t.Errorf("%s: until %s, want %s", c.why, got, c.last)
		}
		b := folded(found(c.handed))
		today := on("2030-01-01")
		err := b.Check(BookletDestroyed{On: on(c.last)}, today)
		if fault(err) != FaultYear || err.(*RegisterError).On != on(c.last) {
			t.Errorf("%s: destroyed on the last day: %v", c.why, err)
		}
		if err := b.Check(BookletDestroyed{On: on(c.destroyed)}, today); err != nil {
			t.Errorf("%s: the day after: %v", c.why, err)
		}
		if err := b.Check(BookletReturned{How: BackInPerson, On: on(c.last)}, today); err != nil {
			t.Errorf("%s: claimed on the last day: %v", c.why, err)
		}
		if err := b.Check(BookletReturned{How: BackByPost, On: on(c.destroyed)}, today); err != nil {
			t.Errorf("%s: claimed late, and still there: %v", c.why, err)
		}
	}
}

func fault(err error) RegisterFault {
	var e *RegisterError
	if errors.As(err, &e) {
		return e.Fault
	}
	return 0
}

func TestWhatTheRegistersRefuse(t *testing.T) {
	today := on("2026-11-23")
	with := func(change func(*BookletFound)) BookletFound { f := found("2026-11-20"); change(&f); return f }
	taken := func(change func(*BookletWithdrawn)) BookletWithdrawn {
		w := withdrawn("2026-11-20")
		change(&w)
		return w
	}
	returned := BookletReturned{How: BackInPerson, On: on("2026-11-22")}
	for _, c := range []struct {
		why    string
		before []Body
		body   Body
		want   RegisterFault
	}{
		{"in ordine", nil, found("2026-11-20"), 0},
		{"consegnato oggi", nil, found("2026-11-23"), 0},
		{"consegnato domani", nil, found("2026-11-24"), FaultFuture},
		{"giorno ignoto", nil, with(func(f *BookletFound) { f.HandedOn = Date{} }), FaultDay},
		{"da chi, ignoto", nil, with(func(f *BookletFound) { f.From = "" }), FaultFrom},
		{"titolare ignoto", nil, with(func(f *BookletFound) { f.Surname, f.Name = "", "" }), 0},
		{"numero minuscolo", nil, with(func(f *BookletFound) { f.Number = "ya1234567" }), FaultNumber},
		{"numero vuoto", nil, with(func(f *BookletFound) { f.Number = "" }), FaultNumber},
		{"nota troppo lunga", nil, with(func(f *BookletFound) { f.Note = strings.Repeat("è", MaxRegisterNote+1) }), FaultText},
		{"nota piena", nil, with(func(f *BookletFound) { f.Note = strings.Repeat("è", MaxRegisterNote) }), 0},
		{"testo che si nasconde", nil, with(func(f *BookletFound) { f.From = "a\u202eb" }), FaultText},
		{"due volte", []Body{found("2026-11-19")}, found("2026-11-20"), FaultKept},
		{"di nuovo, dopo la restituzione", []Body{found("2026-11-19"), BookletReturned{How: BackByPost, On: on("2026-11-19")}}, found("2026-11-20"), 0},
		{"distrutto e ritrovato", []Body{found("2024-11-19"), BookletDestroyed{On: on("2026-01-10")}}, found("2026-11-20"), FaultDestroyed},
		{"restituito senza esserci", nil, returned, FaultNotKept},
		{"restituito", []Body{found("2026-11-20")}, returned, 0},
		{"restituito due volte", []Body{found("2026-11-20"), returned}, returned, FaultNotKept},
		{"restituito prima della consegna", []Body{found("2026-11-20")}, BookletReturned{How: BackInPerson, On: on("2026-11-19")}, FaultBefore},
		{"restituito domani", []Body{found("2026-11-20")}, BookletReturned{How: BackInPerson, On: on("2026-11-24")}, FaultFuture},
		{"restituito chissà come", []Body{found("2026-11-20")}, BookletReturned{On: on("2026-11-22")}, FaultWay},
		{"distrutto senza esserci", nil, BookletDestroyed{On: today}, FaultNotKept},
		{"distrutto domani", []Body{found("2024-11-20")}, BookletDestroyed{On: on("2026-11-24")}, FaultFuture},
		{"ritirato", nil, withdrawn("2026-11-20"), 0},
		{"ritirato domani", nil, withdrawn("2026-11-24"), FaultFuture},
		{"ritirato a nessuno", nil, taken(func(w *BookletWithdrawn) { w.Surname = "" }), FaultHolder},
		{"ritirato senza motivo", nil, taken(func(w *BookletWithdrawn) { w.Ground = "" }), FaultGround},
		{"ritirato due volte", []Body{withdrawn("2026-11-19")}, withdrawn("2026-11-20"), FaultWithdrawn},
		{"ritrovato e poi ritirato", []Body{found("2026-11-19")}, withdrawn("2026-11-20"), 0},
		{"distrutto e poi ritirato", []Body{found("2024-11-19"), BookletDestroyed{On: on("2026-01-10")}}, withdrawn("2026-11-20"), FaultDestroyed},
		{"condotta di un minore di 17 anni", nil, taken(func(w *BookletWithdrawn) { w.Ground, w.BirthDate = WithdrawalMinorConduct, on("2008-11-21") }), 0},
		{"condotta di chi compie 18 anni quel giorno", nil, taken(func(w *BookletWithdrawn) { w.Ground, w.BirthDate = WithdrawalMinorConduct, on("2008-11-20") }), FaultAdult},
		{"condotta di un minore, nascita ignota", nil, taken(func(w *BookletWithdrawn) { w.Ground = WithdrawalMinorConduct }), 0},
		{"mantenimento, maggiorenne", nil, taken(func(w *BookletWithdrawn) { w.Ground, w.BirthDate = WithdrawalMaintenance, on("1984-04-05") }), 0},
		{"annullato senza motivo", []Body{found("2026-11-20")}, BookletUndone{Of: EventRef{"s", 1}}, FaultReason},
		{"annullato ciò che non c'è", []Body{found("2026-11-20")}, takesBack(7), FaultNothingLeft},
		{"annullata la registrazione di un restituito", []Body{found("2026-11-20"), returned}, takesBack(1), FaultNothingLeft},
		{"annullata la restituzione", []Body{found("2026-11-20"), returned}, takesBack(2), 0},
		{"annullata due volte", []Body{found("2026-11-20"), takesBack(1)}, takesBack(1), FaultNothingLeft},
		{"annullato il ritiro", []Body{withdrawn("2026-11-20")}, takesBack(1), 0},
		{"un fatto di una pratica", nil, CaseChanged{}, FaultNotKept},
	} {
		if got := fault(folded(c.before...).Check(c.body, today)); got != c.want {
			t.Errorf("%s: fault %d, want %d", c.why, got, c.want)
		}
	}
}

func TestWhatIsTakenBackLeavesItsTrace(t *testing.T) {
	returned := BookletReturned{How: BackInPerson, On: on("2026-11-22")}
	b := folded(found("2026-11-20"), returned, takesBack(2))
	if r := b.Open(); r == nil || r.Returned != nil || b.Version != 3 {
		t.Fatalf("%+v", b)
	}
	if last, ok := b.LastOf(0); !ok || last.N != 1 {
		t.Errorf("%v %v", last, ok)
	}
	b = folded(found("2026-11-20"), takesBack(1), found("2026-11-19"))
	if len(b.Recoveries) != 2 || b.Recoveries[0].Struck.Reason != "Scritto per errore." || b.Open() != &b.Recoveries[1] {
		t.Fatalf("%+v", b.Recoveries)
	}
	if _, ok := b.LastOf(0); ok {
		t.Error("an entry is struck out twice")
	}
	b = folded(withdrawn("2026-11-20"), takesBack(1), withdrawn("2026-11-21"))
	if len(b.Withdrawals) != 2 || b.Withdrawn() != &b.Withdrawals[1] {
		t.Fatalf("%+v", b.Withdrawals)
	}
}

// Two desks that could not see each other enter the same passport: the first entry
// in the order of the fold counts, and the other is not lost.
func TestTwoDesksEnterTheSamePassport(t *testing.T) {
	b := folded(found("2026-11-20"), found("2026-11-19"), BookletReturned{How: BackByPost, On: on("2026-11-22")}, BookletDestroyed{On: on("2027-12-01")}, CaseChanged{})
	if len(b.Recoveries) != 1 || b.Recoveries[0].Returned == nil || len(b.Odd) != 3 || b.Version != 5 {
		t.Errorf("%+v", b)
	}
	b = folded(withdrawn("2026-11-20"), withdrawn("2026-11-21"))
	if len(b.Withdrawals) != 1 || len(b.Odd) != 1 {
		t.Errorf("%+v", b)
	}
}

func TestBookletNumbersAreComparedWithoutWhatStandsBetween(t *testing.T) {
	for typed, want := range map[string]string{
		"ya 1234567": "YA1234567", "YA-123.4567": "YA1234567", "123456a": "123456A", "AA0000000": "AA0000000",
		"": "", "YA": "", "YA123": "", "YA12345678901": "", "YA1234567<": "", "ŸA1234567": "", "ABCDEFGH": "",
	} {
		got, ok := BookletNumber(typed)
		if ok != (want != "") || ok && got != want {
			t.Errorf("%q: %q, %v", typed, got, ok)
		}
	}
}
