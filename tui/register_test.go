package tui

import (
	"context"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/mrz"
	"civico/sportello/tui/tuitest"
)

// others are the rest of a store, one step deeper: the registers beside them win.
type others struct{ Store }

type registerStore struct {
	others
	*tuitest.Registers
}

func foundOn(number, surname, name, handed string) domain.BookletFound {
	return domain.BookletFound{Number: number, Surname: surname, Name: name, HandedOn: date(handed), From: "Polizia di Prova"}
}

// withRegisters is a store with something of everything in its registers.
func withRegisters(t testing.TB) registerStore {
	t.Helper()
	r := &tuitest.Registers{Now: func() time.Time { return monday }}
	ctx := context.Background()
	old := foundOn("YA0000001", "ROSSI", "MARIA", "2024-02-29")
	old.BirthDate, old.Note = date("1984-04-05"), "copertina bagnata"
	for _, f := range []domain.BookletFound{
		old, foundOn("YA0000002", "VERDI", "ANNA", "2025-11-22"), foundOn("YA0000003", "", "", "2025-11-23"), foundOn("YA0000004", "NERI", "EVA", "2025-11-24"),
		foundOn("YA0000005", "D'ANGELO", "NICOLÒ", "2026-11-20"), foundOn("YA0000006", "SERRA", "LIA", "2026-03-10"), foundOn("YA0000007", "GALLO", "UGO", "2025-10-01"),
	} {
		must(t, r.RegisterFound(ctx, f))
	}
	must(t, r.ReturnFound(ctx, desk.BookletRef{Booklet: "YA0000006"}, domain.BookletReturned{How: domain.BackByPost, On: date("2026-05-02"), Note: "raccomandata 12"}))
	must(t, r.DestroyFound(ctx, []desk.BookletRef{{Booklet: "YA0000007"}}, domain.BookletDestroyed{On: date("2026-10-05")}))
	must(t, r.RegisterWithdrawn(ctx, domain.BookletWithdrawn{Number: "YA0000005", Surname: "D'ANGELO", Name: "NICOLÒ", Ground: domain.WithdrawalArticle3, On: date("2026-11-10"), Note: "provvedimento n. 1"}))
	must(t, r.RegisterWithdrawn(ctx, domain.BookletWithdrawn{Number: "YA0000010", Surname: "FERRI", Name: "IDA", BirthDate: date("2010-01-02"), Ground: domain.WithdrawalMinorConduct, On: date("2026-10-01")}))
	must(t, r.RegisterWithdrawn(ctx, domain.BookletWithdrawn{Number: "YA0000011", Surname: "CONTE", Name: "IVO", Ground: domain.WithdrawalMaintenance, On: date("2026-09-01")}))
	must(t, r.UndoWithdrawn(ctx, desk.BookletRef{Booklet: "YA0000011"}, "Numero sbagliato."))
	return registerStore{Registers: r}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// lists are what was printed.
type lists []desk.Slip

func startRegisters(t *testing.T) (*tuitest.Driver, registerStore, *lists) {
	t.Helper()
	store, printed := withRegisters(t), &lists{}
	d := start(t, &port{Store: store, rows: aDay(), imported: monday}, func(e *Env) {
		e.PrintList = func(_ context.Context, s desk.Slip, name string) (string, error) {
			*printed = append(*printed, s)
			return "Elenco: " + name + ".pdf in stampe", nil
		}
	})
	return d, store, printed
}

func row(t *testing.T, s registerStore, number string) desk.FoundRow {
	t.Helper()
	rows, err := s.FoundBooklets(context.Background())
	must(t, err)
	for _, r := range rows {
		if r.Number == number {
			return r
		}
	}
	t.Fatalf("%s is not in the register", number)
	return desk.FoundRow{}
}

func TestTheRegistersLookRight(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
		text string
	}{
		{"found", []string{"p"}, ""},
		{"found-all", []string{"p", "f4", "down", "down", "down", "down", "down", "down"}, ""},
		{"found-search", []string{"p"}, "angelo"},
		{"found-none", []string{"p"}, "zzz"},
		{"found-form", []string{"p", "f2"}, ""},
		{"return-choice", []string{"p", "f3"}, ""},
		{"return-form", []string{"p", "f3", "2"}, ""},
		{"destruction", []string{"p", "f5"}, ""},
		{"destruction-confirm", []string{"p", "f5", "d"}, ""},
		{"withdrawn", []string{"b"}, ""},
		{"withdrawn-grounds", []string{"b", "f2"}, ""},
		{"withdrawn-form", []string{"b", "f2", "3"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _, _ := startRegisters(t)
			d.Keys(c.keys...)
			d.Type(c.text)
			d.Goldens("register-" + c.name)
		})
	}
}

