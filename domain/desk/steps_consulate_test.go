package desk_test

import (
	"strings"
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/office"
	"civico/sportello/domain/rules"
)

func abroad(t testing.TB, facts ...string) *bench {
	t.Helper()
	return at(t, consulate(), domain.Passport, with([]string{"booking.date", today.String(), "holder.residence.place", "Z241"}, facts)...)
}

func TestCashFollowsFromTheRateOfTheDay(t *testing.T) {
	b := abroad(t)
	b.answer(b.line("payments.cash").Seen)
	p := b.work.Facts.LocalPayment
	// 116.20 × 37.95 = 4409.79
	if p.Currency != "THB" || p.Amount.String() != "4409.79" || p.Rate.String() != "37.95" || p.PaidOn != today {
		t.Errorf("%+v", p)
	}
	if l := b.line("payments.cash"); l.Sign != desk.Done || !strings.Contains(l.Value, "4409,79 THB, cambio 37,95") {
		t.Errorf("%s: %s", l.Sign.Word(), l.Value)
	}
}

func TestBeforeTheNewPriceCashIsLess(t *testing.T) {
	b := abroad(t, "local_payment.paid_on", "2025-11-30")
	b.office.Rates = append([]office.Rate{{From: calendar.MustParse("2025-01-01"), E4: 360000}}, b.office.Rates...)
	b.change(nil)
	b.answer(b.line("payments.cash").Seen)
	if got := b.work.Facts.LocalPayment.Amount.String(); got != "4176.00" { // 116.00 × 36
		t.Errorf("%s", got)
	}
	if !b.satisfies("VER-10") {
		t.Errorf("%v", b.failing())
	}
}

func TestARateThatNobodyPublishesIsAskedFirst(t *testing.T) {
	b := abroad(t)
	b.office.Rates, b.office.Currency = nil, ""
	b.change(nil)
	seen := b.line("payments.cash").Seen
	if len(seen.Ask) != 2 {
		t.Fatalf("asks %v", seen.Ask)
	}
	b.answer(seen)
	if b.work.Facts.LocalPayment.Amount.IsKnown() {
		t.Fatal("a sum is written without anybody having counted it")
	}
	b.answer(b.line("payments.cash").Seen)
	if !b.satisfies("VER-10") {
		t.Errorf("%v", b.failing())
	}
}

func (b *bench) satisfies(rule string) bool {
	for _, f := range b.v.Findings {
		if f.Rule == rule {
			return f.Status == rules.Satisfied
		}
	}
	return false
}

func TestWhoIsNotRegisteredIsToldSo(t *testing.T) {
	b := abroad(t)
	b.answer(b.reason("place", "non è iscritto"))
	if l := b.line("place"); l.Sign != desk.Wrong {
		t.Errorf("not registered is %s", l.Sign.Word())
	}
	b.answer(b.line("place").Seen)
	if !b.satisfies("CMP-5") {
		t.Errorf("%v", b.failing())
	}
}

func TestABirthAbroadNeedsItsCertificate(t *testing.T) {
	b := abroad(t, "holder.birth_date", "2018-03-10", "holder.birth_place", "")
	if l := b.line("birth_certificate"); l.Seen.Ask[0].Path != "holder.birth_place" {
		t.Errorf("asks %v", l.Seen.Ask)
	}
	b.change(changes("holder.birth_place", "Z241"))
	b.answer(b.line("birth_certificate").Seen)
	if !b.satisfies("ASS-10") {
		t.Errorf("%v", b.failing())
	}
	b.change(changes("holder.birth_place", "F052"))
	if b.lists("birth_certificate") {
		t.Error("a birth in Italy needs no certificate")
	}
}
