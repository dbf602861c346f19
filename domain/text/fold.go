package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold gives the key under which s is stored for searching and compared: small
// Latin letters without accents (ł, ø, đ, ß, ı, æ, œ as l, o, d, ss, i, ae, oe),
// digits, and single spaces for whatever else stood between them, none at the
// ends: "D'Angelo", "d’angelo" and "D ANGELO" are one. An apostrophe that ends a
// word is how typewriters accent it: "NICOLO'" is "nicolò". Letters of other
// scripts keep their script, in lower case. Folding a key gives the same key,
// without allocation.
func Fold(s string) string {
	if folded(s) {
		return s
	}
	var buf [64]byte
	return string(AppendFold(buf[:0], s))
}

// AppendFold appends Fold(s) to dst; it allocates only to grow dst.
func AppendFold(dst []byte, s string) []byte {
	start := len(dst)
	gap := false // a space is due before the next letter
	for i := 0; i < len(s); {
		b := s[i]
		if b < utf8.RuneSelf {
			i++
			if b >= 'A' && b <= 'Z' {
				b += 'a' - 'A'
			}
			if !plain(b) {
				gap = true
				continue
			}
			dst = append(separate(dst, start, gap), b)
			gap = false
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if isMark(r) {
			continue
		}
		r = unicode.ToLower(r)
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) || unicode.Is(unicode.Lm, r) {
			gap = true // Lm holds apostrophes that count as letters
			continue
		}
		dst = separate(dst, start, gap)
		gap = false
		if base, ok := latin[r]; ok {
			dst = append(dst, base...)
		} else {
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

// EqualFold says that two texts have the same key.
func EqualFold(a, b string) bool {
	if a == b {
		return true
	}
	var bufA, bufB [64]byte
	return string(AppendFold(bufA[:0], a)) == string(AppendFold(bufB[:0], b))
}

func separate(dst []byte, start int, gap bool) []byte {
	if gap && len(dst) > start {
		return append(dst, ' ')
	}
	return dst
}

// folded says that s is a key already, in ASCII.
func folded(s string) bool {
	for i := range len(s) {
		b := s[i]
		if !plain(b) && (b != ' ' || i == 0 || i == len(s)-1 || s[i-1] == ' ') {
			return false
		}
	}
	return true
}

func plain(b byte) bool { return b >= 'a' && b <= 'z' || b >= '0' && b <= '9' }

func table(lines string) map[rune]string {
	m := make(map[rune]string, 512)
	for line := range strings.Lines(lines) {
		base, letters, _ := strings.Cut(strings.TrimSpace(line), " ")
		for _, r := range letters {
			m[r] = base
		}
	}
	return m
}
