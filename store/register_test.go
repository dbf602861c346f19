package store

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
)

// handedOver is a passport that the authorities handed over on a day.
func handedOver(number, on string) domain.BookletFound {
	return domain.BookletFound{Number: number, Surname: "ROSSI", Name: "MARIA", HandedOn: calendar.MustParse(on), From: "Polizia di Prova"}
}

func takenAway(number, on string) domain.BookletWithdrawn {
	return domain.BookletWithdrawn{Number: number, Surname: "VERDI", Name: "ANNA", Ground: domain.WithdrawalArticle3, On: calendar.MustParse(on)}
}

func registerFound(t *testing.T, s *Store, numberAndDay ...string) []desk.FoundRow {
	t.Helper()
	for i := 0; i < len(numberAndDay); i += 2 {
		if err := s.RegisterFound(ctx, handedOver(numberAndDay[i], numberAndDay[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	return foundRows(t, s)
}

func foundRows(t *testing.T, s *Store) []desk.FoundRow {
	t.Helper()
	rows, err := s.FoundBooklets(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func withdrawnRows(t *testing.T, s *Store) []desk.WithdrawnRow {
	t.Helper()
	rows, err := s.WithdrawnBooklets(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestAFoundPassportFromHandingOverToReturn(t *testing.T) {
	s, c := newStore(t)
	rows := registerFound(t, s, " ya 0000002", "2026-11-20", "YA0000001", "2026-03-10")
	if len(rows) != 2 || rows[0].Number != "YA0000001" || rows[1].Number != "YA0000002" || rows[0].State != desk.FoundKept {
		t.Fatalf("%+v", rows)
	}
	says(t, s.RegisterFound(ctx, handedOver("YA0000002", "2026-11-21")), "già nel registro dei rinvenuti: consegnato il 20/11/2026")
	c.pass(time.Hour)
	s.SetWriter(2, "B. LEONE")
	back := domain.BookletReturned{How: domain.BackByPost, On: theDay, To: " VERDI  ANNA ", Note: "raccomandata 1"}
	if err := s.ReturnFound(ctx, rows[0].Ref, back); err != nil {
		t.Fatal(err)
	}
	r := foundRows(t, s)[1]
	if r.State != desk.FoundReturned || r.How != domain.BackByPost || r.ClosedOn != theDay || r.To != "VERDI ANNA" || r.ClosedBy.Clerk != "B. LEONE" || r.ClosedBy.Desk != 2 || r.By.Clerk != "A. CONTI" {
		t.Errorf("%+v", r)
	}
	var stale *desk.Stale
	if err := s.ReturnFound(ctx, rows[0].Ref, back); !errors.As(err, &stale) || stale.Clerk != "B. LEONE" {
		t.Errorf("a second desk gave it back too: %v", err)
	}
	says(t, s.ReturnFound(ctx, r.Ref, back), "non è più in giacenza")
	if rows := registerFound(t, s, "YA0000001", "2026-11-23"); len(rows) != 3 || rows[1].Ref.Entry != 1 || rows[1].State != desk.FoundKept {
		t.Errorf("lost and found again: %+v", rows)
	}
	mustVerify(t, s)
	refold(t, s)
	mustVerify(t, s)
}

// On the day of the year's end the holder may still come; the day after the passport
// is destroyed, by somebody who is named.
func TestPassportsAreDestroyedOnceTheYearHasPassed(t *testing.T) {
	s, c := newStore(t)
	registerFound(t, s, "YA0000001", "2024-02-29", "YA0000002", "2025-11-22", "YA0000003", "2025-11-23")
	due := desk.ToDestroy(foundRows(t, s), s.Today())
	if len(due) != 2 || due[0].Number != "YA0000001" || due[1].Number != "YA0000002" {
		t.Fatalf("%+v", due)
	}
	all := []desk.BookletRef{due[0].Ref, due[1].Ref, foundRows(t, s)[2].Ref}
	says(t, s.DestroyFound(ctx, all, domain.BookletDestroyed{On: s.Today()}), "può chiederlo fino al 23/11/2026 compreso")
	if due := desk.ToDestroy(foundRows(t, s), s.Today()); len(due) != 2 {
		t.Fatalf("some were destroyed although one may not be: %+v", due)
	}
	c.pass(24 * time.Hour)
	if err := s.DestroyFound(ctx, all, domain.BookletDestroyed{On: s.Today()}); err != nil {
		t.Fatal(err)
	}
	for _, r := range foundRows(t, s) {
		if r.State != desk.FoundDestroyed || r.ClosedOn != calendar.MustParse("2026-11-24") || r.ClosedBy.Clerk != "A. CONTI" {
			t.Errorf("%+v", r)
		}
	}
	says(t, s.RegisterFound(ctx, handedOver("YA0000001", "2026-11-24")), "risulta distrutto il 24/11/2026")
	mustVerify(t, s)
	refold(t, s)
	mustVerify(t, s)
}

func TestAWithdrawalIsRecordedOnTheBooklet(t *testing.T) {
	s, _ := newStore(t)
	registerFound(t, s, "YA0000001", "2026-11-20")
	if err := s.RegisterWithdrawn(ctx, takenAway("ya0000001", "2026-11-22")); err != nil {
		t.Fatal(err)
	}
	says(t, s.RegisterWithdrawn(ctx, takenAway("YA0000001", "2026-11-23")), "già ritirato il 22/11/2026")
	rows := withdrawnRows(t, s)
	if len(rows) != 1 || rows[0].Ground != domain.WithdrawalArticle3 || rows[0].By.Clerk != "A. CONTI" {
		t.Fatalf("%+v", rows)
	}
	if found := foundRows(t, s)[0]; found.Withdrawn != rows[0].On || found.Ref.Booklet != rows[0].Ref.Booklet {
		t.Errorf("the found one does not know that it is withdrawn: %+v", found)
	}
	if err := s.UndoWithdrawn(ctx, rows[0].Ref, " Numero  sbagliato. "); err != nil {
		t.Fatal(err)
	}
	rows = withdrawnRows(t, s)
	if !rows[0].Struck || rows[0].StruckReason != "Numero sbagliato." || rows[0].StruckBy.Clerk != "A. CONTI" || !foundRows(t, s)[0].Withdrawn.IsZero() {
		t.Errorf("%+v", rows[0])
	}
	says(t, s.UndoWithdrawn(ctx, rows[0].Ref, "Ancora."), "nulla da annullare")
	mustVerify(t, s)
	refold(t, s)
	mustVerify(t, s)
}

func TestAMistakeInTheRegisterIsTakenBackWithItsReason(t *testing.T) {
	s, _ := newStore(t)
	rows := registerFound(t, s, "YA0000001", "2024-11-20")
	if err := s.DestroyFound(ctx, []desk.BookletRef{rows[0].Ref}, domain.BookletDestroyed{On: theDay}); err != nil {
		t.Fatal(err)
	}
	says(t, s.UndoFound(ctx, foundRows(t, s)[0].Ref, " "), "Serve il motivo")
	for _, want := range []desk.FoundState{desk.FoundKept, desk.FoundStruck} {
		if err := s.UndoFound(ctx, foundRows(t, s)[0].Ref, "Scritto per errore."); err != nil {
			t.Fatal(err)
		}
		if got := foundRows(t, s)[0].State; got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	says(t, s.UndoFound(ctx, foundRows(t, s)[0].Ref, "Ancora."), "nulla da annullare")
	events, err := s.History(ctx, rows[0].Ref.Booklet)
	if err != nil || len(events) != 4 {
		t.Errorf("%d events, %v", len(events), err)
	}
	mustVerify(t, s)
	refold(t, s)
	mustVerify(t, s)
}

func TestTheRegistersRefuseWhatIsNotThere(t *testing.T) {
	s, _ := newStore(t)
	rows := registerFound(t, s, "YA0000001", "2026-11-20")
	nowhere := desk.BookletRef{Booklet: "aaaaaaaaaaaaaaaa"}
	if err := s.UndoFound(ctx, nowhere, "Scritto per errore."); !errors.Is(err, desk.ErrNotFound) {
		t.Error(err)
	}
	for _, entry := range []int{-1, 1} {
		wrong := rows[0].Ref
		wrong.Entry = entry
		says(t, s.ReturnFound(ctx, wrong, domain.BookletReturned{How: domain.BackInPerson, On: theDay}), "non è più in giacenza")
		says(t, s.UndoWithdrawn(ctx, wrong, "Scritto per errore."), "nulla da annullare")
		says(t, s.UndoFound(ctx, wrong, "Scritto per errore."), "nulla da annullare")
	}
	says(t, s.RegisterFound(ctx, handedOver("???", "2026-11-20")), "numero di un passaporto")
	f := handedOver("YA0000009", "2026-11-20")
	f.From = "x\x1b[31m\u202ey"
	if err := s.RegisterFound(ctx, f); err != nil {
		t.Fatal(err)
	}
	if r := foundRows(t, s)[1]; r.From != "xy" {
		t.Errorf("%q", r.From)
	}
}

// What a newer program wrote of a booklet is left alone.
func TestABookletOfANewerProgramIsReadOnly(t *testing.T) {
	s, _ := newStore(t)
	rows := registerFound(t, s, "YA0000001", "2026-11-20")
	err := s.write(ctx, func(c *change) error {
		r, err := c.append(entry{ty: "booklet.found/2", entity: rows[0].Ref.Booklet, kind: bookletKey, body: []byte(`{}`)})
		if err != nil {
			return err
		}
		return s.fold(c.ctx, c.q, r)
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.ReturnFound(ctx, rows[0].Ref, domain.BookletReturned{How: domain.BackInPerson, On: theDay}); !errors.Is(err, desk.ErrReadOnly) {
		t.Error(err)
	}
	if rows := foundRows(t, s); len(rows) != 1 {
		t.Errorf("%+v", rows)
	}
	mustVerify(t, s)
	refold(t, s)
	mustVerify(t, s)
}

func TestVerifySeesARegisterThatWasAltered(t *testing.T) {
	for _, query := range []string{
		`UPDATE found_booklet SET handed_on = '2020-01-01'`, `DELETE FROM found_booklet`, `UPDATE withdrawn_booklet SET ground = 'maintenance'`,
	} {
		s, _ := newStore(t)
		registerFound(t, s, "YA0000001", "2026-11-20")
		if err := s.RegisterWithdrawn(ctx, takenAway("YA0000002", "2026-11-22")); err != nil {
			t.Fatal(err)
		}
		forge(t, s, query)
		r, err := s.Verify(ctx, false)
		if err != nil || r.OK() {
			t.Errorf("%s: %+v, %v", query, r, err)
		}
	}
}

// The names and the number are in the folded tables of this desk, and never in clear
// in the log: destroying the booklet's key forgets them there.
func TestTheLogHoldsNothingOfABookletInClear(t *testing.T) {
	s, _ := newStore(t)
	registerFound(t, s, "YA7654321", "2026-11-20")
	rows, err := s.db.QueryContext(ctx, `SELECT log.header, log.en, body.sealed FROM log JOIN body USING (seq)`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var head, sealed []byte
		var entity string
		if err := rows.Scan(&head, &entity, &sealed); err != nil {
			t.Fatal(err)
		}
		all := string(bytes.Join([][]byte{head, sealed, []byte(entity)}, nil))
		for _, secret := range []string{"YA7654321", "ROSSI", "Polizia"} {
			if strings.Contains(all, secret) {
				t.Errorf("the log holds %q", secret)
			}
		}
	}
	var keys int
	if err := s.db.QueryRowContext(ctx, `SELECT count(*) FROM secret JOIN log ON log.en = secret.entity`).Scan(&keys); err != nil || keys != 1 {
		t.Errorf("%d keys, %v", keys, err)
	}
}

// Whatever several desks do to a few booklets, in any order, folds the same again.
func TestRandomRegistersFoldTheSameAgain(t *testing.T) {
	for seed := range uint64(4) {
		s, c := newStore(t)
		r := rand.New(rand.NewPCG(seed, 11))
		refused := 0
		for range 60 {
			c.pass(time.Duration(r.Int64N(int64(40 * 24 * time.Hour))))
			s.SetWriter(1+r.IntN(3), pick(r, []string{"A. CONTI", "B. LEONE"}))
			if err := randomEntry(r, s, foundRows(t, s), withdrawnRows(t, s)); err != nil {
				refused++
				if !speaks(err) {
					t.Fatal(err)
				}
			}
		}
		if refused == 60 {
			t.Error("nothing was ever written")
		}
		mustVerify(t, s)
		refold(t, s)
		mustVerify(t, s)
	}
}

func randomEntry(r *rand.Rand, s *Store, found []desk.FoundRow, withdrawn []desk.WithdrawnRow) error {
	number := pick(r, []string{"YA0000001", "YA0000002", "YA0000003"})
	today := s.Today()
	switch n := r.IntN(6); {
	case n == 0 && len(withdrawn) > 0:
		return s.UndoWithdrawn(ctx, pick(r, withdrawn).Ref, "Per errore.")
	case n == 1:
		return s.RegisterWithdrawn(ctx, takenAway(number, today.String()))
	case n == 2 || len(found) == 0:
		return s.RegisterFound(ctx, handedOver(number, today.AddDays(-r.IntN(500)).String()))
	case n == 3:
		return s.ReturnFound(ctx, pick(r, found).Ref, domain.BookletReturned{How: domain.BackInPerson, On: today})
	case n == 4:
		return s.DestroyFound(ctx, []desk.BookletRef{pick(r, found).Ref}, domain.BookletDestroyed{On: today})
	}
	return s.UndoFound(ctx, pick(r, found).Ref, "Per errore.")
}
