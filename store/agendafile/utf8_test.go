package agendafile

import "testing"

// However the bytes come, a text is UTF-8 or it is not; a calendar's lines are joined
// before they are judged.
func TestUTF8InPieces(t *testing.T) {
	for in, want := range map[string][2]bool{ // plain, folded
		"":                                  {true, true},
		"FORLÌ €\r\n\U0001f600":             {true, true},
		"FORL\xc3\r\n \x8c":                 {false, true},
		"FORL\xc3\n\t\x8c":                  {false, true},
		"\xf0\r\r\n \x9f\n \x98\r\n\t\x80!": {false, true},
		"FORL\xc3\r\n\x8c":                  {false, false},
		"FORL\xc3\n\n \x8c":                 {false, false},
		"FORL\xc3 \n\x8c":                   {false, false},
		"FORL\xc3\r \x8c":                   {false, false},
		"FORL\xc3\r\n ":                     {false, false},
		"FORL\xcc":                          {false, false},
	} {
		for _, size := range []int{1, 2, 3, 100} {
			for i, folded := range []bool{false, true} {
				c := utf8Check{folded: folded}
				for rest := []byte(in); len(rest) > 0; {
					n := min(size, len(rest))
					c.add(rest[:n])
					rest = rest[n:]
				}
				if c.valid() != want[i] {
					t.Errorf("%q by %d, folded %v: %v", in, size, folded, c.valid())
				}
			}
		}
	}
}
