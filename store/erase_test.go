package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

const why = "richiesta scritta dell'interessato"

// rawBytes are the archive's files as anybody with the disk reads them.
func rawBytes(t testing.TB, s *Store) []byte {
	t.Helper()
	var all []byte
	for _, suffix := range append([]string{""}, companions...) {
		b, err := os.ReadFile(s.path + suffix)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		all = append(all, b...)
	}
	return all
}

// checkBytes looks for words in the archive's files.
func checkBytes(t testing.TB, s *Store, there bool, words ...string) {
	t.Helper()
	raw := rawBytes(t, s)
	for _, w := range words {
		if bytes.Contains(raw, []byte(w)) != there {
			t.Errorf("%q in the files: %v", w, !there)
		}
	}
}

func erase(t testing.TB, s *Store, id string) Erased {
	t.Helper()
	w, err := s.Case(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	out, err := s.EraseCase(ctx, id, w.Version, why)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// zanella has a name that is nobody else's.
const zanella = "Z1;;23/11/2026;09:20;ZANELLA;ULRICA;07/06/1981;ZNLLRC81H47F052F;0835123456;PASSAPORTO;"

var sheZanella = changes("procedure", "passport", "holder.surname", "ZANELLA", "holder.name", "ULRICA", "holder.birth_date", "1981-06-07",
	"holder.tax_code", "ZNLLRC81H47F052F", "booking.code", "Z1")

// herWords are what the files hold of her; numbers and names in both forms.
var herWords = []string{"ZANELLA", "zanella", "ULRICA", "ulrica", "ZNLLRC81H47F052F", "0835123456"}

func zanellasCase(t testing.TB, s *Store) *domain.Work {
	t.Helper()
	w, err := s.OpenCase(ctx, desk.Opening{Appointment: s.appointmentID("Z1"), Changes: sheZanella})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestErasedCaseIsGoneForGood(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, export(t, mariaRow, zanella, lucaRow), desk.ImportOptions{})
	clock.pass(time.Hour)
	apply(t, s, export(t, mariaRow, changed(zanella, "09:20", "10:20"), lucaRow), desk.ImportOptions{})
	w := zanellasCase(t, s)
	w = change1(t, s, w, "payments[0].kind", "pagopa", "payments[0].id", "301000000000000043")
	if err := s.SaveDraft(ctx, desk.Draft{Case: w.ID, Field: "holder.surname", Text: "ZANELLA"}); err != nil {
		t.Fatal(err)
	}
	other := openCase(t, s, s.appointmentID("A1"))
	checkBytes(t, s, true, herWords...)
	sealedBefore, err := texts(ctx, s.db, `SELECT hex(wrapped) FROM secret WHERE entity = ?`, w.ID)
	if err != nil || len(sealedBefore) != 1 {
		t.Fatalf("%v %v", sealedBefore, err)
	}

	out := erase(t, s, w.ID)
	if out.Bookings != 1 || len(out.Cases)+len(out.Codes)+out.Aside != 0 || out.Unswept {
		t.Errorf("%+v", out)
	}
	checkBytes(t, s, false, herWords...)
	key := make([]byte, 60)
	if _, err := fmt.Sscanf(sealedBefore[0], "%x", &key); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(rawBytes(t, s), key) {
		t.Error("the wrapped key is still in the files")
	}
	for name, err := range map[string]error{
		"the case":    second(s.Case(ctx, w.ID)),
		"its history": second(s.History(ctx, w.ID)),
		"a change":    second(s.Change(ctx, w.ID, w.Version, changes("photos.count", "1"))),
		"the booking": second(s.Appointment(ctx, s.appointmentID("Z1"))),
		"again":       second(s.EraseCase(ctx, w.ID, w.Version, why)),
	} {
		if !errors.Is(err, desk.ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, kept, err := s.Draft(ctx); kept || err != nil {
		t.Errorf("draft: %v %v", kept, err)
	}
	if err := s.SaveDraft(ctx, desk.Draft{Case: w.ID, Text: "ZANELLA"}); err != nil {
		t.Error(err)
	}
	if _, kept, _ := s.Draft(ctx); kept {
		t.Error("a draft of an erased case was kept")
	}
	if uses, err := s.ReceiptUses(ctx, other.ID, []string{"301000000000000043"}); err != nil || len(uses) != 1 || uses[0].Day != theDay {
		t.Errorf("a payment that was used can be used again: %+v %v", uses, err)
	}
	r := mustVerify(t, s)
	if len(r.Erasures) != 1 || r.Erasures[0].Case != w.ID || r.Erasures[0].Reason != why || r.Erasures[0].By != "A. CONTI (sportello 1)" || r.Erased != 2 {
		t.Errorf("%+v", r)
	}
	refold(t, s)
	if rowOf(t, s, "A1").Case != other.ID {
		t.Error("another's booking lost its case")
	}
}

// second is the error of a call that answers two things.
func second[T any](_ T, err error) error { return err }

func TestErasureNeedsAReasonThatNamesNobody(t *testing.T) {
	s, _ := newStore(t)
	apply(t, s, export(t, zanella), desk.ImportOptions{})
	w := zanellasCase(t, s)
	for _, reason := range []string{"", "  ", strings.Repeat("x", maxReason+1), "chiede Zanella", "di ULRICA, a voce", "cf znllrc81h47f052f", "a\x1b[2J"} {
		_, err := s.EraseCase(ctx, w.ID, w.Version, reason)
		var said *desk.Sentence
		if !errors.As(err, &said) || !said.Usage {
			t.Errorf("%q: %v", reason, err)
		}
	}
	var stale *desk.Stale
	if _, err := s.EraseCase(ctx, w.ID, w.Version+1, why); !errors.As(err, &stale) {
		t.Errorf("another version: %v", err)
	}
	if again, err := s.Case(ctx, w.ID); err != nil || again.Version != w.Version {
		t.Errorf("%+v %v", again, err)
	}
	mustVerify(t, s)
}

func TestErasureTellsWhatElseThereIs(t *testing.T) {
	s, _ := newStore(t)
	apply(t, s, export(t, zanella, changed(zanella, "Z1;", "Z2;", "23/11", "24/11"), changed(zanella, "Z1;", "Z3;", "23/11", "99/11")), desk.ImportOptions{})
	w := zanellasCase(t, s)
	walkIn, err := s.OpenCase(ctx, desk.Opening{Changes: sheZanella})
	if err != nil {
		t.Fatal(err)
	}
	out := erase(t, s, w.ID)
	if !slices.Equal(out.Cases, []string{walkIn.ID}) || !slices.Equal(out.Codes, []string{"Z2"}) || out.Aside != 1 {
		t.Errorf("%+v", out)
	}
	refold(t, s)
	mustVerify(t, s)
}

func TestErasureTakesRowsSetAsideWithItsCode(t *testing.T) {
	s, clock := newStore(t)
	apply(t, s, export(t, zanella, mariaRow), desk.ImportOptions{})
	w := zanellasCase(t, s)
	clock.pass(time.Hour)
	apply(t, s, export(t, changed(zanella, "23/11", "99/11"), changed(mariaRow, "A1", "A7", "23/11", "77/11")), desk.ImportOptions{From: theDay, To: theDay})
	erase(t, s, w.ID)
	rows, err := s.Quarantine(ctx)
	if err != nil || len(rows) != 1 || rows[0].Code != "A7" {
		t.Errorf("%+v %v", rows, err)
	}
	checkBytes(t, s, false, herWords...)
	refold(t, s)
	mustVerify(t, s)
}

// TestErasureLeavesNoTraceInPagesThatWereSplit: rows that an index or a table
// moved from page to page leave nothing where they were.
func TestErasureLeavesNoTraceInPagesThatWereSplit(t *testing.T) {
	s, clock := newStore(t)
	const people = 600
	row := func(i, round int) string { // rows grow from export to export
		return fmt.Sprintf("Z%05d;;%s;09:%02d;ZANELLA%05d;ULRICA;07/06/1981;;%s0835%05dX;PASSAPORTO;",
			i, theDay.AddDays(i%40).Italian(), i%60, i, strings.Repeat("0", 7*round), i)
	}
	for round := range 5 {
		var rows []string
		for i := range people {
			if (i*7919)%people%5 <= round {
				rows = append(rows, row(i, round))
			}
		}
		clock.pass(time.Hour)
		apply(t, s, export(t, rows...), desk.ImportOptions{})
	}
	var cases []string
	for i := range 60 {
		id := s.appointmentID(fmt.Sprintf("Z%05d", i*10))
		w, err := s.OpenCase(ctx, desk.Opening{Appointment: id, Changes: changes("holder.surname", fmt.Sprintf("ZANELLA%05d", i*10))})
		if err != nil {
			t.Fatal(err)
		}
		cases = append(cases, w.ID)
	}
	checkBytes(t, s, true, "ZANELLA00010", "zanella00010", "083500010X")
	left := 0
	for i, id := range cases {
		if erase(t, s, id); i%10 != 9 {
			continue
		}
		raw := rawBytes(t, s)
		for k := i - 9; k <= i; k++ {
			for _, w := range []string{"ZANELLA%05d", "zanella%05d", "0835%05dX"} {
				if bytes.Contains(raw, fmt.Appendf(nil, w, k*10)) {
					left++
					t.Logf(w, k*10)
				}
			}
		}
	}
	if left > 0 {
		t.Errorf("%d traces are left", left)
	}
	if pages, err := stainedPages(ctx, s.db); err != nil || len(pages) > 0 {
		t.Errorf("pages %v keep what was on them, %v", pages, err)
	}
	refold(t, s)
	mustVerify(t, s)
}
