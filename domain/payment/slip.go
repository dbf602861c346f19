package payment

import (
	"strings"

	"civico/sportello/domain/text"
)

// Postal accounts that fees are paid into.
const (
	BookletAccount   = "67422808" // the ordinary booklet, until 30 November 2025
	TemporaryAccount = "3810521"  // the temporary passport
)

// What a slip for the ordinary booklet says.
const (
	BookletPayee  = "Ministero dell'Economia e delle Finanze - Dipartimento del Tesoro"
	BookletReason = "importo per il rilascio del passaporto elettronico"
)

// SameAccount says that two postal account numbers are one: spaces, points, dashes
// and leading zeros, which the code line of a slip has, do not count.
func SameAccount(a, b string) bool {
	i, j := 0, 0
	for started := false; ; started = true {
		ca := nextDigit(a, &i, started)
		cb := nextDigit(b, &j, started)
		if ca != cb || ca == invalid {
			return false
		}
		if ca == end {
			return started
		}
	}
}

const (
	end     = 0
	invalid = 1
)

// nextDigit is the digit of s at or after *i, end, or invalid; before the number
// has started zeros are passed over.
func nextDigit(s string, i *int, started bool) byte {
	for *i < len(s) {
		c := s[*i]
		*i++
		switch {
		case c == ' ', c == '.', c == '-', c == '/', c == '0' && !started:
		case c < '0' || c > '9':
			return invalid
		default:
			return c
		}
	}
	return end
}

// SameWords says that two texts of a slip agree but for case, accents, punctuation
// and spaces.
func SameWords(a, b string) bool { return text.EqualFold(a, b) }

// IsBookletPayee says that a payee is the Treasury department of the ministry, as
// BookletPayee or with fewer words between.
func IsBookletPayee(payee string) bool {
	return hasWords(payee, "economia", "finanze", "tesoro")
}

// IsBookletReason says that a reason (causale) names the issue of an electronic
// passport, as BookletReason or with fewer words between.
func IsBookletReason(reason string) bool {
	return hasWords(reason, "rilascio", "passaporto", "elettronico")
}

// hasWords says that the folded words of s hold all those asked for, in order.
func hasWords(s string, words ...string) bool {
	var buf [128]byte
	found := 0
	for key := range strings.SplitSeq(string(text.AppendFold(buf[:0], s)), " ") {
		if found < len(words) && key == words[found] {
			found++
		}
	}
	return found == len(words)
}
