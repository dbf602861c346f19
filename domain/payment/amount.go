// Package payment knows money and the proofs that it was paid: euro amounts,
// pagoPA notice numbers, postal slips and revenue stamps. It judges the form of
// a proof, never whether the case owes it (that is rules).
package payment

import (
	"fmt"
	"strconv"
	"strings"
)

// Amount is a sum of money in hundredths of its currency. The zero Amount is
// "not known"; a known zero is Cents(0).
type Amount struct {
	cents int64
	known bool
}

// MaxCents bounds what is read: ten thousand million, far above any fee.
const MaxCents = 1_000_000_000_000

// Cents gives the known amount of n hundredths.
func Cents(n int64) Amount { return Amount{n, true} }

// IsKnown says that a sum was given.
func (a Amount) IsKnown() bool { return a.known }

// Cents is the sum in hundredths, 0 when not known.
func (a Amount) Cents() int64 { return a.cents }

// Add sums two known amounts; anything unknown counts as nothing.
func (a Amount) Add(b Amount) Amount { return Amount{a.cents + b.cents, true} }

// String is the decimal form with two places and a dot ("42.70"), empty when
// not known.
func (a Amount) String() string {
	if !a.known {
		return ""
	}
	sign, c := "", a.cents
	if c < 0 {
		sign, c = "-", -c
	}
	return sign + strconv.FormatInt(c/100, 10) + "." + string([]byte{byte('0' + c%100/10), byte('0' + c%10)})
}

// Italian is the form a clerk reads, with a comma: "42,70".
func (a Amount) Italian() string { return strings.Replace(a.String(), ".", ",", 1) }

// ParseAmount reads the decimal form of the case file: an optional minus, digits,
// and at most two places after a dot ("42.70", "5.2", "116").
func ParseAmount(s string) (Amount, error) {
	bad := func() (Amount, error) { return Amount{}, fmt.Errorf("%q is not an amount like \"42.70\"", s) }
	rest, negative := strings.CutPrefix(s, "-")
	whole, places, dot := strings.Cut(rest, ".")
	if whole == "" || len(whole) > 10 || !allDigits(whole) || dot && (places == "" || len(places) > 2 || !allDigits(places)) {
		return bad()
	}
	n, err := strconv.ParseInt(whole+(places + "00")[:2], 10, 64)
	if err != nil || n > MaxCents {
		return bad()
	}
	if negative {
		n = -n
	}
	return Cents(n), nil
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
