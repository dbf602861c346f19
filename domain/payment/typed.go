package payment

import "strings"

// AmountError says why a text typed by a clerk is not an amount.
type AmountError struct{ Problem AmountProblem }

// AmountProblem is what is wrong with a typed amount.
type AmountProblem uint8

const (
	NotAnAmount     AmountProblem = iota
	TooManyDecimals               // more than two places
	Ambiguous                     // 1.234: thousands or thousandths?
	Negative
	TooLarge // above MaxCents
)

func (e *AmountError) Error() string {
	return [...]string{"not an amount", "more than two decimals", "ambiguous separator", "negative amount", "amount too large"}[e.Problem]
}

// Sentence is the reason in Italian, for the clerk.
func (e *AmountError) Sentence() string {
	return [...]string{
		"non è un importo: scrivere per esempio 42,70",
		"al massimo due decimali, per esempio 42,70",
		"non è chiaro se il segno separa le migliaia o i decimali: scrivere per esempio 1234,00",
		"l'importo non può essere negativo",
		"l'importo è troppo grande",
	}[e.Problem]
}

// ParseTyped reads an amount as clerks type it: 42,70, 42.70, 42,7, 42, with the
// euro sign or "euro" before or after. Thousands may be set off only where that
// cannot be misread: 1.234,56 and 1.234.567 are read, 1.234 and 1,234 are not. The
// error is an *AmountError.
func ParseTyped(s string) (Amount, error) {
	s = trimEuro(s)
	if rest, negative := strings.CutPrefix(s, "-"); negative && rest != "" {
		return fail(Negative)
	}
	whole, places, problem := splitAmount(s)
	if problem != fine {
		return fail(problem)
	}
	n := int64(0)
	for i := range len(whole) {
		if c := whole[i]; c >= '0' && c <= '9' {
			n = n*10 + int64(c-'0')
		}
		if n > MaxCents/100 {
			return fail(TooLarge)
		}
	}
	n *= 100
	if len(places) > 0 {
		n += 10 * int64(places[0]-'0')
	}
	if len(places) > 1 {
		n += int64(places[1] - '0')
	}
	if n > MaxCents {
		return fail(TooLarge)
	}
	return Cents(n), nil
}

const fine AmountProblem = 255

func fail(p AmountProblem) (Amount, error) { return Amount{}, &AmountError{p} }

// splitAmount parts the whole, with its thousands marks, from the decimals.
func splitAmount(s string) (whole, places string, problem AmountProblem) {
	last := strings.LastIndexAny(s, ".,")
	if last < 0 {
		if s == "" || !allDigits(s) {
			return "", "", NotAnAmount
		}
		return s, "", fine
	}
	mark := s[last : last+1]
	first := strings.IndexAny(s, ".,")
	if first != last && strings.Contains(s[:last], mark) { // 1.234.567
		if !inThousands(s, mark) {
			return "", "", NotAnAmount
		}
		return s, "", fine
	}
	whole, places = s[:last], s[last+1:]
	switch {
	case !allDigits(places) || places == "" || whole == "":
		return "", "", NotAnAmount
	case first == last && !allDigits(whole):
		return "", "", NotAnAmount
	case first != last && !inThousands(whole, whole[first:first+1]):
		return "", "", NotAnAmount
	case first == last && len(places) == 3 && len(whole) <= 3 && whole[0] != '0':
		return "", "", Ambiguous
	case len(places) > 2:
		return "", "", TooManyDecimals
	}
	return whole, places, fine
}

// inThousands says that s is digits in groups of three parted by mark.
func inThousands(s, mark string) bool {
	head, rest, _ := strings.Cut(s, mark)
	if head == "" || len(head) > 3 || !allDigits(head) {
		return false
	}
	for group := range strings.SplitSeq(rest, mark) {
		if len(group) != 3 || !allDigits(group) {
			return false
		}
	}
	return true
}

func trimEuro(s string) string {
	s = strings.TrimSpace(s)
	for _, sign := range [...]string{"€", "euro", "eur"} {
		if len(s) > len(sign) && strings.EqualFold(s[:len(sign)], sign) {
			s = s[len(sign):]
			break
		}
		if len(s) > len(sign) && strings.EqualFold(s[len(s)-len(sign):], sign) {
			s = s[:len(s)-len(sign)]
			break
		}
	}
	return strings.TrimSpace(s)
}