func TestEmptyRegistersSayWhatToDo(t *testing.T) {
	d := start(t, &port{Store: registerStore{Registers: &tuitest.Registers{}}})
	d.Keys("p")
	d.Sees("Nessun passaporto in ufficio. F2 ne registra uno.", "0 in ufficio, 0 da distruggere")
	d.Keys("f3")
	d.Sees("Nessun passaporto sotto il cursore")
	d.Keys("f5")
	d.Sees("Nessun passaporto da distruggere a questo giorno")
	d.Keys("d")
	d.Sees("Nessun passaporto da distruggere.")
	d.Keys("esc", "f6")
	d.Sees("Nessun passaporto ritirato. F2 ne registra uno.")
	d.Keys("esc")
	d.Sees("Questura di Matera")
}

func TestAFoundPassportIsEnteredAndGivenBack(t *testing.T) {
	d, store, _ := startRegisters(t)
	d.Keys("p", "f2")
	d.Type("ya 1234567")
	d.Keys("enter")
	d.Type("russo")
	d.Keys("enter")
	d.Type("pia")
	d.Keys("enter", "enter")
	d.Type("24/11")
	d.Keys("enter")
	d.Sees("è un giorno che deve ancora venire")
	d.Keys("ctrl+u")
	d.Type("-3")
	d.Keys("enter", "enter")
	d.Sees("serve chi lo ha consegnato", "20/11/2026")
	d.Type("Polizia di Prova")
	d.Keys("enter", "enter")
	d.Sees("Passaporto registrato.", "6 in ufficio")
	r := row(t, store, "YA1234567")
	if r.Surname != "RUSSO" || r.Name != "PIA" || r.HandedOn != date("2026-11-20") || r.From != "Polizia di Prova" || r.State != desk.FoundKept {
		t.Errorf("%+v", r)
	}
	d.Type("russo")
	d.Sees("mancano 362 giorni")
	d.Keys("enter", "1")
	d.Sees("Restituito di persona", "23/11/2026")
	d.Keys("ctrl+s")
	d.Sees("YA1234567: restituito.", "Nessun passaporto con queste parole")
	if r := row(t, store, "YA1234567"); r.State != desk.FoundReturned || r.How != domain.BackInPerson || r.ClosedOn != date("2026-11-23") {
		t.Errorf("%+v", r)
	}
	d.Keys("f4")
	d.Sees("restituito il 23/11/2026")
	d.Keys("f3")
	d.Sees("Il passaporto non è in ufficio: restituito il 23/11/2026.")
	d.Keys("ctrl+z")
	d.Sees("La restituzione è annullata")
	d.Type("Era un'altra persona.")
	d.Keys("enter")
	if r := row(t, store, "YA1234567"); r.State != desk.FoundKept {
		t.Errorf("%+v", r)
	}
}

func TestAWithdrawnPassportIsNotGivenBackUnawares(t *testing.T) {
	d, _, _ := startRegisters(t)
	d.Keys("p")
	d.Type("angelo")
	d.Keys("f3")
	d.Sees("Attenzione: risulta ritirato il 10/11/2026")
	d.Keys("1")
	d.Sees("Attenzione: risulta ritirato il 10/11/2026")
}

// Exactly those whose year has passed: the one of 23 November may still be claimed
// on the 23rd.
func TestTheDestructionListIsPrintedAndDestroyed(t *testing.T) {
	d, store, printed := startRegisters(t)
	d.Keys("p", "f5")
	d.Sees("YA0000001", "YA0000002", "2 al 23/11/2026", "da distruggere da oggi")
	d.SeesNot("YA0000003")
	d.Keys("g")
	d.Type("domani")
	d.Keys("enter")
	d.Sees("YA0000003", "3 al 24/11/2026")
	d.SeesNot("YA0000004")
	d.Keys("d")
	d.Sees("un giorno che deve ancora venire")
	d.Keys("p")
	d.Sees("Elenco: distruzione-2026-11-24.pdf")
	if len(*printed) != 1 || len((*printed)[0].Sections[0].Items) != 3 {
		t.Fatalf("%+v", *printed)
	}
	d.Keys("g")
	d.Type("oggi")
	d.Keys("enter", "d")
	d.Sees("2 passaporti dell'elenco, oggi 23/11/2026, a nome di A. Conti")
	d.Keys("n")
	if r := row(t, store, "YA0000001"); r.State != desk.FoundKept {
		t.Fatalf("%+v", r)
	}
	d.Keys("d", "s")
	d.Sees("Distruzione registrata: 2 passaporti.", "Nessun passaporto da distruggere a questo giorno")
	for _, number := range []string{"YA0000001", "YA0000002"} {
		if r := row(t, store, number); r.State != desk.FoundDestroyed || r.ClosedOn != date("2026-11-23") {
			t.Errorf("%+v", r)
		}
	}
	d.Keys("esc")
	d.Sees("3 in ufficio, 0 da distruggere")
}

