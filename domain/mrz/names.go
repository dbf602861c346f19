package mrz

import (
	"strings"
	"unicode"

	"civico/sportello/domain/text"
)

// letters are how zones write a letter that Doc 9303 part 3 section 6 gives more
// letters to, or several ways; the first is what Transliterate writes. Every other
// accented letter loses its accent.
var letters = map[rune][]string{
	'Ä': {"AE", "A"}, 'Å': {"AA", "A"}, 'Æ': {"AE"}, 'Ð': {"D"}, 'Ĳ': {"IJ"}, 'Ñ': {"N", "NXX"},
	'Ö': {"OE", "O"}, 'Ø': {"OE", "O"}, 'Œ': {"OE"}, 'Þ': {"TH"}, 'Ü': {"UE", "U", "UXX"}, 'ẞ': {"SS"}, 'ß': {"SS"},
}

// Transliterate writes a name in the letters of a zone: A-Z, with a filler between
// its words. Apostrophes and points are dropped, hyphens and spaces become fillers.
// Letters of other scripts are dropped.
func Transliterate(name string) string {
	out := make([]byte, 0, len(name)+4)
	gap := false
	for _, r := range name {
		spelled := spellings(r)
		if spelled == nil {
			gap = gap || r == '-' || r == '‐' || r == '–' || unicode.IsSpace(r)
			continue
		}
		if gap && len(out) > 0 {
			out = append(out, '<')
		}
		gap = false
		out = append(out, spelled[0]...)
	}
	return string(out)
}

// spellings are the ways a zone may write a letter, none for what it leaves out.
func spellings(r rune) []string {
	r = unicode.ToUpper(r)
	if r >= 'A' && r <= 'Z' {
		return capital[r-'A']
	}
	if s, ok := letters[r]; ok {
		return s
	}
	if !unicode.IsLetter(r) {
		return nil
	}
	var buf [8]byte
	base := text.AppendFold(buf[:0], string(r))
	for _, b := range base {
		if b < 'a' || b > 'z' {
			return nil
		}
	}
	if len(base) == 0 {
		return nil
	}
	return []string{strings.ToUpper(string(base))}
}

// capital are the single spellings of A to Z.
var capital = func() (c [26][]string) {
	for i := range c {
		c[i] = []string{string(rune('A' + i))}
	}
	return c
}()

// sameName says that the words of a zone, as Document holds them, may be the zone's
// way to write a name. Fillers do not count, for documents differ in writing De Luca
// and D'Angelo. cut says that the zone's end may be missing, and its words short.
func sameName(zone, name string, cut bool) bool {
	bare := strings.ReplaceAll(zone, " ", "")
	if spells(bare, name, cut && bare != "") {
		return true
	}
	return cut && abbreviates(strings.Fields(zone), words(Transliterate(name)))
}

// spells says that zone is name letter by letter, in any spelling of each; prefix,
// that zone may end first. It follows all spellings at once: bit i of at says that
// the letters so far may be the first i of zone.
func spells(zone, name string, prefix bool) bool {
	if len(zone) > 63 { // no line of a zone is
		return false
	}
	at := uint64(1)
	for _, r := range name {
		ways := spellings(r)
		if ways == nil {
			continue
		}
		next := uint64(0)
		for from := range len(zone) + 1 {
			if at&(1<<from) == 0 {
				continue
			}
			for _, way := range ways {
				if strings.HasPrefix(zone[from:], way) {
					next |= 1 << (from + len(way))
				} else if prefix && strings.HasPrefix(way, zone[from:]) {
					return true
				}
			}
		}
		if at = next; at == 0 {
			return false
		}
	}
	return at&(1<<len(zone)) != 0
}

// abbreviates says that each word of a cut zone begins the next word of the name.
func abbreviates(zone []string, name string) bool {
	full := strings.Fields(name)
	if len(zone) == 0 || len(zone) > len(full) {
		return false
	}
	for i, w := range zone {
		if !strings.HasPrefix(full[i], w) {
			return false
		}
	}
	return true
}
