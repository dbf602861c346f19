package domain

import (
	"reflect"
	"strconv"
	"strings"

	"civico/sportello/domain/calendar"
	"civico/sportello/domain/payment"
)

// put parses a change's text into the Go value of its fact.
func put(n *Node, v reflect.Value, ch Change) error {
	bad := func(expected string) error { return &PathError{ch.Path, ch.Value, expected} }
	switch n.Kind {
	case KindText:
		v.SetString(ch.Value)
	case KindTexts:
		v.Set(reflect.ValueOf(strings.Split(ch.Value, ",")))
	case KindCode:
		for _, c := range n.Codes {
			if c == ch.Value {
				v.SetString(c)
				return nil
			}
		}
		return bad(strings.Join(n.Codes, " | "))
	case KindTri:
		switch ch.Value {
		case "true":
			v.Set(reflect.ValueOf(Yes))
		case "false":
			v.Set(reflect.ValueOf(No))
		default:
			return bad("true | false")
		}
	case KindDate:
		d, err := calendar.Parse(ch.Value)
		if err != nil {
			return bad("YYYY-MM-DD")
		}
		v.Set(reflect.ValueOf(d))
	case KindHour:
		h, err := calendar.ParseHour(ch.Value)
		if err != nil {
			return bad("HH:MM")
		}
		v.Set(reflect.ValueOf(h))
	case KindAmount:
		a, err := payment.ParseAmount(ch.Value)
		if err != nil {
			return bad(`a decimal like "42.70"`)
		}
		v.Set(reflect.ValueOf(a))
	case KindCount:
		i, err := strconv.Atoi(ch.Value)
		if err != nil || i < 0 || i > 1_000_000 {
			return bad("a whole number")
		}
		v.Set(reflect.ValueOf(Number(i)))
	case KindDecimal:
		d, ok := ParseDecimal(ch.Value)
		if !ok {
			return bad(`a decimal like "37.9500"`)
		}
		v.Set(reflect.ValueOf(d))
	default:
		return &PathError{Path: ch.Path, Expected: "a single fact, not a group"}
	}
	return nil
}

// text is the canonical form of a fact, empty while it is unknown.
func text(n *Node, v reflect.Value) string {
	switch x := v.Interface().(type) {
	case Tri:
		return x.String()
	case Date:
		return x.String()
	case Hour:
		return x.String()
	case Amount:
		return x.String()
	case Count:
		if !x.Known {
			return ""
		}
		return strconv.Itoa(x.N)
	case Decimal:
		return x.String()
	case []string:
		return strings.Join(x, ",")
	}
	if n.Kind == KindText || n.Kind == KindCode {
		return v.String()
	}
	return ""
}

// ParseDecimal reads digits with at most four places after a dot.
func ParseDecimal(s string) (Decimal, bool) {
	whole, places, dot := strings.Cut(s, ".")
	if whole == "" || len(whole) > 9 || dot && places == "" || len(places) > 4 {
		return Decimal{}, false
	}
	n, err := strconv.ParseUint(whole+(places + "0000")[:4], 10, 63)
	if err != nil || strings.HasPrefix(s, "+") {
		return Decimal{}, false
	}
	return Decimal{int64(n), true}, true
}

// String keeps four places and drops trailing zeros beyond the second; empty
// when not known.
func (d Decimal) String() string {
	if !d.Known {
		return ""
	}
	s := strconv.FormatInt(d.E4/10000, 10) + "." + strconv.FormatInt(10000+d.E4%10000, 10)[1:]
	return strings.TrimSuffix(strings.TrimSuffix(s, "0"), "0")
}
