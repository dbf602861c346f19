package domain

import "testing"

func TestAFactIsSetReadAndForgotten(t *testing.T) {
	for _, ch := range []Change{
		{"procedure", "passport"}, {"holder.surname", "ROSSI"}, {"holder.birth_date", "1984-04-05"},
		{"holder.citizenships", "ITA,MAR"}, {"payments[1].amount", "73.50"}, {"photos.head_ratio", "0.75"},
		{"identity.original_shown", "false"}, {"filed_at", "09:40"}, {"photos.count", "2"}, {"booking", WalkIn},
		{"booking.code", "MT7K2Q"}, {"local_payment.rate", "37.9512"}, {"parents[0].status", "absent"},
	} {
		var c Case
		if err := Set(&c, ch); err != nil {
			t.Errorf("%v: %v", ch, err)
		}
		if got, err := Get(&c, ch.Path); err != nil || got != ch.Value {
			t.Errorf("%s: got %q, %v; want %q", ch.Path, got, err, ch.Value)
		}
		if err := Set(&c, Change{ch.Path, ""}); err != nil {
			t.Errorf("forget %s: %v", ch.Path, err)
		}
		if got, _ := Get(&c, ch.Path); got != "" {
			t.Errorf("%s is still %q", ch.Path, got)
		}
	}
}

func TestABadChangeChangesNothing(t *testing.T) {
	for _, ch := range []Change{
		{"holder.age", "3"}, {"payments", "x"}, {"payments[0]", "x"}, {"payments[50].id", "1"}, {"payments[-1].id", "1"},
		{"payments[00].id", "1"}, {"holder", "x"}, {"holder.sex", "Q"}, {"filed_on", "2026-02-30"}, {"photos.count", "-1"},
		{"payments[0].amount", "42,70"}, {"", "x"}, {"booking", "null"}, {"holder.surname[0]", "x"}, {"photos.head_ratio", "+1.2"},
	} {
		var c Case
		if err := Set(&c, ch); err == nil {
			t.Errorf("%v was accepted", ch)
		}
		if known := Known(&c); len(known) != 0 || len(c.Payments) != 0 {
			t.Errorf("%v left %v", ch, known)
		}
	}
}

func TestKnownFactsRebuildTheCase(t *testing.T) {
	var c Case
	for _, ch := range []Change{{"office", "matera"}, {"booking.date", "2026-11-23"}, {"parents[1].role", "father"}, {"waivers[0].rule", "FOT-4"}} {
		if err := Set(&c, ch); err != nil {
			t.Fatal(err)
		}
	}
	var again Case
	for _, ch := range Known(&c) {
		if err := Set(&again, ch); err != nil {
			t.Fatal(err)
		}
	}
	if a, b := Known(&c), Known(&again); len(a) != 4 || len(a) != len(b) {
		t.Fatalf("%v became %v", a, b)
	}
}
