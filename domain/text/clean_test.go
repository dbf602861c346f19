package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	for _, c := range []struct {
		name, in, want string
		removed        int
	}{
		{"plain name", "ROSSI MARIA", "ROSSI MARIA", 0},
		{"accents stay", "Nicolò D’Angelo Żółć", "Nicolò D’Angelo Żółć", 0},
		{"other scripts stay", "Ελένη Мария 李", "Ελένη Мария 李", 0},
		{"decomposed accent stays", "Nicolo\u0300", "Nicolo\u0300", 0},
		{"empty", "", "", 0},
		{"line break in a quoted field", "via Roma\r\n12\tint. 3", "via Roma 12 int. 3", 0},
		{"lone carriage return", "a\rb", "a b", 0},
		{"no-break space", "DE\u00a0LUCA", "DE LUCA", 0},
		{"colour", "\x1b[31mROSSI\x1b[0m", "ROSSI", 2},
		{"long colour", "\x1b[38;5;196;1mROSSI", "ROSSI", 1},
		{"private parameter", "\x1b[?1049hROSSI", "ROSSI", 1},
		{"intermediate byte", "\x1b[4 qROSSI", "ROSSI", 1},
		{"CSI cut short by the end", "ROSSI\x1b[12", "ROSSI", 1},
		{"CSI cut short by a letter with accent", "\x1b[1èROSSI", "èROSSI", 1},
		{"clipboard, ended by BEL", "RO\x1b]52;c;aGE=\x07SSI", "ROSSI", 1},
		{"title, ended by ST", "RO\x1b]0;titolo\x1b\\SSI", "ROSSI", 1},
		{"title, ended by C1 ST", "RO\x1b]0;titolo\u009cSSI", "ROSSI", 1},
		{"DCS", "RO\x1bP$q\"p\x1b\\SSI", "ROSSI", 1},
		{"APC", "RO\x1b_Gf=24;AAAA\x1b\\SSI", "ROSSI", 1},
		{"PM", "RO\x1b^x\x1b\\SSI", "ROSSI", 1},
		{"SOS", "RO\x1bXx\x1b\\SSI", "ROSSI", 1},
		{"unended string keeps the name", "RO\x1b]0;SSI", "RO0;SSI", 1},
		{"string cut short by another sequence", "\x1b]0;x\x1b[31mROSSI", "0;xROSSI", 2},
		{"string cut short by CAN", "\x1bPx\x18ROSSI", "xROSSI", 2},
		{"character set", "\x1b(0ROSSI\x1b(B", "ROSSI", 2},
		{"reset", "\x1bcROSSI", "ROSSI", 1},
		{"escape at the end", "ROSSI\x1b", "ROSSI", 1},
		{"two escapes", "\x1b\x1b[2JROSSI", "ROSSI", 2},
		{"CSI as C1", "\u009b31mROSSI", "ROSSI", 1},
		{"CSI as a lone byte", "\x9b31mROSSI", "ROSSI", 1},
		{"OSC as C1", "\u009d0;x\u009cROSSI", "ROSSI", 1},
		{"next line as C1", "RO\u0085SSI", "ROSSI", 1},
		{"NUL, bell, backspace, delete", "R\x00O\x07S\x08S\x7fI", "ROSSI", 4},
		{"right-to-left override", "ROSSI\u202eGPJ", "ROSSIGPJ", 1},
		{"isolates and marks", "\u2066R\u2069\u200eO\u200f\u061cSSI", "ROSSI", 5},
		{"zero width", "R\u200bO\u200cS\u200dS\u2060I\ufeff", "ROSSI", 5},
		{"tag characters", "ROSSI\U000e0041\U000e0042", "ROSSI", 2},
		{"variation selector and filler", "R\ufe0fOSSI\u3164", "ROSSI", 2},
		{"line and paragraph separators", "a\u2028b\u2029c", "a b c", 2},
		{"Windows-1252 read as UTF-8", "NICOL\xd2 PIA", "NICOL PIA", 1},
		{"replacement character", "NICOL\ufffd", "NICOL", 1},
		{"overlong and surrogate", "a\xc0\xafb\xed\xa0\x80c", "abc", 5},
		{"private use", "a\ue0b0b", "ab", 1},
		{"four marks stay", "e\u0301\u0302\u0303\u0304x", "e\u0301\u0302\u0303\u0304x", 0},
		{"a tower of marks", "e" + strings.Repeat("\u0301", 40) + "x", "e" + strings.Repeat("\u0301", 4) + "x", 36},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, removed := Clean(c.in)
			if got != c.want || removed != c.removed {
				t.Errorf("Clean(%q) = %q, %d; want %q, %d", c.in, got, removed, c.want, c.removed)
			}
			if IsClean(c.in) != (c.in == c.want) {
				t.Errorf("IsClean(%q) = %v", c.in, IsClean(c.in))
			}
		})
	}
}

func TestCleanBoundsLength(t *testing.T) {
	for _, letter := range []string{"a", "è", "李"} {
		got, removed := Clean(strings.Repeat(letter, 200_000))
		if len(got) > MaxLen || len(got) < MaxLen-3 || removed != 1 || !utf8.ValidString(got) {
			t.Errorf("%q: %d bytes left, %d removed", letter, len(got), removed)
		}
	}
	if got, removed := Clean(strings.Repeat("a", MaxLen)); len(got) != MaxLen || removed != 0 {
		t.Errorf("the longest allowed text was cut to %d", len(got))
	}
}

// Millions of introducers without an end, each of which might scan to the end of
// the text for its terminator: at the square of the length this would not finish.
func TestCleanOfHostileTextStaysLinear(t *testing.T) {
	for _, unit := range []string{"\x1b]", "\x1b]x", "\u009dx", "\x1b[", "\x1b"} {
		in := strings.Repeat(unit, 2<<20/len(unit))
		if got, _ := Clean(in); len(got) > MaxLen {
			t.Errorf("%q: %d bytes left", unit, len(got))
		}
	}
}

func TestCleanTextCostsNothing(t *testing.T) {
	for _, s := range []string{"ROSSI MARIA", "Nicolò D’Angelo"} {
		if n := testing.AllocsPerRun(100, func() { Clean(s) }); n != 0 {
			t.Errorf("Clean(%q): %v allocations", s, n)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"ROSSI", "\x1b[31mè\x1b]0;x\x07", "\u009b1m\u202e\x00\xff", "e\u0301\u0301\u0301\u0301\u0301", "\xc2\xff\x9b", "\r\n\t\u2028", "\u0301\u0301\xff\u0301\u0301\u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, removed := Clean(s)
		if !utf8.ValidString(got) || len(got) > MaxLen {
			t.Fatalf("%q: not bounded UTF-8: %q", s, got)
		}
		for _, r := range got {
			if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == 0x2028 || r == 0x2029 || r == utf8.RuneError {
				t.Fatalf("%q: %U left in %q", s, r, got)
			}
		}
		if again, more := Clean(got); again != got || more != 0 {
			t.Fatalf("%q: second cleaning gave %q, %d", got, again, more)
		}
		if removed == 0 && utf8.RuneCountInString(got) > utf8.RuneCountInString(s) {
			t.Fatalf("%q grew to %q", s, got)
		}
	})
}

func BenchmarkClean(b *testing.B) {
	for _, c := range []struct{ name, in string }{
		{"ascii", "ROSSI MARIA, VIA ROMA 12"}, {"accents", "Nicolò D’Angelo"}, {"hostile", "\x1b[31mROSSI\x1b[0m\u202e"},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Clean(c.in)
			}
		})
	}
}
