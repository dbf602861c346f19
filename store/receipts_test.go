package store

import "testing"

func TestReceiptUsedTwiceIsSeenWithoutItsNumber(t *testing.T) {
	s, _ := newStore(t)
	first := change1(t, s, openCase(t, s, ""), "payments[0].kind", "pagopa", "payments[0].id", "301 0000 0000 0000 043")
	second := openCase(t, s, "")
	uses, err := s.ReceiptUses(ctx, second.ID, []string{"", "301000000000000043"})
	if err != nil || len(uses) != 1 || uses[0].CaseID != first.ID || uses[0].Day != theDay || uses[0].Office != "matera" || uses[0].ID != "301000000000000043" {
		t.Fatalf("%+v, %v", uses, err)
	}
	if uses, err = s.ReceiptUses(ctx, first.ID, []string{"301000000000000043"}); err != nil || len(uses) != 0 {
		t.Errorf("its own use: %+v, %v", uses, err)
	}
	change1(t, s, first, "payments[0]", "")
	if uses, err = s.ReceiptUses(ctx, second.ID, []string{"301000000000000043"}); err != nil || len(uses) != 0 {
		t.Errorf("after it was taken out: %+v, %v", uses, err)
	}
	var clear int
	if err := s.db.QueryRow(`SELECT count(*) FROM log WHERE instr(header, '301000000000000043')`).Scan(&clear); err != nil || clear != 0 {
		t.Errorf("%d headers hold the number, %v", clear, err)
	}
}
