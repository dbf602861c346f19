package rules

import (
	"strings"
	"testing"
)

// TestPricesAndTheirRulesTurnTogether holds the list of prices against the versions
// that tell them: the same days, the same amounts.
func TestPricesAndTheirRulesTurnTogether(t *testing.T) {
	for _, x := range []struct {
		rule   string
		amount func(Price) string
	}{
		{"VER-1", func(p Price) string { return p.Amount.Italian() }},
		{"VER-10", func(p Price) string { return p.Amount.Add(Contribution).Italian() }},
	} {
		r, _ := Find(x.rule)
		if len(r.Versions) != len(bookletPrices) {
			t.Fatalf("%s has %d versions, the booklet %d prices", x.rule, len(r.Versions), len(bookletPrices))
		}
		for i, p := range bookletPrices {
			if v := r.Versions[i]; v.From != p.From || !strings.Contains(v.Text, x.amount(p)+" euro") {
				t.Errorf("%s from %s: %q; the booklet is %s from %s", x.rule, v.From, v.Text, x.amount(p), p.From)
			}
		}
	}
}

func TestTheBookletPriceOfADay(t *testing.T) {
	for _, p := range bookletPrices {
		if BookletPrice(p.From) != p {
			t.Errorf("on %s the booklet is %+v", p.From, BookletPrice(p.From))
		}
	}
	if BookletPrice(FirstDay.AddYears(-10)) != bookletPrices[0] || BookletPrice(PagoPADay.AddDays(-1)) != bookletPrices[0] {
		t.Error("before the first change the oldest price holds")
	}
}
