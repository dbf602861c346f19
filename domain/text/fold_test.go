package text

import (
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"ROSSI", "rossi"},
		{"  De   Luca ", "de luca"},
		{"D'Angelo", "d angelo"},
		{"D’ANGELO", "d angelo"},
		{"d\u02bcangelo", "d angelo"},
		{"NICOLO'", "nicolo"},
		{"Nicolò", "nicolo"},
		{"Nicolo\u0300", "nicolo"},
		{"ŻÓŁĆ", "zolc"},
		{"Łukasz Đurić Ðóra Søren", "lukasz duric dora soren"},
		{"Groß GROẞ", "gross gross"},
		{"Çelik Işık İnci", "celik isik inci"},
		{"Æsir Œuvre Þór Ĳssel", "aesir oeuvre thor ijssel"},
		{"Müller Ñandú Åse", "muller nandu ase"},
		{"Nguyễn Thị Ánh", "nguyen thi anh"},
		{"Anna-Maria", "anna maria"},
		{"S. Giovanni (PZ)", "s giovanni pz"},
		{"MT7K2Q", "mt7k2q"},
		{"Мария", "мария"},
		{"'-'", ""},
	} {
		if got := Fold(c.in); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.in, got, c.want)
		}
		if !EqualFold(c.in, c.want) {
			t.Errorf("EqualFold(%q, %q) is false", c.in, c.want)
		}
	}
	if EqualFold("ROSSI", "RUSSO") {
		t.Error("ROSSI and RUSSO are one")
	}
}

func TestFoldAllocations(t *testing.T) {
	key := "d angelo maria"
	if n := testing.AllocsPerRun(100, func() { Fold(key) }); n != 0 {
		t.Errorf("a key folded again: %v allocations", n)
	}
	buf := make([]byte, 0, 64)
	if n := testing.AllocsPerRun(100, func() { buf = AppendFold(buf[:0], "D'Àngelo Maria") }); n != 0 {
		t.Errorf("AppendFold: %v allocations", n)
	}
	if n := testing.AllocsPerRun(100, func() { EqualFold("D'Àngelo", "d angelo") }); n != 0 {
		t.Errorf("EqualFold: %v allocations", n)
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"D'Angelo", "Żółć", "  a\u0301 -", "\u212b\u0130ẞ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		key := Fold(s)
		if again := Fold(key); again != key {
			t.Fatalf("%q: %q folds on to %q", s, key, again)
		}
		for _, r := range key {
			if r < utf8.RuneSelf && r != ' ' && !plain(byte(r)) {
				t.Fatalf("%q: %q left in %q", s, r, key)
			}
			if unicode.IsUpper(r) && unicode.ToLower(r) != r {
				t.Fatalf("%q: capital %q left in %q", s, r, key)
			}
		}
	})
}

func BenchmarkFold(b *testing.B) {
	for _, c := range []struct{ name, in string }{{"key", "d angelo maria"}, {"name", "D'ANGELO NICOLÒ"}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Fold(c.in)
			}
		})
	}
}
