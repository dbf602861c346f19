package payment

import (
	"errors"
	"strings"
	"testing"
)

func TestParseAmount(t *testing.T) {
	for _, c := range []struct {
		in      string
		cents   int64
		out, it string
	}{
		{"42.70", 4270, "42.70", "42,70"}, {"5.2", 520, "5.20", "5,20"}, {"116", 11600, "116.00", "116,00"}, {"0", 0, "0.00", "0,00"},
		{"-3.05", -305, "-3.05", "-3,05"}, {"0.05", 5, "0.05", "0,05"}, {"4409.79", 440979, "4409.79", "4409,79"}, {"10000000000", -1, "", ""},
	} {
		got, err := ParseAmount(c.in)
		if c.cents == -1 {
			if err == nil {
				t.Errorf("ParseAmount(%q) = %v", c.in, got)
			}
			continue
		}
		if err != nil || !got.IsKnown() || got.Cents() != c.cents || got.String() != c.out || got.Italian() != c.it {
			t.Errorf("ParseAmount(%q) = %v %v, %v", c.in, got, got.Italian(), err)
		}
	}
	for _, s := range []string{"", "-", ".5", "5.", "1.234", "42,70", "1e3", "+5", " 5", "--5", "5.-1", "0x10"} {
		if got, err := ParseAmount(s); err == nil || got.IsKnown() {
			t.Errorf("ParseAmount(%q) = %v", s, got)
		}
	}
}

func TestAmountAdds(t *testing.T) {
	if got := Cents(4270).Add(Cents(7350)); got.String() != "116.20" {
		t.Errorf("42.70 + 73.50 = %v", got)
	}
	if u := (Amount{}); u.IsKnown() || u.String() != "" || u.Italian() != "" || u == Cents(0) {
		t.Error("an unknown amount counts as zero")
	}
}

func TestParseTyped(t *testing.T) {
	for _, c := range []struct {
		in   string
		want int64
	}{
		{"42,70", 4270}, {"42.70", 4270}, {"42,7", 4270}, {"42", 4200}, {"0", 0}, {"0,05", 5}, {" 73,50 ", 7350},
		{"€ 42,70", 4270}, {"42,70 €", 4270}, {"€42,70", 4270}, {"42,70 euro", 4270}, {"EUR 42,70", 4270},
		{"1234,00", 123400}, {"1.234,56", 123456}, {"1,234.56", 123456}, {"1.234.567", 123456700}, {"1.234.567,8", 123456780},
	} {
		if got, err := ParseTyped(c.in); err != nil || got != Cents(c.want) {
			t.Errorf("ParseTyped(%q) = %v, %v", c.in, got, err)
		}
	}
	for _, c := range []struct {
		in   string
		want AmountProblem
	}{
		{"", NotAnAmount}, {"€", NotAnAmount}, {"abc", NotAnAmount}, {"-", NotAnAmount}, {",50", NotAnAmount}, {"42,", NotAnAmount},
		{"4 2", NotAnAmount}, {"12.34.56", NotAnAmount}, {"1.23,4", NotAnAmount}, {"1.2345,6", NotAnAmount}, {".234,5", NotAnAmount},
		{"1.234", Ambiguous}, {"1,234", Ambiguous}, {"42,705", Ambiguous}, {"0,123", TooManyDecimals}, {"4,2705", TooManyDecimals},
		{"1234,567", TooManyDecimals}, {"-5", Negative}, {"-5,20", Negative}, {"99999999999", TooLarge}, {"10000000000,01", TooLarge},
	} {
		got, err := ParseTyped(c.in)
		var e *AmountError
		if !errors.As(err, &e) || e.Problem != c.want || got.IsKnown() || e.Sentence() == "" || e.Error() == "" {
			t.Errorf("ParseTyped(%q) = %v, %v", c.in, got, err)
		}
	}
}

func FuzzParseTyped(f *testing.F) {
	for _, s := range []string{"42,70", "1.234,56", "€ 5,2", "1,234.56", "1.234.567", "10000000000", "-5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := ParseTyped(s)
		if (err == nil) != got.IsKnown() || got.Cents() < 0 || got.Cents() > MaxCents {
			t.Fatalf("%q: %v, %v", s, got, err)
		}
		if err == nil {
			if again, err := ParseTyped(got.Italian()); err != nil || again != got {
				t.Fatalf("%q: %v reads back as %v, %v", s, got, again, err)
			}
		}
		if got, err := ParseAmount(s); err == nil {
			if again, err := ParseAmount(got.String()); err != nil || again != got {
				t.Fatalf("%q: %v reads back as %v, %v", s, got, again, err)
			}
			if typed, err := ParseTyped(s); err == nil && typed != got {
				t.Fatalf("%q: typed %v, in a case file %v", s, typed, got)
			}
		}
	})
}

func TestAmountSentencesAreForTheClerk(t *testing.T) {
	_, err := ParseTyped("1.234")
	var e *AmountError
	if !errors.As(err, &e) || !strings.Contains(e.Sentence(), "migliaia") {
		t.Errorf("%v", err)
	}
}