func TestAWithdrawalIsEnteredWithItsGround(t *testing.T) {
	d, store, _ := startRegisters(t)
	d.Keys("b", "f2", "2")
	d.Type("YA7654321")
	d.Keys("enter", "enter")
	d.Sees("serve il cognome del titolare")
	d.Type("russo")
	d.Keys("ctrl+s")
	d.Sees("Ritiro registrato.", "RUSSO", "mantenimento non corrisposto")
	rows, err := store.WithdrawnBooklets(context.Background())
	must(t, err)
	last := rows[len(rows)-1]
	if last.Number != "YA7654321" || last.Ground != domain.WithdrawalMaintenance || last.On != date("2026-11-23") {
		t.Errorf("%+v", last)
	}
	d.Type("russo")
	d.Keys("ctrl+z")
	d.Type("no")
	d.Keys("enter")
	d.Sees("scrivere il motivo in qualche parola")
	d.Type("n era lui")
	d.Keys("enter")
	d.Sees("registrazione annullata")
	d.Keys("ctrl+z")
	d.Sees("La registrazione è già annullata.")
}

func TestWhatTheRegisterRefusesStaysInTheForm(t *testing.T) {
	d, store, _ := startRegisters(t)
	d.Keys("b", "f2", "1")
	d.Type("YA0000005")
	d.Keys("enter")
	d.Type("altro")
	d.Keys("ctrl+s")
	d.Sees("già ritirato il 10/11/2026", "ALTRO")
	d.Keys("esc", "esc")
	d.Sees("Lasciare il modulo?")
	d.Keys("n")
	d.Sees("ALTRO")
	store.Err = &desk.Stale{Desk: 1, Clerk: "B. Leone", At: monday}
	d.Keys("up", "ctrl+u")
	d.Type("YA0000099")
	d.Keys("ctrl+s")
	d.Sees("B. Leone")
	d.Keys("esc", "ctrl+s")
	d.Sees("Ritiro registrato.")
}

func TestAPassportsZoneFillsTheForm(t *testing.T) {
	lines, err := mrz.Data{
		Type: "P", Issuer: "ITA", Nationality: "ITA", Surname: "RUSSO", Name: "PIA", Number: "YB1234567", Sex: "F", Birth: date("1990-05-05"), Expiry: date("2030-05-05"),
	}.Lines(mrz.TD3)
	must(t, err)
	d, store, _ := startRegisters(t)
	d.Keys("p", "f2")
	d.Scan(strings.Join(lines, "\n"))
	d.Sees("YB1234567", "RUSSO", "PIA", "05/05/1990", "Letto il passaporto")
	d.Keys("tab", "tab", "tab", "tab")
	d.Type("oggi")
	d.Keys("enter")
	d.Type("Comune")
	d.Keys("ctrl+s")
	if r := row(t, store, "YB1234567"); r.BirthDate != date("1990-05-05") {
		t.Errorf("%+v", r)
	}
	d.Scan(strings.Join(lines, "\n"))
	d.Sees("▸   YB1234567", "Letto il passaporto n. YB1234567.")
}

// A kill in the middle of an entry loses at most half a second of it.
func TestAnEntryIsTakenUpAfterAKill(t *testing.T) {
	p := &port{Store: withRegisters(t), rows: aDay(), imported: monday}
	d := start(t, p)
	d.Keys("b", "f2", "2")
	d.Type("YA7654321")
	d.Keys("enter")
	d.Type("RUS")
	d.Advance(time.Second)
	again := start(t, p)
	again.Sees("Registra il ritiro", "mantenimento non corrisposto", "YA7654321", "› Cognome", "RUS", "Ripreso da dove si era rimasti.")
	again.Type("SO")
	again.Keys("ctrl+s")
	again.Sees("Ritiro registrato.", "RUSSO", "Registro dei passaporti ritirati")
	if p.draft != nil {
		t.Errorf("a draft is left behind: %+v", p.draft)
	}
	again.Keys("esc")
	again.Sees("Questura di Matera")
}

func TestThePaletteOpensTheRegisters(t *testing.T) {
	d, _, _ := startRegisters(t)
	for name, title := range map[string]string{"rinvenuti": "Registro dei passaporti rinvenuti", "ritirati": "Registro dei passaporti ritirati"} {
		d.Keys("ctrl+k")
		d.Type(name)
		d.Keys("enter")
		d.Sees(title)
		d.Keys("esc")
	}
}
